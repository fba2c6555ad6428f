#include "keys/keys.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace huiyin {
namespace {

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());

class KeyFile : public testing::Test {
 protected:
  KeyFile() {
    std::string folder = (std::filesystem::temp_directory_path() / "huiyin-keys-XXXXXX").string();
    folder_ = ::mkdtemp(folder.data());
  }
  ~KeyFile() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path() const { return (folder_ / "keys").string(); }
  [[nodiscard]] Result<Keys> LoadFrom(const std::string& text) const {
    std::ofstream(path()) << text;
    return Keys::Load(path());
  }
  static std::string Line(const std::string& use, int id, char digit = 'a') {
    return use + " " + std::to_string(id) + " " + std::string(64, digit) + "\n";
  }

  std::filesystem::path folder_;
};

TEST_F(KeyFile, IsMadeForItsOwnerOnlyAndLoads) {
  ASSERT_TRUE(Keys::Create(path()));
  struct stat info {};
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  auto keys = Keys::Load(path());
  ASSERT_TRUE(keys);
  EXPECT_EQ(keys->newest(KeyUse::kReceipt), 1);
  EXPECT_EQ(keys->newest(KeyUse::kHash), 1);
  auto again = Keys::Load(path());
  EXPECT_EQ(keys->Hash(1, "code", {"x"}), again->Hash(1, "code", {"x"}));
}

TEST_F(KeyFile, IsNeverOverwritten) {
  ASSERT_TRUE(Keys::Create(path()));
  auto before = Keys::Load(path());
  auto status = Keys::Create(path());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kConflict);
  EXPECT_EQ(Keys::Load(path())->Hash(1, "code", {"x"}), before->Hash(1, "code", {"x"}));
}

TEST_F(KeyFile, DiffersEachTimeItIsMade) {
  ASSERT_TRUE(Keys::Create(path()));
  ASSERT_TRUE(Keys::Create(path() + "2"));
  EXPECT_NE(Keys::Load(path())->Hash(1, "code", {"x"}),
            Keys::Load(path() + "2")->Hash(1, "code", {"x"}));
}

TEST_F(KeyFile, ThatCannotBeMadeOrReadNamesTheSetting) {
  auto made = Keys::Create((folder_ / "no" / "such" / "folder").string());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().field, "HUIYIN_KEY_FILE");
  auto loaded = Keys::Load(path());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(loaded.error().field, "HUIYIN_KEY_FILE");
  EXPECT_NE(loaded.error().message.en.find("bring it back"), std::string_view::npos)
      << "words that help";
  EXPECT_FALSE(Keys::Load(folder_.string()));
}

