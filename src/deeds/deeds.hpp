// Deeds: the register of good deeds (实事) - what was done for people, with or without a matter behind it; the door of this slice.
//
//   auto id = TRY(EnterDeed({&tx, &context, &actor}, input));
//   auto shown = TRY(ListPublished(reader, org, {}));
//
// Map of the folder: deeds.hpp (this door), deed.hpp (type and rights), deed_store (SQL), deed_images, keep_deed (entering and
// changing), deeds_api.
//
// Entered and changed by a clerk or coordinator over the deed's unit; everybody reads what is published, and what they read passed
// the same preview as a publication. Nothing is removed: an entry that was wrong is taken off the public page and says so by its
// journal.
#pragma once

#include <vector>

#include "journal/verify.hpp"

namespace huiyin::deeds {

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::deeds
