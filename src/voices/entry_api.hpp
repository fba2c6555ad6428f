// The private routes of entry on behalf: writing voices in, printing slips, noting mistakes of transcription.
//
// Parse, run, render; decides nothing. Privacy: a code leaves the server only in the reply of PrintSlips.
#pragma once

#include "api/call.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

class EntryApi {
 public:
  EntryApi(const Setting& setting, MatterPort& matters) : setting_(&setting), matters_(&matters) {}

  // Up to kMostEntries rows, each by itself: a row that fails is reported, the others are stored.
  Result<api::Plan> Enter(const api::Call& call) const;
  Result<api::Plan> PrintSlips(const api::Call& call) const;
  Result<api::Plan> Correct(const api::Call& call) const;

 private:
  const Setting* setting_;
  MatterPort* matters_;
};

inline constexpr std::size_t kMostEntries = 200;
inline constexpr std::size_t kMostSlips = 50;

}  // namespace huiyin::voices
