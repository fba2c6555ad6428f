#include "journal/image.hpp"

#include <algorithm>

#include <boost/json.hpp>

namespace huiyin::journal {
namespace {

std::string Quoted(std::string_view text) {
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

Image Image::Changed(const Image& before, const Image& after) {
  Image changed(after.table_, after.row_);
  for (std::size_t i = 0; i < after.fields_.size(); ++i) {
    const auto& [column, value] = after.fields_[i];
    bool same_place = i < before.fields_.size() && before.fields_[i].first == column;
    std::string_view old =
        same_place ? std::string_view(before.fields_[i].second) : before.value(column);
    if (old != value) changed.fields_.emplace_back(column, value);
  }
  return changed;
}

Image Image::Removed(std::string_view table, std::string row) {
  Image image(table, std::move(row));
  image.removed_ = true;
  return image;
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
  out.append(R"({"t":")").append(table_).append(R"(","i":")").append(row_);
  if (removed_) {
    out.append(R"(","x":1})");
    return;
  }
  out.append(R"(","f":{)");
  bool first = true;
  for (const auto& [column, value] : fields_) {
    if (!first) out.push_back(',');
    first = false;
    out.push_back('"');
    out.append(column).append("\":").append(value);
  }
  out.append("}}");
}

std::vector<Image> Image::FromJson(std::string_view changes) {
  boost::system::error_code failed;
  boost::json::value parsed = boost::json::parse({changes.data(), changes.size()}, failed);
  std::vector<Image> images;
  if (failed || !parsed.is_array()) return images;
  for (const auto& item : parsed.get_array()) {
    const auto* object = item.if_object();
    if (object == nullptr || !object->contains("t") || !object->contains("i")) return {};
    Image image(std::string_view(object->at("t").as_string()),
                std::string(object->at("i").as_string()));
    image.removed_ = object->contains("x");
    if (const auto* fields = object->if_contains("f"); fields != nullptr && fields->is_object()) {
      for (const auto& [name, value] : fields->get_object()) {
        image.fields_.emplace_back(std::string_view(name), boost::json::serialize(value));
      }
    }
    images.push_back(std::move(image));
  }
  return images;
}

}  // namespace huiyin::journal
