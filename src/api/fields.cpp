#include "api/fields.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "http/text.hpp"

namespace huiyin::api {
namespace {

constexpr std::size_t kMaxDepth = 16;

Error TooLong(std::string_view name) {
  return Invalid(std::string(name), {"这一项太长了，请缩短或分几次提交",
                                     "This is too long; please shorten it or send it in parts"});
}

Error NotJson() {
  return Invalid("", {"内容不是有效的 JSON（UTF-8）", "The body is not valid JSON in UTF-8"});
}

// "application/json", any case; of its parameters only a charset matters, which can only be UTF-8.
bool IsJsonType(std::string_view type) {
  std::size_t end = std::min(type.find(';'), type.size());
  if (!http::EqualsNoCase(http::TrimSpace(type.substr(0, end)), "application/json")) return false;
  while (end < type.size()) {
    type.remove_prefix(end + 1);
    end = std::min(type.find(';'), type.size());
    std::string_view parameter = http::TrimSpace(type.substr(0, end));
    std::size_t equals = parameter.find('=');
    if (!http::EqualsNoCase(parameter.substr(0, equals), "charset")) continue;
    std::string_view value =
        equals == std::string_view::npos ? std::string_view() : parameter.substr(equals + 1);
    if (!http::EqualsNoCase(value, "utf-8") && !http::EqualsNoCase(value, "\"utf-8\""))
      return false;
  }
  return true;
}

std::size_t CountMembers(const boost::json::value& value) {
  std::size_t count = 0;
  if (const auto* object = value.if_object()) {
    count = object->size();
    for (const auto& member : *object) count += CountMembers(member.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) count += CountMembers(item);
  }
  return count;
}

// Members as written: in valid JSON every ':' outside of strings stands for one.
std::size_t CountWrittenMembers(std::string_view json) {
  std::size_t count = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') in_string = !in_string;
    if (in_string && json[i] == '\\') ++i;
    if (!in_string && json[i] == ':') ++count;
  }
  return count;
}

// Bytes of the blank that `text` begins with; 0 when it begins with something to read.
std::size_t BlankBytes(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kBlanks{
      "\xC2\x85",      // next line
      "\xC2\xA0",      // no-break space
      "\xE2\x80\xA8",  // line separator
      "\xE2\x80\xA9",  // paragraph separator
      "\xE2\x80\xAF",  // narrow no-break space
      "\xE2\x81\x9F",  // mathematical space
      "\xE2\x81\xA0",  // word joiner
      "\xE3\x80\x80",  // ideographic space
      "\xE3\x85\xA4",  // Hangul filler
      "\xEF\xBB\xBF",  // byte order mark
  };
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (text.starts_with("\xE2\x80") && text.size() > 2) {
    auto last = static_cast<unsigned char>(text[2]);
    if (last >= 0x80 && last <= 0x8F)
      return 3;  // U+2000 to U+200F: widths of space, zero width, marks
  }
  for (std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

bool IsBlank(std::string_view text) {
  while (!text.empty()) {
    std::size_t blank = BlankBytes(text);
    if (blank == 0) return false;
    text.remove_prefix(blank);
  }
  return true;
}

bool IsCleanUtf8(std::string_view text) {
  auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    unsigned char lead = at(i);
    if (lead == 0) return false;
    if (lead < 0x80) {
      ++i;
      continue;
    }
    std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || i + more >= text.size()) return false;
    for (std::size_t j = 1; j <= more; ++j) {
      if ((at(i + j) & 0xC0) != 0x80) return false;
    }
    unsigned char second = at(i + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) {
      return false;
    }
    i += more + 1;
  }
  return true;
}

std::string_view FirstCharacters(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  while (i < text.size()) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && count-- == 0) break;
    ++i;
  }
  return text.substr(0, i);
}

Result<Fields> Fields::Parse(const http::Request& request) {
  auto type = request.header("Content-Type");
  if (!IsJsonType(type)) {
    return Error{ErrorCode::kUnsupportedType,
                 {"请用 application/json（UTF-8）发送内容",
                  "Please send the body as application/json in UTF-8"},
                 {},
                 {},
                 {}};
  }
  if (!IsCleanUtf8(request.body)) {
    return Invalid("", {"内容里有无效的字符编码，请用 UTF-8",
                        "The body holds invalid characters; please use UTF-8"});
  }
  boost::json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::system::error_code failed;
  boost::json::value value = boost::json::parse(request.body, failed, {}, options);
  if (failed || !value.is_object()) return NotJson();
  if (CountMembers(value) != CountWrittenMembers(request.body)) {
    return Invalid("", {"内容里有重复的字段，每个字段只写一次",
                        "The body names a field twice; write each field once"});
  }
  return Fields(std::move(value.get_object()));
}

