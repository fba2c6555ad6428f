// Memo: what operations of one batch read, and would read again: valid until one of the same batch changes it.
//
//   if (auto known = tx.memo().Find<Directory>("people", org)) return known;
//   tx.memo().Keep("people", org, fresh);
//   tx.memo().Drop("people", org);            // by whatever changes it, in the same breath
//
// Nobody else can change it meanwhile: a batch holds the only right to write. It is emptied when a batch begins and when an
// operation of it is undone. Threads: the writer's own.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "base/ids.hpp"

namespace huiyin::db {

class Memo {
 public:
  // `kind` is a literal; each kind has one type.
  template <class Value>
  std::shared_ptr<const Value> Find(std::string_view kind, const OrgId& org) const {
    auto found = values_.find({kind, org});
    if (found == values_.end()) return nullptr;
    return std::static_pointer_cast<const Value>(found->second);
  }
  template <class Value>
  void Keep(std::string_view kind, const OrgId& org, std::shared_ptr<const Value> value) {
    values_[{kind, org}] = std::move(value);
  }
  void Drop(std::string_view kind, const OrgId& org) { values_.erase({kind, org}); }
  void Clear() { values_.clear(); }

 private:
  std::map<std::pair<std::string_view, OrgId>, std::shared_ptr<const void>> values_;
};

}  // namespace huiyin::db
