// Themes: what speaks of the same thing - suggestions only, the door of this slice.
//
//   auto items = TRY(SimilarPublished(reader, org, "候工室的饮水机又坏了", 3));   // "我也遇到"
//   auto groups = GroupAlike(texts);                                            // for the coordinator's triage
//
// Map of the folder: themes.hpp (this door), likeness (how alike two texts are: pure), group (texts that belong together: pure),
// similar (published matters like a text), themes_api (HTTP).
//
// Nothing here changes data or decides: whatever it says is shown as a suggestion, with its reason, and a person accepts it or not.
// The measure is a plain count of shared pairs of characters (text/grams.hpp); what is behind this door may be replaced.
// Privacy: a text that is asked about is not kept, logged or put into an address.
#pragma once

#include "themes/group.hpp"
#include "themes/similar.hpp"
