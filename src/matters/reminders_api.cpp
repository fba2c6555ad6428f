// The list of reminders: what is near its date or over it, for whoever is told of it today - matters, measures and voices.
#include <algorithm>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "matters/matter_json.hpp"
#include "matters/matters_api.hpp"
#include "matters/remind.hpp"

namespace huiyin::matters {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostShown = 200;

// What every item here is rendered with.
struct View {
  const people::Directory& directory;
  const deadlines::Rulebook& rulebook;
  LocalDate today;
};

struct Item {
  LocalDate due_on;
  json::object json;
};

void PutDate(json::object& o, const LocalDate& due_on, const deadlines::Reminder& reminder,
             const View& view) {
  o["due_on"] = due_on.ToString();
  o["overdue"] = due_on < view.today;
  o["working_days_left"] = view.rulebook.calendar().Between(view.today, due_on);
  o["days_left_is_guess"] = !view.rulebook.calendar().MissingYears(view.today, due_on).empty();
  o["reminder"] = deadlines::ReminderJson(reminder);
}

Item ItemOf(const ReminderLine& each, const View& view) {
  return {each.line.matter.due_on,
          {{"subject", "matter"},
           {"as", deadlines::kTold.Text(each.as)},
           {"matter", LineJson(each.line, view.directory, view.rulebook, view.today)}}};
}

Item ItemOf(const MeasureReminder& each, const View& view) {
  const Measure& measure = each.measure;
  json::object o{{"seq", measure.seq}, {"text", measure.body}};
  PersonId owner = PresentOwner(view.directory, each.line.matter, measure, view.today);
  o["owner"] = people::PersonRef(view.directory, owner);
  PutDate(o, measure.due_on, each.reminder, view);
  return {measure.due_on,
          {{"subject", "measure"},
           {"as", each.as ? deadlines::kTold.Text(*each.as) : "in_charge"},
           {"matter", LineJson(each.line, view.directory, view.rulebook, view.today)},
           {"measure", std::move(o)}}};
}

Item ItemOf(const voices::VoiceReminder& each, const View& view) {
  const voices::Voice& voice = each.voice;
  json::object o{{"id", voice.id.ToString()},
                 {"state", voices::kVoiceStates.Text(voice.state)},
                 {"unit", people::UnitRef(view.directory, voice.unit)},
                 {"received_on", voice.received_on.ToString()}};
  PersonId owner = voices::PresentOwner(view.directory, voice, view.today);
  o["owner"] = people::PersonRef(view.directory, owner);
  api::Put(o, "excerpt", each.excerpt);
  PutDate(o, each.due.on, each.reminder, view);
  return {each.due.on,
          {{"subject", "voice"}, {"as", deadlines::kTold.Text(each.as)}, {"voice", std::move(o)}}};
}

}  // namespace

Result<api::Plan> MattersApi::Reminders(const api::Call& call) const {
  TRY(call.OnlyQuery({}));
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    const OrgId& org = call.services().org;
    auto rulebook = TRY(setting_.voices->rulebooks->Get(reader, org));
    View view{*actor.directory, *rulebook, call.context().today};
    std::vector<Item> items;
    for (const auto& each :
         TRY(RemindersFor(reader, org, view.directory, setting_, actor.id, view.today, kMostShown)))
      items.push_back(ItemOf(each, view));
    for (const auto& each : TRY(MeasureRemindersFor(reader, org, view.directory, setting_, actor.id,
                                                    view.today, kMostShown)))
      items.push_back(ItemOf(each, view));
    for (const auto& each : TRY(voices::VoiceRemindersFor(reader, org, view.directory, *rulebook,
                                                          actor.id, view.today, kMostShown)))
      items.push_back(ItemOf(each, view));
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.due_on < b.due_on; });
    json::array list;
    for (Item& item : items) {
      if (list.size() == kMostShown) break;
      list.push_back(std::move(item.json));
    }
    return api::Plan(api::JsonResponse(200, {{"items", std::move(list)}}));
  });
}

}  // namespace huiyin::matters
