#include "app/init_command.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "app/opened.hpp"
#include "db/test_database.hpp"
#include "people/password.hpp"

namespace huiyin::app {
namespace {

constexpr const char* kFirst = "three lamps at dusk";
constexpr const char* kSecond = "a new lamp tonight";

struct Said {
  int status;
  std::string out;
  std::string error;
};

class InitCommandTest : public testing::Test {
 protected:
  InitCommandTest() {
    ::setenv("LC_ALL", "C", 1);
    settings.data_dir = folder.File("data");
    settings.database = "sqlite:" + folder.File("data/huiyin.db");
    settings.key_file = folder.File("data/keys");
    options.organisation = "远山港";
  }
  ~InitCommandTest() override { ::unsetenv("HUIYIN_ADMIN_PASSWORD"); }

  Said Init(const char* password) {
    ::setenv("HUIYIN_ADMIN_PASSWORD", password, 1);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    int status = InitCommand(settings, options);
    return {status, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
  }
  bool LetsIn(const char* password) {
    auto opened = OpenExisting(settings);
    std::optional<std::string> hash;
    EXPECT_TRUE(opened && opened->database->Read([&](db::Reader& reader) -> Status {
      hash = TRY(reader.First("SELECT password_hash FROM login WHERE org_id = $1 AND login = $2",
                              {opened->org, "admin"},
                              [](const db::Row& row) { return row.String(0); }));
      return {};
    }));
    return people::VerifyPassword(hash, password) == people::Verdict::kRight;
  }

  db::TestFolder folder;
  Settings settings;
  InitOptions options;
};

TEST_F(InitCommandTest, ARepeatChangesNoPasswordAndSaysSo) {
  ASSERT_EQ(Init(kFirst).status, 0);
  ASSERT_TRUE(LetsIn(kFirst));
  Said again = Init(kSecond);
  EXPECT_EQ(again.status, 0);
  EXPECT_TRUE(LetsIn(kFirst));
  EXPECT_NE(again.out.find("no password was changed"), std::string::npos) << again.out;
  EXPECT_NE(again.out.find("--reset-password"), std::string::npos) << again.out;
  EXPECT_EQ(again.out.find("renamed"), std::string::npos) << again.out;
  EXPECT_EQ((again.out + again.error).find(kSecond), std::string::npos);
  Said quiet = Init("");
  EXPECT_EQ(quiet.status, 0);
  EXPECT_EQ(quiet.out.find("--reset-password"), std::string::npos) << quiet.out;
}

TEST_F(InitCommandTest, ResetsThePasswordWhenAsked) {
  ASSERT_EQ(Init(kFirst).status, 0);
  options.reset_password = true;
  Said reset = Init(kSecond);
  EXPECT_EQ(reset.status, 0) << reset.error;
  EXPECT_NE(reset.out.find("was reset"), std::string::npos) << reset.out;
  EXPECT_TRUE(LetsIn(kSecond));
  EXPECT_FALSE(LetsIn(kFirst));
  EXPECT_EQ(Init("short").status, 2);
  EXPECT_TRUE(LetsIn(kSecond));
}

TEST_F(InitCommandTest, ReportsAnotherNameOfTheOrganisation) {
  ASSERT_EQ(Init(kFirst).status, 0);
  options.organisation = "另一个港";
  Said other = Init("");
  EXPECT_EQ(other.status, 0);
  EXPECT_NE(other.out.find("not renamed"), std::string::npos) << other.out;
  EXPECT_NE(other.out.find("远山港"), std::string::npos) << other.out;
}

TEST_F(InitCommandTest, AnUnknownLoginIsRefusedClearly) {
  ASSERT_EQ(Init(kFirst).status, 0);
  options.reset_password = true;
  options.login = "nobody";
  Said refused = Init(kSecond);
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.error.find("Nobody has this login"), std::string::npos) << refused.error;
  EXPECT_NE(refused.error.find("--login"), std::string::npos) << refused.error;
  EXPECT_TRUE(LetsIn(kFirst));
}

}  // namespace
}  // namespace huiyin::app
