// Voices as JSON (api/openapi.yaml: Voice, VoiceItem, SpeakerVoice, Receipt). Decides nothing.
#pragma once

#include <vector>

#include <boost/json/object.hpp>

#include "api/call.hpp"
#include "voices/campaign.hpp"
#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

// Everything about one voice, read in one snapshot.
struct VoiceView {
  Voice voice;
  Audience audience = Audience::kSpeaker;
  VoiceText text;
  std::optional<Speaker> speaker;
  std::optional<Campaign> campaign;
  std::optional<Link> about;  // the matter that it is said to be about as well
  std::vector<Remark> corrections;
  std::optional<ImportRow> import;
  std::vector<Note> notes;
  std::vector<Answer> answers;
  std::vector<Link> links;
  std::vector<TimelineItem> timeline;
  std::shared_ptr<const people::Directory> directory;
  std::shared_ptr<const deadlines::Rulebook> rulebook;
};

Result<VoiceView> ReadView(db::Reader& reader, const api::Call& call, const Setting& setting,
                           MatterPort& matters, const Voice& voice, Audience audience);

// For a signed-in speaker (Audience::kSpeaker) the same fields with what the code shows: who has it now, and no other name, minute or
// unpublished wording.
boost::json::object StaffJson(const VoiceView& view, const LocalDate& today);
boost::json::object SpeakerJson(const VoiceView& view);
boost::json::object LineJson(const VoiceLine& line, const people::Directory& directory,
                             const deadlines::Rulebook& rulebook, const LocalDate& today);
// The date by which it is accepted, and whether that date is a guess.
void PutAcceptDue(boost::json::object& o, const Voice& voice, const deadlines::Rulebook& rulebook);
boost::json::object ReceiptJson(const Voice& voice, const ReceiptCode& code,
                                const deadlines::Rulebook& rulebook);

}  // namespace huiyin::voices
