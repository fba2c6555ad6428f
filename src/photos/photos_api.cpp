#include "photos/photos_api.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::photos {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using voices::Voice;

constexpr std::size_t kMostVoices = 50;  // of a matter's page; their ids fit an address

Result<std::int64_t> SlotOf(const Call& call) {
  std::string_view text = call.request().path_value("slot");
  if (text.size() != 1 || text[0] < '1' || text[0] > '6') return NotFound();
  return std::int64_t{text[0] - '0'};
}

// What the sender calls it; what it is, its bytes say.
Status CheckType(const Call& call) {
  constexpr std::array kTypes{"image/jpeg", "image/png", "image/webp"};
  std::string_view type = call.request().header("Content-Type");
  if (std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end()) return {};
  return Error{ErrorCode::kUnsupportedType,
               {"照片要是 JPEG、PNG 或 WebP 格式，请换一张",
                "A photo must be JPEG, PNG or WebP; please choose another one"},
               "photo",
               {},
               {}};
}

json::object PhotoJson(const Photo& photo) {
  return {{"slot", photo.slot},
          {"width", photo.width},
          {"height", photo.height},
          {"added_on", photo.added_on.ToString()}};
}

json::array PhotosJson(const std::vector<Photo>& photos) {
  json::array items;
  for (const Photo& photo : photos) {
    if (photo.file_key) items.push_back(PhotoJson(photo));
  }
  return items;
}

// Pixels of a stranger: shown as a picture and as nothing else, kept by nobody in between.
http::Response PictureResponse(std::string bytes, const std::string& etag) {
  http::Response response;
  response.headers = {{"Content-Type", "image/jpeg"},
                      {"Cache-Control", "private, no-cache"},
                      {"ETag", etag},
                      {"Content-Disposition", "inline; filename=\"photo.jpg\""},
                      {"Content-Security-Policy", "default-src 'none'; sandbox"}};
  response.body = std::move(bytes);
  return response;
}

http::Response NotModified(const std::string& etag) {
  http::Response response;
  response.status = 304;
  response.headers = {{"ETag", etag}, {"Cache-Control", "private, no-cache"}};
  return response;
}

Result<std::vector<VoiceId>> VoiceIds(const Call& call) {
  std::string list = call.request().query_value("voice_ids").value_or("");
  std::vector<VoiceId> ids;
  for (std::size_t from = 0; from <= list.size();) {
    std::size_t comma = std::min(list.find(',', from), list.size());
    auto id = VoiceId::Parse(std::string_view(list).substr(from, comma - from));
    if (!id || ids.size() == kMostVoices) return Call::BadParameter("voice_ids");
    ids.push_back(*id);
    from = comma + 1;
  }
  return ids;
}

}  // namespace

PhotosApi::FindVoice PhotosApi::ByCode(const Call& call) const {
  return [call](db::Reader& reader, journal::Context& context) -> Result<Voice> {
    context = call.anonymous_context();
    return voices::FindByCode(reader, context, call.request().header("Huiyin-Receipt"));
  };
}

PhotosApi::FindVoice PhotosApi::Readable(const Call& call, const VoiceId& id) const {
  return [call, id, this](db::Reader& reader, journal::Context& context) -> Result<Voice> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    Voice voice = TRY(voices::GetVoice(reader, context.org, id));
    if (!TRY(voices::MayRead(reader, context.org, actor, *setting_->matters, voice, context.today)))
      return NotFound();
    context.actor = actor.id;
    return voice;
  };
}

Result<Plan> PhotosApi::Receive(const Call& call, const FindVoice& find) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto context = call.context();
    Voice voice = TRY(find(reader, context));  // before all else: to others every place looks alike
    auto slot = TRY(SlotOf(call));
    TRY(CheckType(call));
    Digest mac = UploadMac(voice, call.request().body);
    if (auto same = TRY(CheckPlace(reader, context, voice, slot, mac)))
      return Plan(api::JsonResponse(200, PhotoJson(*same)));
    return Plan::Child([=, this]() -> Result<Plan> {
      auto clean = TRY(images::ReEncode(call.request().body, setting_->child));
      // The day only, for named voices too: one rule, nothing to mistake.
      Instant day = context.today.Start(context.zone);
      NewPhoto photo{MakeId<PhotoId>(day), slot, clean.width, clean.height, mac, {}};
      auto arrival = std::make_shared<PhotoFiles::Arrival>(*setting_->files, photo.id);
      photo.file = TRY(setting_->files->Write(photo.id, clean, day));
      return Keep(call, find, arrival, photo);
    });
  });
}

