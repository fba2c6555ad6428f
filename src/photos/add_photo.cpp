// A photo comes to its voice; and the files that never did are removed.
#include <algorithm>

#include "photos/photo_store.hpp"
#include "photos/photos.hpp"

namespace huiyin::photos {
namespace {

Error TooLate(const journal::Context& context) {
  if (context.actor)
    return Conflict({"补扫描件的时间已过（录入后 14 天内可以补）",
                     "It is too late for pictures of the form (they may come for 14 days)"});
  return Conflict(
      {"补照片的时间已过（提交当天和第二天可以补）。可以写一句补充",
       "It is too late for photos (they may come on the day of the voice and the next). "
       "You can add a note"});
}

}  // namespace

LocalDate PhotosUntil(const journal::Context& context, const voices::Voice& voice) {
  return voice.received_on.Plus(context.actor ? kEntryDays : kSpeakerDays);
}

Digest UploadMac(const voices::Voice& voice, std::string_view upload) {
  return Hmac(voice.k, {"photo", upload});
}

Result<std::optional<Photo>> CheckPlace(db::Reader& reader, const journal::Context& context,
                                        const voices::Voice& voice, std::int64_t slot,
                                        const Digest& upload_mac) {
  if (slot < 1 || slot > kSlots) return NotFound();
  auto photos = TRY(PhotosOf(reader, context.org, voice.id));
  for (const Photo& photo : photos) {
    if (photo.slot != slot) continue;
    if (photo.upload_mac == upload_mac) return std::optional<Photo>(photo);
    return Conflict({"这个位置已经有一张照片了，照片不能更换",
                     "There is a photo at this place already; photos cannot be exchanged"});
  }
  if (context.today > PhotosUntil(context, voice)) return TooLate(context);
  return std::optional<Photo>();
}

Result<Photo> AddPhoto(db::Transaction& tx, const journal::Context& context, voices::Voice voice,
                       const NewPhoto& input) {
  if (auto same = TRY(CheckPlace(tx, context, voice, input.slot, input.upload_mac)))
    return std::move(*same);
  Photo photo{input.id,       voice.id,         input.slot,       input.width,
              input.height,   input.file.bytes, input.upload_mac, input.file.digest,
              input.file.key, context.today,    context.actor};
  TRY(InsertPhoto(tx, context.org, photo));
  voices::Voice before = voice;
  TRY(voices::SaveVoice(tx, context, "voice.photo_added", before, voice,
                        {Describe(photo, voice.k)}));
  return photo;
}

Result<bool> PutIn(db::Reader& reader, const OrgId& org, const PersonId& person,
                   const VoiceId& voice) {
  auto entries = TRY(journal::ReadSubject(reader, org, voice.uuid()));
  return !entries.empty() && entries.front().actor == person;
}

Result<std::int64_t> SweepFiles(db::Database& database, const OrgId& org, PhotoFiles& files) {
  return files.Sweep([&]() -> Result<std::set<std::string>> {
    std::set<std::string> names;
    TRY(database.Read([&](db::Reader& reader) -> Status {
      names = TRY(FileNames(reader, org));
      return {};
    }));
    return names;
  });
}

}  // namespace huiyin::photos
