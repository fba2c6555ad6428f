#include "api/render.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/json.hpp>

#include "api/fields.hpp"

namespace huiyin::api {

http::Response JsonResponse(int status, const boost::json::object& body) {
  http::Response response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = boost::json::serialize(body);
  return response;
}

http::Response EmptyResponse() {
  http::Response response;
  response.status = 204;
  return response;
}

http::Response WithEtag(http::Response response, std::int64_t version) {
  response.headers.push_back({"ETag", "\"" + std::to_string(version) + "\""});
  return response;
}

Result<std::optional<std::int64_t>> IfMatch(const Call& call, bool required) {
  auto text = call.request().header("If-Match");
  if (text.empty()) {
    if (!required) return std::optional<std::int64_t>();
    return Error{ErrorCode::kPrecondition,
                 {"请带上 If-Match，避免盖掉别人刚做的改动",
                  "Please send If-Match, so that nobody's change is overwritten"},
                 "If-Match",
                 {},
                 {}};
  }
  std::int64_t version = 0;
  if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
    auto [end, fault] = std::from_chars(text.data() + 1, text.data() + text.size() - 1, version);
    if (fault == std::errc() && end == text.data() + text.size() - 1) return std::optional(version);
  }
  return Invalid("If-Match",
                 {"If-Match 要用上次读到的 ETag", "If-Match must hold the ETag last read"});
}

std::string MakeCursor(const std::vector<std::string>& parts) {
  std::string plain;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) plain.push_back('\n');
    plain += part;
  }
  std::string coded(
      sodium_base64_encoded_len(plain.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(coded.data(), coded.size(),
                    reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  coded.resize(coded.size() - 1);
  return coded;
}

Result<std::vector<std::string>> ReadCursor(const Call& call, std::size_t parts) {
  auto text = call.request().query_value("cursor");
  if (!text || text->empty()) return std::vector<std::string>();
  std::string plain(text->size(), '\0');
  std::size_t size = 0;
  if (text->size() > 400 ||
      sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), text->data(),
                        text->size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return Call::BadParameter("cursor");
  }
  plain.resize(size);
  std::vector<std::string> list;
  for (std::size_t at = 0; at <= plain.size();) {
    auto end = std::min(plain.find('\n', at), plain.size());
    list.push_back(plain.substr(at, end - at));
    at = end + 1;
  }
  if (list.size() != parts || !IsCleanUtf8(plain)) return Call::BadParameter("cursor");
  return list;
}

std::string SayDay(const LocalDate& day, Language language) {
  static constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
  std::chrono::year_month_day parts(day.sys_days());
  std::string year = std::to_string(static_cast<int>(parts.year()));
  unsigned month = static_cast<unsigned>(parts.month());
  std::string date = std::to_string(static_cast<unsigned>(parts.day()));
  if (language == Language::kEnglish) return date + " " + kMonths.at(month - 1) + " " + year;
  return year + " 年 " + std::to_string(month) + " 月 " + date + " 日";
}

}  // namespace huiyin::api