Plan PhotosApi::Keep(const Call& call, const FindVoice& find,
                     const std::shared_ptr<PhotoFiles::Arrival>& arrival,
                     const NewPhoto& photo) const {
  return Plan::Write([=](db::Transaction& tx) -> Result<Plan> {
    (void)arrival;  // until its row is there
    auto context = call.context();
    Voice voice = TRY(find(tx, context));
    Photo kept = TRY(AddPhoto(tx, context, voice, photo));
    return Plan(api::JsonResponse(kept.id == photo.id ? 201 : 200, PhotoJson(kept)));
  });
}

Result<Plan> PhotosApi::Put(const Call& call) const { return Receive(call, ByCode(call)); }

Result<Plan> PhotosApi::PutEntered(const Call& call) const {
  auto id = TRY(call.PathId<VoiceId>("id"));
  return Receive(call,
                 [call, readable = Readable(call, id)](db::Reader& reader,
                                                       journal::Context& context) -> Result<Voice> {
                   Voice voice = TRY(readable(reader, context));
                   if (!TRY(PutIn(reader, context.org, *context.actor, voice.id)))
                     return Forbidden();
                   context.day_only = voice.identity == voices::Identity::kAnonymous;
                   return voice;
                 });
}

Result<Plan> PhotosApi::List(const Call& call) const {
  return Plan::Read([call, find = ByCode(call)](db::Reader& reader) -> Result<Plan> {
    auto context = call.context();
    Voice voice = TRY(find(reader, context));
    auto photos = TRY(PhotosOf(reader, context.org, voice.id));
    LocalDate until = PhotosUntil(context, voice);
    bool room = static_cast<std::int64_t>(photos.size()) < kSlots;
    return Plan(api::JsonResponse(200, {{"items", PhotosJson(photos)},
                                        {"most", kSlots},
                                        {"add_until", until.ToString()},
                                        {"can_add", room && context.today <= until}}));
  });
}

Result<Plan> PhotosApi::ListForStaff(const Call& call) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    TRY(call.OnlyQuery({"voice_ids"}));
    auto ids = TRY(VoiceIds(call));
    const OrgId& org = call.services().org;
    json::array items;
    for (const VoiceId& id : ids) {
      auto photos = TRY(PhotosOf(reader, org, id));
      if (photos.empty()) continue;
      Voice voice = TRY(voices::GetVoice(reader, org, id));
      if (!TRY(
              voices::MayRead(reader, org, actor, *setting_->matters, voice, call.context().today)))
        continue;
      items.push_back({{"voice_id", id.ToString()}, {"photos", PhotosJson(photos)}});
    }
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Result<Plan> PhotosApi::Show(const Call& call, const FindVoice& find, Variant variant) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto context = call.context();
    Voice voice = TRY(find(reader, context));
    Photo photo = TRY(GetPhoto(reader, context.org, voice.id, TRY(SlotOf(call))));
    if (!photo.file_key) return NotFound();
    std::string etag = "\"" + photo.id.ToString() + "\"";
    if (call.request().header("If-None-Match") == etag) return Plan(NotModified(etag));
    return Plan(
        PictureResponse(TRY(setting_->files->Read(photo.id, *photo.file_key, variant)), etag));
  });
}

Result<Plan> PhotosApi::Picture(const Call& call) const {
  return Show(call, ByCode(call), Variant::kPicture);
}
Result<Plan> PhotosApi::Thumb(const Call& call) const {
  return Show(call, ByCode(call), Variant::kThumb);
}
Result<Plan> PhotosApi::PictureForStaff(const Call& call) const {
  return Show(call, Readable(call, TRY(call.PathId<VoiceId>("id"))), Variant::kPicture);
}
Result<Plan> PhotosApi::ThumbForStaff(const Call& call) const {
  return Show(call, Readable(call, TRY(call.PathId<VoiceId>("id"))), Variant::kThumb);
}

}  // namespace huiyin::photos
