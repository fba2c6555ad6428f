// The parent's side: starts the child, feeds it, and believes nothing that it says without looking.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "base/log.hpp"
#include "images/child.hpp"
#include "images/decode.hpp"
#include "images/images.hpp"

namespace huiyin::images {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kReplyBytes = sizeof(ChildReply) + 16 * 1024 * 1024;

// A descriptor that is closed at the end, and never handed on to a program.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { Close(); }
  void Close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_ = -1;
};

// Two ends of one line; a socket, because writing to a pipe that nobody reads any more raises a signal.
struct Line {
  Descriptor parent;
  Descriptor child;
};

std::optional<Line> MakeLine() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
  return Line{Descriptor(ends[0]), Descriptor(ends[1])};
}

struct Ended {
  int status = 0;
  bool late = false;
  std::string said;
};

// The child with its two lines; killed and waited for at the end in any case.
class Child {
 public:
  bool Start(const ChildOptions& options);
  Ended Talk(std::string_view upload, Steady::time_point deadline);

 private:
  bool Step(std::string_view& upload, std::string& said, int patience);
  pid_t pid_ = -1;
  Descriptor to_;
  Descriptor from_;
};

bool Child::Start(const ChildOptions& options) {
  auto in = MakeLine();
  auto out = MakeLine();
  if (!in || !out) return false;
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&files, in->child.number(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, out->child.number(), STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addclosefrom_np(&files, 3);
  // The server blocks the signals that stop it and ignores others; the child starts as a fresh program does.
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setflags(&attributes,
                             static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
  std::string program = options.program;
  std::string command = options.command;
  std::string memory = std::to_string(options.memory_bytes);
  std::string seconds = std::to_string(options.processor_seconds);
  char* words[] = {program.data(), command.data(), memory.data(), seconds.data(), nullptr};
  char* environment[] = {nullptr};
  bool started =
      ::posix_spawn(&pid_, program.c_str(), &files, &attributes, words, environment) == 0;
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&files);
  to_ = std::move(in->parent);
  from_ = std::move(out->parent);
  return started && ::fcntl(to_.number(), F_SETFL, O_NONBLOCK) == 0;
}

// One wait for either line. False when the child has said everything, or too much.
bool Child::Step(std::string_view& upload, std::string& said, int patience) {
  pollfd waits[2] = {{from_.number(), POLLIN, 0}, {to_.number(), POLLOUT, 0}};  // -1 is passed over
  if (::poll(waits, 2, patience) < 0) return errno == EINTR;
  if ((waits[1].revents & (POLLOUT | POLLERR | POLLHUP)) != 0) {
    ssize_t written = ::send(to_.number(), upload.data(), upload.size(), MSG_NOSIGNAL);
    if (written > 0) upload.remove_prefix(static_cast<std::size_t>(written));
    bool gone = written < 0 && errno != EAGAIN && errno != EINTR;
    if (upload.empty() || gone) to_.Close();
  }
  if ((waits[0].revents & (POLLIN | POLLERR | POLLHUP)) == 0) return true;
  char buffer[64 * 1024];
  ssize_t got = ::read(from_.number(), buffer, sizeof buffer);
  if (got > 0) said.append(buffer, static_cast<std::size_t>(got));
  return got > 0 && said.size() <= kReplyBytes;
}

Ended Child::Talk(std::string_view upload, Steady::time_point deadline) {
  Ended ended;
  if (upload.empty()) to_.Close();
  for (bool more = true; more;) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
    ended.late = left.count() <= 0;
    more = !ended.late && Step(upload, ended.said, static_cast<int>(left.count()) + 1);
  }
  ::kill(pid_,
         SIGKILL);  // nothing to one that has ended; its number is ours until it is waited for
  while (::waitpid(pid_, &ended.status, 0) < 0 && errno == EINTR) {
  }
  return ended;
}

Error Words(Refusal refusal) {
  switch (refusal) {
    case Refusal::kOtherFormat:
      return {ErrorCode::kUnsupportedType,
              {"照片要是 JPEG、PNG 或 WebP 格式，请换一张",
               "A photo must be JPEG, PNG or WebP; please choose another one"},
              "photo",
              {},
              {}};
    case Refusal::kAnimated:
      return Invalid("photo", {"不收动图，请换一张静止的照片",
                               "Moving pictures are not taken; please choose a still one"});
    case Refusal::kTooManyPixels:
    case Refusal::kTooMuchMemory:
      return {ErrorCode::kTooLarge,
              {"照片的像素太多（最多 5000 万），请缩小后再传",
               "The photo has too many pixels (at most 50 million); please make it smaller"},
              "photo",
              {},
              {}};
    case Refusal::kNoSandbox:
      return {
          ErrorCode::kUnavailable,
          {"服务器现在不能收照片，文字不受影响。请告诉管理员",
           "The server cannot take photos now; your words are safe. Please tell the administrator"},
          {},
          "the photo child could not lock itself in (seccomp, limits)",
          {}};
    case Refusal::kDamaged:
      break;
  }
  return Invalid(
      "photo", {"照片打不开：可能没有传完整或已损坏，请重新选择",
                "The photo cannot be opened: it is incomplete or damaged. Please choose it again"});
}

Error Unavailable(std::string detail) {
  return {ErrorCode::kUnavailable,
          {"照片没有处理完，文字不受影响。请过一会儿再传",
           "The photo was not finished; your words are safe. Please send it again in a while"},
          {},
          std::move(detail),
          {}};
}

// A JPEG that is whole as far as a look at its ends can tell.
bool LooksLikeJpeg(std::string_view bytes) {
  return bytes.starts_with("\xff\xd8\xff") && bytes.ends_with("\xff\xd9");
}

Result<CleanPicture> Judge(const Ended& ended) {
  if (ended.late) {
    log::Warn("photo.late");
    return Unavailable("the photo child was killed after its time");
  }
  bool well = WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0;
  ChildReply reply;
  if (!well || ended.said.size() < sizeof reply) {
    int signal = WIFSIGNALED(ended.status) ? WTERMSIG(ended.status) : 0;
    log::Warn("photo.child_died", {{"signal", signal}});
    return Words(Refusal::kDamaged);
  }
  std::memcpy(&reply, ended.said.data(), sizeof reply);
  std::string_view rest = std::string_view(ended.said).substr(sizeof reply);
  if (reply.mark != kReplyMark || reply.refusal > static_cast<std::uint32_t>(Refusal::kNoSandbox))
    return Words(Refusal::kDamaged);
  if (reply.refusal != 0) return Words(static_cast<Refusal>(reply.refusal));
  if (rest.size() != std::uint64_t{reply.jpeg_bytes} + reply.thumb_bytes)
    return Words(Refusal::kDamaged);
  CleanPicture clean{reply.width, reply.height, std::string(rest.substr(0, reply.jpeg_bytes)),
                     std::string(rest.substr(reply.jpeg_bytes))};
  bool sane = clean.width > 0 && clean.height > 0 && clean.width <= kPictureEdge &&
              clean.height <= kPictureEdge && LooksLikeJpeg(clean.jpeg) &&
              LooksLikeJpeg(clean.thumb);
  if (!sane) return Words(Refusal::kDamaged);
  return clean;
}

}  // namespace

Result<CleanPicture> ReEncode(std::string_view upload, const ChildOptions& options) {
  if (upload.size() > kUploadBytes) return Words(Refusal::kTooManyPixels);
  Child child;
  if (!child.Start(options)) return Unavailable("the photo child could not be started");
  return Judge(child.Talk(upload, Steady::now() + options.wall_time));
}

}  // namespace huiyin::images
