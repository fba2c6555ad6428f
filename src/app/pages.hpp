// Pages: the web application's files, built into the binary. Which address shows which page is decided here.
#pragma once

#include <string_view>

#include "http/http.hpp"

namespace huiyin::app {

// Answers GET for pages and files; everything else is "not found".
http::Handler PagesHandler();
// A built file, "/index.html": the worker's page; empty when it is not there.
std::string_view BuiltPage(std::string_view path);

}  // namespace huiyin::app
