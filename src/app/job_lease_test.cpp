#include "app/job_lease.hpp"

#include "db/test_database.hpp"

namespace huiyin::app {
namespace {

class JobLeaseTest : public testing::Test {
 protected:
  std::int64_t Leases() {
    return database.Number("SELECT count(*) FROM job_lease WHERE org_id = $1", {org});
  }
  db::TestDatabase database{db::AllMigrations()};
  OrgId org = MakeId<OrgId>(SystemClock().Now());
};

TEST_F(JobLeaseTest, IsOneServersUntilItGivesItBack) {
  JobLease second(*database, org, true);
  {
    JobLease first(*database, org, true);
    EXPECT_TRUE(first.Hold());
    EXPECT_TRUE(first.Hold());
    EXPECT_FALSE(second.Hold());
  }
  EXPECT_TRUE(second.Hold());
  EXPECT_EQ(Leases(), 1);
}

TEST_F(JobLeaseTest, OfAServerThatDiedRunsOut) {
  JobLease dead(*database, org, true);
  ASSERT_TRUE(dead.Hold());
  JobLease living(*database, org, true);
  ASSERT_FALSE(living.Hold());
  ASSERT_TRUE(database.Run("UPDATE job_lease SET expires_at = expires_at - $2 WHERE org_id = $1",
                           {org, std::chrono::milliseconds(JobLease::kFor).count() + 1}));
  EXPECT_TRUE(living.Hold());
}

TEST_F(JobLeaseTest, OfOneOrganisationIsNotAnothers) {
  JobLease ours(*database, org, true);
  JobLease theirs(*database, MakeId<OrgId>(SystemClock().Now()), true);
  EXPECT_TRUE(ours.Hold());
  EXPECT_TRUE(theirs.Hold());
}

TEST_F(JobLeaseTest, WritesNothingWhereThereIsOneServer) {
  JobLease lease(*database, org, false);
  EXPECT_TRUE(lease.Hold());
  EXPECT_EQ(Leases(), 0);
}

}  // namespace
}  // namespace huiyin::app
