// Photos: up to six pictures beside a voice, part of what was said - the door of this slice.
//
//   auto place = TRY(CheckPlace(reader, context, voice, slot, upload));  // whether it may come, or is here already
//   auto clean = TRY(images::ReEncode(upload));                         // in the child, seconds
//   auto sealed = TRY(files.Write(photo_id, clean, day));               // on the disk before the row
//   TRY(AddPhoto(tx, context, voice, new_photo));                       // row and journal entry
//
// Words first, photos after: a photo needs its voice, so that none is left without one. A slot is filled once: the same photo sent
// again is the same photo, another one is refused. Nobody takes a photo away; erasure by law removes its key.
// Map: photos.hpp (this door), photo_files (sealed files), photo_store (SQL), photo_images (journal, verify), add_photo, photos_api.
//
// Threads: functions work inside the caller's transaction; PhotoFiles is safe from any thread.
// Privacy: what comes by the code carries the day only, in the row, in the id and in the file's dates.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "images/images.hpp"
#include "photos/photo_files.hpp"
#include "voices/voices.hpp"

namespace huiyin::photos {

inline constexpr std::int64_t kSlots = 6;
// Days after the day of the voice on which photos may still come: a speaker's phone finds its network again; a pile of paper
// forms is scanned when it has been typed in.
inline constexpr int kSpeakerDays = 1;
inline constexpr int kEntryDays = 14;

struct Photo {
  PhotoId id;
  VoiceId voice;
  std::int64_t slot = 0;
  std::int64_t width = 0;
  std::int64_t height = 0;
  std::int64_t bytes = 0;
  Digest upload_mac{};
  Digest file_digest{};
  std::optional<Digest> file_key;  // nothing once it is erased
  LocalDate added_on;
  std::optional<PersonId> added_by;
};

struct NewPhoto {
  PhotoId id;
  std::int64_t slot = 0;
  std::int64_t width = 0;
  std::int64_t height = 0;
  Digest upload_mac{};
  SealedFile file;
};

// The last day on which this context may add photos to the voice: longer for the member of staff who entered it.
LocalDate PhotosUntil(const journal::Context& context, const voices::Voice& voice);
// Whether it was this very photo that the voice holds at that place, without telling two voices' photos alike.
Digest UploadMac(const voices::Voice& voice, std::string_view upload);

// The photo that is there already, when it is the same one; nothing when the place is free. Errors: kConflict when another one is
// there, or when it is too late.
Result<std::optional<Photo>> CheckPlace(db::Reader& reader, const journal::Context& context,
                                        const voices::Voice& voice, std::int64_t slot,
                                        const Digest& upload_mac);
// Stores and journals it under the voice. The caller has authorised: by the code (no actor), or as whoever entered the voice.
// Errors: as CheckPlace; kStale.
Result<Photo> AddPhoto(db::Transaction& tx, const journal::Context& context, voices::Voice voice,
                       const NewPhoto& input);
// Whether this person put the voice in: the actor of its first journal entry.
Result<bool> PutIn(db::Reader& reader, const OrgId& org, const PersonId& person,
                   const VoiceId& voice);

Result<std::vector<Photo>> PhotosOf(db::Reader& reader, const OrgId& org, const VoiceId& voice);
// Errors: kNotFound.
Result<Photo> GetPhoto(db::Reader& reader, const OrgId& org, const VoiceId& voice,
                       std::int64_t slot);

std::vector<journal::TableSource> VerifySources();
// Looks at every photo's file: one that is missing or altered is a finding.
Status CheckFiles(db::Reader& reader, const OrgId& org, const PhotoFiles& files,
                  const std::function<void(journal::Finding)>& found);
// Removes the files that no row names; see PhotoFiles::Sweep. Gives how many.
Result<std::int64_t> SweepFiles(db::Database& database, const OrgId& org, PhotoFiles& files);

}  // namespace huiyin::photos
