#include "base/ids.hpp"

#include <sodium.h>

namespace huiyin {
namespace {

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Random bytes come from the kernel in blocks: a system call an id would cost more than the id.
void FillRandom(std::uint8_t* out, std::size_t size) {
  constexpr std::size_t kBlock = 1024;
  thread_local std::array<std::uint8_t, kBlock> block;
  thread_local std::size_t used = kBlock;
  if (used + size > kBlock) {
    randombytes_buf(block.data(), kBlock);
    used = 0;
  }
  std::memcpy(out, block.data() + used, size);
  sodium_memzero(block.data() + used, size);
  used += size;
}

}  // namespace

Uuid Uuid::MakeV7(Instant at) {
  Bytes bytes;
  FillRandom(bytes.data() + 6, kBytes - 6);
  auto ms = static_cast<std::uint64_t>(at.time_since_epoch().count());
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));
  return Uuid(bytes);
}

std::optional<Uuid> Uuid::Parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Bytes bytes{};
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (text[i] != '-') return std::nullopt;
      ++i;
      continue;
    }
    int high = HexValue(text[i]);
    int low = HexValue(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[out++] = static_cast<std::uint8_t>(high * 16 + low);
    i += 2;
  }
  return Uuid(bytes);
}

std::optional<Uuid> Uuid::FromBytes(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  Bytes copy;
  std::memcpy(copy.data(), bytes.data(), kBytes);
  return Uuid(copy);
}

std::string Uuid::ToString() const {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text(36, '-');
  std::size_t at = 0;
  for (std::size_t i = 0; i < kBytes; ++i) {
    if (at == 8 || at == 13 || at == 18 || at == 23) ++at;
    text[at++] = kHex[bytes_[i] >> 4];
    text[at++] = kHex[bytes_[i] & 15];
  }
  return text;
}

}  // namespace huiyin
