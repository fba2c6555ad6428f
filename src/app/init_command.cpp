#include "app/init_command.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "app/opened.hpp"
#include "app/say.hpp"
#include "people/found_organisation.hpp"
#include "people/password.hpp"

namespace huiyin::app {
namespace {

std::string ReadLine(const Phrase& question) {
  std::printf("%s ", Say(question).c_str());
  std::fflush(stdout);
  std::string line;
  std::getline(std::cin, line);
  return line;
}

// Typed twice, not shown.
Result<std::string> AskPassword() {
  termios shown{};
  ::tcgetattr(STDIN_FILENO, &shown);
  termios hidden = shown;
  hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
  std::string first = ReadLine(
      {"管理员密码（10 个字符以上）：", "Administrator's password (10 characters or more):"});
  std::printf("\n");
  std::string second = ReadLine({"再输一遍：", "Once more:"});
  std::printf("\n");
  ::tcsetattr(STDIN_FILENO, TCSANOW, &shown);
  if (first != second)
    return Invalid("password",
                   {"两次输入不一样，请重新运行", "The two do not match; please run it again"});
  return first;
}

// From HUIYIN_ADMIN_PASSWORD, or asked for on a terminal; nothing when it is not needed.
Result<std::optional<std::string>> GetPassword(bool needed) {
  if (const char* given = std::getenv("HUIYIN_ADMIN_PASSWORD"); given != nullptr && *given != '\0')
    return std::optional<std::string>(given);
  if (!needed) return std::optional<std::string>();
  if (::isatty(STDIN_FILENO) == 0) {
    return Invalid("HUIYIN_ADMIN_PASSWORD",
                   {"请用 HUIYIN_ADMIN_PASSWORD 给出管理员密码",
                    "Please give the administrator's password in HUIYIN_ADMIN_PASSWORD"});
  }
  return std::optional(TRY(AskPassword()));
}

Result<bool> Init(Opened& opened, const InitOptions& options) {
  std::optional<OrgId> org;
  TRY(opened.database->Read([&](db::Reader& reader) -> Status {
    org = TRY(people::FindOrganisation(reader));
    return {};
  }));
  std::string organisation = options.organisation;
  if (!org && organisation.empty()) {
    if (::isatty(STDIN_FILENO) == 0)
      return Invalid("--org",
                     {"请用 --org 给出单位名称", "Please give the organisation's name with --org"});
    organisation = ReadLine({"单位名称：", "Name of the organisation:"});
  }
  auto password = TRY(GetPassword(!org));
  std::string hash;
  if (password) {
    TRY(people::CheckNewPassword("HUIYIN_ADMIN_PASSWORD", *password, options.login));
    hash = TRY(people::HashPassword(*password));
  }
  Instant now = SystemClock().Now();
  TRY(opened.database->Write([&](db::Transaction& tx) -> Status {
    if (org)
      return password ? people::ResetAdministrator(tx, *org, options.login, hash, now, opened.keys)
                      : Status();
    people::NewOrganisation input{
        organisation, options.utc_offset_minutes, options.login, hash,
        options.name.empty() ? Say({"管理员", "Administrator"}) : options.name};
    TRY(people::FoundOrganisation(tx, input, now, opened.keys));
    return {};
  }));
  return !org;
}

}  // namespace

int InitCommand(const Settings& settings, const InitOptions& options) {
  auto opened = OpenFresh(settings);
  if (!opened) return Complain(opened.error());
  auto founded = Init(*opened, options);
  if (!founded) return Complain(founded.error());
  Phrase words =
      *founded ? Phrase{"已建立单位和管理员。密钥文件请另外保管：",
                        "The organisation and its administrator are there. Keep a copy of the key "
                        "file apart:"}
               : Phrase{"单位已经有了，数据库已是最新。密钥文件：",
                        "The organisation is there already; the database is up to date. Key file:"};
  std::printf("%s %s\n", Say(words).c_str(), settings.key_file.c_str());
  return 0;
}

}  // namespace huiyin::app
