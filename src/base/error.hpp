// Error: what went wrong, in words for the person (both languages), apart from words for the log.
//
//   return Invalid("text", {"请写下想说的话", "Please write what you want to say"});
//
// The public message is a literal: it cannot carry anybody's words. `detail` goes to the log only and may hold ids, numbers
// and names of fields, never what a person wrote. Codes become HTTP in one file (api/problem.cpp).
// Privacy: nothing a person typed enters an Error; for a bad field only the field's name does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huiyin {

// One sentence in plain Chinese and plain English; both are literals with static storage.
struct Phrase {
  std::string_view zh;
  std::string_view en;
};

enum class ErrorCode : std::uint8_t {
  kInvalid,           // 400 the request cannot be understood, or a field is wrong
  kUnauthenticated,   // 401 not signed in, or the session ended
  kForbidden,         // 403 signed in, but without the right
  kNotFound,          // 404 also where existence itself is secret
  kMethodNotAllowed,  // 405
  kConflict,          // 409 the state of the thing does not allow it
  kStale,             // 412 somebody changed it in between
  kTooLarge,          // 413
  kUnsupportedType,   // 415
  kMismatch,          // 422 same Idempotency-Key, other content
  kPrecondition,      // 428 an If-Match is needed
  kRateLimited,       // 429
  kInternal,          // 500 our fault
  kUnavailable,       // 503 the database cannot be written or read just now
  kTimeout,           // 408 the client took too long
};

// A named fact for the person beside the message, e.g. {"changed_at", "2026-11-21T09:30:00Z"}.
struct Fact {
  std::string name;
  std::string value;
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  Phrase message;           // for the person
  std::string field;        // the JSON field or parameter that is wrong; empty when none is
  std::string detail;       // for the log; never a person's words
  std::vector<Fact> facts;  // for the person, machine-readable
};

inline Error Invalid(std::string field, Phrase message) {
  return {ErrorCode::kInvalid, message, std::move(field), {}, {}};
}
inline Error Conflict(Phrase message) { return {ErrorCode::kConflict, message, {}, {}, {}}; }
inline Error NotFound() {
  return {ErrorCode::kNotFound, {"没有查到", "Nothing was found here"}, {}, {}, {}};
}
inline Error Forbidden() {
  return {ErrorCode::kForbidden,
          {"你没有这项权限，可联系本单位负责人",
           "You do not have this right; ask the head of your unit"},
          {},
          {},
          {}};
}
inline Error Internal(std::string detail) {
  return {ErrorCode::kInternal,
          {"没有成功，请过一会儿再试", "That did not work; please try again in a while"},
          {},
          std::move(detail),
          {}};
}

}  // namespace huiyin
