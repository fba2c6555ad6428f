#include <atomic>
#include <deque>
#include <future>
#include <latch>
#include <stdexcept>
#include <vector>

#include "base/guarded.hpp"
#include "db/test_database.hpp"

namespace huiyin::db {
namespace {

constexpr Migration kSchema[] = {
    {1, "items",
     "CREATE TABLE IF NOT EXISTS item (org_id {id} NOT NULL, n {int} NOT NULL, PRIMARY KEY "
     "(org_id, n)) {keyed};\n"}};

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
const Error kRefusal = Conflict({"不行", "No"});

// Operations on a database whose writer is held at a gate, so that what is submitted in the meantime makes one batch.
class GroupCommit : public testing::Test {
 protected:
  explicit GroupCommit(Options options = {}) : test_(kSchema, options) {
    test_->SetCommitListener([this] { ++commits_; });
  }

  static Operation Insert(std::int64_t n) {
    return [n](Transaction& tx) -> Status {
      TRY(tx.Run("INSERT INTO item (org_id, n) VALUES ($1, $2)", {kOrg, n}));
      tx.Announce(kOrg, Uuid(), {});
      return {};
    };
  }
  void HoldWriter() {
    std::promise<void> held;
    test_->Submit(
        [this, &held, once = false](Transaction&) mutable -> Status {
          if (!once) held.set_value();
          once = true;
          gate_.wait();
          return {};
        },
        [](Status) {});
    held.get_future().wait();
  }
  // `operation` is submitted; its outcome is at this index of Outcomes().
  void Add(Operation operation) {
    outcomes_.emplace_back();
    auto& outcome = outcomes_.back();
    futures_.push_back(outcome.get_future());
    test_->Submit(std::move(operation),
                  [&](Status status) { outcome.set_value(std::move(status)); });
  }
  std::vector<Status> Outcomes() {
    gate_.count_down();
    std::vector<Status> all;
    for (auto& future : futures_) all.push_back(future.get());
    return all;
  }
  [[nodiscard]] std::int64_t Items() const {
    return test_.Number("SELECT count(*) FROM item WHERE org_id = $1", {kOrg});
  }
  [[nodiscard]] std::int64_t Has(std::int64_t n) const {
    return test_.Number("SELECT count(*) FROM item WHERE org_id = $1 AND n = $2", {kOrg, n});
  }

