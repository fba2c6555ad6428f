#include "matters/matters_api.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "matters/matter_json.hpp"
#include "wording/wording.hpp"

namespace huiyin::matters {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

constexpr std::size_t kQuestionBytes = 2 * 1024;
constexpr std::size_t kBodyBytes = 16 * 1024;
constexpr std::size_t kMostVoices = 500;
constexpr std::size_t kMostMeasures = 100;
constexpr std::size_t kClassBytes = 200;
constexpr std::array<std::string_view, 10> kViews{
    "all",     "open",   "mine",         "to_decide",   "due_soon",
    "overdue", "paused", "handed_to_me", "my_measures", "to_parent"};

std::optional<voices::Outcome> ParseOutcome(std::string_view text) {
  return voices::kOutcomes.Parse(text);
}

Result<NewDecision> ReadDecision(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewDecision input;
  input.decision.solution = TRY(in.Words("solution", kBodyBytes));
  input.decision.level = TRY(in.Code("level", people::ParseLevel));
  input.decision.lead_unit = TRY(in.RefTo<UnitId>("lead_unit_id"));
  input.decision.owner = TRY(in.RefTo<PersonId>("owner_id"));
  input.decision.stand_in = TRY(in.RefTo<PersonId>("stand_in_id"));
  input.decision.expected_outcome = TRY(in.Code("expected_outcome", ParseOutcome));
  for (const UnitId& unit : TRY(in.Refs<UnitId>("assisting_unit_ids", 0, 20)))
    input.assisting.push_back({unit, {}});
  for (api::Fields& item : TRY(in.Objects("assisting_parts", 20))) {
    auto unit = TRY(item.RefTo<UnitId>("unit_id"));
    auto part = std::find_if(input.assisting.begin(), input.assisting.end(),
                             [&](const NewPart& one) { return one.unit == unit; });
    if (part == input.assisting.end()) return api::Fields::WrongValue("assisting_parts");
    part->body = TRY(item.MaybeWords("text", voices::kReasonBytes));
    TRY(item.End());
  }
  input.due_on = TRY(in.Date("due_on"));
  input.decided_by = TRY(in.MaybeRef<PersonId>("decided_by_id"));
  for (api::Fields& item : TRY(in.Objects("drop_measures", kMostMeasures))) {
    DroppedMeasure dropped;
    dropped.seq = TRY(item.Number("seq", 1, kMostMeasures));
    dropped.reason = TRY(item.Words("reason", voices::kReasonBytes));
    TRY(item.End());
    input.drop.push_back(std::move(dropped));
  }
  TRY(in.End());
  return input;
}

Result<NewAnswer> ReadAnswer(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewAnswer input;
  input.outcome = TRY(in.Code("outcome", ParseOutcome));
  input.body = TRY(in.Words("text", kBodyBytes));
  for (api::Fields& item : TRY(in.Objects("adaptations", kMostVoices))) {
    Adaptation adaptation;
    adaptation.voice = TRY(item.RefTo<VoiceId>("voice_id"));
    adaptation.body = TRY(item.Words("text", kBodyBytes));
    TRY(item.End());
    input.adaptations.push_back(std::move(adaptation));
  }
  input.looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return input;
}

}  // namespace

Plan MattersApi::Render(const Call& call, const MatterId& id, int status,
                        std::optional<std::int64_t> acted_on) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    auto o = TRY(MatterJson(reader, call, setting_, actor, id, acted_on));
    std::int64_t version = o["version"].as_int64();
    return Plan(api::WithEtag(api::JsonResponse(status, o), version));
  });
}

Result<Plan> MattersApi::Get(const Call& call) const {
  return Render(call, TRY(call.PathId<MatterId>("id")), 200);
}

Result<Plan> MattersApi::Create(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  NewMatter input;
  input.question = TRY(in.Words("question", kQuestionBytes));
  input.voices = TRY(in.Refs<VoiceId>("voice_ids", 1, kMostVoices));
  input.unit = TRY(in.MaybeRef<UnitId>("unit_id"));
  input.track =
      TRY(in.MaybeCode("track", [](std::string_view text) { return kTracks.Parse(text); }));
  TRY(in.End());
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_.voices->directories));
    context.actor = actor.id;
    if (auto before = TRY(once.Find(tx, context))) return Render(call, MatterId(*before), 201);
    auto id = TRY(CreateMatter({&tx, &context, &setting_, &actor, {}, 0}, input));
    TRY(once.Keep(tx, context, id.uuid()));
    return Render(call, id, 201);
  });
}

