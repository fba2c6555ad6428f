#include <algorithm>
#include <vector>

#include "journal/consumer.hpp"
#include "notices/notice_store.hpp"
#include "notices/notices.hpp"

namespace huiyin::notices {
namespace {

constexpr std::string_view kConsumer = "notices";
constexpr int kFreshDays = 30;
constexpr int kKeptDays = 180;

using people::Role;

class Teller {
 public:
  Teller(db::Transaction& tx, const journal::Context& context, const people::Directory& directory)
      : tx_(tx), context_(context), directory_(directory) {}

  Status Tell(const journal::StoredEntry& entry) {
    if (entry.on < context_.today.Plus(-kFreshDays)) return {};
    if (entry.kind.starts_with("matter.")) return TellOfMatter(entry);
    if (entry.kind.starts_with("voice.")) return TellOfVoice(entry);
    return {};
  }

 private:
  Status TellOfMatter(const journal::StoredEntry& entry) {
    std::uint8_t audience = AudienceOf(entry.kind);
    if (audience == kNobody) return {};
    auto matter = TRY(matters::FindMatter(tx_, context_.org, MatterId(entry.subject)));
    if (!matter) return {};
    std::vector<PersonId> told;
    if ((audience & kOwner) != 0)
      told.push_back(matters::PresentOwner(directory_, *matter, context_.today));
    if ((audience & kReceiver) != 0 && matter->offered_to) told.push_back(*matter->offered_to);
    if ((audience & kCoordinator) != 0) {
      told.push_back(matter->created_by);
      if (auto duty = directory_.OnDuty(matter->unit, Role::kCoordinator)) told.push_back(*duty);
    }
    if ((audience & kLeader) != 0) {
      auto duty = directory_.OnDuty(matter->unit, Role::kLeader);
      // Where nobody leads an administrator is on duty, who decides nothing.
      if (duty && directory_.Has(*duty, Role::kLeader, matter->unit)) told.push_back(*duty);
    }
    if (matter->decision) {
      if ((audience & kPersons) != 0) {
        told.push_back(matter->decision->owner);
        told.push_back(matter->decision->stand_in);
      }
      if ((audience & kDepartment) != 0) AddClerks(matter->decision->lead_unit, told);
    }
    if ((audience & kAssisting) != 0) {
      auto helpers = TRY(matters::HelpersOf(tx_, context_.org, matter->id));
      for (const UnitId& unit : helpers.units) AddClerks(unit, told);
      told.insert(told.end(), helpers.persons.begin(), helpers.persons.end());
    }
    return TellAll(entry, Subject::kMatter, told);
  }

  Status TellOfVoice(const journal::StoredEntry& entry) {
    VoiceId id(entry.subject);
    if ((AudienceOf(entry.kind) & kOwner) != 0) {
      auto found = voices::GetVoice(tx_, context_.org, id);
      if (!found && found.error().code == ErrorCode::kNotFound) return {};  // nothing to look at
      if (!found) return found.error();
      const voices::Voice& voice = *found;
      // An anonymous voice comes here a day late: by then it may be in hand. A voice that was moved lies in another matter.
      bool in_hand =
          (entry.kind == "voice.submitted" && voice.state != voices::VoiceState::kReceived) ||
          (entry.kind == "voice.unlinked" && voice.state != voices::VoiceState::kAccepted);
      if (!in_hand)
        TRY(TellAll(entry, Subject::kVoice,
                    {voices::PresentOwner(directory_, voice, context_.today)}));
    }
    if (!IsNewsForSpeaker(entry.kind)) return {};
    auto speaker = TRY(voices::SignedInSpeaker(tx_, context_.org, id));
    return speaker ? TellAll(entry, Subject::kMyVoice, {*speaker}) : Status();
  }

  void AddClerks(const UnitId& unit, std::vector<PersonId>& told) const {
    for (const people::Grant& grant : directory_.grants()) {
      if (grant.role == Role::kClerk && grant.unit == unit) told.push_back(grant.person);
    }
  }

  // Each once, and never whoever did it.
  Status TellAll(const journal::StoredEntry& entry, Subject subject, std::vector<PersonId> told) {
    std::sort(told.begin(), told.end());
    told.erase(std::unique(told.begin(), told.end()), told.end());
    for (const PersonId& person : told) {
      if (entry.actor == person) continue;
      TRY(InsertNotice(tx_, context_.org,
                       {person, entry.position, entry.kind, subject, entry.subject, entry.actor,
                        entry.on, entry.at}));
    }
    return {};
  }

  db::Transaction& tx_;
  const journal::Context& context_;
  const people::Directory& directory_;
};

}  // namespace

Result<std::int64_t> Deliver(db::Transaction& tx, const journal::Context& context,
                             const matters::Setting& setting, std::int64_t limit) {
  auto directory = TRY(setting.voices->directories->Get(tx, context.org));
  Teller teller(tx, context, *directory);
  return journal::Consume(tx, context.org, kConsumer, limit,
                          [&](const journal::StoredEntry& entry) { return teller.Tell(entry); });
}

Result<bool> HasNews(db::Reader& reader, const OrgId& org) {
  return journal::HasMore(reader, org, kConsumer);
}

Result<std::int64_t> DropOld(db::Transaction& tx, const journal::Context& context,
                             std::int64_t limit) {
  return DeleteNotices(tx, context.org, context.today.Plus(-kKeptDays), limit);
}

}  // namespace huiyin::notices
