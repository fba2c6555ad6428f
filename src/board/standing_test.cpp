// What became of the published matters: the filter in SQL and the one definition in C++ say the same, counts add up, and what was
// taken off is said.
#include <gtest/gtest.h>

#include <array>

#include <boost/json.hpp>

#include "board/board_fixture.hpp"

namespace huiyin::board {
namespace {

namespace json = boost::json;

class Standings : public BoardFixture {
 protected:
  // A published matter in that state.
  std::int64_t With(std::string_view state, std::optional<std::string_view> outcome,
                    std::int64_t percent) {
    auto number = Publish({.state = std::string(state), .lead = port});
    Change([&](db::Transaction& tx) -> Status {
      TRY(
          tx.Run("UPDATE matter SET outcome = $1, percent = $2 WHERE number = $3 AND org_id IS NOT "
                 "NULL",
                 {outcome, percent, number}));
      return {};
    });
    return number;
  }
};

TEST_F(Standings, SqlAndCodeHaveOneDefinition) {
  std::array<std::int64_t, 4> expected{};
  for (const auto& state : matters::kMatterStates.all()) {
    for (const auto& outcome : voices::kOutcomes.all()) {
      for (std::int64_t percent : {40, 100}) {
        (void)With(state.text, outcome.text, percent);
        auto settlement = matters::SettlementOf(state.value, outcome.value, percent);
        ++expected[static_cast<std::size_t>(settlement)];
      }
    }
  }
  auto total = [&](std::string_view standing) {
    return Board("limit=1&standing=" + std::string(standing)).at("total").as_int64();
  };
  auto headline = Board().at("headline").as_object();
  auto expect = [&](matters::Settlement settlement, std::string_view standing,
                    std::string_view figure) {
    EXPECT_EQ(total(standing), expected[static_cast<std::size_t>(settlement)]) << standing;
    EXPECT_EQ(headline.at(figure).as_int64(), total(standing)) << figure;
  };
  expect(matters::Settlement::kRectified, "rectified", "matters_rectified");
  expect(matters::Settlement::kExplained, "explained", "matters_explained");
  expect(matters::Settlement::kUnresolved, "unresolved", "matters_unresolved");
  EXPECT_EQ(total("not_resolved"), total("explained") + total("unresolved"));
  EXPECT_EQ(headline.at("matters").as_int64(), total("not_resolved") + total("rectified"));
}

TEST_F(Standings, WhatIsTakenOffLeavesItsNumberAndReason) {
  auto number = Publish({.lead = port, .voices = 6});
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("UPDATE publication SET withdrawn_on = '2026-03-02', withdrawn_by = $1, "
               "withdrawn_reason = '要重写' WHERE org_id IS NOT NULL",
               {owner}));
    return {};
  });
  auto page = Board();
  EXPECT_EQ(page.at("items").as_array().size(), 0U);
  EXPECT_EQ(page.at("headline").as_object().at("matters").as_int64(), 0);
  auto gone = page.at("withdrawn").as_array().at(0).as_object();
  EXPECT_EQ(gone.at("number").as_int64(), number);
  EXPECT_EQ(gone.at("reason").as_string(), "要重写");
  EXPECT_EQ(page.at("headline").as_object().at("withdrawn").as_int64(), 1);
  EXPECT_FALSE(MatterPage(number).contains("matter"));
}

TEST_F(Standings, TheReasonStandsUntilItIsRectified) {
  auto number = Publish({.lead = port});
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("INSERT INTO matter_unresolved (org_id, matter_id, class, reason, set_on, set_by) "
               "SELECT org_id, id, '工资拖欠', '等批复', '2026-03-02', owner_id FROM matter WHERE "
               "org_id IS NOT NULL",
               {}));
    return {};
  });
  auto item = [&] { return MatterPage(number).at("matter").as_object(); };
  EXPECT_EQ(item().at("unresolved").as_object().at("class").as_string(), "工资拖欠");
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE matter SET state = 'answered', outcome = 'at_once' WHERE org_id IS NOT NULL",
               {}));
    return {};
  });
  EXPECT_FALSE(item().contains("unresolved"));
}

}  // namespace
}  // namespace huiyin::board
