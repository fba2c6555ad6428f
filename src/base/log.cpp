#include "base/log.hpp"

#include <unistd.h>

namespace huiyin::log {
namespace {

// One write call a line, so that lines of different threads never mix.
void Write(std::string_view level, Event event, std::initializer_list<Field> fields) {
  std::string line = FormatInstant(SystemClock().Now());
  line.append(" ").append(level).append(" ").append(event.name());
  for (const Field& field : fields)
    line.append(" ").append(field.key()).append("=").append(field.value());
  line.push_back('\n');
  [[maybe_unused]] auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

void Info(Event event, std::initializer_list<Field> fields) { Write("info", event, fields); }
void Warn(Event event, std::initializer_list<Field> fields) { Write("warn", event, fields); }
void Fail(Event event, std::initializer_list<Field> fields) { Write("fail", event, fields); }

}  // namespace huiyin::log
