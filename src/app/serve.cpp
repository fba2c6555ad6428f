#include "app/serve.hpp"

#include <sys/resource.h>

#include <csignal>
#include <cstdio>

#include "api/problem.hpp"
#include "app/change_stream.hpp"
#include "app/commit_watch.hpp"
#include "app/dispatch.hpp"
#include "app/job_lease.hpp"
#include "app/jobs.hpp"
#include "app/pages.hpp"
#include "app/routes.hpp"
#include "app/say.hpp"
#include "app/shipped.hpp"
#include "app/ticker.hpp"
#include "app/version.hpp"
#include "base/log.hpp"
#include "http/server.hpp"

namespace huiyin::app {
namespace {

// A connection needs a descriptor; the default of many systems is 1,024.
void RaiseFileLimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Signals are taken by sigwait in the main thread; every thread made later inherits the block.
sigset_t BlockStopSignals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of that write, not the end
  return stops;
}

// The parts that answer requests, in the order they need each other. `test_clock` is null except for tests.
struct Parts {
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  voices::Setting voice_setting{&directories, &rulebooks};
  matters::Setting matter_setting{&voice_setting};
  std::unique_ptr<voices::MatterPort> matter_port = matters::MakeVoicePort(matter_setting);
  people::PeopleApi people{directories};
  deadlines::DeadlinesApi deadlines{directories, rulebooks, [this](const api::Services& s) {
                                      return RecomputeDates(s, matter_setting);
                                    }};
  voices::SpeakerApi speaker{voice_setting, *matter_port};
  voices::VoicesApi voices{voice_setting, *matter_port};
  voices::EntryApi entry{voice_setting, *matter_port};
  voices::CampaignsApi campaigns{voice_setting};
  matters::MattersApi matters{matter_setting};
  photos::PhotoFiles photo_files;
  photos::Setting photo_setting{&directories, matter_port.get(), &photo_files, {}};
  photos::PhotosApi photos{photo_setting};
  matters::DutiesApi duties{matters};
  canned::CannedApi canned{directories};
  voices::CategoriesApi categories{voice_setting};
  house::HouseApi house{directories};
  ChangeStream changes;
  ChangesApi changes_api{directories, changes};
  board::BoardCache board_cache;
  board::BoardApi board{directories, rulebooks, board_cache};
  notices::NoticesApi notices{matter_setting};
  gatherings::GatheringsApi gatherings{directories};
  figures::FiguresApi figures{voice_setting};
  OperationApi operation;
  verification::VerificationApi verification{voice_setting, *matter_port};
  deeds::DeedsApi deeds{directories};
  themes::ThemesApi themes{directories};

  Parts(std::string photo_folder, ManualClock* test_clock)
      : photo_files(std::move(photo_folder)), operation(directories, matter_setting, test_clock) {}
  [[nodiscard]] Apis apis() {
    return {
        .people = &people,
        .deadlines = &deadlines,
        .speaker = &speaker,
        .voices = &voices,
        .entry = &entry,
        .campaigns = &campaigns,
        .matters = &matters,
        .board = &board,
        .notices = &notices,
        .gatherings = &gatherings,
        .photos = &photos,
        .figures = &figures,
        .operation = &operation,
        .verification = &verification,
        .deeds = &deeds,
        .duties = &duties,
        .themes = &themes,
        .canned = &canned,
        .categories = &categories,
        .house = &house,
        .changes = &changes_api,
    };
  }
};

// What a running server consists of.
struct Product {
  Opened opened;
  SystemClock system_clock;
  std::optional<ManualClock> test_clock;
  api::Services services;
  Parts parts;

  Product(Opened from, std::optional<Instant> start)
      : opened(std::move(from)),
        parts(PhotoFolder(opened.settings), start ? &test_clock.emplace(*start) : nullptr) {
    const Clock* clock = &system_clock;
    if (test_clock) clock = &*test_clock;
    services = {opened.database.get(),
                clock,
                &opened.keys,
                opened.org,
                opened.zone,
                opened.settings.public_url,
                opened.settings.public_url.starts_with("https://")};
  }
};

http::ServerOptions OptionsFrom(const Settings& settings, const http::Router& router) {
  http::ServerOptions options;
  options.address = settings.listen_address;
  options.port = settings.listen_port;
  options.threads = settings.threads;
  options.trusted_proxies = settings.trusted_proxies;
  options.fault = api::FaultResponse;
  options.body_limit = router.BodyLimits();
  return options;
}

}  // namespace

int Serve(Opened opened, std::optional<Instant> test_clock) {
  sigset_t stops = BlockStopSignals();
  RaiseFileLimit();
  if (Status there = EnsureShipped(opened, test_clock.value_or(SystemClock().Now())); !there)
    return Complain(there.error());
  Product product(std::move(opened), test_clock);
  product.opened.database->SetCommitListener([&product] {
    product.parts.board_cache.Moved();
    product.parts.changes.Moved();
  });
  Dispatch dispatch(product.services, product.opened.settings.threads + 1,
                    product.opened.settings.rate_limit);
  http::Router router;
  AddRoutes(router, dispatch, product.parts.apis());
  AddPlainPages(router, dispatch, product.parts.apis());
  router.SetFault(api::FaultResponse);
  router.SetPublicUrl(product.opened.settings.public_url);
  router.SetFallback(PagesHandler());
  http::Server server(OptionsFrom(product.opened.settings, router), router.AsHandler());
  if (Status started = server.Start(); !started) return Complain(started.error());
  log::Info("server.started", {{"version", log::SafeText{kVersion}}, {"port", server.port()}});
  std::printf("huiyin %s %s\n", std::string(kVersion).c_str(),
              UrlOf(product.opened.settings.listen_address, server.port()).c_str());
  std::fflush(stdout);
  {
    JobLease lease(*product.opened.database, product.opened.org,
                   !product.opened.settings.database.starts_with("sqlite:"));
    Ticker jobs(std::chrono::minutes(1), [&] {
      if (lease.Hold()) RunJobsInBackground(product.services, product.parts.matter_setting);
    });
    Ticker sweep(std::chrono::hours(1),
                 [&] { SweepPhotos(product.services, product.parts.photo_files); });
    Ticker stream(ChangeStream::kSweep,
                  [&] { product.parts.changes.Sweep(product.system_clock.Now()); });
    CommitWatch commits(*product.opened.database, [&] {
      product.parts.board_cache.Moved();
      product.parts.changes.Moved();
    });
    Ticker watch(CommitWatch::kPause, [&] { commits.Look(); });
    CommitWatch entries(*product.opened.database, [&] {
      TellNewsInBackground(product.services, product.parts.matter_setting);
    });
    Ticker tell(std::chrono::seconds(1), [&] {
      if (lease.Hold()) entries.Look();
    });
    int signal = 0;
    ::sigwait(&stops, &signal);
  }
  log::Info("server.stopping");
  product.parts.changes.Close();  // or the stop would wait for those that wait
  server.Stop();
  log::Info("server.stopped");
  return 0;
}

void PrintRoutes() {
  Parts parts({}, nullptr);
  for (const RouteRow& row : RouteTable(parts.apis())) {
    std::printf("%s %s\n", std::string(http::ToString(row.method)).c_str(), row.pattern.c_str());
  }
}

}  // namespace huiyin::app
