#include <gtest/gtest.h>

#include <deque>
#include <future>
#include <latch>
#include <vector>

#include "db/sqlite/faulty_disk.hpp"
#include "db/test_database.hpp"

namespace huiyin::db {
namespace {

constexpr Migration kSchema[] = {
    {1, "words",
     "CREATE TABLE IF NOT EXISTS words (org_id {id} NOT NULL, n {int} NOT NULL, body {text} NOT "
     "NULL, PRIMARY KEY (org_id, n)) {strict};\n"}};
const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
constexpr std::int64_t kRoom = 512 * 1024;
const std::string kHuge(4 * 1024 * 1024, 'x');

Operation Keep(std::int64_t n, std::string body) {
  return [n, body = std::move(body)](Transaction& tx) -> Status {
    TRY(tx.Run("INSERT INTO words (org_id, n, body) VALUES ($1, $2, $3)", {kOrg, n, body}));
    return {};
  };
}

class FullDisk : public testing::Test {
 protected:
  // Submits all of these so that they meet in one batch; `before` runs when nothing has begun yet.
  template <class Before>
  std::vector<Status> Together(std::vector<Operation> operations, Before before) {
    std::latch gate(1);
    std::promise<void> held;
    test_->Submit(
        [&, once = false](Transaction&) mutable -> Status {
          if (!once) held.set_value();
          once = true;
          gate.wait();
          return {};
        },
        [](Status) {});
    held.get_future().wait();
    before();
    std::vector<std::future<Status>> futures;
    std::deque<std::promise<Status>> promises;
    for (Operation& operation : operations) {
      auto& promise = promises.emplace_back();
      futures.push_back(promise.get_future());
      test_->Submit(std::move(operation),
                    [&promise](Status status) { promise.set_value(std::move(status)); });
    }
    gate.count_down();
    std::vector<Status> outcomes;
    for (auto& future : futures) outcomes.push_back(future.get());
    return outcomes;
  }
  [[nodiscard]] std::int64_t Count() const {
    return test_.Number("SELECT count(*) FROM words WHERE org_id = $1", {kOrg});
  }

  FaultyDisk disk_;
  TestDatabase test_{kSchema,
                     {.write_cache_kib = 64},
                     TestEngine::kFile};  // small, so that large texts spill before the commit
};

TEST_F(FullDisk, KeepsWhatFitsAndRefusesTheRestClearly) {
  std::vector<Operation> operations;
  for (int n = 0; n < 4; ++n) operations.push_back(Keep(n, "有话要说"));
  operations.push_back(Keep(4, kHuge));
  for (int n = 5; n < 8; ++n) operations.push_back(Keep(n, "有话要说"));
  auto outcomes = Together(std::move(operations), [&] { disk_.SetRoom(kRoom); });
  for (std::size_t n = 0; n < outcomes.size(); ++n) EXPECT_EQ(outcomes[n].has_value(), n != 4) << n;
  EXPECT_EQ(outcomes[4].error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(outcomes[4].error().detail.find("xxx"), std::string::npos);
  EXPECT_EQ(Count(), 7);

  disk_.SetRoom(FaultyDisk::kEndless);
  EXPECT_TRUE(test_->Write(Keep(4, kHuge))) << "service resumes by itself";
  test_.Reopen();
  EXPECT_EQ(Count(), 8);
}

TEST_F(FullDisk, WithoutAnyRoomRefusesAllAndStillReads) {
  ASSERT_TRUE(test_->Write(Keep(1, "早")));
  auto outcomes = Together({Keep(2, kHuge), Keep(3, kHuge)}, [&] { disk_.SetRoom(0); });
  for (const Status& status : outcomes) {
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
  }
  EXPECT_EQ(Count(), 1);
  disk_.SetRoom(FaultyDisk::kEndless);
  EXPECT_TRUE(test_->Write(Keep(2, "晚")));
  EXPECT_EQ(Count(), 2);
}

TEST_F(FullDisk, AnOperationThatOverlooksItStoresNoHalf) {
  disk_.SetRoom(kRoom);
  auto status = test_->Write([](Transaction& tx) -> Status {
    TRY(Keep(1, "first half")(tx));
    (void)Keep(2, kHuge)(tx);
    (void)Keep(3, "second half")(tx);
    return {};
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(Count(), 0);
}

TEST_F(FullDisk, ABatchIsSyncedOnceAndBeforeItsFirstCompletion) {
  ASSERT_TRUE(test_->Write(Keep(0, "the log begins, with a sync of its header")));
  std::int64_t before = 0;
  std::vector<Operation> operations;
  for (int n = 1; n < 21; ++n) operations.push_back(Keep(n, "话"));
  auto outcomes = Together(std::move(operations), [&] { before = disk_.log_syncs(); });
  for (const Status& status : outcomes) EXPECT_TRUE(status);
  EXPECT_EQ(disk_.log_syncs(), before + 1);

  std::promise<std::int64_t> at_completion;
  test_->Submit(Keep(21, "话"), [&](const Status&) { at_completion.set_value(disk_.log_syncs()); });
  EXPECT_EQ(at_completion.get_future().get(), before + 2);
}

TEST_F(FullDisk, WhatCannotBeSyncedIsNotAcknowledged) {
  ASSERT_TRUE(test_->Write(Keep(1, "before")));
  disk_.SetSyncFails(1);
  auto status = test_->Write(Keep(2, "during"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(Count(), 1);
  disk_.SetSyncFails(0);
  EXPECT_TRUE(test_->Write(Keep(2, "after")));
  test_.Reopen();
  EXPECT_EQ(Count(), 2);
}

}  // namespace
}  // namespace huiyin::db
