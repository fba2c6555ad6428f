// Wording: looks at what is about to be shown to everybody and points at places that might tell who somebody is - the door of
// this slice.
//
//   Checked checked = CheckWording({{"question", question}, {"measures", measures}}, NamesOf(*directory, {}));
//   TRY(MustHaveLooked(checked, input.looked));           // whoever publishes saw exactly these places
//
// Map of the folder: wording.hpp (this door), wording.cpp, wording_json. What counts is in text/identifying.hpp.
// Threads: pure functions. Privacy: the digest is of places and kinds in texts that the asker sent; nothing is kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "people/people.hpp"
#include "text/identifying.hpp"

namespace boost::json {
class array;
class object;
}  // namespace boost::json

namespace huiyin::wording {

inline constexpr std::size_t kLookedBytes = 64;  // of a digest, as requests carry it

// One text that will be shown, under the name of its field.
struct Part {
  std::string field;
  std::string text;
};
struct Warning {
  std::string field;
  text::Mark mark;
};
struct Checked {
  std::vector<Warning> warnings;
  std::string
      looked;  // digest of the warnings and their texts; what has to be sent back when there are some
};

// What the board names anyway: the person responsible, and the lead unit with those above it.
struct Shown {
  std::optional<PersonId> person;
  std::optional<UnitId> unit;
};
// Everybody in the directory, and each unit with how many active persons it is known to have (0: not known).
text::KnownNames NamesOf(const people::Directory& directory, const Shown& shown);

Checked CheckWording(const std::vector<Part>& parts, const text::KnownNames& names);
// Errors: kConflict when there are warnings and `looked` is not of exactly these.
Status MustHaveLooked(const Checked& checked, const std::optional<std::string>& looked);

boost::json::array WarningsJson(const std::vector<Warning>& warnings, api::Language language);
boost::json::object CheckedJson(const Checked& checked, api::Language language);

}  // namespace huiyin::wording
