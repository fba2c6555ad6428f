#include "http/parser.hpp"

#include <algorithm>
#include <string>

#include "http/target.hpp"
#include "http/text.hpp"

namespace huiyin::http {
namespace {

constexpr std::size_t kChunkLineBytes =
    256;                                   // size in hexadecimal and extensions, which nobody sends
constexpr std::size_t kAroundTarget = 64;  // method, version and spaces of a request line
constexpr std::size_t kReadyBytes = 64 * 1024;

std::optional<Method> FindMethod(std::string_view name) {
  for (const Method method : {Method::kGet, Method::kPost, Method::kPut, Method::kHead,
                              Method::kPatch, Method::kDelete, Method::kOptions}) {
    if (name == ToString(method)) return method;
  }
  return std::nullopt;
}

}  // namespace

RequestParser::RequestParser(const Limits& limits) : limits_(limits) {}

void RequestParser::Reset() {
  const Limits limits = limits_;
  *this = RequestParser(limits);
}

bool RequestParser::Bad(int status, std::string_view code) {
  fault_ = {status, code};
  faulted_ = true;
  return false;
}

RequestParser::Progress RequestParser::Refuse(int status, std::string_view code) {
  Bad(status, code);
  return {Step::kFault, 0};
}

RequestParser::Progress RequestParser::ReadHeader(std::string_view bytes, Request& request) {
  if (bytes == "\r") return {};
  // RFC 9112 2.2: old clients send an empty line after a body; one is let pass.
  const std::size_t skipped = bytes.starts_with("\r\n") ? 2 : 0;
  const std::string_view head = bytes.substr(skipped);
  const auto end = FindHeaderEnd(head);
  if (faulted_) return {Step::kFault, 0};
  if (!end) {
    if (head.size() < limits_.header_bytes) return {};
    return line_count_ == 0 ? Refuse(414, "uri_too_long") : Refuse(431, "header_too_large");
  }
  if (*end > limits_.header_bytes) return Refuse(431, "header_too_large");
  if (!ParseHeader(head.substr(0, *end), request)) return {Step::kFault, 0};
  const bool has_body = chunked_ || length_ > 0;
  return {has_body ? Step::kHeader : Step::kDone, skipped + *end};
}

// Looks at the lines that are complete, each once, so that a bad byte is answered at once and not at the timeout.
std::optional<std::size_t> RequestParser::FindHeaderEnd(std::string_view bytes) {
  while (true) {
    const std::size_t feed = bytes.find('\n', scanned_);
    if (feed == std::string_view::npos) {
      scanned_ = bytes.size();
      if (line_count_ == 0) CheckStart(bytes);
      return std::nullopt;
    }
    const std::string_view line = bytes.substr(line_start_, feed - line_start_);
    if (!CheckLine(line)) return std::nullopt;
    scanned_ = line_start_ = feed + 1;
    if (line.size() == 1) return scanned_;
    ++line_count_;
    if (line_count_ > limits_.header_fields + std::size_t{1}) {
      Bad(431, "header_too_large");
      return std::nullopt;
    }
  }
}

// The request line while it is cut: what can become none is not waited for, such as TLS on this port.
void RequestParser::CheckStart(std::string_view bytes) {
  if (bytes.empty() || bytes == "\r") return;
  if (!IsToken(bytes.substr(0, 1))) Bad(400, "bad_request");
  if (bytes.size() > limits_.target_bytes + kAroundTarget) Bad(414, "uri_too_long");
}

// `line` ends before its LF: it must end in the only CR, and may not continue the line before it.
bool RequestParser::CheckLine(std::string_view line) {
  if (line.empty() || line.find('\r') != line.size() - 1) return Bad(400, "bad_line_ending");
  if (line_count_ > 0 && (line.front() == ' ' || line.front() == '\t'))
    return Bad(400, "folded_field");
  if (line_count_ == 0 && line.size() == 1) return Bad(400, "bad_request");
  return true;
}

bool RequestParser::ParseHeader(std::string_view head, Request& request) {
  request.headers.reserve(line_count_);
  std::size_t end = head.find('\r');
  std::string_view target_host;
  if (!ParseRequestLine(head.substr(0, end), request, target_host)) return false;
  head.remove_prefix(end + 2);
  while ((end = head.find('\r')) > 0) {
    if (!ParseField(head.substr(0, end), request)) return false;
    head.remove_prefix(end + 2);
  }
  return CheckFraming(request, target_host);
}

// method SP target SP version, with exactly these two spaces.
bool RequestParser::ParseRequestLine(std::string_view line, Request& request,
                                     std::string_view& host) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Bad(400, "bad_request");
  const std::string_view name = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!IsToken(name)) return Bad(400, "bad_request");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    const bool other = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.';
    return other ? Bad(505, "version_unsupported") : Bad(400, "bad_request");
  }
  http_1_1_ = version.back() == '1';
  request.keep_alive = http_1_1_;
  const auto method = FindMethod(name);
  if (!method) {
    const bool known = name == "TRACE" || name == "CONNECT";
    return known ? Bad(405, "method_not_allowed") : Bad(501, "method_unknown");
  }
  request.method = *method;
  if (target.size() > limits_.target_bytes) return Bad(414, "uri_too_long");
  Target parsed;
  if (!ParseTarget(target, *method, parsed)) return Bad(400, "bad_target");
  request.path = std::move(parsed.path);
  request.query = std::move(parsed.query);
  host = parsed.host;
  return true;
}

