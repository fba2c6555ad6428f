// What is published is found by its words, and nothing else is.
#include "matters/publication_words.hpp"

#include <set>

#include "matters/test_world.hpp"
#include "text/grams.hpp"

namespace huiyin::matters {
namespace {

class Words : public World {
 protected:
  MatterId Accepted() { return Make(coordinator, {Speak("食堂晚班没有热菜")}); }
  void Publish(const MatterId& id, const std::string& question) {
    ASSERT_TRUE(Try(coordinator, id, [&](const Act& act) {
      return PublishMatter(act, {question, "加灶", {}});
    }));
  }
  void Withdraw(const MatterId& id) {
    ASSERT_TRUE(Try(coordinator, id, [](const Act& act) {
      return WithdrawMatter(act, {"措施要重写", {}});
    }));
  }
  // Every gram in the index, as text.
  std::set<std::string> Index() {
    std::set<std::string> grams;
    Must([&](db::Transaction& tx) {
      return tx.Each("SELECT gram FROM publication_word WHERE org_id = $1", {org},
                     [&](const db::Row& row) { grams.insert(text::GramText(row.Int(0))); });
    });
    return grams;
  }
  std::int64_t Rows() {
    return Ask([&](db::Reader& reader) {
      return reader.Number("SELECT count(*) FROM publication_word WHERE org_id = $1", {org});
    });
  }
  std::string Checked() {
    std::string found;
    Must([&](db::Transaction& tx) {
      found.clear();
      return CheckWords(tx, org, [&](const journal::Finding& f) { found += f.problem + ";"; });
    });
    return found;
  }
  using Set = std::set<std::string>;
};

TEST_F(Words, FollowThePublication) {
  auto id = Accepted();
  EXPECT_EQ(Index(), Set());
  Publish(id, "热菜");
  EXPECT_EQ(Index(), (Set{"热", "菜", "热菜", "加", "灶", "加灶"}));
  Publish(id, "热水");
  EXPECT_EQ(Index(), (Set{"热", "水", "热水", "加", "灶", "加灶"})) << "corrected";
  Withdraw(id);
  EXPECT_EQ(Index(), Set()) << "taken off";
  Days(2);
  Publish(id, "热菜");
  EXPECT_EQ(Rows(), 6) << "on the day it stands there since";
  EXPECT_EQ(Checked(), "");
}

TEST_F(Words, ThatAreMissingOrTooManyAreFound) {
  Publish(Accepted(), "热菜");
  for (db::Sql sql : {db::Sql("DELETE FROM publication_word WHERE org_id = $1 AND gram = (SELECT "
                              "min(gram) FROM publication_word WHERE org_id = $1)"),
                      db::Sql("UPDATE publication_word SET published_on = '2020-01-01' WHERE "
                              "org_id = $1"),
                      db::Sql("UPDATE publication_word SET number = 999 WHERE org_id = $1"),
                      db::Sql("UPDATE publication SET question = '冷菜' WHERE org_id = $1")}) {
    std::string found;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      EXPECT_GT(TRY(tx.Run(sql, {org})), 0);
      found.clear();
      TRY(CheckWords(tx, org, [&](const journal::Finding& f) { found += f.problem + ";"; }));
      return NotFound();
    });
    EXPECT_NE(found, "") << sql.text();
  }
  EXPECT_EQ(Checked(), "");
}

TEST_F(Words, OfWhatWasPublishedBeforeThereWasAnIndexAreFilledIn) {
  for (int i = 0; i < 5; ++i) Publish(Accepted(), "热菜");
  auto last = Accepted();
  Publish(last, "冷菜");
  Withdraw(last);
  auto all = Rows();
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("DELETE FROM publication_word WHERE org_id = $1", {org}));
    return {};
  });
  EXPECT_NE(Checked(), "");
  for (std::int64_t done = 2; done == 2;) {
    Must([&](db::Transaction& tx) -> Status {
      done = TRY(IndexOldWords(tx, Now(), 2));
      return {};
    });
  }
  EXPECT_EQ(Rows(), all);
  EXPECT_EQ(Checked(), "");
}

}  // namespace
}  // namespace huiyin::matters
