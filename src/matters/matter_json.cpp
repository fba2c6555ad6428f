#include "matters/matter_json.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "matters/duty_json.hpp"
#include "matters/matter_deadline_json.hpp"
#include "matters/matter_operations.hpp"
#include "matters/matter_timeline.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {
namespace {

namespace json = boost::json;
using people::PersonRef;
using people::UnitRef;

void PutHead(json::object& o, const Matter& m, const people::Directory& directory,
             const deadlines::Rulebook& rulebook, const LocalDate& today) {
  o["id"] = m.id.ToString();
  o["number"] = m.number;
  o["version"] = m.version;
  o["state"] = kMatterStates.Text(m.state);
  o["question"] = m.question;
  o["unit"] = UnitRef(directory, m.unit);
  PersonId present = PresentOwner(directory, m, today);
  o["owner"] = PersonRef(directory, present);
  if (present != m.owner) o["stands_in_for"] = PersonRef(directory, m.owner);
  o["due_on"] = m.due_on.ToString();
  o["overdue"] = IsOverdue(m, today);
  o["working_days_left"] = rulebook.calendar().Between(today, m.due_on);
  o["days_left_is_guess"] = !rulebook.calendar().MissingYears(today, m.due_on).empty();
  PutDue(o, m, rulebook, today);
  o["percent"] = m.percent;
  if (m.outcome) o["outcome"] = voices::kOutcomes.Text(*m.outcome);
  PutDutyHead(o, m, directory);
}

json::object DecisionJson(const Matter& m, const std::vector<UnitId>& assisting,
                          const people::Directory& directory) {
  const Decision& d = *m.decision;
  json::array units;
  for (const UnitId& unit : assisting) units.push_back(UnitRef(directory, unit));
  return {{"solution", d.solution},
          {"level", people::ToString(d.level)},
          {"lead_unit", UnitRef(directory, d.lead_unit)},
          {"owner", PersonRef(directory, d.owner)},
          {"stand_in", PersonRef(directory, d.stand_in)},
          {"assisting_units", std::move(units)},
          {"due_on", d.due_on.ToString()},
          {"expected_outcome", voices::kOutcomes.Text(d.expected_outcome)},
          {"decided_by", PersonRef(directory, d.decided_by)},
          {"decided_on", d.decided_on.ToString()}};
}

// Whoever hears for the unit reads its voices before a matter holds them.
bool Hears(const people::Actor& actor, const UnitId& unit) {
  using enum people::Role;
  return actor.Has(kClerk, unit) || actor.Has(kCoordinator, unit) || actor.Has(kLeader, unit) ||
         actor.Has(kObserver, unit);
}

json::array VoicesJson(const std::vector<MatterVoice>& list, const std::vector<LastRated>& ratings,
                       const people::Directory& directory) {
  json::array items;
  for (const MatterVoice& v : list) {
    json::object o;
    o["id"] = v.id.ToString();
    o["state"] = voices::kVoiceStates.Text(v.state);
    o["identity"] = voices::kIdentities.Text(v.identity);
    o["unit"] = UnitRef(directory, v.unit);
    api::Put(o, "title", v.title);
    o["text"] = v.body;
    o["received_on"] = v.received_on.ToString();
    o["rating"] = voices::kRatings.Text(v.rating);
    o["answered"] = v.answered_round >= v.round;
    o["on_behalf"] = v.entered;
    api::Put(o, "answer", v.answer);
    for (const LastRated& last : ratings) {
      if (last.voice != v.id) continue;
      json::object rated{{"rating", voices::kRatings.Text(last.rating)},
                         {"round", last.round},
                         {"on", last.on.ToString()}};
      api::Put(rated, "comment", last.comment);
      o["rated"] = std::move(rated);
    }
    items.push_back(std::move(o));
  }
  return items;
}

enum class Through : std::uint8_t { kSpeaker, kSlip };

// What speakers said by themselves, and apart from it what came by printed slips.
json::object RatingsJson(const std::vector<MatterVoice>& list, Through through) {
  std::array<std::int64_t, 4> counts{};
  for (const MatterVoice& v : list) {
    if (v.entered != (through == Through::kSlip)) continue;
    // Whoever waits for an answer has nothing to rate.
    if (v.state == voices::VoiceState::kAnswered || v.state == voices::VoiceState::kClosed)
      ++counts[static_cast<std::size_t>(v.rating)];
  }
  json::object o;
  for (const auto& code : voices::kRatings.all())
    o[code.text] = counts[static_cast<std::size_t>(code.value)];
  return o;
}

Status PutHistory(json::object& o, db::Reader& reader, const api::Call& call, const Matter& m,
                  const people::Directory& directory, const Zone& zone) {
  const OrgId& org = call.services().org;
  json::array progress, answers, timeline;
  for (const Progress& p : TRY(ProgressOf(reader, org, m.id))) {
    progress.push_back({{"id", p.id.ToString()},
                        {"at", FormatInstant(p.at)},
                        {"text", p.body},
                        {"percent", p.percent},
                        {"author", PersonRef(directory, p.author)}});
  }
  for (const MatterAnswer& a : TRY(MatterAnswersOf(reader, org, m.id))) {
    answers.push_back({{"id", a.id.ToString()},
                       {"at", FormatInstant(a.at)},
                       {"outcome", voices::kOutcomes.Text(a.outcome)},
                       {"text", a.body},
                       {"author", PersonRef(directory, a.author)},
                       {"round", a.round}});
  }
  for (const auto& item : TRY(TimelineOf(reader, org, m.id, call.language()))) {
    json::object t{{"kind", item.kind}, {"on", item.on.ToString()}};
    api::Put(t, "at", item.at);
    t["text"] = item.text;
    api::Put(t, "reason", item.reason);
    if (item.actor) t["actor"] = PersonRef(directory, *item.actor);
    timeline.push_back(std::move(t));
  }
  o["progress"] = std::move(progress);
  o["answers"] = std::move(answers);
  o["timeline"] = std::move(timeline);
  if (auto check = TRY(LatestCheck(reader, org, m.id))) {
    o["verification"] = {{"result", voices::kRatings.Text(check->result)},
                         {"note", check->note},
                         {"on", LocalDate::Of(check->at, zone).ToString()},
                         {"by", PersonRef(directory, check->by)}};
  }
  return {};
}

}  // namespace

