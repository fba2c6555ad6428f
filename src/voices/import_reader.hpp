// Import reader: a file of voices, row after row, whatever its format - and the rules that a row must keep to be taken in.
//
//   auto rows = TRY(OpenRows(TRY(OpenBytes(path)), ImportFormat::kCsv, columns, ','));
//   SourceRow row;
//   while (TRY(rows->Next(row))) {
//     if (row.problem) Reject(row.line, *row.problem, row.raw);
//   }
//
// A file is read through a window that holds one row and what follows it in the same chunk, so that its size does not matter.
// A bad row is a row with a problem, never the end of the file. Values are the bytes of the file after decoding; nothing is trimmed.
// Threads: one at a time. Ownership: views in a row last until the next call of Next.
// Errors: kUnavailable when the file cannot be read; kInvalid when its header lacks what is needed.
// Privacy: problems are literals; they name no value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace huiyin::voices {

// A row longer than this is refused: whoever speaks has 64 KiB, the rest is room for escapes and other columns.
inline constexpr std::size_t kImportRowBytes = std::size_t{8} * 1024 * 1024;
inline constexpr std::size_t kImportIdBytes = 512;
inline constexpr std::size_t kImportTimeBytes = 200;
inline constexpr std::size_t kImportTitleBytes = 2048;
inline constexpr std::size_t kImportSourceBytes = 200;

enum class ImportFormat : std::uint8_t { kJsonl, kCsv };
enum class ImportField : std::uint8_t { kId, kTime, kTitle, kText };
inline constexpr std::size_t kImportFields = 4;
inline constexpr std::array<std::string_view, kImportFields> kImportFieldNames{"id", "time",
                                                                               "title", "text"};

// Which column of the file holds which field. Columns that nobody named have the field's own name and may be missing (the
// text's may not).
class ImportColumns {
 public:
  void Name(ImportField field, std::string column) {
    names_[static_cast<std::size_t>(field)] = std::move(column);
  }
  [[nodiscard]] std::string_view column(std::size_t field) const {
    return names_[field] ? std::string_view(*names_[field]) : kImportFieldNames[field];
  }
  [[nodiscard]] bool must_be_there(std::size_t field) const {
    return names_[field].has_value() || field == static_cast<std::size_t>(ImportField::kText);
  }

 private:
  std::array<std::optional<std::string>, kImportFields> names_;
};

struct SourceRow {
  std::int64_t line = 0;  // where it begins, from 1
  std::string_view raw;   // verbatim, without the line's end; of an overlong row the beginning
  std::array<std::optional<std::string>, kImportFields> values;
  std::optional<std::string>
      source;  // a JSON row's own, when it has a text there, as our export does
  std::optional<Phrase> problem;

  std::optional<std::string>& operator[](ImportField field) {
    return values[static_cast<std::size_t>(field)];
  }
  const std::optional<std::string>& operator[](ImportField field) const {
    return values[static_cast<std::size_t>(field)];
  }
};

// Fills up to `size` bytes; 0 at the end of the file.
using ByteSource = std::function<Result<std::size_t>(char* to, std::size_t size)>;
// Errors: kInvalid when the file is not there or may not be read.
Result<ByteSource> OpenBytes(const std::string& path);

// The part of the file that is looked at. Offsets count from the first byte not yet dropped.
class InputWindow {
 public:
  explicit InputWindow(ByteSource source) : source_(std::move(source)) {}

  // The byte at `offset`, -1 behind the end (or after a failed read: see status).
  int At(std::size_t offset) {
    if (begin_ + offset < end_) return static_cast<unsigned char>(buffer_[begin_ + offset]);
    return Reach(offset) ? static_cast<unsigned char>(buffer_[begin_ + offset]) : -1;
  }
  // Where `byte` comes first at or after `offset`; nothing when it does not come within the file or a row's length.
  std::optional<std::size_t> Find(char byte, std::size_t offset);
  [[nodiscard]] std::string_view view(std::size_t offset, std::size_t size) const {
    return std::string_view(buffer_).substr(begin_ + offset, size);
  }
  // The line that begins here without its end, and drops what was taken before; false at the end of the file. Of a line longer than
  // a row may be: its beginning, and `whole` is false.
  bool TakeLine(std::string_view& line, bool& whole);
  // Drops these bytes when the next row is asked for, so that views of them stay good until then.
  void DropLater(std::size_t bytes) { later_ = bytes; }
  void DropNow();

  [[nodiscard]] std::int64_t dropped() const {
    return dropped_ + static_cast<std::int64_t>(later_);
  }
  [[nodiscard]] Status status() const { return status_; }

 private:
  bool Reach(std::size_t offset);
  bool More();
  void SkipLine();

  ByteSource source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t later_ = 0;
  std::int64_t dropped_ = 0;
  bool ended_ = false;
  Status status_;
  std::string cut_;
};

class RowReader {
 public:
  virtual ~RowReader() = default;
  // The next row, good or bad; false at the end.
  virtual Result<bool> Next(SourceRow& row) = 0;
  // Bytes of the file behind us.
  [[nodiscard]] virtual std::int64_t bytes_done() const = 0;
};

// Rows of the file with every rule checked. `separator` is for CSV.
Result<std::unique_ptr<RowReader>> OpenRows(ByteSource source, ImportFormat format,
                                            const ImportColumns& columns, char separator);

// What stands against a row's values; nothing when it may come in.
std::optional<Phrase> ProblemOf(const SourceRow& row);

}  // namespace huiyin::voices
