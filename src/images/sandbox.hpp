// Sandbox: from here on this process can compute, read descriptor 0, write descriptor 1 and end. Nothing else, for ever.
//
// No new privileges; every other descriptor closed; limits on address space, processor time, file size, descriptors and children;
// and a seccomp filter that ends the process at any other system call (also through another architecture's numbers).
// Under AddressSanitizer and ThreadSanitizer the limit on address space is left out (they reserve terabytes of it), and the few
// calls that they make are allowed; all else holds there too.
// Threads: call it in a process with one thread. Linux on x86-64 and 64-bit ARM; elsewhere it does not compile.
#pragma once

#include <cstdint>

namespace huiyin::images {

struct SandboxLimits {
  std::uint64_t memory_bytes = 0;
  std::uint32_t processor_seconds = 0;
};

// False when any part of it could not be done: then nothing of a stranger's may be touched.
[[nodiscard]] bool EnterSandbox(const SandboxLimits& limits);

}  // namespace huiyin::images
