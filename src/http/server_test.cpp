#include "http/server.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "http/test_client.hpp"
#include "http/test_server.hpp"

namespace huiyin::http {
namespace {

using Body = TestClient::Body;

TEST(Server, AnswersRequestsOnOneConnection) {
  TestServer server;
  ASSERT_TRUE(server.started());
  TestClient client(server.port());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.Ask(Get("/a")).body, "GET /a ");
  EXPECT_EQ(client.Ask(Post("/a", "hello")).body, "POST /a hello");
  EXPECT_EQ(server.server().connections(), 1U);
}

TEST(Server, EveryReplyHasTheSecurityHeaders) {
  TestServer server;
  for (const std::string& request :
       {Get("/a"), Get("/page"), Get("/throw"), std::string("junk\r\n\r\n"),
        Get("/page", "If-None-Match: \"v1\"\r\n"), Get("/empty")}) {
    TestClient client(server.port());
    const TestReply reply = client.Ask(request);
    ASSERT_NE(reply.status, 0) << request;
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff") << request;
    EXPECT_EQ(reply.header("x-frame-options"), "DENY");
    EXPECT_EQ(reply.header("referrer-policy"), "same-origin");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_NE(reply.header("content-security-policy"), "");
    EXPECT_NE(reply.header("date"), "");
    EXPECT_EQ(reply.header("server"), "");
  }
}

TEST(Server, PipelinedRequestsAreAnsweredInOrder) {
  TestServer server;
  TestClient client(server.port());
  client.Send(Get("/park") + Get("/b") + Post("/c", "x") + Get("/d"));
  Parked parked = server.TakeParked();
  ASSERT_TRUE(parked.respond);
  std::thread([respond = std::move(parked.respond)] { respond(Text("slow")); }).join();
  EXPECT_EQ(client.Read().body, "slow");
  EXPECT_EQ(client.Read().body, "GET /b ");
  EXPECT_EQ(client.Read().body, "POST /c x");
  EXPECT_EQ(client.Read().body, "GET /d ");
}

TEST(Server, RequestMayComeByteByByte) {
  TestServer server;
  TestClient client(server.port());
  const std::string request =
      "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  for (const char c : request) client.Send({&c, 1});
  EXPECT_EQ(client.Read().body, "POST /a abc");
  EXPECT_EQ(client.Ask(Get("/b")).body, "GET /b ");
}

TEST(Server, LargeBodyComesWhole) {
  TestServer server([](ServerOptions& options) { options.limits.body_bytes = 4 * 1024 * 1024; });
  TestClient client(server.port());
  const std::string body(3'000'001, 'x');
  EXPECT_EQ(client.Ask(Post("/a", body)).body, "POST /a " + body);
}

TEST(Server, LargeReplyComesWhole) {
  TestServer server;
  TestClient client(server.port(), 4096);
  EXPECT_EQ(client.Ask(Get("/big")).body.size(), TestServer::kBigBytes);
  EXPECT_EQ(client.Ask(Get("/a")).body, "GET /a ");
}

TEST(Server, HeadHasTheLengthWithoutTheBody) {
  TestServer server;
  TestClient client(server.port());
  for (const char* path : {"/a", "/page"}) {
    client.Send("HEAD " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const TestReply reply = client.Read(Body::kNone);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-length"), "8") << path;
  }
  EXPECT_EQ(client.Ask(Get("/b")).body, "GET /b ");  // nothing was left over
}

TEST(Server, PreparedBytesAreNegotiated) {
  TestServer server;
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Get("/page")).body, "identity");
  const TestReply gzip = client.Ask(Get("/page", "Accept-Encoding: gzip\r\n"));
  EXPECT_EQ(gzip.body, "gz");
  EXPECT_EQ(gzip.header("content-encoding"), "gzip");
  EXPECT_EQ(gzip.header("etag"), "\"v1-gz\"");
  EXPECT_EQ(client.Ask(Get("/page", "If-None-Match: \"v1\"\r\n")).status, 304);
  EXPECT_EQ(client.Ask(Get("/page")).body, "identity");
}

TEST(Server, ConnectionCloseIsKept) {
  TestServer server;
  for (const std::string& request :
       {Get("/a", "Connection: close\r\n"), Get("/close"), std::string("GET /a HTTP/1.0\r\n\r\n"),
        Get("/page", "Connection: close\r\n")}) {
    TestClient client(server.port());
    const TestReply reply = client.Ask(request);
    EXPECT_EQ(reply.status, 200) << request;
    EXPECT_EQ(reply.header("connection"), "close") << request;
    EXPECT_TRUE(client.AtEnd()) << request;
  }
}

