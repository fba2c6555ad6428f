// The version, as in CMakeLists.txt and api/openapi.yaml.
#pragma once

#include <string_view>

namespace huiyin::app {
inline constexpr std::string_view kVersion = "0.1.0";
}
