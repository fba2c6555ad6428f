// Board pages: "/board" and "/board/{number}" with what is published in their HTML, so that they can be read when scripts do not run,
// and at once when they do.
//
//   BoardPages pages(board_page, index_page, words_json, list, matter);   // the handlers of GET .../board and .../board/{number}
//   pages.AddTo(router);
//
// The data are the API's own replies, with all their rules; the page holds them once more for the application, which goes on with them.
// A page is packed once and kept while the API gives the same bytes. Threads: handlers from any thread.
// Ownership: the handlers share what they need and may outlive this object. Privacy: public routes; nothing but the address is looked at.
#pragma once

#include <memory>
#include <string_view>

#include "http/http.hpp"
#include "http/router.hpp"

namespace huiyin::app {

class BoardPages {
 public:
  BoardPages(std::string_view board_page, std::string_view index_page, std::string_view words,
             http::Handler list, http::Handler matter);

  [[nodiscard]] http::Handler List() const;    // GET /board
  [[nodiscard]] http::Handler Matter() const;  // GET /board/{number}

  void AddTo(http::Router& router) const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace huiyin::app