Result<json::object> MatterJson(db::Reader& reader, const api::Call& call, const Setting& setting,
                                const people::Actor& actor, const MatterId& id,
                                std::optional<std::int64_t> acted_on) {
  const OrgId& org = call.services().org;
  auto matter = TRY(FindMatter(reader, org, id));
  if (!matter) return NotFound();
  auto helpers = TRY(HelpersOf(reader, org, id));
  const people::Directory& directory = *actor.directory;
  auto today = call.context().today;
  bool acted = acted_on && matter->version == *acted_on + 1;
  if (!acted && !TRY(ReadsNow(reader, org, actor, *matter, today))) return NotFound();
  json::object o;
  auto rulebook = TRY(setting.voices->rulebooks->Get(reader, org));
  auto steps = TRY(DueStepsOf(reader, org, id));
  PutHead(o, *matter, directory, *rulebook, today);
  PutDeadline(o, *matter, steps, *rulebook, directory, today);
  auto list = TRY(VoicesOf(reader, org, id));
  o["voice_count"] = list.size();
  o["ratings"] = RatingsJson(list, Through::kSpeaker);
  o["slip_ratings"] = RatingsJson(list, Through::kSlip);
  o["waiting_count"] = std::count_if(list.begin(), list.end(), [](const MatterVoice& v) {
    return v.state != voices::VoiceState::kAnswered && v.state != voices::VoiceState::kClosed;
  });
  if (matter->decision) o["decision"] = DecisionJson(*matter, helpers.units, directory);
  o["voices"] = VoicesJson(list, TRY(LastRatingsOf(reader, org, id)), directory);
  auto suggested = TRY(SuggestedFor(reader, org, id));
  std::erase_if(suggested, [&](const MatterVoice& v) { return !Hears(actor, v.unit); });
  o["suggested_voices"] = VoicesJson(suggested, {}, directory);
  TRY(PutHistory(o, reader, call, *matter, directory, call.services().zone));
  auto publication = TRY(FindPublication(reader, org, id));
  PutPublication(o, publication, TRY(FindUnresolved(reader, org, id)), directory);
  o["settlement"] =
      kSettlements.Text(SettlementOf(matter->state, matter->outcome, matter->percent));
  json::array actions;
  auto answerer = TRY(LatestAnswerer(reader, org, id));
  for (MatterAction action : ActionsNow(actor, *matter, answerer, IsShown(publication), today)) {
    if (action == MatterAction::kAnswer) {
      bool other = TRY(MustBeAnsweredByOther(reader, org, *matter, actor.id)).has_value();
      if (other) {
        o["answer_by_other"] = true;
        continue;
      }
    }
    if (action == MatterAction::kExtend && DaysLeft(*matter, steps, *rulebook) == 0) continue;
    if (action == MatterAction::kDecide) PutProposal(o, *rulebook, today);
    actions.push_back(json::value(kMatterActions.Text(action)));
  }
  TRY(PutDuties(o, actions, reader, org, *matter, actor, setting, today));
  o["actions"] = std::move(actions);
  return o;
}

json::object LineJson(const MatterLine& line, const people::Directory& directory,
                      const deadlines::Rulebook& rulebook, const LocalDate& today) {
  json::object o;
  PutHead(o, line.matter, directory, rulebook, today);
  if (line.matter.decision) o["lead_unit"] = UnitRef(directory, line.matter.decision->lead_unit);
  o["voice_count"] = line.voice_count;
  o["published"] = line.published;
  o["measures"] = line.measures;
  o["measures_done"] = line.measures_done;
  o["waits_for_parent"] = line.waits_for_parent;
  return o;
}

}  // namespace huiyin::matters
