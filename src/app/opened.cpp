#include "app/opened.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "app/key_check.hpp"
#include "app/recount_command.hpp"
#include "journal/journal.hpp"
#include "people/found_organisation.hpp"

namespace huiyin::app {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

bool DatabaseIsThere(const Settings& settings) {
  // A database on a server may always be there; only its own init can tell.
  if (!settings.database.starts_with(kSqlite)) return false;
  std::error_code ignored;
  return std::filesystem::exists(settings.database.substr(kSqlite.size()), ignored);
}

Result<Opened> Open(const Settings& settings) {
  Opened opened{settings, nullptr, TRY(Keys::Load(settings.key_file)), {}, {}};
  opened.database = TRY(db::Database::Open(settings.database, {}));
  TRY(opened.database->Migrate(db::AllMigrations()));
  opened.database->SetBatchHook(journal::Positions(opened.keys));
  TRY(CheckKeys(*opened.database, opened.keys, settings.key_file));
  return opened;
}

}  // namespace

Result<Opened> OpenFresh(const Settings& settings) {
  std::error_code fault;
  std::filesystem::create_directories(settings.data_dir, fault);
  if (fault)
    return Invalid("HUIYIN_DATA_DIR",
                   {"建不了数据目录，请检查路径和权限",
                    "The data folder cannot be made; check its path and rights"});
  ::chmod(settings.data_dir.c_str(), 0700);
  // A new key file beside an old database would strand every receipt code.
  bool made = !std::filesystem::exists(settings.key_file, fault) && !DatabaseIsThere(settings);
  if (made) TRY(Keys::Create(settings.key_file));
  auto opened = Open(settings);
  // Only a database on a server can turn out to be there already, with other keys.
  if (!opened && made) std::filesystem::remove(settings.key_file, fault);
  return opened;
}

Result<Opened> OpenExisting(const Settings& settings) {
  if (settings.database.starts_with(kSqlite) && !DatabaseIsThere(settings)) {
    return Invalid("HUIYIN_DATABASE", {"还没有数据库，请先运行 huiyin init",
                                       "There is no database yet; run huiyin init first"});
  }
  Opened opened = TRY(Open(settings));
  std::optional<OrgId> org;
  Status read = opened.database->Read([&](db::Reader& reader) -> Status {
    org = TRY(people::FindOrganisation(reader));
    if (org) opened.zone = TRY(people::ZoneOf(reader, *org));
    return {};
  });
  if (!read) return read.error();
  if (!org)
    return Invalid("HUIYIN_DATABASE",
                   {"数据库里还没有单位，请先运行 huiyin init",
                    "The database holds no organisation yet; run huiyin init first"});
  opened.org = *org;
  TRY(EnsureTallies(opened));
  return opened;
}

}  // namespace huiyin::app
