#include "voices/voices_api.hpp"

#include <algorithm>
#include <initializer_list>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "voices/speaker_api.hpp"
#include "voices/staff_operations.hpp"
#include "voices/submit_voice.hpp"
#include "voices/voice_handover_json.hpp"
#include "voices/voice_json.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

// Who hears for a unit, and so reads its voices (Hears).
constexpr std::initializer_list<Role> kHearing = {Role::kClerk, Role::kCoordinator, Role::kLeader,
                                                  Role::kObserver};

Result<std::string> ReadReason(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto reason = TRY(in.Words("reason", kReasonBytes));
  TRY(in.End());
  return reason;
}

}  // namespace

Result<bool> MayReadAsStaff(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                            MatterPort& matters, const Voice& voice, const LocalDate& today) {
  if (StandsIn(actor, voice, today) || Hears(*actor.directory, actor.id, voice.unit)) return true;
  return matters.MayReadThrough(reader, org, actor, voice.id, today);
}

Result<bool> MayRead(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                     MatterPort& matters, const Voice& voice, const LocalDate& today) {
  auto speaker = TRY(SignedInSpeaker(reader, org, voice.id));
  if (speaker == actor.id) return true;
  return MayReadAsStaff(reader, org, actor, matters, voice, today);
}

Result<Plan> VoicesApi::SubmitNamed(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto input = TRY(SpeakerApi::ReadForm(call, false));
  CodeSource source{std::string(call.route()), once.key(), call.request().body};
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    auto rulebook = TRY(setting_->rulebooks->Get(tx, context.org));
    if (auto before = TRY(once.FindOrAssumeNew(tx, context))) {
      Voice voice = TRY(GetVoice(tx, context.org, VoiceId(*before)));
      auto speaker = TRY(FindSpeaker(tx, context.org, voice.id));
      if (!speaker || speaker->person != actor.id) return NotFound();
      return Plan(
          api::JsonResponse(201, ReceiptJson(voice, CodeOf(voice, context, source), *rulebook)));
    }
    NewVoice named = input;
    TRY(SpeakerApi::FindAbout(tx, context.org, *matters_, named));
    named.speaker->person = actor.id;
    named.speaker->name = actor.person().name;
    if (!named.unit) named.unit = actor.person().unit;
    Voice voice = TRY(SubmitVoice(tx, context, *setting_, named, source));
    TRY(once.Keep(tx, context, voice.id.uuid()));
    return Plan(
        api::JsonResponse(201, ReceiptJson(voice, CodeOf(voice, context, source), *rulebook)));
  });
}

Result<Plan> VoicesApi::ListMine(const Call& call) const {
  TRY(call.OnlyQuery({"cursor", "limit"}));
  auto limit = TRY(call.Limit());
  auto cursor = TRY(api::ReadCursor(call, 1));
  std::optional<VoiceId> after;
  if (!cursor.empty() && !(after = VoiceId::Parse(cursor[0]))) return Call::BadParameter("cursor");
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    auto rulebook = TRY(setting_->rulebooks->Get(reader, call.services().org));
    auto lines = TRY(ListSpokenBy(reader, call.services().org, actor.id, after, limit + 1));
    bool more = static_cast<std::int64_t>(lines.size()) > limit;
    if (more) lines.pop_back();
    json::array items;
    for (const VoiceLine& line : lines) {
      auto o = LineJson(line, *actor.directory, *rulebook, call.context().today);
      o["text"] = line.excerpt;
      o["excerpt"] = api::FirstCharacters(line.excerpt, 300);
      items.push_back(std::move(o));
    }
    json::object page{{"items", std::move(items)}};
    if (more) page["next_cursor"] = api::MakeCursor({lines.back().voice.id.ToString()});
    return Plan(api::JsonResponse(200, page));
  });
}

