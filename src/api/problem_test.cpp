#include "api/problem.hpp"

#include <gtest/gtest.h>

#include <set>

#include <boost/json.hpp>

namespace huiyin::api {
namespace {

std::string Header(const http::Response& response, std::string_view name) {
  for (const http::Header& header : response.headers) {
    if (header.name == name) return header.value;
  }
  return "";
}
boost::json::object Body(const http::Response& response) {
  return boost::json::parse(response.body).as_object();
}
std::string Member(const http::Response& response, std::string_view name) {
  const auto body = Body(response);
  const auto* value = body.if_contains(name);
  return value == nullptr ? "" : std::string(value->as_string());
}

constexpr ErrorCode kAll[] = {
    ErrorCode::kInvalid,  ErrorCode::kUnauthenticated,  ErrorCode::kForbidden,
    ErrorCode::kNotFound, ErrorCode::kMethodNotAllowed, ErrorCode::kConflict,
    ErrorCode::kStale,    ErrorCode::kTooLarge,         ErrorCode::kUnsupportedType,
    ErrorCode::kMismatch, ErrorCode::kPrecondition,     ErrorCode::kRateLimited,
    ErrorCode::kInternal, ErrorCode::kUnavailable,      ErrorCode::kTimeout};

TEST(Problem, HasAStatusAndANameOfItsOwnForEveryCode) {
  std::set<std::string> names;
  for (ErrorCode code : kAll) {
    Error error{code, {"不行", "No"}, {}, {}, {}};
    auto response = ProblemResponse(error, Language::kEnglish);
    EXPECT_EQ(response.status, HttpStatus(code));
    EXPECT_GE(response.status, 400);
    EXPECT_EQ(Body(response).at("status").as_int64(), response.status);
    EXPECT_EQ(Member(response, "type"), "urn:huiyin:problem:" + Member(response, "code"));
    EXPECT_EQ(Header(response, "Content-Type").rfind("application/problem+json", 0), 0U);
    EXPECT_EQ(Header(response, "Cache-Control"), "no-store");
    names.insert(Member(response, "code"));
  }
  EXPECT_EQ(names.size(), std::size(kAll));
  EXPECT_EQ(HttpStatus(ErrorCode::kMismatch), 422);
  EXPECT_EQ(HttpStatus(ErrorCode::kStale), 412);
  EXPECT_EQ(HttpStatus(ErrorCode::kPrecondition), 428);
}

TEST(Problem, SpeaksTheReadersLanguage) {
  Error error = Invalid("text", {"请写下想说的话", "Please write what you want to say"});
  auto zh = ProblemResponse(error, Language::kChinese);
  auto en = ProblemResponse(error, Language::kEnglish);
  EXPECT_EQ(Member(zh, "title"), "请写下想说的话");
  EXPECT_EQ(Header(zh, "Content-Language"), "zh-CN");
  EXPECT_EQ(Member(en, "title"), "Please write what you want to say");
  EXPECT_EQ(Header(en, "Content-Language"), "en");
  EXPECT_EQ(Member(zh, "field"), "text");
  EXPECT_FALSE(Body(ProblemResponse(NotFound(), Language::kChinese)).contains("field"));
}

TEST(Problem, NeverCarriesTheDetail) {
  for (ErrorCode code : kAll) {
    Error error{code, {"不行", "No"}, {}, "table voice_text at /var/lib", {}};
    for (Language language : {Language::kChinese, Language::kEnglish}) {
      auto response = ProblemResponse(error, language);
      EXPECT_EQ(response.body.find("voice_text"), std::string::npos);
      for (const auto& header : response.headers)
        EXPECT_EQ(header.value.find("voice_text"), std::string::npos);
    }
  }
}

TEST(Problem, OfOurOwnMakingHasAReferenceToReport) {
  testing::internal::CaptureStderr();
  auto response = ProblemResponse(Internal("row 7"), Language::kEnglish);
  auto log = testing::internal::GetCapturedStderr();
  auto reference = Member(response, "reference");
  EXPECT_EQ(reference.size(), 6U);
  EXPECT_NE(log.find(reference), std::string::npos) << log;
  EXPECT_NE(log.find("row 7"), std::string::npos) << "the detail stands in the log";
  EXPECT_EQ(Member(ProblemResponse(NotFound(), Language::kEnglish), "reference"), "");
}

TEST(Problem, CarriesFacts) {
  Error error = Conflict({"变了", "Changed"});
  error.facts = {{"changed_at", "2026-11-21T09:30:00.000Z"}};
  EXPECT_EQ(Member(ProblemResponse(error, Language::kEnglish), "changed_at"),
            "2026-11-21T09:30:00.000Z");
}

TEST(Problem, GivesNumbersAsNumbers) {
  Error error = Conflict({"不行", "No"});
  error.facts = {{"days_left", "55"}, {"measures", "2,3"}, {"voice_id", "0198"}};
  auto body = Body(ProblemResponse(error, Language::kEnglish));
  EXPECT_EQ(body["days_left"], boost::json::value(55));
  EXPECT_EQ(body["measures"], (boost::json::value{2, 3}));
  EXPECT_EQ(body["voice_id"], boost::json::value("0198"));
}

TEST(Problem, SaysWhenToComeBack) {
  EXPECT_NE(
      Header(ProblemResponse({ErrorCode::kRateLimited, {"", ""}, {}, {}, {}}, Language::kEnglish),
             "Retry-After"),
      "");
  EXPECT_NE(
      Header(ProblemResponse({ErrorCode::kUnavailable, {"", ""}, {}, {}, {}}, Language::kEnglish),
             "Retry-After"),
      "");
  EXPECT_EQ(Header(ProblemResponse(NotFound(), Language::kEnglish), "Retry-After"), "");
}

TEST(Problem, FoundByTheServerItselfSpeaksBothLanguages) {
  for (const auto& [status, code] : {std::pair{431, "header_too_large"},
                                     {413, "body_too_large"},
                                     {408, "timeout"},
                                     {503, "overloaded"},
                                     {403, "cross_origin"},
                                     {404, "not_found"},
                                     {405, "method_not_allowed"},
                                     {400, "some new fault"}}) {
    auto response = FaultResponse(status, code);
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(Body(response).at("status").as_int64(), status);
    EXPECT_NE(Member(response, "title").find(" / "), std::string::npos);
    EXPECT_EQ(response.body.find("some new fault"), std::string::npos);
  }
}

}  // namespace
}  // namespace huiyin::api
