#include "house/house_store.hpp"

#include <algorithm>

#include "db/sql.hpp"

namespace huiyin::house {
namespace {

using journal::Image;
using journal::ImageFunction;

std::int64_t Flag(Shows shows) { return shows == Shows::kYes ? 1 : 0; }
Shows ShowsOf(std::int64_t flag) { return flag != 0 ? Shows::kYes : Shows::kNo; }

BoardView ReadView(const db::Row& row) {
  BoardView v;
  v.id = row.IdAs<SettingId>(0);
  v.version = row.Int(1);
  v.responsible = kResponsibles.Parse(row.Text(2)).value_or(Responsible::kUnit);
  v.track = ShowsOf(row.Int(3));
  v.voices = ShowsOf(row.Int(4));
  v.ratings = ShowsOf(row.Int(5));
  v.published_on = ShowsOf(row.Int(6));
  v.units = ShowsOf(row.Int(7));
  v.fewest_people = row.Int(8);
  v.changed_by = row.MaybeId<PersonId>(9);
  v.changed_at = row.Time(10);
  return v;
}

OwnWords ReadWords(const db::Row& row) {
  OwnWords w;
  w.id = row.IdAs<SettingId>(0);
  w.version = row.Int(1);
  w.name = {row.String(2), row.String(3)};
  w.greeting = {row.String(4), row.String(5)};
  w.receipt = {row.String(6), row.String(7)};
  w.board = {row.String(8), row.String(9)};
  w.changed_by = row.MaybeId<PersonId>(10);
  w.changed_at = row.Time(11);
  auto bytes = row.Bytes(12);
  if (bytes.size() == w.k.size()) std::copy(bytes.begin(), bytes.end(), w.k.begin());
  return w;
}

// Literals, so that statements stay literals. Order and number belong to the readers.
#define HUIYIN_VIEW_COLUMNS                                                                \
  "id, version, responsible, track, voices, ratings, published_on, units, fewest_people, " \
  "changed_by, changed_at"
#define HUIYIN_WORDS_COLUMNS                                                                    \
  "id, version, name_zh, name_en, greeting_zh, greeting_en, receipt_zh, receipt_en, board_zh, " \
  "board_en, changed_by, changed_at, k"

}  // namespace

Image Describe(const BoardView& v) {
  Image image("board_view", std::to_string(v.version));
  image.Ref("id", v.id)
      .Code("responsible", kResponsibles.Text(v.responsible))
      .Number("track", Flag(v.track))
      .Number("voices", Flag(v.voices))
      .Number("ratings", Flag(v.ratings))
      .Number("published_on", Flag(v.published_on))
      .Number("units", Flag(v.units))
      .Number("fewest_people", v.fewest_people)
      .Ref("changed_by", v.changed_by)
      .Time("changed_at", v.changed_at);
  return image;
}

Image Describe(const OwnWords& w) {
  Image image("own_words", std::to_string(w.version));
  image.Ref("id", w.id)
      .Text("name_zh", w.name.zh, w.k)
      .Text("name_en", w.name.en, w.k)
      .Text("greeting_zh", w.greeting.zh, w.k)
      .Text("greeting_en", w.greeting.en, w.k)
      .Text("receipt_zh", w.receipt.zh, w.k)
      .Text("receipt_en", w.receipt.en, w.k)
      .Text("board_zh", w.board.zh, w.k)
      .Text("board_en", w.board.en, w.k)
      .Ref("changed_by", w.changed_by)
      .Time("changed_at", w.changed_at);
  return image;
}

Result<BoardView> ReadBoardView(db::Reader& reader, const OrgId& org) {
  auto found = TRY(reader.First("SELECT " HUIYIN_VIEW_COLUMNS
                                " FROM board_view WHERE org_id = $1 ORDER BY version DESC LIMIT 1",
                                {org}, ReadView));
  BoardView view = found.value_or(BoardView());
  // Whatever stands in the table: it is never less.
  view.fewest_people = std::max(view.fewest_people, kLeastFewest);
  return view;
}

Result<OwnWords> ReadOwnWords(db::Reader& reader, const OrgId& org) {
  auto found = TRY(reader.First("SELECT " HUIYIN_WORDS_COLUMNS
                                " FROM own_words WHERE org_id = $1 ORDER BY version DESC LIMIT 1",
                                {org}, ReadWords));
  return found.value_or(OwnWords());
}

Status InsertBoardView(db::Transaction& tx, const OrgId& org, const BoardView& v) {
  TRY(tx.Run(
      "INSERT INTO board_view (org_id, version, id, responsible, track, voices, ratings, "
      "published_on, units, fewest_people, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, "
      "$6, $7, $8, $9, $10, $11, $12)",
      {org, v.version, v.id, kResponsibles.Text(v.responsible), Flag(v.track), Flag(v.voices),
       Flag(v.ratings), Flag(v.published_on), Flag(v.units), v.fewest_people, v.changed_by,
       v.changed_at}));
  return {};
}

Status InsertOwnWords(db::Transaction& tx, const OrgId& org, const OwnWords& w) {
  TRY(tx.Run(
      "INSERT INTO own_words (org_id, version, id, name_zh, name_en, greeting_zh, "
      "greeting_en, receipt_zh, receipt_en, board_zh, board_en, changed_by, changed_at, k) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      {org, w.version, w.id, w.name.zh, w.name.en, w.greeting.zh, w.greeting.en, w.receipt.zh,
       w.receipt.en, w.board.zh, w.board.en, w.changed_by, w.changed_at, db::ByteView(w.k)}));
  return {};
}

std::vector<journal::TableSource> VerifySources() {
  return {{"board_view",
           [](db::Reader& reader, const OrgId& org, const ImageFunction& each) {
             return reader.Each(
                 "SELECT " HUIYIN_VIEW_COLUMNS " FROM board_view WHERE org_id = $1", {org},
                 [&](const db::Row& row) {
                   each(Describe(ReadView(row)).Stands("responsible", row.MaybeString(2)));
                 });
           }},
          {"own_words", [](db::Reader& reader, const OrgId& org, const ImageFunction& each) {
             return reader.Each("SELECT " HUIYIN_WORDS_COLUMNS " FROM own_words WHERE org_id = $1",
                                {org}, [&](const db::Row& row) { each(Describe(ReadWords(row))); });
           }}};
}

}  // namespace huiyin::house
