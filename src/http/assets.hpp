// Assets: the files of the web client that are built into the program, ready to be sent.
//
//   Assets assets(kEmbeddedFiles);
//   if (auto file = assets.Find(request.path)) response.prepared = file;
//
// What lies in a folder "assets" has the hash of its content in its name and is kept by browsers for a year; everything else
// (pages, icons) is asked for again each time and answered 304 while it is the same.
// Threads: Find from any thread. Ownership: the bytes of the files are not copied; they live as long as the program.
// Errors: Find gives nothing for an unknown path.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/http.hpp"

namespace huiyin::http {

struct EmbeddedFile {
  std::string_view path;  // "/assets/index-Bx3kZ9aQ.js", "/index.html"
  std::string_view content_type;
  std::string_view identity;
  std::string_view gzip;                          // empty: not smaller
  std::string_view brotli;                        // empty: not smaller
  std::string_view content_security_policy = {};  // empty: the server's own
};

class Assets {
 public:
  explicit Assets(std::span<const EmbeddedFile> files);
  // A path that ends in "/" finds its index.html.
  [[nodiscard]] std::shared_ptr<const Prepared> Find(std::string_view path) const;

 private:
  std::map<std::string, std::shared_ptr<const Prepared>, std::less<>> files_;
};

}  // namespace huiyin::http
