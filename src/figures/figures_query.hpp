// The parameters of a request for figures. Errors: kInvalid naming the parameter.
#pragma once

#include <optional>
#include <utility>

#include "api/call.hpp"
#include "figures/figures.hpp"

namespace huiyin::figures {

enum class Scope : std::uint8_t { kMine, kOrganisation };
inline constexpr CodeTable kScopes{
    std::array{Code{Scope::kMine, "mine"}, Code{Scope::kOrganisation, "organisation"}}};

// The one that today lies in, from its first day to its last.
enum class Period : std::uint8_t { kMonth, kQuarter, kHalfYear, kYear };
inline constexpr CodeTable kPeriods{
    std::array{Code{Period::kMonth, "month"}, Code{Period::kQuarter, "quarter"},
               Code{Period::kHalfYear, "half_year"}, Code{Period::kYear, "year"}}};
std::pair<LocalDate, LocalDate> DaysOf(Period period, const LocalDate& today);

struct TableQuery {
  Asked asked;                   // without reader, and today
  std::optional<Period> period;  // instead of asked.from and asked.to
  Scope scope = Scope::kMine;
};
Result<TableQuery> ReadTableQuery(const api::Call& call);

struct RowsQuery {
  Asked asked;
  std::optional<VoiceFigure> voices;  // one of the two
  std::optional<MatterFigure> matters;
  Behind behind;
  PageOf page;
};
Result<RowsQuery> ReadRowsQuery(const api::Call& call);

}  // namespace huiyin::figures
