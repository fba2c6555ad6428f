#include "voices/voice.hpp"

namespace huiyin::voices {
namespace {

constexpr std::array kChannels{Choice{"web", "网页", "Web page"},
                               Choice{"meeting", "座谈会", "Forum"},
                               Choice{"writing", "书面意见", "In writing"},
                               Choice{"talk", "个别谈话", "One-to-one talk"},
                               Choice{"survey", "问卷", "Questionnaire"},
                               Choice{"home_visit", "家访", "Home visit"},
                               Choice{"suggestion_box", "意见箱", "Suggestion box"},
                               Choice{"mailbox", "民情邮箱", "Opinion mailbox"},
                               Choice{"phone", "电话", "Telephone"},
                               Choice{"chat", "聊天群", "Chat group"},
                               Choice{"heart_to_heart", "说句心里话", "Heart-to-heart"},
                               Choice{"visit", "走访", "Visit to the team"},
                               Choice{"network", "网络留言", "Network message"},
                               Choice{"external", "外部单位", "From outside"}};

constexpr std::array kGroups{Choice{"worker", "职工", "Worker"},
                             Choice{"section_leader", "班组长", "Section leader"},
                             Choice{"party_member", "党员", "Party member"},
                             Choice{"representative", "职工代表", "Workers' representative"},
                             Choice{"union_member", "工会会员", "Union member"},
                             Choice{"family", "家属", "Family"},
                             Choice{"retiree", "退休职工", "Retiree"},
                             Choice{"customer", "客户", "Customer"},
                             Choice{"upstream", "上游单位", "Upstream company"},
                             Choice{"downstream", "下游单位", "Downstream company"},
                             Choice{"other", "其他", "Other"}};

constexpr std::array kCategories{Choice{"work_environment", "工作环境", "Work environment"},
                                 Choice{"pay_hours", "薪酬工时", "Pay and hours"},
                                 Choice{"canteen_dormitory", "食堂宿舍", "Canteen and dormitory"},
                                 Choice{"safety", "安全隐患", "Safety hazard"},
                                 Choice{"management_style", "管理作风", "Management style"},
                                 Choice{"unsure", "不确定", "Not sure"}};

}  // namespace

std::span<const Choice> Channels() { return kChannels; }
std::span<const Choice> SpeakerGroups() { return kGroups; }
std::span<const Choice> Categories() { return kCategories; }

std::optional<std::string> KnownKey(std::span<const Choice> choices, std::string_view key) {
  for (const Choice& choice : choices) {
    if (choice.key == key) return std::string(key);
  }
  return std::nullopt;
}

Result<VoiceTransition> FindTransition(VoiceAction action, VoiceState from,
                                       std::optional<VoiceState> to) {
  for (const VoiceTransition& transition : kVoiceTransitions) {
    if (transition.action == action && transition.from == from && (!to || transition.to == *to))
      return transition;
  }
  switch (from) {
    case VoiceState::kReceived:
      return Conflict({"这条心声还没有受理", "This voice has not been accepted yet"});
    case VoiceState::kAccepted:
      return Conflict({"这条心声已经受理", "This voice has been accepted already"});
    case VoiceState::kLinked:
      return Conflict(
          {"这条心声已归入事项，正在办理", "This voice is linked to a matter and being handled"});
    case VoiceState::kAnswered:
      return Conflict({"这条心声已经答复", "This voice has been answered already"});
    case VoiceState::kClosed:
      return Conflict({"这条心声已经办结", "This voice is closed"});
    case VoiceState::kDeclined:
      return Conflict({"这条心声已不予受理，可以由别人复查",
                       "This voice was declined; somebody else may review it"});
  }
  return Internal("unknown voice state");
}

}  // namespace huiyin::voices
