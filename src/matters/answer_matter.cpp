#include <algorithm>

#include "matters/duty_operations.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {
namespace {

// Whether every other matter that holds the voice has answered its present round.
bool OthersAnswered(const std::vector<LinkRow>& links, const MatterId& matter, std::int64_t round) {
  return std::all_of(links.begin(), links.end(), [&](const LinkRow& link) {
    return link.matter == matter || link.answered_round >= round;
  });
}

std::vector<MatterId> Holders(const std::vector<LinkRow>& links) {
  std::vector<MatterId> holders;
  for (const LinkRow& link : links) holders.push_back(link.matter);
  return holders;
}

// Answers one voice and marks its link; gives whether it waited for an answer at all.
Result<bool> AnswerOne(const Act& act, const Matter& matter, LinkRow link, const NewAnswer& input) {
  auto voice = TRY(voices::GetVoice(*act.tx, act.context->org, link.voice));
  bool adapted = std::any_of(input.adaptations.begin(), input.adaptations.end(),
                             [&](const Adaptation& each) { return each.voice == link.voice; });
  if (link.answered_round >= voice.round) {
    if (adapted)
      return Invalid("adaptations",
                     {"单独答复的心声里有一条已经答复过",
                      "An adapted answer names a voice that has its answer already"});
    return false;
  }
  voices::NewVoiceAnswer answer{act.matter,
                                input.outcome,
                                input.body,
                                std::nullopt,
                                matter.decision->lead_unit,
                                matter.due_on,
                                {}};
  for (const Adaptation& adaptation : input.adaptations) {
    if (adaptation.voice == voice.id) answer.body = adaptation.body;
  }
  auto links = TRY(LinksOfVoice(*act.tx, act.context->org, voice.id));
  answer.held_by = Holders(links);
  auto before = Describe(link);
  link.answered_round = voice.round;
  TRY(UpdateLink(*act.tx, act.context->org, link));
  TRY(voices::GiveAnswer(*act.tx, *act.context, *act.setting->voices, voice, answer,
                         OthersAnswered(links, act.matter, voice.round),
                         {journal::Image::Changed(before, Describe(link))}));
  return true;
}

// A check that found "not" asks for an answer by somebody else than who gave the one it looked at first.
Result<bool> CheckShutsOut(db::Reader& reader, const OrgId& org, const Matter& matter,
                           const PersonId& person) {
  auto check = TRY(LatestCheck(reader, org, matter.id));
  if (!check || check->result != voices::Rating::kNot || check->round + 1 != matter.round)
    return false;
  for (const MatterAnswer& answer : TRY(MatterAnswersOf(reader, org, matter.id))) {
    if (answer.round == check->round) return answer.author == person;
  }
  return false;
}

// "Done", "on the spot" and "cannot be" are final: no measure may be open. "To the parent" needs that it was asked.
Status MustFit(const Act& act, const Matter& matter, voices::Outcome outcome) {
  if (outcome == voices::Outcome::kEscalated) return MustHaveAskedParent(act, matter);
  if (outcome == voices::Outcome::kTimetable) return {};
  return MustHaveNoOpenMeasure(act);
}

}  // namespace

Result<std::optional<Phrase>> MustBeAnsweredByOther(db::Reader& reader, const OrgId& org,
                                                    const Matter& matter, const PersonId& person) {
  if (TRY(CheckShutsOut(reader, org, matter, person)))
    return std::optional(
        Phrase{"核实不满意，要由另一个人再次答复或说明理由",
               "The check found it not good: somebody else must answer or explain"});
  for (const LinkRow& link : TRY(LinksOfMatter(reader, org, matter.id))) {
    auto voice = TRY(voices::GetVoice(reader, org, link.voice));
    if (link.answered_round >= voice.round || voice.rating != voices::Rating::kNot) continue;
    auto holders = Holders(TRY(LinksOfVoice(reader, org, voice.id)));
    auto rejected = TRY(voices::RejectedAuthors(reader, org, voice, matter.id, holders));
    if (std::find(rejected.begin(), rejected.end(), person) != rejected.end())
      return std::optional(voices::kRejected);
  }
  return std::optional<Phrase>();
}

Status AnswerMatter(const Act& act, const NewAnswer& input) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kAnswer));
  if (!before.decision)
    return Conflict({"还没有议定，不能答复", "It cannot be answered before it is decided"});
  if (auto why = TRY(MustBeAnsweredByOther(*act.tx, act.context->org, before, act.actor->id)))
    return Conflict(*why);
  TRY(MustFit(act, before, input.outcome));
  TRY(MustHaveLookedIfPublished(act, before, {"text", input.body}, input.looked));
  auto links = TRY(LinksOfMatter(*act.tx, act.context->org, act.matter));
  for (const Adaptation& adaptation : input.adaptations) {
    bool linked = std::any_of(links.begin(), links.end(),
                              [&](const LinkRow& link) { return link.voice == adaptation.voice; });
    if (!linked)
      return Invalid("adaptations", {"有一条单独答复的心声不在这件事项里",
                                     "An adapted answer names a voice that is not linked here"});
  }
  std::int64_t answered = 0;
  for (const LinkRow& link : links) {
    if (TRY(AnswerOne(act, before, link, input))) ++answered;
  }
  if (answered == 0) return Conflict({"没有等待答复的心声", "No voice waits for an answer"});

  MatterAnswer answer;
  answer.id = MakeId<Id<MatterAnswerTag>>(act.context->now);
  answer.matter = act.matter;
  answer.seq = static_cast<std::int64_t>(
                   TRY(MatterAnswersOf(*act.tx, act.context->org, act.matter)).size()) +
               1;
  answer.round = before.round;
  answer.outcome = input.outcome;
  answer.body = input.body;
  answer.author = act.actor->id;
  answer.at = act.context->now;
  answer.on = act.context->today;
  answer.due_on = before.due_on;
  TRY(InsertMatterAnswer(*act.tx, act.context->org, answer));
  after.outcome = input.outcome;
  after.answered_on = act.context->today;
  // Done is done; a timetable or an escalation stays at what was reported.
  if (input.outcome != voices::Outcome::kTimetable && input.outcome != voices::Outcome::kEscalated)
    after.percent = 100;
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after,
                    {Describe(answer, before.k)});
}

}  // namespace huiyin::matters
