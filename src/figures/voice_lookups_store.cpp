#include "figures/voice_lookups_store.hpp"

#include <algorithm>
#include <utility>

namespace huiyin::figures {
namespace {

// CROSS JOIN keeps the written order: of all voices from the matters to what lies beside each other in them, of a campaign from its
// few voices. Each statement stands here for both.
#define HUIYIN_VOICES_OF(param) \
  "(SELECT c.id FROM voice c WHERE c.org_id = $1 AND c.campaign_id = " param ") "
#define HUIYIN_OWED                                                                           \
  "AND m.state IN ('received', 'accepted', 'decided', 'in_progress', 'returned', 'reopened')" \
  " AND m.due_on < $2"
constexpr db::Sql kOwed(
    "SELECT l.voice_id, l.answered_round FROM matter m CROSS JOIN matter_voice l WHERE m.org_id = "
    "$1 "
    "AND l.org_id = m.org_id AND l.matter_id = m.id " HUIYIN_OWED);
constexpr db::Sql kOwedInCampaign(
    "SELECT l.voice_id, l.answered_round FROM matter_voice l CROSS JOIN matter m WHERE l.org_id = "
    "$1 "
    "AND l.voice_id IN " HUIYIN_VOICES_OF(
        "$3") "AND m.org_id = l.org_id AND m.id = l.matter_id " HUIYIN_OWED);
constexpr db::Sql kFirst(
    "SELECT l.voice_id, m.number, m.track, m.level FROM matter m CROSS JOIN matter_voice l WHERE "
    "m.org_id = $1 AND l.org_id = m.org_id AND l.matter_id = m.id");
constexpr db::Sql kFirstInCampaign(
    "SELECT l.voice_id, m.number, m.track, m.level FROM matter_voice l CROSS JOIN matter m WHERE "
    "l.org_id = $1 AND l.voice_id IN " HUIYIN_VOICES_OF(
        "$2") "AND m.org_id = l.org_id AND m.id = l.matter_id");
constexpr db::Sql kLate(
    "SELECT a.voice_id, a.round FROM voice_answer a WHERE a.org_id = $1 AND a.answered_on > "
    "a.due_on "
    "ORDER BY a.voice_id, a.round");
constexpr db::Sql kCalls(
    "SELECT b.voice_id, b.round, b.result FROM voice_callback b WHERE b.org_id = $1 AND b.result "
    "<> "
    "'unreached' ORDER BY b.voice_id, b.seq");
constexpr db::Sql kOutcomes(
    "SELECT a.voice_id, a.outcome FROM voice_answer a WHERE a.org_id = $1 ORDER BY a.voice_id, "
    "a.seq");
constexpr db::Sql kOutcomesInCampaign(
    "SELECT a.voice_id, a.outcome FROM voice_answer a WHERE a.org_id = $1 AND a.voice_id "
    "IN " HUIYIN_VOICES_OF("$2") "ORDER BY a.voice_id, a.seq");

}  // namespace

Result<VoiceLookups> VoiceLookups::Read(db::Reader& reader, const OrgId& org, const Asked& asked,
                                        std::span<const Dimension> by) {
  auto asks = [&](Dimension one) { return std::find(by.begin(), by.end(), one) != by.end(); };
  VoiceLookups lookups;
  TRY(lookups.ReadOwed(reader, org, asked));
  TRY(lookups.ReadLate(reader, org));
  TRY(lookups.ReadCalls(reader, org));
  if (asks(Dimension::kTrack) || asks(Dimension::kLevel))
    TRY(lookups.ReadFirst(reader, org, asked));
  if (asks(Dimension::kOutcome)) TRY(lookups.ReadOutcomes(reader, org, asked));
  return lookups;
}

Status VoiceLookups::ReadOwed(db::Reader& reader, const OrgId& org, const Asked& asked) {
  auto add = [&](const db::Row& row) { owed_.Add(row.IdAs<VoiceId>(0), row.Int(1)); };
  if (asked.campaign) {
    TRY(reader.Each(kOwedInCampaign, {org, asked.today, asked.campaign}, add));
  } else {
    TRY(reader.Each(kOwed, {org, asked.today}, add));
  }
  owed_.Sort();
  return {};
}

// Few, so that a campaign reads all of them too.
Status VoiceLookups::ReadLate(db::Reader& reader, const OrgId& org) {
  return reader.Each(kLate, {org},
                     [&](const db::Row& row) { late_.Add(row.IdAs<VoiceId>(0), row.Int(1)); });
}

Status VoiceLookups::ReadCalls(db::Reader& reader, const OrgId& org) {
  return reader.Each(kCalls, {org}, [&](const db::Row& row) {
    auto said = voices::kRatings.Parse(row.Text(2)).value_or(voices::Rating::kUnrated);
    calls_.Add(row.IdAs<VoiceId>(0), {row.Int(1), said});
  });
}

Status VoiceLookups::ReadFirst(db::Reader& reader, const OrgId& org, const Asked& asked) {
  auto add = [&](const db::Row& row) {
    first_.Add(row.IdAs<VoiceId>(0), {row.Int(1), row.MaybeString(2), row.MaybeString(3)});
  };
  if (asked.campaign) {
    TRY(reader.Each(kFirstInCampaign, {org, asked.campaign}, add));
  } else {
    TRY(reader.Each(kFirst, {org}, add));
  }
  first_.Sort();
  return {};
}

Status VoiceLookups::ReadOutcomes(db::Reader& reader, const OrgId& org, const Asked& asked) {
  auto add = [&](const db::Row& row) { outcomes_.Add(row.IdAs<VoiceId>(0), row.String(1)); };
  if (asked.campaign) return reader.Each(kOutcomesInCampaign, {org, asked.campaign}, add);
  return reader.Each(kOutcomes, {org}, add);
}

bool VoiceLookups::AnsweredLate(const VoiceId& id, std::int64_t round) const {
  auto rounds = late_.Of(id);
  return std::any_of(rounds.begin(), rounds.end(),
                     [&](const auto& entry) { return entry.second == round; });
}

bool VoiceLookups::MatterOverdue(const VoiceId& id, std::int64_t round) const {
  auto rounds = owed_.Of(id);
  return std::any_of(rounds.begin(), rounds.end(),
                     [&](const auto& entry) { return entry.second < round; });
}

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

std::optional<std::string_view> VoiceLookups::Track(const VoiceId& id) const {
  const First* first = FirstOf(id);
  if (first == nullptr || !first->track) return std::nullopt;
  return *first->track;
}

std::optional<std::string_view> VoiceLookups::Level(const VoiceId& id) const {
  const First* first = FirstOf(id);
  if (first == nullptr || !first->level) return std::nullopt;
  return *first->level;
}

std::optional<std::string_view> VoiceLookups::Outcome(const VoiceId& id) const {
  auto answers = outcomes_.Of(id);
  if (answers.empty()) return std::nullopt;
  return answers.back().second;
}

}  // namespace huiyin::figures
