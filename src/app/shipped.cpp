#include "app/shipped.hpp"

#include "deadlines/deadline_operations.hpp"
#include "voices/category.hpp"

namespace huiyin::app {

Status EnsureShipped(Opened& opened, Instant now) {
  bool lacks = false;
  TRY(opened.database->Read([&](db::Reader& reader) -> Status {
    lacks = TRY(deadlines::LacksShipped(reader, opened.org)) ||
            TRY(voices::LacksCategories(reader, opened.org));
    return {};
  }));
  if (!lacks) return {};
  return opened.database->Write([&](db::Transaction& tx) -> Status {
    journal::Context context{opened.org,   opened.zone,  now,  LocalDate::Of(now, opened.zone),
                             &opened.keys, std::nullopt, false};
    TRY(deadlines::LoadShipped(tx, context));
    return voices::LoadShippedCategories(tx, context);
  });
}

}  // namespace huiyin::app
