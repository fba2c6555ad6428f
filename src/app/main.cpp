// huiyin: one program for everything. `huiyin --help` lists its commands.
#include <CLI/CLI.hpp>

#include <sodium.h>
#include <cstdio>

#include "app/backup_command.hpp"
#include "app/export_command.hpp"
#include "app/import_calendar.hpp"
#include "app/import_command.hpp"
#include "app/init_command.hpp"
#include "app/key_check.hpp"
#include "app/opened.hpp"
#include "app/recount_command.hpp"
#include "app/say.hpp"
#include "app/serve.hpp"
#include "app/settings.hpp"
#include "app/verify_command.hpp"
#include "app/version.hpp"
#include "images/child.hpp"

namespace huiyin::app {
namespace {

int ServeCommand(const Settings& settings, const std::string& test_clock) {
  std::optional<Instant> start;
  if (!test_clock.empty()) {
    start = ParseInstant(test_clock);
    if (!start)
      return Complain(Invalid("--test-clock", {"时间要写成 2026-05-20T08:00:00Z",
                                               "The time must be given as 2026-05-20T08:00:00Z"}));
  }
  auto opened = OpenExisting(settings);
  if (!opened) return Complain(opened.error());
  WarnOfOpenKeys(settings.key_file);
  return Serve(std::move(*opened), start);
}

template <class Command>
int WithOpened(const Settings& settings, Command command) {
  auto opened = OpenExisting(settings);
  if (!opened) return Complain(opened.error());
  return command(*opened);
}

// Gives the subcommand that takes in a calendar.
CLI::App* AddImport(CLI::App& app, ImportOptions& options) {
  auto* imports = app.add_subcommand("import", "take in what was said elsewhere, or a calendar")
                      ->require_subcommand(1);
  auto* calendar =
      imports->add_subcommand("calendar", "a year's holidays and make-up workdays from a file");
  calendar->add_option("FILE", options.file, "JSON in UTF-8")->required();
  auto* voices = imports->add_subcommand("voices", "voices from a file");
  voices->add_option("FILE", options.file, "JSONL or CSV in UTF-8")->required();
  voices->add_option(
      "--source", options.source,
      "name of the source of rows that do not name theirs (default: the file's name)");
  voices->add_option("--campaign", options.campaign,
                     "campaign they belong to; started today when there is none of that name");
  voices->add_option("--channel", options.channel, "how they were said (default: external)");
  voices->add_option("--format", options.format, "jsonl or csv (default: by the file's name)");
  voices->add_option("--separator", options.separator,
                     "of columns in CSV: one character, or tab (default: comma)");
  voices
      ->add_option("--field", options.fields,
                   "FIELD=COLUMN for id, time, title, text; may be repeated")
      ->allow_extra_args(false);
  voices->add_option("--unit", options.unit,
                     "unit they are about, by name or id (default: the whole organisation)");
  voices->add_option("--batch", options.batch, "rows in one commit (default: 500)");
  voices->add_option("--rejected", options.rejected,
                     "where rejected rows go (default: FILE.rejected)");
  voices->add_flag_callback(
      "--quiet", [&options] { options.quiet = Quiet::kYes; }, "no progress");
  return calendar;
}

void AddExport(CLI::App& app, ExportOptions& options) {
  auto* voices = app.add_subcommand("export", "write out as JSON lines")
                     ->require_subcommand(1)
                     ->add_subcommand("voices", "voices, imported ones as they came");
  voices->add_option("FILE", options.file, "default: standard output");
  voices->add_option("--source", options.source, "only this source's");
}

struct WholeOptions {
  std::string file;
  MigrateOptions migrate;
  bool print = false;
};

// What an installation's data is as a whole: in a file, on another engine, on a cluster.
void AddWhole(CLI::App& app, WholeOptions& options) {
  app.add_subcommand("backup", "everything but the keys into one file, also while the server runs")
      ->add_option("FILE", options.file, "must not be there yet")
      ->required();
  app.add_subcommand("restore", "a backup into an empty database")
      ->add_option("FILE", options.file, "what huiyin backup made")
      ->required();
  auto* migrate = app.add_subcommand(
      "migrate", "bring everything into another database; may be repeated, servers stopped");
  migrate->add_option("--from", options.migrate.from, "sqlite:PATH or postgresql://...")
      ->required();
  migrate->add_option("--to", options.migrate.to, "an empty one")->required();
  app.add_subcommand("distribute", "spread the tables over a Citus cluster")
      ->add_flag("--print", options.print, "only print the statements");
}

// Nothing: another command.
std::optional<int> RunWhole(const CLI::App& app, const WholeOptions& options,
                            const Settings& settings) {
  if (app.got_subcommand("backup"))
    return WithOpened(settings,
                      [&](Opened& opened) { return BackupCommand(options.file, opened); });
  if (app.got_subcommand("restore")) return RestoreCommand(options.file, settings);
  if (app.got_subcommand("migrate")) return MigrateCommand(options.migrate, settings);
  if (app.got_subcommand("distribute")) return DistributeCommand(settings, options.print);
  return std::nullopt;
}

int Run(int argc, char** argv) {
  CLI::App app{"Huiyin: every voice gets an answer"};
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);
  Flags flags;
  app.add_option("--config", flags.config,
                 "settings file (default: ./huiyin.toml, if it is there)");
  app.add_option("--data-dir", flags.data_dir, "folder of the database and the keys");
  app.add_option("--database", flags.database, "sqlite:PATH or postgresql://HOST/NAME");
  app.add_option("--key-file", flags.key_file, "file with the secret keys");
  app.add_option("--public-url", flags.public_url, "where browsers reach the server");
  app.fallthrough();

