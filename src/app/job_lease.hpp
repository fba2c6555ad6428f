// JobLease: of several servers on one database, one does what a server does by itself (app/jobs.hpp).
//
//   JobLease lease(database, org);
//   if (lease.Hold()) RunJobs(...);
//
// A row with an owner and an expiry; whoever holds it renews it in time, and when it ends without a word another one takes over
// after at most kFor. Jobs stay right without it (each is one transaction that finds nothing left to do): it only keeps servers from
// doing them twice. On a file, which has one server, nothing is written.
// Threads: safe from any. Errors: a database that cannot be written gives false.
#pragma once

#include <chrono>
#include <string>

#include "base/guarded.hpp"
#include "base/ids.hpp"
#include "db/database.hpp"

namespace huiyin::app {

class JobLease {
 public:
  static constexpr std::chrono::seconds kFor{30};
  static constexpr std::chrono::seconds kRenewAfter{10};

  // `shared`: whether several servers may work on the database.
  JobLease(db::Database& database, const OrgId& org, bool shared);
  JobLease(const JobLease&) = delete;
  JobLease& operator=(const JobLease&) = delete;
  ~JobLease();
  // Whether it is ours until the next call, which must come within kFor - kRenewAfter.
  bool Hold();

 private:
  using Steady = std::chrono::steady_clock;
  bool Claim();

  db::Database& database_;
  OrgId org_;
  bool shared_;
  Uuid owner_;
  Guarded<Steady::time_point> renew_at_;
};

}  // namespace huiyin::app
