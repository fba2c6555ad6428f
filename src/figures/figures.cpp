#include "figures/figures.hpp"

#include <algorithm>
#include <utility>

#include "board/board.hpp"
#include "figures/count.hpp"

namespace huiyin::figures {
namespace {

void AddUp(Table& table) {
  for (const TableRow& row : table.rows) {
    table.voices += row.voices;
    table.matters += row.matters;
  }
}

// Keys in order, none last.
bool Before(const TableRow& a, const TableRow& b) {
  if (a.key && b.key) return *a.key < *b.key;
  return a.key.has_value() && !b.key;
}

template <class Tally>
Tally TallyOf(const Counts& counts) {
  Tally tally;
  std::copy_n(counts.begin(), tally.counts.size(), tally.counts.begin());
  return tally;
}

TableRow FromGroup(const board::ShownGroup& group) {
  TableRow row;
  row.exact = false;
  if (group.unit) row.key = group.unit->ToString();
  for (std::size_t i = 0; i < kVoiceFigureCount; ++i) row.voices.counts[i] = group.columns[i];
  for (std::size_t i = 0; i < kMatterFigureCount; ++i)
    row.matters.counts[i] = group.columns[kVoiceFigureCount + i];
  return row;
}

}  // namespace

Result<std::vector<Table>> CountTables(db::Reader& reader, const OrgId& org, const Asked& asked,
                                       std::span<const Dimension> by) {
  auto voices = TRY(CountByKeys(reader, org, What::kVoice, asked, by));
  auto matters = TRY(CountByKeys(reader, org, What::kMatter, asked, by));
  std::vector<Table> tables;
  for (std::size_t i = 0; i < by.size(); ++i) {
    std::map<Key, TableRow> by_key;
    for (const auto& [key, counts] : voices[i]) by_key[key].voices = TallyOf<VoiceTally>(counts);
    for (const auto& [key, counts] : matters[i]) by_key[key].matters = TallyOf<MatterTally>(counts);
    Table table;
    for (auto& [key, row] : by_key) {
      row.key = key;
      table.rows.push_back(std::move(row));
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), Before);
    AddUp(table);
    tables.push_back(std::move(table));
  }
  return tables;
}

Result<std::vector<Line>> VoicesBehind(db::Reader& reader, const OrgId& org, const Asked& asked,
                                       VoiceFigure figure, const Behind& behind,
                                       const PageOf& page) {
  return LinesBehind(reader, org, What::kVoice, asked, BitOf(figure), behind, page);
}

Result<std::vector<Line>> MattersBehind(db::Reader& reader, const OrgId& org, const Asked& asked,
                                        MatterFigure figure, const Behind& behind,
                                        const PageOf& page) {
  return LinesBehind(reader, org, What::kMatter, asked, BitOf(figure), behind, page);
}

Result<Table> CountTable(db::Reader& reader, const OrgId& org, const Asked& asked) {
  return std::move(TRY(CountTables(reader, org, asked, std::span(&asked.by, 1))).front());
}

Table RollUpForeign(const Table& by_unit, const std::vector<people::Unit>& units,
                    const std::vector<UnitId>& own) {
  Table table;
  std::map<std::string, const TableRow*> counted;
  for (const TableRow& row : by_unit.rows) {
    if (row.key) counted[*row.key] = &row;
  }
  std::vector<board::GroupRow> foreign;
  for (const people::Unit& unit : units) {
    auto found = counted.find(unit.id.ToString());
    const TableRow* row = found == counted.end() ? nullptr : found->second;
    if (std::find(own.begin(), own.end(), unit.id) != own.end()) {
      if (row != nullptr) table.rows.push_back(*row);
      continue;
    }
    board::GroupRow group{unit.id, unit.parent, 0,
                          std::vector<std::int64_t>(kVoiceFigureCount + kMatterFigureCount, 0)};
    if (row != nullptr) {
      group.people = row->voices[VoiceFigure::kReceived];
      std::copy(row->voices.counts.begin(), row->voices.counts.end(), group.columns.begin());
      std::copy(row->matters.counts.begin(), row->matters.counts.end(),
                group.columns.begin() + kVoiceFigureCount);
      table.hidden = true;
    }
    foreign.push_back(std::move(group));
  }
  for (const board::ShownGroup& group : board::RollUp(foreign)) {
    table.rows.push_back(FromGroup(group));
    table.hidden = false;
  }
  AddUp(table);
  return table;
}

Result<Table> CountOrganisation(db::Reader& reader, const OrgId& org,
                                const people::Directory& directory,
                                const std::vector<UnitId>& scopes, const Asked& asked) {
  Asked all = asked;
  all.reader.reset();
  all.by = Dimension::kUnit;
  std::vector<UnitId> own;
  for (const people::Unit& unit : directory.units()) {
    bool inside = std::any_of(scopes.begin(), scopes.end(), [&](const UnitId& scope) {
      return directory.Within(unit.id, scope);
    });
    if (inside) own.push_back(unit.id);
  }
  return RollUpForeign(TRY(CountTable(reader, org, all)), directory.units(), own);
}

}  // namespace huiyin::figures
