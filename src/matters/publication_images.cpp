// Images of what is published, for the journal and for verify.
#include "matters/matter_rows.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {

using journal::Image;

Image Describe(const Publication& p, const Digest& k) {
  Image image("publication", p.matter.ToString());
  image.Text("question", p.question, k)
      .Text("measures", p.measures, k)
      .Date("published_on", p.published_on)
      .Ref("published_by", p.published_by)
      .Number("revision", p.revision)
      .Date("withdrawn_on", p.withdrawn_on)
      .Ref("withdrawn_by", p.withdrawn_by)
      .Text("withdrawn_reason", p.withdrawn_reason, k);
  return image;
}

Image Describe(const Revision& r, const Digest& k) {
  Image image("publication_revision", r.matter.ToString() + "/" + std::to_string(r.seq));
  image.Code("kind", std::string_view(r.kind))
      .Text("question", r.question, k)
      .Text("measures", r.measures, k)
      .Text("reason", r.reason, k)
      .Number("marks", r.marks)
      .Date("made_on", r.on)
      .Ref("made_by", r.by);
  return image;
}

Image Describe(const Unresolved& u, const Digest& k) {
  Image image("matter_unresolved", u.matter.ToString());
  image.Text("class", u.named_class, k)
      .Text("reason", u.reason, k)
      .Date("set_on", u.on)
      .Ref("set_by", u.by);
  return image;
}

namespace {

#define HUIYIN_PUBLIC_ROWS(columns, table)           \
  "SELECT m.k, x.matter_id, " columns " FROM " table \
  " x LEFT JOIN matter m ON m.org_id = x.org_id AND m.id = x.matter_id WHERE x.org_id = $1"

Status EachPublication(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_PUBLIC_ROWS("x.question, x.measures, x.published_on, x.published_by, x.revision, "
                         "x.withdrawn_on, x.withdrawn_by, x.withdrawn_reason",
                         "publication"),
      {org}, [&](const db::Row& row) {
        each(Describe(Publication{row.IdAs<MatterId>(1), row.String(2), row.String(3), row.Date(4),
                                  row.IdAs<PersonId>(5), row.Int(6), row.MaybeDate(7),
                                  row.MaybeId<PersonId>(8), row.MaybeString(9)},
                      ReadDigest(row.Bytes(0))));
      });
}

Status EachRevision(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_PUBLIC_ROWS(
          "x.seq, x.kind, x.question, x.measures, x.reason, x.marks, x.made_on, x.made_by",
          "publication_revision"),
      {org}, [&](const db::Row& row) {
        each(Describe(
            Revision{row.IdAs<MatterId>(1), row.Int(2), row.String(3), row.String(4), row.String(5),
                     row.MaybeString(6), row.Int(7), row.Date(8), row.IdAs<PersonId>(9)},
            ReadDigest(row.Bytes(0))));
      });
}

Status EachUnresolved(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_PUBLIC_ROWS("x.class, x.reason, x.set_on, x.set_by", "matter_unresolved"), {org},
      [&](const db::Row& row) {
        each(Describe(Unresolved{row.IdAs<MatterId>(1), row.String(2), row.String(3), row.Date(4),
                                 row.IdAs<PersonId>(5)},
                      ReadDigest(row.Bytes(0))));
      });
}

}  // namespace

std::vector<journal::TableSource> PublicationSources() {
  return {{"publication", EachPublication},
          {"publication_revision", EachRevision},
          {"matter_unresolved", EachUnresolved}};
}

}  // namespace huiyin::matters
