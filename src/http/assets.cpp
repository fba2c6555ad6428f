#include "http/assets.hpp"

#include <sodium.h>

#include <array>
#include <cstddef>

namespace huiyin::http {
namespace {

constexpr std::size_t kTagBytes = crypto_generichash_BYTES_MIN;

std::string ContentTag(std::string_view bytes) {
  std::array<unsigned char, kTagBytes> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::array<char, kTagBytes * 2 + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return "\"" + std::string(text.data()) + "\"";
}

bool HasHashedName(std::string_view path) {
  return path.find("/assets/") != std::string_view::npos;
}

std::shared_ptr<const Prepared> Prepare(const EmbeddedFile& file) {
  auto prepared = std::make_shared<Prepared>();
  prepared->content_type = file.content_type;
  prepared->etag = ContentTag(file.identity);
  prepared->cache_control =
      HasHashedName(file.path) ? "public, max-age=31536000, immutable" : "no-cache";
  prepared->body = Bytes::Static(file.identity);
  prepared->gzip = Bytes::Static(file.gzip);
  prepared->brotli = Bytes::Static(file.brotli);
  if (!file.content_security_policy.empty()) {
    prepared->headers.push_back(
        {"Content-Security-Policy", std::string(file.content_security_policy)});
  }
  return prepared;
}

}  // namespace

Assets::Assets(std::span<const EmbeddedFile> files) {
  for (const EmbeddedFile& file : files) files_.emplace(file.path, Prepare(file));
}

std::shared_ptr<const Prepared> Assets::Find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && path.ends_with('/'))
    found = files_.find(std::string(path) + "index.html");
  return found == files_.end() ? nullptr : found->second;
}

}  // namespace huiyin::http
