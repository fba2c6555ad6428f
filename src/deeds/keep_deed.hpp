// Keeping the register: a good deed is entered, changed, shown to everybody or taken off again.
//
// Errors: kForbidden without the right over the unit (the new one too), kNotFound where the asker may not read it, kStale with who
// and when, kInvalid naming the field, kConflict when what would be shown was not looked at (wording/wording.hpp).
#pragma once

#include <optional>
#include <string>

#include "deeds/deed.hpp"
#include "people/people.hpp"
#include "wording/wording.hpp"

namespace huiyin::deeds {

struct DeedAct {
  db::Transaction* tx = nullptr;
  const journal::Context* context = nullptr;
  const people::Actor* actor = nullptr;
};
struct DeedInput {
  std::string title;
  std::string body;
  UnitId unit;
  LocalDate done_on;
  std::optional<MatterId> matter;
  std::optional<std::int64_t> cost_fen;
  Shown published = Shown::kNo;
  std::optional<std::string> looked;
};

Result<DeedId> EnterDeed(const DeedAct& act, const DeedInput& input);
Status ChangeDeed(const DeedAct& act, const DeedId& id, std::int64_t expected,
                  const DeedInput& input);

bool MayKeep(const people::Actor& actor, const UnitId& unit);
bool MayReadDeed(const people::Actor& actor, const Deed& deed);
// What the page for everybody would show, looked at.
wording::Checked CheckDeed(const people::Directory& directory, const DeedInput& input);

}  // namespace huiyin::deeds
