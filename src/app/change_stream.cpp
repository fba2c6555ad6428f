#include "app/change_stream.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace huiyin::app {
namespace {

http::Response EventStream(std::string body) {
  http::Response response;
  response.headers.push_back({"Content-Type", "text/event-stream; charset=utf-8"});
  response.headers.push_back({"Cache-Control", "no-store"});
  response.body =
      "retry: " + std::to_string(ChangeStream::kAskAgain.count()) + "\n" + std::move(body) + "\n";
  return response;
}

http::Response Event(const std::string& id) {
  return EventStream("id: " + id + "\nevent: moved\ndata: \n");
}

// Nothing happened: the id that the page has stays.
http::Response Quiet() { return EventStream(": nothing new\n"); }

http::Response TooMany() {
  http::Response response;
  response.status = 503;
  response.headers.push_back({"Retry-After", "60"});
  return response;
}

}  // namespace

std::string ChangeStream::MakeRun() { return Uuid::MakeV7(Instant()).ToString(); }

std::string ChangeStream::IdOf(std::uint64_t number) const {
  return run_ + "-" + std::to_string(number);
}

void ChangeStream::Hold(const PersonId& person, std::string_view seen, Instant now,
                        http::Responder respond) {
  auto at_once = state_.With([&](State& state) -> std::optional<http::Response> {
    std::string id = IdOf(state.number);
    if (state.closed) return Quiet();
    if (seen != id) return Event(id);
    auto own = std::count_if(state.waiting.begin(), state.waiting.end(),
                             [&](const Waiting& one) { return one.person == person; });
    if (state.waiting.size() >= kMostWaiting || own >= static_cast<std::ptrdiff_t>(kMostOfOne))
      return TooMany();
    state.waiting.push_back({person, now, respond});
    return std::nullopt;
  });
  if (at_once) respond(std::move(*at_once));
}

void ChangeStream::Sweep(Instant now) {
  bool moved = moved_.exchange(false, std::memory_order_relaxed);
  std::vector<Waiting> done;
  std::string id;
  state_.With([&](State& state) {
    if (moved) ++state.number;
    id = IdOf(state.number);
    auto stays =
        std::partition(state.waiting.begin(), state.waiting.end(),
                       [&](const Waiting& one) { return !moved && now - one.since < kLongest; });
    std::move(stays, state.waiting.end(), std::back_inserter(done));
    state.waiting.erase(stays, state.waiting.end());
  });
  for (Waiting& one : done) one.respond(moved ? Event(id) : Quiet());
}

void ChangeStream::Close() {
  std::vector<Waiting> done;
  state_.With([&](State& state) {
    state.closed = true;
    done.swap(state.waiting);
  });
  for (Waiting& one : done) one.respond(Quiet());
}

std::size_t ChangeStream::waiting() {
  return state_.With([](State& state) { return state.waiting.size(); });
}

}  // namespace huiyin::app