MatterFilter MattersApi::FilterFor(const people::Actor& actor, const deadlines::Rulebook& rulebook,
                                   const LocalDate& today) {
  MatterFilter filter;
  filter.me = actor.id;
  filter.today = today;
  filter.soon = rulebook.calendar().Plus(today, 3);
  return filter;
}

Result<Plan> MattersApi::List(const Call& call) const {
  TRY(call.OnlyQuery({"state", "view", "unit_id", "lead_unit_id", "track", "cursor", "limit"}));
  MatterFilter asked;
  asked.limit = TRY(call.Limit());
  if (auto state = call.request().query_value("state")) {
    asked.state = kMatterStates.Parse(*state);
    if (!asked.state) return Call::BadParameter("state");
  }
  if (auto track = call.request().query_value("track")) {
    asked.track = kTracks.Parse(*track);
    if (!asked.track) return Call::BadParameter("track");
  }
  asked.lead_unit = TRY(call.QueryId<UnitId>("lead_unit_id"));
  asked.unit = TRY(call.QueryId<UnitId>("unit_id"));
  auto view = call.request().query_value("view").value_or("all");
  auto known = std::find(kViews.begin(), kViews.end(), view);
  if (known == kViews.end()) return Call::BadParameter("view");
  asked.view = *known;
  auto cursor = TRY(api::ReadCursor(call, 2));
  if (!cursor.empty()) {
    asked.after_due = LocalDate::Parse(cursor[0]);
    asked.after_id = MatterId::Parse(cursor[1]);
    if (!asked.after_due || !asked.after_id) return Call::BadParameter("cursor");
  }
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    auto today = call.context().today;
    auto rulebook = TRY(setting_.voices->rulebooks->Get(reader, call.services().org));
    MatterFilter filter = FilterFor(actor, *rulebook, today);
    filter.view = asked.view;
    filter.state = asked.state;
    filter.lead_unit = asked.lead_unit;
    filter.unit = asked.unit;
    filter.track = asked.track;
    filter.after_due = asked.after_due;
    filter.after_id = asked.after_id;
    filter.limit = asked.limit + 1;
    auto lines = TRY(ListMatters(reader, call.services().org, filter));
    bool more = static_cast<std::int64_t>(lines.size()) > asked.limit;
    if (more) lines.pop_back();
    json::array items;
    for (const MatterLine& line : lines) {
      bool wanted =
          TRY(IsForMe(reader, call.services().org, *actor.directory, line.matter, filter));
      if (!wanted) continue;  // a page may hold fewer than its limit
      items.push_back(LineJson(line, *actor.directory, *rulebook, today));
    }
    json::object page{{"items", std::move(items)}};
    if (more)
      page["next_cursor"] = api::MakeCursor(
          {lines.back().matter.due_on.ToString(), lines.back().matter.id.ToString()});
    return Plan(api::JsonResponse(200, page));
  });
}

Result<Plan> MattersApi::MostVoiced(const Call& call) const {
  TRY(call.OnlyQuery({"unit_id", "limit"}));
  auto limit = TRY(call.Limit());
  auto unit = TRY(call.QueryId<UnitId>("unit_id"));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    auto today = call.context().today;
    auto rulebook = TRY(setting_.voices->rulebooks->Get(reader, call.services().org));
    json::array items;
    for (const MatterLine& line :
         TRY(ListMostVoiced(reader, call.services().org, actor.id, limit, unit)))
      items.push_back(LineJson(line, *actor.directory, *rulebook, today));
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Result<Plan> MattersApi::Summary(const Call& call) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    auto today = call.context().today;
    auto rulebook = TRY(setting_.voices->rulebooks->Get(reader, call.services().org));
    MatterFilter filter = FilterFor(actor, *rulebook, today);
    auto voice_counts =
        TRY(voices::CountVoices(reader, call.services().org, *actor.directory, actor.id, today));
    auto counts = TRY(CountMatters(reader, call.services().org, *actor.directory, filter));
    json::object by_state;
    for (const auto& code : voices::kVoiceStates.all())
      by_state[code.text] = voice_counts.by_state[static_cast<std::size_t>(code.value)];
    by_state["mine"] = voice_counts.mine;
    by_state["overdue"] = voice_counts.overdue;
    by_state["handed_to_me"] = voice_counts.handed;
    json::object o{{"voices", std::move(by_state)},
                   {"matters",
                    {{"open", counts.open},
                     {"mine", counts.mine},
                     {"to_decide", counts.to_decide},
                     {"due_soon", counts.due_soon},
                     {"overdue", counts.overdue},
                     {"handed_to_me", counts.handed},
                     {"my_measures", counts.measures}}}};
    return Plan(api::JsonResponse(200, o));
  });
}

