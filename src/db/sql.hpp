// Sql, Param and Row: what a statement is made of and what comes back, the same for every engine.
//
//   tx.Each("SELECT id, state FROM voice WHERE org_id = $1 AND state = $2", {org, "received"}, [&](const db::Row& row) {
//     list.push_back({row.IdAs<VoiceId>(0), std::string(row.Text(1))});
//   });
//
// A statement is a literal known at compile time: no text from outside can enter it, and its address is the key of the
// statement cache. Parameters are $1, $2, ...; time, random values and ids are always parameters, never SQL functions.
// Threads: plain values. Ownership: Param only looks at text and bytes; they must outlive the call. Row views end with the row.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace huiyin::db {

class Sql {
 public:
  template <std::size_t N>
  consteval Sql(const char (&literal)[N])
      : text_(literal), size_(N - 1) {}  // NOLINT(runtime/explicit)
  [[nodiscard]] const char* key() const { return text_; }
  [[nodiscard]] std::string_view text() const { return {text_, size_}; }

 private:
  friend class CatalogSql;  // db/table_copy.cpp: made of the names in the program's own migrations
  Sql(const char* text, std::size_t size) : text_(text), size_(size) {}
  const char* text_;
  std::size_t size_;
};

using ByteView = std::span<const std::uint8_t>;

class Param {
 public:
  enum class Kind : std::uint8_t { kNull, kInt, kText, kBytes, kId, kDate };

  Param(std::nullptr_t) {}  // NOLINT(runtime/explicit)
  template <std::integral Number>
  Param(Number value)
      : kind_(Kind::kInt), number_(static_cast<std::int64_t>(value)) {}  // NOLINT(runtime/explicit)
  Param(std::string_view text) : kind_(Kind::kText), text_(text) {}      // NOLINT(runtime/explicit)
  Param(const std::string& text) : kind_(Kind::kText), text_(text) {}    // NOLINT(runtime/explicit)
  Param(const char* text) : kind_(Kind::kText), text_(text) {}           // NOLINT(runtime/explicit)
  Param(ByteView bytes) : kind_(Kind::kBytes), bytes_(bytes) {}          // NOLINT(runtime/explicit)
  Param(const Uuid& id) : kind_(Kind::kId), bytes_(id.bytes()) {}        // NOLINT(runtime/explicit)
  template <class Tag>
  Param(const Id<Tag>& id) : Param(id.uuid()) {}  // NOLINT(runtime/explicit)
  Param(const LocalDate& date)
      : kind_(Kind::kDate), date_(date.ToString()) {}  // NOLINT(runtime/explicit)
  Param(Instant at)
      : kind_(Kind::kInt), number_(at.time_since_epoch().count()) {}  // NOLINT(runtime/explicit)
  template <class T>
  Param(const std::optional<T>& value) {  // NOLINT(runtime/explicit)
    if (value) *this = Param(*value);
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::int64_t number() const { return number_; }
  [[nodiscard]] std::string_view text() const {
    return kind_ == Kind::kDate ? std::string_view(date_) : text_;
  }
  [[nodiscard]] ByteView bytes() const { return bytes_; }

 private:
  Kind kind_ = Kind::kNull;
  std::int64_t number_ = 0;
  std::string_view text_;
  ByteView bytes_;
  std::string date_;
};

class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool IsNull(int column) const = 0;
  [[nodiscard]] virtual std::int64_t Int(int column) const = 0;       // 0 when null
  [[nodiscard]] virtual std::string_view Text(int column) const = 0;  // empty when null
  [[nodiscard]] virtual ByteView Bytes(int column) const = 0;         // empty when null

  [[nodiscard]] std::string String(int column) const { return std::string(Text(column)); }
  [[nodiscard]] Instant Time(int column) const {
    return Instant(std::chrono::milliseconds(Int(column)));
  }
  [[nodiscard]] LocalDate Date(int column) const {
    return LocalDate::Parse(Text(column)).value_or(LocalDate());
  }
  template <class IdType>
  [[nodiscard]] IdType IdAs(int column) const {
    return IdType(Uuid::FromBytes(Bytes(column)).value_or(Uuid()));
  }

  [[nodiscard]] std::optional<std::string> MaybeString(int column) const {
    if (IsNull(column)) return std::nullopt;
    return String(column);
  }
  [[nodiscard]] std::optional<LocalDate> MaybeDate(int column) const {
    if (IsNull(column)) return std::nullopt;
    return Date(column);
  }
  [[nodiscard]] std::optional<Instant> MaybeTime(int column) const {
    if (IsNull(column)) return std::nullopt;
    return Time(column);
  }
  [[nodiscard]] std::optional<std::int64_t> MaybeInt(int column) const {
    if (IsNull(column)) return std::nullopt;
    return Int(column);
  }
  template <class IdType>
  [[nodiscard]] std::optional<IdType> MaybeId(int column) const {
    if (IsNull(column)) return std::nullopt;
    return IdAs<IdType>(column);
  }
};

}  // namespace huiyin::db
