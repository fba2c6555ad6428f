// The private routes of duties: hand-over, escalation, measures, parts, track. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "matters/duty_operations.hpp"
#include "matters/matters_api.hpp"

namespace huiyin::matters {

class DutiesApi {
 public:
  explicit DutiesApi(const MattersApi& matters) : matters_(&matters) {}

  Result<api::Plan> HandOver(const api::Call& call) const;
  Result<api::Plan> AcceptHandover(const api::Call& call) const;
  Result<api::Plan> RefuseHandover(const api::Call& call) const;
  Result<api::Plan> WithdrawHandover(const api::Call& call) const;
  Result<api::Plan> Escalate(const api::Call& call) const;
  Result<api::Plan> AskParent(const api::Call& call) const;
  Result<api::Plan> RecordParentReply(const api::Call& call) const;
  Result<api::Plan> AddMeasure(const api::Call& call) const;
  Result<api::Plan> ChangeMeasure(const api::Call& call) const;
  Result<api::Plan> FinishMeasure(const api::Call& call) const;
  Result<api::Plan> ReopenMeasure(const api::Call& call) const;
  Result<api::Plan> DropMeasure(const api::Call& call) const;
  Result<api::Plan> ReplyPart(const api::Call& call) const;
  Result<api::Plan> SetTrack(const api::Call& call) const;

 private:
  const MattersApi* matters_;  // runs a step once, and renders the matter
};

}  // namespace huiyin::matters
