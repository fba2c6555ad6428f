// Pages: the web application's files, built into the binary. Which address shows which page is decided here.
#pragma once

#include <string_view>

#include "http/http.hpp"

namespace huiyin::app {

// Answers GET for pages and files; everything else is "not found".
http::Handler PagesHandler();
// The worker's built page.
std::string_view IndexPage();

}  // namespace huiyin::app
