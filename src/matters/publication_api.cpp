// The preview of what will be published. It changes nothing.
#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "matters/matters_api.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

constexpr std::size_t kWordingBytes = 16 * 1024;

// For those who write what everybody will read: publish, say why something is not resolved, or (`by` the department) note progress
// and answer. Errors: kNotFound where they may not even read it.
Result<Matter> MatterToShow(db::Reader& reader, const Call& call, const people::Actor& actor,
                            const MatterId& id, MatterBy by) {
  auto matter = TRY(FindMatter(reader, call.services().org, id));
  if (!matter) return NotFound();
  for (MatterBy may : {MatterBy::kLeadership, by}) {
    if (MayAct(actor, *matter, may, {}, call.context().today)) return std::move(*matter);
  }
  auto helpers = TRY(HelpersOf(reader, call.services().org, id));
  return MayRead(actor, *matter, helpers) ? Forbidden() : NotFound();
}

json::array RevisionsJson(const std::vector<Revision>& revisions,
                          const people::Directory& directory) {
  json::array items;
  for (const Revision& r : revisions) {
    json::object o{{"revision", r.seq},
                   {"kind", r.kind},
                   {"question", r.question},
                   {"measures", r.measures},
                   {"marks", r.marks},
                   {"on", r.on.ToString()},
                   {"by", people::PersonRef(directory, r.by)}};
    api::Put(o, "reason", r.reason);
    items.push_back(std::move(o));
  }
  return items;
}

}  // namespace

Result<Plan> MattersApi::Preview(const Call& call) const {
  auto id = TRY(call.PathId<MatterId>("id"));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    const OrgId& org = call.services().org;
    auto matter = TRY(MatterToShow(reader, call, actor, id, MatterBy::kLeadership));
    auto present = TRY(FindPublication(reader, org, id));
    std::string question = present ? present->question : matter.question;
    std::string measures;
    if (present) {
      measures = present->measures;
    } else if (matter.decision) {
      measures = matter.decision->solution;
    }
    auto parts = TRY(PublicParts(reader, org, matter, call.context().today, question, measures));
    auto names = TRY(NamesFor(reader, org, *actor.directory, matter));
    auto o = wording::CheckedJson(wording::CheckWording(parts, names), call.language());
    o["question"] = question;
    o["measures"] = measures;
    json::array beside;
    for (std::size_t i = 2; i < parts.size(); ++i)
      beside.push_back({{"field", parts[i].field}, {"text", parts[i].text}});
    o["shown_as_they_stand"] = std::move(beside);
    json::array originals;
    for (const MatterVoice& voice : TRY(VoicesOf(reader, org, id))) {
      json::object original{{"voice_id", voice.id.ToString()}, {"text", voice.body}};
      api::Put(original, "title", voice.title);
      originals.push_back(std::move(original));
    }
    o["originals"] = std::move(originals);
    o["revisions"] = RevisionsJson(TRY(RevisionsOf(reader, org, id)), *actor.directory);
    return Plan(api::JsonResponse(200, o));
  });
}

Result<Plan> MattersApi::CheckWording(const Call& call) const {
  auto id = TRY(call.PathId<MatterId>("id"));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto question = TRY(in.MaybeWords("question", kWordingBytes));
  auto measures = TRY(in.MaybeWords("measures", kWordingBytes));
  auto named = TRY(in.MaybeWords("class", kWordingBytes));
  auto reason = TRY(in.MaybeWords("reason", kWordingBytes));
  auto text = TRY(in.MaybeWords("text", kWordingBytes));
  TRY(in.End());
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    const OrgId& org = call.services().org;
    auto by = text ? MatterBy::kDepartment : MatterBy::kLeadership;
    auto matter = TRY(MatterToShow(reader, call, actor, id, by));
    // A publication is checked with what the board shows beside it; a note, an answer and a reason (with its class if it has one) alone.
    std::vector<wording::Part> parts;
    if (question) {
      parts = TRY(
          PublicParts(reader, org, matter, call.context().today, *question, measures.value_or("")));
    } else if (text) {
      parts.push_back({"text", *text});
    } else {
      if (named) parts.push_back({"class", *named});
      parts.push_back({"reason", reason.value_or("")});
    }
    auto names = TRY(NamesFor(reader, org, *actor.directory, matter));
    auto checked = wording::CheckWording(parts, names);
    return Plan(api::JsonResponse(200, wording::CheckedJson(checked, call.language())));
  });
}

}  // namespace huiyin::matters
