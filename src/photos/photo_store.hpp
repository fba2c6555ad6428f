// The SQL of photos. Every statement names the organisation. Errors: those of db/database.hpp.
#pragma once

#include <set>
#include <string>

#include "photos/photos.hpp"

namespace huiyin::photos {

journal::Image Describe(const Photo& photo, const Digest& k);

Status InsertPhoto(db::Transaction& tx, const OrgId& org, const Photo& photo);
// The names of all photos' files.
Result<std::set<std::string>> FileNames(db::Reader& reader, const OrgId& org);
// Every photo that is not erased.
Status EachPhoto(db::Reader& reader, const OrgId& org,
                 const std::function<void(const Photo&)>& each);

}  // namespace huiyin::photos
