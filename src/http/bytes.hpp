// Bytes: a body that is either owned or a view of bytes that live as long as the program (an embedded file).
//
//   Bytes rendered = std::move(json);                    // owned
//   Bytes page = Bytes::Static(kIndexHtml);              // not copied
//
// Threads: a plain value. Ownership: Static promises that the bytes outlive every holder.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace huiyin::http {

class Bytes {
 public:
  Bytes() = default;
  Bytes(std::string owned) : bytes_(std::move(owned)) {}  // NOLINT(runtime/explicit)
  Bytes(const char* text) : bytes_(std::string(text)) {}  // NOLINT(runtime/explicit)
  static Bytes Static(std::string_view lasting) {
    Bytes made;
    made.bytes_ = lasting;
    return made;
  }

  [[nodiscard]] std::string_view view() const {
    if (const auto* owned = std::get_if<std::string>(&bytes_)) return *owned;
    return *std::get_if<std::string_view>(&bytes_);
  }
  [[nodiscard]] std::size_t size() const { return view().size(); }
  [[nodiscard]] bool empty() const { return view().empty(); }

 private:
  std::variant<std::string, std::string_view> bytes_;
};

}  // namespace huiyin::http
