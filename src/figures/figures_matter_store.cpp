// Matters, counted and listed by the same facts.
#include "figures/figures_store.hpp"
#include "figures/first_voices_store.hpp"
#include "matters/matters.hpp"

namespace huiyin::figures {
namespace {

using voices::Rating;

#define HUIYIN_MATTER_LATE \
  "m.answered_on IS NOT NULL AND (SELECT " HUIYIN_FLAG("a.answered_on > a.due_on")               \
  " FROM matter_answer a WHERE a.org_id = $1 AND a.matter_id = m.id ORDER BY a.seq DESC LIMIT "  \
  "1) = 1"

#define HUIYIN_MATTER_FACTS(campaign) \
  "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE                                                           \
  "SELECT m.id, m.created_on, coalesce(m.lead_unit_id, m.unit_id), m.state, m.number, "           \
  HUIYIN_FLAG("m.due_on < $6") ", " HUIYIN_FLAG("m.answered_on IS NOT NULL") ", "                 \
  HUIYIN_FLAG(HUIYIN_MATTER_LATE)                                                                 \
  ", (SELECT c.result FROM matter_check c WHERE c.org_id = $1 AND c.matter_id = m.id ORDER BY "   \
  "c.seq DESC LIMIT 1), m.track, m.level, m.outcome FROM matter m "                               \
  "WHERE m.org_id = $1 AND ($2 IS NULL OR m.unit_id IN (SELECT id FROM oversees) "                \
  "OR m.lead_unit_id IN (SELECT id FROM hears)) AND ($3 IS NULL OR coalesce(m.lead_unit_id, "     \
  "m.unit_id) IN (SELECT id FROM within)) AND ($4 IS NULL OR m.created_on >= $4) AND ($5 IS "     \
  "NULL OR m.created_on <= $5)" campaign
enum Column : int {
  kId,
  kOn,
  kUnit,
  kState,
  kNumber,
  kPast,
  kAnswered,
  kLate,
  kChecked,
  kTrack,
  kLevel,
  kOutcome
};

Status EachMatter(db::Reader& reader, const OrgId& org, const Asked& a,
                  const db::RowFunction& row) {
  if (a.campaign) {
    return reader.Each(HUIYIN_MATTER_FACTS(" AND m.id IN " HUIYIN_CAMPAIGN_MATTERS("$7")),
                       {org, a.reader, a.unit, a.from, a.to, a.today, a.campaign}, row);
  }
  return reader.Each(HUIYIN_MATTER_FACTS(""), {org, a.reader, a.unit, a.from, a.to, a.today}, row);
}

RawKey KeyOf(Dimension by, const db::Row& row, const FirstVoices& first) {
  if (FirstVoices::IsVoiceKey(by)) return first.Of(row.IdAs<MatterId>(kId), by);
  if (by == Dimension::kUnit) return RawId(row, kUnit);
  if (by == Dimension::kTrack) return RawText(row, kTrack);
  if (by == Dimension::kLevel) return RawText(row, kLevel);
  return row.Int(kAnswered) == 1 ? RawText(row, kOutcome) : std::nullopt;
}

// What one matter counts in.
MatterTally OneMatter(const db::Row& row) {
  auto state =
      matters::kMatterStates.Parse(row.Text(kState)).value_or(matters::MatterState::kReceived);
  bool open = matters::IsOpen(state);
  bool answered = row.Int(kAnswered) == 1;
  MatterTally one;
  one[MatterFigure::kMade] = 1;
  one[MatterFigure::kOpen] = open ? 1 : 0;
  one[MatterFigure::kOverdue] = open ? row.Int(kPast) : 0;
  if (answered) {
    one[MatterFigure::kAnswered] = 1;
    one[row.Int(kLate) == 1 ? MatterFigure::kLate : MatterFigure::kOnTime] = 1;
  }
  one[MatterFigure::kDissolved] = state == matters::MatterState::kClosed && !answered ? 1 : 0;
  auto checked = voices::kRatings.Parse(row.Text(kChecked));  // nothing for a null
  if (checked == Rating::kSatisfied) one[MatterFigure::kCheckedSatisfied] = 1;
  if (checked == Rating::kPartly) one[MatterFigure::kCheckedPartly] = 1;
  if (checked == Rating::kNot) one[MatterFigure::kCheckedNot] = 1;
  return one;
}

}  // namespace

Result<std::vector<std::map<Key, MatterTally>>> CountMatters(db::Reader& reader, const OrgId& org,
                                                             const Asked& asked,
                                                             std::span<const Dimension> by) {
  auto first = TRY(FirstVoices::Read(reader, org, asked, by));
  std::vector<SumsByKey<MatterTally>> sums(by.size());
  TRY(EachMatter(reader, org, asked, [&](const db::Row& row) {
    auto one = OneMatter(row);
    for (std::size_t i = 0; i < by.size(); ++i) sums[i].Add(KeyOf(by[i], row, first), one);
  }));
  std::vector<std::map<Key, MatterTally>> tables;
  for (std::size_t i = 0; i < by.size(); ++i) tables.push_back(sums[i].Take(by[i]));
  return tables;
}

Result<std::vector<Line>> MattersBehind(db::Reader& reader, const OrgId& org, const Asked& asked,
                                        MatterFigure figure, const Behind& behind,
                                        const PageOf& page) {
  auto first = TRY(FirstVoices::Read(reader, org, asked, std::span(&asked.by, 1)));
  KeyFilter filter(asked.by, behind);
  FirstLines lines_of(page);
  TRY(EachMatter(reader, org, asked, [&](const db::Row& row) {
    if (OneMatter(row)[figure] == 0 || !filter.Takes(KeyOf(asked.by, row, first))) return;
    lines_of.Offer({row.IdAs<MatterId>(kId).uuid(),
                    row.Int(kNumber),
                    {},
                    row.String(kState),
                    row.IdAs<UnitId>(kUnit),
                    row.Date(kOn)});
  }));
  auto lines = lines_of.Take();
  for (Line& line : lines) {
    TRY(reader.Each("SELECT m.question FROM matter m WHERE m.org_id = $1 AND m.id = $2",
                    {org, line.id}, [&](const db::Row& row) { line.words = row.String(0); }));
  }
  return lines;
}

}  // namespace huiyin::figures
