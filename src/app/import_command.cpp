#include "app/import_command.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include <boost/json/serialize.hpp>

#include "api/fields.hpp"
#include "app/say.hpp"
#include "app/shipped.hpp"
#include "voices/import_voices.hpp"

namespace huiyin::app {
namespace {

using voices::ImportCounts;
using voices::ImportReport;
using voices::SourceRow;

volatile sig_atomic_t stop_asked = 0;

// While it lives, the first SIGINT or SIGTERM only asks to stop; a second one ends the program.
class StopOnSignal {
 public:
  StopOnSignal() {
    stop_asked = 0;
    struct sigaction action {};
    action.sa_handler = [](int) { stop_asked = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, &interrupt_);
    ::sigaction(SIGTERM, &action, &terminate_);
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    ::sigaction(SIGINT, &interrupt_, nullptr);
    ::sigaction(SIGTERM, &terminate_, nullptr);
  }

 private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

// Made when the first row is rejected, and only then put in the place of what an earlier run left.
class RejectedFile {
 public:
  explicit RejectedFile(std::string path) : path_(std::move(path)) {}
  RejectedFile(const RejectedFile&) = delete;
  RejectedFile& operator=(const RejectedFile&) = delete;
  ~RejectedFile() {
    if (file_ != nullptr) std::fclose(file_);
  }

  void Add(const SourceRow& row) {
    if (failed_) return;
    if (file_ == nullptr) Open();
    if (file_ == nullptr) return;
    std::string line = "{\"line\":" + std::to_string(row.line) +
                       ",\"reason\":" + boost::json::serialize(Say(*row.problem));
    if (api::IsCleanUtf8(row.raw)) {
      line += ",\"row\":" + boost::json::serialize(boost::json::string_view(row.raw)) + "}\n";
    } else {
      line += ",\"row_hex\":\"" +
              ToHex({reinterpret_cast<const std::uint8_t*>(row.raw.data()), row.raw.size()}) +
              "\"}\n";
    }
    if (std::fwrite(line.data(), 1, line.size(), file_) != line.size()) Fail();
  }
  // Whether every rejected row is in the file.
  bool Close() {
    if (file_ != nullptr && std::fclose(file_) != 0) Fail();
    file_ = nullptr;
    return !failed_;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  // A plain file is replaced by a new one, so that nobody else may read it; a pipe or a device is written to.
  void Open() {
    struct stat about {};
    if (::lstat(path_.c_str(), &about) == 0 && S_ISREG(about.st_mode)) ::unlink(path_.c_str());
    int fd = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd >= 0) file_ = ::fdopen(fd, "w");
    if (file_ == nullptr) Fail();
  }
  void Fail() {
    if (!failed_) {
      Complain(Invalid("--rejected", {"退回的行写不进文件，请用 --rejected 换个位置后再运行一次",
                                      "The rejected rows cannot be written; run again with "
                                      "--rejected naming another place"}));
    }
    failed_ = true;
  }

