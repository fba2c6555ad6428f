#include "notices/notice.hpp"

#include <algorithm>

namespace huiyin::notices {
namespace {

struct Row {
  std::string_view kind;
  int audience;
  Phrase sentence;
};

// clang-format off
constexpr std::array kStaff{
    Row{"matter.created",    kLeader,                                        {"新立了一件事项，等领导议定", "A matter was made and waits for a decision"}},
    Row{"matter.proposed",   kOwner | kCoordinator,                          {"新提出一件事项，等你受理", "A matter was proposed and waits for you to accept it"}},
    Row{"matter.accepted",   kOwner | kCoordinator | kLeader,                {"事项已受理，等领导议定", "The matter was accepted and waits for a decision"}},
    Row{"matter.linked",     kOwner | kPersons,                              {"又归入了一条心声", "Another voice was linked"}},
    Row{"matter.unlinked",   kOwner | kPersons,                              {"移出了一条心声", "A voice was taken out"}},
    Row{"matter.decided",    kOwner | kPersons | kDepartment | kAssisting | kCoordinator, {"已议定，写明了责任人和完成时限", "Decided: who does it, and by when"}},
    Row{"matter.returned",   kOwner | kCoordinator | kLeader,                {"责任部门退回，等重新议定", "Returned by the department; it waits for another decision"}},
    Row{"matter.progressed", kCoordinator,                                   {"有新进展", "There is progress"}},
    Row{"matter.answered",   kCoordinator,                                   {"已答复，可以回访、公示", "Answered: it may be verified and published"}},
    Row{"matter.verified",   kOwner | kPersons | kDepartment,                {"回访已核实", "Verified by a call-back"}},
    Row{"matter.reopened",   kOwner | kPersons | kDepartment | kCoordinator, {"重新办理：有人不满意，或有新情况", "Opened again: somebody is not satisfied, or something is new"}},
    Row{"matter.handover_offered",  kReceiver,                               {"有一件事项移交给你，等你接收", "A matter is offered to you and waits for you to accept it"}},
    Row{"matter.handover_accepted", kOwner | kPersons | kCoordinator,        {"移交已接收，责任人换了", "The hand-over was accepted; somebody else is responsible now"}},
    Row{"matter.handover_refused",  kOwner,                                  {"对方没有接收移交，理由已写明", "The hand-over was refused, with a reason"}},
    Row{"matter.escalated",         kReceiver | kCoordinator,                {"上报到上一级，等接收", "Escalated to the level above; it waits to be accepted"}},
    Row{"matter.parent_asked",      kCoordinator,                            {"已向上级公司反映", "The parent company was asked"}},
    Row{"matter.parent_replied",    kOwner | kPersons | kCoordinator,        {"上级公司有了回复", "The parent company replied"}},
    Row{"matter.measure_added",     kOwner | kAssisting,                     {"分解了一项措施", "A measure was added"}},
    Row{"matter.measure_changed",   kOwner | kAssisting,                     {"改了一项措施", "A measure was changed"}},
    Row{"matter.measure_done",      kOwner,                                  {"一项措施已完成", "A measure is done"}},
    Row{"matter.measure_reopened",  kOwner | kAssisting,                     {"一项措施重新办理，理由已写明", "A measure was opened again, with a reason"}},
    Row{"matter.measure_dropped",   kOwner | kAssisting,                     {"一项措施不做了，理由已写明", "A measure was dropped, with a reason"}},
    Row{"matter.part_confirmed",    kOwner,                                  {"协办部门确认了分工", "An assisting department confirmed its part"}},
    Row{"matter.part_done",         kOwner,                                  {"协办部门完成了分工", "An assisting department finished its part"}},
    Row{"matter.part_refused",      kOwner | kCoordinator,                   {"协办部门不接受分工，理由已写明", "An assisting department refused its part, with a reason"}},
    Row{"matter.extended",          kOwner | kPersons | kAssisting | kCoordinator, {"完成时限延长了", "The due date was moved on"}},
    Row{"matter.paused",            kOwner | kPersons | kAssisting | kCoordinator, {"暂缓办理，原因已写明", "Deferred, with a reason"}},
    Row{"matter.resumed",           kOwner | kPersons | kAssisting | kCoordinator, {"恢复办理", "Taken up again"}},
    Row{"matter.due_recomputed",    kOwner | kPersons | kCoordinator,        {"因放假安排变动，时限重新计算了", "The calendar changed, and the due date with it"}},
    Row{"voice.due_recomputed",     kOwner,                                  {"因放假安排变动，受理或答复时限重新计算了", "The calendar changed, and the dates of a voice with it"}},
    Row{"voice.called_back",        kOwner,                                  {"回访了发言人", "The speaker was called back"}},
    Row{"voice.handover_offered",   kOwner,                                  {"一条心声要移交", "A voice is to be handed over"}},
    Row{"voice.handover_accepted",  kOwner,                                  {"移交的心声已接收", "The voice handed over was accepted"}},
    Row{"matter.closed",     kOwner | kPersons,                              {"已办结", "Closed"}},
    Row{"matter.dissolved",  kOwner | kPersons | kDepartment,                {"已撤销：里面的心声都移走了", "Dissolved: its voices were all moved"}},
    Row{"voice.submitted",   kOwner,                                         {"收到一条心声，等你受理", "A voice came in and waits for you"}},
    Row{"voice.unlinked",    kOwner,                                         {"心声移出了原来的事项，等你重新归口", "The voice was taken out of its matter and waits for you"}},
    Row{"voice.noted",       kOwner,                                         {"发言人补充了一句话", "The speaker added a note"}},
    Row{"voice.rated",       kOwner,                                         {"发言人作了评价", "The speaker rated the answer"}},
};

constexpr std::array kSpeaker{
    Row{"voice.accepted", 0, {"你说的话已受理", "Your words were accepted"}},
    Row{"voice.declined", 0, {"你说的话不予受理，理由已写明", "Your words were declined; the reason stands with them"}},
    Row{"voice.reviewed", 0, {"经另一人复查，你说的话重新受理", "After a review your words were accepted after all"}},
    Row{"voice.linked",   0, {"你说的话已归入一件事项办理", "Your words are being handled in a matter"}},
    Row{"voice.unlinked", 0, {"你说的话从一件事项中移出", "Your words were taken out of a matter"}},
    Row{"voice.answered", 0, {"你说的话有了答复，请看看是否满意", "Your words were answered; say whether you are satisfied"}},
    Row{"voice.reopened", 0, {"你说的事重新办理，会再次答复", "Your matter was opened again; there will be another answer"}},
    Row{"voice.lapsed",   0, {"到期未评价，按“未评价”办结", "Not rated in time; closed as unrated"}},
};
// clang-format on

template <class Rows>
const Row* Find(const Rows& rows, std::string_view kind) {
  auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.kind == kind; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::uint8_t AudienceOf(std::string_view kind) {
  const Row* row = Find(kStaff, kind);
  return row == nullptr ? std::uint8_t{kNobody} : static_cast<std::uint8_t>(row->audience);
}

bool IsNewsForSpeaker(std::string_view kind) { return Find(kSpeaker, kind) != nullptr; }

Phrase SentenceOf(std::string_view kind, Subject subject) {
  const Row* row = subject == Subject::kMyVoice ? Find(kSpeaker, kind) : Find(kStaff, kind);
  return row == nullptr ? Phrase{"有新情况", "Something changed"} : row->sentence;
}

}  // namespace huiyin::notices
