// What the figures must say about one voice and one matter, counted from the operations' own reading of it (test_history.hpp).
#include "matters/duty_store.hpp"

#include <tuple>

#include "figures/test_history.hpp"

namespace huiyin::figures {

using matters::MatterState;
using voices::VoiceState;

History::Facts History::OfVoice(const VoiceId& id) {
  auto v = VoiceNow(id);
  auto answers = AnswersTo(id);
  auto links = Ask([&](db::Reader& reader) { return matters::LinksOfVoice(reader, org, id); });
  std::optional<matters::Matter> first;
  bool waits_too_long = false, raised = false;
  for (const auto& link : links) {
    auto matter = MatterNow(link.matter);
    if (!first || matter.number < first->number) first = matter;
    raised = raised || !Ask([&](db::Reader& reader) {
                          return matters::ParentAsksOf(reader, org, link.matter);
                        }).empty();
    if (link.answered_round < v.round && matter.due_on < Today()) waits_too_long = true;
  }
  Facts f;
  f.on = v.received_on;
  f.unit = v.unit;
  bool answered = voices::HasEveryAnswer(v);
  f.keys = {
      {Dimension::kUnit, v.unit.ToString()},
      {Dimension::kChannel, v.channel},
      {Dimension::kSpeakerGroup, v.speaker_group},
      {Dimension::kOrigin, v.origin ? Key(std::string(voices::kOrigins.Text(*v.origin))) : Key()},
      {Dimension::kCategory, v.category},
      {Dimension::kCampaign, v.campaign ? Key(v.campaign->ToString()) : Key()},
      {Dimension::kTrack, Key()},
      {Dimension::kLevel, Key()},
      {Dimension::kOutcome, Key()}};
  if (first && first->track) f.keys[Dimension::kTrack] = matters::kTracks.Text(*first->track);
  if (first && first->decision)
    f.keys[Dimension::kLevel] = people::ToString(first->decision->level);
  if (answered)
    f.keys[Dimension::kOutcome] = std::string(voices::kOutcomes.Text(answers.back().outcome));

  auto& t = f.voices;
  t[VoiceFigure::kReceived] = 1;
  t[VoiceFigure::kToParent] = raised;
  t[VoiceFigure::kInside] = !raised;
  t[VoiceFigure::kToAccept] = v.state == VoiceState::kReceived;
  t[VoiceFigure::kDeclined] = v.state == VoiceState::kDeclined;
  t[VoiceFigure::kAccepted] = v.state != VoiceState::kReceived && v.state != VoiceState::kDeclined;
  t[VoiceFigure::kAnswered] = answered;
  t[VoiceFigure::kOpen] = !answered && v.state != VoiceState::kDeclined;
  bool late = false;
  for (const auto& answer : answers)
    late = late || (answer.round == v.round && answer.on > answer.due_on);
  t[VoiceFigure::kLate] = answered && late;
  t[VoiceFigure::kOnTime] = answered && !late;
  t[VoiceFigure::kOverdue] = (v.state == VoiceState::kReceived && v.accept_due_on < Today()) ||
                             (v.state == VoiceState::kAccepted && v.answer_due_on < Today()) ||
                             (v.state == VoiceState::kLinked && waits_too_long);
  bool slip = v.entered_by.has_value();
  for (auto [own, by_slip, rating] :
       {std::tuple(VoiceFigure::kSatisfied, VoiceFigure::kSlipSatisfied,
                   voices::Rating::kSatisfied),
        std::tuple(VoiceFigure::kPartly, VoiceFigure::kSlipPartly, voices::Rating::kPartly),
        std::tuple(VoiceFigure::kNot, VoiceFigure::kSlipNot, voices::Rating::kNot),
        std::tuple(VoiceFigure::kUnrated, VoiceFigure::kSlipUnrated, voices::Rating::kUnrated)}) {
    t[own] = answered && !slip && v.rating == rating;
    t[by_slip] = answered && slip && v.rating == rating;
  }
  auto calls = Ask([&](db::Reader& reader) { return CallsOf(reader, id); });
  std::erase_if(calls, [](const Call& call) { return call.result == "unreached"; });
  bool reached_now = !calls.empty() && calls.back().round == v.round;
  bool due = answered && !reached_now;
  t[VoiceFigure::kCallDue] = due && v.identity == voices::Identity::kNamed;
  if (!due && !calls.empty()) {
    t[VoiceFigure::kCalled] = 1;
    t[VoiceFigure::kCalledSatisfied] = calls.back().result == "satisfied";
    t[VoiceFigure::kCalledPartly] = calls.back().result == "partly";
    t[VoiceFigure::kCalledNot] = calls.back().result == "not";
  }
  return f;
}

History::Facts History::OfMatter(const MatterId& id) {
  auto m = MatterNow(id);
  auto answers = Ask([&](db::Reader& reader) { return matters::MatterAnswersOf(reader, org, id); });
  auto links = Ask([&](db::Reader& reader) { return matters::LinksOfMatter(reader, org, id); });
  auto check = Ask([&](db::Reader& reader) { return matters::LatestCheck(reader, org, id); });
  auto earliest = std::ranges::min_element(links, {}, [&](const auto& l) { return OrderOf(l); });
  Facts f;
  f.on = m.created_on;
  f.unit = m.decision ? m.decision->lead_unit : m.unit;
  f.keys[Dimension::kUnit] = f.unit.ToString();
  if (earliest != links.end()) {
    auto first = OfVoice(earliest->voice);
    for (Dimension by : {Dimension::kChannel, Dimension::kSpeakerGroup, Dimension::kOrigin,
                         Dimension::kCategory, Dimension::kCampaign})
      f.keys[by] = first.keys[by];
  }
  if (m.track) f.keys[Dimension::kTrack] = std::string(matters::kTracks.Text(*m.track));
  if (m.decision) f.keys[Dimension::kLevel] = std::string(people::ToString(m.decision->level));
  if (m.answered_on) f.keys[Dimension::kOutcome] = std::string(voices::kOutcomes.Text(*m.outcome));
  auto& t = f.matters;
  t[MatterFigure::kMade] = 1;
  t[MatterFigure::kOpen] = matters::IsOpen(m.state);
  t[MatterFigure::kOverdue] = matters::IsOverdue(m, Today());
  t[MatterFigure::kAnswered] = m.answered_on.has_value();
  t[MatterFigure::kDissolved] = m.state == MatterState::kClosed && !m.answered_on;
  bool late = m.answered_on && answers.back().on > answers.back().due_on;
  t[MatterFigure::kLate] = late;
  t[MatterFigure::kOnTime] = m.answered_on && !late;
  if (check) {
    t[MatterFigure::kCheckedSatisfied] = check->result == voices::Rating::kSatisfied;
    t[MatterFigure::kCheckedPartly] = check->result == voices::Rating::kPartly;
    t[MatterFigure::kCheckedNot] = check->result == voices::Rating::kNot;
  }
  bool asked =
      !Ask([&](db::Reader& reader) { return matters::ParentAsksOf(reader, org, id); }).empty();
  t[MatterFigure::kToParent] = asked;
  t[MatterFigure::kInside] = !asked;
  return f;
}

}  // namespace huiyin::figures
