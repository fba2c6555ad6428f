#include "figures/figures_json.hpp"

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::figures {
namespace {

namespace json = boost::json;

template <class Tally, class Codes>
json::object TallyJson(const Tally& tally, const Codes& codes) {
  json::object o;
  for (const auto& code : codes.all()) o[code.text] = tally[code.value];
  return o;
}

json::object CountsJson(const VoiceTally& voices, const MatterTally& matters) {
  return {{"voices", TallyJson(voices, kVoiceFigures)},
          {"matters", TallyJson(matters, kMatterFigures)}};
}

json::array RowsJson(const Table& table, Dimension by, const Names& names) {
  json::array rows;
  for (const TableRow& row : table.rows) {
    json::object o = CountsJson(row.voices, row.matters);
    o["key"] = row.key.value_or("none");
    o["name"] = names.Of(by, row);
    o["exact"] = row.exact;
    rows.push_back(std::move(o));
  }
  return rows;
}

}  // namespace

json::object TableJson(const Table& table, const TableQuery& query, const Names& names) {
  json::object o{{"by", kDimensions.Text(query.asked.by)},
                 {"scope", kScopes.Text(query.scope)},
                 {"today", query.asked.today.ToString()},
                 {"totals", CountsJson(table.voices, table.matters)},
                 {"rows", RowsJson(table, query.asked.by, names)},
                 {"hidden", table.hidden}};
  api::Put(o, "from", query.asked.from);
  api::Put(o, "to", query.asked.to);
  return o;
}

json::object LineJson(const Line& line, const people::Directory& directory, bool matter) {
  json::object o{{"id", line.id.ToString()},
                 {"words", line.words},
                 {"state", line.state},
                 {"unit", people::UnitRef(directory, line.unit)},
                 {"on", line.on.ToString()}};
  if (matter) o["number"] = line.number;
  return o;
}

json::object BriefJson(const Brief& brief, const Names& names, const WorkCalendar& calendar,
                       const people::Directory& directory, const LocalDate& today) {
  json::object campaign{{"id", brief.campaign.id.ToString()},
                        {"name", brief.campaign.name},
                        {"starts_on", brief.campaign.starts_on.ToString()}};
  api::Put(campaign, "ends_on", brief.campaign.ends_on);
  json::array sentences;
  for (const std::string& line : Sentences(brief, names)) sentences.push_back(json::value(line));
  json::object tables;
  for (std::size_t i = 0; i < kBriefTables.size(); ++i)
    tables[kDimensions.Text(kBriefTables[i])] = RowsJson(brief.tables[i], kBriefTables[i], names);
  json::array unresolved;
  for (const OpenMatter& m : brief.unresolved) {
    json::object o{{"id", m.id.ToString()},
                   {"number", m.number},
                   {"question", m.question},
                   {"state", m.state},
                   {"unit", people::UnitRef(directory, m.unit)},
                   {"due_on", m.due_on.ToString()},
                   {"overdue", m.due_on < today},
                   {"voices", m.voices}};
    deadlines::PutGuess(
        o, "due_is_guess",
        m.due_from ? calendar.MissingYears(*m.due_from, m.due_on) : std::vector<int>());
    api::Put(o, "reason", m.reason);
    unresolved.push_back(std::move(o));
  }
  const Table& whole = brief.tables.front();
  return {{"organisation", directory.organisation()},
          {"campaign", std::move(campaign)},
          {"today", today.ToString()},
          {"sentences", std::move(sentences)},
          {"totals", CountsJson(whole.voices, whole.matters)},
          {"tables", std::move(tables)},
          {"unresolved", std::move(unresolved)}};
}

}  // namespace huiyin::figures
