// PhotoFiles: the sealed files of photos, in `photos` under the data folder.
//
// A file: "HYP1", a nonce of 24 bytes, then XChaCha20-Poly1305 of (length of the thumbnail in 4 bytes, most significant first;
// thumbnail; picture) with the photo's id as additional data, so that no file passes for another. Its name is the photo's id, random
// but for the day; its key lies in the photo's row alone. Format: docs/formats/photos.md.
//
// Threads: safe from any; blocks on the disk. Errors: kUnavailable when the disk does not take or give it; kInternal for a file that
// does not open. Privacy: dates of a file are set to the start of its day.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/guarded.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "images/images.hpp"
#include "keys/keys.hpp"

namespace huiyin::photos {

struct PhotoTag {};
using PhotoId = Id<PhotoTag>;

struct SealedFile {
  Digest key{};
  Digest digest{};  // SHA-256 of the file
  std::int64_t bytes = 0;
};

enum class Variant : std::uint8_t { kPicture, kThumb };
enum class FileState : std::uint8_t { kWhole, kMissing, kAltered };

class PhotoFiles {
 public:
  explicit PhotoFiles(std::string folder) : folder_(std::move(folder)) {}

  // While one of these lives, Sweep leaves the file of that id alone: it is on its way to its row.
  class Arrival {
   public:
    Arrival(PhotoFiles& files, const PhotoId& id);
    ~Arrival();
    Arrival(const Arrival&) = delete;
    Arrival& operator=(const Arrival&) = delete;

   private:
    PhotoFiles& files_;
    PhotoId id_;
  };

  // Makes the folder when it is not there. On the disk (fsync of file and folder) when it returns; nothing is left on a failure.
  Result<SealedFile> Write(const PhotoId& id, const images::CleanPicture& picture, Instant day);
  [[nodiscard]] Result<std::string> Read(const PhotoId& id, const Digest& key,
                                         Variant variant) const;
  [[nodiscard]] FileState Look(const PhotoId& id, const Digest& digest) const;

  // Removes the files that `known` (asked after the folder was read) does not name, once they were there without a row in two
  // sweeps, so that one that is just coming, also by another process, is left alone. Gives how many.
  using Known = std::function<Result<std::set<std::string>>()>;
  Result<std::int64_t> Sweep(const Known& known);

 private:
  [[nodiscard]] std::string PathOf(const PhotoId& id) const;
  std::string folder_;
  Guarded<std::set<PhotoId>> arriving_;
  Guarded<std::set<std::string>> suspected_;
};

}  // namespace huiyin::photos
