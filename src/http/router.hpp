// Router: patterns to handlers. "/a/{name}" matches one segment. A path that exists under another method is 405 with Allow;
// HEAD is answered by the GET handler without its body.
//
// Threads: Add before the server starts; Find from any thread afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.hpp"

namespace huiyin::http {

// Who may call: shown in the route table, so that authorisation is read at a glance.
enum class Access : std::uint8_t {
  kPublic,   // anybody; never sees a cookie or a token: the server strips both before the handler runs
  kPrivate,  // signed in; cookie-authenticated writes must come from our own origin
};

struct Route {
  Method method = Method::kGet;
  std::string pattern;
  Access access = Access::kPublic;
  Handler handler;
  std::uint64_t body_bytes = 0;  // 0: the server's limit
};

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  void Add(Route route);
  // Called when no pattern matches.
  void SetFallback(Handler handler);
  [[nodiscard]] const std::vector<Route>& routes() const;
  // The function a Server takes. The router must outlive it.
  [[nodiscard]] Handler AsHandler() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace huiyin::http
