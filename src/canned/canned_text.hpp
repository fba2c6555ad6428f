// CannedText: a sentence that is often written, ready to be put into a form. Pure: no clock, no SQL, no HTTP.
#pragma once

#include <array>
#include <string>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "keys/keys.hpp"

namespace huiyin::canned {

struct CannedTag {};
using CannedId = Id<CannedTag>;

// The form that offers it.
enum class Purpose : std::uint8_t { kAnswer, kDecline, kHandOver, kProgress, kReturn };
inline constexpr CodeTable kPurposes{
    std::array{Code{Purpose::kAnswer, "answer"}, Code{Purpose::kDecline, "decline"},
               Code{Purpose::kHandOver, "hand_over"}, Code{Purpose::kProgress, "progress"},
               Code{Purpose::kReturn, "return"}}};

enum class Shown : std::uint8_t { kNo, kYes };

struct CannedText {
  CannedId id;
  std::int64_t version = 1;
  Purpose purpose = Purpose::kAnswer;
  std::string title;
  std::string body;
  Shown shown = Shown::kYes;
  PersonId changed_by;
  Instant changed_at;
  Digest k{};
};

}  // namespace huiyin::canned