bool RequestParser::ParseField(std::string_view line, Request& request) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return Bad(400, "bad_field");
  const std::string_view name =
      line.substr(0, colon);  // with a space before the colon it is no token
  const std::string_view value = TrimSpace(line.substr(colon + 1));
  if (!IsToken(name) || !IsFieldValue(value)) return Bad(400, "bad_field");
  if (!NoteField(name, value)) return false;
  if (name.size() == 10 && EqualsNoCase(name, "connection")) {
    ForEachInList(value, [&](std::string_view option) {
      if (EqualsNoCase(option, "close")) request.keep_alive = false;
      return true;
    });
  }
  Header& header = request.headers.emplace_back();
  header.name.assign(name);
  header.value.assign(value);
  return true;
}

// Keeps what decides the framing. Doubles are counted here and judged in CheckFraming.
bool RequestParser::NoteField(std::string_view name, std::string_view value) {
  if (EqualsNoCase(name, "host")) {
    ++hosts_;
    if (!IsHost(value)) return Bad(400, "bad_host");
  } else if (EqualsNoCase(name, "content-length")) {
    ++lengths_;
    const auto length = ParseNumber<10>(value);
    if (!length) return Bad(400, "bad_length");
    length_ = *length;
  } else if (EqualsNoCase(name, "transfer-encoding")) {
    ++encodings_;
    if (!EqualsNoCase(value, "chunked")) return Bad(501, "encoding_unsupported");
    chunked_ = true;
  } else if (EqualsNoCase(name, "expect")) {
    if (!EqualsNoCase(value, "100-continue")) return Bad(417, "expectation_unknown");
    expects_continue_ = true;
  }
  return true;
}

bool RequestParser::CheckFraming(Request& request, std::string_view target_host) {
  if (hosts_ > 1 || (hosts_ == 0 && http_1_1_)) return Bad(400, "bad_host");
  if (lengths_ > 1 || encodings_ > 1 || (lengths_ > 0 && encodings_ > 0))
    return Bad(400, "bad_length");
  if (chunked_ && !http_1_1_) return Bad(400, "bad_length");
  expects_continue_ = expects_continue_ && http_1_1_;
  if (target_host.empty()) return true;
  // RFC 9112 3.2.2: the authority of an absolute target counts, the Host field does not.
  for (Header& header : request.headers) {
    if (EqualsNoCase(header.name, "host")) header.value.assign(target_host);
  }
  if (hosts_ == 0) request.headers.push_back({"Host", std::string(target_host)});
  return true;
}

bool RequestParser::SetBodyLimit(std::uint64_t bytes) {
  if (chunked_) chunks_ = ChunkReader(bytes, limits_.header_bytes);
  if (!chunked_ && length_ > bytes) return Bad(413, "body_too_large");
  return true;
}

RequestParser::Progress RequestParser::ReadBody(std::string_view bytes, Request& request) {
  if (chunked_) {
    const ChunkReader::Progress progress = chunks_.Read(bytes, request.body);
    if (chunks_.fault()) return Refuse(chunks_.fault()->status, chunks_.fault()->code);
    return {progress.done ? Step::kDone : Step::kMore, progress.used};
  }
  // Memory follows the bytes that came, not the length that was announced.
  if (request.body.empty()) request.body.reserve(std::min<std::uint64_t>(length_, kReadyBytes));
  const std::size_t take = std::min<std::uint64_t>(length_, bytes.size());
  request.body.append(bytes.substr(0, take));
  length_ -= take;
  return {length_ == 0 ? Step::kDone : Step::kMore, take};
}

}  // namespace huiyin::http
