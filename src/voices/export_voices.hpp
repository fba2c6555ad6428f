// Export: every voice as a line of JSON, the imported ones with exactly the words and the time that came, in the order they came.
//
//   auto count = TRY(ExportVoices(services, directories, {"inbox 2025"}, [&](std::string_view line) { return Put(line); }));
//
// A line: id, time, title, text as they came (null: there was none), so that an export can be imported again;
// then what this server knows or added: source, source_id (as came; null: said here), voice_id, received_on,
// accept_due_on, state, identity, channel, category, unit, campaign, rating. Voices said here follow the imported ones; their
// id is their voice_id.
// Threads: one read of one moment. Memory: a line. Errors: those of reading; kUnavailable when `put` says no.
// Privacy: people's words, for whoever may read the database; never a name, a receipt code or a hash of one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "api/call.hpp"
#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

struct ExportRequest {
  std::optional<std::string> source{};  // only this source's rows
};

// Takes a line with its line end; false stops the export.
using PutLine = std::function<bool(std::string_view line)>;

// Gives the number of lines.
Result<std::int64_t> ExportVoices(const api::Services& services, people::Directories& directories,
                                  const ExportRequest& request, const PutLine& put);

// One voice as it is exported.
struct ExportedVoice {
  const Voice& voice;
  const VoiceText& text;
  const std::optional<ImportRow>& import;
  std::string_view unit;
  std::string_view campaign;  // empty: none
};
void AppendExportLine(std::string& out, const ExportedVoice& exported);

}  // namespace huiyin::voices
