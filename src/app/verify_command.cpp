#include "app/verify_command.hpp"

#include <unistd.h>

#include <cstdio>

#include "app/say.hpp"
#include "canned/canned.hpp"
#include "deadlines/deadlines.hpp"
#include "deeds/deeds.hpp"
#include "figures/kept.hpp"
#include "gatherings/gatherings.hpp"
#include "house/house.hpp"
#include "journal/verify.hpp"
#include "matters/matters.hpp"
#include "matters/number_store.hpp"
#include "matters/open_tally.hpp"
#include "matters/publication_words.hpp"
#include "matters/tally.hpp"
#include "people/people.hpp"
#include "photos/photos.hpp"
#include "verification/verification.hpp"
#include "voices/call_tally.hpp"
#include "voices/voice_tally.hpp"
#include "voices/voices.hpp"

namespace huiyin::app {
namespace {

constexpr std::size_t kMostShown = 1000;

std::vector<journal::TableSource> AllSources() {
  std::vector<journal::TableSource> all = people::VerifySources();
  for (auto& source : deadlines::VerifySources()) all.push_back(std::move(source));
  for (auto& source : voices::VerifySources()) all.push_back(std::move(source));
  for (auto& source : matters::VerifySources()) all.push_back(std::move(source));
  for (auto& source : gatherings::VerifySources()) all.push_back(std::move(source));
  for (auto& source : photos::VerifySources()) all.push_back(std::move(source));
  for (auto& source : verification::VerifySources()) all.push_back(std::move(source));
  for (auto& source : deeds::VerifySources()) all.push_back(std::move(source));
  for (auto& source : canned::VerifySources()) all.push_back(std::move(source));
  for (auto& source : house::VerifySources()) all.push_back(std::move(source));
  return all;
}

}  // namespace

int VerifyCommand(Opened& opened) {
  journal::VerifyOptions options;
  bool terminal = ::isatty(STDERR_FILENO) != 0;
  options.progress = [&](std::int64_t done, std::int64_t all) {
    if (terminal && all > 0)
      std::fprintf(stderr, "\r%lld %%", static_cast<long long>(done * 100 / all));
  };
  journal::VerifyReport report;
  bool miscounted = false;
  Status status = opened.database->Read([&](db::Reader& reader) -> Status {
    report = TRY(journal::VerifyJournal(reader, opened.org, opened.keys, AllSources(), options));
    auto found = [&](journal::Finding finding) { report.findings.push_back(std::move(finding)); };
    TRY(matters::CheckWords(reader, opened.org, found));
    auto before = report.findings.size();
    TRY(voices::CheckVoiceTally(reader, opened.org, found));
    TRY(voices::CheckCallTally(reader, opened.org, found));
    TRY(matters::CheckMatterTallies(reader, opened.org, found));
    TRY(matters::CheckOpenTallies(reader, opened.org, found));
    TRY(figures::CheckFigures(reader, opened.org, found));
    miscounted = report.findings.size() > before;
    TRY(matters::CheckNumbers(reader, opened.org, found));
    return photos::CheckFiles(reader, opened.org, photos::PhotoFiles(PhotoFolder(opened.settings)),
                              found);
  });
  if (terminal) std::fprintf(stderr, "\r");
  if (!status) return Complain(status.error());
  for (std::size_t i = 0; i < report.findings.size() && i < kMostShown; ++i) {
    const auto& finding = report.findings[i];
    std::printf("%s %s: %s\n", finding.table.c_str(), finding.row.c_str(), finding.problem.c_str());
  }
  if (report.findings.size() > kMostShown)
    std::printf("... %s\n", Say({"其余从略", "and more"}).c_str());
  if (miscounted)
    std::printf("%s\n",
                Say({"计数表和内容对不上。内容没有少，运行 huiyin recount 重新计数",
                     "Tallies differ from what they count. Nothing of that is lost: huiyin recount "
                     "counts anew"})
                    .c_str());
  std::printf("%s %lld, %s %lld, %s %zu\n", Say({"日志", "journal entries"}).c_str(),
              static_cast<long long>(report.entries), Say({"数据行", "rows"}).c_str(),
              static_cast<long long>(report.rows), Say({"不符", "findings"}).c_str(),
              report.findings.size());
  return report.findings.empty() ? 0 : 1;
}

}  // namespace huiyin::app
