// The private routes of voices: named submission, one's own voices, the inbox, one voice, its steps.
//
// Parse, run, render; decides nothing. Rights: docs in api/openapi.yaml, checks in the operations.
#pragma once

#include <functional>

#include "api/call.hpp"
#include "api/idempotency.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

class VoicesApi {
 public:
  VoicesApi(const Setting& setting, MatterPort& matters) : setting_(&setting), matters_(&matters) {}

  Result<api::Plan> SubmitNamed(const api::Call& call) const;
  Result<api::Plan> ListMine(const api::Call& call) const;
  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> Get(const api::Call& call) const;
  Result<api::Plan> Accept(const api::Call& call) const;
  Result<api::Plan> Decline(const api::Call& call) const;
  Result<api::Plan> Review(const api::Call& call) const;
  Result<api::Plan> Answer(const api::Call& call) const;
  Result<api::Plan> HandOver(const api::Call& call) const;
  Result<api::Plan> AcceptHandover(const api::Call& call) const;
  Result<api::Plan> RefuseHandover(const api::Call& call) const;
  Result<api::Plan> WithdrawHandover(const api::Call& call) const;

 private:
  using Step =
      std::function<Result<Voice>(db::Transaction&, const journal::Context&, const people::Actor&,
                                  const VoiceId&, std::optional<std::int64_t>)>;
  // Authorises, runs `step` once, and renders the voice as it then is.
  Result<api::Plan> Change(const api::Call& call, Step step) const;
  [[nodiscard]] api::Plan Render(const api::Call& call, const VoiceId& id,
                                 std::optional<std::int64_t> acted_on = {}) const;
  const Setting* setting_;
  MatterPort* matters_;
};

}  // namespace huiyin::voices
