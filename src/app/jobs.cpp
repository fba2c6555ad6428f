#include "app/jobs.hpp"

#include <functional>

#include "base/log.hpp"
#include "figures/kept.hpp"
#include "journal/journal.hpp"
#include "matters/matters.hpp"
#include "matters/publication_words.hpp"
#include "notices/notices.hpp"
#include "voices/voices.hpp"

namespace huiyin::app {
namespace {

// Few enough to keep the writer free for people in between.
constexpr std::int64_t kAtOnce = 100;
constexpr std::int64_t kWordsAtOnce = 20;  // seventy rows each, all over a large table
constexpr std::int64_t kToldAtOnce = 500;
constexpr std::int64_t kCountedAtOnce = 200;
constexpr std::int64_t kSettledAtOnce = 1000;  // some 10 ms

using Job = std::function<Result<std::int64_t>(db::Transaction&, const journal::Context&)>;

Status RunToTheEnd(const api::Services& services, std::int64_t at_once, const Job& job) {
  for (std::int64_t done = at_once; done == at_once;) {
    TRY(services.database->Write([&](db::Transaction& tx) -> Status {
      Instant now = services.clock->Now();
      journal::Context context{
          services.org,  services.zone, now,  LocalDate::Of(now, services.zone),
          services.keys, std::nullopt,  false};
      done = TRY(job(tx, context));
      return {};
    }));
  }
  return {};
}

// Asks first, so that a quiet organisation has no transaction a minute.
Status CountFigures(const api::Services& services) {
  bool changed = false;
  LocalDate today = LocalDate::Of(services.clock->Now(), services.zone);
  TRY(services.database->Read([&](db::Reader& reader) -> Status {
    changed = TRY(figures::HasChanged(reader, services.org, today));
    return {};
  }));
  if (!changed) return {};
  return RunToTheEnd(services, kCountedAtOnce, [](auto& tx, const auto& context) {
    return figures::CountChanged(tx, context.org, context.today, kCountedAtOnce);
  });
}

}  // namespace

Status RecomputeDates(const api::Services& services, const matters::Setting& setting) {
  TRY(RunToTheEnd(services, kAtOnce, [&](auto& tx, const auto& context) {
    return matters::RecomputeMatters(tx, context, setting, kAtOnce);
  }));
  return RunToTheEnd(services, kAtOnce, [&](auto& tx, const auto& context) {
    return voices::RecomputeVoices(tx, context, *setting.voices, kAtOnce);
  });
}

Status RunJobs(const api::Services& services, const matters::Setting& setting) {
  Status first;
  auto run = [&](const char* name, const std::function<Status()>& job) {
    Status status = job();
    if (status) return;
    log::Warn("job.failed",
              {{"job", log::SafeText{name}}, {"detail", log::SafeText{status.error().detail}}});
    if (first) first = std::move(status);
  };
  run("count_figures", [&] { return CountFigures(services); });
  // Early: it needs nothing but what is published, and whoever searches waits for it.
  run("index_words", [&] {
    return RunToTheEnd(services, kWordsAtOnce, [](auto& tx, const auto& context) {
      return matters::IndexOldWords(tx, context, kWordsAtOnce);
    });
  });
  run("recompute_dates", [&] { return RecomputeDates(services, setting); });
  run("settle_days", [&] {
    return RunToTheEnd(services, kSettledAtOnce, [](auto& tx, const auto& context) {
      return journal::SettleDays(tx, context, kSettledAtOnce);
    });
  });
  run("lapse_voices", [&] {
    return RunToTheEnd(services, kAtOnce, [](auto& tx, const auto& context) {
      return voices::LapseVoices(tx, context, kAtOnce);
    });
  });
  run("close_matters", [&] {
    return RunToTheEnd(services, kAtOnce, [&](auto& tx, const auto& context) {
      return matters::CloseFinished(tx, context, setting, kAtOnce);
    });
  });
  // Again, for what these jobs have changed.
  run("count_figures", [&] { return CountFigures(services); });
  run("drop_notices", [&] {
    return RunToTheEnd(services, kToldAtOnce, [](auto& tx, const auto& context) {
      return notices::DropOld(tx, context, kToldAtOnce);
    });
  });
  run("tell_news", [&] { return TellNews(services, setting); });
  return first;
}

Status TellNews(const api::Services& services, const matters::Setting& setting) {
  bool news = false;
  TRY(services.database->Read([&](db::Reader& reader) -> Status {
    news = TRY(notices::HasNews(reader, services.org));
    return {};
  }));
  if (!news) return {};
  return RunToTheEnd(services, kToldAtOnce, [&](auto& tx, const auto& context) {
    return notices::Deliver(tx, context, setting, kToldAtOnce);
  });
}

void TellNewsInBackground(const api::Services& services, const matters::Setting& setting) {
  if (Status status = TellNews(services, setting); !status)
    log::Warn("news.failed", {{"detail", log::SafeText{status.error().detail}}});
}

void RunJobsInBackground(const api::Services& services, const matters::Setting& setting) {
  // Each failure is in the log with the job's name; the next run tries again.
  [[maybe_unused]] Status status = RunJobs(services, setting);
}

void SweepPhotos(const api::Services& services, photos::PhotoFiles& files) {
  auto removed = photos::SweepFiles(*services.database, services.org, files);
  if (!removed) {
    log::Warn("photos.sweep_failed", {{"detail", log::SafeText{removed.error().detail}}});
  } else if (*removed > 0) {
    log::Info("photos.swept", {{"files", *removed}});
  }
}

}  // namespace huiyin::app
