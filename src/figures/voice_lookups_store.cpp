#include "figures/voice_lookups_store.hpp"

#include <algorithm>
#include <utility>

namespace huiyin::figures {
namespace {

// Each question in three forms: about all voices, from the matters to what lies beside each other in them (CROSS JOIN keeps the
// written order); about the few of a campaign; about one.
struct Question {
  db::Sql all, campaign, one;
};
#define HUIYIN_OF_CAMPAIGN \
  "IN (SELECT c.id FROM voice c WHERE c.org_id = $1 AND c.campaign_id = $2) "
#define HUIYIN_FROM_MATTERS "FROM matter m CROSS JOIN matter_voice l WHERE m.org_id = $1 "
#define HUIYIN_FROM_LINKS(voice) \
  "FROM matter_voice l CROSS JOIN matter m WHERE l.org_id = $1 AND l.voice_id " voice
#define HUIYIN_LINKED "AND l.org_id = m.org_id AND l.matter_id = m.id "

#define HUIYIN_OWED "SELECT l.voice_id, l.answered_round, m.due_on "
#define HUIYIN_IS_OPEN \
  "AND m.state IN ('received', 'accepted', 'decided', 'in_progress', 'returned', 'reopened')"
constexpr Question kOwed{HUIYIN_OWED HUIYIN_FROM_MATTERS HUIYIN_LINKED HUIYIN_IS_OPEN,
                         HUIYIN_OWED HUIYIN_FROM_LINKS(HUIYIN_OF_CAMPAIGN)
                             HUIYIN_LINKED HUIYIN_IS_OPEN,
                         HUIYIN_OWED HUIYIN_FROM_LINKS("= $2 ") HUIYIN_LINKED HUIYIN_IS_OPEN};
#define HUIYIN_FIRST "SELECT l.voice_id, m.number, m.track, m.level "
constexpr Question kFirst{HUIYIN_FIRST HUIYIN_FROM_MATTERS HUIYIN_LINKED,
                          HUIYIN_FIRST HUIYIN_FROM_LINKS(HUIYIN_OF_CAMPAIGN) HUIYIN_LINKED,
                          HUIYIN_FIRST HUIYIN_FROM_LINKS("= $2 ") HUIYIN_LINKED};
#define HUIYIN_RAISED \
  "AND EXISTS (SELECT 1 FROM matter_parent q WHERE q.org_id = $1 AND q.matter_id = m.id)"
#define HUIYIN_LINKS "SELECT l.voice_id "
constexpr Question kRaised{HUIYIN_LINKS HUIYIN_FROM_MATTERS HUIYIN_LINKED HUIYIN_RAISED,
                           HUIYIN_LINKS HUIYIN_FROM_LINKS(HUIYIN_OF_CAMPAIGN)
                               HUIYIN_LINKED HUIYIN_RAISED,
                           HUIYIN_LINKS HUIYIN_FROM_LINKS("= $2 ") HUIYIN_LINKED HUIYIN_RAISED};
#define HUIYIN_ANSWERS_LATE(voice)                                                          \
  "SELECT a.voice_id, a.round FROM voice_answer a WHERE a.org_id = $1 AND a.answered_on > " \
  "a.due_on " voice "ORDER BY a.voice_id, a.round"
constexpr Question kLate{HUIYIN_ANSWERS_LATE(""),
                         HUIYIN_ANSWERS_LATE("AND a.voice_id " HUIYIN_OF_CAMPAIGN),
                         HUIYIN_ANSWERS_LATE("AND a.voice_id = $2 ")};
#define HUIYIN_CALLS(voice)                                                             \
  "SELECT b.voice_id, b.round, b.result FROM voice_callback b WHERE b.org_id = $1 AND " \
  "b.result <> 'unreached' " voice "ORDER BY b.voice_id, b.seq"
constexpr Question kCalls{HUIYIN_CALLS(""), HUIYIN_CALLS("AND b.voice_id " HUIYIN_OF_CAMPAIGN),
                          HUIYIN_CALLS("AND b.voice_id = $2 ")};
#define HUIYIN_ANSWERS(voice)                                                   \
  "SELECT a.voice_id, a.outcome FROM voice_answer a WHERE a.org_id = $1 " voice \
  "ORDER BY a.voice_id, a.seq"
constexpr Question kOutcomes{HUIYIN_ANSWERS(""),
                             HUIYIN_ANSWERS("AND a.voice_id " HUIYIN_OF_CAMPAIGN),
                             HUIYIN_ANSWERS("AND a.voice_id = $2 ")};

Status Ask(db::Reader& reader, const OrgId& org, const Among& among, const Question& question,
           const db::RowFunction& row) {
  if (among.of == Among::Of::kThese) return reader.EachOfIds(question.one, org, among.ids, row);
  if (among.of == Among::Of::kCampaign)
    return reader.Each(question.campaign, {org, among.campaign}, row);
  return reader.EachOfLong(question.all, {org}, row);
}

}  // namespace

Result<VoiceLookups> VoiceLookups::Read(db::Reader& reader, const OrgId& org, const Among& among) {
  VoiceLookups lookups;
  TRY(Ask(reader, org, among, kOwed, [&](const db::Row& row) {
    lookups.owed_.Add(row.IdAs<VoiceId>(0), {row.Int(1), row.Date(2)});
  }));
  TRY(Ask(reader, org, among, kLate,
          [&](const db::Row& row) { lookups.late_.Add(row.IdAs<VoiceId>(0), row.Int(1)); }));
  TRY(Ask(reader, org, among, kCalls, [&](const db::Row& row) {
    auto said = voices::kRatings.Parse(row.Text(2)).value_or(voices::Rating::kUnrated);
    lookups.calls_.Add(row.IdAs<VoiceId>(0), {row.Int(1), said});
  }));
  TRY(Ask(reader, org, among, kFirst, [&](const db::Row& row) {
    lookups.first_.Add(row.IdAs<VoiceId>(0), {row.Int(1), row.MaybeString(2), row.MaybeString(3)});
  }));
  TRY(Ask(reader, org, among, kRaised,
          [&](const db::Row& row) { lookups.raised_.Add(row.IdAs<VoiceId>(0), true); }));
  TRY(Ask(reader, org, among, kOutcomes,
          [&](const db::Row& row) { lookups.outcomes_.Add(row.IdAs<VoiceId>(0), row.String(1)); }));
  lookups.owed_.Sort();
  lookups.first_.Sort();
  lookups.raised_.Sort();
  return lookups;
}

bool VoiceLookups::AnsweredLate(const VoiceId& id, std::int64_t round) const {
  auto rounds = late_.Of(id);
  return std::any_of(rounds.begin(), rounds.end(),
                     [&](const auto& entry) { return entry.second == round; });
}

std::optional<LocalDate> VoiceLookups::OwedBy(const VoiceId& id, std::int64_t round) const {
  std::optional<LocalDate> due;
  for (const auto& [voice, owed] : owed_.Of(id)) {
    if (owed.answered_round < round && (!due || owed.due_on < *due)) due = owed.due_on;
  }
  return due;
}

bool VoiceLookups::Raised(const VoiceId& id) const { return !raised_.Of(id).empty(); }

const VoiceLookups::Call* VoiceLookups::Reached(const VoiceId& id) const {
  auto calls = calls_.Of(id);
  return calls.empty() ? nullptr : &calls.back().second;
}

const VoiceLookups::First* VoiceLookups::FirstOf(const VoiceId& id) const {
  auto held = first_.Of(id);
  auto first = std::min_element(held.begin(), held.end(), [](const auto& a, const auto& b) {
    return a.second.number < b.second.number;
  });
  return first == held.end() ? nullptr : &first->second;
}

RawKey VoiceLookups::Track(const VoiceId& id) const {
  const First* first = FirstOf(id);
  return first == nullptr ? std::nullopt : first->track;
}

RawKey VoiceLookups::Level(const VoiceId& id) const {
  const First* first = FirstOf(id);
  return first == nullptr ? std::nullopt : first->level;
}

RawKey VoiceLookups::Outcome(const VoiceId& id) const {
  auto answers = outcomes_.Of(id);
  if (answers.empty()) return std::nullopt;
  return answers.back().second;
}

}  // namespace huiyin::figures
