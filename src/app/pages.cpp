#include "app/pages.hpp"

#include <array>
#include <memory>

#include "api/problem.hpp"
#include "app/embedded_files.hpp"
#include "app/html_text.hpp"
#include "app/plain_html.hpp"
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
http::Response MissingPage(const PlainHtml& html, bool english) {
  auto say = [english](std::string_view zh, std::string_view en) { return english ? en : zh; };
  return HtmlPage(
      404,
      html.Page(
          "/", {"没有这个页面", "Nothing here"},
          Join(
              {"<div class=\"page stack\"><h1>",
               say("这个地址没有页面", "There is no page at this address"), "</h1><p>",
               say("请检查地址，或者从这里继续：", "Please check the address, or go on from here:"),
               "</p><ul class=\"stack tight\"><li class=\"card\"><a href=\"/\">",
               say("说句心里话", "Say something"), "</a></li><li class=\"card\"><a href=\"/r\">",
               say("凭回执编号查进展", "See what became of it, with the receipt code"),
               "</a></li><li class=\"card\"><a href=\"/board\">", say("公示栏", "The public board"),
               "</a></li><li class=\"card\"><a href=\"/desk\">",
               say("工作台（办理人员）", "The desk, for those who handle"),
               "</a></li></ul></div>"}),
          english, PlainHtml::Scripts::kNo));
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
  auto html = std::make_shared<const PlainHtml>(BuiltPage("/index.html"));
  return [assets, html](const std::shared_ptr<http::Request>& request,
                        const http::Responder& respond) {
    bool get = request->method == http::Method::kGet || request->method == http::Method::kHead;
    auto file =
        get && !request->path.starts_with("/api/") ? assets->Find(PageFor(request->path)) : nullptr;
    if (file == nullptr) {
      bool english = request->header("Accept-Language").starts_with("en");
      if (get && TakesPages(*request)) {
        respond(MissingPage(*html, english));
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
