// Changes behind the program's back that are easily overlooked: rows without their parent, words that nobody knows, hashes and
// numbers that read as before. Each is made, looked at and undone inside one transaction.
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using voices::Rating;

struct Case {
  db::Sql sql;
  const char* what;
};

class VerifyTables : public World {
 protected:
  // A matter from voice to rating, with a row in every table; and a second one, fresh.
  void Live() {
    auto voice = Speak("食堂晚班没有热菜");
    auto matter = Make(coordinator, {voice});
    Decide(matter);
    Answer(clerk, matter);
    Rate(voice, Rating::kNot);
    Do(cook, matter, [](const Act& act) {
      return AnswerMatter(act, {voices::Outcome::kExplained, "再答", {}});
    });
    Do(coordinator, matter,
       [](const Act& act) { return VerifyMatter(act, Rating::kPartly, "问过"); });
    Make(coordinator, {Speak("第二件")});
    Must([&](db::Transaction& tx) -> Status {
      return voices::NoteVoice(tx, Now(true), TRY(voices::GetVoice(tx, org, Speaking(tx))), "补充")
                 ? Status()
                 : Status(NotFound());
    });
    ASSERT_EQ(Findings(), "");
  }
  VoiceId Speaking(db::Reader& reader) const {
    VoiceId id;
    EXPECT_TRUE(reader.Each("SELECT id FROM voice WHERE org_id = $1", {org},
                            [&](const db::Row& row) { id = row.IdAs<VoiceId>(0); }));
    return id;
  }
  std::string After(db::Sql sql) {
    std::string found;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      EXPECT_GT(TRY(tx.Run(sql, {org})), 0) << sql.text();
      auto sources = voices::VerifySources();
      for (auto& source : VerifySources()) sources.push_back(source);
      for (auto& source : deadlines::VerifySources()) sources.push_back(source);
      found.clear();
      for (const auto& f : TRY(journal::VerifyJournal(tx, org, keys, sources, {})).findings)
        found += f.table + ": " + f.problem + "\n";
      return NotFound();
    });
    EXPECT_EQ(undone.error().code, ErrorCode::kNotFound) << undone.error().detail;
    return found;
  }
};

TEST_F(VerifyTables, RowsWithoutTheirParentAreNamed) {
  Live();
  const Case cases[] = {
      {"INSERT INTO voice_text (org_id, voice_id, title, body) VALUES ($1, $1, NULL, 'x')",
       "voice_text"},
      {"INSERT INTO voice_speaker (org_id, voice_id, person_id, name, contact) VALUES ($1, $1, "
       "NULL, 'x', NULL)",
       "voice_speaker"},
      {"INSERT INTO voice_note (org_id, id, voice_id, seq, body, noted_on) VALUES ($1, $1, $1, 1, "
       "'x', '2026-03-02')",
       "voice_note"},
      {"INSERT INTO voice_answer (org_id, id, voice_id, seq, matter_id, round, outcome, body, "
       "reason, answered_by, unit_id, answered_on, due_on) VALUES ($1, $1, $1, 1, NULL, 1, "
       "'explained', 'x', NULL, $1, $1, '2026-03-02', '2026-03-02')",
       "voice_answer"},
      {"INSERT INTO voice_rating (org_id, id, voice_id, round, rating, comment, rated_on) VALUES "
       "($1, $1, $1, 1, 'satisfied', NULL, '2026-03-02')",
       "voice_rating"},
      {"INSERT INTO voice_remark (org_id, voice_id, seq, kind, body, author_id, made_on) VALUES "
       "($1, $1, 1, 'declined', 'x', $1, '2026-03-02')",
       "voice_remark"},
      {"INSERT INTO import_row (org_id, source, source_id, digest, occurrence, voice_id, "
       "source_time, seq) VALUES ($1, 'x', '1', (SELECT mac FROM journal WHERE org_id = $1 LIMIT "
       "1), 1, $1, NULL, 1)",
       "import_row"},
      {"INSERT INTO matter_progress (org_id, id, matter_id, seq, body, percent, author_id, at) "
       "VALUES ($1, $1, $1, 1, 'x', 1, $1, 1)",
       "matter_progress"},
      {"INSERT INTO matter_answer (org_id, id, matter_id, seq, round, outcome, body, author_id, "
       "at, answered_on, due_on) VALUES ($1, $1, $1, 1, 1, 'explained', 'x', $1, 1, "
       "'2026-03-02', '2026-03-02')",
       "matter_answer"},
      {"INSERT INTO matter_check (org_id, id, matter_id, seq, round, result, note, checked_by, at) "
       "VALUES ($1, $1, $1, 1, 1, 'satisfied', 'x', $1, 1)",
       "matter_check"},
      {"INSERT INTO matter_remark (org_id, matter_id, seq, kind, body, author_id, made_on) VALUES "
       "($1, $1, 1, 'returned', 'x', $1, '2026-03-02')",
       "matter_remark"},
      {"INSERT INTO matter_deadline_step (org_id, matter_id, seq, due_seq, kind, on_date, days, "
       "reason, decided_by, recorded_by) VALUES ($1, $1, 1, 1, 'extend', '2026-03-02', 1, 'x', "
       "$1, $1)",
       "matter_deadline_step"},
      {"INSERT INTO calendar_year (org_id, year, id, version, holidays, workdays, basis, "
       "changed_at, k) VALUES ($1, 2026, $1, 1, '', '', 'x', 1, (SELECT mac FROM journal WHERE "
       "org_id = $1 LIMIT 1))",
       "calendar_year"},
      {"INSERT INTO deadline_rule (org_id, name, version, id, count, day_unit, basis, extend_by, "
       "extend_days, levels, made_at, k) VALUES ($1, 'accept_voice', 2, $1, 9, 'working', 'x', "
       "'leader', 0, '', 1, (SELECT mac FROM journal WHERE org_id = $1 LIMIT 1))",
       "deadline_rule"},
      {"INSERT INTO publication (org_id, matter_id, question, measures, published_on, "
       "published_by, revision) VALUES ($1, $1, 'x', 'x', '2026-03-02', $1, 1)",
       "publication"},
      {"INSERT INTO publication_revision (org_id, matter_id, seq, kind, question, measures, marks, "
       "made_on, made_by) VALUES ($1, $1, 1, 'published', 'x', 'x', 0, '2026-03-02', $1)",
       "publication_revision"},
      {"INSERT INTO matter_unresolved (org_id, matter_id, class, reason, set_on, set_by) VALUES "
       "($1, $1, 'x', 'x', '2026-03-02', $1)",
       "matter_unresolved"},
  };
  for (const auto& [sql, table] : cases)
    EXPECT_EQ(After(sql), std::string(table) + ": does not follow from the journal\n");
}

