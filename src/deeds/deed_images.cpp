// The table's image for the journal and for verify.
#include "deeds/deed_rows.hpp"
#include "deeds/deed_store.hpp"
#include "deeds/deeds.hpp"

namespace huiyin::deeds {

using journal::Image;

Image Describe(const Deed& d) {
  Image image("good_deed", d.id.ToString());
  image.Number("version", d.version)
      .Text("title", d.title, d.k)
      .Text("body", d.body, d.k)
      .Ref("unit_id", d.unit)
      .Date("done_on", d.done_on)
      .Ref("matter_id", d.matter)
      .Number("cost_fen", d.cost_fen)
      .Number("published", d.published == Shown::kYes ? 1 : 0)
      .Ref("created_by", d.created_by)
      .Date("created_on", d.created_on)
      .Ref("changed_by", d.changed_by)
      .Time("changed_at", d.changed_at);
  return image;
}

std::vector<journal::TableSource> VerifySources() {
  return {
      {"good_deed", [](db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
         return reader.EachOfLong(
             "SELECT " HUIYIN_DEED_COLUMNS " FROM good_deed d WHERE d.org_id = $1", {org},
             [&](const db::Row& row) { each(Describe(ReadDeed(row))); });
       }}};
}

}  // namespace huiyin::deeds
