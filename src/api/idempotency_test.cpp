#include "api/idempotency.hpp"

#include <fstream>

#include "api/test_call.hpp"
#include "db/test_database.hpp"

namespace huiyin::api {
namespace {

const std::string kKey = "AbCdEfGhIjKlMnOpQrSt_-";  // 22 characters: 132 bits

class Idempotency : public testing::Test {
 protected:
  [[nodiscard]] Call Asking(const std::string& key, std::string body = "{}",
                            std::string path = "/voices",
                            std::string_view route = "POST /voices") const {
    return calls_.Make(
        {.body = std::move(body), .headers = {{"Idempotency-Key", key}}, .path = std::move(path)},
        route);
  }
  // What an operation does: finds what this request made before, or makes it.
  Result<Uuid> Do(const Call& call, const OrgId* org = nullptr,
                  std::optional<PersonId> actor = std::nullopt) {
    Uuid result;
    auto once = TRY(Once::Read(call));
    auto context = call.anonymous_context();
    if (org != nullptr) context.org = *org;
    context.actor = actor;
    TRY(test_->Write([&](db::Transaction& tx) -> Status {
      if (auto found = TRY(once.Find(tx, context))) {
        result = *found;
        return {};
      }
      result = Uuid::MakeV7(Instant());
      return once.Keep(tx, context, result);
    }));
    return result;
  }

