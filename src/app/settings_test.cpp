#include "app/settings.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "db/test_database.hpp"

namespace huiyin::app {
namespace {

struct Case {
  const char* toml;
  const char* environment;
  std::string Flags::*flag;
  const char* values[3];  // in the file, the environment, the flag
  std::string (*read)(const Settings&);
};

std::string Join(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += item + ";";
  return text;
}

const Case kCases[] = {
    {"data_dir",
     "HUIYIN_DATA_DIR",
     &Flags::data_dir,
     {"a", "b", "c"},
     [](const Settings& s) { return s.data_dir; }},
    {"database",
     "HUIYIN_DATABASE",
     &Flags::database,
     {"sqlite:a", "sqlite:b", "sqlite:c"},
     [](const Settings& s) { return s.database; }},
    {"key_file",
     "HUIYIN_KEY_FILE",
     &Flags::key_file,
     {"a", "b", "c"},
     [](const Settings& s) { return s.key_file; }},
    {"listen",
     "HUIYIN_LISTEN",
     &Flags::listen,
     {"127.0.0.1:1", "127.0.0.1:2", "[::1]:3"},
     [](const Settings& s) { return UrlOf(s.listen_address, s.listen_port); }},
    {"public_url",
     "HUIYIN_PUBLIC_URL",
     &Flags::public_url,
     {"http://a", "https://b", "https://c/"},
     [](const Settings& s) { return s.public_url; }},
    {"trusted_proxies",
     "HUIYIN_TRUSTED_PROXIES",
     &Flags::trusted_proxies,
     {"10.0.0.1", "10.0.0.2,10.0.0.3", "10.0.0.4"},
     [](const Settings& s) { return Join(s.trusted_proxies); }},
    {"rate_limit",
     "HUIYIN_RATE_LIMIT",
     &Flags::rate_limit,
     {"off", "on", "off"},
     [](const Settings& s) { return std::string(s.rate_limit ? "on" : "off"); }},
    {"threads",
     "HUIYIN_THREADS",
     &Flags::threads,
     {"3", "4", "5"},
     [](const Settings& s) { return std::to_string(s.threads); }},
};

class SettingsTest : public testing::Test {
 protected:
  SettingsTest() {
    for (const Case& c : kCases) ::unsetenv(c.environment);
  }
  ~SettingsTest() override {
    for (const Case& c : kCases) ::unsetenv(c.environment);
  }
  std::string ReadWith(const Case& c, const Flags& flags) {
    auto settings = ReadSettings(flags);
    return settings ? c.read(*settings) : "refused";
  }
  db::TestFolder folder;
};

TEST_F(SettingsTest, EachComesFromTheFileThenTheEnvironmentThenTheFlag) {
  // What each of the three values reads as when it stands alone.
  for (const Case& c : kCases) {
    Flags flags;
    flags.config = folder.File("huiyin.toml");
    std::string wanted[3];
    for (int i = 0; i < 3; ++i) {
      std::ofstream(flags.config) << c.toml << " = \"" << c.values[i] << "\"\n";
      wanted[i] = ReadWith(c, flags);
      EXPECT_NE(wanted[i], "refused") << c.toml;
    }
    std::ofstream(flags.config) << c.toml << " = \"" << c.values[0] << "\"\n";
    EXPECT_EQ(ReadWith(c, flags), wanted[0]) << c.toml;
    ::setenv(c.environment, c.values[1], 1);
    EXPECT_EQ(ReadWith(c, flags), wanted[1]) << c.toml;
    flags.*c.flag = c.values[2];
    EXPECT_EQ(ReadWith(c, flags), wanted[2]) << c.toml;
    ::unsetenv(c.environment);
    EXPECT_EQ(ReadWith(c, flags), wanted[2]) << c.toml;
  }
}

TEST_F(SettingsTest, RefusesWhatMakesNoSense) {
  for (const auto& [flag, value] : {std::pair{&Flags::rate_limit, "maybe"},
                                    {&Flags::threads, "many"},
                                    {&Flags::threads, "257"},
                                    {&Flags::listen, "8080"},
                                    {&Flags::public_url, "ftp://a"}}) {
    Flags flags;
    flags.*flag = value;
    EXPECT_FALSE(ReadSettings(flags)) << value;
  }
}

TEST_F(SettingsTest, AnAddressWithColonsIsShownInBrackets) {
  EXPECT_EQ(UrlOf("127.0.0.1", 80), "http://127.0.0.1:80");
  for (const char* listen : {"[::1]:8080", "::1:8080"}) {
    Flags flags;
    flags.listen = listen;
    auto settings = ReadSettings(flags).value();
    EXPECT_EQ(UrlOf(settings.listen_address, settings.listen_port), "http://[::1]:8080");
  }
}

}  // namespace
}  // namespace huiyin::app
