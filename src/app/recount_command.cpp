#include "app/recount_command.hpp"

#include <cstdio>

#include "app/say.hpp"
#include "figures/kept.hpp"
#include "matters/open_tally.hpp"
#include "matters/tally.hpp"
#include "voices/call_tally.hpp"
#include "voices/voice_tally.hpp"

namespace huiyin::app {
namespace {

Status Recount(Opened& opened) {
  return opened.database->Write([&](db::Transaction& tx) -> Status {
    TRY(voices::RecountVoices(tx, opened.org));
    TRY(voices::RecountCalls(tx, opened.org));
    TRY(matters::RecountMatters(tx, opened.org));
    TRY(matters::RecountOpen(tx, opened.org));
    return figures::RecountFigures(tx, opened.org, LocalDate::Of(SystemClock().Now(), opened.zone));
  });
}

}  // namespace

Status EnsureTallies(Opened& opened) {
  bool stand = false;
  TRY(opened.database->Read([&](db::Reader& reader) -> Status {
    stand = TRY(voices::VoicesAreTallied(reader, opened.org)) &&
            TRY(voices::CallsAreTallied(reader, opened.org)) &&
            TRY(matters::MattersAreTallied(reader, opened.org)) &&
            TRY(matters::OpenAreTallied(reader, opened.org)) &&
            TRY(figures::FiguresAreKept(reader, opened.org));
    return {};
  }));
  return stand ? Status() : Recount(opened);
}

int RecountCommand(Opened& opened) {
  if (Status counted = Recount(opened); !counted) return Complain(counted.error());
  std::printf("%s\n", Say({"计数已经重新核算", "The tallies were counted anew"}).c_str());
  return 0;
}

}  // namespace huiyin::app
