// Keys: the installation's secret keys, read from HUIYIN_KEY_FILE, and what is made with them.
//
//   Keys keys = TRY(Keys::Load("/etc/huiyin/keys"));
//   ReceiptCode code = keys.MakeReceiptCode(keys.newest(KeyUse::kReceipt), org, route, key, body);
//   Digest stored = keys.Hash("code", code.bytes);
//
// File format, one key a line: USE ID HEX   (USE is receipt or hash; ID counts from 1; HEX is 64 hex digits). Lines that begin
// with # are comments. Several keys of one use are generations: the highest ID makes, all of them recognise.
// All servers of one installation share the file; backups leave it out (docs/security.md).
// Threads: const functions are safe from any thread. Privacy: never logged, never in an error.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace huiyin {

using Digest = std::array<std::uint8_t, 32>;

enum class KeyUse : std::uint8_t { kReceipt, kHash };

// 120 bits that are the only way back to an anonymous voice.
struct ReceiptCode {
  static constexpr std::size_t kBytes = 15;
  std::array<std::uint8_t, kBytes> bytes{};

  // 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1.
  static std::optional<ReceiptCode> Parse(std::string_view text);
  // "7K2M-9QF4-X3TB-D8WN-5HJC-R6VE"
  [[nodiscard]] std::string ToString() const;
};

// HMAC-SHA256 over `parts`, each preceded by its length, so that no two lists of parts collide.
Digest Hmac(std::span<const std::uint8_t> key, std::initializer_list<std::string_view> parts);
std::string ToHex(std::span<const std::uint8_t> bytes);
// A fresh random key of 32 bytes.
Digest RandomKey();
Digest Sha256(std::initializer_list<std::string_view> parts);

class Keys {
 public:
  // Errors: kInvalid with words that help when the file is missing or malformed.
  static Result<Keys> Load(const std::string& path);
  // Makes a new key file, readable by its owner only. Errors: kConflict when it exists.
  static Status Create(const std::string& path);
  // Fresh keys in memory (tests).
  static Keys Random();

  [[nodiscard]] std::int64_t newest(KeyUse use) const;
  // Generations of one use, newest first.
  [[nodiscard]] std::vector<std::int64_t> generations(KeyUse use) const;

  // Tells a key from another one of the same use and number, and nothing else about it: an HMAC of a constant.
  [[nodiscard]] Digest Fingerprint(KeyUse use, std::int64_t generation) const;

  // First 120 bits of HMAC(receipt key, org, route, idempotency key, body).
  [[nodiscard]] ReceiptCode MakeReceiptCode(std::int64_t generation, const OrgId& org,
                                            std::string_view route,
                                            std::string_view idempotency_key,
                                            std::string_view body) const;
  // Keyed hash for what is looked up again: codes, tokens, idempotency keys. `purpose` keeps uses apart.
  [[nodiscard]] Digest Hash(std::int64_t generation, std::string_view purpose,
                            std::initializer_list<std::string_view> parts) const;

 private:
  [[nodiscard]] const Digest& key(KeyUse use, std::int64_t generation) const;
  std::map<std::int64_t, Digest> receipt_;
  std::map<std::int64_t, Digest> hash_;
};

}  // namespace huiyin
