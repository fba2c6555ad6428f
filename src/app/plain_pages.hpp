// Plain pages: "/", "/q/{place}" and "/r" with the form in their HTML, so that they work when scripts do not (design contracts,
// section 8). A form that is posted becomes the very request that the application would have sent, and goes the same way:
// the same rate limit, rules, idempotency and receipt.
//
//   PlainPages pages(index_page, submit, follow, offer);  // the handlers of POST .../voices, GET .../voice and what the form offers
//   router.Add({kGet, "/", Access::kPublic, pages.Form()});
//
// Threads: handlers from any thread. Ownership: the handlers share what they need and may outlive this object.
// Privacy: public routes, so no cookie reaches them; replies are no-store; a name typed beside "anonymous" is dropped unread.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include <boost/json/object.hpp>

#include "http/http.hpp"
#include "http/router.hpp"

namespace huiyin::app {

class PlainPages {
 public:
  // `offer` answers {"categories", "own_words"} as the intake does.
  PlainPages(std::string_view index_page, http::Handler submit, http::Handler follow,
             http::Handler offer);

  [[nodiscard]] http::Handler Form() const;        // GET / and /q/{place}
  [[nodiscard]] http::Handler Submit() const;      // POST /
  [[nodiscard]] http::Handler FollowForm() const;  // GET /r
  [[nodiscard]] http::Handler Follow() const;      // POST /r

  void AddTo(http::Router& router) const;

 private:
  struct Shared;
  static void WithOffer(const std::shared_ptr<const Shared>& shared, const http::Request& from,
                        bool english, std::function<void(const boost::json::object&)> then);
  std::shared_ptr<const Shared> shared_;
};

}  // namespace huiyin::app
