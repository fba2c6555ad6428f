#include "http/exchange.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace huiyin::http {
namespace {

using Outcome = Exchange::Outcome;

class CountingWaker final : public Exchange::Waker {
 public:
  void Wake() override { ++woken; }
  std::atomic<int> woken{0};
};

Response Body(const std::string& text) {
  Response response;
  response.body = text;
  return response;
}

TEST(Exchange, FirstAnswerCounts) {
  auto exchange = std::make_shared<Exchange>();
  Response got;
  Responder respond = Exchange::MakeResponder(exchange);
  EXPECT_EQ(exchange->Take(got), Outcome::kOpen);
  respond(Body("first"));
  respond(Body("second"));
  EXPECT_EQ(exchange->Take(got), Outcome::kAnswered);
  EXPECT_EQ(got.body, "first");
}

TEST(Exchange, LastCopyGoneWithoutACallIsDropped) {
  auto exchange = std::make_shared<Exchange>();
  CountingWaker waker;
  Response got;
  Responder one = Exchange::MakeResponder(exchange);
  Responder two = one;
  ASSERT_TRUE(exchange->Await(waker));
  one = nullptr;
  EXPECT_EQ(exchange->Take(got), Outcome::kOpen);
  two = nullptr;
  EXPECT_EQ(exchange->Take(got), Outcome::kDropped);
  EXPECT_EQ(waker.woken, 1);
}

TEST(Exchange, MovedResponderIsNotDropped) {
  auto exchange = std::make_shared<Exchange>();
  Response got;
  Responder one = Exchange::MakeResponder(exchange);
  Responder two = std::move(one);
  one = nullptr;
  EXPECT_EQ(exchange->Take(got), Outcome::kOpen);
  two(Body("x"));
  EXPECT_EQ(exchange->Take(got), Outcome::kAnswered);
}

TEST(Exchange, AnswerBeforeTheWaitNeedsNoWaking) {
  auto exchange = std::make_shared<Exchange>();
  CountingWaker waker;
  Exchange::MakeResponder(exchange)(Body("x"));
  EXPECT_FALSE(exchange->Await(waker));
  EXPECT_EQ(waker.woken, 0);
}

TEST(Exchange, AbandonedOneWakesNobody) {
  auto exchange = std::make_shared<Exchange>();
  CountingWaker waker;
  Responder respond = Exchange::MakeResponder(exchange);
  ASSERT_TRUE(exchange->Await(waker));
  exchange->Abandon();
  respond(Body("x"));
  EXPECT_EQ(waker.woken, 0);
}

TEST(Exchange, ManyThreadsAnswerOnceAndWakeOnce) {
  for (int round = 0; round < 200; ++round) {
    auto exchange = std::make_shared<Exchange>();
    CountingWaker waker;
    std::vector<std::thread> threads;
    {
      const Responder respond = Exchange::MakeResponder(exchange);
      for (int i = 0; i < 3; ++i)
        threads.emplace_back([respond, i] { respond(Body(std::to_string(i))); });
    }
    const bool waits = exchange->Await(waker);
    for (std::thread& thread : threads) thread.join();
    Response got;
    EXPECT_EQ(exchange->Take(got), Outcome::kAnswered);
    EXPECT_EQ(got.body.size(), 1U);
    EXPECT_EQ(waker.woken, waits ? 1 : 0);
  }
}

}  // namespace
}  // namespace huiyin::http
