#include "app/import_calendar.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/jobs.hpp"
#include "app/say.hpp"
#include "app/shipped.hpp"
#include "deadlines/deadline_operations.hpp"
#include "deadlines/deadlines_json.hpp"

namespace huiyin::app {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;

Result<std::string> ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Invalid("FILE", {"打不开这个文件", "The file cannot be opened"});
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) return Invalid("FILE", {"读不了这个文件", "The file cannot be read"});
  if (text.size() > kMostBytes)
    return Invalid("FILE", {"文件太大，一年的放假安排不会超过 64 KiB",
                            "The file is too large; a year's holidays fit into 64 KiB"});
  return text;
}

Status Import(const std::string& path, Opened& opened) {
  auto year = TRY(deadlines::ReadYearFile(TRY(ReadText(path))));
  SystemClock clock;
  TRY(EnsureShipped(opened, clock.Now()));
  TRY(opened.database->Write([&](db::Transaction& tx) -> Status {
    Instant now = clock.Now();
    journal::Context context{opened.org,   opened.zone,  now,  LocalDate::Of(now, opened.zone),
                             &opened.keys, std::nullopt, false};
    TRY(deadlines::SetYear(tx, context, year, std::nullopt, nullptr));
    return {};
  }));
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  voices::Setting voice_setting{&directories, &rulebooks};
  matters::Setting setting{&voice_setting};
  api::Services services{opened.database.get(), &clock, &opened.keys, opened.org, opened.zone, {}};
  TRY(RecomputeDates(services, setting));
  std::printf("%d%s%zu%s%zu%s\n", year.year,
              Say({" 年的放假安排已录入：放假 ", " is in: "}).c_str(), year.holidays.size(),
              Say({" 天，调休上班 ", " holidays, "}).c_str(), year.workdays.size(),
              Say({" 天。有关的时限已重新计算。",
                   " make-up workdays. The dates that rest on it were computed again."})
                  .c_str());
  return {};
}

}  // namespace

int ImportCalendar(const std::string& file, Opened& opened) {
  Status status = Import(file, opened);
  return status ? 0 : Complain(status.error());
}

}  // namespace huiyin::app
