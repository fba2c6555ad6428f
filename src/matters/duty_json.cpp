#include "matters/duty_json.hpp"

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::matters {
namespace {

namespace json = boost::json;
using people::PersonRef;
using people::UnitRef;

// What every list here is rendered with.
struct View {
  const Matter& matter;
  const people::Actor& actor;
  const WorkCalendar& calendar;
  LocalDate today;

  [[nodiscard]] const people::Directory& directory() const { return *actor.directory; }
};

json::object HandoverJson(const Handover& h, const View& view) {
  const people::Directory& directory = view.directory();
  json::object o{{"seq", h.seq},
                 {"kind", kHandoverKinds.Text(h.kind)},
                 {"from", PersonRef(directory, h.from)},
                 {"to", PersonRef(directory, h.to)}};
  if (h.to_unit) o["to_unit"] = UnitRef(directory, *h.to_unit);
  api::Put(o, "reason", h.reason);
  o["offered_by"] = PersonRef(directory, h.offered_by);
  o["offered_at"] = FormatInstant(h.offered_at);
  o["state"] = kHandoverStates.Text(h.state);
  if (h.state == HandoverState::kOffered) {
    PersonId answers = PresentReceiver(directory, view.matter, h, view.today);
    o["answered_by"] = PersonRef(directory, answers);
  }
  api::Put(o, "reply", h.reply);
  if (h.ended_by) o["ended_by"] = PersonRef(directory, *h.ended_by);
  api::Put(o, "ended_at", h.ended_at);
  return o;
}

json::object MeasureJson(const Measure& m, const View& view) {
  const people::Directory& directory = view.directory();
  bool open = m.state == MeasureState::kOpen;
  PersonId present = PresentOwner(directory, view.matter, m, view.today);
  json::object o{{"seq", m.seq}, {"text", m.body}};
  o["owner"] = PersonRef(directory, open ? present : m.owner);
  if (open && present != m.owner) o["stands_in_for"] = PersonRef(directory, m.owner);
  o["due_on"] = m.due_on.ToString();
  o["overdue"] = open && m.due_on < view.today;
  o["working_days_left"] = view.calendar.Between(view.today, m.due_on);
  o["days_left_is_guess"] = !view.calendar.MissingYears(view.today, m.due_on).empty();
  o["state"] = kMeasureStates.Text(m.state);
  api::Put(o, "note", m.note);
  if (m.ended_by) o["ended_by"] = PersonRef(directory, *m.ended_by);
  api::Put(o, "ended_on", m.ended_on);
  bool usable = open && view.matter.state != MatterState::kClosed;
  bool department =
      MayAct(view.actor, view.matter, MatterBy::kDepartment, std::nullopt, view.today);
  o["can_change"] = usable && department;
  bool finishes = department || m.owner == view.actor.id || present == view.actor.id;
  o["can_finish"] = usable && finishes;
  o["can_reopen"] = m.state == MeasureState::kDone && MayBreakDown(view.matter) && finishes;
  return o;
}

json::object PartJson(const Part& p, const View& view) {
  json::object o{{"unit", UnitRef(view.directory(), p.unit)}};
  api::Put(o, "text", p.body);
  o["state"] = kPartStates.Text(p.state);
  api::Put(o, "note", p.note);
  if (p.replied_by) o["replied_by"] = PersonRef(view.directory(), *p.replied_by);
  api::Put(o, "replied_on", p.replied_on);
  o["can_reply"] = view.matter.state != MatterState::kClosed && p.state != PartState::kDone &&
                   MayReply(view.actor, p);
  return o;
}

json::object ParentAskJson(const ParentAsk& a, const View& view) {
  json::object o{{"seq", a.seq},
                 {"round", a.round},
                 {"text", a.body},
                 {"asked_by", PersonRef(view.directory(), a.asked_by)},
                 {"asked_on", a.asked_on.ToString()}};
  api::Put(o, "reply", a.reply);
  api::Put(o, "replied_on", a.replied_on);
  if (a.consequence) o["consequence"] = kConsequences.Text(*a.consequence);
  if (a.recorded_by) o["recorded_by"] = PersonRef(view.directory(), *a.recorded_by);
  return o;
}

}  // namespace

void PutDutyHead(json::object& o, const Matter& matter, const people::Directory& directory) {
  if (matter.track) o["track"] = kTracks.Text(*matter.track);
  if (auto level = LevelOf(directory, matter)) o["level"] = people::ToString(*level);
  if (matter.offered_to) o["offered_to"] = PersonRef(directory, *matter.offered_to);
}

Status PutDuties(json::object& o, json::array& actions, db::Reader& reader, const OrgId& org,
                 const Matter& matter, const people::Actor& actor, const Setting& setting,
                 const LocalDate& today) {
  auto rulebook = TRY(setting.voices->rulebooks->Get(reader, org));
  View view{matter, actor, rulebook->calendar(), today};
  json::array handovers, measures, parts, asks;
  std::optional<Handover> open;
  for (const Handover& handover : TRY(HandoversOf(reader, org, matter.id))) {
    handovers.push_back(HandoverJson(handover, view));
    if (handover.state == HandoverState::kOffered) open = handover;
  }
  for (const Measure& measure : TRY(MeasuresOf(reader, org, matter.id)))
    measures.push_back(MeasureJson(measure, view));
  for (const Part& part : TRY(PartsOf(reader, org, matter.id)))
    parts.push_back(PartJson(part, view));
  bool asks_parent = false;
  for (const ParentAsk& ask : TRY(ParentAsksOf(reader, org, matter.id))) {
    asks.push_back(ParentAskJson(ask, view));
    asks_parent = !ask.reply.has_value();
  }
  o["waits_for_parent"] = asks_parent;
  o["handovers"] = std::move(handovers);
  o["measures"] = std::move(measures);
  o["parts"] = std::move(parts);
  o["parent_asks"] = std::move(asks);
  for (std::string_view action : DutyActions(actor, matter, open, asks_parent, today))
    actions.push_back(json::value(action));
  return {};
}

}  // namespace huiyin::matters
