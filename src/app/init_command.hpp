// huiyin init: makes data folder, keys, database, the organisation and its first administrator. May be repeated: then it brings
// the schema up to date and says what it left alone. Only with --reset-password does it set a password again: it lets the owner of
// --login in as an administrator and ends their sessions.
//
// Exit status: 0 done, 2 nothing done (why is on standard error).
#pragma once

#include <string>

#include "app/settings.hpp"

namespace huiyin::app {

struct InitOptions {
  std::string organisation;
  std::string login = "admin";
  std::string name;
  int utc_offset_minutes = 480;
  bool reset_password = false;
};

int InitCommand(const Settings& settings, const InitOptions& options);

}  // namespace huiyin::app