  std::atomic<int> commits_ = 0;
  std::latch gate_{1};
  std::deque<std::promise<Status>> outcomes_;
  std::vector<std::future<Status>> futures_;
  TestDatabase test_;  // last: ends its writer before what completions touch is gone
};

TEST_F(GroupCommit, WaitingOperationsShareOneCommit) {
  HoldWriter();
  for (int n = 0; n < 50; ++n) Add(Insert(n));
  for (const Status& status : Outcomes()) EXPECT_TRUE(status);
  EXPECT_EQ(commits_, 1);
  EXPECT_EQ(Items(), 50);
}

class SmallBatches : public GroupCommit {
 protected:
  SmallBatches() : GroupCommit(Options{.batch = 10}) {}
};

TEST_F(SmallBatches, HoldNoMoreThanTheSettingSays) {
  HoldWriter();
  for (int n = 0; n < 50; ++n) Add(Insert(n));
  for (const Status& status : Outcomes()) EXPECT_TRUE(status);
  EXPECT_EQ(commits_, 5);
}

TEST_F(GroupCommit, ACompletionSeesItsRowFromOutside) {
  HoldWriter();
  std::vector<std::promise<std::int64_t>> seen(5);
  for (int n = 0; n < 5; ++n) {
    test_->Submit(Insert(n),
                  [&, n](const Status&) { seen[static_cast<std::size_t>(n)].set_value(Has(n)); });
  }
  gate_.count_down();
  for (auto& row : seen) EXPECT_EQ(row.get_future().get(), 1);
}

TEST_F(GroupCommit, NothingIsSeenBeforeTheCommit) {
  ASSERT_TRUE(test_->Write([&](Transaction& tx) -> Status {
    TRY(Insert(1)(tx));
    EXPECT_EQ(Items(), 0);
    return {};
  }));
  EXPECT_EQ(Items(), 1);
}

TEST_F(GroupCommit, AFailingOperationTakesNobodyElseDown) {
  HoldWriter();
  Add(Insert(1));
  Add([](Transaction& tx) -> Status {
    TRY(Insert(2)(tx));
    return kRefusal;
  });
  Add(Insert(3));
  auto outcomes = Outcomes();
  EXPECT_TRUE(outcomes[0]);
  ASSERT_FALSE(outcomes[1]);
  EXPECT_EQ(outcomes[1].error().message.en, "No");
  EXPECT_TRUE(outcomes[2]);
  EXPECT_EQ(commits_, 1);
  EXPECT_EQ(Has(1) + Has(3), 2);
  EXPECT_EQ(Has(2), 0) << "what the failed operation wrote is undone";
}

TEST_F(GroupCommit, AThrowingOperationTakesNobodyElseDown) {
  HoldWriter();
  Add(Insert(1));
  Add([](Transaction& tx) -> Status {
    TRY(Insert(2)(tx));
    throw std::runtime_error("a library lost its temper");
  });
  Add(Insert(3));
  auto outcomes = Outcomes();
  ASSERT_FALSE(outcomes[1]);
  EXPECT_EQ(outcomes[1].error().code, ErrorCode::kInternal);
  EXPECT_EQ(Items(), 2);
  EXPECT_EQ(Has(2), 0);
}

TEST_F(GroupCommit, ATakenKeyIsToldApartAndEndsTheOperation) {
  ASSERT_TRUE(test_->Write(Insert(1)));
  HoldWriter();
  Add(Insert(1));
  Add([](Transaction& tx) -> Status {
    TRY(Insert(2)(tx));
    auto again = Insert(1)(tx);
    EXPECT_FALSE(again);
    EXPECT_TRUE(IsUniqueViolation(again.error()));
    EXPECT_FALSE(Insert(3)(tx));
    return {};  // as if nothing had been
  });
  Add(Insert(4));
  auto outcomes = Outcomes();
  ASSERT_FALSE(outcomes[0]);
  EXPECT_TRUE(IsUniqueViolation(outcomes[0].error()));
  ASSERT_FALSE(outcomes[1]);
  EXPECT_EQ(outcomes[1].error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(outcomes[2]);
  EXPECT_EQ(Has(1) + Has(4), 2);
  EXPECT_EQ(Items(), 2);
}

TEST_F(GroupCommit, AMissingValueIsNoTakenKey) {
  auto status = test_.Run("INSERT INTO item (org_id, n) VALUES ($1, $2)", {kOrg, nullptr});
  ASSERT_FALSE(status);
  EXPECT_FALSE(IsUniqueViolation(status.error()));
  EXPECT_EQ(status.error().code, ErrorCode::kInternal);
}

TEST_F(GroupCommit, AnOperationSeesTheOnesBeforeItInTheBatch) {
  HoldWriter();
  Add(Insert(1));
  Add([](Transaction& tx) -> Status {
    EXPECT_EQ(tx.Number("SELECT count(*) FROM item WHERE org_id = $1", {kOrg}).value(), 1);
    return {};
  });
  EXPECT_TRUE(Outcomes()[1]);
}

TEST_F(GroupCommit, AnnouncementsOfFailedOperationsAreForgotten) {
  Guarded<std::vector<std::size_t>> sizes;
  test_->SetBatchHook([&](Transaction&, const Announced& rows) -> Status {
    sizes.With([&](auto& list) { list.push_back(rows.size()); });
    return {};
  });
  HoldWriter();
  Add(Insert(1));
  Add([](Transaction& tx) -> Status {
    for (int i = 0; i < 3; ++i) tx.Announce(kOrg, Uuid(), {});
    return kRefusal;
  });
  Add(Insert(2));
  (void)Outcomes();
  sizes.With([](auto& list) { EXPECT_EQ(list, std::vector<std::size_t>{2}); });
}

TEST_F(GroupCommit, CallsForAfterTheCommitComeOnceWhatTheOperationDidIsStored) {
  Guarded<std::vector<std::int64_t>> called;
  auto insert_and_call = [&](std::int64_t n, Status end) {
    return [&, n, end](Transaction& tx) -> Status {
      TRY(Insert(n)(tx));
      tx.AfterCommit([&, n] {
        EXPECT_EQ(Has(n), 1) << "seen from outside";
        called.With([&](auto& list) { list.push_back(n); });
      });
      return end;
    };
  };
  HoldWriter();
  Add(insert_and_call(1, {}));
  Add(insert_and_call(2, kRefusal));
  Add(insert_and_call(3, {}));
  auto outcomes = Outcomes();
  EXPECT_FALSE(outcomes[1]);
  called.With([](auto& list) { EXPECT_EQ(list, (std::vector<std::int64_t>{1, 3})); });
  test_->SetBatchHook(
      [](Transaction&, const Announced&) -> Status { return Internal("no place"); });
  EXPECT_FALSE(test_->Write(insert_and_call(4, {})));
  called.With([](auto& list) { EXPECT_EQ(list.size(), 2U) << "a lost batch calls nobody"; });
}

TEST_F(GroupCommit, AFailingHookKeepsNothingThatAnnounced) {
  test_->SetBatchHook(
      [](Transaction&, const Announced&) -> Status { return Internal("no place"); });
  HoldWriter();
  Add(Insert(1));
  Add(Insert(2));
  Add([](Transaction& tx) -> Status {  // announces nothing, so it does not need the hook
    TRY(tx.Run("INSERT INTO item (org_id, n) VALUES ($1, $2)", {kOrg, 3}));
    return {};
  });
  auto outcomes = Outcomes();
  EXPECT_FALSE(outcomes[0]);
  EXPECT_FALSE(outcomes[1]);
  EXPECT_TRUE(outcomes[2]);
  EXPECT_EQ(Items(), 1);
  EXPECT_EQ(Has(3), 1);
  EXPECT_EQ(commits_, 0);
}

TEST_F(GroupCommit, AHookThatThrowsFailsItsBatchOnly) {
  std::atomic<bool> angry = true;
  test_->SetBatchHook([&](Transaction&, const Announced&) -> Status {
    if (angry) throw std::runtime_error("no");
    return {};
  });
  EXPECT_FALSE(test_->Write(Insert(1)));
  angry = false;
  EXPECT_TRUE(test_->Write(Insert(2)));
  EXPECT_EQ(Items(), 1);
}

TEST_F(GroupCommit, AnOperationThatEndsTheTransactionFailsWithoutTheRest) {
  HoldWriter();
  Add(Insert(1));
  Add([](Transaction& tx) -> Status {
    TRY(Insert(2)(tx));
    TRY(tx.Run("ROLLBACK", {}));
    (void)Insert(3)(tx);  // must not become a transaction of its own
    return {};
  });
  Add(Insert(4));
  auto outcomes = Outcomes();
  EXPECT_TRUE(outcomes[0]);
  ASSERT_FALSE(outcomes[1]);
  EXPECT_EQ(outcomes[1].error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(outcomes[2]);
  EXPECT_EQ(Has(1) + Has(4), 2);
  EXPECT_EQ(Items(), 2);
}

TEST_F(GroupCommit, ClosingFinishesWhatWaits) {
  HoldWriter();
  for (int n = 0; n < 20; ++n) Add(Insert(n));
  gate_.count_down();
  test_.Close();
  for (auto& future : futures_) EXPECT_TRUE(future.get());
  test_.Reopen();
  EXPECT_EQ(Items(), 20);
}

}  // namespace
}  // namespace huiyin::db
