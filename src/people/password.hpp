// Password: argon2id hashes and the rules for new passwords.
//
//   TRY(CheckNewPassword("password", password, login));
//   std::string hash = TRY(HashPassword(password));          // some 30 ms of one core and 19 MiB: in a Plan::Slow
//   if (!VerifyPassword(hash, password)) ...
//
// Rules (OWASP ASVS 2.1): 10 to 256 bytes of anything; not the login, not one of the most common, not one character repeated.
// Threads: safe from any thread; at most two hash at a time, others wait, so that sign-ins cannot take the machine's memory.
// Privacy: errors name the field, never the password.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace huiyin::people {

constexpr std::size_t kPasswordMaxBytes = 256;

// Errors: kInvalid naming `field`.
Status CheckNewPassword(std::string_view field, std::string_view password, std::string_view login);
// Errors: kUnavailable when there is no memory for it.
Result<std::string> HashPassword(std::string_view password);

enum class Verdict : std::uint8_t { kRight, kWrong };
// Without a hash (no such login) the work is the same and the verdict kWrong, so that time tells nothing.
Verdict VerifyPassword(const std::optional<std::string>& hash, std::string_view password);

// A login as it is stored: ASCII letters in lower case.
std::string NormaliseLogin(std::string_view login);
// 2 to 64 bytes; letters, digits, '.', '_', '-', '@', '+' and whatever is not ASCII. Errors: kInvalid naming `login`.
Status CheckNewLogin(std::string_view normalised);

}  // namespace huiyin::people
