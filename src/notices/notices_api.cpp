#include "notices/notices_api.hpp"

#include <limits>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "notices/notice_store.hpp"

namespace huiyin::notices {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

constexpr std::int64_t kMostUnseen = 100;  // the page says "at least"

// What the reader may see of it now.
Result<json::object> SubjectJson(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                                 const Notice& notice) {
  json::object o{{"type", kSubjects.Text(notice.subject)}, {"id", notice.subject_id.ToString()}};
  if (notice.subject != Subject::kMatter) return o;
  auto matter = TRY(matters::FindMatter(reader, org, MatterId(notice.subject_id)));
  if (!matter) return o;
  o["number"] = matter->number;
  if (matters::MayRead(actor, *matter, TRY(matters::HelpersOf(reader, org, matter->id))))
    o["question"] = matter->question;
  return o;
}

Result<json::object> NoticeJson(db::Reader& reader, const Call& call, const people::Actor& actor,
                                const Notice& notice, std::int64_t seen) {
  json::object o{{"position", notice.position},
                 {"kind", notice.kind},
                 {"text", call.Say(SentenceOf(notice.kind, notice.subject))},
                 {"on", notice.on.ToString()},
                 {"seen", notice.position <= seen},
                 {"subject", TRY(SubjectJson(reader, call.services().org, actor, notice))}};
  api::Put(o, "at", notice.at);
  // The speaker reads which department acts, not which person.
  if (notice.actor && notice.subject != Subject::kMyVoice)
    o["actor"] = people::PersonRef(*actor.directory, *notice.actor);
  return o;
}

}  // namespace

Result<Plan> NoticesApi::List(const Call& call) const {
  TRY(call.OnlyQuery({"cursor", "limit"}));
  auto limit = TRY(call.Limit());
  std::optional<std::int64_t> before;
  auto cursor = TRY(api::ReadCursor(call, 1));
  if (!cursor.empty()) {
    char* end = nullptr;
    before = std::strtoll(cursor[0].c_str(), &end, 10);
    if (*end != '\0' || *before <= 0) return Call::BadParameter("cursor");
  }
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    const OrgId& org = call.services().org;
    auto notices = TRY(ListNotices(reader, org, actor.id, before, limit + 1));
    bool more = static_cast<std::int64_t>(notices.size()) > limit;
    if (more) notices.pop_back();
    auto seen = TRY(SeenUpTo(reader, org, actor.id));
    json::array items;
    for (const Notice& notice : notices)
      items.push_back(TRY(NoticeJson(reader, call, actor, notice, seen)));
    json::object page{{"items", std::move(items)},
                      {"unseen", TRY(CountUnseen(reader, org, actor.id, kMostUnseen))}};
    if (more) page["next_cursor"] = api::MakeCursor({std::to_string(notices.back().position)});
    return Plan(api::JsonResponse(200, page));
  });
}

Result<Plan> NoticesApi::MarkSeen(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto position = TRY(in.Number("position", 1, std::numeric_limits<std::int64_t>::max()));
  TRY(in.End());
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(tx, call, *setting_.voices->directories));
    auto latest = TRY(ListNotices(tx, call.services().org, actor.id, {}, 1));
    // Not past what there is: what comes later is new.
    std::int64_t up_to = latest.empty() ? 0 : std::min(position, latest.front().position);
    TRY(notices::MarkSeen(tx, call.services().org, actor.id, up_to));
    return Plan(api::EmptyResponse());
  });
}

}  // namespace huiyin::notices
