// Words on the terminal: Chinese when LANG or LC_ALL begins with zh, else English.
#pragma once

#include <string>

#include "base/error.hpp"

namespace huiyin::app {

std::string Say(const Phrase& phrase);
// Prints what went wrong and where to standard error; gives the exit status 2.
int Complain(const Error& error);

}  // namespace huiyin::app
