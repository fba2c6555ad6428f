// Each table's image for the journal and for verify, and the sources that walk the tables.
#include "matters/duty_store.hpp"
#include "matters/matter_deadline.hpp"
#include "matters/matter_rows.hpp"
#include "matters/matter_store.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {

using journal::Image;
using voices::kOutcomes;
using voices::kRatings;

std::string PairRow(const MatterId& matter, const Uuid& other) {
  return matter.ToString() + "/" + other.ToString();
}

Image Describe(const Matter& m) {
  Image image("matter", m.id.ToString());
  std::optional<std::string> track, outcome;
  if (m.track) track = std::string(kTracks.Text(*m.track));
  if (m.outcome) outcome = std::string(kOutcomes.Text(*m.outcome));
  image.Number("version", m.version)
      .Number("number", m.number)
      .Code("state", kMatterStates.Text(m.state))
      .Text("question", m.question, m.k)
      .Ref("unit_id", m.unit)
      .Code("track", track)
      .Ref("owner_id", m.owner)
      .Date("due_on", m.due_on)
      .Number("due_seq", m.due.seq)
      .Code("due_rule", deadlines::kRuleNames.Text(m.due.rule))
      .Number("due_rule_version", m.due.rule_version)
      .Date("due_start", m.due.start)
      .Number("due_count", std::int64_t{m.due.count})
      .Code("due_unit", kDayUnits.Text(m.due.unit))
      .Date("due_chosen", m.due.chosen)
      .Date("paused_on", m.due.paused_on)
      .Date("paused_until", m.due.paused_until)
      .Number("percent", m.percent)
      .Number("round", m.round)
      .Code("outcome", outcome);
  if (m.decision) {
    const Decision& d = *m.decision;
    image.Text("solution", d.solution, m.k)
        .Code("level", people::ToString(d.level))
        .Ref("lead_unit_id", d.lead_unit)
        .Ref("lead_owner_id", d.owner)
        .Ref("stand_in_id", d.stand_in)
        .Code("expected_outcome", kOutcomes.Text(d.expected_outcome))
        .Ref("decided_by", d.decided_by)
        .Ref("recorded_by", d.recorded_by)
        .Date("decided_on", d.decided_on)
        .Date("decided_due_on", d.due_on);
  } else {
    for (auto column :
         {"solution", "level", "lead_unit_id", "lead_owner_id", "stand_in_id", "expected_outcome",
          "decided_by", "recorded_by", "decided_on", "decided_due_on"}) {
      image.Null(column);
    }
  }
  image.Date("answered_on", m.answered_on)
      .Date("closed_on", m.closed_on)
      .Ref("created_by", m.created_by)
      .Date("created_on", m.created_on)
      .Ref("changed_by", m.changed_by)
      .Time("changed_at", m.changed_at)
      .Ref("offered_to_id", m.offered_to)
      .Ref("raised_to_id", m.raised_to);
  return image;
}

Image Describe(const LinkRow& l) {
  Image image("matter_voice", PairRow(l.matter, l.voice.uuid()));
  image.Date("linked_on", l.linked_on)
      .Ref("linked_by", l.linked_by)
      .Number("answered_round", l.answered_round);
  return image;
}

Image Describe(const Progress& p, const Digest& k) {
  Image image("matter_progress", p.id.ToString());
  image.Ref("matter_id", p.matter)
      .Number("seq", p.seq)
      .Text("body", p.body, k)
      .Number("percent", p.percent)
      .Ref("author_id", p.author)
      .Time("at", p.at);
  return image;
}

Image Describe(const MatterAnswer& a, const Digest& k) {
  Image image("matter_answer", a.id.ToString());
  image.Ref("matter_id", a.matter)
      .Number("seq", a.seq)
      .Number("round", a.round)
      .Code("outcome", kOutcomes.Text(a.outcome))
      .Text("body", a.body, k)
      .Ref("author_id", a.author)
      .Time("at", a.at)
      .Date("answered_on", a.on)
      .Date("due_on", a.due_on);
  return image;
}

Image Describe(const Check& c, const Digest& k) {
  Image image("matter_check", c.id.ToString());
  image.Ref("matter_id", c.matter)
      .Number("seq", c.seq)
      .Number("round", c.round)
      .Code("result", kRatings.Text(c.result))
      .Text("note", c.note, k)
      .Ref("checked_by", c.by)
      .Time("at", c.at);
  return image;
}

Image Describe(const MatterRemark& r, const Digest& k) {
  Image image("matter_remark", r.matter.ToString() + "/" + std::to_string(r.seq));
  image.Code("kind", std::string_view(r.kind))
      .Text("body", r.body, k)
      .Ref("author_id", r.author)
      .Date("made_on", r.on);
  return image;
}

