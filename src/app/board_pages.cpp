#include "app/board_pages.hpp"

#include <map>
#include <span>
#include <string>
#include <utility>

#include <boost/json.hpp>

#include "app/html_text.hpp"
#include "app/page_words.hpp"
#include "app/plain_board.hpp"
#include "app/plain_html.hpp"
#include "base/guarded.hpp"
#include "http/gzip.hpp"
#include "keys/keys.hpp"

namespace huiyin::app {
namespace {

namespace json = boost::json;
using http::Request;
using http::Responder;
using http::Response;
using Page = std::shared_ptr<const http::Prepared>;

constexpr std::size_t kMostKept = 64;
constexpr std::size_t kTagBytes = 16;
constexpr Phrase kTitle{"职工心声办理情况公示表", "What workers raised and what was done"};
constexpr Phrase kFailed{"现在取不到公示内容，请过一会儿再试",
                         "The board cannot be fetched now; please try again in a while"};

// A page that was made from bytes of the API that had this tag.
struct Kept {
  std::string etag;
  Page page;
};

Page Pack(std::string html) {
  auto page = std::make_shared<http::Prepared>();
  page->content_type = "text/html; charset=utf-8";
  page->cache_control = "no-cache";
  Digest digest = Sha256({html});
  page->etag = "\"" + ToHex(std::span(digest).first(kTagBytes)) + "\"";
  page->gzip = http::Gzip(html);
  page->body = std::move(html);
  return page;
}

std::string Asked(const Request& request, std::string_view name) {
  return request.query_value(name).value_or(std::string());
}

BoardAddress ReadAddress(const Request& request) {
  BoardAddress at;
  at.words = Asked(request, "q");
  if (auto unit = UnitId::Parse(Asked(request, "unit"))) at.unit = unit->ToString();
  at.progress = Asked(request, "progress");
  at.standing = Asked(request, "standing");
  at.cursor = Asked(request, "cursor");
  return at;
}

std::shared_ptr<Request> Ask(const Request& from, std::string path) {
  auto request = std::make_shared<Request>();
  request->method = http::Method::kGet;
  request->path = std::move(path);
  request->peer = from.peer;
  return request;
}

json::object Parsed(std::string_view text) {
  boost::system::error_code failed;
  json::value value = json::parse(text, failed);
  return !failed && value.is_object() ? std::move(value.get_object()) : json::object();
}

}  // namespace

struct BoardPages::Shared {
  PlainHtml board;
  PlainHtml matter;
  PageWords words;
  http::Handler list;
  http::Handler one;
  Guarded<std::map<std::string, Kept>> kept;

  // The page that was made from these bytes, or else one that is made now.
  template <class Make>
  Page Get(const std::string& key, const std::string& etag, Make make) {
    auto there = kept.With([&](auto& pages) -> Page {
      auto found = pages.find(key);
      return found != pages.end() && found->second.etag == etag ? found->second.page : nullptr;
    });
    if (there != nullptr) return there;
    Page page = Pack(make());
    kept.With([&](auto& pages) {
      if (pages.size() >= kMostKept && !pages.contains(key)) pages.clear();
      pages[key] = {etag, page};
    });
    return page;
  }
};

BoardPages::BoardPages(std::string_view board_page, std::string_view index_page,
                       std::string_view words, http::Handler list, http::Handler matter)
    : shared_(new Shared{PlainHtml(board_page),
                         PlainHtml(index_page),
                         PageWords(words),
                         std::move(list),
                         std::move(matter),
                         {}}) {}

http::Handler BoardPages::List() const {
  return [shared = shared_](const std::shared_ptr<Request>& request, const Responder& respond) {
    bool english = Asked(*request, "lang") == "en";
    BoardAddress at = ReadAddress(*request);
    auto ask = Ask(*request, "/api/v1/public/board");
    ask->query = at.ApiQuery();
    shared->list(std::move(ask), [shared, respond, english, at](const Response& response) {
      auto say = shared->words.In(english);
      if (response.prepared == nullptr) {
        // The application asks again, and says what is wrong.
        std::string main =
            Join({"<div class=\"page stack\"><h1 tabindex=\"-1\">", say.Say("board.title"),
                  "</h1><p role=\"alert\">", english ? kFailed.en : kFailed.zh,
                  "</p><p><a class=\"button\" href=\"/board\">", say.Say("board.back"),
                  "</a></p></div>"});
        respond(HtmlPage(
            200, shared->board.Page("/board", kTitle, main, english, PlainHtml::Scripts::kYes)));
        return;
      }
      const http::Prepared& data = *response.prepared;
      Response reply;
      reply.prepared = shared->Get(at.Query(at.cursor, english), data.etag, [&] {
        std::string_view bytes = data.body.view();
        return shared->board.Page("/board", kTitle,
                                  BoardHtml(say, Parsed(bytes), at) + BoardData(bytes), english,
                                  PlainHtml::Scripts::kYes);
      });
      respond(std::move(reply));
    });
  };
}

http::Handler BoardPages::Matter() const {
  return [shared = shared_](const std::shared_ptr<Request>& request, const Responder& respond) {
    bool english = Asked(*request, "lang") == "en";
    std::string number(request->path_value("number"));
    auto ask = Ask(*request, "/api/v1/public/board/" + number);
    ask->path_values = {{"number", number}};
    shared->one(std::move(ask), [shared, respond, english, number](const Response& response) {
      auto say = shared->words.In(english);
      auto page = [&](const json::object& said) {
        return shared->matter.Page("", kTitle, BoardMatterHtml(say, said), english,
                                   PlainHtml::Scripts::kYes);
      };
      if (response.prepared == nullptr) {
        respond(HtmlPage(response.status == 404 ? 404 : 200, page({})));
        return;
      }
      const http::Prepared& data = *response.prepared;
      Response reply;
      reply.prepared = shared->Get(Join({"#", number, english ? "en" : ""}), data.etag,
                                   [&] { return page(Parsed(data.body.view())); });
      respond(std::move(reply));
    });
  };
}

void BoardPages::AddTo(http::Router& router) const {
  using enum http::Method;
  using http::Access;
  router.Add({kGet, "/board", Access::kPublic, List()});
  router.Add({kGet, "/board/{number}", Access::kPublic, Matter()});
}

}  // namespace huiyin::app
