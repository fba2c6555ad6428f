#include "matters/matter_timeline.hpp"
#include "api/render.hpp"
#include "matters/due_words.hpp"

#include <algorithm>
#include <array>

namespace huiyin::matters {
namespace {

struct Sentence {
  std::string_view kind;
  Phrase phrase;
};

constexpr std::array kSentences{
    Sentence{"matter.created", {"立为事项", "Made into a matter"}},
    Sentence{"matter.proposed", {"提出，待协调员受理", "Proposed; waits for a coordinator"}},
    Sentence{"matter.accepted", {"已受理，待领导议定", "Accepted; waits for the leadership"}},
    Sentence{"matter.linked", {"归入了新的心声", "Further voices were linked"}},
    Sentence{"matter.unlinked", {"移出了一条心声", "A voice was taken out"}},
    Sentence{"matter.decided",
             {"已议定：措施、责任部门、责任人和时限",
              "Decided: measures, department, persons and date"}},
    Sentence{
        "matter.returned",
        {"责任部门退回，待重新议定", "Returned by the department; waits for another decision"}},
    Sentence{"matter.answered", {"已答复每一位发言人", "Everybody who spoke was answered"}},
    Sentence{"matter.verified", {"经他人核实", "Verified by somebody else"}},
    Sentence{"matter.closed", {"办结", "Closed"}},
    Sentence{"matter.dissolved", {"里面已没有心声，撤销", "Dissolved: no voice was left in it"}},
    Sentence{"matter.reopened", {"重新办理", "Opened again"}},
    Sentence{"matter.handover_offered", {"提出移交，等对方接收", "Offered to somebody else"}},
    Sentence{"matter.handover_accepted", {"移交已接收，换了责任人", "The hand-over was accepted"}},
    Sentence{"matter.handover_refused", {"移交被拒绝，责任人不变", "The hand-over was refused"}},
    Sentence{"matter.handover_withdrawn", {"移交已撤回", "The hand-over was withdrawn"}},
    Sentence{"matter.escalated", {"报请上一层级办理", "Escalated to the level above"}},
    Sentence{"matter.parent_asked", {"已上报上级公司，等回复", "The parent company was asked"}},
    Sentence{"matter.parent_replied", {"上级公司已回复", "The parent company replied"}},
    Sentence{"matter.measure_added", {"分解了一项措施", "A measure was added"}},
    Sentence{"matter.measure_changed", {"调整了一项措施", "A measure was changed"}},
    Sentence{"matter.measure_done", {"完成了一项措施", "A measure was finished"}},
    Sentence{"matter.measure_reopened", {"重新办理一项措施", "A measure was opened again"}},
    Sentence{"matter.measure_dropped", {"取消了一项措施", "A measure was dropped"}},
    Sentence{"matter.part_confirmed", {"协办部门确认", "An assisting department confirmed"}},
    Sentence{"matter.part_done", {"协办部门完成", "An assisting department finished its part"}},
    Sentence{"matter.part_refused", {"协办部门说明不能协办", "An assisting department refused"}},
    Sentence{"matter.track_set", {"调整了办理渠道", "The track was changed"}},
    Sentence{"matter.published", {"已公示", "Published"}},
    Sentence{"matter.withdrawn", {"撤下公示", "Taken off the board"}},
    Sentence{"matter.unresolved", {"公开说明暂未解决的原因", "Said openly why it is not resolved"}},
    Sentence{"matter.unresolved_cleared",
             {"撤回“暂未解决”的说明", "Took back the reason why it was not resolved"}},
};

// Opened again by a speaker: nobody's name stands beside it.
constexpr Phrase kNotSatisfied{"发言人不满意，重新办理",
                               "A speaker was not satisfied; opened again"};

std::string_view Say(const Phrase& phrase, api::Language language) {
  return language == api::Language::kEnglish ? phrase.en : phrase.zh;
}

// The value of a column in the entry's image of the matter itself; "null" when it did not change.
std::string ChangedValue(const journal::StoredEntry& entry, std::string_view column) {
  for (const auto& image : journal::Image::FromJson(entry.changes)) {
    if (image.table() == "matter") return std::string(image.value(column));
  }
  return "null";
}

std::string Unquoted(const std::string& json) {
  return json.size() >= 2 && json.front() == '"' ? json.substr(1, json.size() - 2) : json;
}

std::string PercentWords(const journal::StoredEntry& entry, api::Language language) {
  for (const auto& image : journal::Image::FromJson(entry.changes)) {
    if (image.table() != "matter_progress") continue;
    std::string percent(image.value("percent"));
    return language == api::Language::kEnglish ? "Progress: " + percent + " %"
                                               : "办理进展 " + percent + "%";
  }
  return std::string(Say({"办理进展", "Progress"}, language));
}

std::string DecidedWords(const journal::StoredEntry& entry, const people::Directory& directory,
                         api::Language language) {
  auto unit = UnitId::Parse(Unquoted(ChangedValue(entry, "lead_unit_id")));
  auto due = LocalDate::Parse(Unquoted(ChangedValue(entry, "due_on")));
  std::string words(Say({"已议定", "Decided"}, language));
  if (unit)
    words += std::string(Say({"，由", ": handled by "}, language)) +
             std::string(directory.UnitName(*unit)) + std::string(Say({"办理", ""}, language));
  if (due)
    words += std::string(Say({"，完成时限 ", ", until "}, language)) + api::SayDay(*due, language);
  return words;
}

std::string WordsFor(const std::string& kind, api::Language language) {
  for (const Sentence& sentence : kSentences) {
    if (sentence.kind == kind) return std::string(Say(sentence.phrase, language));
  }
  return kind;
}

}  // namespace

Result<std::vector<voices::TimelineItem>> TimelineOf(db::Reader& reader, const OrgId& org,
                                                     const MatterId& matter,
                                                     api::Language language) {
  std::vector<voices::TimelineItem> items;
  DueWords due(TRY(DueStepsOf(reader, org, matter)), language);
  auto remarks = TRY(RemarksOf(reader, org, matter));
  for (const auto& entry : TRY(journal::ReadSubject(reader, org, matter.uuid()))) {
    std::string text = entry.kind == "matter.progressed" ? PercentWords(entry, language)
                                                         : WordsFor(entry.kind, language);
    if (auto words = due.Take(entry)) text = *words;
    if (entry.kind == "matter.reopened" && !entry.actor) text = Say(kNotSatisfied, language);
    auto remark = std::find_if(remarks.begin(), remarks.end(), [&](const MatterRemark& each) {
      return each.seq == entry.subject_version;
    });
    std::optional<std::string> reason;
    if (remark != remarks.end()) reason = remark->body;
    items.push_back(
        {entry.kind, entry.on, entry.at, std::move(text), entry.actor, std::move(reason)});
  }
  return items;
}

Result<std::vector<voices::TimelineItem>> StepsForSpeaker(db::Reader& reader, const OrgId& org,
                                                          const Matter& matter,
                                                          const people::Directory& directory,
                                                          const LocalDate& linked_on,
                                                          api::Language language) {
  std::vector<voices::TimelineItem> items;
  DueWords due(TRY(DueStepsOf(reader, org, matter.id)), language);
  for (const auto& entry : TRY(journal::ReadSubject(reader, org, matter.id.uuid()))) {
    if (auto words = due.Take(entry)) {
      // A deferral that still lasts concerns whoever came later, too.
      if (entry.on >= linked_on || due.last_pause_reaches(linked_on))
        items.push_back({entry.kind, std::max(entry.on, linked_on),
                         entry.on < linked_on ? std::nullopt : entry.at, *words, entry.actor});
      continue;
    }
    if (entry.on < linked_on && entry.kind != "matter.decided") continue;
    if (entry.kind == "matter.decided") {
      // Decided before this voice came: told on the day it was linked.
      bool earlier = entry.on < linked_on;
      items.push_back({entry.kind, std::max(entry.on, linked_on), earlier ? std::nullopt : entry.at,
                       DecidedWords(entry, directory, language), entry.actor});
    } else if (entry.kind == "matter.progressed") {
      items.push_back({entry.kind, entry.on, entry.at, PercentWords(entry, language), entry.actor});
    } else if (entry.kind == "matter.parent_asked" || entry.kind == "matter.parent_replied") {
      items.push_back(
          {entry.kind, entry.on, entry.at, WordsFor(entry.kind, language), entry.actor});
    }
  }
  return items;
}

}  // namespace huiyin::matters