TEST(Server, RepliesAreCompleteWhenTheClientStopsSending) {
  TestServer server;
  TestClient client(server.port());
  client.Send(Get("/a") + Get("/b"));
  client.HalfClose();
  EXPECT_EQ(client.Read().body, "GET /a ");
  EXPECT_EQ(client.Read().body, "GET /b ");
  EXPECT_TRUE(client.AtEnd());
}

TEST(Server, FaultsAreAnsweredAndEndTheConnection) {
  TestServer server([](ServerOptions& options) {
    options.limits.header_bytes = 1024;
    options.limits.body_bytes = 10;
    options.fault = [](int status, std::string_view code) {
      return Text("fault " + std::string(code), status);
    };
  });
  struct Case {
    std::string request;
    int status;
    std::string body;
  };
  for (const Case& each : std::vector<Case>{
           {"junk\r\n\r\n", 400, "fault bad_request"},
           {"GET / HTTP/1.1\nHost: a\n\n", 400, "fault bad_line_ending"},
           {"GET / HTTP/1.1\r\n\r\n", 400, "fault bad_host"},
           {Get("/../etc/passwd"), 400, "fault bad_target"},
           {Get("/a", "Transfer-Encoding: gzip\r\n"), 501, "fault encoding_unsupported"},
           {Get("/a", "X: " + std::string(2000, 'x') + "\r\n"), 431, "fault header_too_large"},
           {Get("/" + std::string(2000, 'x')), 414, "fault uri_too_long"},
           {Post("/a", "12345678901"), 413, "fault body_too_large"},
           {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "fault method_unknown"},
           {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "fault version_unsupported"},
           {Get("/a", "Expect: wonders\r\n"), 417, "fault expectation_unknown"},
       }) {
    TestClient client(server.port());
    client.Send(each.request + Get("/smuggled"));
    const TestReply reply = client.Read();
    EXPECT_EQ(reply.status, each.status) << each.request;
    EXPECT_EQ(reply.body, each.body) << each.request;
    EXPECT_EQ(reply.header("connection"), "close");
    client.HalfClose();
    EXPECT_TRUE(client.AtEnd()) << each.request;
  }
}

TEST(Server, ForbiddenMethodSaysWhichAreAllowed) {
  TestServer server;
  TestClient client(server.port());
  const TestReply reply = client.Ask("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.header("allow"), "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
}

TEST(Server, BodyLimitIsAskedForEachRoute) {
  TestServer server([](ServerOptions& options) {
    options.limits.body_bytes = 10;
    options.body_limit = [](Method method, std::string_view path) -> std::uint64_t {
      return method == Method::kPost && path == "/large" ? 1000 : 0;
    };
  });
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Post("/large", std::string(1000, 'x'))).status, 200);
  EXPECT_EQ(client.Ask(Post("/small", std::string(10, 'x'))).status, 200);
  EXPECT_EQ(client.Ask(Post("/small", std::string(11, 'x'))).status, 413);
}

TEST(Server, OnlySoManyLargeBodiesAtOnce) {
  TestServer server([](ServerOptions& options) {
    options.limits.body_bytes = 10;
    options.limits.large_bodies = 1;
    options.body_limit = [](Method, std::string_view path) -> std::uint64_t {
      return path == "/large" ? 1000 : 0;
    };
  });
  TestClient first(server.port());
  first.Send(
      "POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(first.Read(Body::kNone).status, 100);  // from here on it holds the only place
  EXPECT_EQ(TestClient(server.port()).Ask(Post("/large", "xx")).status, 503);
  EXPECT_EQ(TestClient(server.port()).Ask(Post("/small", "xx")).status, 200);
  EXPECT_EQ(first.Ask("xx").status, 200);
  EXPECT_EQ(first.Ask(Post("/small", "xx")).status, 200);  // the place is free again
  EXPECT_EQ(TestClient(server.port()).Ask(Post("/large", "xx")).status, 200);
}

TEST(Server, RefusedUploadIsStillAnswered) {
  TestServer server([](ServerOptions& options) { options.limits.body_bytes = 10; });
  TestClient client(server.port());
  // More than the socket buffers hold: without lingering, the kernel would reset the connection under the reply.
  EXPECT_TRUE(client.Send(Post("/a", std::string(10'000'000, 'x'))));
  EXPECT_EQ(client.Read().status, 413);
}

TEST(Server, ContinueIsSentBeforeTheBodyIsRead) {
  TestServer server([](ServerOptions& options) { options.limits.body_bytes = 10; });
  TestClient client(server.port());
  client.Send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read(Body::kNone).status, 100);
  EXPECT_EQ(client.Ask("hi").body, "POST /a hi");
  // the body is there already: nothing to ask for
  EXPECT_EQ(client.Ask(Post("/a", "hi", "Expect: 100-continue\r\n")).body, "POST /a hi");
  // refused before a byte of it was sent
  client.Send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read().status, 413);
}

