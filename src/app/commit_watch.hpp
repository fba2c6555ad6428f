// CommitWatch: notices what other processes commit (`huiyin import` beside the server, a second server), for caches that the
// commit listener alone cannot keep fresh.
//
//   CommitWatch commits(database, [&] { cache.Moved(); });
//   Ticker watch(CommitWatch::kPause, [&] { commits.Look(); });
//
// It may also fire, at most once a look, for a commit of this process: that costs one page rendered again.
// Threads: one at a time calls Look; `moved` runs on that thread. Errors: while the database cannot be read nothing moves.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "db/database.hpp"

namespace huiyin::app {

class CommitWatch {
 public:
  // Half of the second within which another process's commit must show.
  static constexpr std::chrono::milliseconds kPause{500};

  CommitWatch(db::Database& database, std::function<void()> moved)
      : database_(database), moved_(std::move(moved)) {}

  // Calls `moved` on the first look, and whenever something was committed since the last one.
  void Look() {
    auto version = database_.Version();
    if (!version || last_ == *version) return;
    last_ = *version;
    moved_();
  }

 private:
  db::Database& database_;
  std::function<void()> moved_;
  std::optional<std::int64_t> last_;
};

}  // namespace huiyin::app
