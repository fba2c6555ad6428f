#include "people/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <semaphore>

namespace huiyin::people {
namespace {

constexpr std::size_t kMinBytes = 10;
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 19 * 1024 * 1024;
// A hash of nothing with the same cost, for logins that do not exist.
constexpr char kDummyHash[] =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

constexpr std::array<std::string_view, 24> kCommon{
    "1234567890", "0123456789",  "0987654321",   "12345678910", "123456789a",   "a123456789",
    "123456789q", "1234567890a", "password12",   "password123", "password1234", "administrator",
    "qwertyuiop", "qwerty12345", "qwerty123456", "1q2w3e4r5t",  "1qaz2wsx3edc", "abcd123456",
    "abc1234567", "aa123456789", "iloveyou123",  "woaini1314",  "woaini520520", "5201314520"};

std::counting_semaphore<2>& Places() {
  static std::counting_semaphore<2> places(2);
  return places;
}

class Place {
 public:
  Place() { Places().acquire(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { Places().release(); }
};

}  // namespace

std::string NormaliseLogin(std::string_view login) {
  std::string text(login);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Status CheckNewLogin(std::string_view normalised) {
  auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("._-@+").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (normalised.size() >= 2 && normalised.size() <= 64 &&
      std::all_of(normalised.begin(), normalised.end(), allowed))
    return {};
  return Invalid("login",
                 {"登录名要 2 到 64 个字符，可用字母、数字、汉字和 . _ - @ +",
                  "A login has 2 to 64 bytes: letters, digits, Chinese characters and . _ - @ +"});
}

Status CheckNewPassword(std::string_view field, std::string_view password, std::string_view login) {
  if (password.size() < kMinBytes || password.size() > kPasswordMaxBytes) {
    return Invalid(std::string(field),
                   {"密码要 10 到 256 个字符", "A password has 10 to 256 characters"});
  }
  std::string plain = NormaliseLogin(password);
  bool repeated = plain.find_first_not_of(plain[0]) == std::string::npos;
  if (repeated || plain == NormaliseLogin(login) ||
      std::find(kCommon.begin(), kCommon.end(), plain) != kCommon.end()) {
    return Invalid(std::string(field),
                   {"这个密码太容易猜到，请换一个",
                    "This password is too easy to guess; please choose another"});
  }
  return {};
}

Result<std::string> HashPassword(std::string_view password) {
  if (sodium_init() < 0) return Internal("libsodium does not start");
  Place place;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_argon2id_str(text.data(), password.data(), password.size(), kPasses,
                                 kMemoryBytes) != 0) {
    return Error{ErrorCode::kUnavailable,
                 {"现在太忙，请过一会儿再试", "Too busy just now; please try again in a while"},
                 {},
                 "no memory for argon2id",
                 {}};
  }
  return std::string(text.data());
}

Verdict VerifyPassword(const std::optional<std::string>& hash, std::string_view password) {
  if (sodium_init() < 0) return Verdict::kWrong;
  Place place;
  const char* against = hash ? hash->c_str() : kDummyHash;
  bool right = crypto_pwhash_argon2id_str_verify(against, password.data(), password.size()) == 0;
  return right && hash ? Verdict::kRight : Verdict::kWrong;
}

}  // namespace huiyin::people
