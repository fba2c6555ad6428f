// The SQL of figures. A number and the rows behind it come from the same place: one pass gives the facts of each voice or matter that
// is asked about, one function says what they count in; a table adds them up by key, a list picks those that count in its figure.
//
// Nothing is grouped, sorted or looked up voice by voice in SQL: at 100,000 voices that takes several times as long as reading them
// in the order in which they lie (docs/benchmarks.md).
//
// Parameters of both passes: $1 organisation, $2 the reader (null: whole organisation), $3 unit, $4 from, $5 to, $6 today, and where a
// campaign is asked for $7. A campaign has statements of its own, so that its index leads to its few rows.
#pragma once

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "figures/figures.hpp"

// What stands after WITH RECURSIVE: the units that $2 reads voices of, those over which they also read every matter, and $3 with all below it.
#define HUIYIN_FIGURE_SCOPE                                                                       \
  "hears(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "                     \
  "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') "                \
  "UNION SELECT c.id FROM unit c JOIN hears s ON c.parent_id = s.id WHERE c.org_id = $1), "       \
  "oversees(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND g.person_id = $2 " \
  "AND g.role IN ('coordinator', 'leader', 'observer') "                                          \
  "UNION SELECT c.id FROM unit c JOIN oversees s ON c.parent_id = s.id WHERE c.org_id = $1), "    \
  "within(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $3 "                     \
  "UNION SELECT c.id FROM unit c JOIN within s ON c.parent_id = s.id WHERE c.org_id = $1) "

// 1 when it holds, else 0.
#define HUIYIN_FLAG(condition) "CASE WHEN " condition " THEN 1 ELSE 0 END"

// The matters that hold a voice of the campaign `param`.
#define HUIYIN_CAMPAIGN_MATTERS(param)                                                  \
  "(SELECT l.matter_id FROM voice c CROSS JOIN matter_voice l WHERE c.org_id = $1 AND " \
  "c.campaign_id = " param " AND l.org_id = c.org_id AND l.voice_id = c.id)"

namespace huiyin::figures {

// A row's key as it lies in its column, an id as its bytes; nothing for null.
using RawKey = std::optional<std::string_view>;
inline RawKey RawText(const db::Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return row.Text(column);
}
inline RawKey RawId(const db::Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  db::ByteView bytes = row.Bytes(column);
  return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

// Adds facts up by key.
template <class Tally>
class SumsByKey {
 public:
  void Add(const RawKey& raw, const Tally& one) {
    if (!raw) {
      none_ += one;
      any_none_ = true;
      return;
    }
    auto found = sums_.find(*raw);
    if (found == sums_.end()) found = sums_.emplace(std::string(*raw), Tally()).first;
    found->second += one;
  }
  // By the keys as they are shown.
  [[nodiscard]] std::map<Key, Tally> Take(Dimension by) const {
    std::map<Key, Tally> sums;
    for (const auto& [raw, tally] : sums_) sums.emplace(ShownKey(by, raw), tally);
    if (any_none_) sums.emplace(Key(), none_);
    return sums;
  }

 private:
  static std::string ShownKey(Dimension by, const std::string& raw) {
    if (!HasIds(by)) return raw;
    std::span bytes(reinterpret_cast<const std::uint8_t*>(raw.data()), raw.size());
    return Uuid::FromBytes(bytes).value_or(Uuid()).ToString();
  }
  std::map<std::string, Tally, std::less<>> sums_;
  Tally none_;
  bool any_none_ = false;
};

// Keeps the first lines of a page out of many that come in any order.
class FirstLines {
 public:
  explicit FirstLines(const PageOf& page) : page_(&page) {}
  void Offer(Line line) {
    if (page_->after_on && std::pair(line.on, line.id) <=
                               std::pair(*page_->after_on, page_->after_id.value_or(Uuid())))
      return;
    if (page_->limit <= 0) return;
    if (static_cast<std::int64_t>(lines_.size()) == page_->limit) {
      if (!Before(line, lines_.front())) return;
      std::pop_heap(lines_.begin(), lines_.end(), Before);
      lines_.pop_back();
    }
    lines_.push_back(std::move(line));
    std::push_heap(lines_.begin(), lines_.end(), Before);
  }
  // Oldest first.
  [[nodiscard]] std::vector<Line> Take() {
    std::sort_heap(lines_.begin(), lines_.end(), Before);
    return std::move(lines_);
  }

 private:
  static bool Before(const Line& a, const Line& b) {
    return std::pair(a.on, a.id) < std::pair(b.on, b.id);
  }
  const PageOf* page_;
  std::vector<Line> lines_;
};

// Whether a row's key is the one asked for.
class KeyFilter {
 public:
  KeyFilter(Dimension by, const Behind& behind);
  [[nodiscard]] bool Takes(const RawKey& raw) const;

 private:
  Behind::Of of_;
  std::string raw_;
};

// The sums of each dimension, in one pass for all of them; asked.by is not looked at.
Result<std::vector<std::map<Key, VoiceTally>>> CountVoices(db::Reader& reader, const OrgId& org,
                                                           const Asked& asked,
                                                           std::span<const Dimension> by);
Result<std::vector<std::map<Key, MatterTally>>> CountMatters(db::Reader& reader, const OrgId& org,
                                                             const Asked& asked,
                                                             std::span<const Dimension> by);

}  // namespace huiyin::figures
