#include "matters/matter_store.hpp"

#include "matters/matter_rows.hpp"
#include "matters/open_tally.hpp"
#include "matters/tally.hpp"

namespace huiyin::matters {

using voices::kOutcomes;
using voices::kRatings;

namespace {

// The columns of a decision as parameters, all null before there is one.
struct DecisionParams {
  std::optional<std::string_view> solution, level, expected_outcome;
  std::optional<UnitId> lead_unit;
  std::optional<PersonId> owner, stand_in, decided_by, recorded_by;
  std::optional<LocalDate> decided_on, due_on;

  explicit DecisionParams(const std::optional<Decision>& d) {
    if (!d) return;
    solution = d->solution;
    level = people::ToString(d->level);
    expected_outcome = kOutcomes.Text(d->expected_outcome);
    lead_unit = d->lead_unit;
    owner = d->owner;
    stand_in = d->stand_in;
    decided_by = d->decided_by;
    recorded_by = d->recorded_by;
    decided_on = d->decided_on;
    due_on = d->due_on;
  }
};

// The figures count it and its voices anew (migrations/0023_figures.sql).
Status MarkUncounted(db::Transaction& tx, const OrgId& org, const MatterId& id) {
  return tx.Queue(
      "INSERT INTO uncounted (org_id, what, id) VALUES ($1, 'matter', $2) ON CONFLICT (org_id, "
      "what, id) DO NOTHING",
      {org, id});
}

std::optional<std::string_view> OutcomeText(const Matter& m) {
  if (!m.outcome) return std::nullopt;
  return kOutcomes.Text(*m.outcome);
}
std::optional<std::string_view> TrackText(const Matter& m) {
  if (!m.track) return std::nullopt;
  return kTracks.Text(*m.track);
}

}  // namespace

Result<std::int64_t> NextNumber(db::Transaction& tx, const OrgId& org) {
  TRY(
      tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'matter', 0) ON CONFLICT "
             "(org_id, name) DO NOTHING",
             {org}));
  TRY(tx.Run("UPDATE counter SET value = value + 1 WHERE org_id = $1 AND name = 'matter'", {org}));
  return tx.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'matter'", {org});
}

Status InsertMatter(db::Transaction& tx, const OrgId& org, const Matter& m) {
  TRY(tx.Run(
      "INSERT INTO matter (org_id, id, version, number, state, question, unit_id, track, "
      "owner_id, due_on, percent, round, "
      "created_by, created_on, changed_by, changed_at, k, due_seq, due_rule, due_rule_version, "
      "due_start, due_count, due_unit, due_chosen, offered_to_id) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
      "$18, $19, $20, $21, $22, $23, $24, $25)",
      {org,
       m.id,
       m.version,
       m.number,
       kMatterStates.Text(m.state),
       m.question,
       m.unit,
       TrackText(m),
       m.owner,
       m.due_on,
       m.percent,
       m.round,
       m.created_by,
       m.created_on,
       m.changed_by,
       m.changed_at,
       db::ByteView(m.k),
       m.due.seq,
       deadlines::kRuleNames.Text(m.due.rule),
       m.due.rule_version,
       m.due.start,
       m.due.count,
       kDayUnits.Text(m.due.unit),
       m.due.chosen,
       m.offered_to}));
  TRY(MarkUncounted(tx, org, m.id));
  return RetallyOpen(tx, org, m.id);
}

Result<std::int64_t> UpdateMatter(db::Transaction& tx, const OrgId& org, const Matter& m,
                                  std::int64_t expected_version) {
  DecisionParams d(m.decision);
  auto rows = TRY(tx.Run(
      "UPDATE matter SET version = $3, state = $4, owner_id = $5, due_on = $6, percent = $7, round "
      "= $8, outcome = $9, solution = $10, "
      "level = $11, lead_unit_id = $12, lead_owner_id = $13, stand_in_id = $14, expected_outcome = "
      "$15, decided_by = $16, "
      "recorded_by = $17, decided_on = $18, answered_on = $19, closed_on = $20, changed_by = $21, "
      "changed_at = $22, track = $24, offered_to_id = $25, raised_to_id = $26, due_seq = $27, "
      "due_rule = $28, "
      "due_rule_version = $29, due_start = $30, due_count = $31, due_unit = $32, due_chosen = $33, "
      "paused_on = $34, paused_until = $35, decided_due_on = $36 "
      "WHERE org_id = $1 AND id = $2 AND version = $23",
      {org,
       m.id,
       m.version,
       kMatterStates.Text(m.state),
       m.owner,
       m.due_on,
       m.percent,
       m.round,
       OutcomeText(m),
       d.solution,
       d.level,
       d.lead_unit,
       d.owner,
       d.stand_in,
       d.expected_outcome,
       d.decided_by,
       d.recorded_by,
       d.decided_on,
       m.answered_on,
       m.closed_on,
       m.changed_by,
       m.changed_at,
       expected_version,
       TrackText(m),
       m.offered_to,
       m.raised_to,
       m.due.seq,
       deadlines::kRuleNames.Text(m.due.rule),
       m.due.rule_version,
       m.due.start,
       m.due.count,
       kDayUnits.Text(m.due.unit),
       m.due.chosen,
       m.due.paused_on,
       m.due.paused_until,
       d.due_on}));
  if (rows == 0) return rows;
  TRY(RetallyMatter(tx, org, m.id));
  TRY(RetallyOpen(tx, org, m.id));
  TRY(MarkUncounted(tx, org, m.id));
  return rows;
}

