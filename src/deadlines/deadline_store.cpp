#include "deadlines/deadline_store.hpp"

#include <algorithm>

namespace huiyin::deadlines {
namespace {

using journal::Image;

Digest KeyFrom(db::ByteView bytes) {
  Digest k{};
  if (bytes.size() == k.size()) std::copy(bytes.begin(), bytes.end(), k.begin());
  return k;
}

std::string DaysText(const std::vector<LocalDate>& days) {
  std::string text;
  for (const LocalDate& day : days) {
    if (!text.empty()) text += ',';
    text += day.ToString();
  }
  return text;
}

std::vector<LocalDate> ParseDays(std::string_view text) {
  std::vector<LocalDate> days;
  while (!text.empty()) {
    auto comma = std::min(text.find(','), text.size());
    if (auto day = LocalDate::Parse(text.substr(0, comma))) days.push_back(*day);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return days;
}

#define HUIYIN_YEAR_COLUMNS                                                              \
  "SELECT year, id, version, holidays, workdays, basis, changed_by, changed_at, k FROM " \
  "calendar_year "

StoredYear ReadYear(const db::Row& row) {
  StoredYear stored;
  stored.year.year = static_cast<int>(row.Int(0));
  stored.id = row.IdAs<Id<YearTag>>(1);
  stored.version = row.Int(2);
  stored.year.holidays = ParseDays(row.Text(3));
  stored.year.workdays = ParseDays(row.Text(4));
  stored.year.basis = row.String(5);
  stored.changed_by = row.MaybeId<PersonId>(6);
  stored.changed_at = row.Time(7);
  stored.k = KeyFrom(row.Bytes(8));
  return stored;
}

#define HUIYIN_RULE_COLUMNS                                                                     \
  "SELECT name, version, id, count, day_unit, basis, extend_by, extend_days, levels, made_by, " \
  "made_at, k, (SELECT e.basis FROM deadline_rule_english e WHERE e.org_id = "                  \
  "deadline_rule.org_id "                                                                       \
  "AND e.name = deadline_rule.name AND e.version = deadline_rule.version) FROM deadline_rule "

StoredRule ReadRule(const db::Row& row) {
  StoredRule stored;
  Rule& rule = stored.rule;
  rule.name = kRuleNames.Parse(row.Text(0)).value_or(RuleName::kAcceptVoice);
  rule.version = row.Int(1);
  stored.id = row.IdAs<Id<RuleTag>>(2);
  rule.count = static_cast<int>(row.Int(3));
  rule.unit = kDayUnits.Parse(row.Text(4)).value_or(DayUnit::kWorking);
  rule.basis = row.String(5);
  rule.extend_by = people::ParseRole(row.Text(6)).value_or(people::Role::kLeader);
  rule.extend_days = static_cast<int>(row.Int(7));
  rule.levels = ParseLevels(row.Text(8)).value_or(std::vector<Level>());
  stored.made_by = row.MaybeId<PersonId>(9);
  stored.made_at = row.Time(10);
  stored.k = KeyFrom(row.Bytes(11));
  rule.basis_en = row.MaybeString(12).value_or("");
  return stored;
}

// What stands in the table, for verify: also what nobody can read.
Status EachYear(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.Each(HUIYIN_YEAR_COLUMNS "WHERE org_id = $1", {org}, [&](const db::Row& row) {
    StoredYear stored = ReadYear(row);
    each(Describe(stored)
             .Text("holidays", row.MaybeString(3), stored.k)
             .Text("workdays", row.MaybeString(4), stored.k));
  });
}

Status EachRule(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.Each(HUIYIN_RULE_COLUMNS "WHERE org_id = $1", {org}, [&](const db::Row& row) {
    StoredRule stored = ReadRule(row);
    each(Describe(stored)
             .Stands("name", row.MaybeString(0))
             .Stands("day_unit", row.MaybeString(4))
             .Stands("extend_by", row.MaybeString(6))
             .Text("levels", row.MaybeString(8), stored.k));
  });
}

}  // namespace

Image Describe(const StoredYear& s) {
  return Image("calendar_year", s.id.ToString())
      .Number("year", std::int64_t{s.year.year})
      .Number("version", s.version)
      .Text("holidays", DaysText(s.year.holidays), s.k)
      .Text("workdays", DaysText(s.year.workdays), s.k)
      .Text("basis", s.year.basis, s.k)
      .Ref("changed_by", s.changed_by)
      .Time("changed_at", s.changed_at);
}

Image Describe(const StoredRule& s) {
  Image image("deadline_rule", s.id.ToString() + "/" + std::to_string(s.rule.version));
  image.Code("name", kRuleNames.Text(s.rule.name))
      .Number("count", std::int64_t{s.rule.count})
      .Code("day_unit", kDayUnits.Text(s.rule.unit))
      .Text("basis", s.rule.basis, s.k)
      .Code("extend_by", people::ToString(s.rule.extend_by))
      .Number("extend_days", std::int64_t{s.rule.extend_days})
      .Text("levels", LevelsText(s.rule.levels), s.k)
      .Ref("made_by", s.made_by)
      .Time("made_at", s.made_at);
  // Rules of before there was one have no such entry.
  if (!s.rule.basis_en.empty()) image.Text("basis_en", s.rule.basis_en, s.k);
  return image;
}

Result<std::int64_t> RulebookVersion(db::Reader& reader, const OrgId& org) {
  return reader.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'deadlines'", {org});
}

Status MoveRulebookVersion(db::Transaction& tx, const OrgId& org) {
  tx.memo().Drop(kMemo, org);
  TRY(
      tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'deadlines', 0) ON CONFLICT "
             "(org_id, name) DO NOTHING",
             {org}));
  TRY(tx.Run("UPDATE counter SET value = value + 1 WHERE org_id = $1 AND name = 'deadlines'",
             {org}));
  return {};
}

