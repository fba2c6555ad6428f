// The files of web/dist, put into the binary by the build (cmake/embed.cmake).
#pragma once

#include <span>

#include "http/assets.hpp"

namespace huiyin::app {

std::span<const http::EmbeddedFile> EmbeddedFiles();

}  // namespace huiyin::app
