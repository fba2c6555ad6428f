#include "images/sandbox.hpp"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>
#include <vector>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HUIYIN_SANITIZED 1
#else
#define HUIYIN_SANITIZED 0
#endif

#if defined(__x86_64__)
#define HUIYIN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define HUIYIN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "photos are decoded in a seccomp sandbox, which is written for x86-64 and 64-bit ARM"
#endif

namespace huiyin::images {
namespace {

constexpr std::uint32_t kKill = SECCOMP_RET_KILL_PROCESS;
constexpr std::uint32_t kAllow = SECCOMP_RET_ALLOW;

constexpr std::uint32_t Of(std::size_t offset) { return static_cast<std::uint32_t>(offset); }
constexpr std::uint32_t kNumber = Of(offsetof(seccomp_data, nr));
constexpr std::uint32_t kArchitecture = Of(offsetof(seccomp_data, arch));
// The lower half of an argument; both architectures are little-endian.
constexpr std::uint32_t Argument(std::size_t index) {
  return Of(offsetof(seccomp_data, args) + index * sizeof(std::uint64_t));
}

class Filter {
 public:
  Filter() {
    Load(kArchitecture);
    Jump(BPF_JEQ, HUIYIN_ARCHITECTURE, 1, 0);
    Return(kKill);
    Load(kNumber);
  }
  void Allow(long call) {
    Jump(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 1);
    Return(kAllow);
  }
  // Only when the argument is exactly this.
  void AllowIf(long call, std::size_t argument, std::uint32_t value) {
    Jump(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 4);
    Load(Argument(argument));
    Jump(BPF_JEQ, value, 0, 1);
    Return(kAllow);
    Return(kKill);
  }
  // Only when none of these bits is set in the argument.
  void AllowWithout(long call, std::size_t argument, std::uint32_t bits) {
    Jump(BPF_JEQ, static_cast<std::uint32_t>(call), 0, 4);
    Load(Argument(argument));
    Jump(BPF_JSET, bits, 1, 0);
    Return(kAllow);
    Return(kKill);
  }
  bool Install() {
    Return(kKill);
    sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  void Load(std::uint32_t offset) {
    code_.push_back({static_cast<std::uint16_t>(BPF_LD | BPF_W | BPF_ABS), 0, 0, offset});
  }
  void Jump(int test, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
    code_.push_back({static_cast<std::uint16_t>(BPF_JMP | test | BPF_K), yes, no, value});
  }
  void Return(std::uint32_t verdict) {
    code_.push_back({static_cast<std::uint16_t>(BPF_RET | BPF_K), 0, 0, verdict});
  }
  std::vector<sock_filter> code_;
};

bool LockSystemCalls() {
  Filter filter;
  filter.AllowIf(SYS_read, 0, STDIN_FILENO);
  filter.AllowIf(SYS_write, 0, STDOUT_FILENO);
  filter.Allow(SYS_exit_group);
  filter.Allow(SYS_exit);
  filter.Allow(SYS_rt_sigreturn);
  filter.Allow(SYS_brk);
  filter.AllowWithout(SYS_mmap, 2, PROT_EXEC);  // nothing is left that could be mapped
  filter.AllowWithout(SYS_mprotect, 2, PROT_EXEC);
  filter.Allow(SYS_munmap);
  filter.Allow(SYS_mremap);
  filter.Allow(SYS_madvise);
  filter.Allow(SYS_futex);
  filter.Allow(SYS_getrandom);
  filter.Allow(SYS_clock_gettime);
  if (HUIYIN_SANITIZED != 0) {
    for (long call : {SYS_sched_yield, SYS_gettid, SYS_getpid, SYS_sigaltstack, SYS_rt_sigprocmask,
                      SYS_rt_sigaction, SYS_prctl})
      filter.Allow(call);
  }
  return filter.Install();
}

// `hard` is one more for processor time: SIGXCPU first, then SIGKILL.
bool Limit(decltype(RLIMIT_AS) what, std::uint64_t soft, std::uint64_t hard) {
  rlimit limit{soft, hard};
  return ::setrlimit(what, &limit) == 0;
}

}  // namespace

bool EnterSandbox(const SandboxLimits& limits) {
  bool locked = ::syscall(SYS_close_range, 3U, ~0U, 0U) == 0;
  locked = locked && ::prctl(PR_SET_PDEATHSIG, 9 /* SIGKILL */) == 0;
  locked = locked && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  locked = locked && ::prctl(PR_SET_DUMPABLE, 0) == 0;  // no core file with somebody's picture
  locked = locked && Limit(RLIMIT_CORE, 0, 0) && Limit(RLIMIT_FSIZE, 0, 0);
  locked = locked && Limit(RLIMIT_CPU, limits.processor_seconds, limits.processor_seconds + 1);
  if (HUIYIN_SANITIZED == 0)
    locked = locked && Limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
  locked = locked && Limit(RLIMIT_NOFILE, 2, 2);
  return locked && LockSystemCalls();
}

}  // namespace huiyin::images
