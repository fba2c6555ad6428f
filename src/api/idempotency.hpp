// Idempotency: a request sent twice changes things once.
//
//   auto once = TRY(Once::Read(call));
//   return Plan::Write([=](db::Transaction& tx) -> Result<Plan> {
//     if (auto id = TRY(once.Find(tx, context))) return Render(*id);            // it was here before
//     auto made = TRY(CreateMatter(tx, context, input));
//     TRY(once.Keep(tx, context, made.id.uuid()));
//     return Render(made.id.uuid());
//   });
//
// The Idempotency-Key has 22 to 128 characters of [A-Za-z0-9_-]: at least 128 bits when random. Kept: keyed hashes of key and
// content and the resulting id; never a reply. Content is route, path, body (not If-Match) and who acts: the receipt code that
// came with the request, and the context's actor, without whom a private route's request is not looked up at all. The same key
// with other content, or by somebody else, is refused (kMismatch). Privacy: for anonymous requests the row carries the date only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.hpp"

namespace huiyin::api {

class Once {
 public:
  // Errors: kInvalid when the key is absent or too short.
  static Result<Once> Read(const Call& call);

  // One of several things that this request makes, each looked up and kept by itself: `part` names it, `content` is its own.
  [[nodiscard]] Once Part(const Call& call, std::string_view part, std::string_view content) const;

  // The id that this request made before, if it did. Errors: kMismatch; kInternal when a private route's context names no actor.
  Result<std::optional<Uuid>> Find(db::Reader& reader, const journal::Context& context) const;
  // The same, or nothing where the transaction may take the request for a new one without asking (Transaction::AssumeNew): only for an
  // operation that makes nothing unless it also calls Keep.
  Result<std::optional<Uuid>> FindOrAssumeNew(db::Transaction& tx,
                                              const journal::Context& context) const;
  Status Keep(db::Transaction& tx, const journal::Context& context, const Uuid& result) const;
  [[nodiscard]] const std::string& key() const { return key_; }

 private:
  struct Hashes {
    std::int64_t generation;
    Digest key;
    Digest content;  // before the actor
  };
  [[nodiscard]] Result<Digest> ContentOf(const Hashes& hashes,
                                         const journal::Context& context) const;

  std::string key_;
  bool needs_actor_ = false;
  std::vector<Hashes> hashes_;  // one a key generation, newest first
};

}  // namespace huiyin::api
