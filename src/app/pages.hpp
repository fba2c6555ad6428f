// Pages: the web application's files, built into the binary. Which address shows which page is decided here.
#pragma once

#include "http/http.hpp"

namespace huiyin::app {

// Answers GET for pages and files; everything else is "not found".
http::Handler PagesHandler();

}  // namespace huiyin::app
