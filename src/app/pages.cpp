#include "app/pages.hpp"

#include <array>
#include <memory>

#include "api/problem.hpp"
#include "app/embedded_files.hpp"
#include "app/html_text.hpp"
#include "http/assets.hpp"

namespace huiyin::app {
namespace {

// Addresses of the worker pages; a trailing "/" takes everything below.
// "/", "/q/{place}" and "/r" are in plain_pages.cpp, "/board" and "/board/{number}" in board_pages.cpp.
constexpr std::array<std::string_view, 5> kWorkerPages{"/board/", "/deeds", "/q/", "/privacy",
                                                       "/me"};

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

// A mistyped address in a browser: words and ways on, no scripts needed.
http::Response MissingPage(bool english) {
  std::string_view body = english ? R"(<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nothing here – Huiyin</title>
<h1>There is no page at this address</h1>
<p>Please check the address, or go on from here:</p>
<ul><li><a href="/">Say something</a></li>
<li><a href="/r">See what became of it, with the receipt code</a></li>
<li><a href="/board">The public board</a></li>
<li><a href="/desk">The desk, for those who handle</a></li></ul>
</html>
)"
                                  : R"(<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>没有这个页面 – 回音</title>
<h1>这个地址没有页面</h1>
<p>请检查地址，或者从这里继续：</p>
<ul><li><a href="/">说心声</a></li>
<li><a href="/r">凭回执编号查看答复</a></li>
<li><a href="/board">公示栏</a></li>
<li><a href="/desk">办理台（经办人员）</a></li></ul>
</html>
)";
  return HtmlPage(404, std::string(body));
}

bool TakesPages(const http::Request& request) {
  return request.header("Accept").find("text/html") != std::string_view::npos &&
         !request.path.starts_with("/api/");
}

}  // namespace

std::string_view BuiltPage(std::string_view path) {
  for (const http::EmbeddedFile& file : EmbeddedFiles()) {
    if (file.path == path) return file.identity;
  }
  return {};
}

http::Handler PagesHandler() {
  auto assets = std::make_shared<http::Assets>(EmbeddedFiles());
  return [assets](const std::shared_ptr<http::Request>& request, const http::Responder& respond) {
    bool get = request->method == http::Method::kGet || request->method == http::Method::kHead;
    auto file =
        get && !request->path.starts_with("/api/") ? assets->Find(PageFor(request->path)) : nullptr;
    if (file == nullptr) {
      bool english = request->header("Accept-Language").starts_with("en");
      if (get && TakesPages(*request)) {
        respond(MissingPage(english));
        return;
      }
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
