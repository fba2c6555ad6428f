#include "matters/duties_api.hpp"

#include <charconv>

#include "api/fields.hpp"

namespace huiyin::matters {
namespace {

using api::Call;
using api::Plan;

constexpr std::size_t kBodyBytes = 16 * 1024;

// 0, which nothing has, when it is no number: whoever is not signed in is told that first.
std::int64_t PathSeq(const Call& call) {
  std::string text(call.request().path_value("seq"));
  std::int64_t seq = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seq);
  return fault == std::errc() && end == text.data() + text.size() ? seq : 0;
}

Result<std::string> ReadOne(const Call& call, std::string_view name, std::size_t bytes) {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto text = TRY(in.Words(name, bytes));
  TRY(in.End());
  return text;
}

Result<NewMeasure> ReadMeasure(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewMeasure input;
  input.body = TRY(in.Words("text", kBodyBytes));
  input.owner = TRY(in.RefTo<PersonId>("owner_id"));
  input.due_on = TRY(in.Date("due_on"));
  TRY(in.End());
  return input;
}

}  // namespace

Result<Plan> DutiesApi::HandOver(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto to = TRY(in.RefTo<PersonId>("to_id"));
  auto reason = TRY(in.Words("reason", voices::kReasonBytes));
  TRY(in.End());
  return matters_->Change(call, [=](const Act& act) { return matters::HandOver(act, to, reason); });
}

Result<Plan> DutiesApi::AcceptHandover(const Call& call) const {
  return matters_->Change(call, matters::AcceptHandover);
}

Result<Plan> DutiesApi::RefuseHandover(const Call& call) const {
  return matters_->ChangeWithReason(call, matters::RefuseHandover);
}

Result<Plan> DutiesApi::WithdrawHandover(const Call& call) const {
  return matters_->Change(call, matters::WithdrawHandover);
}

Result<Plan> DutiesApi::Escalate(const Call& call) const {
  return matters_->ChangeWithReason(call, EscalateMatter);
}

Result<Plan> DutiesApi::AskParent(const Call& call) const {
  auto body = TRY(ReadOne(call, "text", kBodyBytes));
  return matters_->Change(call, [=](const Act& act) { return matters::AskParent(act, body); });
}

Result<Plan> DutiesApi::RecordParentReply(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  ParentReply reply;
  reply.seq = PathSeq(call);
  reply.body = TRY(in.Words("text", kBodyBytes));
  reply.on = TRY(in.Date("replied_on"));
  reply.consequence =
      TRY(in.Code("consequence", [](std::string_view text) { return kConsequences.Parse(text); }));
  TRY(in.End());
  return matters_->Change(call,
                          [=](const Act& act) { return matters::RecordParentReply(act, reply); });
}

Result<Plan> DutiesApi::AddMeasure(const Call& call) const {
  auto input = TRY(ReadMeasure(call));
  return matters_->Change(call, [=](const Act& act) { return matters::AddMeasure(act, input); });
}

Result<Plan> DutiesApi::ChangeMeasure(const Call& call) const {
  auto seq = PathSeq(call);
  auto input = TRY(ReadMeasure(call));
  return matters_->Change(call,
                          [=](const Act& act) { return matters::ChangeMeasure(act, seq, input); });
}

Result<Plan> DutiesApi::FinishMeasure(const Call& call) const {
  auto seq = PathSeq(call);
  auto note = TRY(ReadOne(call, "note", kBodyBytes));
  return matters_->Change(call,
                          [=](const Act& act) { return matters::FinishMeasure(act, seq, note); });
}

Result<Plan> DutiesApi::ReopenMeasure(const Call& call) const {
  auto seq = PathSeq(call);
  auto reason = TRY(ReadOne(call, "reason", voices::kReasonBytes));
  return matters_->Change(call,
                          [=](const Act& act) { return matters::ReopenMeasure(act, seq, reason); });
}

Result<Plan> DutiesApi::DropMeasure(const Call& call) const {
  auto seq = PathSeq(call);
  auto reason = TRY(ReadOne(call, "reason", voices::kReasonBytes));
  return matters_->Change(call,
                          [=](const Act& act) { return matters::DropMeasure(act, seq, reason); });
}

Result<Plan> DutiesApi::ReplyPart(const Call& call) const {
  auto unit = TRY(call.PathId<UnitId>("unit_id"));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto state = TRY(in.Code("state", [](std::string_view text) -> std::optional<PartState> {
    auto parsed = kPartStates.Parse(text);
    return parsed == PartState::kAsked ? std::nullopt : parsed;
  }));
  auto note = TRY(in.MaybeWords("note", voices::kReasonBytes));
  TRY(in.End());
  return matters_->Change(
      call, [=](const Act& act) { return matters::ReplyPart(act, unit, state, note); });
}

Result<Plan> DutiesApi::SetTrack(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto track =
      TRY(in.MaybeCode("track", [](std::string_view text) { return kTracks.Parse(text); }));
  TRY(in.End());
  return matters_->Change(call, [=](const Act& act) { return matters::SetTrack(act, track); });
}

}  // namespace huiyin::matters
