// Each claim in a forked child of its own: what it tries after it locked itself in must end it by SIGSYS.
#include "images/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <vector>

namespace huiyin::images {
namespace {

constexpr SandboxLimits kLimits{std::uint64_t{1} << 32U, 5};

// The wait status of a child that locks itself in and then does this; 0 when it lived through it.
int After(const std::function<void()>& deed) {
  pid_t child = ::fork();
  if (child == 0) {
    if (!EnterSandbox(kLimits)) ::_exit(99);
    deed();
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return status;
}

bool KilledBySystemCall(int status) { return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS; }

TEST(Sandbox, RefusesFilesAndTheNetwork) {
  EXPECT_TRUE(KilledBySystemCall(After([] { ::open("/etc/passwd", O_RDONLY); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::open("/tmp/x", O_WRONLY | O_CREAT, 0600); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::socket(AF_INET, SOCK_STREAM, 0); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::socket(AF_UNIX, SOCK_STREAM, 0); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::unlink("/tmp/x"); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::syscall(SYS_io_uring_setup, 1, nullptr); })));
}

TEST(Sandbox, RefusesOtherProcessesAndPrograms) {
  EXPECT_TRUE(KilledBySystemCall(After([] { ::execl("/bin/true", "true", nullptr); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::kill(::getppid(), 0); })));
  EXPECT_TRUE(KilledBySystemCall(After([] { ::syscall(SYS_ptrace, 0, 0, 0, 0); })));
}

TEST(Sandbox, RefusesNewCode) {
  EXPECT_TRUE(KilledBySystemCall(After(
      [] { ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); })));
  EXPECT_TRUE(KilledBySystemCall(After([] {
    void* page = ::mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
  })));
}

TEST(Sandbox, ReadsAndWritesItsTwoPipesOnly) {
  EXPECT_TRUE(KilledBySystemCall(After([] { (void)!::write(STDERR_FILENO, "", 1); })));
  char byte = 0;
  EXPECT_TRUE(KilledBySystemCall(After([&] { (void)!::read(3, &byte, 1); })));
  EXPECT_EQ(After([] { (void)!::write(STDOUT_FILENO, "", 0); }), 0);
}

TEST(Sandbox, LeavesMemoryToComputeWith) {
  EXPECT_EQ(After([] {
              std::vector<char> large(50'000'000, 'x');
              if (large[49'999'999] != 'x') ::_exit(1);
            }),
            0);
}

}  // namespace
}  // namespace huiyin::images
