// Images of duties for the journal and for verify, and the sources that walk their tables.
#include "matters/duty_rows.hpp"
#include "matters/duty_store.hpp"
#include "matters/matter_rows.hpp"

namespace huiyin::matters {

using journal::Image;

namespace {

std::string RowOf(const MatterId& matter, std::int64_t seq) {
  return matter.ToString() + "/" + std::to_string(seq);
}

}  // namespace

Image Describe(const Handover& h, const Digest& k) {
  Image image("matter_handover", RowOf(h.matter, h.seq));
  image.Code("kind", kHandoverKinds.Text(h.kind))
      .Ref("from_id", h.from)
      .Ref("to_id", h.to)
      .Ref("to_unit_id", h.to_unit)
      .Text("reason", h.reason, k)
      .Ref("offered_by", h.offered_by)
      .Time("offered_at", h.offered_at)
      .Code("state", kHandoverStates.Text(h.state))
      .Text("reply", h.reply, k)
      .Ref("ended_by", h.ended_by)
      .Time("ended_at", h.ended_at);
  return image;
}

Image Describe(const Measure& m, const Digest& k) {
  Image image("matter_measure", RowOf(m.matter, m.seq));
  image.Text("body", m.body, k)
      .Ref("owner_id", m.owner)
      .Date("due_on", m.due_on)
      .Code("state", kMeasureStates.Text(m.state))
      .Text("note", m.note, k)
      .Ref("created_by", m.created_by)
      .Date("created_on", m.created_on)
      .Ref("ended_by", m.ended_by)
      .Date("ended_on", m.ended_on);
  return image;
}

Image Describe(const Part& p, const Digest& k) {
  Image image("matter_assist", p.matter.ToString() + "/" + p.unit.ToString());
  image.Text("body", p.body, k)
      .Code("state", kPartStates.Text(p.state))
      .Text("note", p.note, k)
      .Ref("replied_by", p.replied_by)
      .Date("replied_on", p.replied_on);
  return image;
}

Image Describe(const ParentAsk& a, const Digest& k) {
  std::optional<std::string> consequence;
  if (a.consequence) consequence = std::string(kConsequences.Text(*a.consequence));
  Image image("matter_parent", RowOf(a.matter, a.seq));
  image.Number("round", a.round)
      .Text("body", a.body, k)
      .Ref("asked_by", a.asked_by)
      .Date("asked_on", a.asked_on)
      .Text("reply", a.reply, k)
      .Date("replied_on", a.replied_on)
      .Code("consequence", consequence)
      .Ref("recorded_by", a.recorded_by)
      .Date("recorded_on", a.recorded_on);
  return image;
}

namespace {

// Rows without their matter are given too (their k is then zeros), and codes as they stand in the table.
#define HUIYIN_AND_K(columns, table)    \
  "SELECT " columns ", m.k FROM " table \
  " x LEFT JOIN matter m ON m.org_id = x.org_id AND m.id = x.matter_id WHERE x.org_id = $1"

Status EachHandover(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_AND_K(HUIYIN_HANDOVER_COLUMNS, "matter_handover"), {org}, [&](const db::Row& row) {
        each(Describe(ReadHandover(row), ReadDigest(row.Bytes(kHandoverColumns)))
                 .Stands("kind", row.MaybeString(2))
                 .Stands("state", row.MaybeString(9)));
      });
}

Status EachMeasure(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(HUIYIN_AND_K(HUIYIN_MEASURE_COLUMNS, "matter_measure"), {org},
                           [&](const db::Row& row) {
                             each(Describe(ReadMeasure(row), ReadDigest(row.Bytes(kMeasureColumns)))
                                      .Stands("state", row.MaybeString(5)));
                           });
}

Status EachPart(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(HUIYIN_AND_K(HUIYIN_PART_COLUMNS, "matter_assist"), {org},
                           [&](const db::Row& row) {
                             each(Describe(ReadPart(row), ReadDigest(row.Bytes(kPartColumns)))
                                      .Stands("state", row.MaybeString(3)));
                           });
}

Status EachParentAsk(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      HUIYIN_AND_K(HUIYIN_PARENT_COLUMNS, "matter_parent"), {org}, [&](const db::Row& row) {
        each(Describe(ReadParentAsk(row), ReadDigest(row.Bytes(kParentColumns)))
                 .Stands("consequence", row.MaybeString(8)));
      });
}

}  // namespace

std::vector<journal::TableSource> DutySources() {
  return {{"matter_handover", EachHandover},
          {"matter_measure", EachMeasure},
          {"matter_assist", EachPart},
          {"matter_parent", EachParentAsk}};
}

}  // namespace huiyin::matters
