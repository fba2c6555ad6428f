#include "app/export_command.hpp"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "app/say.hpp"
#include "voices/export_voices.hpp"

namespace huiyin::app {
namespace {

Error CannotWrite() {
  return Invalid("file", {"导出的文件写不进去，请检查目录、权限和磁盘空间",
                          "The file cannot be written; check its folder, rights and the disk"});
}

// The temporary file; gone with this object unless it was put in place.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".XXXXXX") {
    int fd = ::mkstemp(temporary_.data());
    if (fd >= 0) file_ = ::fdopen(fd, "w");
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    ::unlink(temporary_.c_str());
  }
  [[nodiscard]] std::FILE* file() const { return file_; }
  // Durable and under its own name, or not there at all.
  bool Place() {
    bool stored = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0 &&
                  ::rename(temporary_.c_str(), path_.c_str()) == 0;
    if (!stored) return false;
    std::fclose(file_);
    file_ = nullptr;
    return true;
  }

 private:
  std::string path_;
  std::string temporary_;
  std::FILE* file_ = nullptr;
};

Result<std::int64_t> ExportTo(std::FILE* out, const ExportOptions& options, Opened& opened) {
  SystemClock clock;
  people::Directories directories;
  api::Services services{opened.database.get(), &clock, &opened.keys, opened.org, opened.zone, {}};
  voices::ExportRequest request;
  if (!options.source.empty()) request.source = options.source;
  return voices::ExportVoices(services, directories, request, [out](std::string_view line) {
    return std::fwrite(line.data(), 1, line.size(), out) == line.size();
  });
}

// What is there and is no plain file, which a new file must not take the place of.
bool IsDeviceOrPipe(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

Status ExportInto(const ExportOptions& options, Opened& opened) {
  std::FILE* out = std::fopen(options.file.c_str(), "we");
  if (out == nullptr) return CannotWrite();
  auto lines = ExportTo(out, options, opened);
  bool written = std::fclose(out) == 0;
  TRY(std::move(lines));
  if (!written) return CannotWrite();
  return {};
}

Status Export(const ExportOptions& options, Opened& opened) {
  if (options.file.empty() || options.file == "-") {
    TRY(ExportTo(stdout, options, opened));
    if (std::fflush(stdout) != 0) return CannotWrite();
    return {};
  }
  if (IsDeviceOrPipe(options.file)) return ExportInto(options, opened);
  NewFile file(options.file);
  if (file.file() == nullptr) return CannotWrite();
  auto lines = TRY(ExportTo(file.file(), options, opened));
  if (!file.Place()) return CannotWrite();
  std::fprintf(stderr, "%s%lld%s\n", Say({"导出了 ", ""}).c_str(), static_cast<long long>(lines),
               Say({" 条心声。", " voices exported."}).c_str());
  return {};
}

}  // namespace

int ExportCommand(const ExportOptions& options, Opened& opened) {
  Status status = Export(options, opened);
  return status ? 0 : Complain(status.error());
}

}  // namespace huiyin::app
