// Lists and counts of voices. A scope is the units that a person hears for and all below them, walked by a recursive query
// within the organisation (allowed on every engine with org_id in each step).
//
// SQLite keeps the order of a CROSS JOIN: what comes first is read from its index, and the rest is looked up. Without it, it takes
// an organisation for a narrow choice and reads all voices.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "voices/campaign.hpp"
#include "voices/voice_rows.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {
namespace {

// $1 organisation; reader: whose; unit: one that the reader hears for, null: all of theirs.
#define HUIYIN_SCOPE_OF(reader, unit)                                                        \
  "WITH RECURSIVE scope(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND " \
  "g.person_id = " reader                                                                    \
  " AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') AND " unit                  \
  " IS NULL "                                                                                \
  "UNION SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = " unit                       \
  " UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "
#define HUIYIN_SCOPE HUIYIN_SCOPE_OF("$2", "$3")
#define HUIYIN_IN_SCOPE "v.unit_id IN (SELECT id FROM scope) "

#define HUIYIN_LINE_COLUMNS HUIYIN_VOICE_COLUMNS ", t.title, substr(t.body, 1, 300)"

#define HUIYIN_LINE_FROM \
  " FROM voice v JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "

// The date that counts while no matter holds it.
#define HUIYIN_VOICE_DUE \
  "CASE WHEN v.state = 'received' THEN v.accept_due_on ELSE v.answer_due_on END"

// A run of the inbox: voices in one state, in the order of the list, whose index the condition before it names. $1 organisation,
// $2 state, $8 and $9 behind which line, $10 how many; the others ask for nothing when they are null.
#define HUIYIN_RUN \
  "SELECT v.accept_due_on, v.id, v.unit_id FROM voice v WHERE v.org_id = $1 AND v.state = $2 AND "
#define HUIYIN_RUN_REST HUIYIN_RUN_FILTER "ORDER BY v.accept_due_on, v.id LIMIT $10"
#define HUIYIN_RUN_FILTER                                                                       \
  "AND ($3 IS NULL OR v.owner_id = $3) AND ($4 IS NULL OR v.campaign_id = $4) AND ($5 IS NULL " \
  "OR v.channel = $5) AND ($6 IS NULL OR " HUIYIN_VOICE_DUE                                     \
  " >= $6) AND ($7 IS NULL OR " HUIYIN_VOICE_DUE " < $7) AND (v.accept_due_on, v.id) > ($8, $9) "

// Voices of one unit in hand whose answer is due from $6 to before $7, from their index, which holds nothing else.
#define HUIYIN_ACCEPTED_DUE                                                                     \
  "SELECT v.accept_due_on, v.id, v.unit_id FROM (SELECT o.id FROM voice o WHERE o.org_id = $1 " \
  "AND o.unit_id = $11 AND o.state = 'accepted' AND o.answer_due_on >= $6 AND o.answer_due_on " \
  "< $7) d CROSS JOIN voice v WHERE v.org_id = $1 AND v.id = d.id AND v.state = $2 "

// How many voices of one owner are looked at in one go.
constexpr std::int64_t kChunk = 200;

VoiceLine ReadLine(const db::Row& row) {
  return {ReadVoice(row), row.MaybeString(kVoiceColumns), row.String(kVoiceColumns + 1)};
}

// A place in the list, and what is in one state, of one unit unless all are meant.
struct Place {
  LocalDate on;
  VoiceId id;
  auto operator<=>(const Place&) const = default;
};
struct Run {
  std::optional<UnitId> unit;
  std::string state;
};

// Which states the filter asks for.
bool Wants(const VoiceFilter& f, std::string_view state) {
  if (f.due_from || f.due_before) return state == "received" || state == "accepted";
  return !f.state || state == kVoiceStates.Text(*f.state);
}

// What there is within the reader's scope: state by state when that is everything, or an owner or campaign narrows it; else unit by
// unit.
Result<std::vector<Run>> RunsOf(db::Reader& reader, const OrgId& org, const VoiceFilter& f) {
  std::vector<Run> by_unit;
  std::set<std::string> states;
  bool everything = true;
  TRY(reader.Each(
      HUIYIN_SCOPE
      "SELECT t.unit_id, t.state, CASE WHEN t.unit_id IN (SELECT id FROM scope) THEN 1 ELSE 0 END "
      "FROM voice_tally t WHERE t.org_id = $1 AND t.voices > 0 ORDER BY t.unit_id, t.state",
      {org, f.reader, f.unit}, [&](const db::Row& row) {
        auto unit = row.IdAs<UnitId>(0);
        auto state = row.String(1);
        everything = everything && row.Int(2) == 1;
        if (row.Int(2) == 0 || !Wants(f, state)) return;
        states.insert(state);
        if (by_unit.empty() || by_unit.back().unit != unit || by_unit.back().state != state)
          by_unit.push_back({unit, state});
      }));
  if (!everything && !f.owner && !f.campaign) return by_unit;
  std::vector<Run> by_state;
  for (const std::string& state : states) by_state.push_back({std::nullopt, state});
  return by_state;
}

// Units of the scope in which voices wait for a date before that day.
Result<std::vector<UnitId>> UnitsDue(db::Reader& reader, const OrgId& org, const PersonId& person,
                                     const std::optional<UnitId>& unit, const LocalDate& before) {
  return reader.All(HUIYIN_SCOPE
                    "SELECT DISTINCT t.unit_id FROM voice_due_tally t WHERE t.org_id = $1 AND "
                    "t.due_on < $4 AND t.unit_id IN (SELECT id FROM scope)",
                    {org, person, unit, before},
                    [](const db::Row& row) { return row.IdAs<UnitId>(0); });
}

void KeepFirst(std::vector<Place>& places, std::int64_t limit) {
  std::ranges::sort(places);
  if (places.size() > static_cast<std::size_t>(limit))
    places.resize(static_cast<std::size_t>(limit));
}

// Of each run as many as the page may need, and of these the page.
Result<std::vector<Place>> PlacesOf(db::Reader& reader, const OrgId& org, const VoiceFilter& f) {
  auto after_on = f.after_due.value_or(LocalDate::Parse("0001-01-01").value_or(LocalDate()));
  auto after_id = f.after_id.value_or(VoiceId());
  std::vector<Place> places;
  auto take = [&](const db::Row& row) { places.push_back({row.Date(0), row.IdAs<VoiceId>(1)}); };
  // What waits from a day on is a few days' worth, whatever is overdue before it.
  if (f.due_from && f.due_before && !f.owner && !f.campaign) {
    for (const UnitId& unit : TRY(UnitsDue(reader, org, f.reader, f.unit, *f.due_before))) {
      TRY(reader.Each(HUIYIN_ACCEPTED_DUE HUIYIN_RUN_REST,
                      {org, "accepted", f.owner, f.campaign, f.channel, f.due_from, f.due_before,
                       after_on, after_id, f.limit, unit},
                      take));
      TRY(reader.Each(HUIYIN_RUN "v.unit_id = $11 AND v.accept_due_on >= $6 AND v.accept_due_on < "
                                 "$7 " HUIYIN_RUN_REST,
                      {org, "received", f.owner, f.campaign, f.channel, f.due_from, f.due_before,
                       after_on, after_id, f.limit, unit},
                      take));
    }
    KeepFirst(places, f.limit);
    return places;
  }
  for (const Run& run : TRY(RunsOf(reader, org, f))) {
    if (f.owner) {
      TRY(reader.Each(HUIYIN_SCOPE_OF("$11", "$12") HUIYIN_RUN
                      "v.owner_id = $3 AND " HUIYIN_IN_SCOPE HUIYIN_RUN_REST,
                      {org, run.state, f.owner, f.campaign, f.channel, f.due_from, f.due_before,
                       after_on, after_id, f.limit, f.reader, f.unit},
                      take));
    } else if (f.campaign) {
      TRY(reader.Each(HUIYIN_SCOPE_OF("$11", "$12") HUIYIN_RUN
                      "v.campaign_id = $4 AND " HUIYIN_IN_SCOPE HUIYIN_RUN_REST,
                      {org, run.state, f.owner, f.campaign, f.channel, f.due_from, f.due_before,
                       after_on, after_id, f.limit, f.reader, f.unit},
                      take));
    } else if (run.unit) {
      TRY(reader.Each(HUIYIN_RUN "v.unit_id = $11 " HUIYIN_RUN_REST,
                      {org, run.state, f.owner, f.campaign, f.channel, f.due_from, f.due_before,
                       after_on, after_id, f.limit, *run.unit},
                      take));
    } else {
      TRY(reader.Each(HUIYIN_RUN "v.accept_due_on >= $8 " HUIYIN_RUN_REST,
                      {org, run.state, f.owner, f.campaign, f.channel, f.due_from, f.due_before,
                       after_on, after_id, f.limit},
                      take));
    }
  }
  KeepFirst(places, f.limit);
  return places;
}

// What a page shows of these places.
Result<std::vector<VoiceLine>> LinesAt(db::Reader& reader, const OrgId& org,
                                       const std::vector<Place>& places) {
  std::vector<VoiceLine> lines;
  std::vector<Uuid> ids;
  for (const Place& place : places) ids.push_back(place.id.uuid());
  TRY(reader.EachOfIds("SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM
                       "WHERE v.org_id = $1 AND v.id = $2",
                       org, ids, [&](const db::Row& row) { lines.push_back(ReadLine(row)); }));
  return lines;
}

// Which voices that wait are somebody's today, going by owner and unit. Without a day, those that do not wait: their last owner's.
class Charge {
 public:
  Charge(const people::Directory& directory, const PersonId& me,
         const std::optional<LocalDate>& today)
      : directory_(directory), me_(me), today_(today) {}

