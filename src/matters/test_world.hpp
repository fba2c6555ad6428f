// A small organisation for the tests of matters, on a database of its own.
//
//   集团 (root): leader, coordinator, observer over everything
//   ├─ 后勤部: clerk, cook; both may be A or B
//   └─ 码头: dock_clerk, dock_coordinator (over the dock only)
//
// Persons and units are put in by SQL: only voices and matters are verified here. Threads: one.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "db/test_database.hpp"
#include "deadlines/deadline_operations.hpp"
#include "journal/verify.hpp"
#include "matters/matter_deadline.hpp"
#include "matters/matter_operations.hpp"
#include "matters/open_tally.hpp"
#include "matters/tally.hpp"
#include "voices/call_tally.hpp"
#include "voices/speaker_operations.hpp"
#include "voices/staff_operations.hpp"
#include "voices/submit_voice.hpp"
#include "voices/voice_tally.hpp"

namespace huiyin::matters {

class World : public testing::Test {
 protected:
  World() {
    database = std::move(*db::Database::Open(place_.url(), {}));
    EXPECT_TRUE(database->Migrate(db::AllMigrations()));
    database->SetBatchHook(journal::Positions(keys));
    clock.Set(*ParseInstant("2026-03-02T01:00:00Z"));  // a Monday, 09:00 at +08:00
    org = MakeId<OrgId>(clock.Now());
    Must([&](db::Transaction& tx) -> Status {
      TRY(
          tx.Run("INSERT INTO organisation (org_id, name, utc_offset_minutes, people_version, "
                 "created_at) VALUES ($1, '集团', 480, 1, 0)",
                 {org}));
      root = TRY(AddUnit(tx, std::nullopt));
      logistics = TRY(AddUnit(tx, root));
      dock = TRY(AddUnit(tx, root));
      leader = TRY(AddPerson(tx, root, {{people::Role::kLeader, root}}));
      coordinator = TRY(AddPerson(tx, root, {{people::Role::kCoordinator, root}}));
      second_coordinator = TRY(AddPerson(tx, root, {{people::Role::kCoordinator, root}}));
      observer = TRY(AddPerson(tx, root, {{people::Role::kObserver, root}}));
      clerk = TRY(AddPerson(tx, logistics, {{people::Role::kClerk, logistics}}));
      cook = TRY(AddPerson(tx, logistics, {}));
      dock_clerk = TRY(AddPerson(tx, dock, {{people::Role::kClerk, dock}}));
      dock_coordinator = TRY(AddPerson(tx, dock, {{people::Role::kCoordinator, dock}}));
      worker = TRY(AddPerson(tx, dock, {{people::Role::kWorker, root}}));
      return {};
    });
  }
  ~World() override { database.reset(); }

  void Must(const db::Operation& operation) {
    Status status = database->Write(operation);
    ASSERT_TRUE(status.has_value())
        << status.error().detail << " " << status.error().message.en << " " << status.error().field;
  }

  [[nodiscard]] journal::Context Now(bool day_only = false) const {
    Instant now = clock.Now();
    return {org, zone, now, LocalDate::Of(now, zone), &keys, std::nullopt, day_only};
  }
  [[nodiscard]] LocalDate Today() const { return LocalDate::Of(clock.Now(), zone); }
  void Days(int days) { clock.Advance(std::chrono::hours(24) * days); }

