// The private routes of call-backs. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "verification/record_callback.hpp"

namespace huiyin::verification {

class VerificationApi {
 public:
  VerificationApi(const voices::Setting& setting, voices::MatterPort& matters)
      : setting_(&setting), matters_(&matters) {}

  Result<api::Plan> Due(const api::Call& call) const;     // GET /verifications/due
  Result<api::Plan> Record(const api::Call& call) const;  // POST /voices/{id}/callbacks
  Result<api::Plan> Voice(const api::Call& call) const;   // GET /voices/{id}/verification
  Result<api::Plan> Matter(const api::Call& call) const;  // GET /matters/{id}/rounds

 private:
  [[nodiscard]] api::Plan RenderVoice(const api::Call& call, const VoiceId& id, int status) const;
  const voices::Setting* setting_;
  voices::MatterPort* matters_;
};

}  // namespace huiyin::verification