Result<Plan> VoicesApi::List(const Call& call) const {
  TRY(call.OnlyQuery({"state", "view", "unit_id", "campaign_id", "channel", "cursor", "limit"}));
  VoiceFilter filter;
  filter.limit = TRY(call.Limit());
  if (auto state = call.request().query_value("state")) {
    filter.state = kVoiceStates.Parse(*state);
    if (!filter.state) return Call::BadParameter("state");
  }
  filter.unit = TRY(call.QueryId<UnitId>("unit_id"));
  filter.campaign = TRY(call.QueryId<CampaignId>("campaign_id"));
  if (auto channel = call.request().query_value("channel")) {
    filter.channel = KnownKey(Channels(), *channel);
    if (!filter.channel) return Call::BadParameter("channel");
  }
  auto cursor = TRY(api::ReadCursor(call, 2));
  if (!cursor.empty()) {
    filter.after_due = LocalDate::Parse(cursor[0]);
    filter.after_id = VoiceId::Parse(cursor[1]);
    if (!filter.after_due || !filter.after_id) return Call::BadParameter("cursor");
  }
  std::string view = call.request().query_value("view").value_or("all");
  if (view != "all" && view != "mine" && view != "handed_to_me" && view != "due_soon" &&
      view != "overdue")
    return Call::BadParameter("view");
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    auto today = call.context().today;
    VoiceFilter f = filter;
    const people::Directory& directory = *actor.directory;
    auto scopes = directory.Scopes(actor.id, kHearing);
    // What is in one's charge one is shown without a role too, and nothing else.
    bool mine = view == "mine";
    if (scopes.empty() && !(mine && StandsInAnywhere(directory, actor.id, today)))
      return Forbidden();
    f.reader = actor.id;
    if (f.unit) {
      bool inside = std::any_of(scopes.begin(), scopes.end(),
                                [&](const UnitId& s) { return directory.Within(*f.unit, s); });
      if (!inside && !(mine && directory.unit(*f.unit) != nullptr)) return NotFound();
    }
    auto rulebook = TRY(setting_->rulebooks->Get(reader, call.services().org));
    if (view == "handed_to_me") f.offered_to = actor.id;
    if (view == "overdue") f.due_before = today;
    if (view == "due_soon") {
      f.due_from = today;
      f.due_before = rulebook->calendar().Plus(today, 1).Plus(1);
    }
    auto limit = f.limit++;
    auto lines = TRY(mine ? voices::ListMine(reader, call.services().org, directory, today, f)
                          : ListVoices(reader, call.services().org, f));
    bool more = static_cast<std::int64_t>(lines.size()) > limit;
    if (more) lines.pop_back();
    json::array items;
    for (const VoiceLine& line : lines)
      items.push_back(LineJson(line, *actor.directory, *rulebook, today));
    json::object page{{"items", std::move(items)}};
    if (more)
      page["next_cursor"] = api::MakeCursor(
          {lines.back().voice.accept_due_on.ToString(), lines.back().voice.id.ToString()});
    return Plan(api::JsonResponse(200, page));
  });
}

// `acted_on`: the version that this request changed. What became of it is shown to whoever did so, though the step may have ended
// their right, until somebody else acts.
Plan VoicesApi::Render(const Call& call, const VoiceId& id,
                       std::optional<std::int64_t> acted_on) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    Voice voice = TRY(GetVoice(reader, call.services().org, id));
    auto today = call.context().today;
    const OrgId& org = call.services().org;
    bool acted = acted_on && voice.version == *acted_on + 1;
    if (!acted && !TRY(MayRead(reader, org, actor, *matters_, voice, today))) return NotFound();
    bool staff = acted || TRY(MayReadAsStaff(reader, org, actor, *matters_, voice, today));
    auto view = TRY(ReadView(reader, call, *setting_, *matters_, voice,
                             staff ? Audience::kStaff : Audience::kSpeaker));
    auto o = StaffJson(view, today);
    if (staff) TRY(PutVoiceHandovers(o, reader, call.services().org, voice, actor, today));
    return Plan(api::WithEtag(api::JsonResponse(200, o), voice.version));
  });
}

Result<Plan> VoicesApi::Get(const Call& call) const {
  return Render(call, TRY(call.PathId<VoiceId>("id")));
}

Result<Plan> VoicesApi::Change(const Call& call, Step step) const {
  auto id = TRY(call.PathId<VoiceId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(step(tx, context, actor, id, expected));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, expected);
  });
}

Result<Plan> VoicesApi::Accept(const Call& call) const { return Change(call, AcceptVoice); }

Result<Plan> VoicesApi::Decline(const Call& call) const {
  auto reason = TRY(ReadReason(call));
  return Change(call, [reason](auto& tx, const auto& context, const auto& actor, const auto& id,
                               auto expected) {
    return DeclineVoice(tx, context, actor, id, expected, reason);
  });
}

Result<Plan> VoicesApi::Review(const Call& call) const {
  auto reason = TRY(ReadReason(call));
  return Change(call, [reason](auto& tx, const auto& context, const auto& actor, const auto& id,
                               auto expected) {
    return ReviewVoice(tx, context, actor, id, expected, reason);
  });
}

Result<Plan> VoicesApi::Answer(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewVoiceAnswer answer;
  answer.body = TRY(in.Words("text", kNoteBytes));
  answer.outcome = TRY(in.Code("outcome", [](std::string_view text) -> std::optional<Outcome> {
    auto outcome = kOutcomes.Parse(text);
    // A timetable or an escalation needs a matter with an owner and a date.
    return outcome == Outcome::kTimetable || outcome == Outcome::kEscalated ? std::nullopt
                                                                            : outcome;
  }));
  answer.reason = TRY(in.Words("reason", kReasonBytes));
  TRY(in.End());
  return Change(call, [answer, this](auto& tx, const auto& context, const auto& actor,
                                     const auto& id, auto expected) {
    return AnswerVoice(tx, context, *setting_, actor, id, expected, answer);
  });
}

}  // namespace huiyin::voices
