#include "http/router.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huiyin::http {
namespace {

class Routes : public testing::Test {
 protected:
  void Add(Method method, const std::string& pattern, Access access = Access::kPublic,
           std::uint64_t body_bytes = 0) {
    router_.Add(
        {method, pattern, access,
         [this, pattern](const std::shared_ptr<Request>& request, const Responder& respond) {
           seen_ = *request;
           Response response;
           response.body = pattern;
           respond(std::move(response));
         },
         body_bytes});
  }
  Response Ask(Method method, const std::string& path, std::vector<Header> headers = {}) {
    auto request = std::make_shared<Request>();
    request->method = method;
    request->path = path;
    request->headers = std::move(headers);
    Response reply;
    reply.status = 0;
    router_.AsHandler()(request, [&](Response response) { reply = std::move(response); });
    return reply;
  }
  static std::string Field(const Response& response, const std::string& name) {
    for (const Header& header : response.headers) {
      if (header.name == name) return header.value;
    }
    return "";
  }
  Router router_;
  Request seen_;
};

TEST_F(Routes, PatternNamesSegments) {
  Add(Method::kGet, "/");
  Add(Method::kGet, "/voices");
  Add(Method::kGet, "/voices/{id}");
  Add(Method::kGet, "/voices/counts");
  Add(Method::kGet, "/voices/{id}/answers/{number}");
  Add(Method::kGet, "/voices/counts/by/{unit}");
  EXPECT_EQ(Ask(Method::kGet, "/").body, "/");
  EXPECT_EQ(Ask(Method::kGet, "/voices").body, "/voices");
  EXPECT_EQ(Ask(Method::kGet, "/voices/counts").body, "/voices/counts");
  EXPECT_EQ(Ask(Method::kGet, "/voices/7").body, "/voices/{id}");
  EXPECT_EQ(seen_.path_value("id"), "7");
  EXPECT_EQ(Ask(Method::kGet, "/voices/counts/answers/2").body, "/voices/{id}/answers/{number}");
  EXPECT_EQ(seen_.path_value("id"), "counts");
  EXPECT_EQ(seen_.path_value("number"), "2");
  EXPECT_EQ(seen_.path_values.size(), 2U);
  for (const char* none :
       {"/voices/", "/voices/7/", "//", "/voice", "/voices/7/answers", "/VOICES", "*"}) {
    EXPECT_EQ(Ask(Method::kGet, none).status, 404) << none;
  }
}

TEST_F(Routes, OtherMethodIs405WithAllow) {
  Add(Method::kGet, "/a/{x}");
  Add(Method::kPut, "/a/{x}");
  const Response refusal = Ask(Method::kPost, "/a/1");
  EXPECT_EQ(refusal.status, 405);
  EXPECT_EQ(Field(refusal, "Allow"), "GET, HEAD, PUT");
}

TEST_F(Routes, HeadIsAnsweredByGet) {
  Add(Method::kGet, "/a");
  Add(Method::kPost, "/b");
  EXPECT_EQ(Ask(Method::kHead, "/a").body, "/a");
  EXPECT_EQ(seen_.method, Method::kHead);
  EXPECT_EQ(Ask(Method::kHead, "/b").status, 405);
}

TEST_F(Routes, PublicHandlersNeverSeeWhoAsks) {
  Add(Method::kPost, "/public");
  Add(Method::kPost, "/private", Access::kPrivate);
  const std::vector<Header> headers = {
      {"Cookie", "session=1"}, {"AUTHORIZATION", "Bearer t"}, {"Host", "a"},
      {"Origin", "http://a"},  {"Proxy-Authorization", "x"},  {"cookie", "b=2"}};
  EXPECT_EQ(Ask(Method::kPost, "/public", headers).status, 200);
  for (const char* stripped : {"cookie", "authorization", "proxy-authorization"})
    EXPECT_EQ(seen_.header(stripped), "") << stripped;
  EXPECT_EQ(seen_.header("host"), "a");
  EXPECT_EQ(Ask(Method::kPost, "/private", headers).status, 200);
  EXPECT_EQ(seen_.cookie("session"), "1");
  EXPECT_EQ(seen_.header("authorization"), "Bearer t");
}

TEST_F(Routes, FallbackSeesNoIdentityEither) {
  router_.SetFallback([this](const std::shared_ptr<Request>& request, const Responder& respond) {
    seen_ = *request;
    respond({});
  });
  EXPECT_EQ(Ask(Method::kGet, "/any", {{"Cookie", "a=b"}}).status, 200);
  EXPECT_EQ(seen_.header("cookie"), "");
}

TEST_F(Routes, PrivateWritesOfOtherSitesAreRefused) {
  Add(Method::kPost, "/private", Access::kPrivate);
  Add(Method::kGet, "/private", Access::kPrivate);
  Add(Method::kDelete, "/private", Access::kPrivate);
  router_.SetPublicUrl("https://ours");
  const Header cookie{"Cookie", "session=1"};
  EXPECT_EQ(Ask(Method::kPost, "/private", {cookie}).status, 403);
  EXPECT_EQ(Ask(Method::kDelete, "/private", {cookie}).status, 403);
  EXPECT_EQ(Ask(Method::kPost, "/private", {cookie, {"Origin", "https://evil"}}).status, 403);
  EXPECT_EQ(Ask(Method::kPost, "/private", {{"Origin", "https://evil"}}).status,
            403);  // sign-in from elsewhere
  EXPECT_EQ(Ask(Method::kPost, "/private", {cookie, {"Origin", "https://ours"}}).status, 200);
  EXPECT_EQ(Ask(Method::kGet, "/private", {cookie}).status, 200);
  EXPECT_EQ(Ask(Method::kPost, "/private", {{"Authorization", "Bearer t"}}).status, 200);
  EXPECT_EQ(Ask(Method::kPost, "/private", {{"Authorization", "Bearer t"}, cookie}).status, 403);
}

TEST_F(Routes, RefusalsAreMadeByTheFaultFunction) {
  Add(Method::kGet, "/a");
  router_.SetFault([](int status, std::string_view code) {
    Response response;
    response.status = status;
    response.headers = {{"Content-Type", "application/problem+json"}, {"allow", "stale"}};
    response.body = code;
    return response;
  });
  EXPECT_EQ(Ask(Method::kGet, "/b").body, "not_found");
  const Response refusal = Ask(Method::kPost, "/a");
  EXPECT_EQ(refusal.body, "method_not_allowed");
  EXPECT_EQ(Field(refusal, "Allow"), "GET, HEAD");
  EXPECT_EQ(Field(refusal, "allow"), "");
}

TEST_F(Routes, BodyLimitIsTheRoutes) {
  Add(Method::kPut, "/photos/{n}", Access::kPublic, 5000);
  Add(Method::kGet, "/photos/{n}");
  const auto limit = router_.BodyLimits();
  EXPECT_EQ(limit(Method::kPut, "/photos/1"), 5000U);
  EXPECT_EQ(limit(Method::kGet, "/photos/1"), 0U);
  EXPECT_EQ(limit(Method::kPost, "/photos/1"), 0U);
  EXPECT_EQ(limit(Method::kPut, "/none"), 0U);
}

TEST_F(Routes, SecondRouteForTheSameIsAnErrorOfTheProgram) {
  Add(Method::kGet, "/a/{x}");
  EXPECT_DEATH(Add(Method::kGet, "/a/{y}"), "");
  EXPECT_DEATH(Add(Method::kGet, "no-slash"), "");
}

}  // namespace
}  // namespace huiyin::http
