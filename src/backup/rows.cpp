#include "backup/rows.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace huiyin::backup {
namespace {

constexpr char kNothing = 'n';
constexpr char kNumber = 'i';
constexpr char kText = 't';

void AppendBig(std::string& out, std::uint64_t number, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>(number >> (8 * i) & 0xff));
}

class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  std::optional<std::string_view> Take(std::size_t size) {
    if (rest_.size() < size) return std::nullopt;
    auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::optional<std::uint64_t> Big(std::size_t bytes) {
    auto taken = Take(bytes);
    if (!taken) return std::nullopt;
    std::uint64_t number = 0;
    for (char c : *taken) number = number << 8 | static_cast<std::uint8_t>(c);
    return number;
  }

 private:
  std::string_view rest_;
};

std::optional<db::Value> TakeValue(Cursor& cursor) {
  auto letter = cursor.Take(1);
  if (!letter) return std::nullopt;
  if ((*letter)[0] == kNothing) return db::Value();
  if ((*letter)[0] == kNumber) {
    auto number = cursor.Big(8);
    if (!number) return std::nullopt;
    return db::Value(static_cast<std::int64_t>(*number));
  }
  if ((*letter)[0] != kText) return std::nullopt;
  auto length = cursor.Big(4);
  auto text = length ? cursor.Take(*length) : std::nullopt;
  if (!text) return std::nullopt;
  return db::Value(std::string(*text));
}

}  // namespace

void AppendRow(std::string& payload, const db::Values& row) {
  for (const db::Value& value : row) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      payload.push_back(kNumber);
      AppendBig(payload, static_cast<std::uint64_t>(*number), 8);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      payload.push_back(kText);
      AppendBig(payload, text->size(), 4);
      payload.append(*text);
    } else {
      payload.push_back(kNothing);
    }
  }
}

Result<bool> EachRow(std::string_view payload, std::size_t columns,
                     const std::function<Status(db::Values)>& row) {
  Cursor cursor(payload);
  while (!cursor.at_end()) {
    db::Values values;
    values.reserve(columns);
    for (std::size_t i = 0; i < columns; ++i) {
      auto value = TakeValue(cursor);
      if (!value) return false;
      values.push_back(std::move(*value));
    }
    TRY(row(std::move(values)));
  }
  return true;
}

}  // namespace huiyin::backup
