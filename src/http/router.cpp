#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "http/origin.hpp"
#include "http/text.hpp"

namespace huiyin::http {
namespace {

constexpr std::size_t kMethods = 7;
constexpr std::array<Method, kMethods> kAllMethods = {
    Method::kGet,   Method::kHead,   Method::kPost,   Method::kPut,
    Method::kPatch, Method::kDelete, Method::kOptions};

std::size_t Index(Method method) { return static_cast<std::size_t>(method); }

bool IsUnsafe(Method method) {
  return method != Method::kGet && method != Method::kHead && method != Method::kOptions;
}

// Takes the first segment off a path: "/a/b" -> "a", rest "/b".
std::string_view TakeSegment(std::string_view& path) {
  path.remove_prefix(1);
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, slash);
  path.remove_prefix(slash);
  return segment;
}

// One position in the tree of segments; `routes` are those whose pattern ends here.
struct Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
  std::unique_ptr<Node> any;
  std::array<std::optional<std::size_t>, kMethods> routes;

  [[nodiscard]] bool ends() const {
    return std::ranges::any_of(routes, [](const auto& route) { return route.has_value(); });
  }
};

// The node for `path`, literal segments first; the values of {..} segments in order.
const Node* FindNode(const Node& from, std::string_view path,
                     std::vector<std::string_view>& values) {
  if (path.empty()) return from.ends() ? &from : nullptr;
  if (path.front() != '/') return nullptr;
  const std::string_view segment = TakeSegment(path);
  if (const auto found = from.literal.find(segment); found != from.literal.end()) {
    if (const Node* node = FindNode(*found->second, path, values)) return node;
  }
  if (!from.any || segment.empty()) return nullptr;
  values.push_back(segment);
  if (const Node* node = FindNode(*from.any, path, values)) return node;
  values.pop_back();
  return nullptr;
}

std::optional<std::size_t> RouteFor(const Node& node, Method method) {
  const auto& exact = node.routes[Index(method)];
  if (!exact && method == Method::kHead) return node.routes[Index(Method::kGet)];
  return exact;
}

std::string AllowList(const Node& node) {
  std::string list;
  for (const Method method : kAllMethods) {
    if (!RouteFor(node, method)) continue;
    if (!list.empty()) list.append(", ");
    list.append(ToString(method));
  }
  return list;
}

// What tells who is asking may not reach a public handler, so that "anonymous" cannot be undone by mistake.
void StripIdentity(Request& request) {
  std::erase_if(request.headers, [](const Header& header) {
    return EqualsNoCase(header.name, "cookie") || EqualsNoCase(header.name, "authorization") ||
           EqualsNoCase(header.name, "proxy-authorization");
  });
}

Response PlainReply(int status, std::string_view code) {
  Response response;
  response.status = status;
  response.headers.push_back({"Content-Type", "text/plain; charset=utf-8"});
  response.body.assign(code).append("\n");
  return response;
}

}  // namespace

class Router::Impl {
 public:
  struct Pattern {
    std::vector<std::string> names;
  };

  void Add(Route route) {
    Node* node = &root_;
    Pattern pattern;
    std::string_view rest = route.pattern;
    if (!rest.starts_with('/')) std::abort();
    while (!rest.empty()) {
      const std::string_view segment = TakeSegment(rest);
      const bool named = segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
      if (named) pattern.names.emplace_back(segment.substr(1, segment.size() - 2));
      std::unique_ptr<Node>& next = named ? node->any : node->literal[std::string(segment)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
    }
    if (node->routes[Index(route.method)]) std::abort();
    node->routes[Index(route.method)] = routes.size();
    routes.push_back(std::move(route));
    patterns_.push_back(std::move(pattern));
  }

  void Dispatch(const std::shared_ptr<Request>& request, const Responder& respond) const {
    std::vector<std::string_view> values;
    const Node* node = FindNode(root_, request->path, values);
    if (node == nullptr) {
      StripIdentity(*request);
      fallback ? fallback(request, respond) : respond(MakeFault(404, "not_found"));
      return;
    }
    const auto index = RouteFor(*node, request->method);
    if (!index) {
      Response refusal = MakeFault(405, "method_not_allowed");
      std::erase_if(refusal.headers,
                    [](const Header& header) { return EqualsNoCase(header.name, "allow"); });
      refusal.headers.push_back({"Allow", AllowList(*node)});
      respond(std::move(refusal));
      return;
    }
    const Route& route = routes[*index];
    if (route.access == Access::kPublic) {
      StripIdentity(*request);
    } else if (IsUnsafe(request->method) && ComesFromBrowser(*request) &&
               !SameOrigin(*request, public_url)) {
      respond(MakeFault(403, "cross_origin"));
      return;
    }
    const std::vector<std::string>& names = patterns_[*index].names;
    for (std::size_t i = 0; i < names.size(); ++i)
      request->path_values.emplace_back(names[i], std::string(values[i]));
    route.handler(request, respond);
  }

  [[nodiscard]] std::uint64_t BodyLimit(Method method, std::string_view path) const {
    std::vector<std::string_view> values;
    const Node* node = FindNode(root_, path, values);
    if (node == nullptr) return 0;
    const auto index = RouteFor(*node, method);
    return index ? routes[*index].body_bytes : 0;
  }

  std::vector<Route> routes;
  Handler fallback;
  std::function<Response(int, std::string_view)> fault;
  std::string public_url;

 private:
  [[nodiscard]] Response MakeFault(int status, std::string_view code) const {
    return fault ? fault(status, code) : PlainReply(status, code);
  }

  Node root_;
  std::vector<Pattern> patterns_;  // beside routes
};

Router::Router() : impl_(std::make_unique<Impl>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::Add(Route route) { impl_->Add(std::move(route)); }
void Router::SetFallback(Handler handler) { impl_->fallback = std::move(handler); }
void Router::SetFault(std::function<Response(int, std::string_view)> fault) {
  impl_->fault = std::move(fault);
}
void Router::SetPublicUrl(std::string url) { impl_->public_url = std::move(url); }
const std::vector<Route>& Router::routes() const { return impl_->routes; }

Handler Router::AsHandler() const {
  return [impl = impl_.get()](const std::shared_ptr<Request>& request, const Responder& respond) {
    impl->Dispatch(request, respond);
  };
}

std::function<std::uint64_t(Method, std::string_view)> Router::BodyLimits() const {
  return [impl = impl_.get()](Method method, std::string_view path) {
    return impl->BodyLimit(method, path);
  };
}

}  // namespace huiyin::http
