#include "api/idempotency.hpp"

#include <algorithm>

namespace huiyin::api {
namespace {

bool IsKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

// However the code is written, it is the same receipt. What is no code names nobody's voice and is refused by its route.
std::string ReceiptOf(const Call& call) {
  std::string_view text = call.request().header("Huiyin-Receipt");
  auto code = ReceiptCode::Parse(text);
  return code ? code->ToString() : std::string(text);
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
  once.needs_actor_ = call.request().path.starts_with("/api/v1/private/");
  const Keys& keys = *call.services().keys;
  const http::Request& request = call.request();
  std::string receipt = once.needs_actor_ ? std::string() : ReceiptOf(call);
  for (std::int64_t generation : keys.generations(KeyUse::kHash)) {
    // Without a receipt as it has always been: a submission finds its voice for ever.
    Digest content = receipt.empty()
                         ? keys.Hash(generation, "idempotency-content",
                                     {call.route(), request.path, request.body})
                         : keys.Hash(generation, "idempotency-content",
                                     {call.route(), request.path, request.body, receipt});
    once.hashes_.push_back(
        {generation, keys.Hash(generation, "idempotency-key", {once.key_}), content});
  }
  return once;
}

Once Once::Part(const Call& call, std::string_view part, std::string_view content) const {
  Once once;
  once.key_ = key_ + "." + std::string(part);
  once.needs_actor_ = needs_actor_;
  const Keys& keys = *call.services().keys;
  for (std::int64_t generation : keys.generations(KeyUse::kHash)) {
    once.hashes_.push_back({generation, keys.Hash(generation, "idempotency-key", {key_, part}),
                            keys.Hash(generation, "idempotency-content",
                                      {call.route(), call.request().path, content, part})});
  }
  return once;
}

Result<Digest> Once::ContentOf(const Hashes& hashes, const journal::Context& context) const {
  if (!context.actor) {
    if (needs_actor_) return Internal("idempotency of a private route without an actor");
    return hashes.content;
  }
  auto text = [](std::span<const std::uint8_t> bytes) {
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  };
  return context.keys->Hash(hashes.generation, "idempotency-actor",
                            {text(hashes.content), text(context.actor->uuid().bytes())});
}

Result<std::optional<Uuid>> Once::Find(db::Reader& reader, const journal::Context& context) const {
  for (const Hashes& hashes : hashes_) {
    Digest content = TRY(ContentOf(hashes, context));
    bool same = false;
    auto found = TRY(reader.First(
        "SELECT result_id, content_hash FROM idempotency WHERE org_id = $1 AND key_hash = $2",
        {context.org, db::ByteView(hashes.key)}, [&](const db::Row& row) {
          same = std::ranges::equal(row.Bytes(1), content);
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

Result<std::optional<Uuid>> Once::FindOrAssumeNew(db::Transaction& tx,
                                                  const journal::Context& context) const {
  // Keep finds a row of the newest keys only: under older ones somebody has to look.
  if (hashes_.size() == 1 && tx.AssumeNew()) return std::optional<Uuid>();
  return Find(tx, context);
}

Status Once::Keep(db::Transaction& tx, const journal::Context& context, const Uuid& result) const {
  Digest content = TRY(ContentOf(hashes_.front(), context));
  TRY(tx.Queue(
      "INSERT INTO idempotency (org_id, key_hash, content_hash, result_id, on_date) VALUES "
      "($1, $2, $3, $4, $5)",
      {context.org, db::ByteView(hashes_.front().key), db::ByteView(content), result,
       context.today}));
  return {};
}

}  // namespace huiyin::api
