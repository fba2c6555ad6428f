// Call and Plan: one request on its way through the program, and where its next piece of work runs.
//
//   Result<Plan> VoicesApi::Accept(const Call& call) {                   // parse, on the io thread: no waiting here
//     auto id = TRY(call.PathId<VoiceId>("id"));
//     return Plan::Write([=](db::Transaction& tx) -> Result<Plan> {      // on the writer, in a savepoint
//       TRY(AcceptVoice(tx, call.context(), id));
//       return RenderVoice(call, id);                                    // a Plan::Read, once the change is durable
//     });
//   }
//
// A plan is followed until it holds a Response. An Error from any piece undoes that piece and becomes a problem document.
// Threads: a Call is a shared, unchanging value; each piece runs on one thread, one after the other.
// Ownership: Services outlive every call. Privacy: nothing of a call is logged but its route's pattern and status.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "db/database.hpp"
#include "http/http.hpp"
#include "journal/context.hpp"

namespace huiyin::api {

enum class Language : std::uint8_t { kChinese, kEnglish };

// What the whole program shares; made once by the app.
struct Services {
  db::Database* database = nullptr;
  const Clock* clock = nullptr;
  const Keys* keys = nullptr;
  OrgId org;
  Zone zone;
  std::string public_url;  // empty: whatever host the browser used
  bool secure_cookies = false;
};

class Call {
 public:
  Call(const Services& services, std::shared_ptr<const http::Request> request,
       std::string_view route);

  [[nodiscard]] const http::Request& request() const { return *request_; }
  [[nodiscard]] const Services& services() const { return *services_; }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view Say(const Phrase& phrase) const {
    return language_ == Language::kEnglish ? phrase.en : phrase.zh;
  }
  // "POST /api/v1/public/voices"
  [[nodiscard]] std::string_view route() const { return route_; }

  // The moment of this call; the same for all of its pieces.
  [[nodiscard]] journal::Context context() const;
  [[nodiscard]] journal::Context anonymous_context() const;

  template <class IdType>
  [[nodiscard]] Result<IdType> PathId(std::string_view name) const {
    auto id = IdType::Parse(request_->path_value(name));
    if (!id) return NotFound();
    return *id;
  }
  // Errors: kInvalid naming the parameter.
  template <class IdType>
  [[nodiscard]] Result<std::optional<IdType>> QueryId(std::string_view name) const {
    auto text = request_->query_value(name);
    if (!text) return std::optional<IdType>();
    auto id = IdType::Parse(*text);
    if (!id) return BadParameter(name);
    return id;
  }
  [[nodiscard]] Result<std::optional<std::int64_t>> QueryNumber(std::string_view name,
                                                                std::int64_t low,
                                                                std::int64_t high) const;
  // Refuses parameters of the address that the route does not know, and any that stands there twice.
  [[nodiscard]] Status OnlyQuery(std::initializer_list<std::string_view> known) const;
  // Page size: 1 to 200, 50 when absent.
  [[nodiscard]] Result<std::int64_t> Limit() const;

  static Error BadParameter(std::string_view name);

 private:
  const Services* services_;
  std::shared_ptr<const http::Request> request_;
  std::string route_;
  Language language_;
  Instant now_;
};

class Plan {
 public:
  using ReadPiece = std::function<Result<Plan>(db::Reader&)>;
  using WritePiece = std::function<Result<Plan>(db::Transaction&)>;
  using SlowPiece = std::function<Result<Plan>()>;
  enum class Kind : std::uint8_t { kDone, kRead, kWrite, kSlow, kChild };

  Plan(http::Response response) : response_(std::move(response)) {}  // NOLINT(runtime/explicit)
  // On a read connection, in one snapshot.
  static Plan Read(ReadPiece piece);
  // On the writer; its plan is followed only after the commit. May run more than once.
  static Plan Write(WritePiece piece);
  // On the pool for work that burns the processor (passwords).
  static Plan Slow(SlowPiece piece);
  // On the pool that waits for child processes (photos). Refused with kUnavailable when too many wait already.
  static Plan Child(SlowPiece piece);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] http::Response& response() { return response_; }
  [[nodiscard]] const ReadPiece& read() const { return read_; }
  [[nodiscard]] const WritePiece& write() const { return write_; }
  [[nodiscard]] const SlowPiece& slow() const { return slow_; }

 private:
  explicit Plan(Kind kind) : kind_(kind) {}
  Kind kind_ = Kind::kDone;
  http::Response response_;
  ReadPiece read_;
  WritePiece write_;
  SlowPiece slow_;
};

using Endpoint = std::function<Result<Plan>(const Call&)>;

}  // namespace huiyin::api
