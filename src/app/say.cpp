#include "app/say.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace huiyin::app {

std::string Say(const Phrase& phrase) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string(std::string_view(value).starts_with("zh") ? phrase.zh : phrase.en);
  }
  return std::string(phrase.en);
}

int Complain(const Error& error) {
  std::string line = "huiyin: " + Say(error.message);
  if (!error.field.empty()) line += " (" + error.field + ")";
  if (!error.detail.empty()) line += " [" + error.detail + "]";
  std::fprintf(stderr, "%s\n", line.c_str());
  return 2;
}

}  // namespace huiyin::app
