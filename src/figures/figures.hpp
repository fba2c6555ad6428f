// Figures: what is counted about voices and matters, for those who may read them - the door of this slice.
//
//   Asked asked{.reader = me, .by = Dimension::kChannel, .from = first, .to = last, .today = today};
//   Table table = TRY(CountTable(reader, org, asked));               // rows and their sum
//   auto behind = TRY(VoicesBehind(reader, org, asked, VoiceFigure::kAnswered, key, page));   // what one number stands for
//
// Map of the folder: figures.hpp (this door), fact.hpp (as what one voice or matter counts), fact_store.hpp with voice_fact_store,
// matter_fact_store and voice_lookups_store (how that follows from the tables), sum (adding up by unit and period), kept and
// kept_store (what is kept of both), count (tables and lists from it), figures (joining the two, rolling up what the asker may not
// read), figures_query (parameters), figures_names (words for keys), figures_json, figures_csv, brief (a campaign's figures and the
// sentences made from them), figures_api (HTTP).
//
// Definitions: docs/decisions/0010-figures.md. Everything counts on the day it came: a voice by received_on, a matter by
// created_on, each as it stands now. So received = open + answered + declined = inside + to_parent, answered = on_time + late = all ratings (the
// speakers' own and those by slip, unrated among each), called = called_satisfied + called_partly + called_not, and made = open + answered + dissolved = inside + to_parent, in each row and in the sum.
//
// Only what is kept of facts and sums changes here (kept.hpp). Privacy: exact numbers only of what the asker may read; the rest goes through board::RollUp.
// Threads: functions work on the caller's snapshot.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "db/database.hpp"
#include "people/people.hpp"
#include "voices/voices.hpp"

namespace huiyin::figures {

enum class Dimension : std::uint8_t {
  kUnit,
  kChannel,
  kSpeakerGroup,
  kOrigin,
  kCategory,
  kCampaign,
  kTrack,
  kLevel,
  kOutcome
};
inline constexpr CodeTable kDimensions{
    std::array{Code{Dimension::kUnit, "unit"}, Code{Dimension::kChannel, "channel"},
               Code{Dimension::kSpeakerGroup, "speaker_group"}, Code{Dimension::kOrigin, "origin"},
               Code{Dimension::kCategory, "category"}, Code{Dimension::kCampaign, "campaign"},
               Code{Dimension::kTrack, "track"}, Code{Dimension::kLevel, "level"},
               Code{Dimension::kOutcome, "outcome"}}};
// Whether the keys of its rows are ids.
constexpr bool HasIds(Dimension by) { return by == Dimension::kUnit || by == Dimension::kCampaign; }

enum class VoiceFigure : std::uint8_t {
  kReceived,
  kToAccept,  // nobody has it in hand yet
  kAccepted,  // somebody took it in hand
  kDeclined,
  kOpen,     // no answer yet, or another one demanded
  kOverdue,  // of these, past the date that counts now
  kAnswered,
  kOnTime,
  kLate,
  kSatisfied,  // of those answered, by whoever submitted by themselves
  kPartly,
  kNot,
  kUnrated,
  kSlipSatisfied,  // of those answered that staff wrote in, by the printed slip
  kSlipPartly,
  kSlipNot,
  kSlipUnrated,
  kCallDue,          // answered and named, and nobody has reached its speaker about this answer
  kCalled,           // its speaker was reached about the latest answer that there is
  kCalledSatisfied,  // of these, what they said; never mixed with ratings
  kCalledPartly,
  kCalledNot,
  kInside,   // no matter that holds it was put to the parent company
  kToParent  // one was, whatever came of it
};
inline constexpr CodeTable kVoiceFigures{
    std::array{Code{VoiceFigure::kReceived, "received"},
               Code{VoiceFigure::kToAccept, "to_accept"},
               Code{VoiceFigure::kAccepted, "accepted"},
               Code{VoiceFigure::kDeclined, "declined"},
               Code{VoiceFigure::kOpen, "open"},
               Code{VoiceFigure::kOverdue, "overdue"},
               Code{VoiceFigure::kAnswered, "answered"},
               Code{VoiceFigure::kOnTime, "on_time"},
               Code{VoiceFigure::kLate, "late"},
               Code{VoiceFigure::kSatisfied, "satisfied"},
               Code{VoiceFigure::kPartly, "partly"},
               Code{VoiceFigure::kNot, "not"},
               Code{VoiceFigure::kUnrated, "unrated"},
               Code{VoiceFigure::kSlipSatisfied, "slip_satisfied"},
               Code{VoiceFigure::kSlipPartly, "slip_partly"},
               Code{VoiceFigure::kSlipNot, "slip_not"},
               Code{VoiceFigure::kSlipUnrated, "slip_unrated"},
               Code{VoiceFigure::kCallDue, "call_due"},
               Code{VoiceFigure::kCalled, "called"},
               Code{VoiceFigure::kCalledSatisfied, "called_satisfied"},
               Code{VoiceFigure::kCalledPartly, "called_partly"},
               Code{VoiceFigure::kCalledNot, "called_not"},
               Code{VoiceFigure::kInside, "inside"},
               Code{VoiceFigure::kToParent, "to_parent"}}};
inline constexpr std::size_t kVoiceFigureCount = 24;

enum class MatterFigure : std::uint8_t {
  kMade,
  kOpen,
  kOverdue,
  kAnswered,
  kOnTime,
  kLate,
  kDissolved,         // closed because no voice was left in it
  kCheckedSatisfied,  // the latest call-back by somebody else; never mixed with the speakers' own ratings
  kCheckedPartly,
  kCheckedNot,
  kInside,   // settled by the organisation itself
  kToParent  // the parent company was asked, whatever came of it
};
inline constexpr CodeTable kMatterFigures{
    std::array{Code{MatterFigure::kMade, "made"}, Code{MatterFigure::kOpen, "open"},
               Code{MatterFigure::kOverdue, "overdue"}, Code{MatterFigure::kAnswered, "answered"},
               Code{MatterFigure::kOnTime, "on_time"}, Code{MatterFigure::kLate, "late"},
               Code{MatterFigure::kDissolved, "dissolved"},
               Code{MatterFigure::kCheckedSatisfied, "checked_satisfied"},
               Code{MatterFigure::kCheckedPartly, "checked_partly"},
               Code{MatterFigure::kCheckedNot, "checked_not"},
               Code{MatterFigure::kInside, "inside"}, Code{MatterFigure::kToParent, "to_parent"}}};
inline constexpr std::size_t kMatterFigureCount = 12;

template <class Figure, std::size_t kCount>
struct Tally {
  std::array<std::int64_t, kCount> counts{};

