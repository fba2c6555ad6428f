#include "app/backup_command.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "app/say.hpp"
#include "app/verify_command.hpp"
#include "backup/backup.hpp"
#include "backup/move.hpp"
#include "db/catalog.hpp"
#include "db/postgres/distribute.hpp"
#include "db/postgres/postgres_database.hpp"

namespace huiyin::app {
namespace {

// One line on a terminal, drawn again and again; nothing elsewhere.
void Show(const Phrase& what, std::string_view table, std::int64_t rows) {
  if (::isatty(STDERR_FILENO) == 0) return;
  std::fprintf(stderr, "\r%s %.*s %lld\033[K", Say(what).c_str(), static_cast<int>(table.size()),
               table.data(), static_cast<long long>(rows));
}
void EndLine() {
  if (::isatty(STDERR_FILENO) != 0) std::fprintf(stderr, "\r\033[K");
}

void PrintTotals(const Phrase& what, const backup::Totals& totals) {
  EndLine();
  std::printf("%s: %s %lld, %s %lld, %s %lld\n", Say(what).c_str(), Say({"表", "tables"}).c_str(),
              static_cast<long long>(totals.tables), Say({"行", "rows"}).c_str(),
              static_cast<long long>(totals.rows), Say({"照片文件", "photo files"}).c_str(),
              static_cast<long long>(totals.files));
}

// Replays the journal where the keys are there; says what to do where they are not.
int VerifyAfterwards(const Settings& settings) {
  std::error_code ignored;
  if (!std::filesystem::exists(settings.key_file, ignored)) {
    std::printf("%s\n",
                Say({"备份不含密钥。请把原来的密钥文件放回 HUIYIN_KEY_FILE，再运行 huiyin verify",
                     "The keys are not part of it. Put the old key file at HUIYIN_KEY_FILE and run "
                     "huiyin verify"})
                    .c_str());
    return 0;
  }
  auto opened = OpenExisting(settings);
  if (opened) return VerifyCommand(*opened);
  Complain(opened.error());
  std::printf("%s\n",
              Say({"内容已经在数据库里，只是还没有核对。请改正上面说的问题，再运行 huiyin verify",
                   "Everything is in the database, but not verified yet. Mend what stands above "
                   "and run huiyin verify"})
                  .c_str());
  return 1;
}

// A file that is not there must not be made by looking at it.
Status MustBeThere(const std::string& url) {
  constexpr std::string_view kFile = "sqlite:";
  std::error_code ignored;
  if (!url.starts_with(kFile) || std::filesystem::exists(url.substr(kFile.size()), ignored))
    return {};
  return Invalid("--from",
                 {"没有这个数据库，请检查路径", "There is no such database; check the path"});
}

Status MustHoldNoPhotos(const std::string& folder) {
  std::error_code ignored;
  if (!std::filesystem::exists(folder, ignored) || std::filesystem::is_empty(folder, ignored))
    return {};
  return Invalid("HUIYIN_DATA_DIR",
                 {"数据目录里已经有照片，请恢复到空的目录",
                  "The data folder holds photos already; restore into an empty one"});
}

struct Refusal {
  std::string_view state;
  Phrase what_to_do;
};
constexpr Phrase kNoCitus{
    "这个 PostgreSQL 还不是 Citus 集群：请装好 Citus，在这个数据库里运行 CREATE EXTENSION "
    "citus，再运行一次",
    "This PostgreSQL is no Citus cluster yet: install Citus, run CREATE EXTENSION citus in this "
    "database, and run this again"};
constexpr std::array kRefusals{
    Refusal{"42883", kNoCitus},  // there is no such function
    Refusal{"42P01", kNoCitus},  // nor such a table
    Refusal{"42501",
            {"连接数据库的用户没有权限：请用这些表的所有者连接，再运行一次",
             "The user who connects has no right to it: connect as the owner of the tables and run "
             "this again"}}};

// A refusal of the cluster in words, with what to do; what was distributed before it stays so.
Error SayRefusal(Error error) {
  for (const Refusal& refusal : kRefusals) {
    if (!error.detail.starts_with("SQLSTATE " + std::string(refusal.state))) continue;
    error.message = refusal.what_to_do;
    error.detail.clear();
    return error;
  }
  if (error.detail.starts_with("SQLSTATE "))
    error.message = {"集群没有接受。已经分布的表不会重做；请看数据库的日志，改正后再运行一次",
                     "The cluster refused it. What is distributed already stays so; see the "
                     "database's log, mend it, and run this again"};
  return error;
}

}  // namespace

int BackupCommand(const std::string& file, Opened& opened) {
  auto made = backup::Save(*opened.database, PhotoFolder(opened.settings), file,
                           SystemClock().Now(), [](std::int64_t rows) {
                             Show({"已备份", "saved"}, "", rows);
                           });
  EndLine();
  if (!made) return Complain(made.error());
  PrintTotals({"备份完成", "Saved"}, *made);
  std::printf("%s\n", Say({"密钥文件不在备份里，请另外保管一份，没有它备份打不开",
                           "The key file is not in it: keep a copy of it elsewhere, nothing opens "
                           "without it"})
                          .c_str());
  return 0;
}

int RestoreCommand(const std::string& file, const Settings& settings) {
  // Before anything is made: a damaged backup leaves no trace.
  if (auto whole = backup::Check(file); !whole) return Complain(whole.error());
  if (Status empty = MustHoldNoPhotos(PhotoFolder(settings)); !empty)
    return Complain(empty.error());
  std::error_code fault;
  std::filesystem::create_directories(settings.data_dir, fault);
  auto database = db::Database::Open(settings.database, {});
  if (!database) return Complain(database.error());
  auto restored = backup::Restore(**database, PhotoFolder(settings), file, [](std::int64_t rows) {
    Show({"已恢复", "restored"}, "", rows);
  });
  EndLine();
  if (!restored) return Complain(restored.error());
  database->reset();
  PrintTotals({"恢复完成", "Restored"}, *restored);
  return VerifyAfterwards(settings);
}

int MigrateCommand(const MigrateOptions& options, Settings settings) {
  if (Status there = MustBeThere(options.from); !there) return Complain(there.error());
  auto source = db::Database::Open(options.from, {});
  if (!source) return Complain(source.error());
  auto target = db::Database::Open(options.to, {});
  if (!target) return Complain(target.error());
  auto report = backup::Move(**source, **target, [](const backup::MoveProgress& progress) {
    Show(progress.checking ? Phrase{"正在核对", "checking"} : Phrase{"正在搬迁", "moving"},
         progress.table, progress.rows);
  });
  EndLine();
  if (!report) return Complain(report.error());
  std::printf("%s %lld, %s %lld, %s %lld\n", Say({"表", "tables"}).c_str(),
              static_cast<long long>(report->tables), Say({"行", "rows"}).c_str(),
              static_cast<long long>(report->rows), Say({"这次搬入", "brought now"}).c_str(),
              static_cast<long long>(report->brought));
  for (const std::string& difference : report->differences)
    std::printf("%s %s\n", Say({"不一致", "differs"}).c_str(), difference.c_str());
  if (!report->differences.empty()) {
    std::printf("%s\n", Say({"有人在搬迁时写入了。请停止所有服务，再运行一次",
                             "Somebody wrote meanwhile. Stop every server and run this again"})
                            .c_str());
    return 1;
  }
  settings.database = options.to;
  return VerifyAfterwards(settings);
}

int DistributeCommand(const Settings& settings, bool only_print) {
  auto tables = db::ReadCatalog(db::AllMigrations());
  if (!tables) return Complain(tables.error());
  auto statements = db::DistributeStatements(*tables);
  if (only_print) {
    for (const std::string& statement : statements) std::printf("%s;\n", statement.c_str());
    return 0;
  }
  if (settings.database.starts_with("sqlite:")) {
    return Complain(
        Invalid("HUIYIN_DATABASE", {"分布到集群需要 postgresql:// 的数据库",
                                    "Only a postgresql:// database can be distributed"}));
  }
  auto database = db::Database::Open(settings.database, {});
  if (!database) return Complain(database.error());
  if (Status migrated = (*database)->Migrate(db::AllMigrations()); !migrated)
    return Complain(migrated.error());
  for (const std::string& statement : statements) {
    if (Status done = db::RunStatement(settings.database, statement); !done)
      return Complain(SayRefusal(done.error()));
  }
  std::printf("%s %zu\n", Say({"已分布的表", "tables distributed"}).c_str(), statements.size());
  return 0;
}

}  // namespace huiyin::app