  bool Has(const PersonId& owner, const UnitId& unit) {
    auto [it, fresh] = known_.try_emplace({owner, unit}, false);
    // Whoever owns it without hearing for the unit may not read it: they hand it over from its reminder.
    if (fresh)
      it->second = (today_ ? PresentOwner(directory_, owner, unit, *today_) : owner) == me_ &&
                   (owner != me_ || Hears(directory_, me_, unit));
    return it->second;
  }

 private:
  const people::Directory& directory_;
  PersonId me_;
  std::optional<LocalDate> today_;
  std::map<std::pair<PersonId, UnitId>, bool> known_;
};

// Units and owners whose waiting voices are in the reader's charge, and how many there are.
struct Held {
  UnitId unit;
  PersonId owner;
  std::int64_t voices = 0;
};
Result<std::vector<Held>> HeldBy(db::Reader& reader, const OrgId& org, Charge& charge) {
  auto held =
      TRY(reader.All("SELECT t.unit_id, t.owner_id, sum(t.voices) FROM voice_due_tally t WHERE "
                     "t.org_id = $1 GROUP BY t.unit_id, t.owner_id",
                     {org}, [](const db::Row& row) {
                       return Held{row.IdAs<UnitId>(0), row.IdAs<PersonId>(1), row.Int(2)};
                     }));
  std::erase_if(held, [&](const Held& one) { return !charge.Has(one.owner, one.unit); });
  return held;
}

// Of one owner's voices in one state as many as the page may need. Somebody who is away may own voices of units where others stand
// in: these are passed over.
Status TakeMine(db::Reader& reader, const OrgId& org, const people::Directory& directory,
                const VoiceFilter& f, std::string_view state, const PersonId& owner, Charge& charge,
                std::vector<Place>& places) {
  Place after{f.after_due.value_or(LocalDate::Parse("0001-01-01").value_or(LocalDate())),
              f.after_id.value_or(VoiceId())};
  std::int64_t wanted = f.limit, seen = kChunk;
  while (wanted > 0 && seen == kChunk) {
    seen = 0;
    Place last = after;
    TRY(reader.Each(HUIYIN_RUN "v.owner_id = $3 " HUIYIN_RUN_REST,
                    {org, state, owner, f.campaign, f.channel, f.due_from, f.due_before, after.on,
                     after.id, kChunk},
                    [&](const db::Row& row) {
                      ++seen;
                      last = {row.Date(0), row.IdAs<VoiceId>(1)};
                      auto unit = row.IdAs<UnitId>(2);
                      if (wanted == 0 || (f.unit && !directory.Within(unit, *f.unit)) ||
                          !charge.Has(owner, unit))
                        return;
                      places.push_back(last);
                      --wanted;
                    }));
    after = last;
  }
  return {};
}

// There are few of these.
Result<std::vector<VoiceLine>> ListOffered(db::Reader& reader, const OrgId& org,
                                           const VoiceFilter& f) {
  std::optional<std::string_view> state;
  if (f.state) state = kVoiceStates.Text(*f.state);
  return reader.All(
      HUIYIN_SCOPE
      "SELECT " HUIYIN_LINE_COLUMNS
      " FROM voice_handover h CROSS JOIN voice v CROSS JOIN voice_text t WHERE h.org_id = $1 AND "
      "v.org_id = h.org_id AND v.id = h.voice_id AND t.org_id = v.org_id AND t.voice_id = v.id AND "
      "h.to_id = $4 AND h.state = 'offered' AND " HUIYIN_IN_SCOPE
      "AND ($5 IS NULL OR v.state = $5) AND ($6 IS NULL OR v.campaign_id = $6) AND ($7 IS NULL OR "
      "v.channel = $7) AND ($8 IS NULL OR v.accept_due_on > $8 OR (v.accept_due_on = $8 AND v.id > "
      "$9)) ORDER BY v.accept_due_on, v.id LIMIT $10",
      {org, f.reader, f.unit, f.offered_to, state, f.campaign, f.channel, f.after_due, f.after_id,
       f.limit},
      ReadLine);
}

}  // namespace

