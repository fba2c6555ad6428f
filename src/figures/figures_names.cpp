#include "figures/figures_names.hpp"

#include <array>
#include <span>

namespace huiyin::figures {
namespace {

using voices::Choice;

constexpr std::array kTrackNames{Choice{"party_committee", "党委", "Party committee"},
                                 Choice{"administration", "行政", "Administration"},
                                 Choice{"union", "工会", "Union"},
                                 Choice{"personnel", "人事", "Personnel"},
                                 Choice{"finance", "财务", "Finance"},
                                 Choice{"unit", "基层单位", "Unit"}};
constexpr std::array kLevelNames{Choice{"company", "公司", "Company"},
                                 Choice{"line", "条线", "Line"},
                                 Choice{"unit", "基层单位", "Unit"}};
constexpr std::array kOriginNames{Choice{"self", "自己找", "Found by oneself"},
                                  Choice{"peer", "互相帮", "Found by peers"},
                                  Choice{"superior", "上级点", "Pointed out by superiors"}};
constexpr std::array kOutcomeNames{Choice{"at_once", "立行立改", "Done at once"},
                                   Choice{"on_the_spot", "当场答复", "Answered on the spot"},
                                   Choice{"timetable", "限时办理", "By a timetable"},
                                   Choice{"escalated", "上报", "Escalated"},
                                   Choice{"explained", "说明解释", "Explained"}};

constexpr std::array<Phrase, kVoiceFigureCount> kVoiceWords{
    {{"收到心声", "Voices received"},
     {"待受理", "Waiting to be accepted"},
     {"已受理", "Accepted"},
     {"不予受理", "Declined"},
     {"未答复", "Not answered yet"},
     {"其中超期", "Of these overdue"},
     {"已答复", "Answered"},
     {"按时答复", "Answered on time"},
     {"逾期答复", "Answered late"},
     {"满意", "Satisfied"},
     {"基本满意", "Partly satisfied"},
     {"不满意", "Not satisfied"},
     {"未评价", "Not rated"},
     {"凭回执条评满意", "By slip: satisfied"},
     {"凭回执条评基本满意", "By slip: partly satisfied"},
     {"凭回执条评不满意", "By slip: not satisfied"},
     {"有回执条未评价", "By slip: not rated"},
     {"待电话回访", "To call back"},
     {"已电话回访", "Called back"},
     {"电话回访满意", "Called back: satisfied"},
     {"电话回访基本满意", "Called back: partly"},
     {"电话回访不满意", "Called back: not satisfied"}}};
constexpr std::array<Phrase, kMatterFigureCount> kMatterWords{
    {{"立项事项", "Matters made"},
     {"未办完事项", "Matters open"},
     {"其中超期事项", "Of these overdue"},
     {"已答复事项", "Matters answered"},
     {"按时答复事项", "Matters on time"},
     {"逾期答复事项", "Matters late"},
     {"撤销事项", "Matters dissolved"},
     {"回访满意", "Call-back: satisfied"},
     {"回访基本满意", "Call-back: partly"},
     {"回访不满意", "Call-back: not satisfied"}}};
constexpr std::array<Phrase, kDimensions.all().size()> kDimensionWords{
    {{"单位", "Unit"},
     {"渠道", "Channel"},
     {"人员类别", "Speaker group"},
     {"来源", "Origin"},
     {"类别", "Category"},
     {"专题活动", "Campaign"},
     {"办理渠道", "Track"},
     {"层级", "Level"},
     {"结论", "Outcome"}}};

std::span<const Choice> ChoicesOf(Dimension by) {
  switch (by) {
    case Dimension::kChannel:
      return voices::Channels();
    case Dimension::kSpeakerGroup:
      return voices::SpeakerGroups();
    case Dimension::kCategory:
      return voices::Categories();
    case Dimension::kOrigin:
      return kOriginNames;
    case Dimension::kTrack:
      return kTrackNames;
    case Dimension::kLevel:
      return kLevelNames;
    case Dimension::kOutcome:
      return kOutcomeNames;
    case Dimension::kUnit:
    case Dimension::kCampaign:
      break;
  }
  return {};
}

// What a row without a key is called.
Phrase NoneOf(Dimension by) {
  switch (by) {
    case Dimension::kUnit:
      return {"其他", "Other"};
    case Dimension::kCampaign:
      return {"不在专题活动中", "Outside any campaign"};
    case Dimension::kTrack:
      return {"未定办理渠道", "No track yet"};
    case Dimension::kLevel:
      return {"未议定", "Not decided yet"};
    case Dimension::kOutcome:
      return {"未答复", "Not answered yet"};
    case Dimension::kChannel:
    case Dimension::kSpeakerGroup:
    case Dimension::kOrigin:
    case Dimension::kCategory:
      break;
  }
  return {"未注明", "Not said"};
}

}  // namespace

std::string Names::OfKey(Dimension by, const std::string& key) const {
  if (by == Dimension::kUnit)
    return std::string(directory_->UnitName(UnitId::Parse(key).value_or(UnitId())));
  if (by == Dimension::kCampaign) {
    for (const Campaign& campaign : *campaigns_) {
      if (campaign.id.ToString() == key) return campaign.name;
    }
    return "?";
  }
  if (by == Dimension::kCategory) {
    for (const CategoryName& category : *categories_) {
      if (category.code == key)
        return language_ == api::Language::kEnglish ? category.en : category.zh;
    }
  }
  for (const Choice& choice : ChoicesOf(by)) {
    if (choice.key == key) return std::string(Say({choice.zh, choice.en}));
  }
  return key;
}

std::string Names::Of(Dimension by, const TableRow& row) const {
  std::string name = row.key ? OfKey(by, *row.key) : std::string(Say(NoneOf(by)));
  if (!row.exact && row.key) name += Say({"（合并）", " (merged)"});
  return name;
}

std::string_view Names::Of(Dimension by) const {
  return Say(kDimensionWords[static_cast<std::size_t>(by)]);
}
std::string_view Names::Of(VoiceFigure figure) const {
  return Say(kVoiceWords[static_cast<std::size_t>(figure)]);
}
std::string_view Names::Of(MatterFigure figure) const {
  return Say(kMatterWords[static_cast<std::size_t>(figure)]);
}

}  // namespace huiyin::figures
