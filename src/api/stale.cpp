#include "api/stale.hpp"

#include <algorithm>

#include "api/render.hpp"
#include "journal/journal.hpp"

namespace huiyin::api {
namespace {

constexpr std::string_view kBy = "changed_by";
constexpr std::string_view kAt = "changed_at";
constexpr std::string_view kOn = "changed_on";

std::string_view FactOf(const Error& error, std::string_view name) {
  for (const Fact& fact : error.facts) {
    if (fact.name == name) return fact.value;
  }
  return {};
}

struct When {
  std::string zh;  // before 有人改过
  std::string en;  // after "Somebody changed this"
};

When SayOn(const LocalDate& on, const LocalDate& today) {
  if (on == today) return {"今天", "today"};
  return {SayDay(on, Language::kChinese) + "，", "on " + SayDay(on, Language::kEnglish)};
}

When SayAt(Instant at, Instant now, Zone zone) {
  using std::chrono::minutes;
  auto ago = std::chrono::floor<minutes>(std::max(now - at, Instant::duration::zero())).count();
  std::string n = std::to_string(ago);
  if (ago < 1) return {"刚才", "just now"};
  if (ago < 60) return {n + " 分钟前", n + (ago == 1 ? " minute ago" : " minutes ago")};
  LocalDate on = LocalDate::Of(at, zone);
  std::string clock = FormatInstant(at + minutes(zone.offset_minutes)).substr(11, 5);
  if (on == LocalDate::Of(now, zone)) return {"今天 " + clock + " ", "today at " + clock};
  return {SayDay(on, Language::kChinese) + " " + clock + "，",
          "on " + SayDay(on, Language::kEnglish) + " at " + clock};
}

}  // namespace

Status MustBeAsSeen(db::Reader& reader, const Seen& seen, std::optional<std::int64_t> expected,
                    const NameOf& name_of) {
  if (!expected || *expected == seen.version) return {};
  auto entries = TRY(journal::ReadSubject(reader, seen.org, seen.subject));
  if (entries.empty()) return Internal("something without journal entries");
  const journal::StoredEntry& last = entries.back();
  return StaleError({last.actor ? name_of(*last.actor) : "", last.at, last.on});
}

Error StaleError(const LastChange& change) {
  Error error{ErrorCode::kStale,
              {"你打开之后有人改过。查看改动后再保存",
               "Somebody changed this after you opened it. Look at the change, then save again"},
              {},
              {},
              {}};
  if (!change.by.empty()) error.facts.push_back({std::string(kBy), std::string(change.by)});
  if (change.at) {
    error.facts.push_back({std::string(kAt), FormatInstant(*change.at)});
  } else if (change.on) {
    error.facts.push_back({std::string(kOn), change.on->ToString()});
  }
  return error;
}

std::string SayStale(const Error& error, Instant now, Zone zone, Language language) {
  bool english = language == Language::kEnglish;
  std::optional<When> when;
  if (auto at = ParseInstant(FactOf(error, kAt))) {
    when = SayAt(*at, now, zone);
  } else if (auto on = LocalDate::Parse(FactOf(error, kOn))) {
    when = SayOn(*on, LocalDate::Of(now, zone));
  }
  if (!when) return std::string(english ? error.message.en : error.message.zh);
  if (english) return "Somebody changed this " + when->en + ". Look at the change, then save again";
  return when->zh + "有人改过这一件。查看改动后再保存";
}

}  // namespace huiyin::api
