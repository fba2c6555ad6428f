// For tests only: the main of a test program that starts photo children of itself. Include it in exactly one file.
//
// Besides photo-child it knows two children that misbehave after they locked themselves in: photo-spin, photo-sleep.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <string_view>

#include "images/child.hpp"
#include "images/sandbox.hpp"

namespace huiyin::images {

inline void Misbehave(std::string_view how) {
  if (how != "photo-spin" && how != "photo-sleep") return;
  if (!EnterSandbox({std::uint64_t{1} << 30U, 1})) ::_exit(3);
  char byte = 0;
  if (how == "photo-spin") {
    for (volatile bool on = true; on;) {
    }
  }
  while (::read(STDIN_FILENO, &byte, 1) >= 0) {  // at the end of the upload too
  }
  ::_exit(3);
}

}  // namespace huiyin::images

int main(int argc, char** argv) {
  if (auto status = huiyin::images::RunChild(argc, argv)) return *status;
  if (argc > 1) huiyin::images::Misbehave(argv[1]);
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