TEST_F(VerifyTables, WordsThatNobodyKnowsAreNamed) {
  Live();
  const Case cases[] = {
      {"UPDATE voice SET identity = 'x' WHERE org_id = $1", "identity"},
      {"UPDATE voice SET rating = 'x' WHERE org_id = $1 AND rating = 'unrated'", "rating"},
      {"UPDATE voice_answer SET outcome = 'x' WHERE org_id = $1 AND outcome = 'explained'",
       "outcome"},
      {"UPDATE voice_rating SET rating = 'x' WHERE org_id = $1", "rating"},
      {"UPDATE matter SET track = 'x' WHERE org_id = $1 AND track IS NULL", "track"},
      {"UPDATE matter SET outcome = 'x' WHERE org_id = $1 AND outcome IS NULL", "outcome"},
      {"UPDATE matter SET level = 'unit' WHERE org_id = $1 AND solution IS NULL", "level"},
      {"UPDATE matter SET lead_unit_id = $1 WHERE org_id = $1 AND solution IS NULL",
       "lead_unit_id"},
      {"UPDATE matter SET decided_on = '2026-03-02' WHERE org_id = $1 AND solution IS NULL",
       "decided_on"},
      {"UPDATE matter SET decided_due_on = '2026-03-02' WHERE org_id = $1 AND solution IS NULL",
       "decided_due_on"},
      {"UPDATE matter SET decided_due_on = '2026-03-02' WHERE org_id = $1 AND solution IS NOT NULL",
       "decided_due_on"},
      {"UPDATE matter SET expected_outcome = 'x' WHERE org_id = $1 AND solution IS NOT NULL",
       "expected_outcome"},
      {"UPDATE matter_answer SET outcome = 'x' WHERE org_id = $1 AND outcome = 'explained'",
       "outcome"},
      {"UPDATE matter_check SET result = 'x' WHERE org_id = $1", "result"},
      {"UPDATE voice SET code_hash = k WHERE org_id = $1", "code"},
  };
  for (const auto& [sql, column] : cases) {
    std::string found = After(sql);
    EXPECT_NE(found.find(std::string("differs from the journal in ") + column + "\n"),
              std::string::npos)
        << sql.text() << "\n"
        << found;
  }
}

TEST_F(VerifyTables, ATextRewrittenTogetherWithItsMacIsNamed) {
  Live();
  // k lies in the row, so whoever changes the text can make the MAC that the journal should have; not the entry's seal.
  std::string found = After(
      "UPDATE journal SET changes = replace(changes, '\"state\"', '\"state\" ') WHERE org_id = $1 "
      "AND kind = 'voice.submitted'");
  EXPECT_EQ(found, "journal: differs from its seal\njournal: differs from its seal\n");
}

}  // namespace
}  // namespace huiyin::matters