namespace {

// What walks the tables for verify must hide nothing: rows without their matter are given too (their k is then zeros), and codes
// as they stand in the table. Without a solution there is no decision to read: whatever is left of one is named all the same.
Image AsItStands(const db::Row& row) {
  Image image = Describe(ReadMatter(row));
  image.Stands("state", row.MaybeString(3))
      .Stands("track", row.MaybeString(6))
      .Stands("outcome", row.MaybeString(11))
      .Stands("due_rule", row.MaybeString(31))
      .Stands("due_unit", row.MaybeString(35))
      .Stands("level", row.MaybeString(13))
      .Stands("expected_outcome", row.MaybeString(17));
  if (!row.IsNull(12)) return image;
  constexpr std::pair<const char*, int> kRest[] = {
      {"lead_unit_id", 14}, {"lead_owner_id", 15}, {"stand_in_id", 16},   {"decided_by", 18},
      {"recorded_by", 19},  {"decided_on", 20},    {"decided_due_on", 39}};
  for (const auto& [column, at] : kRest) {
    if (!row.IsNull(at)) image.Stands(column, "without a solution");
  }
  return image;
}

Status EachMatter(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong("SELECT " HUIYIN_MATTER_COLUMNS " FROM matter m WHERE m.org_id = $1",
                           {org}, [&](const db::Row& row) { each(AsItStands(row)); });
}

Status EachLink(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT matter_id, voice_id, linked_on, linked_by, answered_round FROM matter_voice WHERE "
      "org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(LinkRow{row.IdAs<MatterId>(0), row.IdAs<VoiceId>(1), row.Date(2),
                              row.IdAs<PersonId>(3), row.Int(4)}));
      });
}

#define HUIYIN_WITH_K(columns, table)                \
  "SELECT m.k, x.matter_id, " columns " FROM " table \
  " x LEFT JOIN matter m ON m.org_id = x.org_id AND m.id = x.matter_id WHERE x.org_id = $1"

Status EachProgress(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_WITH_K("x.id, x.seq, x.body, x.percent, x.author_id, x.at", "matter_progress"), {org},
      [&](const db::Row& row) {
        each(Describe(Progress{row.IdAs<Id<ProgressTag>>(2), row.IdAs<MatterId>(1), row.Int(3),
                               row.String(4), row.Int(5), row.IdAs<PersonId>(6), row.Time(7)},
                      ReadDigest(row.Bytes(0))));
      });
}

Status EachAnswer(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_WITH_K("x.id, x.seq, x.round, x.outcome, x.body, x.author_id, x.at, x.answered_on, "
                    "x.due_on",
                    "matter_answer"),
      {org}, [&](const db::Row& row) {
        each(Describe(
                 MatterAnswer{
                     row.IdAs<Id<MatterAnswerTag>>(2), row.IdAs<MatterId>(1), row.Int(3),
                     row.Int(4), kOutcomes.Parse(row.Text(5)).value_or(voices::Outcome::kExplained),
                     row.String(6), row.IdAs<PersonId>(7), row.Time(8), row.Date(9), row.Date(10)},
                 ReadDigest(row.Bytes(0)))
                 .Stands("outcome", row.MaybeString(5)));
      });
}

Status EachCheck(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_WITH_K("x.id, x.seq, x.round, x.result, x.note, x.checked_by, x.at", "matter_check"),
      {org}, [&](const db::Row& row) {
        each(
            Describe(Check{row.IdAs<Id<CheckTag>>(2), row.IdAs<MatterId>(1), row.Int(3), row.Int(4),
                           kRatings.Parse(row.Text(5)).value_or(voices::Rating::kUnrated),
                           row.String(6), row.IdAs<PersonId>(7), row.Time(8)},
                     ReadDigest(row.Bytes(0)))
                .Stands("result", row.MaybeString(5)));
      });
}

Status EachRemark(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_WITH_K("x.seq, x.kind, x.body, x.author_id, x.made_on", "matter_remark"), {org},
      [&](const db::Row& row) {
        each(Describe(MatterRemark{row.IdAs<MatterId>(1), row.Int(2), row.String(3), row.String(4),
                                   row.IdAs<PersonId>(5), row.Date(6)},
                      ReadDigest(row.Bytes(0))));
      });
}

}  // namespace

std::vector<journal::TableSource> VerifySources() {
  std::vector<journal::TableSource> sources{{"matter", EachMatter},
                                            {"matter_voice", EachLink},
                                            {"matter_progress", EachProgress},
                                            {"matter_answer", EachAnswer},
                                            {"matter_check", EachCheck},
                                            {"matter_remark", EachRemark},
                                            {"matter_deadline_step", EachDueStep}};
  for (auto& source : PublicationSources()) sources.push_back(std::move(source));
  for (auto& source : DutySources()) sources.push_back(std::move(source));
  return sources;
}

}  // namespace huiyin::matters
