#include "app/key_check.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "app/say.hpp"

namespace huiyin::app {
namespace {

struct Known {
  KeyUse use;
  const char* name;
  std::map<std::int64_t, std::vector<std::uint8_t>> fingerprints;
};

Error Refuse(Phrase message, const Known& known, std::int64_t generation, const std::string& path) {
  return {ErrorCode::kInvalid,
          message,
          "HUIYIN_KEY_FILE",
          path + ": " + known.name + " " + std::to_string(generation),
          {}};
}

// Generations of the file that the database does not know yet.
Result<std::vector<std::int64_t>> Compare(const Known& known, const Keys& keys,
                                          const std::string& path) {
  std::vector<std::int64_t> fresh;
  auto in_file = keys.generations(known.use);
  for (std::int64_t generation : in_file) {
    auto stored = known.fingerprints.find(generation);
    if (stored == known.fingerprints.end()) {
      fresh.push_back(generation);
    } else if (!std::ranges::equal(stored->second, keys.Fingerprint(known.use, generation))) {
      return Refuse(
          {"这个密钥文件不属于这个数据库：同一编号的密钥不一样。用它会让发出去的收据码全部失效，"
           "所以没有继续。请从保管处取回原来的密钥文件，或检查 HUIYIN_KEY_FILE 和 "
           "HUIYIN_DATABASE",
           "This key file does not belong to this database: a key of the same number "
           "differs. With it no receipt code would work any more, so nothing was done. "
           "Bring the database's own key file back from where it is kept, or check "
           "HUIYIN_KEY_FILE and HUIYIN_DATABASE"},
          known, generation, path);
    }
  }
  if (known.fingerprints.empty()) return fresh;
  std::int64_t newest = known.fingerprints.rbegin()->first;
  if (std::ranges::find(in_file, newest) == in_file.end()) {
    return Refuse({"密钥文件比数据库旧，或属于别的数据库：缺少数据库最近用的密钥。请从保管处取回最"
                   "新的密钥文件，"
                   "或检查 HUIYIN_KEY_FILE 和 HUIYIN_DATABASE",
                   "The key file is older than the database, or another one's: it lacks the "
                   "newest key that the database knows. Bring the newest key file back from where "
                   "it is kept, or check HUIYIN_KEY_FILE and HUIYIN_DATABASE"},
                  known, newest, path);
  }
  return fresh;
}

Result<std::vector<Known>> ReadKnown(db::Reader& reader) {
  std::vector<Known> all{{KeyUse::kReceipt, "receipt", {}}, {KeyUse::kHash, "hash", {}}};
  for (Known& known : all) {
    TRY(reader.Each("SELECT generation, fingerprint FROM key_fingerprint WHERE key_use = $1",
                    {known.name}, [&](const db::Row& row) {
                      auto bytes = row.Bytes(1);
                      known.fingerprints[row.Int(0)] = {bytes.begin(), bytes.end()};
                    }));
  }
  return all;
}

}  // namespace

Status CheckKeys(db::Database& database, const Keys& keys, const std::string& path) {
  bool fresh = false;
  TRY(database.Read([&](db::Reader& reader) -> Status {
    for (const Known& known : TRY(ReadKnown(reader)))
      fresh = !TRY(Compare(known, keys, path)).empty() || fresh;
    return {};
  }));
  if (!fresh) return {};
  return database.Write([&](db::Transaction& tx) -> Status {
    for (const Known& known : TRY(ReadKnown(tx))) {
      for (std::int64_t generation : TRY(Compare(known, keys, path))) {
        Digest fingerprint = keys.Fingerprint(known.use, generation);
        TRY(
            tx.Run("INSERT INTO key_fingerprint (key_use, generation, fingerprint) VALUES ($1, $2, "
                   "$3)",
                   {known.name, generation, db::ByteView(fingerprint)}));
      }
    }
    return {};
  });
}

void WarnOfOpenKeys(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0 || (about.st_mode & (S_IRGRP | S_IROTH)) == 0) return;
  std::fprintf(stderr, "huiyin: %s %s\n",
               Say({"警告：本机别的账号也能读密钥文件。请收紧权限：chmod 600",
                    "Warning: other accounts of this machine may read the key file. Tighten its "
                    "rights: chmod 600"})
                   .c_str(),
               path.c_str());
}

}  // namespace huiyin::app
