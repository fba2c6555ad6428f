// Key check: whether a key file belongs to a database. The database remembers a fingerprint of every key it was opened with.
//
//   TRY(CheckKeys(*database, keys, settings.key_file));
//   WarnOfOpenKeys(settings.key_file);
//
// A key that the database does not know is a new generation and is remembered. Older generations may be retired; the newest one
// that the database knows may not, for what it made would not be recognised.
// Threads: CheckKeys reads, and writes when there is a new key. Errors: kInvalid naming HUIYIN_KEY_FILE, in words that help.
// Privacy: a fingerprint is an HMAC of a constant; it says nothing about the key.
#pragma once

#include <string>

#include "db/database.hpp"
#include "keys/keys.hpp"

namespace huiyin::app {

Status CheckKeys(db::Database& database, const Keys& keys, const std::string& path);
// One line to standard error when others than its owner may read the key file.
void WarnOfOpenKeys(const std::string& path);

}  // namespace huiyin::app