  auto* serve = app.add_subcommand("serve", "run the server");
  std::string test_clock;
  serve->add_option("--listen", flags.listen, "address:port");
  serve->add_option("--trusted-proxies", flags.trusted_proxies,
                    "whose X-Forwarded-For counts, comma-separated");
  serve->add_option("--rate-limit", flags.rate_limit, "on or off (default: on)");
  serve->add_option("--threads", flags.threads, "io threads (default: 0, one a core)");
  serve->add_option("--test-clock", test_clock,
                    "start with this time, moved by the test route (tests and the demo only)");

  auto* init = app.add_subcommand(
      "init", "make the organisation and its first administrator; may be repeated");
  InitOptions init_options;
  init->add_option("--org", init_options.organisation, "name of the organisation");
  init->add_option("--login", init_options.login, "the administrator's login");
  init->add_option("--name", init_options.name, "the administrator's name");
  init->add_option("--utc-offset", init_options.utc_offset_minutes,
                   "local time ahead of UTC, in minutes");
  init->add_flag("--reset-password", init_options.reset_password,
                 "when the organisation is there already: set the password of --login again");

  ImportOptions import_options;
  CLI::App* import_calendar = AddImport(app, import_options);
  ExportOptions export_options;
  AddExport(app, export_options);

  WholeOptions whole_options;
  AddWhole(app, whole_options);
  auto* verify = app.add_subcommand("verify", "replay the journal against the tables");
  auto* recount =
      app.add_subcommand("recount", "make the tallies anew from the voices and matters they count");
  auto* routes = app.add_subcommand("routes", "list every route of the server");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    int status = app.exit(error);
    return status == 0 ? 0 : 2;
  }
  if (routes->parsed()) {
    PrintRoutes();
    return 0;
  }
  auto settings = ReadSettings(flags);
  if (!settings) return Complain(settings.error());
  if (init->parsed()) return InitCommand(*settings, init_options);
  if (import_calendar->parsed())
    return WithOpened(*settings,
                      [&](Opened& opened) { return ImportCalendar(import_options.file, opened); });
  if (app.got_subcommand("import"))
    return WithOpened(*settings,
                      [&](Opened& opened) { return ImportCommand(import_options, opened); });
  if (app.got_subcommand("export"))
    return WithOpened(*settings,
                      [&](Opened& opened) { return ExportCommand(export_options, opened); });
  if (auto status = RunWhole(app, whole_options, *settings)) return *status;
  if (verify->parsed()) return WithOpened(*settings, VerifyCommand);
  if (recount->parsed()) return WithOpened(*settings, RecountCommand);
  if (serve->parsed()) return ServeCommand(*settings, test_clock);
  return 2;
}

}  // namespace
}  // namespace huiyin::app

int main(int argc, char** argv) {
  if (auto status = huiyin::images::RunChild(argc, argv)) return *status;
  if (sodium_init() < 0) {
    std::fprintf(stderr, "huiyin: libsodium could not be started\n");
    return 2;
  }
  return huiyin::app::Run(argc, argv);
}
