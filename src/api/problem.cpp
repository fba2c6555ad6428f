#include "api/problem.hpp"

#include <sodium.h>

#include <array>
#include <cstdio>

#include <boost/json.hpp>

#include "api/stale.hpp"
#include "base/log.hpp"

namespace huiyin::api {
namespace {

struct CodeRow {
  ErrorCode code;
  int status;
  std::string_view name;
};

constexpr std::array kCodes{
    CodeRow{ErrorCode::kInvalid, 400, "invalid"},
    CodeRow{ErrorCode::kUnauthenticated, 401, "unauthenticated"},
    CodeRow{ErrorCode::kForbidden, 403, "forbidden"},
    CodeRow{ErrorCode::kNotFound, 404, "not_found"},
    CodeRow{ErrorCode::kMethodNotAllowed, 405, "method_not_allowed"},
    CodeRow{ErrorCode::kTimeout, 408, "timeout"},
    CodeRow{ErrorCode::kConflict, 409, "conflict"},
    CodeRow{ErrorCode::kStale, 412, "stale"},
    CodeRow{ErrorCode::kTooLarge, 413, "too_large"},
    CodeRow{ErrorCode::kUnsupportedType, 415, "unsupported_type"},
    CodeRow{ErrorCode::kMismatch, 422, "mismatch"},
    CodeRow{ErrorCode::kPrecondition, 428, "precondition_required"},
    CodeRow{ErrorCode::kRateLimited, 429, "rate_limited"},
    CodeRow{ErrorCode::kInternal, 500, "internal"},
    CodeRow{ErrorCode::kUnavailable, 503, "unavailable"},
};

const CodeRow& Find(ErrorCode code) {
  for (const CodeRow& row : kCodes) {
    if (row.code == code) return row;
  }
  return kCodes[13];
}

std::string MakeReference() {
  char text[8];
  std::snprintf(text, sizeof text, "E-%04X", static_cast<unsigned>(randombytes_uniform(0x10000)));
  return text;
}

struct FaultRow {
  std::string_view code;
  std::string_view name;
  Phrase title;
};

constexpr std::array kFaults{
    FaultRow{"header_too_large", "too_large", {"请求头太长", "The request's header is too long"}},
    FaultRow{"body_too_large",
             "too_large",
             {"内容太大了：文字请分几次提交，照片请换一张小于 12 MB 的",
              "That is too large: send words in parts, and choose a photo under 12 MB"}},
    FaultRow{
        "timeout", "timeout", {"等得太久，请再试一次", "That took too long; please try again"}},
    FaultRow{"overloaded",
             "unavailable",
             {"现在人太多，请过一会儿再试", "Too busy just now; please try again in a while"}},
    FaultRow{"internal",
             "internal",
             {"没有成功，请过一会儿再试", "That did not work; please try again in a while"}},
    FaultRow{"method_not_allowed",
             "method_not_allowed",
             {"这个地址不支持这种操作", "This address does not support that method"}},
    FaultRow{"not_implemented",
             "not_implemented",
             {"不支持这种请求方法", "That method is not supported"}},
    FaultRow{"not_found", "not_found", {"没有查到", "Nothing was found here"}},
    FaultRow{"cross_origin",
             "forbidden",
             {"这个请求是从别的网站发来的，没有执行；请在本站页面上操作",
              "This request came from another site and was not carried out; please use this site's "
              "pages"}},
};

// A fact as its type in api/openapi.yaml: whole numbers and lists of them as such, all else as text.
boost::json::value FactJson(const Fact& fact) {
  bool list = fact.name == "measures";
  if (fact.name != "days_left" && !list) return boost::json::value(fact.value);
  boost::system::error_code fault;
  auto value = boost::json::parse(list ? "[" + fact.value + "]" : fact.value, fault);
  return fault ? boost::json::value(fact.value) : value;
}

http::Response Render(int status, std::string_view name, std::string_view title,
                      boost::json::object extra) {
  boost::json::object body;
  body["type"] = "urn:huiyin:problem:" + std::string(name);
  body["title"] = title;
  body["status"] = status;
  body["code"] = name;
  for (auto& [key, value] : extra) body[key] = value;
  http::Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/problem+json; charset=utf-8"},
                      {"Cache-Control", "no-store"}};
  response.body = boost::json::serialize(body);
  return response;
}

http::Response Respond(const Error& error, Language language, std::string_view title) {
  const CodeRow& row = Find(error.code);
  boost::json::object extra;
  if (!error.field.empty()) extra["field"] = error.field;
  for (const Fact& fact : error.facts) extra[fact.name] = FactJson(fact);
  if (row.status >= 500) {
    std::string reference = MakeReference();
    extra["reference"] = reference;
    log::Fail("request.failed",
              {{"reference", log::SafeText{reference}}, {"detail", log::SafeText{error.detail}}});
  }
  auto response = Render(row.status, row.name, title, std::move(extra));
  response.headers.push_back({"Content-Language", language == Language::kEnglish ? "en" : "zh-CN"});
  if (error.code == ErrorCode::kRateLimited) response.headers.push_back({"Retry-After", "10"});
  if (error.code == ErrorCode::kUnavailable) response.headers.push_back({"Retry-After", "30"});
  return response;
}

}  // namespace

int HttpStatus(ErrorCode code) { return Find(code).status; }

http::Response ProblemResponse(const Error& error, Language language) {
  return Respond(error, language,
                 language == Language::kEnglish ? error.message.en : error.message.zh);
}

http::Response ProblemResponse(const Error& error, const Call& call) {
  if (error.code != ErrorCode::kStale) return ProblemResponse(error, call.language());
  auto context = call.context();
  return Respond(error, call.language(),
                 SayStale(error, context.now, context.zone, call.language()));
}

http::Response FaultResponse(int status, std::string_view code) {
  static constexpr FaultRow kMalformed{
      "", "invalid", {"请求的格式不对", "The request is malformed"}};
  const FaultRow* found = &kMalformed;
  for (const FaultRow& row : kFaults) {
    if (row.code == code) found = &row;
  }
  return Render(status, found->name,
                std::string(found->title.zh) + " / " + std::string(found->title.en), {});
}

}  // namespace huiyin::api