Result<Plan> MattersApi::Change(const Call& call, Step step) const {
  auto id = TRY(call.PathId<MatterId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_.voices->directories));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(step({&tx, &context, &setting_, &actor, id, *expected}));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, 200, expected);
  });
}

Result<Plan> MattersApi::ChangeWithReason(const Call& call,
                                          Status (*step)(const Act&, const std::string&)) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto reason = TRY(in.Words("reason", voices::kReasonBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return step(act, reason); });
}

Result<Plan> MattersApi::Accept(const Call& call) const { return Change(call, AcceptMatter); }
Result<Plan> MattersApi::Close(const Call& call) const { return Change(call, CloseMatter); }
Result<Plan> MattersApi::Return(const Call& call) const {
  return ChangeWithReason(call, ReturnMatter);
}
Result<Plan> MattersApi::Dissolve(const Call& call) const {
  return ChangeWithReason(call, DissolveMatter);
}

Result<Plan> MattersApi::Reopen(const Call& call) const {
  return ChangeWithReason(call, ReopenMatter);
}

Result<Plan> MattersApi::Link(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto ids = TRY(in.Refs<VoiceId>("voice_ids", 1, kMostVoices));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return LinkVoices(act, ids); });
}

Result<Plan> MattersApi::Unlink(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto voice = TRY(in.RefTo<VoiceId>("voice_id"));
  auto reason = TRY(in.Words("reason", voices::kReasonBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return UnlinkVoice(act, voice, reason); });
}

Result<Plan> MattersApi::Move(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto voice = TRY(in.RefTo<VoiceId>("voice_id"));
  auto target = TRY(in.RefTo<MatterId>("to_matter_id"));
  auto reason = TRY(in.Words("reason", voices::kReasonBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return MoveVoice(act, voice, target, reason); });
}

Result<Plan> MattersApi::Decide(const Call& call) const {
  auto input = TRY(ReadDecision(call));
  return Change(call, [=](const Act& act) { return DecideMatter(act, input); });
}

Result<Plan> MattersApi::Progress(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewNote input;
  input.body = TRY(in.Words("text", kBodyBytes));
  input.percent = TRY(in.Number("percent", 0, 100));
  input.looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return AddProgress(act, input); });
}

Result<Plan> MattersApi::Answer(const Call& call) const {
  auto input = TRY(ReadAnswer(call));
  return Change(call, [=](const Act& act) { return AnswerMatter(act, input); });
}

Result<Plan> MattersApi::Verify(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto result = TRY(in.Code("result", [](std::string_view text) -> std::optional<voices::Rating> {
    auto rating = voices::kRatings.Parse(text);
    return rating == voices::Rating::kUnrated ? std::nullopt : rating;
  }));
  auto note = TRY(in.Words("note", kBodyBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return VerifyMatter(act, result, note); });
}

Result<Plan> MattersApi::Publish(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto question = TRY(in.Words("question", kQuestionBytes));
  auto measures = TRY(in.Text("measures", kBodyBytes));
  auto looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) {
    return PublishMatter(act, {question, measures, looked});
  });
}

Result<Plan> MattersApi::Withdraw(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto reason = TRY(in.Words("reason", voices::kReasonBytes));
  auto looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return WithdrawMatter(act, {reason, looked}); });
}

Result<Plan> MattersApi::Unresolved(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto named = TRY(in.MaybeWords("class", kClassBytes));
  auto reason = TRY(in.MaybeWords("reason", voices::kReasonBytes));
  auto looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) {
    return MarkUnresolved(act, {named.value_or(""), reason.value_or(""), looked});
  });
}

}  // namespace huiyin::matters
