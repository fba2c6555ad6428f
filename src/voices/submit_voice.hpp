// SubmitVoice: somebody says something. The text is stored as it came; owner and acceptance date are set at once.
//
// The receipt code is derived from the request (design contracts, section 4), so that the same request sent again gets the same
// code although no copy is kept. Privacy: an anonymous voice stores the day only and nothing about the sender.
#pragma once

#include <optional>
#include <string>

#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

struct NewVoice {
  VoiceText text;
  Identity identity = Identity::kAnonymous;
  std::optional<Speaker> speaker;  // named only
  std::string category = "unsure";
  std::string channel = "web";
  std::optional<std::string> speaker_group;
  std::optional<UnitId> unit;  // the whole organisation when absent
  std::optional<std::string> place;
  std::optional<CampaignId> campaign;
  std::optional<ImportRow> import;               // imported voices have no code
  std::optional<Origin> origin = Origin::kSelf;  // nothing: the clerk does not know
  std::optional<PersonId> entered_by;            // set by EnterVoice
  std::optional<std::string> source_sheet;
  std::optional<MatterId> about;
  std::optional<std::int64_t> about_number;  // as the public knows it; resolved by the api
};

// What the code is made from; absent for imported voices, and for entered ones until their slip is printed.
struct CodeSource {
  std::string route;
  std::string key;
  std::string body;
};

// Errors: kInvalid for a unit or campaign that is not there.
Result<Voice> SubmitVoice(db::Transaction& tx, const journal::Context& context,
                          const Setting& setting, const NewVoice& input,
                          const std::optional<CodeSource>& source);
// The code of a voice that this very request made.
ReceiptCode CodeOf(const Voice& voice, const journal::Context& context, const CodeSource& source);
// Gives the voice its code (the hash of it, and the keys that made both); not stored yet.
void GiveCode(Voice& voice, const journal::Context& context, const CodeSource& source);

}  // namespace huiyin::voices
