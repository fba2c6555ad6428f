#include "verification/verification_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "verification/verification_json.hpp"

namespace huiyin::verification {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

Result<Plan> VerificationApi::Due(const Call& call) const {
  TRY(call.OnlyQuery({"cursor", "limit"}));
  DueFilter filter;
  filter.limit = TRY(call.Limit());
  auto cursor = TRY(api::ReadCursor(call, 2));
  if (!cursor.empty()) {
    filter.after_on = LocalDate::Parse(cursor[0]);
    filter.after_id = VoiceId::Parse(cursor[1]);
    if (!filter.after_on || !filter.after_id) return Call::BadParameter("cursor");
  }
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    if (actor.directory->Scopes(actor.id, {Role::kCoordinator, Role::kLeader}).empty())
      return Forbidden();
    const OrgId& org = call.services().org;
    DueFilter asked = filter;
    asked.me = actor.id;
    auto due = TRY(ListDue(reader, org, asked));
    json::array items;
    for (const DueCall& one : due.calls) items.push_back(DueJson(one, *actor.directory));
    json::object page{{"items", std::move(items)}};
    page["counts"] = CountsJson(TRY(CountDue(reader, org, actor.id)));
    if (due.behind)
      page["next_cursor"] =
          api::MakeCursor({due.behind->first.ToString(), due.behind->second.ToString()});
    return Plan(api::JsonResponse(200, page));
  });
}

Plan VerificationApi::RenderVoice(const Call& call, const VoiceId& id, int status) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    const OrgId& org = call.services().org;
    auto voice = TRY(voices::GetVoice(reader, org, id));
    if (!TRY(MayReadCalls(reader, org, actor, *matters_, voice, call.context().today)))
      return NotFound();
    auto o = TRY(VoiceRoundsJson(reader, org, voice, *actor.directory));
    return Plan(api::WithEtag(api::JsonResponse(status, o), voice.version));
  });
}

Result<Plan> VerificationApi::Voice(const Call& call) const {
  return RenderVoice(call, TRY(call.PathId<VoiceId>("id")), 200);
}

Result<Plan> VerificationApi::Record(const Call& call) const {
  auto id = TRY(call.PathId<VoiceId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto result = TRY(in.Code("result", [](std::string_view text) { return kCalled.Parse(text); }));
  auto note = TRY(in.MaybeWords("note", voices::kNoteBytes));
  TRY(in.End());
  // What somebody who is not satisfied said is what the next answer needs.
  if (result == Called::kNot && !note)
    return Invalid("note", {"请写下对方为什么不满意", "Write down why they are not satisfied"});
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(RecordCallback({&tx, &context, matters_, &actor, id, *expected}, result,
                         note.value_or("")));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return RenderVoice(call, id, 201);
  });
}

Result<Plan> VerificationApi::Matter(const Call& call) const {
  auto id = TRY(call.PathId<MatterId>("id"));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    const OrgId& org = call.services().org;
    if (!TRY(matters::MayReadMatter(reader, org, actor, id, call.context().today)))
      return NotFound();
    return Plan(api::JsonResponse(200, TRY(MatterRoundsJson(reader, org, id, *actor.directory))));
  });
}

}  // namespace huiyin::verification
