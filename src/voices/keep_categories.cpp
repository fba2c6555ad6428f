#include <algorithm>
#include <set>

#include "api/fields.hpp"
#include "voices/category.hpp"

namespace huiyin::voices {
namespace {

constexpr std::size_t kCodeBytes = 40;

CategoryList Shipped() {
  CategoryList list;
  for (const Choice& choice : Categories()) {
    Category c;
    c.code = choice.key;
    c.place = static_cast<std::int64_t>(list.size()) + 1;
    c.zh = choice.zh;
    c.en = choice.en;
    list.push_back(std::move(c));
  }
  return list;
}

Error Wrong(Phrase why) { return Invalid("items", why); }

bool IsOneLine(std::string_view name) {
  return std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Status CheckNames(const std::vector<CategoryLine>& lines, const Category& unsure) {
  std::set<std::string_view> zh{unsure.zh};
  std::set<std::string_view> en{unsure.en};
  for (const CategoryLine& line : lines) {
    if (!IsOneLine(line.zh) || !IsOneLine(line.en))
      return Wrong({"类别的名称只能是一行字", "A category's name is a single line"});
    if (line.offered == Offered::kNo) continue;
    if (!zh.insert(line.zh).second || !en.insert(line.en).second)
      return Wrong(
          {"有两个类别同名，请改掉一个", "Two categories have the same name; please change one"});
  }
  return {};
}

// Each present code once, and none that there never was.
Status CheckCodes(const std::vector<CategoryLine>& lines, const CategoryList& present) {
  std::set<std::string_view> left;
  for (const Category& c : present) {
    if (c.code != kUnsure) left.insert(c.code);
  }
  for (const CategoryLine& line : lines) {
    if (line.code && left.erase(*line.code) == 0)
      return Wrong({"“不确定”始终在最后，不用列出；其他类别各列一次",
                    "List each category once; \"Not sure\" always stands last and is not listed"});
  }
  if (left.empty()) return {};
  return Wrong({"已有的类别只能停用，不能删去：以前的心声还在用",
                "A category can be offered no longer, but not removed: earlier voices keep it"});
}

// A code that nobody has had yet. Rows are never removed, so their number tells it.
std::string NewCode(const CategoryList& list, std::size_t added) {
  return "category_" + std::to_string(list.size() + added);
}

bool Same(const Category& a, const Category& b) {
  return a.place == b.place && a.zh == b.zh && a.en == b.en && a.offered == b.offered;
}

}  // namespace

bool MayKeepCategories(const people::Actor& actor) {
  return actor.Has(people::Role::kAdministrator, actor.directory->root().id);
}

std::optional<std::string> ParseCategoryCode(std::string_view text) {
  bool fits = !text.empty() && text.size() <= kCodeBytes && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!fits) return std::nullopt;
  return std::string(text);
}

Result<CategoryList> ListCategories(db::Reader& reader, const OrgId& org) {
  auto stored = TRY(StoredCategories(reader, org));
  return stored.empty() ? Shipped() : stored;
}

Result<bool> LacksCategories(db::Reader& reader, const OrgId& org) {
  return TRY(StoredCategories(reader, org)).empty();
}

Status LoadShippedCategories(db::Transaction& tx, const journal::Context& context) {
  if (!TRY(LacksCategories(tx, context.org))) return {};
  journal::Entry entry{"categories.set", {}, 1, {}};
  for (Category& c : Shipped()) {
    c.id = context.NewId<CategoryId>();
    c.changed_at = context.now;
    c.k = RandomKey();
    TRY(InsertCategory(tx, context.org, c));
    entry.changes.push_back(Describe(c));
    entry.subject = c.id.uuid();  // the last is "unsure"
  }
  return journal::Append(tx, context, entry);
}

Result<CategoryId> KeepCategories(db::Transaction& tx, const journal::Context& context,
                                  const people::Actor& actor,
                                  const std::vector<CategoryLine>& lines, std::int64_t expected) {
  if (!MayKeepCategories(actor)) return Forbidden();
  TRY(LoadShippedCategories(tx, context));
  auto present = TRY(StoredCategories(tx, context.org));
  auto find = [&](std::string_view code) {
    return std::ranges::find_if(present, [&](const Category& c) { return c.code == code; });
  };
  auto unsure = find(kUnsure);
  if (unsure == present.end()) return Internal("a list of categories without its last");
  if (unsure->version != expected)
    return StaleError(*actor.directory, unsure->changed_by, unsure->changed_at);
  TRY(CheckCodes(lines, present));
  TRY(CheckNames(lines, *unsure));
  journal::Entry entry{"categories.set", unsure->id.uuid(), expected + 1, {}};
  auto change = [&](const Category& before, Category after) -> Status {
    after.version = expected + 1;
    after.changed_by = actor.id;
    after.changed_at = context.now;
    if (TRY(UpdateCategory(tx, context.org, after, before.version)) == 0)
      return StaleError(*actor.directory, unsure->changed_by, unsure->changed_at);
    entry.changes.push_back(journal::Image::Changed(Describe(before), Describe(after)));
    return {};
  };
  std::int64_t place = 0;
  std::size_t added = 0;
  for (const CategoryLine& line : lines) {
    Category c;
    if (line.code) c = *find(*line.code);
    Category before = c;
    c.place = ++place;
    c.zh = line.zh;
    c.en = line.en;
    c.offered = line.offered;
    if (line.code) {
      if (!Same(before, c)) TRY(change(before, c));
      continue;
    }
    c.id = context.NewId<CategoryId>();
    c.version = expected + 1;
    c.code = NewCode(present, ++added);
    c.changed_by = actor.id;
    c.changed_at = context.now;
    c.k = RandomKey();
    TRY(InsertCategory(tx, context.org, c));
    entry.changes.push_back(Describe(c));
  }
  if (entry.changes.empty()) return unsure->id;
  Category last = *unsure;
  last.place = place + 1;
  TRY(change(*unsure, last));
  TRY(journal::Append(tx, context, entry));
  return unsure->id;
}

}  // namespace huiyin::voices
