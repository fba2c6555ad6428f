#include "voices/import_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "api/fields.hpp"
#include "voices/csv_reader.hpp"
#include "voices/import_json.hpp"
#include "voices/voice.hpp"

namespace huiyin::voices {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} * 1024;
constexpr std::size_t kShownBytes = 4096;  // of an overlong line

class OpenFile {
 public:
  explicit OpenFile(int fd) : fd_(fd) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { ::close(fd_); }

  Result<std::size_t> Read(char* to, std::size_t size) const {
    for (;;) {
      ssize_t got = ::read(fd_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) {
        return Error{ErrorCode::kUnavailable,
                     {"文件读到一半读不下去了", "Reading the file failed half-way"},
                     {},
                     "errno " + std::to_string(errno),
                     {}};
      }
    }
  }

 private:
  int fd_;
};

// A rule for the values other than the text: any clean text of limited length.
std::optional<Phrase> ProblemOfValue(const std::optional<std::string>& value, std::size_t most,
                                     Phrase too_long) {
  if (!value) return std::nullopt;
  if (value->find('\0') != std::string::npos) {
    return Phrase{"含有不能保存的空字符（NUL）", "holds a NUL character, which cannot be kept"};
  }
  if (!api::IsCleanUtf8(*value)) {
    return Phrase{"不是有效的 UTF-8 编码，请把文件另存为 UTF-8",
                  "is not valid UTF-8; save the file as UTF-8"};
  }
  if (value->size() > most) return too_long;
  return std::nullopt;
}

}  // namespace

std::optional<Phrase> ProblemOf(const SourceRow& row) {
  const auto& text = row[ImportField::kText];
  if (!text) return Phrase{"没有正文", "has no text"};
  if (auto problem =
          ProblemOfValue(text, kTextBytes, {"正文超过 64 KiB", "the text is longer than 64 KiB"})) {
    return problem;
  }
  if (api::IsBlank(*text)) return Phrase{"正文是空的", "the text is blank"};
  if (auto problem =
          ProblemOfValue(row[ImportField::kTitle], kImportTitleBytes,
                         {"标题超过 2048 字节", "the title is longer than 2048 bytes"})) {
    return problem;
  }
  if (auto problem = ProblemOfValue(row[ImportField::kId], kImportIdBytes,
                                    {"编号超过 512 字节", "the id is longer than 512 bytes"})) {
    return problem;
  }
  if (auto problem = ProblemOfValue(row.source, kImportSourceBytes,
                                    {"来源超过 200 字节", "the source is longer than 200 bytes"})) {
    return problem;
  }
  return ProblemOfValue(row[ImportField::kTime], kImportTimeBytes,
                        {"时间超过 200 字节", "the time is longer than 200 bytes"});
}

Result<ByteSource> OpenBytes(const std::string& path) {
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return errno == ENOENT ? Invalid("file", {"没有这个文件", "There is no such file"})
                           : Invalid("file", {"这个文件打不开，请检查权限",
                                              "This file cannot be opened; check its permissions"});
  }
  auto file = std::make_shared<OpenFile>(fd);
  struct stat about {};
  if (::fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
    return Invalid("file", {"这是目录，不是文件", "This is a folder, not a file"});
  }
  return ByteSource(
      [file](char* to, std::size_t size) -> Result<std::size_t> { return file->Read(to, size); });
}

bool InputWindow::More() {
  if (ended_) return false;
  if (begin_ > 0 && buffer_.size() - end_ < kChunkBytes) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < kChunkBytes) buffer_.resize(2 * buffer_.size() + 2 * kChunkBytes);
  auto got = source_(buffer_.data() + end_, kChunkBytes);
  if (!got) status_ = got.error();
  ended_ = !got || *got == 0;
  if (!ended_) end_ += *got;
  return !ended_;
}

bool InputWindow::Reach(std::size_t offset) {
  while (begin_ + offset >= end_) {
    if (!More()) return false;
  }
  return true;
}

std::optional<std::size_t> InputWindow::Find(char byte, std::size_t offset) {
  while (offset <= kImportRowBytes) {
    std::size_t held = end_ - begin_;
    if (offset < held) {
      const char* from = buffer_.data() + begin_;
      const void* found = std::memchr(from + offset, byte, held - offset);
      if (found != nullptr) {
        return static_cast<std::size_t>(static_cast<const char*>(found) - from);
      }
      offset = held;
    }
    if (!More()) return std::nullopt;
  }
  return std::nullopt;
}

void InputWindow::DropNow() {
  begin_ += later_;
  dropped_ += static_cast<std::int64_t>(later_);
  later_ = 0;
}

void InputWindow::SkipLine() {
  for (;;) {
    DropNow();
    auto end = Find('\n', 0);
    if (end) return DropLater(*end + 1);
    if (begin_ == end_) return;
    DropLater(end_ - begin_);
  }
}

bool InputWindow::TakeLine(std::string_view& line, bool& whole) {
  DropNow();
  if (At(0) < 0) return false;
  auto end = Find('\n', 0);
  std::size_t size = end.value_or(end_ - begin_);
  whole = size <= kImportRowBytes;
  if (!whole) {
    cut_ = api::FirstCharacters(view(0, kShownBytes), kShownBytes / 4);
    SkipLine();
    line = cut_;
    return true;
  }
  DropLater(end ? size + 1 : size);
  if (size > 0 && view(size - 1, 1) == "\r") --size;
  line = view(0, size);
  return true;
}

Result<std::unique_ptr<RowReader>> OpenRows(ByteSource source, ImportFormat format,
                                            const ImportColumns& columns, char separator) {
  InputWindow window(std::move(source));
  if (window.At(0) == 0xEF && window.At(1) == 0xBB && window.At(2) == 0xBF) {
    window.DropLater(3);
    window.DropNow();
  }
  TRY(window.status());
  if (format == ImportFormat::kCsv) return OpenCsv(std::move(window), columns, separator);
  return OpenJsonl(std::move(window), columns);
}

}  // namespace huiyin::voices
