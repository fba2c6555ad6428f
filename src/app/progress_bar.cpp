#include "app/progress_bar.hpp"

#include <unistd.h>

#include <algorithm>

#include "app/say.hpp"

namespace huiyin::app {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kCells = 24;
constexpr milliseconds kRedrawEvery{100};
constexpr milliseconds kLineEvery{5'000};

std::string Padded(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string TimeLeft(std::int64_t seconds) {
  if (seconds < 120) return std::to_string(seconds) + Say({" 秒", " s"});
  if (seconds < 7200) return std::to_string((seconds + 59) / 60) + Say({" 分钟", " min"});
  return std::to_string((seconds + 3599) / 3600) + Say({" 小时", " h"});
}

}  // namespace

ProgressStyle StyleFor(std::FILE* out, Quiet quiet) {
  if (quiet == Quiet::kYes) return ProgressStyle::kQuiet;
  return ::isatty(::fileno(out)) != 0 ? ProgressStyle::kRedrawn : ProgressStyle::kLines;
}

std::string ProgressText(const Progress& progress) {
  std::string text;
  double seconds = static_cast<double>(progress.elapsed.count()) / 1000.0;
  double share = 0;
  if (progress.all_bytes > 0) {
    share = std::clamp(
        static_cast<double>(progress.bytes) / static_cast<double>(progress.all_bytes), 0.0, 1.0);
    auto full = static_cast<std::size_t>(share * static_cast<double>(kCells));
    text = "[" + std::string(full, '#') + std::string(kCells - full, '.') + "] " +
           Padded(static_cast<std::int64_t>(share * 100), 3) + " %   ";
  }
  text += std::to_string(progress.rows) + Say({" 行", " rows"});
  if (seconds <= 0) return text;
  text += "   " +
          std::to_string(static_cast<std::int64_t>(static_cast<double>(progress.rows) / seconds)) +
          Say({" 行/秒", " a second"});
  if (share <= 0) return text;
  auto left = static_cast<std::int64_t>(seconds / share * (1 - share) + 0.999);
  return text + "   " + Say({"还剩 ", ""}) + TimeLeft(left) + Say({"", " left"});
}

void ProgressBar::Show(std::int64_t bytes, std::int64_t rows) {
  if (style_ == ProgressStyle::kQuiet) return;
  bool redrawn = style_ == ProgressStyle::kRedrawn;
  Instant now = clock_.Now();
  if (!drawn_ && !redrawn) shown_ = start_;  // the first plain line comes after its time, too
  if (now - shown_ < (redrawn ? kRedrawEvery : kLineEvery)) return;
  shown_ = now;
  drawn_ = true;
  std::string text = ProgressText({bytes, all_bytes_, rows, elapsed()});
  // \x1b[K clears what a longer line left behind.
  std::fprintf(out_, redrawn ? "\r%s\x1b[K" : "%s\n", text.c_str());
  std::fflush(out_);
}

void ProgressBar::Finish() {
  if (style_ == ProgressStyle::kRedrawn && drawn_) std::fprintf(out_, "\r\x1b[K");
  std::fflush(out_);
}

}  // namespace huiyin::app