TEST(Responder, AnswersFromAnotherThread) {
  TestServer server;
  TestClient client(server.port());
  for (int i = 0; i < 100; ++i) {
    client.Send(Get("/park"));
    Parked parked = server.TakeParked();
    ASSERT_TRUE(parked.respond);
    std::thread([&] { parked.respond(Text(std::to_string(i))); }).join();
    EXPECT_EQ(client.Read().body, std::to_string(i));
  }
}

TEST(Responder, SecondCallIsIgnored) {
  TestServer server;
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Get("/twice")).body, "first");
  EXPECT_EQ(client.Ask(Get("/a")).body, "GET /a ");
}

TEST(Responder, DroppedWithoutACallIs500) {
  TestServer server;
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Get("/drop")).status, 500);
  client.Send(Get("/park"));
  server.TakeParked();  // and away with it
  EXPECT_EQ(client.Read().status, 500);
  EXPECT_EQ(client.Ask(Get("/a")).body, "GET /a ");
}

TEST(Responder, MayBeCalledAfterTheConnectionDied) {
  TestServer server;
  Parked parked;
  {
    TestClient client(server.port());
    client.Send(Get("/park"));
    parked = server.TakeParked();
    ASSERT_TRUE(parked.respond);
    client.Reset();
  }
  parked.respond(Text("too late"));
  TestClient other(server.port());
  EXPECT_EQ(other.Ask(Get("/a")).body, "GET /a ");
}

TEST(Responder, MayBeCalledAfterTheServerIsGone) {
  Parked parked;
  {
    TestServer server(
        [](ServerOptions& options) { options.drain_time = std::chrono::milliseconds(20); });
    TestClient client(server.port());
    client.Send(Get("/park"));
    parked = server.TakeParked();
    ASSERT_TRUE(parked.respond);
    server.server().Stop();
    EXPECT_TRUE(client.AtEnd());
  }
  parked.respond(Text("too late"));
  EXPECT_EQ(parked.request->path, "/park");
}

TEST(Handler, ExceptionIs500AndTheConnectionGoesOn) {
  TestServer server([](ServerOptions& options) {
    options.fault = [](int status, std::string_view code) {
      return Text(std::string(code), status);
    };
  });
  TestClient client(server.port());
  const TestReply reply = client.Ask(Get("/throw"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.body, "handler_failed");
  EXPECT_EQ(client.Ask(Get("/a")).body, "GET /a ");
}

TEST(Handler, FieldThatBreaksOutOfItsLineIs500) {
  TestServer server;
  TestClient client(server.port());
  const TestReply reply = client.Ask(Get("/split"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.header("set-cookie"), "");
}

TEST(Handler, FaultFunctionThatFailsIsReplaced) {
  TestServer server([](ServerOptions& options) {
    options.fault = [](int, std::string_view) -> Response { throw std::runtime_error("no"); };
  });
  TestClient client(server.port());
  EXPECT_EQ(client.Ask(Get("/throw")).status, 500);
}

TEST(Peer, IsTheSocketsUnlessAProxyIsTrusted) {
  TestServer plain;
  TestClient direct(plain.port());
  EXPECT_EQ(direct.Ask(Get("/peer", "X-Forwarded-For: 198.51.100.1\r\n")).body, "127.0.0.1");
  TestServer behind([](ServerOptions& options) { options.trusted_proxies = {"127.0.0.0/8"}; });
  TestClient proxied(behind.port());
  const std::string fields = "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 198.51.100.1\r\n";
  EXPECT_EQ(proxied.Ask(Get("/peer", fields)).body, "198.51.100.1");
}

TEST(Start, FailsForAnAddressThatCannotBeBound) {
  TestServer first;
  EXPECT_FALSE(TestServer([&](ServerOptions& options) { options.port = first.port(); }).started());
  EXPECT_FALSE(
      TestServer([](ServerOptions& options) { options.address = "voice.example.com"; }).started());
  EXPECT_FALSE(
      TestServer([](ServerOptions& options) { options.trusted_proxies = {"nginx"}; }).started());
}

TEST(Start, ListensOnIpv6) {
  TestServer server([](ServerOptions& options) { options.address = "::"; });
  if (!server.started()) GTEST_SKIP() << "no IPv6 here";
  TestClient client(server.port());  // over IPv4, mapped
  EXPECT_EQ(client.Ask(Get("/peer")).body, "127.0.0.1");
}

}  // namespace
}  // namespace huiyin::http