TEST_F(KeyFile, MayHoldCommentsAndSeveralGenerations) {
  auto keys = LoadFrom("# ours\r\n" + Line("receipt", 1) + "\n" + Line("receipt", 3, 'b') +
                       Line("hash", 2, 'C') + Line("hash", 1) + Line("receipt", 2));
  ASSERT_TRUE(keys);
  EXPECT_EQ(keys->generations(KeyUse::kReceipt), (std::vector<std::int64_t>{3, 2, 1}));
  EXPECT_EQ(keys->generations(KeyUse::kHash), (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(keys->newest(KeyUse::kReceipt), 3);
  EXPECT_EQ(keys->MakeReceiptCode(1, kOrg, "r", "k", "b").bytes,
            keys->MakeReceiptCode(2, kOrg, "r", "k", "b").bytes)
      << "the same key under two IDs";
  EXPECT_NE(keys->MakeReceiptCode(3, kOrg, "r", "k", "b").bytes,
            keys->MakeReceiptCode(1, kOrg, "r", "k", "b").bytes);
}

TEST_F(KeyFile, WithAnyFaultIsRefused) {
  const std::string good = Line("receipt", 1) + Line("hash", 1);
  ASSERT_TRUE(LoadFrom(good));
  for (const std::string& text :
       {std::string(), std::string("# nothing\n"), Line("receipt", 1), Line("hash", 1),
        good + Line("log", 1), good + Line("hash", 0), good + Line("hash", -1),
        good + "hash x " + std::string(64, 'a'), good + "hash 2 " + std::string(63, 'a'),
        good + "hash 2 " + std::string(65, 'a'), good + "hash 2 " + std::string(64, 'g'),
        good + "hash 2", good + "hash\n", good + "hash 2 " + std::string(64, 'a') + " x",
        good + Line("hash", 1, 'b'), good + "hash 99999999999999999999 " + std::string(64, 'a')}) {
    auto keys = LoadFrom(text);
    ASSERT_FALSE(keys) << text;
    EXPECT_EQ(keys.error().field, "HUIYIN_KEY_FILE");
    EXPECT_TRUE(keys.error().detail.empty()) << "no key enters the log";
  }
}

TEST(KeyGenerations, ThatAreLostRecogniseNothing) {
  const Keys keys = Keys::Random();
  EXPECT_NE(keys.Hash(7, "code", {"x"}), keys.Hash(1, "code", {"x"}));
  EXPECT_NE(keys.Hash(7, "code", {"x"}), Keys::Random().Hash(1, "code", {"x"}));
}

// Vectors of RFC 4231 (cases 1, 2 and 6): the primitive below is the one they describe, keys longer than a block too.
TEST(Hmac, StandsOnTheStandardPrimitive) {
  struct Case {
    std::string key, data, mac;
  };
  const Case cases[] = {
      {std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"}};
  for (const Case& c : cases) {
    crypto_auth_hmacsha256_state state;
    auto bytes = [](const std::string& text) {
      return reinterpret_cast<const unsigned char*>(text.data());
    };
    crypto_auth_hmacsha256_init(&state, bytes(c.key), c.key.size());
    crypto_auth_hmacsha256_update(&state, bytes(c.data), c.data.size());
    Digest mac;
    crypto_auth_hmacsha256_final(&state, mac.data());
    EXPECT_EQ(ToHex(mac), c.mac);
  }
}

// printf '\0\0\0\0\0\0\0\4text\0\0\0\0\0\0\0\6\xe5\x9b\x9e\xe9\x9f\xb3' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101...01
TEST(Hmac, PutsTheLengthBeforeEachPart) {
  Digest key;
  key.fill(1);
  EXPECT_EQ(ToHex(Hmac(key, {"text", "回音"})),
            "da7eaadd69955bffdf0d4397e175dd98540f1e989bcd7055ca20cd17ac89647f");
  EXPECT_EQ(ToHex(Sha256({"text", "回音"})),
            "c577a1866f167335e7f4870820608e3886519d22edac08cafc1d69271b5eadd8");
}

TEST(Hmac, ChangesWhenABoundaryMoves) {
  EXPECT_TRUE(rc::check("two ways to cut one text", [](const std::string& text) {
    auto one = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    auto two = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    std::string_view whole = text;
    const Digest key{};
    auto cut = [&](std::size_t at) { return Hmac(key, {whole.substr(0, at), whole.substr(at)}); };
    RC_ASSERT((cut(one) == cut(two)) == (one == two));
    RC_ASSERT(Hmac(key, {whole}) != Hmac(key, {whole, ""}));
    RC_ASSERT((Sha256({whole.substr(0, one), whole.substr(one)}) ==
               Sha256({whole.substr(0, two), whole.substr(two)})) == (one == two));
  }));
}

TEST(Hash, KeepsPurposesApart) {
  const Keys keys = Keys::Random();
  EXPECT_NE(keys.Hash(1, "code", {"x"}), keys.Hash(1, "token", {"x"}));
  EXPECT_NE(keys.Hash(1, "codex", {""}), keys.Hash(1, "code", {"x"}));
  EXPECT_EQ(keys.Hash(1, "code", {"x"}), keys.Hash(1, "code", {"x"}));
}

}  // namespace
}  // namespace huiyin
