// Codes: enums and the one word each has in SQL, JSON and the pages (docs/glossary.md).
//
//   enum class State : std::uint8_t { kOpen, kClosed };
//   inline constexpr CodeTable kStates{std::array{Code{State::kOpen, "open"}, Code{State::kClosed, "closed"}}};
//   kStates.Text(State::kOpen);   kStates.Parse("closed");
//
// Threads: constants.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace huiyin {

template <class Enum>
struct Code {
  Enum value;
  std::string_view text;
};
template <class Enum>
Code(Enum, const char*) -> Code<Enum>;

template <class Enum, std::size_t N>
class CodeTable {
 public:
  constexpr explicit CodeTable(const std::array<Code<Enum>, N>& codes) : codes_(codes) {}

  [[nodiscard]] constexpr std::string_view Text(Enum value) const {
    for (const auto& code : codes_) {
      if (code.value == value) return code.text;
    }
    return "?";
  }
  [[nodiscard]] constexpr std::optional<Enum> Parse(std::string_view text) const {
    for (const auto& code : codes_) {
      if (code.text == text) return code.value;
    }
    return std::nullopt;
  }
  [[nodiscard]] constexpr const std::array<Code<Enum>, N>& all() const { return codes_; }

 private:
  std::array<Code<Enum>, N> codes_;
};

}  // namespace huiyin
