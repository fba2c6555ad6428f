#include <algorithm>

#include "voices/category.hpp"

namespace huiyin::voices {
namespace {

constexpr std::string_view kMemo = "category";

Category ReadCategory(const db::Row& row) {
  Category c;
  c.id = row.IdAs<CategoryId>(0);
  c.version = row.Int(1);
  c.code = row.String(2);
  c.place = row.Int(3);
  c.zh = row.String(4);
  c.en = row.String(5);
  c.offered = row.Int(6) != 0 ? Offered::kYes : Offered::kNo;
  c.changed_by = row.MaybeId<PersonId>(7);
  c.changed_at = row.Time(8);
  auto bytes = row.Bytes(9);
  if (bytes.size() == c.k.size()) std::copy(bytes.begin(), bytes.end(), c.k.begin());
  return c;
}

std::int64_t Flag(Offered offered) { return offered == Offered::kYes ? 1 : 0; }

}  // namespace

journal::Image Describe(const Category& c) {
  journal::Image image("category", c.id.ToString());
  image.Number("version", c.version)
      .Code("code", std::string_view(c.code))
      .Number("place", c.place)
      .Text("zh", c.zh, c.k)
      .Text("en", c.en, c.k)
      .Number("offered", Flag(c.offered))
      .Ref("changed_by", c.changed_by)
      .Time("changed_at", c.changed_at);
  return image;
}

Result<CategoryList> StoredCategories(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT id, version, code, place, zh, en, offered, changed_by, changed_at, k FROM category "
      "WHERE org_id = $1 ORDER BY place, id",
      {org}, ReadCategory);
}

Status MustKnowCategory(db::Transaction& tx, const OrgId& org, const std::string& code) {
  if (code == kUnsure) return {};
  auto list = tx.memo().Find<CategoryList>(kMemo, org);
  if (list == nullptr) {
    list = std::make_shared<const CategoryList>(TRY(ListCategories(tx, org)));
    tx.memo().Keep(kMemo, org, list);
  }
  if (std::ranges::any_of(*list, [&](const Category& c) { return c.code == code; })) return {};
  return Invalid("category",
                 {"没有这个类别，请重新选择", "There is no such category; please choose again"});
}

Status InsertCategory(db::Transaction& tx, const OrgId& org, const Category& c) {
  tx.memo().Drop(kMemo, org);
  TRY(
      tx.Run("INSERT INTO category (org_id, id, version, code, place, zh, en, offered, changed_by, "
             "changed_at, k) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
             {org, c.id, c.version, c.code, c.place, c.zh, c.en, Flag(c.offered), c.changed_by,
              c.changed_at, db::ByteView(c.k)}));
  return {};
}

Result<std::int64_t> UpdateCategory(db::Transaction& tx, const OrgId& org, const Category& c,
                                    std::int64_t expected_version) {
  tx.memo().Drop(kMemo, org);
  return tx.Run(
      "UPDATE category SET version = $3, place = $4, zh = $5, en = $6, offered = $7, changed_by = "
      "$8, changed_at = $9 WHERE org_id = $1 AND id = $2 AND version = $10",
      {org, c.id, c.version, c.place, c.zh, c.en, Flag(c.offered), c.changed_by, c.changed_at,
       expected_version});
}

}  // namespace huiyin::voices
