#include "app/jobs.hpp"

#include <gtest/gtest.h>

#include "db/test_database.hpp"
#include "journal/journal.hpp"
#include "people/found_organisation.hpp"

namespace huiyin::app {
namespace {

TEST(Jobs, GiveAnonymousEntriesTheirPlacesWhenTheDayIsOver) {
  db::TestDatabase database{db::AllMigrations()};
  ManualClock clock(ParseInstant("2026-03-02T01:00:00Z").value());
  Keys keys = Keys::Random();
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  voices::Setting voice_setting{&directories, &rulebooks};
  matters::Setting setting{&voice_setting};
  api::Services services{&*database, &clock, &keys, {}, Zone{480}, {}};
  database->SetBatchHook(journal::Positions(keys));
  database
      ->Write([&](db::Transaction& tx) -> Status {
        services.org = TRY(people::FoundOrganisation(
            tx, {"远山港", 480, "admin", "not a hash", "管理员"}, clock.Now(), keys));
        journal::Context context{
            services.org, services.zone, clock.Now(), LocalDate::Of(clock.Now(), services.zone),
            &keys,        std::nullopt,  true};
        for (int i = 0; i < 1500; ++i)
          TRY(journal::Append(tx, context, {"voice.noted", Uuid::MakeV7(Instant()), 1, {}}));
        return {};
      })
      .value();
  auto waiting = [&] { return database.Number("SELECT count(*) FROM journal_waiting"); };
  RunJobs(services, setting).value();
  EXPECT_EQ(waiting(), 1500);
  clock.Advance(std::chrono::hours(24));
  RunJobs(services, setting).value();
  EXPECT_EQ(waiting(), 0) << "in as many steps as it takes";
}

}  // namespace
}  // namespace huiyin::app