Result<std::vector<VoiceLine>> ListVoices(db::Reader& reader, const OrgId& org,
                                          const VoiceFilter& f) {
  if (f.offered_to) return ListOffered(reader, org, f);
  return LinesAt(reader, org, TRY(PlacesOf(reader, org, f)));
}

Result<std::vector<VoiceLine>> ListMine(db::Reader& reader, const OrgId& org,
                                        const people::Directory& directory, const LocalDate& today,
                                        const VoiceFilter& f) {
  std::vector<VoiceState> states{VoiceState::kReceived, VoiceState::kAccepted};
  bool waits = !f.state || std::ranges::find(states, *f.state) != states.end();
  if (f.state) states = {*f.state};
  Charge charge(directory, f.reader, waits ? std::optional(today) : std::nullopt);
  std::vector<Place> places;
  if (!waits) {
    TRY(TakeMine(reader, org, directory, f, kVoiceStates.Text(*f.state), f.reader, charge, places));
    return LinesAt(reader, org, places);
  }
  auto after_on = f.after_due.value_or(LocalDate::Parse("0001-01-01").value_or(LocalDate()));
  auto after_id = f.after_id.value_or(VoiceId());
  for (const Held& held : TRY(HeldBy(reader, org, charge))) {
    if (f.unit && !directory.Within(held.unit, *f.unit)) continue;
    for (VoiceState state : states) {
      TRY(reader.Each(HUIYIN_RUN "v.unit_id = $11 " HUIYIN_RUN_REST,
                      {org, kVoiceStates.Text(state), held.owner, f.campaign, f.channel, f.due_from,
                       f.due_before, after_on, after_id, f.limit, held.unit},
                      [&](const db::Row& row) {
                        places.push_back({row.Date(0), row.IdAs<VoiceId>(1)});
                      }));
    }
  }
  KeepFirst(places, f.limit);
  return LinesAt(reader, org, places);
}

