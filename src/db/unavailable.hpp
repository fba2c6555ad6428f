// The one error of a storage that cannot be read or written just now, in words for the person whose text could not be stored.
#pragma once

#include <string>

#include "base/error.hpp"

namespace huiyin::db {

// kUnavailable. `detail` is for the log: no values.
Error Unavailable(std::string detail);

}  // namespace huiyin::db
