#include "app/pages.hpp"

#include <array>
#include <memory>

#include "api/problem.hpp"
#include "app/embedded_files.hpp"
#include "http/assets.hpp"

namespace huiyin::app {
namespace {

// Addresses of the worker pages; a trailing "/" takes everything below.
constexpr std::array<std::string_view, 8> kWorkerPages{"/",   "/r",       "/board", "/board/",
                                                       "/q/", "/privacy", "/me",    "/s/"};

bool Matches(std::string_view page, std::string_view path) {
  if (page.size() > 1 && page.ends_with('/')) return path.starts_with(page);
  return path == page;
}

std::string_view PageFor(std::string_view path) {
  if (path == "/desk" || path.starts_with("/desk/")) return "/desk.html";
  for (std::string_view page : kWorkerPages) {
    if (Matches(page, path)) return "/index.html";
  }
  return path;
}

}  // namespace

http::Handler PagesHandler() {
  auto assets = std::make_shared<http::Assets>(EmbeddedFiles());
  return [assets](const std::shared_ptr<http::Request>& request, const http::Responder& respond) {
    bool get = request->method == http::Method::kGet || request->method == http::Method::kHead;
    auto file =
        get && !request->path.starts_with("/api/") ? assets->Find(PageFor(request->path)) : nullptr;
    if (file == nullptr) {
      bool english = request->header("Accept-Language").starts_with("en");
      respond(api::ProblemResponse(NotFound(),
                                   english ? api::Language::kEnglish : api::Language::kChinese));
      return;
    }
    http::Response response;
    response.prepared = std::move(file);
    respond(std::move(response));
  };
}

}  // namespace huiyin::app
