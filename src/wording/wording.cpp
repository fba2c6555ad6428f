#include "wording/wording.hpp"

#include <span>
#include <unordered_map>

namespace huiyin::wording {

text::KnownNames NamesOf(const people::Directory& directory, const Shown& shown) {
  text::KnownNames names;
  std::unordered_map<UnitId, std::int64_t, UuidHash> people;
  for (const people::Person& person : directory.persons()) {
    if (shown.person != person.id) names.persons.push_back(person.name);
    if (!person.active) continue;
    for (const people::Unit* at = directory.unit(person.unit); at != nullptr;
         at = at->parent ? directory.unit(*at->parent) : nullptr) {
      ++people[at->id];
    }
  }
  for (const people::Unit& unit : directory.units()) {
    bool on_board = shown.unit && directory.Within(*shown.unit, unit.id);
    // Only the handlers of a unit may be known by name: one or two of them say little, but enough to look twice.
    names.units.push_back({unit.name, on_board || !unit.parent ? 0 : people[unit.id]});
  }
  return names;
}

Checked CheckWording(const std::vector<Part>& parts, const text::KnownNames& names) {
  Checked checked;
  std::string all;
  for (const Part& part : parts) {
    auto marks = text::FindIdentifying(part.text, names);
    if (marks.empty()) continue;
    all += part.field + '\n' + part.text + '\n';
    for (const text::Mark& mark : marks) {
      checked.warnings.push_back({part.field, mark});
      all += std::string(text::kIdentifies.Text(mark.kind)) + ' ' + std::to_string(mark.from) +
             ' ' + std::to_string(mark.to) + '\n';
    }
  }
  constexpr std::size_t kBytes = 12;
  Digest digest = Sha256({all});
  checked.looked = std::to_string(checked.warnings.size()) + "-" +
                   ToHex(std::span<const std::uint8_t>(digest).first(kBytes));
  return checked;
}

Status MustHaveLooked(const Checked& checked, const std::optional<std::string>& looked) {
  if (checked.warnings.empty() || looked == checked.looked) return {};
  if (looked) {
    return Conflict({"文字或提示有变化，请把标出的地方再看一遍",
                     "The wording or what is marked in it has changed: look at the marks again"});
  }
  return Conflict({"有些词可能认出人来：请先看标出的地方，改好或确认后再公示",
                   "Some words might tell who somebody is: look at the marks, then change them or "
                   "confirm"});
}

}  // namespace huiyin::wording