  [[nodiscard]] std::int64_t operator[](Figure figure) const {
    return counts[static_cast<std::size_t>(figure)];
  }
  std::int64_t& operator[](Figure figure) { return counts[static_cast<std::size_t>(figure)]; }
  Tally& operator+=(const Tally& other) {
    for (std::size_t i = 0; i < kCount; ++i) counts[i] += other.counts[i];
    return *this;
  }
  bool operator==(const Tally&) const = default;
};
using VoiceTally = Tally<VoiceFigure, kVoiceFigureCount>;
using MatterTally = Tally<MatterFigure, kMatterFigureCount>;

// What is asked for. `reader` nothing: the whole organisation, for what is rolled up before anybody sees it.
struct Asked {
  std::optional<PersonId> reader;
  Dimension by = Dimension::kUnit;
  std::optional<LocalDate> from;  // both days included
  std::optional<LocalDate> to;
  std::optional<UnitId> unit;  // this unit and below
  std::optional<voices::CampaignId> campaign;
  LocalDate today;
};

// A row's key: an id or a code; nothing: none (no group said, not in a matter yet, no answer yet ...).
using Key = std::optional<std::string>;

struct TableRow {
  Key key;
  VoiceTally voices;
  MatterTally matters;
  bool exact = true;  // false: rolled up, no way to the rows behind it
};

struct Table {
  std::vector<TableRow> rows;  // by key, none last; rolled up ones after the others
  VoiceTally voices;           // the sum of the rows
  MatterTally matters;
  bool hidden = false;  // something is left out because fewer than five people stand behind it
};

Result<Table> CountTable(db::Reader& reader, const OrgId& org, const Asked& asked);
// A table for each of `by` (asked.by is not looked at), all of them in one pass.
Result<std::vector<Table>> CountTables(db::Reader& reader, const OrgId& org, const Asked& asked,
                                       std::span<const Dimension> by);
// By unit over the whole organisation: exact where `scopes` reach, elsewhere rolled up to five people or more.
Result<Table> CountOrganisation(db::Reader& reader, const OrgId& org,
                                const people::Directory& directory,
                                const std::vector<UnitId>& scopes, const Asked& asked);
// The same from a table by unit. Pure.
Table RollUpForeign(const Table& by_unit, const std::vector<people::Unit>& units,
                    const std::vector<UnitId>& own);

// Which rows of the table a number belongs to.
struct Behind {
  enum class Of : std::uint8_t { kAll, kNone, kKey } of = Of::kAll;
  std::string key;
};
struct PageOf {
  std::optional<LocalDate> after_on;  // cursor: day and id of the last line
  std::optional<Uuid> after_id;
  std::int64_t limit = 50;
};
// What stands behind a number; `words`: the voice's first 120 characters, or the matter's question.
struct Line {
  Uuid id;
  std::int64_t number = 0;  // matters only
  std::string words;
  std::string state;
  UnitId unit;
  LocalDate on;
};
// Oldest first. Only what asked.reader may read, which is what CountTable counts for them.
Result<std::vector<Line>> VoicesBehind(db::Reader& reader, const OrgId& org, const Asked& asked,
                                       VoiceFigure figure, const Behind& behind,
                                       const PageOf& page);
Result<std::vector<Line>> MattersBehind(db::Reader& reader, const OrgId& org, const Asked& asked,
                                        MatterFigure figure, const Behind& behind,
                                        const PageOf& page);

}  // namespace huiyin::figures
