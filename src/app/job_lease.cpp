#include "app/job_lease.hpp"

namespace huiyin::app {

JobLease::JobLease(db::Database& database, const OrgId& org, bool shared)
    : database_(database), org_(org), shared_(shared), owner_(Uuid::MakeV7(SystemClock().Now())) {}

JobLease::~JobLease() {
  if (!shared_) return;
  (void)database_.Write([this](db::Transaction& tx) -> Status {
    TRY(tx.Run("DELETE FROM job_lease WHERE org_id = $1 AND name = 'jobs' AND owner = $2",
               {org_, owner_}));
    return {};
  });
}

bool JobLease::Claim() {
  bool ours = false;
  Status claimed = database_.Write([&](db::Transaction& tx) -> Status {
    Instant now = SystemClock().Now();
    auto rows = TRY(tx.Run(
        "INSERT INTO job_lease (org_id, name, owner, expires_at) VALUES ($1, 'jobs', $2, $3) ON "
        "CONFLICT (org_id, name) DO UPDATE SET owner = excluded.owner, expires_at = "
        "excluded.expires_at WHERE job_lease.expires_at < $4 OR job_lease.owner = excluded.owner",
        {org_, owner_, now + kFor, now}));
    ours = rows == 1;
    return {};
  });
  return claimed && ours;
}

bool JobLease::Hold() {
  if (!shared_) return true;
  return renew_at_.With([&](Steady::time_point& at) {
    Steady::time_point now = Steady::now();
    if (now < at) return true;
    bool ours = Claim();
    at = ours ? now + kRenewAfter : Steady::time_point();
    return ours;
  });
}

}  // namespace huiyin::app
