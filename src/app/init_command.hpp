// huiyin init: makes data folder, keys, database, the organisation and its first administrator. May be repeated: then it brings
// the schema up to date and, when a password is given, lets the administrator in again.
#pragma once

#include <string>

#include "app/settings.hpp"

namespace huiyin::app {

struct InitOptions {
  std::string organisation;
  std::string login = "admin";
  std::string name;
  int utc_offset_minutes = 480;
};

int InitCommand(const Settings& settings, const InitOptions& options);

}  // namespace huiyin::app
