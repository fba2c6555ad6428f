#include "text/identifying.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace huiyin::text {
namespace {

std::string Trimmed(const std::string& text) {
  auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Characters from..to of valid UTF-8.
std::string Cut(const std::string& text, std::size_t from, std::size_t to) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++at;
    if (at >= from && at < to) out.push_back(text[i]);
  }
  return out;
}

struct File {
  KnownNames names;
  std::vector<std::pair<std::string, std::string>> cases;  // text, marks
};

File ReadCases(const std::filesystem::path& path) {
  File file;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::string rest;
    if (line.starts_with("persons:") || line.starts_with("units:") ||
        line.starts_with("contacts:")) {
      std::istringstream list(line.substr(line.find(':') + 1));
      for (std::string item; std::getline(list, item, ',');) {
        auto equals = item.find('=');
        if (line.starts_with("persons:")) {
          file.names.persons.push_back(Trimmed(item));
        } else if (line.starts_with("contacts:")) {
          file.names.contacts.push_back(Trimmed(item));
        } else {
          file.names.units.push_back(
              {Trimmed(item.substr(0, equals)), std::stoll(item.substr(equals + 1))});
        }
      }
    } else if (!line.empty() && line.front() != '#') {
      auto bar = line.find('|');
      file.cases.emplace_back(Trimmed(line.substr(0, bar)), Trimmed(line.substr(bar + 1)));
    }
  }
  return file;
}

std::string Found(const std::string& text, const KnownNames& names) {
  std::string out;
  for (const Mark& mark : FindIdentifying(text, names)) {
    if (!out.empty()) out += "; ";
    out += std::string(kIdentifies.Text(mark.kind)) + " " + Cut(text, mark.from, mark.to);
  }
  return out;
}

TEST(Identifying, KnowsEveryCaseOfTheFiles) {
  int cases = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(HUIYIN_TEST_DATA) + "/identifying")) {
    File file = ReadCases(entry.path());
    for (const auto& [text, marks] : file.cases) {
      EXPECT_EQ(Found(text, file.names), marks) << entry.path().filename() << ": " << text;
      ++cases;
    }
  }
  EXPECT_GE(cases, 250);
}

TEST(Identifying, MarksLieInOrderInsideTheTextAndApart) {
  rc::check([](const std::vector<std::uint32_t>& picks) {
    static const std::string kPieces[] = {
        "王师傅", "13800000000", " ",         "采煤一班", "班长",   "我爱人", "3月5日", "夜班",
        "a@b.cn", "工号",        "123",       "\xE4",     "\u200b", "幺三九", "3号楼",  "502室",
        "电工",   "张小四",      "欧阳 建国", "。",       "Mr ",    "Smith",  "只有",   "三个人"};
    std::string text;
    for (auto pick : picks) text += kPieces[pick % std::size(kPieces)];
    std::size_t reached = 0, last = 0;
    for (const Mark& mark : FindIdentifying(text, {{"何春梅", "欧阳建国"}, {{"采煤一班", 4}}})) {
      RC_ASSERT(mark.from < mark.to);
      RC_ASSERT(mark.to <= text.size());
      RC_ASSERT(mark.from >= last);
      RC_ASSERT(mark.to > reached);
      last = mark.from;
      reached = mark.to;
    }
  });
}

TEST(Identifying, ReadsAnyBytes) {
  rc::check([](const std::string& bytes) {
    for (const Mark& mark : FindIdentifying(bytes, {})) RC_ASSERT(mark.to <= bytes.size());
  });
}

TEST(Identifying, EveryKindHasAReasonInBothLanguages) {
  for (const auto& code : kIdentifies.all()) {
    EXPECT_FALSE(ReasonOf(code.value).zh.empty());
    EXPECT_FALSE(ReasonOf(code.value).en.empty());
  }
}

}  // namespace
}  // namespace huiyin::text
