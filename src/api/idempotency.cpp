#include "api/idempotency.hpp"

#include <algorithm>

namespace huiyin::api {
namespace {

bool IsKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

Result<Once> Once::Read(const Call& call) {
  constexpr std::size_t kShortest = 22;
  constexpr std::size_t kLongest = 128;
  Once once;
  once.key_ = call.request().header("Idempotency-Key");
  if (once.key_.size() < kShortest || once.key_.size() > kLongest ||
      !std::all_of(once.key_.begin(), once.key_.end(), IsKeyCharacter)) {
    return Invalid(
        "Idempotency-Key",
        {"请求要带 Idempotency-Key（至少 128 位随机数，22 个字符以上）",
         "The request needs an Idempotency-Key (at least 128 random bits, 22 characters or more)"});
  }
  const Keys& keys = *call.services().keys;
  for (std::int64_t generation : keys.generations(KeyUse::kHash)) {
    once.hashes_.push_back({keys.Hash(generation, "idempotency-key", {once.key_}),
                            keys.Hash(generation, "idempotency-content",
                                      {call.route(), call.request().path, call.request().body})});
  }
  return once;
}

Result<std::optional<Uuid>> Once::Find(db::Reader& reader, const journal::Context& context) const {
  for (const Hashes& hashes : hashes_) {
    bool same = false;
    auto found = TRY(reader.First(
        "SELECT result_id, content_hash FROM idempotency WHERE org_id = $1 AND key_hash = $2",
        {context.org, db::ByteView(hashes.key)}, [&](const db::Row& row) {
          same = std::ranges::equal(row.Bytes(1), hashes.content);
          return row.IdAs<EntryId>(0).uuid();
        }));
    if (!found) continue;
    if (!same) {
      return Error{ErrorCode::kMismatch,
                   {"这个 Idempotency-Key 已经用于别的内容，请换一个",
                    "This Idempotency-Key was used for other content; use a new one"},
                   "Idempotency-Key",
                   {},
                   {}};
    }
    return found;
  }
  return std::optional<Uuid>();
}

Status Once::Keep(db::Transaction& tx, const journal::Context& context, const Uuid& result) const {
  TRY(
      tx.Run("INSERT INTO idempotency (org_id, key_hash, content_hash, result_id, on_date) VALUES "
             "($1, $2, $3, $4, $5)",
             {context.org, db::ByteView(hashes_.front().key), db::ByteView(hashes_.front().content),
              result, context.today}));
  return {};
}

}  // namespace huiyin::api
