// Slow, idle and many clients: what the limits of ServerOptions do.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "http/test_client.hpp"
#include "http/test_server.hpp"

namespace huiyin::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kShort = 100ms;
constexpr auto kLong = 60s;

// All limits long, so that the one a test shortens is the one that acts.
void AllLong(ServerOptions& options) {
  Limits& limits = options.limits;
  limits.header_time = limits.body_time = limits.idle_time = limits.write_time = kLong;
  limits.linger_time = 200ms;
}

TEST(SlowClient, HeaderInDripsIsCutWith408) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.header_time = kShort;
    options.limits.header_bytes = 100'000'000;
  });
  TestClient client(server.port());
  const auto start = Clock::now();
  client.Send("GET /a HTTP/1.1\r\n");
  // One byte after the other, for as long as the server takes them: progress must not renew the deadline.
  while (!client.Readable() && Clock::now() - start < 5s) client.Send("x");
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_GE(Clock::now() - start, kShort);
}

TEST(SlowClient, SecondHeaderOfAConnectionIsTimedToo) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.header_time = kShort;
  });
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Get("/a")).status, 200);
  client.Send("G");
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_TRUE(client.AtEnd());
}

TEST(SlowClient, OneThatNeverSendsIsHungUpOn) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.header_time = kShort;
  });
  TestClient client(server.port());
  EXPECT_TRUE(client.AtEnd());
}

TEST(SlowClient, BodyThatStopsIsCutWith408) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.body_time = kShort;
  });
  TestClient client(server.port());
  client.Send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_TRUE(client.AtEnd());
}

TEST(SlowClient, BodyInDripsIsCutWith408) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.body_time = kShort;
    options.limits.body_bytes = 100'000'000;
  });
  TestClient client(server.port());
  const auto start = Clock::now();
  client.Send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n");
  while (!client.Readable() && Clock::now() - start < 5s) client.Send("x");
  EXPECT_EQ(client.Read().status, 408);
}

TEST(SlowClient, IdleConnectionIsClosedWithoutAWord) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.idle_time = kShort;
  });
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Get("/a")).status, 200);
  EXPECT_TRUE(client.AtEnd());
}

TEST(SlowClient, OneThatDoesNotReadIsCut) {
  TestServer server([](ServerOptions& options) {
    AllLong(options);
    options.limits.write_time = kShort;
  });
  TestClient client(server.port(), 4096);
  client.Send(Get("/big"));
  const auto start = Clock::now();
  while (server.server().connections() == 0 && Clock::now() - start < 5s) std::this_thread::yield();
  while (server.server().connections() == 1 && Clock::now() - start < 5s) std::this_thread::yield();
  EXPECT_EQ(server.server().connections(), 0U);
  EXPECT_EQ(client.Read().status, 0);  // cut off, not complete
}

TEST(SlowClient, HandlerMayTakeLongerThanAnyOfThem) {
  TestServer server([](ServerOptions& options) {
    Limits& limits = options.limits;
    limits.header_time = limits.body_time = limits.idle_time = limits.write_time =
        limits.linger_time = 20ms;
  });
  TestClient client(server.port());
  client.Send(Get("/park"));
  Parked parked = server.TakeParked();
  ASSERT_TRUE(parked.respond);
  // Another connection's timeout proves that the time has passed.
  TestClient other(server.port());
  EXPECT_TRUE(other.AtEnd());
  TestClient another(server.port());
  EXPECT_TRUE(another.AtEnd());
  parked.respond(Text("at last"));
  EXPECT_EQ(client.Read().body, "at last");
}

TEST(ManyClients, ThousandIdleOnesDoNotDelayTheNext) {
  TestServer server;
  std::vector<TestClient> idle;
  idle.reserve(1000);
  for (int i = 0; i < 1000; ++i) {
    idle.emplace_back(server.port());
    ASSERT_TRUE(idle.back().connected()) << i;
    ASSERT_EQ(idle.back().Ask(Get("/a")).status, 200) << i;
  }
  EXPECT_EQ(server.server().connections(), 1000U);
  const auto start = Clock::now();
  TestClient next(server.port());
  EXPECT_EQ(next.Ask(Get("/a")).status, 200);
  EXPECT_LT(Clock::now() - start, 1s);
  for (TestClient& client : idle) ASSERT_EQ(client.Ask(Get("/b")).status, 200);
}

TEST(ManyClients, OneOverTheLimitIsAnswered503) {
  TestServer server([](ServerOptions& options) {
    options.limits.connections = 2;
    options.fault = [](int status, std::string_view code) {
      return Text(std::string(code), status);
    };
  });
  TestClient first(server.port());
  TestClient second(server.port());
  EXPECT_EQ(first.Ask(Get("/a")).status, 200);
  EXPECT_EQ(second.Ask(Get("/a")).status, 200);
  TestClient third(server.port());
  third.Send(Get("/a"));
  const TestReply refusal = third.Read();
  EXPECT_EQ(refusal.status, 503);
  EXPECT_EQ(refusal.body, "overloaded");
  EXPECT_EQ(refusal.header("connection"), "close");
  EXPECT_TRUE(third.AtEnd());
  EXPECT_EQ(server.server().connections(), 2U);
  // and when one goes, there is room again
  first.Close();
  const auto start = Clock::now();
  while (server.server().connections() == 2 && Clock::now() - start < 5s) std::this_thread::yield();
  TestClient fourth(server.port());
  EXPECT_EQ(fourth.Ask(Get("/a")).status, 200);
}

TEST(ManyClients, ClientsThatVanishLeaveNothingBehind) {
  TestServer server;
  for (int i = 0; i < 200; ++i) {
    TestClient client(server.port());
    client.Send(i % 2 == 0 ? "GET /a HT"
                           : "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
    if (i % 3 == 0) client.Reset();
  }
  const auto start = Clock::now();
  while (server.server().connections() > 0 && Clock::now() - start < 5s) std::this_thread::yield();
  EXPECT_EQ(server.server().connections(), 0U);
}

}  // namespace
}  // namespace huiyin::http
