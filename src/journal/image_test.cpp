#include "journal/image.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>

namespace huiyin::journal {
namespace {

using std::string_view_literals::operator""sv;

std::string Json(const Image& image) {
  std::string out;
  image.AppendJson(out);
  return out;
}
Digest KeyOf(std::uint8_t byte) {
  Digest k;
  k.fill(byte);
  return k;
}

TEST(Image, IsWrittenAsTheFormatSays) {
  const auto id = UnitId::Parse("01939c5e-0000-7000-8000-000000000001").value();
  Image image("voice", "r1");
  image.Number("version", 3).Code("state", "received"sv).Ref("unit_id", id);
  image.Date("closed_on", LocalDate::Parse("2026-11-21"))
      .Time("at", ParseInstant("1970-01-01T00:00:01Z"));
  image.Number("gone", std::optional<std::int64_t>())
      .Date("never", std::nullopt)
      .Time("no_time", std::nullopt);
  image.Code("no_code", std::optional<std::string>()).Ref("no_ref", std::optional<UnitId>());
  EXPECT_EQ(
      Json(image),
      R"({"t":"voice","i":"r1","f":{"version":3,"state":"received",)"
      R"("unit_id":"01939c5e-0000-7000-8000-000000000001","closed_on":"2026-11-21","at":1000,)"
      R"("gone":null,"never":null,"no_time":null,"no_code":null,"no_ref":null}})");
  EXPECT_EQ(Json(Image::Removed("session", "r2")), R"({"t":"session","i":"r2","x":1})");
}

TEST(Image, HoldsNoTextButItsMac) {
  Image image("voice_text", "r1");
  image.Text("body", "食堂的汤是凉的", KeyOf(1));
  EXPECT_EQ(Json(image).find("汤"), std::string::npos);
  EXPECT_EQ(image.value("body").size(), 64U + 2U);
}

TEST(Image, GivesOneTextAnotherMacUnderAnotherKeyOrColumn) {
  auto mac = [](std::string_view column, std::string_view text, std::uint8_t k) {
    Image image("t", "r");
    image.Text(column, std::string(text), KeyOf(k));
    return std::string(image.value(column));
  };
  EXPECT_EQ(mac("body", "好", 1), mac("body", "好", 1));
  EXPECT_NE(mac("body", "好", 1), mac("body", "好", 2));
  EXPECT_NE(mac("body", "好", 1), mac("title", "好", 1));
  EXPECT_NE(mac("body", "好", 1), mac("body", "好 ", 1));
  EXPECT_NE(mac("ab", "c", 1), mac("a", "bc", 1)) << "column and text do not run together";
}

TEST(Image, TellsNoTextFromTheEmptyText) {
  Image image("t", "r");
  image.Text("none", std::nullopt, KeyOf(1)).Text("empty", "", KeyOf(1));
  EXPECT_EQ(image.value("none"), "null");
  EXPECT_NE(image.value("empty"), "null");
}

TEST(Image, OfAChangeHoldsOnlyWhatDiffers) {
  Image before("voice", "r1");
  before.Number("version", 1).Code("state", "received"sv).Null("closed_on");
  Image after("voice", "r1");
  after.Number("version", 2).Code("state", "received"sv).Null("closed_on");
  EXPECT_EQ(Json(Image::Changed(before, after)), R"({"t":"voice","i":"r1","f":{"version":2}})");
  EXPECT_TRUE(Image::Changed(after, after).empty());
}

TEST(Image, OfAChangeNamesAColumnThatIsNoMore) {
  Image before("voice", "r1");
  before.Number("version", 1).Code("reason", "x"sv);
  Image after("voice", "r1");
  after.Number("version", 1);
  EXPECT_EQ(Json(Image::Changed(before, after)), R"({"t":"voice","i":"r1","f":{"reason":null}})");
}

TEST(Image, WithOddCharactersIsStillJson) {
  Image image("voice", "a\"b\\c\n回");
  image.Code("code", "x\"y\\z\t音"sv);
  auto read = Image::FromJson("[" + Json(image) + "]");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].row(), image.row());
  EXPECT_EQ(read[0].value("code"), image.value("code"));
}

TEST(Image, ReadFromDamagedJsonIsNothing) {
  for (std::string_view text :
       {"", "[", "{}", "null", "[1]", "[null]", R"([{}])", R"([{"t":"a"}])", R"([{"i":"r"}])",
        R"([{"t":1,"i":"r","f":{}}])", R"([{"t":"a","i":7,"f":{}}])",
        R"([{"t":"a","i":null,"x":1}])", R"([{"t":"a","i":"r"}])", R"([{"t":"a","i":"r","f":[]}])",
        R"([{"t":"a","i":"r","f":{"n":1}},{"t":[]}])", "[]x"}) {
    EXPECT_TRUE(Image::FromJson(text).empty()) << text;
  }
  std::string deep(200'000, '[');
  EXPECT_TRUE(Image::FromJson(deep).empty());
}

// A row as the tests make it up: a few columns of a small alphabet, so that two rows often share some.
using Columns = std::map<std::uint8_t, std::optional<std::int64_t>>;
Image Describe(const Columns& columns) {
  Image image("t", "r");
  for (const auto& [name, value] : columns) {
    image.Number("c" + std::to_string(name % 8), value);
  }
  return image;
}
Columns SmallColumns() {
  Columns columns;
  for (const auto& [name, value] : *rc::gen::arbitrary<std::map<std::uint8_t, std::uint8_t>>()) {
    columns[static_cast<std::uint8_t>(name % 8)] =
        value % 4 == 0 ? std::nullopt : std::optional<std::int64_t>(value);
  }
  return columns;
}
void ExpectSameValues(const Image& one, const Image& two) {
  for (const auto* image : {&one, &two}) {
    for (const auto& [column, value] : image->fields())
      RC_ASSERT(one.value(column) == two.value(column));
  }
}

TEST(Image, WithItsChangeLaidOverIsTheLaterOne) {
  EXPECT_TRUE(rc::check("Apply(before, Changed(before, after)) is after", [] {
    Image before = Describe(SmallColumns());
    Image after = Describe(SmallColumns());
    Image replayed = before;
    replayed.Apply(Image::Changed(before, after));
    ExpectSameValues(replayed, after);
  }));
}

TEST(Image, WrittenAndReadBackIsItself) {
  EXPECT_TRUE(
      rc::check("FromJson(AppendJson(image)) is image", [](const std::vector<std::string>& texts) {
        Image image("table", *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)));
        for (std::size_t i = 0; i < texts.size(); ++i)
          image.Text("t" + std::to_string(i), texts[i], KeyOf(9));
        image.Number("n", *rc::gen::arbitrary<std::int64_t>());
        auto read = Image::FromJson("[" + Json(image) + "," + Json(image) + "]");
        RC_ASSERT(read.size() == 2U);
        RC_ASSERT(read[1].table() == image.table());
        RC_ASSERT(read[1].row() == image.row());
        RC_ASSERT(read[1].fields() == image.fields());
      }));
}

}  // namespace
}  // namespace huiyin::journal