Result<std::vector<VoiceLine>> ListDue(db::Reader& reader, const OrgId& org, const PersonId& owner,
                                       std::span<const UnitId> units, const LocalDate& up_to,
                                       const std::optional<DueCursor>& after, std::int64_t limit) {
  LocalDate after_on = after ? after->on : LocalDate::Parse("0001-01-01").value_or(LocalDate());
  VoiceId after_id = after ? after->id : VoiceId();
  std::vector<Place> places;
  auto take = [&](const db::Row& row) { places.push_back({row.Date(0), row.IdAs<VoiceId>(1)}); };
  for (const UnitId& unit : units) {
    TRY(reader.Each(
        "SELECT v.accept_due_on, v.id FROM voice v WHERE v.org_id = $1 AND v.unit_id = $2 AND "
        "v.state = 'received' AND v.accept_due_on <= $3 AND (v.accept_due_on, v.id) > ($4, $5) "
        "ORDER BY v.accept_due_on, v.id LIMIT $6",
        {org, unit, up_to, after_on, after_id, limit}, take));
    TRY(reader.Each(
        "SELECT v.answer_due_on, v.id FROM voice v WHERE v.org_id = $1 AND v.unit_id = $2 AND "
        "v.state = 'accepted' AND v.answer_due_on <= $3 AND (v.answer_due_on, v.id) > ($4, $5) "
        "ORDER BY v.answer_due_on, v.id LIMIT $6",
        {org, unit, up_to, after_on, after_id, limit}, take));
  }
  TRY(reader.Each("SELECT " HUIYIN_VOICE_DUE
                  ", v.id FROM voice v WHERE v.org_id = $1 AND v.owner_id = $2 AND v.state IN "
                  "('received', 'accepted') AND " HUIYIN_VOICE_DUE " <= $3 AND (" HUIYIN_VOICE_DUE
                  ", v.id) > ($4, $5) ORDER BY " HUIYIN_VOICE_DUE ", v.id LIMIT $6",
                  {org, owner, up_to, after_on, after_id, limit}, take));
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  KeepFirst(places, limit);
  return LinesAt(reader, org, places);
}

