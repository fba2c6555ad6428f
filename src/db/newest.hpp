// The newest version of something that is read as a whole for an organisation and then kept, such as who is who.
//
//   Newest<Directory> newest;
//   auto directory = TRY(newest.Get(reader, org, {kMemo, PeopleVersion, Directory::Load}));
//
// A Value knows its version(). What a transaction read may still be undone, and its version given to something else: it is kept for
// others only once it is stored; until then the operations of the batch share it by their memo. Threads: any. Errors: those of
// reading.
#pragma once

#include <map>
#include <memory>
#include <string_view>

#include "base/guarded.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace huiyin::db {

template <class Value>
class Newest {
 public:
  using Kept = std::shared_ptr<const Value>;
  struct Source {
    std::string_view memo;  // its name among what a batch remembers
    Result<std::int64_t> (*version)(Reader&, const OrgId&);
    Result<Kept> (*load)(Reader&, const OrgId&, std::int64_t version);
  };

  // As of the reader's snapshot.
  Result<Kept> Get(Reader& reader, const OrgId& org, const Source& source) {
    auto* transaction = dynamic_cast<Transaction*>(&reader);
    if (transaction != nullptr) {
      if (auto present = transaction->memo().template Find<Value>(source.memo, org)) return present;
    }
    std::int64_t version = TRY(source.version(reader, org));
    auto known = kept_.With([&](auto& kept) -> Kept {
      auto it = kept.find(org);
      return it == kept.end() ? nullptr : it->second;
    });
    if (known != nullptr && known->version() == version) {
      if (transaction != nullptr) transaction->memo().Keep(source.memo, org, known);
      return known;
    }
    auto fresh = TRY(source.load(reader, org, version));
    auto keep = [this, org, fresh] {
      kept_.With([&](auto& kept) {
        auto& slot = kept[org];
        if (slot == nullptr || slot->version() < fresh->version()) slot = fresh;
      });
    };
    if (transaction == nullptr) {
      keep();
    } else {
      transaction->AfterCommit(keep);
      transaction->memo().Keep(source.memo, org, fresh);
    }
    return fresh;
  }

 private:
  Guarded<std::map<OrgId, Kept>> kept_;
};

}  // namespace huiyin::db
