#include "app/init_command.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "app/key_check.hpp"
#include "app/opened.hpp"
#include "app/say.hpp"
#include "deadlines/deadline_operations.hpp"
#include "people/found_organisation.hpp"
#include "people/password.hpp"
#include "people/people_store.hpp"
#include "voices/category.hpp"

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

std::optional<std::string> GivenPassword() {
  const char* given = std::getenv("HUIYIN_ADMIN_PASSWORD");
  if (given == nullptr || *given == '\0') return std::nullopt;
  return given;
}

// From HUIYIN_ADMIN_PASSWORD, or asked for on a terminal.
Result<std::string> GetPassword() {
  if (auto given = GivenPassword()) return *given;
  if (::isatty(STDIN_FILENO) == 0) {
    return Invalid("HUIYIN_ADMIN_PASSWORD",
                   {"请用 HUIYIN_ADMIN_PASSWORD 给出管理员密码",
                    "Please give the administrator's password in HUIYIN_ADMIN_PASSWORD"});
  }
  return AskPassword();
}

Result<std::string> GetPasswordHash(const InitOptions& options) {
  std::string password = TRY(GetPassword());
  TRY(people::CheckNewPassword("HUIYIN_ADMIN_PASSWORD", password, options.login));
  return people::HashPassword(password);
}

// What is there before anything is done.
struct Present {
  std::optional<OrgId> org;
  std::string name;
};

Result<Present> ReadPresent(Opened& opened) {
  Present present;
  TRY(opened.database->Read([&](db::Reader& reader) -> Status {
    present.org = TRY(people::FindOrganisation(reader));
    if (present.org) present.name = TRY(people::OrganisationName(reader, *present.org));
    return {};
  }));
  return present;
}

Status Found(Opened& opened, const InitOptions& options) {
  std::string organisation = options.organisation;
  if (organisation.empty()) {
    if (::isatty(STDIN_FILENO) == 0)
      return Invalid("--org",
                     {"请用 --org 给出单位名称", "Please give the organisation's name with --org"});
    organisation = ReadLine({"单位名称：", "Name of the organisation:"});
  }
  std::string hash = TRY(GetPasswordHash(options));
  people::NewOrganisation input{
      organisation, options.utc_offset_minutes, options.login, hash,
      options.name.empty() ? Say({"管理员", "Administrator"}) : options.name};
  return opened.database->Write([&](db::Transaction& tx) -> Status {
    Instant now = SystemClock().Now();
    Zone zone{input.utc_offset_minutes};
    auto org = TRY(people::FoundOrganisation(tx, input, now, opened.keys));
    journal::Context context{org,          zone,         now,  LocalDate::Of(now, zone),
                             &opened.keys, std::nullopt, false};
    TRY(deadlines::LoadShipped(tx, context));
    return voices::LoadShippedCategories(tx, context);
  });
}

Status ResetPassword(Opened& opened, const OrgId& org, const InitOptions& options) {
  std::string hash = TRY(GetPasswordHash(options));
  Status reset = opened.database->Write([&](db::Transaction& tx) {
    return people::ResetAdministrator(tx, org, options.login, hash, SystemClock().Now(),
                                      opened.keys);
  });
  if (!reset && reset.error().code == ErrorCode::kNotFound) {
    return Invalid("--login", {"没有这个登录名，什么也没有改。请用 --login 写出管理员的登录名",
                               "Nobody has this login; nothing was changed. Give the "
                               "administrator's login with --login"});
  }
  return reset;
}

void Tell(const Phrase& phrase, const std::string& more = {}) {
  std::printf("%s%s\n", Say(phrase).c_str(), more.c_str());
}

// What a repeated init did, and what it was asked for and did not do.
void TellOfRepeat(const Present& present, const InitOptions& options) {
  Tell({"单位已经有了，数据库已是最新：",
        "The organisation is there already, the database is up to "
        "date: "},
       present.name);
  if (!options.organisation.empty() && options.organisation != present.name) {
    Tell({"单位没有改名：--org 给出的是另一个名称。要另建一个单位，请用另一个数据目录",
          "It was not renamed: --org gives another name. For another organisation use another data "
          "folder"});
  }
  if (options.reset_password) {
    Tell({"已重设密码，这个人之前的登录都已失效。登录名：",
          "The password was reset and that person's sessions have ended. Login: "},
         options.login);
    return;
  }
  Tell({"账号和密码都没有改动", "No account and no password was changed"});
  if (GivenPassword()) {
    Tell({"没有使用 HUIYIN_ADMIN_PASSWORD。要重设管理员的密码，请加 --reset-password",
          "HUIYIN_ADMIN_PASSWORD was not used. To reset the administrator's password add "
          "--reset-password"});
  }
}

}  // namespace

int InitCommand(const Settings& settings, const InitOptions& options) {
  auto opened = OpenFresh(settings);
  if (!opened) return Complain(opened.error());
  WarnOfOpenKeys(settings.key_file);
  auto present = ReadPresent(*opened);
  if (!present) return Complain(present.error());
  Status done;
  if (!present->org) done = Found(*opened, options);
  if (present->org && options.reset_password) done = ResetPassword(*opened, *present->org, options);
  if (!done) return Complain(done.error());
  if (present->org) {
    TellOfRepeat(*present, options);
  } else {
    Tell({"已建立单位和管理员。密钥文件请另外保管",
          "The organisation and its administrator are there. Keep a copy of the key file apart"});
  }
  Tell({"密钥文件：", "Key file: "}, settings.key_file);
  return 0;
}

}  // namespace huiyin::app
