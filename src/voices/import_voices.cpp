#include "voices/import_voices.hpp"

#include <cstring>
#include <unordered_map>

#include "api/fields.hpp"
#include "voices/campaign.hpp"
#include "voices/submit_voice.hpp"

namespace huiyin::voices {
namespace {

constexpr std::size_t kBatchRows = 10'000;  // the most that may be asked for
constexpr std::size_t kBatchBytes = std::size_t{16} * 1024 * 1024;  // ends a batch early
constexpr std::size_t kCampaignBytes = 200;

struct ReadRow {
  ImportRow identity;
  VoiceText text;
};

struct Stored {
  std::int64_t added = 0;
  std::int64_t known = 0;
};

// How often each row has come in this file. Keys are cut to 64 bits: two rows that share them would number each other's
// occurrences, which loses and doubles nothing as long as the file stays the same.
class Occurrences {
 public:
  std::int64_t Next(const ImportRow& row) {
    std::string_view bytes(reinterpret_cast<const char*>(row.digest.data()), row.digest.size());
    Digest all = Sha256({row.source, row.source_id, bytes});
    std::uint64_t key = 0;
    std::memcpy(&key, all.data(), sizeof key);
    return ++count_[key];
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> count_;
};

Status Check(const ImportRequest& request) {
  auto named = [](const std::string& name, std::size_t most) {
    return !api::IsBlank(name) && api::IsCleanUtf8(name) && name.size() <= most;
  };
  if (!named(request.source, kImportSourceBytes)) {
    return Invalid("source", {"来源名称要有 1 到 200 字节（UTF-8）",
                              "The source's name takes 1 to 200 bytes of UTF-8"});
  }
  if (request.campaign && !named(*request.campaign, kCampaignBytes)) {
    return Invalid("campaign", {"活动名称要有 1 到 200 字节（UTF-8）",
                                "The campaign's name takes 1 to 200 bytes of UTF-8"});
  }
  if (!KnownKey(Channels(), request.channel)) {
    return Invalid("channel", {"没有这种渠道", "There is no such channel"});
  }
  if (request.batch < 1 || request.batch > kBatchRows) {
    return Invalid("batch", {"每批 1 到 10000 行", "A batch takes 1 to 10,000 rows"});
  }
  return {};
}

class Importer {
 public:
  Importer(const api::Services& services, const Setting& setting, const ImportRequest& request,
           RowReader& rows, const ImportHooks& hooks)
      : services_(services), setting_(setting), request_(request), rows_(rows), hooks_(hooks) {}

  ImportReport Run() {
    if (Status done = Loop(); !done) report_.failure = done.error();
    return report_;
  }

 private:
  Status Loop();
  Result<bool> ReadBatch();
  Status StoreBatch();
  Result<Stored> StoreRows(db::Transaction& tx);
  Result<std::optional<CampaignId>> CampaignOf(db::Transaction& tx,
                                               const journal::Context& context);
  [[nodiscard]] ReadRow Take(SourceRow& row);
  [[nodiscard]] journal::Context MakeContext() const;

