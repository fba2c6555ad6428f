#include "keys/keys.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace huiyin {
namespace {

constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

int SymbolValue(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return 0;
  if (c == 'I' || c == 'L') return 1;
  for (int i = 0; i < 32; ++i) {
    if (kAlphabet[i] == c) return i;
  }
  return -1;
}

std::array<std::uint8_t, 8> LengthPrefix(std::size_t size) {
  std::array<std::uint8_t, 8> out{};
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(size >> (8 * (7 - i)));
  return out;
}

const std::uint8_t* Data(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::optional<Digest> FromHex(std::string_view hex) {
  Digest out{};
  std::size_t size = 0;
  if (hex.size() != 64 ||
      sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, &size, nullptr) !=
          0 ||
      size != out.size()) {
    return std::nullopt;
  }
  return out;
}

Error BadFile(Phrase message) { return {ErrorCode::kInvalid, message, "HUIYIN_KEY_FILE", {}, {}}; }

}  // namespace

std::optional<ReceiptCode> ReceiptCode::Parse(std::string_view text) {
  ReceiptCode code;
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t symbols = 0;
  std::size_t out = 0;
  if (text.size() > 64) return std::nullopt;
  for (char c : text) {
    if (c == ' ' || c == '-') continue;
    int value = SymbolValue(c);
    if (value < 0 || ++symbols > 24) return std::nullopt;
    bits = (bits << 5) | static_cast<std::uint32_t>(value);
    held += 5;
    if (held >= 8) {
      held -= 8;
      code.bytes[out++] = static_cast<std::uint8_t>(bits >> held);
    }
  }
  if (symbols != 24) return std::nullopt;
  return code;
}

std::string ReceiptCode::ToString() const {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t symbols = 0;
  for (std::uint8_t byte : bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      if (symbols > 0 && symbols % 4 == 0) text.push_back('-');
      text.push_back(kAlphabet[(bits >> held) & 31]);
      ++symbols;
    }
  }
  return text;
}

Digest Hmac(std::span<const std::uint8_t> key, std::initializer_list<std::string_view> parts) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  for (std::string_view part : parts) {
    auto prefix = LengthPrefix(part.size());
    crypto_auth_hmacsha256_update(&state, prefix.data(), prefix.size());
    crypto_auth_hmacsha256_update(&state, Data(part), part.size());
  }
  Digest out;
  crypto_auth_hmacsha256_final(&state, out.data());
  return out;
}

Digest Sha256(std::initializer_list<std::string_view> parts) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (std::string_view part : parts) {
    auto prefix = LengthPrefix(part.size());
    crypto_hash_sha256_update(&state, prefix.data(), prefix.size());
    crypto_hash_sha256_update(&state, Data(part), part.size());
  }
  Digest out;
  crypto_hash_sha256_final(&state, out.data());
  return out;
}

std::string ToHex(std::span<const std::uint8_t> bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (std::uint8_t byte : bytes) {
    text.push_back(kHex[byte >> 4]);
    text.push_back(kHex[byte & 15]);
  }
  return text;
}

Digest RandomKey() {
  Digest key;
  randombytes_buf(key.data(), key.size());
  return key;
}

Keys Keys::Random() {
  Keys keys;
  keys.receipt_[1] = RandomKey();
  keys.hash_[1] = RandomKey();
  return keys;
}

Result<Keys> Keys::Load(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return BadFile({"找不到密钥文件。它和数据库一样重要：从保管处取回，或检查 HUIYIN_KEY_FILE",
                    "The key file is not there. It matters as much as the database: bring it back "
                    "from where it is kept, or "
                    "check HUIYIN_KEY_FILE"});
  }
  Keys keys;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string use;
    std::int64_t id = 0;
    std::string hex;
    std::string more;
    words >> use >> id >> hex;
    auto key = FromHex(hex);
    if (!key || id < 1 || (use != "receipt" && use != "hash") || words >> more) {
      return BadFile({"密钥文件的格式不对，每行应为：用途 编号 64位十六进制",
                      "The key file is malformed; a line reads: USE ID 64-HEX-DIGITS"});
    }
    auto& of_use = use == "receipt" ? keys.receipt_ : keys.hash_;
    if (!of_use.emplace(id, *key).second) {
      return BadFile({"密钥文件里同一用途的编号重复了，新密钥要用新编号",
                      "The key file names one ID of a use twice; a new key takes a new ID"});
    }
  }
  if (keys.receipt_.empty() || keys.hash_.empty()) {
    return BadFile(
        {"密钥文件缺少 receipt 或 hash 密钥", "The key file lacks a receipt or a hash key"});
  }
  return keys;
}

Status Keys::Create(const std::string& path) {
  int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) {
    if (errno == EEXIST) {
      return Conflict(
          {"密钥文件已经有了，不会覆盖", "The key file exists; it is never overwritten"});
    }
    return BadFile({"密钥文件写不进去，请检查目录和权限",
                    "The key file cannot be written; check its folder and rights"});
  }
  std::string text =
      "# Huiyin keys. Keep a copy apart from the database's backups; whoever has both can test "
      "guesses of codes.\n";
  text += "receipt 1 " + ToHex(RandomKey()) + "\nhash 1 " + ToHex(RandomKey()) + "\n";
  bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                 ::fsync(fd) == 0;
  ::close(fd);
  if (!written) {
    ::unlink(path.c_str());  // half a file would stand in the way of the next try
    return BadFile({"密钥文件写不完整，请检查磁盘",
                    "The key file could not be written in full; check the disk"});
  }
  return {};
}

std::int64_t Keys::newest(KeyUse use) const {
  return (use == KeyUse::kReceipt ? receipt_ : hash_).rbegin()->first;
}

std::vector<std::int64_t> Keys::generations(KeyUse use) const {
  std::vector<std::int64_t> ids;
  const auto& keys = use == KeyUse::kReceipt ? receipt_ : hash_;
  for (auto it = keys.rbegin(); it != keys.rend(); ++it) ids.push_back(it->first);
  return ids;
}

const Digest& Keys::key(KeyUse use, std::int64_t generation) const {
  static const Digest kNone = RandomKey();  // a lost generation recognises nothing
  const auto& keys = use == KeyUse::kReceipt ? receipt_ : hash_;
  auto it = keys.find(generation);
  return it == keys.end() ? kNone : it->second;
}

Digest Keys::Fingerprint(KeyUse use, std::int64_t generation) const {
  return Hmac(key(use, generation), {"fingerprint"});
}

ReceiptCode Keys::MakeReceiptCode(std::int64_t generation, const OrgId& org, std::string_view route,
                                  std::string_view idempotency_key, std::string_view body) const {
  auto org_bytes = org.uuid().bytes();
  Digest mac = Hmac(key(KeyUse::kReceipt, generation),
                    {{reinterpret_cast<const char*>(org_bytes.data()), org_bytes.size()},
                     route,
                     idempotency_key,
                     body});
  ReceiptCode code;
  std::copy_n(mac.begin(), ReceiptCode::kBytes, code.bytes.begin());
  return code;
}

Digest Keys::Hash(std::int64_t generation, std::string_view purpose,
                  std::initializer_list<std::string_view> parts) const {
  Digest inner = Sha256(parts);
  return Hmac(key(KeyUse::kHash, generation),
              {purpose, {reinterpret_cast<const char*>(inner.data()), inner.size()}});
}

}  // namespace huiyin
