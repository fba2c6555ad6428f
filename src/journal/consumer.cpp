#include "journal/consumer.hpp"

namespace huiyin::journal {
namespace {

Result<std::int64_t> PositionOf(db::Reader& reader, const OrgId& org, std::string_view name) {
  return reader.Number("SELECT position FROM journal_consumer WHERE org_id = $1 AND name = $2",
                       {org, name});
}

}  // namespace

Result<std::int64_t> Consume(db::Transaction& tx, const OrgId& org, std::string_view name,
                             std::int64_t limit,
                             const std::function<Status(const StoredEntry&)>& effect) {
  std::int64_t position = TRY(PositionOf(tx, org, name));
  auto entries = TRY(ReadAfter(tx, org, position, limit));
  if (entries.empty()) return 0;
  for (const StoredEntry& entry : entries) TRY(effect(entry));
  TRY(
      tx.Run("INSERT INTO journal_consumer (org_id, name, position) VALUES ($1, $2, $3) "
             "ON CONFLICT (org_id, name) DO UPDATE SET position = excluded.position",
             {org, name, entries.back().position}));
  return static_cast<std::int64_t>(entries.size());
}

Result<bool> HasMore(db::Reader& reader, const OrgId& org, std::string_view name) {
  return TRY(LastPosition(reader, org)) > TRY(PositionOf(reader, org, name));
}

}  // namespace huiyin::journal
