// Progress of a long command on standard error: one line that is redrawn on a terminal, a plain line every few seconds elsewhere.
//
//   [##########..............]  43 %   2110 rows   5300 a second   2 s left
//
//   ProgressBar bar(stderr, StyleFor(stderr, options.quiet), file_bytes, clock);
//   bar.Show(bytes, rows);      // as often as one likes
//   bar.Finish();               // leaves the terminal's line empty
//
// Threads: one at a time. Privacy: numbers only.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

#include "base/clock.hpp"

namespace huiyin::app {

enum class ProgressStyle : std::uint8_t { kRedrawn, kLines, kQuiet };
enum class Quiet : bool { kNo, kYes };
ProgressStyle StyleFor(std::FILE* out, Quiet quiet);

struct Progress {
  std::int64_t bytes = 0;
  std::int64_t all_bytes = 0;  // 0: not known, then there is no percentage and no time left
  std::int64_t rows = 0;
  std::chrono::milliseconds elapsed{};
};
// Rate and time left are means since the start.
std::string ProgressText(const Progress& progress);

class ProgressBar {
 public:
  ProgressBar(std::FILE* out, ProgressStyle style, std::int64_t all_bytes, const Clock& clock)
      : out_(out), style_(style), all_bytes_(all_bytes), clock_(clock), start_(clock.Now()) {}

  void Show(std::int64_t bytes, std::int64_t rows);
  void Finish();
  [[nodiscard]] std::chrono::milliseconds elapsed() const { return clock_.Now() - start_; }

 private:
  std::FILE* out_;
  ProgressStyle style_;
  std::int64_t all_bytes_;
  const Clock& clock_;
  Instant start_;
  Instant shown_{};
  bool drawn_ = false;
};

}  // namespace huiyin::app
