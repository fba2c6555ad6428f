#include "images/child.hpp"

#include <unistd.h>

#include <charconv>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "images/sandbox.hpp"
#include "images/transform.hpp"

namespace huiyin::images {
namespace {

template <class Number>
bool Read(std::string_view text, Number& number) {
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size();
}

bool WriteAll(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool WriteReply(const ChildReply& reply) {
  return WriteAll({reinterpret_cast<const char*>(&reply), sizeof reply});
}

bool ReadAll(std::string& upload) {
  upload.resize(kUploadBytes + 1);
  std::size_t filled = 0;
  while (filled < upload.size()) {
    ssize_t got = ::read(STDIN_FILENO, upload.data() + filled, upload.size() - filled);
    if (got < 0) return false;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  upload.resize(filled);
  return filled <= kUploadBytes;
}

// What the codecs ask of the machine (on ARM they read /proc) they ask before the lock, with a picture of ours.
void WarmUp() {
  Picture own{8, 8, std::vector<std::uint8_t>(8 * 8 * 4)};
  (void)Transform(EncodeJpeg(own, 75));
}

int Refuse(Refusal refusal) {
  ChildReply reply;
  reply.refusal = static_cast<std::uint32_t>(refusal);
  return WriteReply(reply) ? 0 : 1;
}

int Answer() {
  std::string upload;
  if (!ReadAll(upload)) return Refuse(Refusal::kDamaged);
  auto result = Transform(upload);
  if (const auto* refusal = std::get_if<Refusal>(&result)) return Refuse(*refusal);
  const auto& clean = std::get<CleanPicture>(result);
  ChildReply reply;
  reply.width = clean.width;
  reply.height = clean.height;
  reply.jpeg_bytes = static_cast<std::uint32_t>(clean.jpeg.size());
  reply.thumb_bytes = static_cast<std::uint32_t>(clean.thumb.size());
  return WriteReply(reply) && WriteAll(clean.jpeg) && WriteAll(clean.thumb) ? 0 : 1;
}

}  // namespace

std::optional<int> RunChild(int argc, char** argv) {
  if (argc != 4 || std::string_view(argv[1]) != "photo-child") return std::nullopt;
  SandboxLimits limits;
  int status = 2;
  if (Read(argv[2], limits.memory_bytes) && Read(argv[3], limits.processor_seconds)) {
    try {
      WarmUp();
      status = EnterSandbox(limits) ? Answer() : Refuse(Refusal::kNoSandbox);
    } catch (const std::bad_alloc&) {
      status = Refuse(Refusal::kTooMuchMemory);
    }
  }
  ::_exit(status);  // no destructor of a library runs in here
}

}  // namespace huiyin::images
