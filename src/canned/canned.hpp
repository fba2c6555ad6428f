// Canned: texts that are often written (常用语), offered in the forms of those who handle - the door of this slice.
//
//   auto id = TRY(KeepCannedText({&tx, &context, &actor}, input));
//   auto texts = TRY(ListCannedTexts(reader, org, Offered::kShown));
//
// Map of the folder: canned.hpp (this door), canned_text.hpp (the type), canned_store (SQL), canned_images, keep_canned_text (adding and
// changing), canned_api.
//
// Kept by an administrator over the whole organisation; read by whoever writes to speakers. A canned text is copied into a form, where
// it can be changed: what a speaker reads is what was sent, and says so in its own row. Nothing is removed, only not offered any more.
#pragma once

#include <vector>

#include "journal/verify.hpp"

namespace huiyin::canned {

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::canned
