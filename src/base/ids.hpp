// Ids: UUIDv7, one type a noun, so that a matter's id cannot be passed where a voice's is meant.
//
//   VoiceId id = MakeId<VoiceId>(today.Start(zone));  // anonymous: the time in it is the start of the day
//   std::string text = id.ToString();                // "01939c5e-...": lower case, dashes
//
// Format: RFC 9562 version 7 (48 bits of milliseconds, then random bits).
// Privacy: whatever an anonymous request creates takes ids of the start of the day; no order is ever derived from such ids.
// Threads: making ids is safe from any thread. Errors: Parse gives nothing for text that is no UUID.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace huiyin {

class Uuid {
 public:
  static constexpr std::size_t kBytes = 16;
  using Bytes = std::array<std::uint8_t, kBytes>;

  constexpr Uuid() = default;
  explicit constexpr Uuid(const Bytes& bytes) : bytes_(bytes) {}

  // A new UUIDv7 whose time part is `at` and whose rest is random (74 bits from the system's generator).
  static Uuid MakeV7(Instant at);
  // 36 characters with dashes, upper or lower case.
  static std::optional<Uuid> Parse(std::string_view text);
  // Exactly 16 bytes.
  static std::optional<Uuid> FromBytes(std::span<const std::uint8_t> bytes);

  [[nodiscard]] std::string ToString() const;
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  [[nodiscard]] bool is_nil() const { return bytes_ == Bytes{}; }

  auto operator<=>(const Uuid&) const = default;

 private:
  Bytes bytes_{};
};

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  explicit constexpr Id(Uuid uuid) : uuid_(uuid) {}

  static std::optional<Id> Parse(std::string_view text) {
    auto uuid = Uuid::Parse(text);
    if (!uuid) return std::nullopt;
    return Id(*uuid);
  }

  [[nodiscard]] const Uuid& uuid() const { return uuid_; }
  [[nodiscard]] std::string ToString() const { return uuid_.ToString(); }
  [[nodiscard]] bool is_nil() const { return uuid_.is_nil(); }

  auto operator<=>(const Id&) const = default;

 private:
  Uuid uuid_;
};

// An id that carries the instant it was made.
template <class IdType>
IdType MakeId(Instant at) {
  return IdType(Uuid::MakeV7(at));
}

struct OrgTag {};
struct UnitTag {};
struct PersonTag {};
struct VoiceTag {};
struct MatterTag {};
struct EntryTag {};
using OrgId = Id<OrgTag>;    // organisation, the tenant
using UnitId = Id<UnitTag>;  // a node of the unit tree
using PersonId = Id<PersonTag>;
using VoiceId = Id<VoiceTag>;
using MatterId = Id<MatterTag>;
using EntryId = Id<EntryTag>;  // a journal row

struct UuidHash {
  std::size_t operator()(const Uuid& id) const {
    std::uint64_t tail = 0;
    std::memcpy(&tail, id.bytes().data() + 8, sizeof tail);
    return static_cast<std::size_t>(tail);
  }
  template <class Tag>
  std::size_t operator()(const Id<Tag>& id) const {
    return (*this)(id.uuid());
  }
};

}  // namespace huiyin