const boost::json::value* Fields::Ask(std::string_view name) {
  const auto* member = object_.find(name);
  if (member == object_.end()) return nullptr;
  asked_[static_cast<std::size_t>(member - object_.begin())] = true;
  return member->value().is_null() ? nullptr : &member->value();
}

Error Fields::Missing(std::string_view name) {
  if (name == "text")
    return Invalid("text", {"请写下想说的话", "Please write what you want to say"});
  return Invalid(std::string(name), {"这一项要填写", "This is needed"});
}

Error Fields::WrongValue(std::string_view name) {
  return Invalid(std::string(name),
                 {"这一项的内容不对，请检查", "This value is not right; please check it"});
}

Result<std::optional<std::string>> Fields::MaybeString(std::string_view name) {
  const auto* value = Ask(name);
  if (value == nullptr) return std::optional<std::string>();
  if (!value->is_string()) return WrongValue(name);
  return std::optional<std::string>(std::string(value->get_string()));
}

Result<std::string> Fields::Text(std::string_view name, std::size_t max_bytes) {
  std::string text = TRY(MaybeString(name)).value_or("");
  if (text.size() > max_bytes) return TooLong(name);
  if (text.find('\0') != std::string::npos) {
    return Invalid(std::string(name), {"文字里有不能保存的空字符，请删掉",
                                       "The text holds a NUL character; please remove it"});
  }
  return text;
}

Result<std::string> Fields::Words(std::string_view name, std::size_t max_bytes) {
  std::string text = TRY(Text(name, max_bytes));
  if (IsBlank(text)) return Missing(name);
  return text;
}

Result<std::optional<std::string>> Fields::MaybeWords(std::string_view name,
                                                      std::size_t max_bytes) {
  std::string text = TRY(Text(name, max_bytes));
  if (IsBlank(text)) return std::optional<std::string>();
  return std::optional(std::move(text));
}

Result<std::vector<std::string>> Fields::Strings(std::string_view name, std::size_t low,
                                                 std::size_t high) {
  std::vector<std::string> list;
  const auto* value = Ask(name);
  if (value != nullptr) {
    if (!value->is_array()) return WrongValue(name);
    for (const auto& item : value->get_array()) {
      if (!item.is_string() || list.size() == high) return WrongValue(name);
      list.emplace_back(item.get_string());
    }
  }
  if (list.size() < low) return Missing(name);
  return list;
}

Result<std::optional<LocalDate>> Fields::MaybeDate(std::string_view name) {
  return MaybeCode(name, [](std::string_view text) { return LocalDate::Parse(text); });
}

Result<LocalDate> Fields::Date(std::string_view name) {
  auto date = TRY(MaybeDate(name));
  if (!date) return Missing(name);
  return *date;
}

Result<std::int64_t> Fields::Number(std::string_view name, std::int64_t low, std::int64_t high) {
  const auto* value = Ask(name);
  if (value == nullptr) return Missing(name);
  if (!value->is_int64() || value->get_int64() < low || value->get_int64() > high)
    return WrongValue(name);
  return value->get_int64();
}

Result<std::optional<std::int64_t>> Fields::MaybeNumber(std::string_view name, std::int64_t low,
                                                        std::int64_t high) {
  const auto* value = Ask(name);
  if (value == nullptr) return std::optional<std::int64_t>();
  if (!value->is_int64() || value->get_int64() < low || value->get_int64() > high)
    return WrongValue(name);
  return std::optional(value->get_int64());
}

Result<std::optional<bool>> Fields::MaybeFlag(std::string_view name) {
  const auto* value = Ask(name);
  if (value == nullptr) return std::optional<bool>();
  if (!value->is_bool()) return WrongValue(name);
  return std::optional(value->get_bool());
}

Result<std::vector<Fields>> Fields::Objects(std::string_view name, std::size_t high) {
  std::vector<Fields> list;
  const auto* value = Ask(name);
  if (value == nullptr) return list;
  if (!value->is_array() || value->get_array().size() > high) return WrongValue(name);
  for (const auto& item : value->get_array()) {
    if (!item.is_object()) return WrongValue(name);
    list.emplace_back(item.get_object());
  }
  return list;
}

Status Fields::End() const {
  if (std::all_of(asked_.begin(), asked_.end(), [](bool asked) { return asked; })) return {};
  return Invalid("",
                 {"内容里有不认识的字段，请对照接口文档",
                  "The body holds a field that is not known; compare it with the API document"});
}

}  // namespace huiyin::api
