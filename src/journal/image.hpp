// Image: one table row as the journal sees it - column names and values without any text.
//
//   Image after = Describe(voice);                      // each store has one Describe per table
//   entry.changes.push_back(Image::Changed(before, after));
//
// Values are ids, numbers, dates, codes (enum names) and, for text, HMAC(k, text) under the row's random key k. The same
// Describe serves the write (what is journalled) and `huiyin verify` (what is compared), so that the two cannot drift apart.
// Format: {"t":"voice","i":"<row>","f":{"state":"received","unit_id":"..."}}; a removed row is {"t":..,"i":..,"x":1}.
// Threads: a plain value. Privacy: Text() stores the HMAC only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "keys/keys.hpp"

namespace huiyin::journal {

class Image {
 public:
  // `row` names the row within the table: an id, or two ids joined by '/'.
  Image(std::string_view table, std::string row) : table_(table), row_(std::move(row)) {}

  Image& Number(std::string_view column, std::int64_t value);
  Image& Number(std::string_view column, std::optional<std::int64_t> value);
  Image& Code(std::string_view column,
              std::string_view value);  // ASCII letters, digits, '_', '-', '.'
  Image& Code(std::string_view column, const std::optional<std::string>& value);
  Image& Ref(std::string_view column, const Uuid& id);
  template <class Tag>
  Image& Ref(std::string_view column, const Id<Tag>& id) {
    return Ref(column, id.uuid());
  }
  template <class Tag>
  Image& Ref(std::string_view column, const std::optional<Id<Tag>>& id) {
    return id ? Ref(column, id->uuid()) : Null(column);
  }
  Image& Date(std::string_view column, const std::optional<LocalDate>& date);
  Image& Time(std::string_view column, const std::optional<Instant>& at);
  // HMAC(k, column, text): the text itself does not enter. Null stays null.
  Image& Text(std::string_view column, const std::optional<std::string>& text, const Digest& k);
  Image& Mac(std::string_view column,
             std::span<const std::uint8_t> bytes);  // an opaque hash, in hex
  Image& Null(std::string_view column);
  // For verify: the value of a code as it stands in the table, so that a word nobody knows is not taken for a known one.
  Image& Stands(std::string_view column, const std::optional<std::string>& text);

  // Only what differs, for an update. `before` and `after` describe the same row.
  static Image Changed(const Image& before, const Image& after);
  static Image Removed(std::string_view table, std::string row);
  static std::vector<Image> FromJson(std::string_view changes);  // empty when malformed

  [[nodiscard]] const std::string& table() const { return table_; }
  [[nodiscard]] const std::string& row() const { return row_; }
  [[nodiscard]] bool removed() const { return removed_; }
  [[nodiscard]] bool empty() const { return fields_.empty() && !removed_; }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& fields() const {
    return fields_;
  }
  // The value of a column as JSON text ("null" when it is null or absent), and without quotes.
  [[nodiscard]] std::string_view value(std::string_view column) const;
  // Lays the fields of `later` over this image.
  void Apply(const Image& later);
  void AppendJson(std::string& out) const;

 private:
  [[nodiscard]] bool Has(std::string_view column) const;
  static std::optional<Image> ReadOne(const boost::json::value& item);

  std::string table_;
  std::string row_;
  bool removed_ = false;
  std::vector<std::pair<std::string, std::string>> fields_;  // column -> JSON value
};

}  // namespace huiyin::journal
