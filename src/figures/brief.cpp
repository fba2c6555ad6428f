#include "figures/brief.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace huiyin::figures {
namespace {

const Table& TableOf(const Brief& brief, Dimension by) {
  for (std::size_t i = 0; i < kBriefTables.size(); ++i) {
    if (kBriefTables[i] == by) return brief.tables[i];
  }
  return brief.tables.front();
}

// Puts the values in the places {} of the words, one after the other.
std::string Fill(std::string_view words, std::initializer_list<std::string> values) {
  std::string out;
  const std::string* next = values.begin();
  while (!words.empty()) {
    auto at = words.find("{}");
    out += words.substr(0, at);
    if (at == std::string_view::npos) break;
    if (next != values.end()) out += *next++;
    words.remove_prefix(at + 2);
  }
  return out;
}

std::string N(std::int64_t number) { return std::to_string(number); }

// "座谈会 30 条、家访 26 条": the rows of a table by size, as far as they count anything.
template <class Count>
std::string Parts(const Table& table, Dimension by, const Names& names, Phrase part, Count count) {
  std::vector<std::pair<std::int64_t, std::string>> parts;
  for (const TableRow& row : table.rows) {
    if (std::int64_t n = count(row); n > 0) parts.emplace_back(n, names.Of(by, row));
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string list;
  for (const auto& [n, name] : parts) {
    if (!list.empty()) list += names.Say({"、", ", "});
    list += Fill(names.Say(part), {name, N(n)});
  }
  return list;
}

// Voices that were answered with one of these outcomes.
std::int64_t Answered(const Brief& brief, std::initializer_list<std::string_view> outcomes) {
  std::int64_t sum = 0;
  for (const TableRow& row : TableOf(brief, Dimension::kOutcome).rows) {
    if (row.key && std::find(outcomes.begin(), outcomes.end(), *row.key) != outcomes.end())
      sum += row.voices[VoiceFigure::kAnswered];
  }
  return sum;
}

constexpr std::array kHeldNames{
    voices::Choice{"forum", "座谈会", "forums"},
    voices::Choice{"talk", "个别谈话", "rounds of talks"},
    voices::Choice{"visit", "走访", "visits"},
    voices::Choice{"home_visit", "家访", "home visits"},
    voices::Choice{"survey", "问卷", "questionnaires"},
    voices::Choice{"heart_to_heart", "说句心里话", "heart-to-heart sessions"}};

// "座谈会8场207人", "forums (8, 207 people)": how people were heard.
std::string SayGround(const Ground& ground, const Names& names) {
  std::string held;
  for (const Ground::Held& each : ground.held) {
    for (const voices::Choice& name : kHeldNames) {
      if (name.key != each.kind) continue;
      if (!held.empty()) held += names.Say({"、", ", "});
      held +=
          Fill(names.Say({"{}{}场{}人", "{} ({}; people: {})"}),
               {std::string(names.Say({name.zh, name.en})), N(each.gatherings), N(each.people)});
    }
  }
  std::string line;
  if (!held.empty()) line = Fill(names.Say({"听取意见：{}。", "People were heard: {}."}), {held});
  if (ground.forms_out > 0) {
    if (!line.empty()) line += names.Say({"", " "});
    line += Fill(names.Say({"发出意见表{}份，收回{}份。", "Forms handed out: {}, back: {}."}),
                 {N(ground.forms_out), N(ground.forms_back)});
  }
  return line;
}

std::string SayReceived(const Brief& brief, const Names& names) {
  const Table& by_channel = TableOf(brief, Dimension::kChannel);
  std::int64_t received = by_channel.voices[VoiceFigure::kReceived];
  if (received == 0)
    return std::string(names.Say({"这次活动还没有收到心声。", "No voice has come in yet."}));
  auto parts = Parts(by_channel, Dimension::kChannel, names, {"{}{}条", "{} {}"},
                     [](const TableRow& row) { return row.voices[VoiceFigure::kReceived]; });
  std::int64_t declined = by_channel.voices[VoiceFigure::kDeclined];
  return Fill(names.Say({"共收到心声{}条：{}。", "Voices received: {} ({})."}),
              {N(received), parts}) +
         (declined == 0 ? ""
                        : Fill(names.Say({"其中不予受理{}条，理由都已告诉发言人。",
                                          " Declined, with a reason that their speakers can "
                                          "read: {}."}),
                               {N(declined)}));
}

std::string SayAnswered(const Brief& brief, const Names& names) {
  const VoiceTally& v = TableOf(brief, Dimension::kOutcome).voices;
  std::int64_t owed = v[VoiceFigure::kReceived] - v[VoiceFigure::kDeclined];
  std::int64_t answered = v[VoiceFigure::kAnswered];
  return Fill(
      names.Say(
          {"应答复{}条，已答复{}条（{}）：已解决{}条（立行立改、当场答复），说明解释{}条，限时办理"
           "{}条，上报{}条；未答复{}条，其中超期{}条。",
           "Owed an answer: {}; answered: {} ({}), of these {} resolved (done at once or on the "
           "spot), {} explained, {} by a timetable, {} escalated; waiting for an answer: {}, of "
           "these {} overdue."}),
      {N(owed), N(answered), Share(answered, owed), N(Answered(brief, {"at_once", "on_the_spot"})),
       N(Answered(brief, {"explained"})), N(Answered(brief, {"timetable"})),
       N(Answered(brief, {"escalated"})), N(v[VoiceFigure::kOpen]), N(v[VoiceFigure::kOverdue])});
}

std::string SayRated(const Brief& brief, const Names& names) {
  const VoiceTally& v = TableOf(brief, Dimension::kOutcome).voices;
  std::int64_t own = v[VoiceFigure::kSatisfied] + v[VoiceFigure::kPartly] + v[VoiceFigure::kNot] +
                     v[VoiceFigure::kUnrated];
  std::string line =
      Fill(names.Say({"按时答复{}条（{}）。", v[VoiceFigure::kOnTime] == 1
                                                  ? "{} answer ({}) was on time."
                                                  : "{} answers ({}) were on time."}),
           {N(v[VoiceFigure::kOnTime]), Share(v[VoiceFigure::kOnTime], v[VoiceFigure::kAnswered])});
  if (own > 0) {
    line +=
        Fill(names.Say(
                 {"自己提交并已得到答复的{}条，发言人评价：满意{}条（{}），基本满意{}条，"
                  "不满意{}条，未评价{}条（不算满意）。",
                  " Of the {} answered whose speakers submitted by themselves, satisfied: {} "
                  "({}), partly: {}, not: {}, not rated: {} (which is not counted as satisfied)."}),
             {N(own), N(v[VoiceFigure::kSatisfied]), Share(v[VoiceFigure::kSatisfied], own),
              N(v[VoiceFigure::kPartly]), N(v[VoiceFigure::kNot]), N(v[VoiceFigure::kUnrated])});
  }
  if (std::int64_t slip = v[VoiceFigure::kAnswered] - own; slip > 0) {
    line += Fill(
        names.Say({"代为录入并已答复的{}条另计，凭回执条评价：满意{}条（{}），基本满意{}条，"
                   "不满意{}条，未评价{}条。",
                   " Counted apart, of the {} answered that staff wrote in, by slip: {} satisfied "
                   "({}), {} partly, {} not, {} not rated."}),
        {N(slip), N(v[VoiceFigure::kSlipSatisfied]), Share(v[VoiceFigure::kSlipSatisfied], slip),
         N(v[VoiceFigure::kSlipPartly]), N(v[VoiceFigure::kSlipNot]),
         N(v[VoiceFigure::kSlipUnrated])});
  }
  return line;
}

std::string SayCalls(const Brief& brief, const Names& names) {
  const VoiceTally& v = TableOf(brief, Dimension::kOutcome).voices;
  return Fill(
      names.Say({"电话回访另计：已回访{}条，满意{}条，基本满意{}条，不满意{}条；待回访{}条。",
                 "Called back by somebody else, counted apart: {} reached, {} of them "
                 "satisfied, {} partly, {} not; {} still to be called."}),
      {N(v[VoiceFigure::kCalled]), N(v[VoiceFigure::kCalledSatisfied]),
       N(v[VoiceFigure::kCalledPartly]), N(v[VoiceFigure::kCalledNot]),
       N(v[VoiceFigure::kCallDue])});
}

std::string SayMatters(const Brief& brief, const Names& names) {
  const Table& by_level = TableOf(brief, Dimension::kLevel);
  const MatterTally& m = by_level.matters;
  if (m[MatterFigure::kMade] == 0)
    return std::string(names.Say({"没有立项的事项。", "No matter was made of them."}));
  auto parts = Parts(by_level, Dimension::kLevel, names, {"{}{}件", "{} {}"},
                     [](const TableRow& row) { return row.matters[MatterFigure::kMade]; });
  return Fill(names.Say({"整理成事项{}件（{}），已答复{}件，未办完{}件，其中超期{}件。",
                         "Matters made of them: {} ({}); answered: {}, open: {}, of these {} "
                         "overdue."}),
              {N(m[MatterFigure::kMade]), parts, N(m[MatterFigure::kAnswered]),
               N(m[MatterFigure::kOpen]), N(m[MatterFigure::kOverdue])});
}

}  // namespace

Result<Brief> MakeBrief(db::Reader& reader, const OrgId& org, const Campaign& campaign,
                        const Asked& asked) {
  Brief brief{campaign, {}, {}, {}};
  Asked one = asked;
  one.campaign = campaign.id;
  brief.tables = TRY(CountTables(reader, org, one, kBriefTables));
  brief.unresolved = TRY(OpenMatters(reader, org, one));
  brief.ground = TRY(GroundOf(reader, org, campaign.id));
  return brief;
}

std::string Share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "–";
  std::int64_t per_mille = part * 1000 / whole;
  std::string text = N(per_mille / 10);
  if (per_mille % 10 != 0) text += "." + N(per_mille % 10);
  return text + "%";
}

std::vector<std::string> Sentences(const Brief& brief, const Names& names) {
  std::vector<std::string> lines;
  if (auto ground = SayGround(brief.ground, names); !ground.empty()) lines.push_back(ground);
  lines.push_back(SayReceived(brief, names));
  if (brief.tables.front().voices[VoiceFigure::kReceived] == 0) return lines;
  lines.push_back(SayAnswered(brief, names));
  if (brief.tables.front().voices[VoiceFigure::kAnswered] > 0)
    lines.push_back(SayRated(brief, names));
  const VoiceTally& v = brief.tables.front().voices;
  if (v[VoiceFigure::kCalled] + v[VoiceFigure::kCallDue] > 0)
    lines.push_back(SayCalls(brief, names));
  lines.push_back(SayMatters(brief, names));
  if (brief.ground.deeds > 0)
    lines.push_back(Fill(names.Say({"由此办成实事{}件。", "{} good deeds came of them."}),
                         {N(brief.ground.deeds)}));
  return lines;
}

}  // namespace huiyin::figures
