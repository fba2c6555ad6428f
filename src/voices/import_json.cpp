#include "voices/import_json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include "api/fields.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kSource = kImportFields;  // the member that names a row's own source

constexpr Phrase kWrongType{"编号、时间、标题、正文中有一项不是文字",
                            "has an id, time, title or text that is not text"};
constexpr Phrase kTwice{"同一个字段写了两次", "names a field twice"};

// Takes the four values and the source out of the events of the parser; the rest of the line is only checked.
class RowHandler {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using Code = json::error_code;
  using View = json::string_view;

  explicit RowHandler(const ImportColumns& columns) : columns_(columns) {}
  void Begin(SourceRow& row) {
    row_ = &row;
    row.problem.reset();
    for (auto& value : row.values) value.reset();
    row.source.reset();
    seen_ = {};
    depth_ = 0;
    is_object_ = false;
    key_.clear();
    field_.reset();
  }
  [[nodiscard]] bool is_object() const { return is_object_; }

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) {
    if (depth_ == 0) is_object_ = true;
    Refuse();
    ++depth_;
    return true;
  }
  bool on_object_end(std::size_t, Code&) { return --depth_, true; }
  bool on_array_begin(Code&) {
    Refuse();
    ++depth_;
    return true;
  }
  bool on_array_end(std::size_t, Code&) { return --depth_, true; }
  bool on_key_part(View part, std::size_t, Code&) {
    if (depth_ == 1) key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(View part, std::size_t, Code&) {
    if (depth_ != 1 || !is_object_) return true;
    key_.append(part.data(), part.size());
    ChooseField();
    key_.clear();
    return true;
  }
  bool on_string_part(View part, std::size_t, Code&) { return Add(part), true; }
  bool on_string(View part, std::size_t, Code&) {
    Add(part);
    return Done();
  }
  bool on_number_part(View part, Code&) { return AddNumber(part), true; }
  bool on_int64(std::int64_t, View part, Code&) { return AddNumber(part), Done(); }
  bool on_uint64(std::uint64_t, View part, Code&) { return AddNumber(part), Done(); }
  bool on_double(double, View part, Code&) { return AddNumber(part), Done(); }
  bool on_bool(bool, Code&) { return Refuse(), Done(); }
  bool on_null(Code&) { return Done(); }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }

 private:
  void ChooseField() {
    field_.reset();
    for (std::size_t i = 0; i < kImportFields; ++i) {
      if (key_ != columns_.column(i)) continue;
      if (seen_[i]) row_->problem = kTwice;
      seen_[i] = true;
      field_ = i;
    }
    if (field_ || key_ != "source") return;
    if (seen_[kSource]) row_->problem = kTwice;
    seen_[kSource] = true;
    field_ = kSource;
  }
  [[nodiscard]] bool wanted() const { return depth_ == 1 && field_.has_value(); }
  void Add(View part) {
    if (!wanted()) return;
    auto& value = *field_ == kSource ? row_->source : row_->values[*field_];
    if (!value) value.emplace();
    value->append(part.data(), part.size());
  }
  void AddNumber(View part) {
    bool plain = field_ && *field_ <= static_cast<std::size_t>(ImportField::kTime);
    plain ? Add(part) : Refuse();
  }
  void Refuse() {
    // A source that is no text is somebody else's column of that name.
    if (wanted() && *field_ != kSource) row_->problem = kWrongType;
  }
  bool Done() {
    if (depth_ == 1) field_.reset();
    return true;
  }

  const ImportColumns& columns_;
  SourceRow* row_ = nullptr;
  std::array<bool, kImportFields + 1> seen_{};
  std::size_t depth_ = 0;
  bool is_object_ = false;
  std::string key_;
  std::optional<std::size_t> field_;
};

json::parse_options ParseOptions() {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  return options;
}

class JsonlReader final : public RowReader {
 public:
  JsonlReader(InputWindow window, const ImportColumns& columns)
      : window_(std::move(window)), columns_(columns), parser_(ParseOptions(), columns_) {}

  Result<bool> Next(SourceRow& row) override;
  [[nodiscard]] std::int64_t bytes_done() const override { return window_.dropped(); }

 private:
  std::optional<Phrase> ReadObject(SourceRow& row);

  InputWindow window_;
  ImportColumns columns_;
  json::basic_parser<RowHandler> parser_;
  std::int64_t line_ = 0;
};

Result<bool> JsonlReader::Next(SourceRow& row) {
  for (;;) {
    bool whole = true;
    bool any = window_.TakeLine(row.raw, whole);
    TRY(window_.status());
    if (!any) return false;
    row.line = ++line_;
    if (!whole) {
      row.problem = Phrase{"这一行太长（超过 8 MiB）", "the row is too long (over 8 MiB)"};
      return true;
    }
    if (row.raw.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    row.problem = ReadObject(row);
    return true;
  }
}

std::optional<Phrase> JsonlReader::ReadObject(SourceRow& row) {
  if (row.raw.find('\0') != std::string_view::npos) {
    return Phrase{"含有不能保存的空字符（NUL）", "holds a NUL character, which cannot be kept"};
  }
  if (!api::IsCleanUtf8(row.raw)) {
    return Phrase{"不是有效的 UTF-8 编码，请把文件另存为 UTF-8",
                  "is not valid UTF-8; save the file as UTF-8"};
  }
  parser_.reset();
  parser_.handler().Begin(row);
  json::error_code failed;
  std::size_t used = parser_.write_some(false, row.raw.data(), row.raw.size(), failed);
  if (failed == json::error::too_deep) {
    return Phrase{"JSON 套了太多层", "is nested too deeply"};
  }
  if (failed || used != row.raw.size()) {
    return Phrase{"不是有效的 JSON", "is not valid JSON"};
  }
  if (!parser_.handler().is_object()) {
    return Phrase{"不是 JSON 对象（{...}）", "is not a JSON object ({...})"};
  }
  if (row.problem) return row.problem;
  return ProblemOf(row);
}

}  // namespace

Result<std::unique_ptr<RowReader>> OpenJsonl(InputWindow window, const ImportColumns& columns) {
  return std::unique_ptr<RowReader>(std::make_unique<JsonlReader>(std::move(window), columns));
}

}  // namespace huiyin::voices
