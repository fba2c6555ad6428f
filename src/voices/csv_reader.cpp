#include "voices/csv_reader.hpp"

#include <algorithm>

#include "api/fields.hpp"

namespace huiyin::voices {
namespace {

class CsvReader final : public RowReader {
 public:
  CsvReader(InputWindow window, char separator)
      : window_(std::move(window)), separator_(separator) {}

  Status ReadHeader(const ImportColumns& columns);
  Result<bool> Next(SourceRow& row) override;
  [[nodiscard]] std::int64_t bytes_done() const override { return window_.dropped(); }

 private:
  // How a field, and with the last one its record, ended.
  enum class Stop : std::uint8_t { kSeparator, kLine, kFile, kBroken };

  std::optional<Phrase> ReadRecord();
  Stop ReadField(std::string& field);
  Stop ReadQuoted(std::string& field);
  Stop ReadPlain(std::string& field);
  Stop Broken(Phrase problem) {
    broken_ = problem;
    return Stop::kBroken;
  }
  std::string& NewField();
  bool SkipEmptyLines();
  void FillValues(SourceRow& row);
  void TakeBrokenLine(SourceRow& row);

  InputWindow window_;
  char separator_;
  std::size_t at_ = 0;        // within the record
  std::size_t raw_size_ = 0;  // of the record without its line end
  std::int64_t line_ = 1;
  std::vector<std::string> fields_;  // kept for their memory; count_ of them are the record's
  std::size_t count_ = 0;
  std::size_t width_ = 0;
  std::array<std::optional<std::size_t>, kImportFields> column_;
  Phrase broken_;
};

std::string& CsvReader::NewField() {
  if (count_ == fields_.size()) fields_.emplace_back();
  fields_[count_].clear();
  return fields_[count_++];
}

CsvReader::Stop CsvReader::ReadField(std::string& field) {
  if (window_.At(at_) == '"') return ReadQuoted(field);
  return ReadPlain(field);
}

CsvReader::Stop CsvReader::ReadPlain(std::string& field) {
  std::size_t from = at_;
  for (;; ++at_) {
    int byte = window_.At(at_);
    if (at_ > kImportRowBytes) {
      return Broken({"这一行太长（超过 8 MiB）", "the row is too long (over 8 MiB)"});
    }
    if (byte == '"') {
      return Broken({"字段中间有引号；含引号的字段要整个用引号括起来，里面的引号写两个",
                     "has a quote inside a field; such a field must be quoted as a whole, with "
                     "its quotes doubled"});
    }
    if (byte >= 0 && byte != '\n' && static_cast<char>(byte) != separator_) continue;
    std::size_t size = at_ - from;
    bool line = byte == '\n' || byte < 0;
    if (line && size > 0 && window_.At(at_ - 1) == '\r') --size;
    field.append(window_.view(from, size));
    raw_size_ = from + size;
    if (byte < 0) return Stop::kFile;
    ++at_;
    return line ? Stop::kLine : Stop::kSeparator;
  }
}

CsvReader::Stop CsvReader::ReadQuoted(std::string& field) {
  ++at_;
  for (;;) {
    auto quote = window_.Find('"', at_);
    if (!quote) {
      return Broken({"引号没有成对（或这一行超过 8 MiB）",
                     "has a quote that is never closed (or is longer than 8 MiB)"});
    }
    field.append(window_.view(at_, *quote - at_));
    at_ = *quote + 1;
    if (window_.At(at_) != '"') break;
    field.push_back('"');
    ++at_;
  }
  raw_size_ = at_;
  int next = window_.At(at_);
  if (next < 0) return Stop::kFile;
  if (next == '\r' && window_.At(at_ + 1) == '\n') next = window_.At(++at_);
  ++at_;
  if (next == '\n') return Stop::kLine;
  if (static_cast<char>(next) == separator_) return Stop::kSeparator;
  return Broken({"右引号后面还有文字；字段里的引号要写两个",
                 "has text after a closing quote; quotes inside a field must be doubled"});
}

// The record that begins at the window's start: its fields, or what is wrong with it.
std::optional<Phrase> CsvReader::ReadRecord() {
  at_ = 0;
  count_ = 0;
  for (;;) {
    switch (ReadField(NewField())) {
      case Stop::kSeparator:
        break;
      case Stop::kLine:
      case Stop::kFile:
        return std::nullopt;
      case Stop::kBroken:
        return broken_;
    }
  }
}

// Leaves the window at the next record; false at the end of the file.
bool CsvReader::SkipEmptyLines() {
  for (;;) {
    window_.DropNow();
    std::size_t end = window_.At(0) == '\r' ? 1 : 0;
    if (window_.At(end) != '\n') return window_.At(0) >= 0;
    window_.DropLater(end + 1);
    ++line_;
  }
}

Status CsvReader::ReadHeader(const ImportColumns& columns) {
  bool any = SkipEmptyLines();
  TRY(window_.status());
  if (!any) return Invalid("file", {"文件是空的", "The file is empty"});
  auto problem = ReadRecord();
  TRY(window_.status());
  if (problem || !api::IsCleanUtf8(window_.view(0, raw_size_))) {
    return Invalid("file", {"第一行（列名）读不懂。请把文件另存为 UTF-8 编码的 CSV",
                            "The first row, the names of the columns, cannot be read. Save the "
                            "file as CSV in UTF-8"});
  }
  width_ = count_;
  for (std::size_t field = 0; field < kImportFields; ++field) {
    auto last = fields_.begin() + static_cast<std::ptrdiff_t>(count_);
    auto found = std::find(fields_.begin(), last, columns.column(field));
    if (found == last) {
      if (!columns.must_be_there(field)) continue;
      return Invalid(std::string(kImportFieldNames[field]),
                     {"第一行里没有这一列。用 --field 指明列名，或用 --separator 指明分隔符",
                      "The first row does not name this column. Say which one it is with --field, "
                      "or what separates columns with --separator"});
    }
    if (std::find(found + 1, last, *found) != last) {
      return Invalid(std::string(kImportFieldNames[field]),
                     {"第一行里这一列出现了两次", "The first row names this column twice"});
    }
    column_[field] = static_cast<std::size_t>(found - fields_.begin());
  }
  line_ += std::count(window_.view(0, at_).begin(), window_.view(0, at_).end(), '\n');
  window_.DropLater(at_);
  return {};
}

void CsvReader::FillValues(SourceRow& row) {
  for (std::size_t field = 0; field < kImportFields; ++field) {
    row.values[field].reset();
    if (column_[field]) row.values[field] = fields_[*column_[field]];
  }
}

void CsvReader::TakeBrokenLine(SourceRow& row) {
  bool whole = true;
  window_.TakeLine(row.raw, whole);
  ++line_;
}

Result<bool> CsvReader::Next(SourceRow& row) {
  bool any = SkipEmptyLines();
  TRY(window_.status());
  if (!any) return false;
  row.line = line_;
  row.problem = ReadRecord();
  TRY(window_.status());
  if (row.problem) {
    TakeBrokenLine(row);
    TRY(window_.status());
    return true;
  }
  std::string_view record = window_.view(0, at_);
  line_ += std::count(record.begin(), record.end(), '\n');
  window_.DropLater(record.size());
  row.raw = record.substr(0, raw_size_);
  if (count_ != width_) {
    row.problem = Phrase{"列数和第一行不一样", "has not as many columns as the first row"};
    return true;
  }
  FillValues(row);
  row.problem = ProblemOf(row);
  return true;
}

}  // namespace

Result<std::unique_ptr<RowReader>> OpenCsv(InputWindow window, const ImportColumns& columns,
                                           char separator) {
  auto reader = std::make_unique<CsvReader>(std::move(window), separator);
  TRY(reader->ReadHeader(columns));
  return std::unique_ptr<RowReader>(std::move(reader));
}

}  // namespace huiyin::voices
