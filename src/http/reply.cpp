#include "http/reply.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>

#include "http/negotiate.hpp"
#include "http/text.hpp"

namespace huiyin::http {
namespace {

struct Default {
  std::string_view name;
  std::string_view value;
};

constexpr std::array kDefaults = {
    Default{"Cache-Control", "no-store"},
    Default{"Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; "
            "frame-ancestors 'none'"},
    Default{"Cross-Origin-Opener-Policy", "same-origin"},
    Default{"Cross-Origin-Resource-Policy", "same-origin"},
    Default{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    Default{"Referrer-Policy", "same-origin"},
    Default{"X-Content-Type-Options", "nosniff"},
    Default{"X-Frame-Options", "DENY"},
};

constexpr std::array kServersOwn = {
    std::string_view("content-length"), std::string_view("connection"),
    std::string_view("date"),           std::string_view("transfer-encoding"),
    std::string_view("keep-alive"),     std::string_view("server")};

std::string_view Reason(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

void AppendField(std::string_view name, std::string_view value, std::string& out) {
  out.append(name).append(": ").append(value).append("\r\n");
}

void AppendStatusLine(int status, std::string& out) {
  out.append("HTTP/1.1 ")
      .append(std::to_string(status))
      .append(" ")
      .append(Reason(status))
      .append("\r\n");
}

bool IsServersOwn(std::string_view name) {
  return std::ranges::any_of(kServersOwn,
                             [&](std::string_view own) { return EqualsNoCase(own, name); });
}

bool AreSafe(const std::vector<Header>& headers) {
  return std::ranges::all_of(
      headers, [](const Header& h) { return IsToken(h.name) && IsFieldValue(h.value); });
}

// The response's own fields, then the defaults it did not set.
void AppendFields(const std::vector<Header>& headers, std::string& out) {
  for (const Header& header : headers) {
    if (!IsServersOwn(header.name)) AppendField(header.name, header.value, out);
  }
  for (const Default& each : kDefaults) {
    const bool set = std::ranges::any_of(
        headers, [&](const Header& h) { return EqualsNoCase(h.name, each.name); });
    if (!set) AppendField(each.name, each.value, out);
  }
}

// "abc" -> "abc-gz"
std::string EncodedTag(const std::string& etag, std::string_view suffix) {
  if (etag.size() < 2) return etag;
  std::string tag = etag;
  tag.insert(tag.size() - 1, suffix);
  return tag;
}

const PreparedHeads::Variant& ChooseVariant(const PreparedHeads& heads, const Request& request) {
  if (!heads.has_encodings()) return heads.identity();
  const AcceptedEncodings wanted = ParseAcceptEncoding(request.header("accept-encoding"));
  const int brotli = heads.brotli().body.empty() ? 0 : wanted.brotli;
  const int gzip = heads.gzip().body.empty() ? 0 : wanted.gzip;
  if (brotli > 0 && brotli >= gzip) return heads.brotli();
  if (gzip > 0) return heads.gzip();
  return heads.identity();
}

}  // namespace

std::string_view DateLine::Get(std::time_t now) {
  if (now == made_for_ && !line_.empty()) return line_;
  made_for_ = now;
  std::tm utc{};
  gmtime_r(&now, &utc);
  static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // strftime's names follow the locale; HTTP's do not.
  std::array<char, 32> rest{};
  std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S GMT\r\n", &utc);
  const std::string day = std::to_string(utc.tm_mday);
  line_ = "Date: ";
  line_.append(kDays[static_cast<std::size_t>(utc.tm_wday)])
      .append(day.size() == 1 ? ", 0" : ", ")
      .append(day);
  line_.append(" ").append(kMonths[static_cast<std::size_t>(utc.tm_mon)]).append(rest.data());
  return line_;
}

bool HasBody(int status) { return status >= 200 && status != 204 && status != 304; }

void RenderTail(After after, std::string_view date_line, std::string& out) {
  if (after == After::kClose) out.append("Connection: close\r\n");
  out.append(date_line).append("\r\n");
}

bool RenderHead(const Response& response, After after, std::string_view date_line,
                std::string& out) {
  if (response.status < 200 || response.status > 599 || !AreSafe(response.headers)) return false;
  AppendStatusLine(response.status, out);
  AppendFields(response.headers, out);
  if (HasBody(response.status))
    AppendField("Content-Length", std::to_string(response.body.size()), out);
  RenderTail(after, date_line, out);
  return true;
}

PreparedHeads::PreparedHeads(const Prepared& prepared) {
  const std::array<const Bytes*, 3> bodies = {&prepared.body, &prepared.gzip, &prepared.brotli};
  constexpr std::array<std::string_view, 3> kSuffix = {"", "-gz", "-br"};
  constexpr std::array<std::string_view, 3> kEncoding = {"", "gzip", "br"};
  std::vector<Header> headers =
      AreSafe(prepared.headers) ? prepared.headers : std::vector<Header>();
  if (!prepared.cache_control.empty()) headers.push_back({"Cache-Control", prepared.cache_control});
  if (!prepared.gzip.empty() || !prepared.brotli.empty())
    headers.push_back({"Vary", "Accept-Encoding"});
  for (std::size_t i = 0; i < variants_.size(); ++i) {
    Variant& variant = variants_[i];
    variant.body = bodies[i]->view();
    variant.etag = EncodedTag(prepared.etag, kSuffix[i]);
    std::string fields;
    AppendFields(headers, fields);
    if (!variant.etag.empty()) AppendField("ETag", variant.etag, fields);
    AppendStatusLine(304, variant.not_modified);
    variant.not_modified.append(fields);
    AppendStatusLine(200, variant.found);
    AppendField("Content-Type", prepared.content_type, variant.found);
    if (!kEncoding[i].empty()) AppendField("Content-Encoding", kEncoding[i], variant.found);
    AppendField("Content-Length", std::to_string(variant.body.size()), variant.found);
    variant.found.append(fields);
  }
}

PreparedReply SelectPrepared(const Prepared& prepared, const Request& request) {
  const PreparedHeads::Variant& variant = ChooseVariant(prepared.cache.Get(prepared), request);
  const bool reads = request.method == Method::kGet || request.method == Method::kHead;
  if (reads && !variant.etag.empty()) {
    const std::string_view tags = request.header("if-none-match");
    if (!tags.empty() && MatchesTag(tags, variant.etag)) return {variant.not_modified, {}};
  }
  return {variant.found, request.method == Method::kHead ? std::string_view() : variant.body};
}

PreparedCache& PreparedCache::operator=(const PreparedCache& other) {
  if (this != &other) delete heads_.exchange(nullptr);
  return *this;
}

PreparedCache::~PreparedCache() { delete heads_.load(); }

const PreparedHeads& PreparedCache::Get(const Prepared& prepared) const {
  if (const PreparedHeads* made = heads_.load(std::memory_order_acquire)) return *made;
  auto fresh = std::make_unique<const PreparedHeads>(prepared);
  const PreparedHeads* none = nullptr;
  // Two threads may both make one; the second throws its own away.
  if (heads_.compare_exchange_strong(none, fresh.get())) return *fresh.release();
  return *none;
}

}  // namespace huiyin::http
