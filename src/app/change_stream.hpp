// ChangeStream: tells open pages that something was committed, as server-sent events (text/event-stream).
//
//   ChangeStream changes;
//   database.SetCommitListener([&] { changes.Moved(); });
//   Ticker sweep(ChangeStream::kSweep, [&] { changes.Sweep(SystemClock().Now()); });
//   changes.Hold(person, last_event_id, now, respond);     // answers now, or when something moves, or when its time is over
//
// One reply is one event: it is complete, ends, and the browser's EventSource asks again by itself, naming the event it saw last. So
// nothing is lost between two replies, no proxy can hold an endless reply back, and the server's limits on a request hold here too.
// An event has a number and no content: what changed, the page asks for, with its own rights.
// Threads: all functions from any thread; Moved only sets a flag. Ownership: keeps responders until they are answered.
// Limits: kMostWaiting at one time, kMostOfOne of one person (the next is answered 503), kLongest each.
// Privacy: an event says that something happened within kSweep; pages ask at most every kAskAgain.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/guarded.hpp"
#include "base/ids.hpp"
#include "http/http.hpp"

namespace huiyin::app {

class ChangeStream {
 public:
  static constexpr std::chrono::milliseconds kSweep{1'000};
  static constexpr std::chrono::milliseconds kAskAgain{5'000};  // `retry:` of each reply
  static constexpr std::chrono::milliseconds kLongest{25'000};  // below the patience of proxies
  static constexpr std::size_t kMostWaiting = 500;
  static constexpr std::size_t kMostOfOne = 8;

  // Something was committed.
  void Moved() { moved_.store(true, std::memory_order_relaxed); }
  // `seen`: the Last-Event-ID of the request; empty for a page that has just opened.
  void Hold(const PersonId& person, std::string_view seen, Instant now, http::Responder respond);
  // Answers those for whom something moved and those whose time is over. Once a kSweep.
  void Sweep(Instant now);
  // Answers everybody, and whoever comes later at once: the server stops.
  void Close();
  [[nodiscard]] std::size_t waiting();

 private:
  struct Waiting {
    PersonId person;
    Instant since;
    http::Responder respond;
  };
  struct State {
    std::uint64_t number = 1;
    bool closed = false;
    std::vector<Waiting> waiting;
  };
  std::string run_ = MakeRun();  // another one for each start: numbers begin anew
  std::atomic<bool> moved_{false};
  Guarded<State> state_;

  static std::string MakeRun();
  [[nodiscard]] std::string IdOf(std::uint64_t number) const;
};

}  // namespace huiyin::app
