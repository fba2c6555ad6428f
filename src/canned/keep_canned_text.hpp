// Keeping canned texts: one is added, changed, or not offered any more.
//
// Errors: kForbidden without the right, kNotFound, kStale with who and when, kConflict when there are too many.
#pragma once

#include <string>

#include "canned/canned_text.hpp"
#include "db/database.hpp"
#include "people/people.hpp"

namespace huiyin::canned {

struct KeepAct {
  db::Transaction* tx = nullptr;
  const journal::Context* context = nullptr;
  const people::Actor* actor = nullptr;
};
struct CannedInput {
  Purpose purpose = Purpose::kAnswer;
  std::string title;
  std::string body;
  Shown shown = Shown::kYes;
};

Result<CannedId> KeepCannedText(const KeepAct& act, const CannedInput& input);
Status ChangeCannedText(const KeepAct& act, const CannedId& id, std::int64_t expected,
                        const CannedInput& input);

// An administrator over the whole organisation.
bool MayKeepCanned(const people::Actor& actor);
// Whoever writes to speakers, or keeps the texts.
bool MayReadCanned(const people::Actor& actor);

}  // namespace huiyin::canned
