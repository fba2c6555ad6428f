#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "keys/keys.hpp"

namespace huiyin {
namespace {

ReceiptCode CodeOf(std::initializer_list<std::uint8_t> bytes) {
  ReceiptCode code;
  std::copy(bytes.begin(), bytes.end(), code.bytes.begin());
  return code;
}
ReceiptCode Made(const std::array<std::uint8_t, ReceiptCode::kBytes>& bytes) {
  ReceiptCode code;
  code.bytes = bytes;
  return code;
}

TEST(ReceiptCode, IsPrintedInCrockfordsBase32) {
  EXPECT_EQ(ReceiptCode().ToString(), "0000-0000-0000-0000-0000-0000");
  EXPECT_EQ(Made([] {
              std::array<std::uint8_t, ReceiptCode::kBytes> all{};
              all.fill(0xFF);
              return all;
            }())
                .ToString(),
            "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  // Five bytes make eight symbols: the symbol values 0 to 7, 8 to 15 and 16 to 23.
  EXPECT_EQ(CodeOf({0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF, 0x84, 0x65, 0x3A,
                    0x56, 0xD7})
                .ToString(),
            "0123-4567-89AB-CDEF-GHJK-MNPQ");
}

TEST(ReceiptCode, IsReadHoweverItWasCopied) {
  const auto code = ReceiptCode::Parse("0123-4567-89AB-CDEF-GHJK-MNPQ");
  ASSERT_TRUE(code);
  for (std::string_view text : {"0123456789ABCDEFGHJKMNPQ", "0123-4567-89ab-cdef-ghjk-mnpq",
                                " 0123 4567 89AB CDEF GHJK MNPQ ", "O123-4567-89AB-CDEF-GHJK-MNPQ",
                                "oI23-4567-89AB-CDEF-GHJK-MNPQ", "0L23-4567-89AB-CDEF-GHJK-MNPQ",
                                "0l2-3-4--567 89ABCDEF-GHJKMNPQ"}) {
    auto read = ReceiptCode::Parse(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->bytes, code->bytes) << text;
  }
}

TEST(ReceiptCode, OfAnyOtherFormIsNone) {
  for (std::string_view text :
       {"", "-", "0123-4567-89AB-CDEF-GHJK-MNP", "0123-4567-89AB-CDEF-GHJK-MNPQR",
        "U123-4567-89AB-CDEF-GHJK-MNPQ", "0123_4567_89AB_CDEF_GHJK_MNPQ",
        "0123-4567-89AB-CDEF-GHJK-MNP\xC3\xA9", "０123-4567-89AB-CDEF-GHJK-MNPQ"}) {
    EXPECT_FALSE(ReceiptCode::Parse(text)) << text;
  }
  EXPECT_FALSE(ReceiptCode::Parse(std::string(24, '\0')));
  EXPECT_FALSE(ReceiptCode::Parse(std::string(1'000'000, '-') + "0123456789ABCDEFGHJKMNPQ"));
}

TEST(ReceiptCode, PrintedAndReadBackIsItself) {
  EXPECT_TRUE(rc::check("Parse(ToString(code)) == code",
                        [](const std::array<std::uint8_t, ReceiptCode::kBytes>& bytes) {
                          auto text = Made(bytes).ToString();
                          RC_ASSERT(text.size() == 29U);
                          auto read = ReceiptCode::Parse(text);
                          RC_ASSERT(read.has_value());
                          RC_ASSERT(read->bytes == bytes);
                        }));
}

TEST(ReceiptCode, FromAnyTextIsPrintedAsThatTextSays) {
  EXPECT_TRUE(rc::check("ToString(Parse(text)) is text in capitals", [] {
    auto symbols = *rc::gen::container<std::string>(
        24, rc::gen::elementOf(std::string("0123456789abcdefghjkmnpqrstvwxyz")));
    auto read = ReceiptCode::Parse(symbols);
    RC_ASSERT(read.has_value());
    auto printed = read->ToString();
    std::erase(printed, '-');
    std::transform(symbols.begin(), symbols.end(), symbols.begin(),
                   [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    RC_ASSERT(printed == symbols);
  }));
}

TEST(ReceiptCode, DependsOnEveryPartItIsMadeFrom) {
  const Keys keys = Keys::Random();
  const OrgId org = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
  const OrgId other = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000002").value());
  std::set<std::string> codes;
  for (const OrgId& o : {org, other}) {
    for (std::string_view route : {"POST /voices", "POST /voice"}) {
      for (std::string_view key : {"k1", "k2", "s/k1"}) {
        for (std::string_view body : {"", "1", "{}"}) {
          codes.insert(keys.MakeReceiptCode(1, o, route, key, body).ToString());
        }
      }
    }
  }
  EXPECT_EQ(codes.size(), 2U * 2U * 3U * 3U);
  EXPECT_EQ(keys.MakeReceiptCode(1, org, "r", "k", "b").bytes,
            keys.MakeReceiptCode(1, org, "r", "k", "b").bytes);
  EXPECT_NE(keys.MakeReceiptCode(1, org, "r", "k", "b").bytes,
            Keys::Random().MakeReceiptCode(1, org, "r", "k", "b").bytes);
}

}  // namespace
}  // namespace huiyin
