#include "voices/entry_json.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "voices/category.hpp"
#include "voices/entry_api.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;

constexpr std::size_t kTitleBytes = 400;
constexpr std::size_t kShortBytes = 200;
constexpr std::size_t kSheetBytes = 40;

auto KeyOf(std::span<const Choice> choices) {
  return [choices](std::string_view text) { return KnownKey(choices, text); };
}

// "12", " 12 " and "１２" are one sheet: full-width signs stand for the ordinary ones.
std::string SheetNumber(std::string_view written) {
  std::string text;
  for (std::size_t i = 0; i < written.size(); ++i) {
    auto byte = [&](std::size_t at) {
      return at < written.size() ? static_cast<unsigned char>(written[at]) : 0U;
    };
    bool wide = byte(i) == 0xEF && (byte(i + 1) == 0xBC || byte(i + 1) == 0xBD);
    unsigned sign = wide ? (byte(i + 1) - 0xBCU) * 0x40U + byte(i + 2) - 0x80U + 0x20U : 0;
    bool blank = written.substr(i, 3) == "\u3000";
    if (blank || (sign > 0x20 && sign < 0x7F)) {
      text.push_back(blank ? ' ' : static_cast<char>(sign));
      i += 2;
    } else {
      text.push_back(written[i]);
    }
  }
  constexpr std::string_view kBlanks = " \t\r\n";
  auto first = text.find_first_not_of(kBlanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

Status ReadSpeaker(api::Fields& in, NewVoice& voice) {
  auto identity =
      TRY(in.MaybeCode("identity", [](std::string_view text) { return kIdentities.Parse(text); }));
  auto name = TRY(in.MaybeWords("speaker_name", kShortBytes));
  auto contact = TRY(in.MaybeWords("speaker_contact", kShortBytes));
  voice.identity = identity.value_or(Identity::kAnonymous);
  if (voice.identity == Identity::kNamed) {
    if (!name)
      return Invalid("speaker_name", {"实名要写发言人的姓名，或改为匿名",
                                      "Please give the speaker's name, or choose anonymous"});
    voice.speaker = Speaker{std::nullopt, *name, contact};
  } else if (name || contact) {
    return Invalid(name ? "speaker_name" : "speaker_contact",
                   {"匿名不收姓名和联系方式，请去掉或改为实名",
                    "An anonymous voice takes no name or contact; remove it or choose named"});
  }
  return {};
}

Result<NewVoice> ReadRow(api::Fields& in) {
  NewVoice voice;
  voice.text.body = TRY(in.Words("text", kTextBytes));
  voice.text.title = TRY(in.MaybeWords("title", kTitleBytes));
  voice.category = TRY(in.MaybeCode("category", ParseCategoryCode)).value_or("unsure");
  voice.channel = TRY(in.Code("channel", KeyOf(Channels())));
  voice.speaker_group = TRY(in.MaybeCode("speaker_group", KeyOf(SpeakerGroups())));
  voice.unit = TRY(in.RefTo<UnitId>("unit_id"));
  voice.place = TRY(in.MaybeWords("place", kShortBytes));
  voice.campaign = TRY(in.MaybeRef<CampaignId>("campaign_id"));
  voice.origin =
      TRY(in.MaybeCode("origin", [](std::string_view text) { return kOrigins.Parse(text); }));
  voice.source_sheet = TRY(in.MaybeWords("source_sheet", kSheetBytes));
  if (voice.source_sheet) voice.source_sheet = SheetNumber(*voice.source_sheet);
  TRY(ReadSpeaker(in, voice));
  TRY(in.End());
  return voice;
}

}  // namespace

Result<EntryForm> ReadEntryForm(const api::Call& call) {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  EntryForm form;
  form.matter = TRY(in.MaybeRef<MatterId>("matter_id"));
  auto rows = TRY(in.Objects("rows", kMostEntries));
  TRY(in.End());
  if (rows.empty()) return api::Fields::Missing("rows");
  // The same row again is known by its content, whatever stood in the rows around it.
  json::value sent = json::parse(call.request().body);
  const json::array& raw = sent.as_object().at("rows").as_array();
  std::string matter = form.matter ? form.matter->ToString() : std::string();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EntryRow row{{}, once.Part(call, std::to_string(i), matter + json::serialize(raw[i])), {}};
    auto voice = ReadRow(rows[i]);
    if (voice) {
      row.voice = std::move(*voice);
    } else {
      row.fault = voice.error();
    }
    form.rows.push_back(std::move(row));
  }
  return form;
}

}  // namespace huiyin::voices
