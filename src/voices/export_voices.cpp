#include "voices/export_voices.hpp"

#include <map>

#include "voices/campaign.hpp"

namespace huiyin::voices {
namespace {

Error CannotWrite() {
  return {
      ErrorCode::kUnavailable,
      {"导出写不下去了，请检查磁盘空间", "The export cannot be written; check the disk's space"},
      {},
      {},
      {}};
}

}  // namespace

Result<std::int64_t> ExportVoices(const api::Services& services, people::Directories& directories,
                                  const ExportRequest& request, const PutLine& put) {
  std::int64_t lines = 0;
  bool going = true;
  TRY(services.database->Read([&](db::Reader& reader) -> Status {
    auto directory = TRY(directories.Get(reader, services.org));
    std::map<CampaignId, std::string> campaigns;
    for (Campaign& campaign : TRY(AllCampaigns(reader, services.org))) {
      campaigns[campaign.id] = std::move(campaign.name);
    }
    std::string line;
    auto each = [&](const Voice& voice, const VoiceText& text,
                    const std::optional<ImportRow>& import) {
      if (!going || (request.source && (!import || import->source != *request.source))) return;
      auto campaign = voice.campaign ? campaigns.find(*voice.campaign) : campaigns.end();
      line.clear();
      AppendExportLine(line, {voice, text, import, directory->UnitName(voice.unit),
                              campaign == campaigns.end() ? std::string_view()
                                                          : std::string_view(campaign->second)});
      going = put(line);
      lines += going ? 1 : 0;
    };
    return EachExported(reader, services.org, each);
  }));
  if (!going) return CannotWrite();
  return lines;
}

}  // namespace huiyin::voices
