#include "text/grams.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace huiyin::text {
namespace {

std::vector<std::string> Texts(const std::vector<std::int64_t>& grams) {
  std::vector<std::string> texts;
  for (std::int64_t gram : grams) texts.push_back(GramText(gram));
  std::sort(texts.begin(), texts.end());
  return texts;
}
using Texted = std::vector<std::string>;

TEST(Grams, AreEachCharacterAndEachPairOnce) {
  EXPECT_EQ(Texts(Grams("灯坏了")), (Texted{"了", "坏", "坏了", "灯", "灯坏"}));
  EXPECT_EQ(Grams("灯灯灯灯").size(), 2U);
  EXPECT_TRUE(Grams(" \n　").empty());
}

TEST(Grams, DoNotReachOverBlanksAndPunctuation) {
  EXPECT_EQ(Texts(Grams("灯，坏")), (Texted{",", "坏", "灯"}));
  EXPECT_EQ(Texts(Grams("a b")), (Texted{"a", "b"}));
}

TEST(Grams, AreTheSameForFormsThatReadAlike) {
  EXPECT_EQ(Grams("ＱＣ１２"), Grams("qc12"));
  EXPECT_EQ(GramsOfPhrase("Lamp"), GramsOfPhrase("lamp"));
}

TEST(Grams, OfCharactersBeyondTheFirstPlaneReadBack) {
  EXPECT_EQ(Texts(Grams("𠮷é")), (Texted{"é", "𠮷", "𠮷é"}));
}

TEST(Grams, OfAPhraseAreItsPairsOrItsOneCharacter) {
  EXPECT_EQ(Texts(GramsOfPhrase("灯坏了")), (Texted{"坏了", "灯坏"}));
  EXPECT_EQ(Texts(GramsOfPhrase("灯")), (Texted{"灯"}));
  EXPECT_EQ(Texts(GramsOfPhrase("灯 坏了")), (Texted{"坏了", "灯"}));
  EXPECT_EQ(Texts(GramsOfPhrase("30%")), (Texted{"%", "30"}));
  EXPECT_TRUE(GramsOfPhrase("　").empty());
}

TEST(PairRuns, KeepTheOrderAndMakeTheStretchAgain) {
  auto runs = PairRuns("饮水机，坏了 A1b");
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(StretchOf(runs[0]), "饮水机");
  EXPECT_EQ(StretchOf(runs[1]), "坏了");
  EXPECT_EQ(StretchOf(runs[2]), "a1b");
  EXPECT_TRUE(PairRuns("灯 。").empty());
}

TEST(Contains, FoldsBothAndForgivesBlanksAround) {
  EXPECT_TRUE(Contains("三号泊位的 LED 灯", " led "));
  EXPECT_TRUE(Contains("ＬＥＤ灯", "led灯"));
  EXPECT_FALSE(Contains("灯坏了", "灯亮"));
  EXPECT_FALSE(Contains("灯", "  "));
}

TEST(Grams, OfEveryPhraseStandInTheText) {
  EXPECT_TRUE(rc::check("no phrase of a text is missed by its grams", [] {
    static const std::vector<std::string> kCharacters{"灯", "坏", "了", "A", "ａ",
                                                      "1",  " ",  "，", "é", "𠮷"};
    auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kCharacters));
    auto from = *rc::gen::inRange<std::size_t>(0, words.size() + 1);
    auto to = *rc::gen::inRange<std::size_t>(from, words.size() + 1);
    std::string text, phrase;
    for (std::size_t i = 0; i < words.size(); ++i) {
      text += words[i];
      if (i >= from && i < to) phrase += words[i];
    }
    auto all = Grams(text);
    for (std::int64_t gram : GramsOfPhrase(phrase))
      RC_ASSERT(std::binary_search(all.begin(), all.end(), gram));
  }));
}

}  // namespace
}  // namespace huiyin::text