  // Marks somebody away, from a day to another, counted from today.
  void Away(const PersonId& who, int from, int until) {
    Must([&](db::Transaction& tx) -> Status {
      TRY(tx.Run(
          "INSERT INTO absence (org_id, id, person_id, from_on, until_on, recorded_by) VALUES "
          "($1, $2, $3, $4, $5, $3)",
          {org, MakeId<people::AbsenceId>(clock.Now()), who, Today().Plus(from),
           Today().Plus(until)}));
      TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
                 {org}));
      return {};
    });
  }

  // One voice from the dock; its receipt code works with FindByCode.
  VoiceId Speak(const std::string& text, std::optional<UnitId> unit = std::nullopt) {
    VoiceId id;
    Must([&](db::Transaction& tx) -> Status {
      voices::NewVoice input;
      input.text.body = text;
      input.unit = unit.value_or(dock);
      id = TRY(voices::SubmitVoice(tx, Now(true), voice_setting, input,
                                   voices::CodeSource{"POST /x", std::to_string(++spoken_), text}))
               .id;
      return {};
    });
    return id;
  }

  // Runs `step` on the matter as `who`, with the version it has now; gives its outcome.
  template <class Step>
  Status Try(const PersonId& who, const MatterId& matter, Step step) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      auto present = TRY(FindMatter(tx, org, matter));
      return step(Act{&tx, &context, &setting, &actor, matter, present ? present->version : 0});
    });
  }
  template <class Step>
  void Do(const PersonId& who, const MatterId& matter, Step step) {
    Status status = Try(who, matter, step);
    ASSERT_TRUE(status.has_value())
        << status.error().message.en << " " << status.error().field << " " << status.error().detail;
  }

  MatterId Make(const PersonId& who, const std::vector<VoiceId>& list) {
    MatterId id;
    Do(who, {}, [&](const Act& act) -> Status {
      id = TRY(CreateMatter(act, {"问题", list, {}, {}}));
      return {};
    });
    return id;
  }
  [[nodiscard]] NewDecision Decided() const {
    NewDecision input;
    input.decision = {"措施", people::Level::kLine,        logistics, clerk,
                      cook,   voices::Outcome::kTimetable, {},        {},
                      {}};
    input.due_on = WorkCalendar().Plus(Today(), 8);
    return input;
  }
  void Decide(const MatterId& id) {
    Do(leader, id, [&](const Act& act) { return DecideMatter(act, Decided()); });
  }
  void Answer(const PersonId& who, const MatterId& id) {
    Do(who, id, [&](const Act& act) {
      return AnswerMatter(act, {voices::Outcome::kAtOnce, "答复", {}});
    });
  }

  void SetYear(const CalendarYear& year) {
    Must([&](db::Transaction& tx) -> Status {
      TRY(deadlines::SetYear(tx, Now(), year, std::nullopt, nullptr));
      return {};
    });
  }

  Status TryRate(const VoiceId& id, voices::Rating rating) {
    return database->Write([&](db::Transaction& tx) -> Status {
      TRY(voices::RateVoice(tx, Now(true), *port, TRY(voices::GetVoice(tx, org, id)), rating,
                            std::nullopt));
      return {};
    });
  }
  void Rate(const VoiceId& id, voices::Rating rating) {
    Status status = TryRate(id, rating);
    ASSERT_TRUE(status.has_value()) << status.error().message.en;
  }
  void RunJobs() {
    Must([&](db::Transaction& tx) -> Status {
      TRY(voices::LapseVoices(tx, Now(), 1000));
      TRY(RecomputeMatters(tx, Now(), setting, 1000));
      TRY(voices::RecomputeVoices(tx, Now(), voice_setting, 1000));
      TRY(CloseFinished(tx, Now(), setting, 1000));
      return {};
    });
  }

  template <class Question>
  auto Ask(Question question) {
    using Value = typename decltype(question(std::declval<db::Reader&>()))::value_type;
    std::optional<Value> value;
    Status status = database->Read([&](db::Reader& reader) -> Status {
      value = TRY(question(reader));
      return {};
    });
    EXPECT_TRUE(status.has_value());
    return std::move(*value);
  }
  voices::Voice VoiceNow(const VoiceId& id) {
    return Ask([&](db::Reader& reader) { return voices::GetVoice(reader, org, id); });
  }
  Matter MatterNow(const MatterId& id) {
    return *Ask([&](db::Reader& reader) { return FindMatter(reader, org, id); });
  }
  PersonId PresentOwnerOf(const MatterId& id) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    return PresentOwner(*directory, MatterNow(id), Today());
  }
  std::vector<voices::Answer> AnswersTo(const VoiceId& id) {
    return Ask([&](db::Reader& reader) { return voices::AnswersOf(reader, org, id); });
  }
  std::vector<journal::StoredEntry> Entries(const Uuid& subject) {
    return Ask([&](db::Reader& reader) { return journal::ReadSubject(reader, org, subject); });
  }
  // What verify finds, a line each; empty when all is well.
  std::string Findings() {
    auto sources = voices::VerifySources();
    for (auto& source : VerifySources()) sources.push_back(source);
    for (auto& source : deadlines::VerifySources()) sources.push_back(source);
    auto report = Ask(
        [&](db::Reader& reader) { return journal::VerifyJournal(reader, org, keys, sources, {}); });
    std::string lines;
    for (const auto& finding : report.findings)
      lines += finding.table + " " + finding.row + ": " + finding.problem + "\n";
    return lines + Miscounted();
  }
  // The tallies that differ from what a recount gives, a line each.
  std::string Miscounted() {
    std::string lines;
    auto found = [&](const journal::Finding& finding) {
      lines += finding.table + " " + finding.row + ": " + finding.problem + "\n";
    };
    EXPECT_TRUE(database->Read([&](db::Reader& reader) -> Status {
      TRY(voices::CheckVoiceTally(reader, org, found));
      TRY(voices::CheckCallTally(reader, org, found));
      TRY(CheckOpenTallies(reader, org, found));
      return CheckMatterTallies(reader, org, found);
    }));
    return lines;
  }

  // By the rule and the calendar as they stand now.
  LocalDate DueFrom(deadlines::RuleName rule, const LocalDate& day) {
    return Ask([&](db::Reader& reader) { return rulebooks.Get(reader, org); })->DueOn(rule, day);
  }

  ManualClock clock{Instant{}};
  Zone zone{480};
  Keys keys = Keys::Random();
  std::unique_ptr<db::Database> database;
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  voices::Setting voice_setting{&directories, &rulebooks};
  Setting setting{&voice_setting};
  std::unique_ptr<voices::MatterPort> port = MakeVoicePort(setting);
  OrgId org;
  UnitId root, logistics, dock;
  PersonId leader, coordinator, second_coordinator, observer, clerk, cook, dock_clerk,
      dock_coordinator, worker;

 private:
  Result<UnitId> AddUnit(db::Transaction& tx, std::optional<UnitId> parent) {
    auto id = MakeId<UnitId>(clock.Now() + std::chrono::milliseconds(++spoken_));
    TRY(
        tx.Run("INSERT INTO unit (org_id, id, parent_id, level, name, version, k) VALUES ($1, $2, "
               "$3, $4, '单位', 1, $5)",
               {org, id, parent, parent ? "line" : "company", db::ByteView(RandomKey())}));
    return id;
  }
  Result<PersonId> AddPerson(db::Transaction& tx, const UnitId& unit,
                             const std::vector<std::pair<people::Role, UnitId>>& roles) {
    auto id = MakeId<PersonId>(clock.Now() + std::chrono::milliseconds(++spoken_));
    TRY(
        tx.Run("INSERT INTO person (org_id, id, unit_id, name, active, version, k) VALUES ($1, $2, "
               "$3, '某人', 1, 1, $4)",
               {org, id, unit, db::ByteView(RandomKey())}));
    TRY(tx.Run(
        "INSERT INTO login (org_id, login, person_id, password_hash) VALUES ($1, $2, $3, 'x')",
        {org, id.ToString(), id}));
    for (const auto& [role, scope] : roles) {
      TRY(
          tx.Run("INSERT INTO role_grant (org_id, id, person_id, role, unit_id) VALUES ($1, $2, "
                 "$3, $4, $5)",
                 {org, MakeId<people::GrantId>(clock.Now() + std::chrono::milliseconds(++spoken_)),
                  id, people::ToString(role), scope}));
    }
    return id;
  }
  db::TestPlace place_;
  int spoken_ = 0;
};

}  // namespace huiyin::matters
