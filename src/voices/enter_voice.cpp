#include "voices/enter_voice.hpp"

#include "voices/campaign.hpp"
#include "voices/save_voice.hpp"

namespace huiyin::voices {
namespace {

using people::Role;

bool MayEnter(const people::Actor& actor, const UnitId& unit) {
  return actor.Has(Role::kClerk, unit) || actor.Has(Role::kCoordinator, unit);
}

// A voice that was written in, if the actor may handle entries of its unit and `expected` (If-Match) still holds.
Result<Voice> EnteredVoice(db::Reader& reader, const journal::Context& context,
                           const people::Actor& actor, const VoiceId& id,
                           std::optional<std::int64_t> expected) {
  Voice voice = TRY(GetVoice(reader, context.org, id));
  if (!MayEnter(actor, voice.unit)) {
    bool reads = actor.Has(Role::kLeader, voice.unit) || actor.Has(Role::kObserver, voice.unit);
    return reads ? Forbidden() : NotFound();
  }
  TRY(MustBeAsSeen(reader, actor, {context.org, id.uuid(), voice.version}, expected));
  if (!voice.entered_by) {
    return Conflict({"这是发言人自己提交的，不是代为录入的",
                     "The speaker submitted this themselves; nobody entered it for them"});
  }
  return voice;
}

Error EnteredBefore(const people::Directory& directory, const Voice& earlier) {
  Error error =
      Conflict({"这张表已经录入过了", "This sheet was entered before; it is not counted twice"});
  error.field = "source_sheet";
  if (earlier.entered_by)
    error.facts.push_back({"entered_by", std::string(directory.PersonName(*earlier.entered_by))});
  error.facts.push_back({"entered_on", earlier.received_on.ToString()});
  error.facts.push_back({"voice_id", earlier.id.ToString()});
  return error;
}

}  // namespace

journal::Context EntryContext(const journal::Context& context, Identity identity) {
  journal::Context entry = context;
  entry.day_only = identity == Identity::kAnonymous;
  return entry;
}

Result<Voice> EnterVoice(db::Transaction& tx, const journal::Context& context,
                         const Setting& setting, const people::Actor& actor,
                         const NewVoice& input) {
  if (!input.unit) return Internal("an entry without a unit");
  if (actor.directory->unit(*input.unit) == nullptr)
    return Invalid("unit_id",
                   {"没有这个单位，请重新选择", "There is no such unit; please choose again"});
  if (!MayEnter(actor, *input.unit)) return Forbidden();
  if (input.channel == "web")
    return Invalid("channel", {"网页上的话由发言人自己提交，请选这句话实际来的渠道",
                               "What comes by the web is sent by its speaker; choose the channel "
                               "by which this came"});
  if (input.source_sheet) {
    if (!input.campaign) {
      return Invalid("source_sheet", {"表号要和活动一起填：表号在一次活动里不重复",
                                      "A sheet number needs its campaign, within which it is one"});
    }
    auto earlier = TRY(FindBySheet(tx, context.org, *input.campaign, *input.source_sheet));
    if (earlier) return EnteredBefore(*actor.directory, *earlier);
  }
  NewVoice entered = input;
  entered.entered_by = actor.id;
  return SubmitVoice(tx, EntryContext(context, input.identity), setting, entered, std::nullopt);
}

Result<Voice> IssueSlip(db::Transaction& tx, const journal::Context& context,
                        const people::Actor& actor, const VoiceId& id, const CodeSource& source) {
  Voice voice = TRY(EnteredVoice(tx, context, actor, id, std::nullopt));
  if (voice.code_hash) {
    Error error = Conflict({"这条的回执条已经打印过。编号只给发言人，不能再看",
                            "Its slip was printed before. The code is the speaker's and cannot be "
                            "shown again"});
    error.facts.push_back({"voice_id", id.ToString()});
    return error;
  }
  Voice before = voice;
  GiveCode(voice, context, source);
  TRY(SaveVoice(tx, EntryContext(context, voice.identity), "voice.slip_printed", before, voice));
  return voice;
}

Result<Voice> CorrectVoice(db::Transaction& tx, const journal::Context& context,
                           const people::Actor& actor, const VoiceId& id,
                           std::optional<std::int64_t> expected, const std::string& correction) {
  Voice voice = TRY(EnteredVoice(tx, context, actor, id, expected));
  Voice before = voice;
  TRY(SaveWithRemark(tx, EntryContext(context, voice.identity), "voice.corrected", before, voice,
                     "correction", correction));
  return voice;
}

}  // namespace huiyin::voices
