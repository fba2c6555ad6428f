#include "voices/submit_voice.hpp"

#include "voices/campaign.hpp"
#include "voices/category.hpp"

namespace huiyin::voices {
namespace {

Digest CodeHash(const Keys& keys, std::int64_t generation, const ReceiptCode& code) {
  return keys.Hash(generation, "receipt-code",
                   {{reinterpret_cast<const char*>(code.bytes.data()), code.bytes.size()}});
}

Error NoSuchCode() {
  return {ErrorCode::kNotFound,
          {"没有查到。请核对编号，字母 O 和数字 0 容易看错",
           "Nothing was found. Please check the code; the letter O and the digit 0 look alike"},
          {},
          {},
          {}};
}

}  // namespace

Result<Voice> SubmitVoice(db::Transaction& tx, const journal::Context& context,
                          const Setting& setting, const NewVoice& input,
                          const std::optional<CodeSource>& source) {
  auto directory = TRY(setting.directories->Get(tx, context.org));
  Voice voice;
  voice.id = context.NewId<VoiceId>();
  voice.identity = input.identity;
  voice.channel = input.channel;
  TRY(MustKnowCategory(tx, context.org, input.category));
  voice.category = input.category;
  voice.speaker_group = input.speaker_group;
  voice.unit = input.unit.value_or(directory->root().id);
  if (directory->unit(voice.unit) == nullptr)
    return Invalid("unit_id",
                   {"没有这个单位，请重新选择", "There is no such unit; please choose again"});
  voice.place = input.place;
  voice.campaign = input.campaign;
  if (input.campaign && !TRY(FindCampaign(tx, context.org, *input.campaign))) {
    return Invalid("campaign_id",
                   {"没有这个活动，请重新选择", "There is no such campaign; please choose again"});
  }
  auto owner = directory->OnDuty(voice.unit, people::Role::kCoordinator);
  if (!owner) return Internal("nobody is on duty");
  voice.origin = input.origin;
  voice.entered_by = input.entered_by;
  voice.source_sheet = input.source_sheet;
  voice.about = input.about;
  voice.owner = *owner;
  voice.received_on = context.today;
  voice.received_at = context.at();
  auto rulebook = TRY(setting.rulebooks->Get(tx, context.org));
  using deadlines::RuleName;
  voice.accept_due_on = rulebook->DueOn(RuleName::kAcceptVoice, context.today);
  voice.accept_rule = rulebook->rule(RuleName::kAcceptVoice).version;
  voice.answer_due_on = rulebook->DueOn(RuleName::kAnswerVoice, context.today);
  voice.answer_rule = rulebook->rule(RuleName::kAnswerVoice).version;
  voice.k = RandomKey();
  if (source) GiveCode(voice, context, *source);
  TRY(InsertVoice(tx, context.org, voice));
  TRY(InsertText(tx, context.org, voice.id, input.text));
  std::string_view kind = input.entered_by ? "voice.entered" : "voice.submitted";
  journal::Entry entry{input.import ? "voice.imported" : kind, voice.id.uuid(), voice.version, {}};
  entry.changes.push_back(Describe(voice));
  entry.changes.push_back(Describe(input.text, voice.id, voice.k));
  if (input.speaker) {
    TRY(InsertSpeaker(tx, context.org, voice.id, *input.speaker));
    entry.changes.push_back(Describe(*input.speaker, voice.id, voice.k));
  }
  if (input.import) {
    ImportRow row = *input.import;
    row.voice = voice.id;
    TRY(InsertImportRow(tx, context.org, row));
    entry.changes.push_back(Describe(row, voice.k));
  }
  TRY(journal::Append(tx, context, entry));
  return voice;
}

void GiveCode(Voice& voice, const journal::Context& context, const CodeSource& source) {
  voice.receipt_key = context.keys->newest(KeyUse::kReceipt);
  voice.hash_key = context.keys->newest(KeyUse::kHash);
  voice.code_hash = CodeHash(*context.keys, *voice.hash_key, CodeOf(voice, context, source));
}

ReceiptCode CodeOf(const Voice& voice, const journal::Context& context, const CodeSource& source) {
  return context.keys->MakeReceiptCode(voice.receipt_key.value_or(0), context.org, source.route,
                                       source.key, source.body);
}

Result<Voice> FindByCode(db::Reader& reader, const journal::Context& context,
                         std::string_view text) {
  auto code = ReceiptCode::Parse(text);
  if (!code) return NoSuchCode();
  for (std::int64_t generation : context.keys->generations(KeyUse::kHash)) {
    auto voice =
        TRY(FindByCodeHash(reader, context.org, CodeHash(*context.keys, generation, *code)));
    if (voice) return std::move(*voice);
  }
  return NoSuchCode();
}

}  // namespace huiyin::voices
