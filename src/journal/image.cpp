#include "journal/image.hpp"

#include <algorithm>

#include <boost/json.hpp>

namespace huiyin::journal {
namespace {

bool IsPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

std::string Quoted(std::string_view text) {
  if (!IsPlain(text)) return boost::json::serialize(boost::json::string(text));
  std::string out;
  out.reserve(text.size() + 2);
  out.push_back('"');
  out.append(text);
  out.push_back('"');
  return out;
}

}  // namespace

Image& Image::Number(std::string_view column, std::int64_t value) {
  fields_.emplace_back(column, std::to_string(value));
  return *this;
}
Image& Image::Number(std::string_view column, std::optional<std::int64_t> value) {
  return value ? Number(column, *value) : Null(column);
}
Image& Image::Code(std::string_view column, std::string_view value) {
  fields_.emplace_back(column, Quoted(value));
  return *this;
}
Image& Image::Code(std::string_view column, const std::optional<std::string>& value) {
  return value ? Code(column, std::string_view(*value)) : Null(column);
}
Image& Image::Ref(std::string_view column, const Uuid& id) {
  return Code(column, std::string_view(id.ToString()));
}
Image& Image::Date(std::string_view column, const std::optional<LocalDate>& date) {
  return date ? Code(column, std::string_view(date->ToString())) : Null(column);
}
Image& Image::Time(std::string_view column, const std::optional<Instant>& at) {
  return at ? Number(column, at->time_since_epoch().count()) : Null(column);
}
Image& Image::Text(std::string_view column, const std::optional<std::string>& text,
                   const Digest& k) {
  if (!text) return Null(column);
  return Mac(column, Hmac(k, {column, *text}));
}
Image& Image::Mac(std::string_view column, std::span<const std::uint8_t> bytes) {
  return Code(column, std::string_view(ToHex(bytes)));
}
Image& Image::Null(std::string_view column) {
  fields_.emplace_back(column, "null");
  return *this;
}
Image& Image::Stands(std::string_view column, const std::optional<std::string>& text) {
  Image raw(table_, row_);
  raw.Code(column, text);
  Apply(raw);
  return *this;
}

Image Image::Changed(const Image& before, const Image& after) {
  Image changed(after.table_, after.row_);
  for (std::size_t i = 0; i < after.fields_.size(); ++i) {
    const auto& [column, value] = after.fields_[i];
    bool same_place = i < before.fields_.size() && before.fields_[i].first == column;
    std::string_view old =
        same_place ? std::string_view(before.fields_[i].second) : before.value(column);
    if (old != value) changed.fields_.emplace_back(column, value);
  }
  for (const auto& [column, value] : before.fields_) {
    if (value != "null" && !after.Has(column)) changed.Null(column);
  }
  return changed;
}

Image Image::Removed(std::string_view table, std::string row) {
  Image image(table, std::move(row));
  image.removed_ = true;
  return image;
}

bool Image::Has(std::string_view column) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.first == column; });
}

std::string_view Image::value(std::string_view column) const {
  for (const auto& [name, value] : fields_) {
    if (name == column) return value;
  }
  return "null";
}

void Image::Apply(const Image& later) {
  for (const auto& [column, value] : later.fields_) {
    auto mine = std::find_if(fields_.begin(), fields_.end(),
                             [&](const auto& field) { return field.first == column; });
    if (mine == fields_.end()) {
      fields_.emplace_back(column, value);
    } else {
      mine->second = value;
    }
  }
}

void Image::AppendJson(std::string& out) const {
  out.append(R"({"t":)").append(Quoted(table_)).append(R"(,"i":)").append(Quoted(row_));
  if (removed_) {
    out.append(R"(,"x":1})");
    return;
  }
  out.append(R"(,"f":{)");
  bool first = true;
  for (const auto& [column, value] : fields_) {
    if (!first) out.push_back(',');
    first = false;
    out.push_back('"');
    out.append(column).append("\":").append(value);
  }
  out.append("}}");
}

std::optional<Image> Image::ReadOne(const boost::json::value& item) {
  const auto* object = item.if_object();
  if (object == nullptr) return std::nullopt;
  auto text = [&](std::string_view name) -> const boost::json::string* {
    const auto* value = object->if_contains(name);
    return value == nullptr ? nullptr : value->if_string();
  };
  const auto* table = text("t");
  const auto* row = text("i");
  if (table == nullptr || row == nullptr) return std::nullopt;
  Image image(std::string_view(table->data(), table->size()),
              std::string(row->data(), row->size()));
  image.removed_ = object->contains("x");
  const auto* fields = object->if_contains("f");
  if (image.removed_) return image;
  if (fields == nullptr || !fields->is_object()) return std::nullopt;
  for (const auto& [name, value] : fields->get_object()) {
    image.fields_.emplace_back(std::string_view(name), boost::json::serialize(value));
  }
  return image;
}

std::vector<Image> Image::FromJson(std::string_view changes) {
  boost::system::error_code failed;
  boost::json::value parsed = boost::json::parse({changes.data(), changes.size()}, failed);
  std::vector<Image> images;
  if (failed || !parsed.is_array()) return images;
  for (const auto& item : parsed.get_array()) {
    auto image = ReadOne(item);
    if (!image) return {};
    images.push_back(std::move(*image));
  }
  return images;
}

}  // namespace huiyin::journal
