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
  std::vector<VoiceId> AllPages(const VoiceFilter& f) {
    return AllPages(f, [&](db::Reader& reader, const VoiceFilter& page) {
      return voices::ListVoices(reader, org, page);
    });
  }
  template <class List>
  std::vector<VoiceId> AllPages(VoiceFilter f, List list) {
    std::vector<VoiceId> ids;
    f.limit = 4;
    for (;;) {
      auto lines = Ask([&](db::Reader& reader) { return list(reader, f); });
      for (const auto& line : lines) ids.push_back(line.voice.id);
      if (lines.size() < 4) return ids;
      f.after_due = lines.back().voice.accept_due_on;
      f.after_id = lines.back().voice.id;
    }
  }

  // What PresentOwner says, voice by voice; of later states the last owner's.
  std::vector<VoiceId> ExpectedMine(const VoiceFilter& f) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    std::vector<std::pair<LocalDate, VoiceId>> found;
    for (const VoiceId& id : all_) {
      auto voice = VoiceNow(id);
      bool waits = voice.state == VoiceState::kReceived || voice.state == VoiceState::kAccepted;
      bool mine = waits ? voices::PresentOwner(*directory, voice, Today()) == f.reader
                        : voice.owner == f.reader;
      bool reads = voices::Hears(*directory, f.reader, voice.unit) ||
                   voices::StandsIn({f.reader, directory}, voice, Today());
      if (mine && reads && (f.state ? voice.state == *f.state : waits) &&
          (!f.unit || directory->Within(voice.unit, *f.unit)) &&
          (!f.campaign || voice.campaign == *f.campaign))
        found.emplace_back(voice.accept_due_on, id);
    }
    std::ranges::sort(found);
    std::vector<VoiceId> ids;
    for (const auto& [on, id] : found) ids.push_back(id);
    return ids;
  }
  std::vector<VoiceId> Mine(VoiceFilter f) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    return AllPages(f, [&](db::Reader& reader, const VoiceFilter& page) {
      return voices::ListMine(reader, org, *directory, Today(), page);
    });
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

TEST_F(VoiceList, MineIsWhatIsInOnesChargeTodayAndTheCountSaysSo) {
  Fill(60);
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2", {org, dock, worker}));
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2",
               {org, logistics, observer}));
    return {};
  });
  auto check = [&](std::size_t by_stand_in) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    std::size_t in_charge = 0;
    for (const PersonId& reader : {coordinator, second_coordinator, observer, clerk, cook,
                                   dock_coordinator, dock_clerk, worker}) {
      for (int turn = 0; turn < 12; ++turn) {
        VoiceFilter f;
        f.reader = reader;
        if (turn > 0 && Roll(2) == 0) f.campaign = campaign_;
        if (turn > 0 && Roll(2) == 0) f.unit = Roll(2) == 0 ? dock : root;
        if (turn > 0 && Roll(2) == 0)
          f.state = voices::kVoiceStates.all()[static_cast<std::size_t>(Roll(6))].value;
        ASSERT_EQ(Mine(f), ExpectedMine(f)) << "turn " << turn;
      }
      VoiceFilter all;
      all.reader = reader;
      auto counts = Ask(
          [&](db::Reader& r) { return voices::CountVoices(r, org, *directory, reader, Today()); });
      ASSERT_EQ(counts.mine, static_cast<std::int64_t>(Mine(all).size()));
      if (reader == worker || reader == second_coordinator) in_charge += Mine(all).size();
    }
    EXPECT_EQ(in_charge > 0, by_stand_in > 0);
  };
  check(0);
  Away(coordinator, 0, 2);
  check(1);  // the second coordinator
  Away(second_coordinator, 0, 2);
  Away(dock_coordinator, 0, 2);
  check(1);  // the heads of dock and logistics
  for (const PersonId& who : {observer, worker, clerk, cook, dock_clerk, leader}) Away(who, 0, 2);
  check(0);  // nobody at all is here
  Days(3);
  check(0);
}

TEST_F(VoiceList, MineLooksPastManyThatOthersStandInFor) {
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2", {org, dock, worker}));
    return {};
  });
  for (int i = 0; i < 205; ++i) Speak("第 " + std::to_string(i) + " 句", logistics);
  all_ = {Speak("码头的灯不亮", dock)};
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE voice SET owner_id = $2, accept_due_on = $3 WHERE org_id = $1",
               {org, coordinator, Today().Plus(1)}));
    TRY(tx.Run("UPDATE voice SET accept_due_on = $3 WHERE org_id = $1 AND id = $2",
               {org, all_[0], Today().Plus(5)}));
    return voices::RecountVoices(tx, org);
  });
  for (const PersonId& who : {coordinator, second_coordinator, dock_coordinator}) Away(who, 0, 2);
  VoiceFilter f;
  f.reader = worker;
  EXPECT_EQ(Mine(f), all_);
}

// Nobody's charge is nobody's voice: whoever may no longer read it does not keep it from those who may.
TEST_F(VoiceList, WhoLostTheRoleIsNotInCharge) {
  VoiceId id = Speak("班长已经调走了", dock);
  ASSERT_EQ(VoiceNow(id).owner, dock_coordinator);
  auto mine = [&](const PersonId& who) {
    VoiceFilter f;
    f.reader = who;
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    auto counts = Ask([&](db::Reader& reader) {
      return voices::CountVoices(reader, org, *directory, who, Today());
    });
    auto listed = Mine(f);
    EXPECT_EQ(counts.mine, static_cast<std::int64_t>(listed.size()));
    return listed;
  };
  EXPECT_EQ(mine(dock_coordinator), std::vector{id});
  EXPECT_EQ(mine(coordinator), std::vector<VoiceId>{});
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("DELETE FROM role_grant WHERE org_id = $1 AND person_id = $2",
               {org, dock_coordinator}));
    TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
               {org}));
    return {};
  });
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  EXPECT_EQ(voices::PresentOwner(*directory, VoiceNow(id), Today()), coordinator);
  EXPECT_EQ(mine(dock_coordinator), std::vector<VoiceId>{});
  EXPECT_EQ(mine(coordinator), std::vector{id});
}

TEST_F(VoiceList, StandingInAnywhereIsForThoseWhomTheDutyMayPassTo) {
  auto stands_in = [&](const PersonId& who) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    return voices::StandsInAnywhere(*directory, who, Today());
  };
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2", {org, dock, worker}));
    return {};
  });
  EXPECT_FALSE(stands_in(worker));
  for (const PersonId& who : {coordinator, second_coordinator, dock_coordinator}) Away(who, 0, 2);
  EXPECT_TRUE(stands_in(worker));
  for (const PersonId& who : {cook, clerk, leader, observer}) EXPECT_FALSE(stands_in(who));
  Days(3);
  EXPECT_FALSE(stands_in(worker));
}

}  // namespace
}  // namespace huiyin::matters