Result<std::vector<VoiceLine>> ListSpokenBy(db::Reader& reader, const OrgId& org,
                                            const PersonId& person,
                                            const std::optional<VoiceId>& after,
                                            std::int64_t limit) {
  // Named voices only, so ids carry their time: newest first.
  return reader.All("SELECT " HUIYIN_VOICE_COLUMNS
                    ", t.title, t.body FROM voice_speaker p CROSS JOIN voice v CROSS JOIN "
                    "voice_text t WHERE p.org_id = $1 AND p.person_id = $2 AND ($3 IS NULL OR "
                    "p.voice_id < $3) AND v.org_id = p.org_id AND v.id = p.voice_id AND t.org_id "
                    "= v.org_id AND t.voice_id = v.id ORDER BY p.voice_id DESC LIMIT $4",
                    {org, person, after, limit}, ReadLine);
}

Result<std::map<CampaignId, CampaignCounts>> CountByCampaign(db::Reader& reader, const OrgId& org,
                                                             const PersonId& person) {
  std::map<CampaignId, CampaignCounts> counts;
  TRY(reader.Each(
      HUIYIN_SCOPE
      "SELECT t.campaign_id, sum(CASE WHEN t.unit_id IN (SELECT id FROM scope) THEN t.voices ELSE "
      "0 END), sum(t.entered) FROM campaign_tally t WHERE t.org_id = $1 GROUP BY t.campaign_id",
      {org, person, nullptr}, [&](const db::Row& row) {
        counts[row.IdAs<CampaignId>(0)] = {row.Int(1), row.Int(2)};
      }));
  return counts;
}

Result<VoiceCounts> CountVoices(db::Reader& reader, const OrgId& org,
                                const people::Directory& directory, const PersonId& person,
                                const LocalDate& today) {
  VoiceCounts counts;
  TRY(reader.Each(HUIYIN_SCOPE
                  "SELECT t.state, t.voices FROM voice_tally t WHERE t.org_id = $1 AND "
                  "t.unit_id IN (SELECT id FROM scope)",
                  {org, person, nullptr}, [&](const db::Row& row) {
                    auto state = kVoiceStates.Parse(row.Text(0));
                    if (state) counts.by_state[static_cast<std::size_t>(*state)] += row.Int(1);
                  }));
  Charge charge(directory, person, today);
  for (const Held& held : TRY(HeldBy(reader, org, charge))) counts.mine += held.voices;
  counts.overdue = TRY(
      reader.Number(HUIYIN_SCOPE "SELECT coalesce(sum(t.voices), 0) FROM voice_due_tally t WHERE "
                                 "t.org_id = $1 AND t.unit_id IN (SELECT id FROM scope) AND "
                                 "t.due_on < $4",
                    {org, person, nullptr, today}));
  counts.handed = TRY(reader.Number(
      "SELECT count(*) FROM voice_handover WHERE org_id = $1 AND to_id = $2 AND state = 'offered'",
      {org, person}));
  return counts;
}

}  // namespace huiyin::voices
