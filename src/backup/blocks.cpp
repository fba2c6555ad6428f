#include "backup/blocks.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace huiyin::backup {
namespace {

constexpr std::size_t kHeadSize = 5;

std::string_view View(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest Start() { return Sha256({"huiyin backup 1"}); }

Digest Link(const Digest& before, std::string_view type, std::string_view payload) {
  return Sha256({View(before), type, payload});
}

struct Cause {
  int number;
  Phrase what_to_do;
};
constexpr Phrase kNoSuch{"没有这个文件或文件夹，请检查路径",
                         "There is no such file or folder; check the path"};
constexpr Phrase kNotAllowed{
    "没有权限读写这个位置，请换一个文件夹，或者给运行 huiyin 的用户加上权限",
    "This place may not be read or written; choose another folder, or give "
    "the user who runs huiyin the right to it"};
constexpr Phrase kFull{"磁盘满了，请腾出空间，或者换一个位置再运行一次",
                       "The disk is full; make room or choose another place, and run this again"};
constexpr std::array kCauses{
    Cause{ENOENT, kNoSuch},
    Cause{ENOTDIR, kNoSuch},
    Cause{EACCES, kNotAllowed},
    Cause{EPERM, kNotAllowed},
    Cause{EROFS, kNotAllowed},
    Cause{ENOSPC, kFull},
    Cause{EDQUOT, kFull},
    Cause{EISDIR, {"这是一个文件夹，请写明文件名", "This is a folder; name a file in it"}}};

Error DiskFault(std::string_view what) {
  int number = errno;
  for (const Cause& cause : kCauses) {
    if (cause.number == number)
      return {ErrorCode::kUnavailable, cause.what_to_do, {}, std::string(what), {}};
  }
  return {ErrorCode::kUnavailable,
          {"备份文件读不出或写不下，请检查磁盘",
           "The backup file cannot be read or written; check the disk"},
          {},
          std::string(what) + ", errno " + std::to_string(number),
          {}};
}

}  // namespace

BlockWriter::BlockWriter(std::FILE* file) : file_(file), chain_(Start()) {}

Result<BlockWriter> BlockWriter::Create(const std::string& path) {
  int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST) {
    return Conflict({"这个文件已经在了，不会覆盖，请换一个名字",
                     "This file is there already and stays as it is; give another name"});
  }
  if (descriptor < 0) return DiskFault("open");
  std::FILE* file = ::fdopen(descriptor, "wb");
  if (file == nullptr) {
    ::close(descriptor);
    return DiskFault("open");
  }
  return BlockWriter(file);
}

Status BlockWriter::Write(BlockType type, std::string_view payload) {
  char letter = static_cast<char>(type);
  std::array<char, kHeadSize> head{letter};
  for (std::size_t i = 1; i < kHeadSize; ++i) {
    head[i] = static_cast<char>(payload.size() >> (8 * (kHeadSize - 1 - i)) & 0xff);
  }
  chain_ = Link(chain_, {&letter, 1}, payload);
  for (std::string_view part :
       {std::string_view(head.data(), head.size()), payload, View(chain_)}) {
    if (std::fwrite(part.data(), 1, part.size(), file_.get()) != part.size()) {
      return DiskFault("write");
    }
  }
  return {};
}

Status BlockWriter::Finish() {
  if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0) {
    return DiskFault("write");
  }
  return {};
}

BlockReader::BlockReader(std::FILE* file) : file_(file), chain_(Start()) {}

Result<BlockReader> BlockReader::Open(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return DiskFault("open");
  return BlockReader(file);
}

Error BlockReader::Damaged(std::string_view what) const {
  return {ErrorCode::kConflict,
          {"备份文件损坏，没有恢复任何内容", "The backup is damaged; nothing was restored from it"},
          {},
          "block " + std::to_string(number_) + " at byte " + std::to_string(offset_) + ": " +
              std::string(what),
          {}};
}

// False at the end of the file, where a block may begin.
Result<bool> BlockReader::ReadBytes(void* to, std::size_t size) {
  std::size_t got = std::fread(to, 1, size, file_.get());
  if (got == size) return true;
  if (std::ferror(file_.get()) != 0) return DiskFault("read");
  if (got == 0) return false;
  return Damaged("the file ends in it");
}

Result<std::optional<Block>> BlockReader::Next() {
  ++number_;
  offset_ = std::ftell(file_.get());
  std::array<std::uint8_t, kHeadSize> head{};
  if (!TRY(ReadBytes(head.data(), head.size()))) return std::optional<Block>();
  std::size_t length = 0;
  for (std::size_t i = 1; i < kHeadSize; ++i) length = length << 8 | head[i];
  if (length > kLongestPayload) return Damaged("its length cannot be");
  Block block;
  block.type = static_cast<BlockType>(head[0]);
  block.number = number_;
  block.offset = offset_;
  block.payload.resize(length);
  Digest stored{};
  if (length > 0 && !TRY(ReadBytes(block.payload.data(), length))) {
    return Damaged("the file ends in it");
  }
  if (!TRY(ReadBytes(stored.data(), stored.size()))) return Damaged("the file ends in it");
  char letter = static_cast<char>(head[0]);
  chain_ = Link(chain_, {&letter, 1}, block.payload);
  if (stored != chain_) return Damaged("its hash does not fit");
  return std::optional<Block>(std::move(block));
}

}  // namespace huiyin::backup
