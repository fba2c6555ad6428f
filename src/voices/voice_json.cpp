#include "voices/voice_json.hpp"

#include <algorithm>
#include <iterator>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "voices/speaker_operations.hpp"
#include "voices/voice_timeline.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;
using deadlines::RuleName;

json::array TimelineJson(const std::vector<TimelineItem>& items,
                         const people::Directory* directory) {
  json::array list;
  for (const TimelineItem& item : items) {
    json::object o;
    o["kind"] = item.kind;
    o["on"] = item.on.ToString();
    api::Put(o, "at", item.at);
    o["text"] = item.text;
    api::Put(o, "reason", item.reason);
    if (directory != nullptr && item.actor) o["actor"] = people::PersonRef(*directory, *item.actor);
    list.push_back(std::move(o));
  }
  return list;
}

// Staff steps are shown by the day and without names: the exact minute of a step helps nobody and says when somebody looked.
json::array SpeakerTimeline(const VoiceView& view) {
  auto timeline = view.timeline;
  for (TimelineItem& item : timeline) item.at.reset();
  return TimelineJson(timeline, nullptr);
}

json::array NotesJson(const std::vector<Note>& notes) {
  json::array list;
  for (const Note& note : notes)
    list.push_back({{"id", note.id.ToString()}, {"on", note.on.ToString()}, {"text", note.body}});
  return list;
}

json::array AnswersJson(const VoiceView& view, bool staff) {
  json::array list;
  for (const Answer& answer : view.answers) {
    json::object o;
    o["id"] = answer.id.ToString();
    o["on"] = answer.on.ToString();
    o["round"] = answer.round;
    o["outcome"] = kOutcomes.Text(answer.outcome);
    o["text"] = answer.body;
    o["unit"] = view.directory->UnitName(answer.unit);
    for (const Link& link : view.links) {
      if (answer.matter == link.matter) o["matter_number"] = link.number;
    }
    if (staff) {
      o["answered_by"] = people::PersonRef(*view.directory, answer.answered_by);
      api::Put(o, "reason", answer.reason);
    }
    list.push_back(std::move(o));
  }
  return list;
}

json::array CorrectionsJson(const VoiceView& view, bool staff) {
  json::array list;
  for (const Remark& remark : view.corrections) {
    json::object o{{"on", remark.on.ToString()}, {"text", remark.body}};
    if (staff) o["by"] = people::PersonRef(*view.directory, remark.author);
    list.push_back(std::move(o));
  }
  return list;
}

// Who wrote it in, from which sheet, whether its slip is printed; and the matter that its speaker met too.
void PutEntry(json::object& o, const VoiceView& view) {
  const Voice& v = view.voice;
  if (v.entered_by) {
    o["entered_by"] = people::PersonRef(*view.directory, *v.entered_by);
    o["slip_printed"] = v.code_hash.has_value();
    o["corrections"] = CorrectionsJson(view, view.audience == Audience::kStaff);
    o["rated_by_slip"] = v.rating != Rating::kUnrated;
  }
  api::Put(o, "source_sheet", v.source_sheet);
  if (view.about) {
    o["about_matter"] = {{"matter_id", view.about->matter.ToString()},
                         {"number", view.about->number},
                         {"question", view.about->question},
                         {"state", view.about->state}};
  }
}

void PutRateBy(json::object& o, const Voice& v, const deadlines::Rulebook& rulebook) {
  if (!v.rate_by) return;
  o["rate_by"] = v.rate_by->ToString();
  const auto& rule = rulebook.rule(RuleName::kRateVoice, v.rate_rule.value_or(1));
  deadlines::PutGuess(o, "rate_by_is_guess",
                      rulebook.GuessYears(rule, v.answered_on.value_or(v.received_on), *v.rate_by));
}

void PutDue(json::object& o, const Voice& v, const deadlines::Rulebook& rulebook,
            const LocalDate& today) {
  PutAcceptDue(o, v, rulebook);
  auto due = DueOf(v, rulebook);
  o["overdue"] = due && due->on < today;
  if (!due) return;
  o["due_on"] = due->on.ToString();
  deadlines::PutGuess(o, "due_is_guess", rulebook.GuessYears(*due->rule, v.received_on, due->on));
  o["working_days_left"] = rulebook.calendar().Between(today, due->on);
  o["days_left_is_guess"] = !rulebook.calendar().MissingYears(today, due->on).empty();
  o["due_rule"] = deadlines::RuleRef(*due->rule);
  o["reminder"] = deadlines::ReminderJson(RemindOn(v, rulebook, today));
}

}  // namespace

void PutAcceptDue(json::object& o, const Voice& v, const deadlines::Rulebook& rulebook) {
  o["accept_due_on"] = v.accept_due_on.ToString();
  const auto& rule = rulebook.rule(RuleName::kAcceptVoice, v.accept_rule);
  deadlines::PutGuess(o, "accept_due_is_guess",
                      rulebook.GuessYears(rule, v.received_on, v.accept_due_on));
}