Status InsertLink(db::Transaction& tx, const OrgId& org, const LinkRow& l) {
  TRY(
      tx.Run("INSERT INTO matter_voice (org_id, matter_id, voice_id, linked_on, linked_by, "
             "answered_round) VALUES ($1, $2, $3, $4, $5, $6)",
             {org, l.matter, l.voice, l.linked_on, l.linked_by, l.answered_round}));
  TRY(MarkUncounted(tx, org, l.matter));
  TRY(TallyOpenVoices(tx, org, l.matter, 1));
  return TallyLink(tx, org, l.matter, l.voice, 1);
}

Status UpdateLink(db::Transaction& tx, const OrgId& org, const LinkRow& l) {
  TRY(
      tx.Run("UPDATE matter_voice SET answered_round = $4 WHERE org_id = $1 AND matter_id = $2 AND "
             "voice_id = $3",
             {org, l.matter, l.voice, l.answered_round}));
  return MarkUncounted(tx, org, l.matter);
}

Status DeleteLink(db::Transaction& tx, const OrgId& org, const MatterId& matter,
                  const VoiceId& voice) {
  auto rows =
      TRY(tx.Run("DELETE FROM matter_voice WHERE org_id = $1 AND matter_id = $2 AND voice_id = $3",
                 {org, matter, voice}));
  if (rows == 0) return {};
  TRY(MarkUncounted(tx, org, matter));
  TRY(
      tx.Queue("INSERT INTO uncounted (org_id, what, id) VALUES ($1, 'voice', $2) ON CONFLICT "
               "(org_id, what, id) DO NOTHING",
               {org, voice}));
  TRY(TallyOpenVoices(tx, org, matter, -1));
  return TallyLink(tx, org, matter, voice, -1);
}

Status InsertProgress(db::Transaction& tx, const OrgId& org, const Progress& p) {
  TRY(
      tx.Run("INSERT INTO matter_progress (org_id, id, matter_id, seq, body, percent, author_id, "
             "at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
             {org, p.id, p.matter, p.seq, p.body, p.percent, p.author, p.at}));
  return {};
}

Status InsertMatterAnswer(db::Transaction& tx, const OrgId& org, const MatterAnswer& a) {
  TRY(tx.Run(
      "INSERT INTO matter_answer (org_id, id, matter_id, seq, round, outcome, body, author_id, at, "
      "answered_on, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {org, a.id, a.matter, a.seq, a.round, kOutcomes.Text(a.outcome), a.body, a.author, a.at, a.on,
       a.due_on}));
  TRY(MarkUncounted(tx, org, a.matter));
  return RetallyMatter(tx, org, a.matter);
}

Status InsertCheck(db::Transaction& tx, const OrgId& org, const Check& c) {
  TRY(tx.Run(
      "INSERT INTO matter_check (org_id, id, matter_id, seq, round, result, note, checked_by, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {org, c.id, c.matter, c.seq, c.round, kRatings.Text(c.result), c.note, c.by, c.at}));
  return MarkUncounted(tx, org, c.matter);
}

Status InsertMatterRemark(db::Transaction& tx, const OrgId& org, const MatterRemark& r) {
  TRY(
      tx.Run("INSERT INTO matter_remark (org_id, matter_id, seq, kind, body, author_id, made_on) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7)",
             {org, r.matter, r.seq, r.kind, r.body, r.author, r.on}));
  return {};
}

}  // namespace huiyin::matters
