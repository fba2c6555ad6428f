// BoardCache: rendered pages of the board in memory, each valid until the journal moves or the day ends.
//
//   database.SetCommitListener([&] { cache.Moved(); });
//   if (auto page = cache.Find(key, today)) return page;                    // on an io thread: one short lock
//   Wanted wanted = cache.Want(key, today);                                 // on the io thread, before the read is queued
//   auto page = TRY(cache.Get(wanted, [&](auto moves) { return ...; }));      // in the read, before its first question
//
// Moved is called after a commit and before its replies leave, so whoever reads after a reply sees the new state. A page is
// valid for the count of commits that stood before its snapshot: it may be newer than that, never older. (A reader's snapshot
// begins with its first question, on each engine; see the test.)
// Several who miss the same page at once render it once; the others wait on their read threads for those few milliseconds.
// Bounded in pages and bytes; the page used longest ago goes first.
// Threads: every function from any thread. Ownership: pages are shared; one in use outlives its place here.
// Errors: Get gives those of `render`; they are not kept.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/http.hpp"

namespace huiyin::board {

using Page = std::shared_ptr<const http::Prepared>;
// Makes a page out of a snapshot that begins now; `moves`: the commits that it certainly holds.
using Render = std::function<Result<Page>(std::uint64_t moves)>;

// Which page, and how new it has to be.
struct Wanted {
  std::string key;
  LocalDate day;
  std::uint64_t moves = 0;  // commits that it must hold
};

class BoardCache {
 public:
  struct Limits {
    std::size_t pages = 256;
    std::size_t bytes = std::size_t{8} * 1024 * 1024;
  };
  BoardCache() : BoardCache(Limits()) {}
  explicit BoardCache(Limits limits) : limits_(limits) {}

  // Something was committed.
  void Moved() { moves_.fetch_add(1, std::memory_order_acq_rel); }
  [[nodiscard]] std::uint64_t moves() const { return moves_.load(std::memory_order_acquire); }

  // The page as of now; nothing when it has to be rendered.
  Page Find(std::string_view key, const LocalDate& day);
  [[nodiscard]] Wanted Want(std::string key, const LocalDate& day) const {
    return {std::move(key), day, moves()};
  }
  // A page at least as new as wanted: kept, just being rendered by somebody, or rendered now. May wait.
  Result<Page> Get(const Wanted& wanted, const Render& render);

  [[nodiscard]] std::size_t pages() const;
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    LocalDate day;
    std::uint64_t moves = 0;
    Page page;
    std::size_t bytes = 0;
  };
  // One rendering under way. `page` stays empty when it fails.
  struct Work {
    LocalDate day;
    std::uint64_t moves = 0;
    bool done = false;
    Page page;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <class Value>
  using ByKey = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  // All under mutex_.
  Page Look(std::string_view key, const LocalDate& day, std::uint64_t moves);
  void Keep(const std::string& key, const Work& work);
  void Drop(std::list<Entry>::iterator entry);
  void Finish(const std::string& key, const std::shared_ptr<Work>& work, Page page);

  const Limits limits_;
  std::atomic<std::uint64_t> moves_{0};
  mutable std::mutex mutex_;
  std::condition_variable done_;
  std::list<Entry> entries_;  // the latest used first
  ByKey<std::list<Entry>::iterator> places_;
  ByKey<std::shared_ptr<Work>> under_way_;
  std::size_t bytes_ = 0;
};

}  // namespace huiyin::board