  TestCalls calls_;
  db::TestDatabase test_{db::AllMigrations()};
};

TEST_F(Idempotency, TheSameRequestMakesOneThing) {
  auto first = Do(Asking(kKey, "{\"a\":1}"));
  ASSERT_TRUE(first);
  EXPECT_EQ(Do(Asking(kKey, "{\"a\":1}")).value(), *first);
  test_.Reopen();
  EXPECT_EQ(Do(Asking(kKey, "{\"a\":1}")).value(), *first);
  EXPECT_EQ(test_.Number("SELECT count(*) FROM idempotency"), 1);
}

TEST_F(Idempotency, EachPartOfARequestIsKnownByItselfWhateverStandsAroundIt) {
  auto find = [&](const std::string& body, std::string_view part, std::string_view content) {
    Call call = Asking(kKey, body);
    Once once = Once::Read(call).value().Part(call, part, content);
    std::optional<Uuid> found;
    Status status = test_->Write([&](db::Transaction& tx) -> Status {
      auto context = call.anonymous_context();
      found = TRY(once.Find(tx, context));
      if (found) return {};
      return once.Keep(tx, context, Uuid::MakeV7(Instant()));
    });
    return std::pair(found, status ? ErrorCode::kInternal : status.error().code);
  };
  EXPECT_FALSE(find("[a,b]", "0", "a").first);
  EXPECT_FALSE(find("[a,b]", "1", "a").first) << "the same words in another row are another row";
  EXPECT_TRUE(find("[a,b,c]", "0", "a").first);
  EXPECT_EQ(find("[x]", "0", "x").second, ErrorCode::kMismatch);
  EXPECT_TRUE(Do(Asking(kKey))) << "the request's own key is another one";
}

TEST_F(Idempotency, AnotherKeyMakesAnotherThing) {
  auto first = Do(Asking(kKey));
  EXPECT_NE(Do(Asking(kKey + "x")).value(), *first);
  EXPECT_NE(Do(Asking("b" + kKey.substr(1))).value(), *first) << "keys differ by case too";
}

TEST_F(Idempotency, TheSameKeyWithOtherContentIsRefused) {
  auto first = Do(Asking(kKey, "{}"));
  const Call others[] = {Asking(kKey, "{ }"), Asking(kKey, "{}", "/voices/2"),
                         Asking(kKey, "{}", "/voices", "POST /matters")};
  for (const Call& call : others) {
    auto refused = Do(call);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kMismatch);
    EXPECT_EQ(refused.error().field, "Idempotency-Key");
  }
  EXPECT_EQ(Do(Asking(kKey, "{}")).value(), *first);
}

TEST_F(Idempotency, TheSameKeyWithAnotherReceiptIsRefused) {
  auto with = [&](std::string receipt) {
    return calls_.Make({.headers = {{"Idempotency-Key", kKey}, {"Huiyin-Receipt", receipt}},
                        .path = "/api/v1/public/voice/notes"},
                       "POST /api/v1/public/voice/notes");
  };
  auto first = Do(with("7K2M-9QF4-X3TB-D8WN-5HJC-R6VE"));
  ASSERT_TRUE(first);
  EXPECT_EQ(Do(with("7k2m9qf4x3tbd8wn5hjcr6ve")).value(), *first) << "the same code";
  for (const char* other : {"7K2M-9QF4-X3TB-D8WN-5HJC-R6VF", "", "no code"}) {
    auto refused = Do(with(other));
    ASSERT_FALSE(refused) << other;
    EXPECT_EQ(refused.error().code, ErrorCode::kMismatch) << other;
  }
}

TEST_F(Idempotency, TheSameKeyOfAnotherActorIsRefused) {
  const PersonId one(Uuid::Parse("01939c5e-0000-7000-8000-00000000000a").value());
  const PersonId other(Uuid::Parse("01939c5e-0000-7000-8000-00000000000b").value());
  Call call = Asking(kKey, "{}", "/api/v1/private/units", "POST /api/v1/private/units");
  auto first = Do(call, nullptr, one);
  ASSERT_TRUE(first);
  EXPECT_EQ(Do(call, nullptr, one).value(), *first);
  EXPECT_EQ(Do(call, nullptr, other).error().code, ErrorCode::kMismatch);
  EXPECT_EQ(Do(call).error().code, ErrorCode::kInternal) << "nobody can forget to say who acts";
}

TEST_F(Idempotency, KeysOfOneOrganisationMeanNothingToAnother) {
  const OrgId other = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000002").value());
  auto first = Do(Asking(kKey));
  auto second = Do(Asking(kKey), &other);
  ASSERT_TRUE(first && second);
  EXPECT_NE(*first, *second);
}

TEST_F(Idempotency, NeedsAKeyThatCannotBeGuessed) {
  for (const std::string& key :
       {std::string(), std::string("short"), std::string(21, 'a'), std::string(129, 'a'),
        kKey + " ", kKey + "=", kKey + "+", kKey + "/", kKey + "é", kKey + std::string(1, '\0')}) {
    auto once = Once::Read(Asking(key));
    ASSERT_FALSE(once) << key;
    EXPECT_EQ(once.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(once.error().field, "Idempotency-Key");
  }
  EXPECT_FALSE(Once::Read(calls_.Make({})));
  EXPECT_TRUE(Once::Read(Asking(std::string(22, 'a'))));
  EXPECT_TRUE(Once::Read(Asking(std::string(128, 'a'))));
  EXPECT_TRUE(Once::Read(Asking("0f8fad5b-d9cb-469f-a165-70867728950e"))) << "a UUID will do";
}

TEST_F(Idempotency, KeepsNeitherKeyNorContent) {
  ASSERT_TRUE(Do(Asking(kKey, "{\"text\":\"secret words\"}")));
  test_.Close();
  for (const char* suffix : {"", "-wal"}) {
    std::ifstream file(test_.path() + suffix, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find("secret words"), std::string::npos);
    EXPECT_EQ(bytes.find(kKey), std::string::npos);
  }
}

TEST_F(Idempotency, IsRememberedWhenTheKeysHaveMovedOn) {
  db::TestFolder folder;
  auto line = [](const std::string& use, int id, char digit) {
    return use + " " + std::to_string(id) + " " + std::string(64, digit) + "\n";
  };
  auto load = [&](const std::string& text) {
    std::ofstream(folder.File("keys")) << text;
    return Keys::Load(folder.File("keys")).value();
  };
  const std::string old = line("receipt", 1, 'a') + line("hash", 1, 'b');
  calls_.keys = load(old);
  auto first = Do(Asking(kKey));
  calls_.keys = load(old + line("hash", 2, 'c'));
  EXPECT_EQ(Do(Asking(kKey)).value(), *first);
  EXPECT_EQ(Do(Asking(kKey, "other")).error().code, ErrorCode::kMismatch);
  auto second = Do(Asking(kKey + "2"));
  calls_.keys = load(line("receipt", 1, 'a') + line("hash", 2, 'c'));
  EXPECT_EQ(Do(Asking(kKey + "2")).value(), *second) << "made with the newest";
  EXPECT_NE(Do(Asking(kKey)).value(), *first) << "without its key nothing is recognised";
}

TEST_F(Idempotency, LeavesOnlyTheDay) {
  ASSERT_TRUE(Do(Asking(kKey)));
  ASSERT_TRUE(test_->Read([](db::Reader& reader) {
    return reader.Each("SELECT on_date FROM idempotency", {},
                       [](const db::Row& row) { EXPECT_EQ(row.Text(0), "2026-11-21"); });
  }));
}

}  // namespace
}  // namespace huiyin::api