  std::string path_;
  std::FILE* file_ = nullptr;
  bool failed_ = false;
};

Result<voices::ImportFormat> FormatOf(const ImportOptions& options) {
  std::string format = options.format;
  if (format.empty()) {
    std::string extension = std::filesystem::path(options.file).extension().string();
    format = extension == ".csv" || extension == ".tsv" ? "csv" : "jsonl";
  }
  if (format == "csv") return voices::ImportFormat::kCsv;
  if (format == "jsonl") return voices::ImportFormat::kJsonl;
  return Invalid("--format", {"格式是 jsonl 或 csv", "The format is jsonl or csv"});
}

Result<char> SeparatorOf(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  bool plain = text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80 && text[0] != '\0' &&
               std::string_view("\"\r\n").find(text[0]) == std::string_view::npos;
  if (plain) return text[0];
  return Invalid("--separator",
                 {"分隔符是一个字符，或写 tab", "The separator is one character, or the word tab"});
}

Result<voices::ImportColumns> ColumnsOf(const ImportOptions& options) {
  voices::ImportColumns columns;
  for (const std::string& field : options.fields) {
    std::size_t equals = field.find('=');
    std::size_t which = 0;
    while (which < voices::kImportFields &&
           voices::kImportFieldNames[which] != field.substr(0, equals)) {
      ++which;
    }
    if (equals == std::string::npos || equals + 1 == field.size() ||
        which == voices::kImportFields) {
      return Invalid("--field", {"写法：--field text=列名，可指明 id、time、title、text",
                                 "Write --field text=COLUMN, for id, time, title or text"});
    }
    columns.Name(static_cast<voices::ImportField>(which), field.substr(equals + 1));
  }
  return columns;
}

// A unit by its id or by a name that only one unit has.
Result<std::optional<UnitId>> UnitOf(const ImportOptions& options, Opened& opened,
                                     people::Directories& directories) {
  std::optional<UnitId> found;
  if (options.unit.empty()) return found;
  TRY(opened.database->Read([&](db::Reader& reader) -> Status {
    auto directory = TRY(directories.Get(reader, opened.org));
    auto id = UnitId::Parse(options.unit);
    for (const people::Unit& unit : directory->units()) {
      if (id ? unit.id != *id : unit.name != options.unit) continue;
      if (found) {
        return Invalid("--unit", {"有几个同名的单位，请写单位的编号（id）",
                                  "Several units have this name; give the unit's id"});
      }
      found = unit.id;
    }
    return {};
  }));
  if (!found) return Invalid("--unit", {"没有这个单位", "There is no such unit"});
  return found;
}

std::string SourceOf(const ImportOptions& options) {
  if (!options.source.empty()) return options.source;
  return std::filesystem::path(options.file).filename().string();
}

void Summarise(const ImportReport& report, const RejectedFile& rejected, bool complete,
               std::chrono::milliseconds elapsed) {
  const ImportCounts& counts = report.counts;
  auto number = [](std::int64_t value) { return std::to_string(value); };
  std::string line = Say({"读了 ", ""}) + number(counts.rows) +
                     Say({" 行：新收入 ", " rows read: "}) + number(counts.added) +
                     Say({" 条，之前已有 ", " taken in, "}) + number(counts.known) +
                     Say({" 条，退回 ", " already in, "}) + number(counts.rejected) +
                     Say({" 行。用时 ", " rejected, in "}) + number(elapsed.count() / 1000) + "." +
                     number(elapsed.count() / 100 % 10) + Say({" 秒。", " s."});
  std::printf("%s\n", line.c_str());
  if (counts.rejected > 0 && complete) {
    std::printf("%s%s\n",
                Say({"退回的行和原因在：", "Rejected rows and the reasons are in "}).c_str(),
                rejected.path().c_str());
  }
  if (report.stopped) {
    std::printf("%s\n",
                Say({"中途停下了。再运行一次会接着收，不会重复。",
                     "Stopped before the end. Run it again to go on; nothing comes in twice."})
                    .c_str());
  }
}

int StatusOf(const ImportReport& report) {
  const ImportCounts& counts = report.counts;
  if (counts.added + counts.known == 0) return 2;
  return counts.rejected > 0 || report.stopped || report.failure ? 1 : 0;
}

// Rejected rows take the place of the file that is there: never of one that the import, or the installation, needs.
Status CheckRejected(const std::string& path, const ImportOptions& options,
                     const Settings& settings) {
  std::error_code unknown;
  if (std::filesystem::equivalent(options.file, path, unknown)) {
    return Invalid("--rejected", {"退回的行不能写进来源文件",
                                  "Rejected rows cannot go into the file they come from"});
  }
  std::string database = settings.database.substr(settings.database.find(':') + 1);
  if (std::filesystem::equivalent(settings.key_file, path, unknown) ||
      std::filesystem::equivalent(database, path, unknown)) {
    return Invalid("--rejected", {"退回的行不能写进数据库或密钥文件，请换个位置",
                                  "Rejected rows cannot go into the database or the key file; "
                                  "name another place"});
  }
  return {};
}

Result<int> Import(const ImportOptions& options, Opened& opened) {
  SystemClock clock;
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  voices::Setting setting{&directories, &rulebooks};
  TRY(EnsureShipped(opened, clock.Now()));
  // Read once here: what the writer reads inside a transaction is not kept.
  TRY(opened.database->Read([&](db::Reader& reader) -> Status {
    TRY(rulebooks.Get(reader, opened.org));
    TRY(directories.Get(reader, opened.org));
    return {};
  }));
  api::Services services{opened.database.get(), &clock, &opened.keys, opened.org, opened.zone, {}};
  auto format = TRY(FormatOf(options));
  char separator = TRY(SeparatorOf(options.separator));
  auto columns = TRY(ColumnsOf(options));
  voices::ImportRequest request{SourceOf(options)};
  request.unit = TRY(UnitOf(options, opened, directories));
  if (!options.campaign.empty()) request.campaign = options.campaign;
  request.channel = options.channel;
  request.batch = options.batch;
  std::string rejected_file =
      options.rejected.empty() ? options.file + ".rejected" : options.rejected;
  TRY(CheckRejected(rejected_file, options, opened.settings));
  auto rows =
      TRY(voices::OpenRows(TRY(voices::OpenBytes(options.file)), format, columns, separator));

  std::error_code unknown;
  auto size = std::filesystem::file_size(options.file, unknown);
  ProgressBar bar(stderr, StyleFor(stderr, options.quiet),
                  unknown ? 0 : static_cast<std::int64_t>(size), clock);
  RejectedFile rejected(rejected_file);
  StopOnSignal signals;
  voices::ImportHooks hooks;
  hooks.rejected = [&](const SourceRow& row) { rejected.Add(row); };
  hooks.progress = [&](const ImportCounts& counts, std::int64_t bytes) {
    bar.Show(bytes, counts.rows);
  };
  hooks.stopping = [] { return stop_asked != 0; };
  ImportReport report = voices::ImportVoices(services, setting, request, *rows, hooks);
  bar.Finish();
  bool complete = rejected.Close();
  if (report.failure) Complain(*report.failure);
  if (report.failure && report.counts.rows == 0) return 2;
  // The rows of an earlier run, which all are in now. A file that somebody named stays.
  bool all_in = !report.failure && !report.stopped && report.counts.rejected == 0;
  if (all_in && options.rejected.empty()) ::unlink(rejected_file.c_str());
  Summarise(report, rejected, complete, bar.elapsed());
  return StatusOf(report);
}

}  // namespace

int ImportCommand(const ImportOptions& options, Opened& opened) {
  auto status = Import(options, opened);
  return status ? *status : Complain(status.error());
}

}  // namespace huiyin::app
