// Pending: what the operations of a batch leave to each other and to be done with its commit: what they remember, the rows they
// announced, and calls for afterwards.
//
// What an operation that failed had left is cut away with it (Marks), and all that was remembered; what a batch that is not stored
// had left, with Clear.
// Threads: the writer's own.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "db/database.hpp"

namespace huiyin::db {

struct Pending {
  struct Mark {
    std::size_t announced = 0;
    std::size_t calls = 0;
  };

  Announced announced;
  std::vector<std::function<void()>> after_commit;
  Memo memo;

  [[nodiscard]] Mark Here() const { return {announced.size(), after_commit.size()}; }
  void CutTo(const Mark& mark) {
    announced.resize(mark.announced);
    after_commit.resize(mark.calls);
    memo.Clear();
  }
  void Clear() { CutTo({}); }
  // The batch is stored.
  void CallAfterCommit() {
    for (auto& call : std::exchange(after_commit, {})) call();
  }
};

}  // namespace huiyin::db
