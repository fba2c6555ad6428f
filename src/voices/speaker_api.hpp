// The public routes of a speaker: intake, submit, follow, note, rate. No cookie or token reaches them.
//
// Parse, run, render; decides nothing. Privacy: the context carries the day only, unless the speaker chose to be named.
#pragma once

#include "api/call.hpp"
#include "voices/submit_voice.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

class SpeakerApi {
 public:
  SpeakerApi(const Setting& setting, MatterPort& matters)
      : setting_(&setting), matters_(&matters) {}

  Result<api::Plan> Intake(const api::Call& call) const;
  // The part of it that a form without scripts needs: categories and the organisation's own words.
  Result<api::Plan> Offer(const api::Call& call) const;
  Result<api::Plan> Submit(const api::Call& call) const;
  Result<api::Plan> Follow(const api::Call& call) const;
  Result<api::Plan> Note(const api::Call& call) const;
  Result<api::Plan> Rate(const api::Call& call) const;

  // Shared with the private route: reads the form (named fields only when `named_allowed`).
  static Result<NewVoice> ReadForm(const api::Call& call, bool anonymous_route);
  // The published matter that the speaker met too. Errors: kInvalid when it is not on the board.
  static Status FindAbout(db::Reader& reader, const OrgId& org, MatterPort& matters,
                          NewVoice& voice);

 private:
  [[nodiscard]] api::Plan Render(const api::Call& call, int status) const;
  const Setting* setting_;
  MatterPort* matters_;
};

}  // namespace huiyin::voices
