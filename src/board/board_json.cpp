#include "board/board_json.hpp"

#include <numeric>
#include <utility>

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::board {
namespace {

namespace json = boost::json;

// Only an organisation of several trees has such a row.
constexpr std::string_view kOther = "其他 Other";

void PutRatings(json::object& o, const Ratings& ratings) {
  for (const auto& code : voices::kRatings.all())
    o[code.text] = ratings[static_cast<std::size_t>(code.value)];
}
json::object RatingsJson(const Ratings& ratings) {
  json::object o;
  PutRatings(o, ratings);
  return o;
}
std::int64_t Sum(const Ratings& ratings) {
  return std::accumulate(ratings.begin(), ratings.end(), std::int64_t{0});
}

json::object HeadlineJson(const Headline& h) {
  json::object o{{"received", h.received},
                 {"waiting", h.waiting},
                 {"answered", h.answered},
                 {"declined", h.declined}};
  PutRatings(o, h.ratings);
  o["slip_ratings"] = RatingsJson(h.slip_ratings);
  o["matters"] = h.matters;
  o["matters_due"] = h.matters_due;
  o["matters_on_time"] = h.matters_on_time;
  o["matters_rectified"] = h.matters_rectified;
  o["matters_explained"] = h.matters_explained;
  o["matters_unresolved"] = h.matters_unresolved;
  o["withdrawn"] = h.withdrawn;
  o["good_deeds"] = h.good_deeds;
  return o;
}

json::object UnitJson(const Scene& scene, const UnitRow& row) {
  json::object o;
  o["unit"] = row.unit ? scene.directory.UnitName(*row.unit) : kOther;
  api::Put(o, "unit_id", row.unit);
  o["matters"] = row.matters;
  o["answered"] = row.answered;
  o["overdue"] = row.overdue;
  o["voices"] = row.voices;
  return o;
}

// Whoever is in charge today: the owner, or who stands in while they are away.
PersonId Responsible(const Scene& scene, const ListedMatter& m) {
  matters::Matter matter;
  matter.state = m.state;
  matter.unit = m.unit;
  matter.owner = m.owner;
  if (m.lead_unit && m.a && m.b) {
    matter.decision.emplace();
    matter.decision->lead_unit = *m.lead_unit;
    matter.decision->owner = *m.a;
    matter.decision->stand_in = *m.b;
  }
  return matters::PresentOwner(scene.directory, matter, scene.today);
}

json::object GoneJson(const WithdrawnMatter& withdrawn) {
  return {
      {"number", withdrawn.number}, {"on", withdrawn.on.ToString()}, {"reason", withdrawn.reason}};
}

// On what the date rests, and that the matter is deferred, with the reason that everybody is given.
void PutDate(json::object& o, const Scene& scene, const ListedMatter& m) {
  bool counted = m.due_unit == DayUnit::kWorking && m.due_chosen != m.due_on;
  deadlines::PutGuess(
      o, "due_is_guess",
      counted ? scene.calendar.MissingYears(m.due_start, m.due_on) : std::vector<int>());
  bool paused = matters::IsOpen(m.state) && m.paused_on && m.paused_until &&
                *m.paused_on <= scene.today && scene.today <= *m.paused_until;
  if (!paused) return;
  o["paused_until"] = m.paused_until->ToString();
  api::Put(o, "paused_reason", m.paused_reason);
}

json::object ItemJson(const Scene& scene, const CountedMatter& counted) {
  const ListedMatter& m = counted.matter;
  bool open = matters::IsOpen(m.state);
  json::object o{{"number", m.number}, {"question", m.question}, {"measures", m.measures}};
  if (m.lead_unit) o["lead_unit"] = scene.directory.UnitName(*m.lead_unit);
  if (m.lead_unit && scene.view.responsible == house::Responsible::kPerson)
    o["owner"] = scene.directory.PersonName(Responsible(scene, m));
  o["due_on"] = m.due_on.ToString();
  o["overdue"] = open && m.due_on < scene.today;
  if (open) o["working_days_left"] = scene.calendar.Between(scene.today, m.due_on);
  PutDate(o, scene, m);
  o["state"] = matters::kMatterStates.Text(m.state);
  o["progress"] = kProgresses.Text(m.progress);
  o["percent"] = m.percent;
  if (m.outcome) o["outcome"] = voices::kOutcomes.Text(*m.outcome);
  o["published_on"] = m.published_on.ToString();
  o["settlement"] = matters::kSettlements.Text(m.settlement);
  if (m.track && scene.view.track == house::Shows::kYes)
    o["track"] = matters::kTracks.Text(*m.track);
  if (m.unresolved_reason && m.settlement != Settlement::kRectified) {
    o["unresolved"] = {{"class", m.unresolved_class.value_or("")},
                       {"reason", *m.unresolved_reason}};
  }
  api::Put(o, "voice_count", counted.voices);
  if (counted.ratings) {
    const ShownRatings& ratings = *counted.ratings;
    auto rated = Sum(ratings.own) + (ratings.slip ? Sum(*ratings.slip) : 0);
    o["waiting_count"] = counted.voices.value_or(rated) - rated;
    o["ratings"] = RatingsJson(ratings.own);
    if (ratings.slip) o["slip_ratings"] = RatingsJson(*ratings.slip);
  }
  return o;
}

json::object Head(const Scene& scene) {
  json::array columns;
  for (std::string_view column : house::ColumnsOf(scene.view)) columns.emplace_back(column);
  return {{"organisation", scene.directory.organisation()},
          {"as_of", scene.today.ToString()},
          {"own_words", house::WordsJson(scene.words)},
          {"columns", std::move(columns)},
          {"fewest_people", scene.view.fewest_people}};
}

}  // namespace

json::object BoardJson(const Scene& scene, const Figures& figures, const BoardPage& page) {
  json::object o = Head(scene);
  o["headline"] = HeadlineJson(figures.headline);
  json::array units;
  if (scene.view.units == house::Shows::kYes) {
    for (const UnitRow& row : figures.units) units.push_back(UnitJson(scene, row));
  }
  o["units"] = std::move(units);
  json::array items;
  for (const CountedMatter& matter : page.items) items.push_back(ItemJson(scene, matter));
  o["items"] = std::move(items);
  json::array withdrawn;
  for (const WithdrawnMatter& one : page.withdrawn) withdrawn.push_back(GoneJson(one));
  o["withdrawn"] = std::move(withdrawn);
  api::Put(o, "total", page.total);
  api::Put(o, "next_cursor", page.next_cursor);
  return o;
}

json::object WithdrawnJson(const Scene& scene, const WithdrawnMatter& withdrawn) {
  json::object o = Head(scene);
  o["withdrawn"] = GoneJson(withdrawn);
  o["progress_notes"] = json::array();
  o["answers"] = json::array();
  return o;
}

json::object BoardMatterJson(const Scene& scene, const CountedMatter& matter,
                             const std::vector<PublicNote>& notes,
                             const std::vector<PublicAnswer>& answers) {
  json::object o = Head(scene);
  o["matter"] = ItemJson(scene, matter);
  json::array note_list;
  for (const PublicNote& note : notes) {
    note_list.push_back({{"on", LocalDate::Of(note.at, scene.zone).ToString()},
                         {"text", note.text},
                         {"percent", note.percent}});
  }
  o["progress_notes"] = std::move(note_list);
  json::array answer_list;
  for (const PublicAnswer& answer : answers) {
    answer_list.push_back({{"on", LocalDate::Of(answer.at, scene.zone).ToString()},
                           {"outcome", voices::kOutcomes.Text(answer.outcome)},
                           {"text", answer.text}});
  }
  o["answers"] = std::move(answer_list);
  return o;
}

}  // namespace huiyin::board
