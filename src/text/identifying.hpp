// Identifying: words in a text from which somebody could be recognised. Pure: text and known names in, marked places out.
//
//   for (const Mark& mark : FindIdentifying(wording, {{"何春梅"}, {{"采煤一班", 4}}}))
//     show(mark.from, mark.to, ReasonOf(mark.kind));
//
// Looks for names and contacts (known ones, and how people call each other), telephone, identity, plate, staff and account
// numbers, mail addresses, rooms, units of fewer than five, posts that one person holds, relatives at work, and a day together with
// a shift. It is a hint to look twice, not a judge: whoever publishes decides, and says that they looked. A mark points at words
// of the text and never says whose name they are, so that nobody learns a name that they did not type.
// Threads: pure functions. Privacy: keeps nothing, logs nothing. Cases: tests/data/identifying.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.hpp"
#include "base/error.hpp"

namespace huiyin::text {

enum class Identifies : std::uint8_t {
  kName,
  kPhone,
  kIdNumber,
  kPlate,
  kStaffNumber,
  kAccount,
  kMail,
  kSmallUnit,
  kPost,
  kFamily,
  kDayAndShift,
  kRoom
};
inline constexpr CodeTable kIdentifies{std::array{
    Code{Identifies::kName, "name"}, Code{Identifies::kPhone, "phone"},
    Code{Identifies::kIdNumber, "id_number"}, Code{Identifies::kPlate, "plate"},
    Code{Identifies::kStaffNumber, "staff_number"}, Code{Identifies::kAccount, "account"},
    Code{Identifies::kMail, "mail"}, Code{Identifies::kSmallUnit, "small_unit"},
    Code{Identifies::kPost, "post"}, Code{Identifies::kFamily, "family"},
    Code{Identifies::kDayAndShift, "day_and_shift"}, Code{Identifies::kRoom, "room"}}};

// Why it could tell who somebody is, and what to do.
Phrase ReasonOf(Identifies kind);

struct UnitSize {
  std::string name;
  std::int64_t people = 0;  // 0: not known
};
struct KnownNames {
  std::vector<std::string>
      persons;  // as people wrote them: remarks in brackets and titles are left off
  std::vector<UnitSize> units;
  std::vector<std::string> contacts =
      {};  // telephone numbers, accounts, addresses, with whatever stands around them
};

// Characters (code points) from..to of the text, `to` excluded.
struct Mark {
  Identifies kind = Identifies::kName;
  std::size_t from = 0;
  std::size_t to = 0;
};

// In the order of the text; none lies inside another. Invalid UTF-8 is read as far as it goes.
std::vector<Mark> FindIdentifying(std::string_view text, const KnownNames& names);

inline constexpr std::int64_t kSmallestUnit = 5;  // fewer people than that point at somebody

}  // namespace huiyin::text
