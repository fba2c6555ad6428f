// Graceful stop: what was accepted is answered, what is idle ends at once.
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "http/test_client.hpp"
#include "http/test_server.hpp"

namespace huiyin::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

TEST(Stop, EndsIdleConnectionsAtOnce) {
  TestServer server;
  TestClient client(server.port());
  TestClient silent(server.port());
  EXPECT_EQ(client.Ask(Get("/a")).status, 200);
  const auto start = Clock::now();
  server.server().Stop();
  EXPECT_LT(Clock::now() - start, 2s);
  EXPECT_TRUE(client.AtEnd());
  EXPECT_TRUE(silent.AtEnd());
  EXPECT_EQ(server.server().connections(), 0U);
  EXPECT_FALSE(TestClient(server.port()).connected());
}

TEST(Stop, AnswersWhatAHandlerHas) {
  TestServer server;
  TestClient client(server.port());
  client.Send(Get("/park"));
  Parked parked = server.TakeParked();
  ASSERT_TRUE(parked.respond);
  auto stopped = std::async(std::launch::async, [&] { server.server().Stop(); });
  // The listener is closed when new clients are turned away; from then on the stop is under way.
  const auto start = Clock::now();
  while (TestClient(server.port()).connected() && Clock::now() - start < 5s)
    std::this_thread::yield();
  EXPECT_EQ(stopped.wait_for(0s), std::future_status::timeout);
  parked.respond(Text("kept word"));
  const TestReply reply = client.Read();
  EXPECT_EQ(reply.body, "kept word");
  EXPECT_EQ(reply.header("connection"), "close");
  client.Close();
  EXPECT_EQ(stopped.wait_for(5s), std::future_status::ready);
}

TEST(Stop, ReadsARequestThatHasBegunToItsEnd) {
  TestServer server;
  TestClient client(server.port());
  client.Send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read(TestClient::Body::kNone).status, 100);
  auto stopped = std::async(std::launch::async, [&] { server.server().Stop(); });
  const auto start = Clock::now();
  while (TestClient(server.port()).connected() && Clock::now() - start < 5s)
    std::this_thread::yield();
  EXPECT_EQ(client.Ask("rest").body, "POST /a rest");
  client.Close();
  EXPECT_EQ(stopped.wait_for(5s), std::future_status::ready);
}

TEST(Stop, GivesUpAfterTheDrainTime) {
  TestServer server([](ServerOptions& options) { options.drain_time = 50ms; });
  TestClient client(server.port());
  client.Send(Get("/park"));
  const Parked parked = server.TakeParked();
  ASSERT_TRUE(parked.respond);
  const auto start = Clock::now();
  server.server().Stop();
  EXPECT_GE(Clock::now() - start, 50ms);
  EXPECT_LT(Clock::now() - start, 3s);
  EXPECT_TRUE(client.AtEnd());
}

TEST(Stop, NoRequestThatWasSentBeforeItIsLost) {
  // A request that is in the kernel's hands when the stop begins must be answered: each client sends, then the server
  // stops, and every one of them must get its reply.
  for (int round = 0; round < 20; ++round) {
    TestServer server;
    std::vector<TestClient> clients;
    for (int i = 0; i < 20; ++i) clients.emplace_back(server.port());
    for (TestClient& client : clients) client.Send(Get("/a", "Connection: close\r\n"));
    auto stopped = std::async(std::launch::async, [&] { server.server().Stop(); });
    for (TestClient& client : clients) {
      EXPECT_EQ(client.Read().status, 200) << round;
      client.Close();
    }
    stopped.wait();
  }
}

TEST(Stop, TwiceIsOnce) {
  TestServer server;
  server.server().Stop();
  server.server().Stop();
}

}  // namespace
}  // namespace huiyin::http
