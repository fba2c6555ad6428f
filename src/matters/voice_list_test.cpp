// The inbox: every page of every list is what a look at all voices would give, for each reader and each way to narrow it.
#include <algorithm>
#include <random>

#include "matters/test_world.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::matters {
namespace {

using voices::Voice;
using voices::VoiceFilter;
using voices::VoiceState;

class VoiceList : public World {
 protected:
  int Roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random_); }

  // Voices of all units in all states, with dates that many share.
  void Fill(int count) {
    const std::vector<UnitId> units{root, logistics, dock};
    const std::vector<PersonId> owners{coordinator, dock_coordinator, clerk};
    for (int i = 0; i < count; ++i) {
      auto id = Speak("第 " + std::to_string(i) + " 句", units[static_cast<std::size_t>(Roll(3))]);
      auto state = voices::kVoiceStates.all()[static_cast<std::size_t>(Roll(6))].text;
      Must([&](db::Transaction& tx) -> Status {
        TRY(tx.Run(
            "UPDATE voice SET state = $3, accept_due_on = $4, answer_due_on = $5, owner_id = "
            "$6, channel = $7, campaign_id = $8 WHERE org_id = $1 AND id = $2",
            {org, id, state, Today().Plus(Roll(6) - 3), Today().Plus(Roll(6) - 3),
             owners[static_cast<std::size_t>(Roll(3))], Roll(2) == 0 ? "web" : "phone",
             Roll(2) == 0 ? std::optional(campaign_) : std::nullopt}));
        return {};
      });
      all_.push_back(id);
    }
    Must([&](db::Transaction& tx) { return voices::RecountVoices(tx, org); });
  }

  bool Hears(const PersonId& who, const UnitId& unit) const {
    if (who == coordinator || who == observer) return true;
    return (who == clerk && unit == logistics) || (who == dock_coordinator && unit == dock);
  }
  bool Wanted(const VoiceFilter& f, const Voice& v) const {
    auto due = v.state == VoiceState::kReceived ? v.accept_due_on : v.answer_due_on;
    bool waits = v.state == VoiceState::kReceived || v.state == VoiceState::kAccepted;
    if (f.due_from || f.due_before) {
      if (!waits || (f.due_from && due < *f.due_from) || (f.due_before && due >= *f.due_before))
        return false;
    }
    return Hears(f.reader, v.unit) && (!f.unit || *f.unit == root || v.unit == *f.unit) &&
           (!f.state || v.state == *f.state) && (!f.owner || v.owner == *f.owner) &&
           (!f.campaign || v.campaign == *f.campaign) && (!f.channel || v.channel == *f.channel);
  }
  std::vector<VoiceId> Expected(const VoiceFilter& f) {
    std::vector<std::pair<LocalDate, VoiceId>> found;
    for (const VoiceId& id : all_) {
      auto voice = VoiceNow(id);
      if (Wanted(f, voice)) found.emplace_back(voice.accept_due_on, id);
    }
    std::ranges::sort(found);
    std::vector<VoiceId> ids;
    for (const auto& [on, id] : found) ids.push_back(id);
    return ids;
  }
  std::vector<VoiceId> AllPages(VoiceFilter f) {
    std::vector<VoiceId> ids;
    f.limit = 4;
    for (;;) {
      auto lines = Ask([&](db::Reader& reader) { return voices::ListVoices(reader, org, f); });
      for (const auto& line : lines) ids.push_back(line.voice.id);
      if (lines.size() < 4) return ids;
      f.after_due = lines.back().voice.accept_due_on;
      f.after_id = lines.back().voice.id;
    }
  }

  std::mt19937 random_{20261122};
  voices::CampaignId campaign_ = MakeId<voices::CampaignId>(Instant());
  std::vector<VoiceId> all_;
};

TEST_F(VoiceList, EveryPageIsWhatALookAtAllVoicesGives) {
  Fill(60);
  std::size_t lists_with_lines = 0;
  for (const PersonId& reader : {coordinator, observer, clerk, dock_coordinator, worker}) {
    for (int turn = 0; turn < 60; ++turn) {
      VoiceFilter f;
      f.reader = reader;
      if (Roll(3) == 0) f.owner = Roll(2) == 0 ? coordinator : dock_coordinator;
      if (Roll(3) == 0) f.campaign = campaign_;
      if (Roll(3) == 0) f.channel = "phone";
      if (Roll(3) == 0) f.unit = reader == clerk ? logistics : dock;
      if (Roll(4) == 0) {
        f.due_from = Today().Plus(Roll(3) - 2);
        if (Roll(2) == 0) f.due_before = Today().Plus(Roll(3));
      } else if (Roll(2) == 0) {
        f.state = voices::kVoiceStates.all()[static_cast<std::size_t>(Roll(6))].value;
      }
      // A unit that the reader does not hear for is refused before it comes to a list.
      if (f.unit && !Hears(reader, *f.unit)) f.unit.reset();
      auto expected = Expected(f);
      lists_with_lines += expected.empty() ? 0U : 1U;
      ASSERT_EQ(AllPages(f), expected) << "turn " << turn;
    }
  }
  EXPECT_GT(lists_with_lines, 100U);
}

}  // namespace
}  // namespace huiyin::matters