Result<VoiceView> ReadView(db::Reader& reader, const api::Call& call, const Setting& setting,
                           MatterPort& matters, const Voice& voice, Audience audience) {
  const OrgId& org = call.services().org;
  VoiceView view;
  view.voice = voice;
  view.audience = audience;
  view.text = TRY(GetText(reader, org, voice.id));
  view.speaker = TRY(FindSpeaker(reader, org, voice.id));
  if (voice.about) view.about = TRY(matters.Find(reader, org, *voice.about));
  auto remarks = TRY(RemarksOf(reader, org, voice.id));
  std::copy_if(remarks.begin(), remarks.end(), std::back_inserter(view.corrections),
               [](const Remark& remark) { return remark.kind == "correction"; });
  if (voice.campaign) view.campaign = TRY(FindCampaign(reader, org, *voice.campaign));
  view.import = TRY(ImportRowOf(reader, org, voice.id));
  view.notes = TRY(NotesOf(reader, org, voice.id));
  view.answers = TRY(AnswersOf(reader, org, voice.id));
  view.links = TRY(matters.LinksOf(reader, org, voice.id));
  view.timeline =
      Merge(TRY(TimelineOf(reader, org, voice.id, remarks, audience, call.language())),
            TRY(matters.StepsOf(reader, org, voice.id, call.language())), call.services().zone);
  view.directory = TRY(setting.directories->Get(reader, org));
  view.rulebook = TRY(setting.rulebooks->Get(reader, org));
  return view;
}

json::object StaffJson(const VoiceView& view, const LocalDate& today) {
  const Voice& v = view.voice;
  json::object o;
  o["id"] = v.id.ToString();
  o["version"] = v.version;
  o["state"] = kVoiceStates.Text(v.state);
  o["identity"] = kIdentities.Text(v.identity);
  o["channel"] = v.channel;
  o["category"] = v.category;
  api::Put(o, "speaker_group", v.speaker_group);
  if (view.speaker) {
    o["speaker_name"] = view.speaker->name;
    api::Put(o, "speaker_contact", view.speaker->contact);
  }
  o["unit"] = people::UnitRef(*view.directory, v.unit);
  api::Put(o, "place", v.place);
  if (view.campaign)
    o["campaign"] = {{"id", view.campaign->id.ToString()}, {"name", view.campaign->name}};
  if (v.origin) o["origin"] = kOrigins.Text(*v.origin);
  PutEntry(o, view);
  api::Put(o, "title", view.text.title);
  o["text"] = view.text.body;
  if (view.import) {
    o["source"] = view.import->source;
    api::Put(o, "source_time", view.import->source_time);
  }
  o["received_on"] = v.received_on.ToString();
  api::Put(o, "received_at", v.received_at);
  PutDue(o, v, *view.rulebook, today);
  o["owner"] = people::PersonRef(*view.directory, PresentOwner(*view.directory, v, today));
  o["rating"] = kRatings.Text(v.rating);
  api::Put(o, "decline_reason", v.decline_reason);
  bool staff = view.audience == Audience::kStaff;
  json::array links;
  for (const Link& link : view.links) {
    // A matter's own wording is the handlers'; it may hold what others said.
    if (!staff && !link.public_question) continue;
    links.push_back({{"matter_id", link.matter.ToString()},
                     {"number", link.number},
                     {"question", staff ? link.question : *link.public_question},
                     {"state", link.state}});
  }
  o["links"] = std::move(links);
  o["answers"] = AnswersJson(view, staff);
  o["notes"] = NotesJson(view.notes);
  o["timeline"] = staff ? TimelineJson(view.timeline, view.directory.get()) : SpeakerTimeline(view);
  return o;
}

json::object SpeakerJson(const VoiceView& view) {
  const Voice& v = view.voice;
  json::object o;
  o["state"] = kVoiceStates.Text(v.state);
  o["identity"] = kIdentities.Text(v.identity);
  api::Put(o, "title", view.text.title);
  o["text"] = view.text.body;
  o["on_behalf"] = v.entered_by.has_value();
  if (v.entered_by) o["corrections"] = CorrectionsJson(view, false);
  o["category"] = v.category;
  o["unit"] = view.directory->UnitName(v.unit);
  api::Put(o, "place", v.place);
  o["received_on"] = v.received_on.ToString();
  PutAcceptDue(o, v, *view.rulebook);
  o["timeline"] = SpeakerTimeline(view);
  o["answers"] = AnswersJson(view, false);
  o["notes"] = NotesJson(view.notes);
  json::array matters;
  for (const Link& link : view.links) {
    if (link.public_question)
      matters.push_back({{"number", link.number}, {"question", *link.public_question}});
  }
  o["matters"] = std::move(matters);
  api::Put(o, "decline_reason", v.decline_reason);
  o["rating"] = kRatings.Text(v.rating);
  PutRateBy(o, v, *view.rulebook);
  o["can_rate"] = CanRate(v);
  o["can_note"] = CanNote(v);
  return o;
}

json::object LineJson(const VoiceLine& line, const people::Directory& directory,
                      const deadlines::Rulebook& rulebook, const LocalDate& today) {
  const Voice& v = line.voice;
  json::object o;
  o["id"] = v.id.ToString();
  o["version"] = v.version;
  o["state"] = kVoiceStates.Text(v.state);
  o["identity"] = kIdentities.Text(v.identity);
  o["channel"] = v.channel;
  o["category"] = v.category;
  o["unit"] = people::UnitRef(directory, v.unit);
  o["on_behalf"] = v.entered_by.has_value();
  api::Put(o, "source_sheet", v.source_sheet);
  api::Put(o, "place", v.place);
  api::Put(o, "title", line.title);
  o["excerpt"] = line.excerpt;
  o["received_on"] = v.received_on.ToString();
  PutDue(o, v, rulebook, today);
  o["owner"] = people::PersonRef(directory, PresentOwner(directory, v, today));
  o["rating"] = kRatings.Text(v.rating);
  return o;
}

json::object ReceiptJson(const Voice& voice, const ReceiptCode& code,
                         const deadlines::Rulebook& rulebook) {
  json::object o{{"receipt_code", code.ToString()},
                 {"state", "received"},
                 {"received_on", voice.received_on.ToString()}};
  PutAcceptDue(o, voice, rulebook);
  return o;
}

}  // namespace huiyin::voices
