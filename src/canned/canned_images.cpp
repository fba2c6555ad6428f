// The table's image for the journal and for verify.
#include "canned/canned.hpp"
#include "canned/canned_rows.hpp"
#include "canned/canned_store.hpp"

namespace huiyin::canned {

using journal::Image;

Image Describe(const CannedText& c) {
  Image image("canned_text", c.id.ToString());
  image.Number("version", c.version)
      .Code("purpose", kPurposes.Text(c.purpose))
      .Text("title", c.title, c.k)
      .Text("body", c.body, c.k)
      .Number("shown", c.shown == Shown::kYes ? 1 : 0)
      .Ref("changed_by", c.changed_by)
      .Time("changed_at", c.changed_at);
  return image;
}

std::vector<journal::TableSource> VerifySources() {
  return {
      {"canned_text", [](db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
         return reader.EachOfLong(
             "SELECT " HUIYIN_CANNED_COLUMNS " FROM canned_text c WHERE c.org_id = $1", {org},
             [&](const db::Row& row) { each(Describe(ReadCanned(row))); });
       }}};
}

}  // namespace huiyin::canned
