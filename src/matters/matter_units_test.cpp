// Lists and the most voiced matters of a unit and those below it: what the list of everything holds of them, for each reader.
#include <algorithm>

#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

class MatterUnits : public World {
 protected:
  // Matters of each unit, led by none and by another one, behind which different numbers of voices stand.
  void Fill() {
    int spoken = 0;
    for (const UnitId& unit : {dock, logistics, root}) {
      for (int i = 0; i < 4; ++i) {
        std::vector<VoiceId> voices;
        for (int n = 0; n <= spoken % 3; ++n)
          voices.push_back(Speak("第 " + std::to_string(spoken) + " 句", unit));
        ++spoken;
        auto id = Make(coordinator, voices);
        if (i % 2 == 1) Decide(id);  // led by logistics
      }
    }
    Make(dock_clerk, {Speak("值班室的灯坏了")});  // proposed, not accepted yet
  }
  [[nodiscard]] bool Within(const MatterLine& line, const UnitId& unit) const {
    return unit == root ||
           (line.matter.decision ? line.matter.decision->lead_unit : line.matter.unit) == unit;
  }
  std::vector<MatterLine> Listed(const PersonId& who, std::string_view view,
                                 std::optional<UnitId> unit) {
    MatterFilter filter;
    filter.me = who;
    filter.view = view;
    filter.today = Today();
    filter.soon = Today().Plus(30);
    filter.unit = unit;
    filter.limit = 1000;
    return Ask([&](db::Reader& reader) { return ListMatters(reader, org, filter); });
  }
  std::vector<MatterLine> Voiced(const PersonId& who, std::int64_t limit,
                                 std::optional<UnitId> unit) {
    return Ask([&](db::Reader& reader) { return ListMostVoiced(reader, org, who, limit, unit); });
  }
  static std::vector<MatterId> Ids(const std::vector<MatterLine>& lines) {
    std::vector<MatterId> ids;
    for (const MatterLine& line : lines) ids.push_back(line.matter.id);
    return ids;
  }
  std::vector<MatterId> Of(const std::vector<MatterLine>& lines, const UnitId& unit) const {
    std::vector<MatterId> ids;
    for (const MatterLine& line : lines) {
      if (Within(line, unit)) ids.push_back(line.matter.id);
    }
    return ids;
  }
};

TEST_F(MatterUnits, AUnitNarrowsEachListToItsOwnForEachReader) {
  Fill();
  std::size_t of_dock = 0, of_logistics = 0, led_elsewhere = 0;
  for (const PersonId& who :
       {leader, coordinator, observer, clerk, cook, dock_clerk, dock_coordinator, worker}) {
    for (std::string_view view : {"all", "open", "to_decide", "due_soon", "mine", "paused"}) {
      auto all = Listed(who, view, {});
      for (const UnitId& unit : {root, logistics, dock})
        EXPECT_EQ(Ids(Listed(who, view, unit)), Of(all, unit)) << view;
    }
    auto most = Voiced(who, 1000, {});
    for (const UnitId& unit : {root, logistics, dock}) {
      auto expected = Of(most, unit);
      EXPECT_EQ(Ids(Voiced(who, 1000, unit)), expected);
      if (expected.size() > 2) expected.resize(2);
      EXPECT_EQ(Ids(Voiced(who, 2, unit)), expected);
    }
    of_dock += Of(most, dock).size();
    of_logistics += Of(most, logistics).size();
    if (who == dock_coordinator) led_elsewhere = Of(most, logistics).size();
  }
  EXPECT_GT(of_dock, 10U) << "else this proves nothing";
  EXPECT_GT(of_logistics, 10U);
  EXPECT_EQ(led_elsewhere, 2U) << "of the dock, led by logistics, seen because the dock is heard";
}

TEST_F(MatterUnits, AUnitThatIsNotThereHasNone) {
  Fill();
  auto unknown = MakeId<UnitId>(clock.Now());
  EXPECT_TRUE(Listed(leader, "all", unknown).empty());
  EXPECT_TRUE(Voiced(leader, 10, unknown).empty());
}

}  // namespace
}  // namespace huiyin::matters
