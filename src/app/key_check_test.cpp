#include "app/key_check.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "app/opened.hpp"
#include "db/test_database.hpp"

namespace huiyin::app {
namespace {

class KeyCheck : public testing::Test {
 protected:
  static std::string Line(const std::string& use, int id, char digit) {
    return use + " " + std::to_string(id) + " " + std::string(64, digit) + "\n";
  }
  Keys Load(const std::string& text) {
    std::ofstream(folder.File("keys")) << text;
    return Keys::Load(folder.File("keys")).value();
  }
  Status Check(const std::string& text) { return CheckKeys(*database, Load(text), "the/keys"); }

  db::TestFolder folder;
  db::TestDatabase database{db::AllMigrations()};
  const std::string old_ = Line("receipt", 1, 'a') + Line("hash", 1, 'b');
};

TEST_F(KeyCheck, KnowsItsKeysAgain) {
  EXPECT_TRUE(Check(old_));
  EXPECT_TRUE(Check(old_));
  EXPECT_EQ(database.Number("SELECT count(*) FROM key_fingerprint"), 2);
}

TEST_F(KeyCheck, RefusesAForeignFileInWordsThatHelp) {
  ASSERT_TRUE(Check(old_));
  for (const std::string& foreign : {Line("receipt", 1, 'a') + Line("hash", 1, 'c'),
                                     Line("receipt", 1, 'c') + Line("hash", 1, 'b'),
                                     Line("receipt", 2, 'c') + Line("hash", 2, 'd')}) {
    auto refused = Check(foreign);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(refused.error().field, "HUIYIN_KEY_FILE");
    EXPECT_EQ(refused.error().detail.find("the/keys"), 0U) << "says where";
    EXPECT_NE(refused.error().message.en.find("Bring"), std::string_view::npos)
        << "says what to do";
  }
  EXPECT_EQ(database.Number("SELECT count(*) FROM key_fingerprint"), 2) << "and learns nothing";
  EXPECT_TRUE(Check(old_));
}

TEST_F(KeyCheck, GoesAlongWithANewKeyButNotBackBehindIt) {
  ASSERT_TRUE(Check(old_));
  const std::string both = old_ + Line("hash", 2, 'c');
  EXPECT_TRUE(Check(both));
  EXPECT_FALSE(Check(old_)) << "an old copy of the file would not recognise what key 2 made";
  EXPECT_TRUE(Check(Line("receipt", 1, 'a') + Line("hash", 2, 'c'))) << "key 1 was retired";
  EXPECT_TRUE(Check(both));
}

TEST_F(KeyCheck, IsPartOfOpening) {
  Settings settings;
  settings.data_dir = folder.File("data");
  settings.database = "sqlite:" + folder.File("data/huiyin.db");
  settings.key_file = folder.File("data/keys");
  ASSERT_TRUE(OpenFresh(settings));
  ASSERT_TRUE(OpenFresh(settings));
  settings.key_file = folder.File("foreign");
  ASSERT_TRUE(Keys::Create(settings.key_file));
  for (auto open : {OpenFresh, OpenExisting}) {
    auto refused = open(settings);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "HUIYIN_KEY_FILE");
  }
}

TEST_F(KeyCheck, WarnsWhenOthersMayReadTheFile) {
  ::setenv("LC_ALL", "C", 1);
  const std::string path = folder.File("mine");
  ASSERT_TRUE(Keys::Create(path));
  testing::internal::CaptureStderr();
  WarnOfOpenKeys(path);
  WarnOfOpenKeys(folder.File("none"));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  for (mode_t mode : {0640U, 0604U}) {
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    testing::internal::CaptureStderr();
    WarnOfOpenKeys(path);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("chmod 600 " + path), std::string::npos);
  }
}

}  // namespace
}  // namespace huiyin::app
