// The routes of photos: by the receipt code, and for those who may read the voice.
//
// Parse, run, render. A photo goes through three pieces: a look whether it may come (so that nobody else's upload starts a child),
// the child and the file, the row. Privacy: a code is in a header, never in an address.
#pragma once

#include <functional>

#include "api/call.hpp"
#include "photos/photos.hpp"

namespace huiyin::photos {

struct Setting {
  people::Directories* directories = nullptr;
  voices::MatterPort* matters = nullptr;
  PhotoFiles* files = nullptr;
  images::ChildOptions child;
};

class PhotosApi {
 public:
  explicit PhotosApi(const Setting& setting) : setting_(&setting) {}

  // By the code.
  Result<api::Plan> Put(const api::Call& call) const;
  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> Picture(const api::Call& call) const;
  Result<api::Plan> Thumb(const api::Call& call) const;
  // By whoever entered the voice.
  Result<api::Plan> PutEntered(const api::Call& call) const;
  // By those who may read the voice.
  Result<api::Plan> ListForStaff(const api::Call& call) const;
  Result<api::Plan> PictureForStaff(const api::Call& call) const;
  Result<api::Plan> ThumbForStaff(const api::Call& call) const;

 private:
  // The voice of this request, if it may be had; fills the context's actor and whether only the day is kept.
  using FindVoice = std::function<Result<voices::Voice>(db::Reader&, journal::Context&)>;
  [[nodiscard]] FindVoice ByCode(const api::Call& call) const;
  [[nodiscard]] FindVoice Readable(const api::Call& call, const VoiceId& id) const;
  [[nodiscard]] Result<api::Plan> Receive(const api::Call& call, const FindVoice& find) const;
  [[nodiscard]] api::Plan Keep(const api::Call& call, const FindVoice& find,
                               const std::shared_ptr<PhotoFiles::Arrival>& arrival,
                               const NewPhoto& photo) const;
  [[nodiscard]] Result<api::Plan> Show(const api::Call& call, const FindVoice& find,
                                       Variant variant) const;
  const Setting* setting_;
};

}  // namespace huiyin::photos