  const api::Services& services_;
  const Setting& setting_;
  const ImportRequest& request_;
  RowReader& rows_;
  const ImportHooks& hooks_;
  ImportReport report_;
  Occurrences occurrences_;
  std::vector<ReadRow> batch_;
  std::int64_t rejected_ = 0;  // in the batch under way
};

// As for whatever an anonymous request creates: the day, and no instant.
journal::Context Importer::MakeContext() const {
  journal::Context context;
  context.org = services_.org;
  context.zone = services_.zone;
  context.now = services_.clock->Now();
  context.today = LocalDate::Of(context.now, context.zone);
  context.keys = services_.keys;
  context.day_only = true;
  return context;
}

Status Importer::Loop() {
  TRY(Check(request_));
  for (;;) {
    if (hooks_.stopping && hooks_.stopping()) {
      report_.stopped = true;
      return {};
    }
    bool more = TRY(ReadBatch());
    TRY(StoreBatch());
    if (hooks_.progress) hooks_.progress(report_.counts, rows_.bytes_done());
    if (!more) return {};
  }
}

// False when the file ended with this batch.
Result<bool> Importer::ReadBatch() {
  batch_.clear();
  rejected_ = 0;
  std::size_t bytes = 0;
  SourceRow row;
  for (std::size_t read = 0; read < request_.batch && bytes < kBatchBytes; ++read) {
    if (!TRY(rows_.Next(row))) return false;
    if (row.problem) {
      ++rejected_;
      if (hooks_.rejected) hooks_.rejected(row);
      continue;
    }
    batch_.push_back(Take(row));
    bytes += batch_.back().text.body.size();
  }
  return true;
}

ReadRow Importer::Take(SourceRow& row) {
  ReadRow taken;
  bool named = row.source && !api::IsBlank(*row.source);
  taken.identity.source = named ? std::move(*row.source) : request_.source;
  taken.identity.source_id = row[ImportField::kId].value_or("");
  taken.identity.source_time = row[ImportField::kTime];
  taken.text.title = std::move(row[ImportField::kTitle]);
  taken.text.body = std::move(*row[ImportField::kText]);
  taken.identity.digest = Sha256(
      {taken.identity.source_time.value_or(""), taken.text.title.value_or(""), taken.text.body});
  taken.identity.occurrence = occurrences_.Next(taken.identity);
  return taken;
}

Status Importer::StoreBatch() {
  Stored stored;
  if (!batch_.empty()) {
    // A transaction keeps no directory it had to load: without this each row would load the whole.
    TRY(services_.database->Read([&](db::Reader& reader) -> Status {
      TRY(setting_.directories->Get(reader, services_.org));
      return {};
    }));
    TRY(services_.database->Write([&](db::Transaction& tx) -> Status {
      stored = TRY(StoreRows(tx));  // set anew each time the operation runs
      return {};
    }));
  }
  report_.counts.added += stored.added;
  report_.counts.known += stored.known;
  report_.counts.rejected += rejected_;
  report_.counts.rows += stored.added + stored.known + rejected_;
  return {};
}

Result<Stored> Importer::StoreRows(db::Transaction& tx) {
  Stored stored;
  journal::Context context = MakeContext();
  std::int64_t number = TRY(NextImportNumber(tx, context.org));
  NewVoice voice;
  voice.channel = request_.channel;
  voice.unit = request_.unit;
  for (const ReadRow& row : batch_) {
    if (TRY(ImportRowExists(tx, context.org, row.identity))) {
      ++stored.known;
      continue;
    }
    if (stored.added == 0) voice.campaign = TRY(CampaignOf(tx, context));
    voice.text = row.text;
    voice.import = row.identity;
    voice.import->seq = number++;
    TRY(SubmitVoice(tx, context, setting_, voice, std::nullopt));
    ++stored.added;
  }
  return stored;
}

Result<std::optional<CampaignId>> Importer::CampaignOf(db::Transaction& tx,
                                                       const journal::Context& context) {
  if (!request_.campaign) return std::optional<CampaignId>();
  auto found = TRY(FindCampaignByName(tx, context.org, *request_.campaign));
  if (found) return found;
  Campaign campaign;
  campaign.name = *request_.campaign;
  campaign.starts_on = context.today;
  journal::Context open = context;
  open.day_only = false;  // starting a campaign is nobody's anonymous act
  return std::optional(TRY(StartCampaign(tx, open, campaign)));
}

}  // namespace

ImportReport ImportVoices(const api::Services& services, const Setting& setting,
                          const ImportRequest& request, RowReader& rows, const ImportHooks& hooks) {
  return Importer(services, setting, request, rows, hooks).Run();
}

}  // namespace huiyin::voices
