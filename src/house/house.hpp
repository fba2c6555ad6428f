// House: what the organisation sets for itself about the pages for everybody - the door of this slice.
//
//   BoardView view = TRY(house::ReadBoardView(reader, org));    // what the board shows beside what it always shows
//   OwnWords words = TRY(house::ReadOwnWords(reader, org));     // sentences of the organisation's own
//
// Map of the folder: house.hpp (this door: types, reading), house_store (SQL, images), house_operations (a change of either; its rules are in house.cpp), house_api
// (HTTP), house_json (their JSON).
//
// Each has one version. A change is another row and a journal entry; without a row it is as the program comes, version 1. What cannot be
// set is not here: numbers, questions, reasons, dates and withdrawn matters stand on every board (docs/decisions/0018).
// Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "db/database.hpp"
#include "journal/verify.hpp"
#include "keys/keys.hpp"

namespace boost::json {
class object;
}

namespace huiyin::house {

struct SettingTag {};
using SettingId = Id<SettingTag>;

// Who stands on the board as responsible beside the lead unit.
enum class Responsible : std::uint8_t { kPerson, kUnit };
inline constexpr CodeTable kResponsibles{
    std::array{Code{Responsible::kPerson, "person"}, Code{Responsible::kUnit, "unit"}}};

enum class Shows : std::uint8_t { kNo, kYes };

// The smallest number of people that may stand behind a published figure. It can be raised, never lowered.
inline constexpr std::int64_t kLeastFewest = 5;
inline constexpr std::int64_t kMostFewest = 50;

struct BoardView {
  SettingId id;
  std::int64_t version = 1;
  Responsible responsible = Responsible::kPerson;
  Shows track = Shows::kYes;        // beside the lead unit
  Shows voices = Shows::kNo;        // a column: how many said it
  Shows ratings = Shows::kYes;      // of each matter; the headline always has those of all
  Shows published_on = Shows::kNo;  // a column
  Shows units = Shows::kYes;        // the table by unit
  std::int64_t fewest_people = kLeastFewest;
  std::optional<PersonId> changed_by;  // nothing: as the program comes
  Instant changed_at;
};

// The columns of the board's table, in their order.
std::vector<std::string_view> ColumnsOf(const BoardView& view);

// A sentence in both languages; both are empty where there is none.
struct OwnSentence {
  std::string zh;
  std::string en;
};
struct OwnWords {
  SettingId id;
  std::int64_t version = 1;
  OwnSentence name;      // how the organisation is called
  OwnSentence greeting;  // on the page where one says something
  OwnSentence receipt;   // beside the receipt code
  OwnSentence board;     // below the published table
  std::optional<PersonId> changed_by;
  Instant changed_at;
  Digest k{};
};

Result<BoardView> ReadBoardView(db::Reader& reader, const OrgId& org);
Result<OwnWords> ReadOwnWords(db::Reader& reader, const OrgId& org);

// What stands for everybody: {"name": {"zh", "en"}, ...}; absent where there is none.
boost::json::object WordsJson(const OwnWords& words);

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::house
