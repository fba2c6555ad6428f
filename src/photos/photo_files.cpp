#include "photos/photo_files.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace huiyin::photos {
namespace {

constexpr std::string_view kMark = "HYP1";
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kMostBytes = 32 * 1024 * 1024;  // of a file; ours have under 2 MB
static_assert(std::tuple_size_v<Digest> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string Seal(const PhotoId& id, const Digest& key, std::string_view plain) {
  std::string sealed(kMark);
  sealed.resize(kMark.size() + kNonceBytes + plain.size() + kTagBytes);
  unsigned char* nonce = Bytes(sealed) + kMark.size();
  ::randombytes_buf(nonce, kNonceBytes);
  const auto& name = id.uuid().bytes();
  ::crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, Bytes(plain),
                                               plain.size(), name.data(), name.size(), nullptr,
                                               nonce, key.data());
  return sealed;
}

std::optional<std::string> Open(const PhotoId& id, const Digest& key, std::string_view sealed) {
  constexpr std::size_t kHead = kMark.size() + kNonceBytes;
  if (!sealed.starts_with(kMark) || sealed.size() < kHead + kTagBytes) return std::nullopt;
  std::string plain(sealed.size() - kHead - kTagBytes, '\0');
  const auto& name = id.uuid().bytes();
  if (::crypto_aead_xchacha20poly1305_ietf_decrypt(
          Bytes(plain), nullptr, nullptr, Bytes(sealed) + kHead, sealed.size() - kHead, name.data(),
          name.size(), Bytes(sealed) + kMark.size(), key.data()) != 0)
    return std::nullopt;
  return plain;
}

std::string Pack(const images::CleanPicture& picture) {
  std::string plain;
  auto size = static_cast<std::uint32_t>(picture.thumb.size());
  for (unsigned shift : {24U, 16U, 8U, 0U}) plain.push_back(static_cast<char>(size >> shift));
  return plain + picture.thumb + picture.jpeg;
}

std::optional<std::string> Unpack(const std::string& plain, Variant variant) {
  if (plain.size() < 4) return std::nullopt;
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size = (size << 8U) | static_cast<std::uint8_t>(plain[i]);
  if (size > plain.size() - 4) return std::nullopt;
  return variant == Variant::kThumb ? plain.substr(4, size) : plain.substr(4 + std::size_t{size});
}

class File {
 public:
  File(const std::string& path, int flags)
      : number_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool Sync() const { return ::fsync(number_) == 0; }

  bool Write(std::string_view bytes) const {
    while (!bytes.empty()) {
      ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  // Nothing when it cannot be read to its end.
  [[nodiscard]] std::optional<std::string> Read() const {
    std::string all;
    char buffer[64 * 1024];
    while (all.size() <= kMostBytes) {
      ssize_t got = ::read(number_, buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return std::nullopt;
      if (got == 0) return all;
      all.append(buffer, static_cast<std::size_t>(got));
    }
    return std::nullopt;
  }
  bool Date(Instant day) const {
    auto seconds = std::chrono::floor<std::chrono::seconds>(day.time_since_epoch()).count();
    timespec times[2] = {{seconds, 0}, {seconds, 0}};
    return ::futimens(number_, times) == 0;
  }

 private:
  int number_;
};

Error Full() {
  return {ErrorCode::kUnavailable,
          {"照片没有存下，文字不受影响。请过一会儿再传",
           "The photo was not stored; your words are safe. Please send it again in a while"},
          {},
          "a photo's file could not be written",
          {}};
}

}  // namespace

PhotoFiles::Arrival::Arrival(PhotoFiles& files, const PhotoId& id) : files_(files), id_(id) {
  files_.arriving_.With([&](auto& ids) { ids.insert(id_); });
}
PhotoFiles::Arrival::~Arrival() {
  files_.arriving_.With([&](auto& ids) { ids.erase(id_); });
}

std::string PhotoFiles::PathOf(const PhotoId& id) const { return folder_ + "/" + id.ToString(); }

Result<SealedFile> PhotoFiles::Write(const PhotoId& id, const images::CleanPicture& picture,
                                     Instant day) {
  std::error_code fault;
  if (std::filesystem::create_directories(folder_, fault))
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, fault);
  if (fault) return Full();
  SealedFile sealed{RandomKey(), {}, 0};
  std::string bytes = Seal(id, sealed.key, Pack(picture));
  sealed.digest = Sha256({bytes});
  sealed.bytes = static_cast<std::int64_t>(bytes.size());
  std::string path = PathOf(id);
  {
    File file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.open()) return Full();
    if (!file.Write(bytes) || !file.Date(day) || !file.Sync()) {
      ::unlink(path.c_str());
      return Full();
    }
  }
  File folder(folder_, O_RDONLY | O_DIRECTORY);
  if (!folder.open() || !folder.Sync()) {
    ::unlink(path.c_str());
    return Full();
  }
  return sealed;
}

Result<std::string> PhotoFiles::Read(const PhotoId& id, const Digest& key, Variant variant) const {
  File file(PathOf(id), O_RDONLY | O_NOATIME);
  auto bytes = file.open() ? file.Read() : std::nullopt;
  if (!bytes) return Internal("a photo's file is missing or cannot be read; see huiyin verify");
  auto plain = Open(id, key, *bytes);
  auto part = plain ? Unpack(*plain, variant) : std::nullopt;
  if (!part) return Internal("a photo's file was altered; see huiyin verify");
  return std::move(*part);
}

FileState PhotoFiles::Look(const PhotoId& id, const Digest& digest) const {
  File file(PathOf(id), O_RDONLY);
  auto bytes = file.open() ? file.Read() : std::nullopt;
  if (!bytes) return FileState::kMissing;
  return Sha256({*bytes}) == digest ? FileState::kWhole : FileState::kAltered;
}

Result<std::int64_t> PhotoFiles::Sweep(const Known& known) {
  std::set<std::string> orphans;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, fault)) {
    std::string name = entry.path().filename().string();
    if (PhotoId::Parse(name)) orphans.insert(std::move(name));
  }
  if (orphans.empty()) return std::int64_t{0};
  // In this order: who is gone from the arriving has a row by now, or never will.
  auto arriving = arriving_.With([](const auto& ids) { return ids; });
  for (const PhotoId& id : arriving) orphans.erase(id.ToString());
  for (const std::string& name : TRY(known())) orphans.erase(name);
  auto before = suspected_.With([&](auto& suspected) { return std::exchange(suspected, orphans); });
  std::int64_t removed = 0;
  for (const std::string& name : orphans) {
    if (!before.contains(name)) continue;
    if (::unlink((folder_ + "/" + name).c_str()) == 0) ++removed;
  }
  return removed;
}

}  // namespace huiyin::photos