Result<std::vector<StoredYear>> AllYears(db::Reader& reader, const OrgId& org) {
  return reader.All(HUIYIN_YEAR_COLUMNS "WHERE org_id = $1 ORDER BY year", {org}, ReadYear);
}

Result<std::optional<StoredYear>> FindYear(db::Reader& reader, const OrgId& org, int year) {
  return reader.First(HUIYIN_YEAR_COLUMNS "WHERE org_id = $1 AND year = $2", {org, year}, ReadYear);
}

Status InsertYear(db::Transaction& tx, const OrgId& org, const StoredYear& s) {
  TRY(tx.Run(
      "INSERT INTO calendar_year (org_id, year, id, version, holidays, workdays, basis, "
      "changed_by, changed_at, k) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {org, s.year.year, s.id, s.version, DaysText(s.year.holidays), DaysText(s.year.workdays),
       s.year.basis, s.changed_by, s.changed_at, db::ByteView(s.k)}));
  return {};
}

Result<std::int64_t> UpdateYear(db::Transaction& tx, const OrgId& org, const StoredYear& s,
                                std::int64_t expected) {
  return tx.Run(
      "UPDATE calendar_year SET version = $3, holidays = $4, workdays = $5, basis = $6, changed_by "
      "= $7, changed_at = $8 WHERE org_id = $1 AND year = $2 AND version = $9",
      {org, s.year.year, s.version, DaysText(s.year.holidays), DaysText(s.year.workdays),
       s.year.basis, s.changed_by, s.changed_at, expected});
}

Result<std::vector<StoredRule>> AllRules(db::Reader& reader, const OrgId& org) {
  return reader.All(HUIYIN_RULE_COLUMNS "WHERE org_id = $1 ORDER BY name, version DESC", {org},
                    ReadRule);
}

Result<std::optional<StoredRule>> FindRule(db::Reader& reader, const OrgId& org, RuleName name) {
  return reader.First(HUIYIN_RULE_COLUMNS
                      "WHERE org_id = $1 AND name = $2 ORDER BY version DESC LIMIT 1",
                      {org, kRuleNames.Text(name)}, ReadRule);
}

Status InsertRule(db::Transaction& tx, const OrgId& org, const StoredRule& s) {
  TRY(tx.Run(
      "INSERT INTO deadline_rule (org_id, name, version, id, count, day_unit, basis, "
      "extend_by, extend_days, levels, made_by, made_at, k) VALUES ($1, $2, $3, $4, $5, "
      "$6, $7, $8, $9, $10, $11, $12, $13)",
      {org, kRuleNames.Text(s.rule.name), s.rule.version, s.id, s.rule.count,
       kDayUnits.Text(s.rule.unit), s.rule.basis, people::ToString(s.rule.extend_by),
       s.rule.extend_days, LevelsText(s.rule.levels), s.made_by, s.made_at, db::ByteView(s.k)}));
  if (s.rule.basis_en.empty()) return {};
  return tx.Queue(
      "INSERT INTO deadline_rule_english (org_id, name, version, basis) VALUES ($1, $2, $3, $4)",
      {org, kRuleNames.Text(s.rule.name), s.rule.version, s.rule.basis_en});
}

Status RecomputeEverything(db::Transaction& tx, const OrgId& org) {
  for (const auto& target : kTargets.all()) {
    TRY(RecomputedAll(tx, org, target.value));
    TRY(tx.Run("INSERT INTO deadline_recompute (org_id, target, after_id) VALUES ($1, $2, NULL)",
               {org, target.text}));
  }
  return {};
}

Result<std::optional<Uuid>> RecomputeFrom(db::Reader& reader, const OrgId& org, Target target) {
  return reader.First("SELECT after_id FROM deadline_recompute WHERE org_id = $1 AND target = $2",
                      {org, kTargets.Text(target)}, [](const db::Row& row) {
                        return row.IsNull(0) ? Uuid() : row.IdAs<MatterId>(0).uuid();
                      });
}

Status RecomputedUpTo(db::Transaction& tx, const OrgId& org, Target target, const Uuid& id) {
  TRY(tx.Run("UPDATE deadline_recompute SET after_id = $3 WHERE org_id = $1 AND target = $2",
             {org, kTargets.Text(target), id}));
  return {};
}

Status RecomputedAll(db::Transaction& tx, const OrgId& org, Target target) {
  TRY(tx.Run("DELETE FROM deadline_recompute WHERE org_id = $1 AND target = $2",
             {org, kTargets.Text(target)}));
  return {};
}

std::vector<journal::TableSource> VerifySources() {
  return {{"calendar_year", EachYear}, {"deadline_rule", EachRule}};
}

}  // namespace huiyin::deadlines
