#include "matters/publication_words.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "text/grams.hpp"

namespace huiyin::matters {
namespace {

using Grams = std::vector<std::int64_t>;

Grams GramsOf(std::string_view question, std::string_view measures) {
  // The line break divides: no pair reaches from one into the other.
  return text::Grams(std::string(question).append("\n").append(measures));
}

Grams Without(const Grams& from, const Grams& those) {
  Grams rest;
  std::set_difference(from.begin(), from.end(), those.begin(), those.end(),
                      std::back_inserter(rest));
  return rest;
}

Status Put(db::Transaction& tx, const OrgId& org, const LocalDate& on, std::int64_t number,
           const Grams& grams) {
  for (std::int64_t gram : grams) {
    TRY(
        tx.Queue("INSERT INTO publication_word (org_id, gram, published_on, number) "
                 "VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, gram, published_on, number) "
                 "DO NOTHING",
                 {org, gram, on, number}));
  }
  return {};
}

Status Drop(db::Transaction& tx, const OrgId& org, const LocalDate& on, std::int64_t number,
            const Grams& grams) {
  for (std::int64_t gram : grams) {
    TRY(
        tx.Queue("DELETE FROM publication_word WHERE org_id = $1 AND gram = $2 AND "
                 "published_on = $3 AND number = $4",
                 {org, gram, on, number}));
  }
  return {};
}

// Sums of one matter's words, the same in whatever order they come.
struct Sums {
  std::int64_t count = 0;
  std::uint64_t sum = 0;

  void Add(std::int64_t gram, const LocalDate& on) {
    ++count;
    auto mixed = static_cast<std::uint64_t>(gram) * 0x9E3779B97F4A7C15U;
    sum += (mixed ^ (mixed >> 29U)) + std::hash<std::string>()(on.ToString());
  }
  bool operator==(const Sums&) const = default;
};

}  // namespace

Status IndexWords(db::Transaction& tx, const OrgId& org, const std::optional<Publication>& before,
                  const Publication& after) {
  auto number = TRY(
      tx.Number("SELECT number FROM matter WHERE org_id = $1 AND id = $2", {org, after.matter}));
  Grams old = IsShown(before) ? GramsOf(before->question, before->measures) : Grams();
  Grams now = IsShown(after) ? GramsOf(after.question, after.measures) : Grams();
  if (before && before->published_on == after.published_on) {
    TRY(Drop(tx, org, before->published_on, number, Without(old, now)));
    return Put(tx, org, after.published_on, number, Without(now, old));
  }
  if (before) TRY(Drop(tx, org, before->published_on, number, old));
  return Put(tx, org, after.published_on, number, now);
}

Result<std::int64_t> IndexOldWords(db::Transaction& tx, const journal::Context& context,
                                   std::int64_t most) {
  struct Old {
    std::int64_t number;
    LocalDate on;
    Grams grams;
  };
  const OrgId& org = context.org;
  auto up_to = TRY(
      tx.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'words_indexed'", {org}));
  auto old = TRY(tx.All(
      "SELECT m.number, p.published_on, p.question, p.measures, p.withdrawn_on FROM matter m "
      "JOIN publication p ON p.org_id = m.org_id AND p.matter_id = m.id "
      "WHERE m.org_id = $1 AND m.number > $2 ORDER BY m.number LIMIT $3",
      {org, up_to, most}, [](const db::Row& row) {
        Grams grams = row.IsNull(4) ? GramsOf(row.Text(2), row.Text(3)) : Grams();
        return Old{row.Int(0), row.Date(1), std::move(grams)};
      }));
  for (const Old& each : old) TRY(Put(tx, org, each.on, each.number, each.grams));
  if (!old.empty()) {
    TRY(
        tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'words_indexed', $2) "
               "ON CONFLICT (org_id, name) DO UPDATE SET value = $2",
               {org, old.back().number}));
  }
  return static_cast<std::int64_t>(old.size());
}

Status CheckWords(db::Reader& reader, const OrgId& org,
                  const std::function<void(journal::Finding)>& found) {
  std::unordered_map<std::int64_t, Sums> stored;
  TRY(reader.EachOfLong(
      "SELECT number, gram, published_on FROM publication_word WHERE org_id = $1", {org},
      [&](const db::Row& row) { stored[row.Int(0)].Add(row.Int(1), row.Date(2)); }));
  auto report = [&](std::int64_t number, std::string problem) {
    found({"publication_word", "number " + std::to_string(number), std::move(problem)});
  };
  TRY(reader.EachOfLong(
      "SELECT m.number, p.published_on, p.question, p.measures FROM publication p JOIN matter m "
      "ON m.org_id = p.org_id AND m.id = p.matter_id "
      "WHERE p.org_id = $1 AND p.withdrawn_on IS NULL",
      {org}, [&](const db::Row& row) {
        Sums derived;
        auto on = row.Date(1);
        for (std::int64_t gram : GramsOf(row.Text(2), row.Text(3))) derived.Add(gram, on);
        auto there = stored.extract(row.Int(0));
        if ((there.empty() ? Sums() : there.mapped()) != derived)
          report(row.Int(0), "the words it is found by are not those of its publication");
      }));
  for (const auto& each : stored) report(each.first, "found by words, but not published");
  return {};
}

}  // namespace huiyin::matters
