#include "figures/figures_csv.hpp"

namespace huiyin::figures {
namespace {

void AddCounts(std::string& out, const VoiceTally& voices, const MatterTally& matters) {
  for (std::int64_t count : voices.counts) out += "," + std::to_string(count);
  for (std::int64_t count : matters.counts) out += "," + std::to_string(count);
  out += "\r\n";
}

}  // namespace

std::string CsvCell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
    cell.push_back('\'');
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

std::string TableCsv(const Table& table, Dimension by, const Names& names) {
  std::string out = "\xEF\xBB\xBF" + CsvCell(names.Of(by));
  for (const auto& code : kVoiceFigures.all()) out += "," + CsvCell(names.Of(code.value));
  for (const auto& code : kMatterFigures.all()) out += "," + CsvCell(names.Of(code.value));
  out += "\r\n";
  for (const TableRow& row : table.rows) {
    out += CsvCell(names.Of(by, row));
    AddCounts(out, row.voices, row.matters);
  }
  out += CsvCell(names.Say({"合计", "Total"}));
  AddCounts(out, table.voices, table.matters);
  return out;
}

}  // namespace huiyin::figures
