// Router: patterns to handlers. "/a/{name}" matches one segment. A path that exists under another method is 405 with Allow;
// HEAD is answered by the GET handler without its body.
//
// A literal segment wins over {name}. Threads: Add and Set* before the server starts; the rest from any thread afterwards.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.hpp"

namespace huiyin::http {

// Who may call: shown in the route table, so that authorisation is read at a glance.
enum class Access : std::uint8_t {
  kPublic,  // anybody; never sees a cookie or a token: the router strips both before the handler runs
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

  // A second route for the same method and pattern ends the program: it could never be reached.
  void Add(Route route);
  // Called when no pattern matches; it sees no cookie and no token.
  void SetFallback(Handler handler);
  // Makes the replies 404 (no fallback), 405 and 403 (a write from another origin); see ServerOptions::fault.
  void SetFault(std::function<Response(int status, std::string_view code)> fault);
  // Where browsers reach us ("https://voice.example.com"); empty: what the Host field says. See origin.hpp.
  void SetPublicUrl(std::string url);
  [[nodiscard]] const std::vector<Route>& routes() const;
  // The functions a Server takes. The router must outlive it.
  [[nodiscard]] Handler AsHandler() const;
  [[nodiscard]] std::function<std::uint64_t(Method, std::string_view)> BodyLimits() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace huiyin::http
