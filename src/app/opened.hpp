// Opened: a database with its keys and its organisation, ready for a command.
//
// Errors: kInvalid in plain words for a missing or foreign key file, a database without an organisation ("run huiyin init"), bad settings.
// Ownership: owns all of it; outlives whatever uses it.
#pragma once

#include <memory>

#include "app/settings.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"
#include "people/people.hpp"

namespace huiyin::app {

struct Opened {
  Settings settings;
  std::unique_ptr<db::Database> database;
  Keys keys;
  OrgId org;
  Zone zone;
};

// Makes the data folder, the database and, when there is no database yet, the key file. Brings the schema up to date.
Result<Opened> OpenFresh(const Settings& settings);
// For an installation that `huiyin init` has made.
Result<Opened> OpenExisting(const Settings& settings);

}  // namespace huiyin::app
