// The SQL of the house's settings: one function a question or a change. Every statement names the organisation.
//
// Errors: those of db/database.hpp.
#pragma once

#include "house/house.hpp"
#include "journal/image.hpp"

namespace huiyin::house {

journal::Image Describe(const BoardView& view);
journal::Image Describe(const OwnWords& words);

// Another version. A version that is there already is an error of the database.
Status InsertBoardView(db::Transaction& tx, const OrgId& org, const BoardView& view);
Status InsertOwnWords(db::Transaction& tx, const OrgId& org, const OwnWords& words);

}  // namespace huiyin::house
