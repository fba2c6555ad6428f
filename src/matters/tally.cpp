#include "matters/tally.hpp"

#include <unordered_map>
#include <utility>

#include "matters/open_tally.hpp"

namespace huiyin::matters {
namespace {

// Writes the row and what it changes in the sums.
Status Store(db::Transaction& tx, const OrgId& org, const std::optional<CountedMatter>& before,
             const CountedMatter& after) {
  if (before == after) return {};
  TRY(PutCounted(tx, org, after));
  Sums change;
  if (before) change.Add(*before, -1);
  change.Add(after, 1);
  return AddSums(tx, org, change);
}

// Voices that were counted first with a matter of a higher number go to this one, or back from it.
Status Share(db::Transaction& tx, const OrgId& org, CountedMatter& matter, std::int64_t times) {
  for (const auto& [number, voices] : TRY(SharedWith(tx, org, matter.id))) {
    matter.voices += voices;
    if (number != 0 && number < matter.number) continue;
    matter.first_voices += voices;
    if (number == 0) continue;
    auto other = TRY(FindCountedByNumber(tx, org, number));
    if (!other) return Internal("tally: a matter is gone");
    CountedMatter changed = *other;
    changed.first_voices -= times * voices;
    TRY(Store(tx, org, other, changed));
  }
  return {};
}

// Everything from the tables that it follows from, publication by publication.
class Recount {
 public:
  Status Read(db::Reader& reader, const OrgId& org) {
    TRY(EachFacts(reader, org, [&](const CountedMatter& facts) { all_.emplace(facts.id, facts); }));
    VoiceId voice;
    CountedMatter* first = nullptr;
    auto settle = [&] {
      if (first != nullptr) ++first->first_voices;
      first = nullptr;
    };
    TRY(EachPublishedLink(reader, org, [&](const VoiceId& of, const MatterId& id) {
      auto found = all_.find(id);
      if (found == all_.end() || !found->second.shown()) return;
      if (of != voice) settle();
      voice = of;
      ++found->second.voices;
      if (first == nullptr || found->second.number < first->number) first = &found->second;
    }));
    settle();
    return {};
  }
  [[nodiscard]] const auto& all() const { return all_; }
  [[nodiscard]] Sums sums() const {
    Sums sums;
    for (const auto& [id, matter] : all_) sums.Add(matter, 1);
    return sums;
  }

 private:
  std::unordered_map<MatterId, CountedMatter, UuidHash> all_;
};

std::string Name(const Sums::Standing& key) {
  return std::get<0>(key).ToString() + " " + std::get<1>(key) + " " + std::get<2>(key) +
         (std::get<3>(key) ? " on_time" : "");
}
std::string Name(const Sums::Due& key) {
  return std::get<2>(key).ToString() + " " + std::get<0>(key) + " " + std::get<1>(key).ToString();
}
std::string Name(const Sums::Size& key) {
  return std::get<0>(key).ToString() + " " + std::to_string(std::get<1>(key));
}

// What is not there counts as nothing.
template <class Map, class Found>
void Compare(std::string_view table, const Map& counted, const Map& kept, Found found) {
  auto differ = [&](const auto& key) {
    found({std::string(table), Name(key), "does not count the matters there are"});
  };
  for (const auto& [key, value] : counted) {
    auto other = kept.find(key);
    if (value != (other == kept.end() ? typename Map::mapped_type() : other->second)) differ(key);
  }
  for (const auto& [key, value] : kept) {
    if (!counted.contains(key) && value != typename Map::mapped_type()) differ(key);
  }
}

}  // namespace

bool CountedMatter::shown() const { return progress != kWithdrawn; }
bool CountedMatter::open() const { return progress == "waiting" || progress == "in_progress"; }

std::string_view ProgressOf(MatterState state, bool decided) {
  switch (state) {
    case MatterState::kDecided:
    case MatterState::kInProgress:
      return "in_progress";
    case MatterState::kReopened:
      return decided ? "in_progress" : "waiting";
    case MatterState::kAnswered:
    case MatterState::kVerified:
      return "answered";
    case MatterState::kClosed:
      return "closed";
    case MatterState::kReceived:
    case MatterState::kAccepted:
    case MatterState::kReturned:
      return "waiting";
  }
  return "waiting";
}

std::int64_t SizeOf(std::int64_t voices) {
  std::int64_t step = 1;
  while (voices / step >= 100) step *= 10;
  return voices / step * step;
}

void Sums::Add(const CountedMatter& m, std::int64_t times) {
  Sum& standing = standings[{m.unit, m.progress, m.settlement, m.on_time}];
  standing.matters += times;
  standing.voices += times * m.first_voices;
  if (!m.shown()) return;
  Sum& size = sizes[{m.unit, SizeOf(m.voices)}];
  size.matters += times;
  size.voices += times * m.voices;
  if (!m.open()) return;
  dues[{"day", m.due_on, m.unit}] += times;
  dues[{"month", MonthOf(m.due_on), m.unit}] += times;
  dues[{"year", YearOf(m.due_on), m.unit}] += times;
}

Status RetallyMatter(db::Transaction& tx, const OrgId& org, const MatterId& id) {
  auto facts = TRY(FindFacts(tx, org, id));
  if (!facts) return {};
  auto before = TRY(FindCounted(tx, org, id));
  CountedMatter after = *facts;
  bool was_shown = before && before->shown();
  if (was_shown == after.shown()) {
    if (before) after.voices = before->voices, after.first_voices = before->first_voices;
  } else if (after.shown()) {
    TRY(Share(tx, org, after, 1));
  } else {
    CountedMatter leaving = *before;
    TRY(Share(tx, org, leaving, -1));
  }
  return Store(tx, org, before, after);
}

Status TallyLink(db::Transaction& tx, const OrgId& org, const MatterId& matter,
                 const VoiceId& voice, std::int64_t times) {
  auto before = TRY(FindCounted(tx, org, matter));
  if (!before || !before->shown()) return {};
  CountedMatter after = *before;
  after.voices += times;
  auto other = TRY(FirstOther(tx, org, matter, voice));
  if (!other || other->number > after.number) after.first_voices += times;
  if (other && other->number > after.number) {
    CountedMatter changed = *other;
    changed.first_voices -= times;
    TRY(Store(tx, org, other, changed));
  }
  return Store(tx, org, before, after);
}

Status RecountMatters(db::Transaction& tx, const OrgId& org) {
  Recount recount;
  TRY(recount.Read(tx, org));
  TRY(RemoveCounted(tx, org));
  for (const auto& [id, matter] : recount.all()) TRY(PutCounted(tx, org, matter));
  TRY(AddSums(tx, org, recount.sums()));
  return MarkTallied(tx, org);
}

Status CheckMatterTallies(db::Reader& reader, const OrgId& org,
                          const std::function<void(journal::Finding)>& found) {
  Recount recount;
  TRY(recount.Read(reader, org));
  std::size_t seen = 0;
  TRY(EachCounted(reader, org, [&](const CountedMatter& kept) {
    auto counted = recount.all().find(kept.id);
    if (counted != recount.all().end()) ++seen;
    if (counted == recount.all().end() || counted->second != kept)
      found({"published_matter", kept.id.ToString(), "does not follow from the matter"});
  }));
  if (seen != recount.all().size()) found({"published_matter", "", "some matters are missing"});
  Sums counted = recount.sums();
  Sums kept = TRY(ReadSums(reader, org));
  Compare("matter_tally", counted.standings, kept.standings, found);
  Compare("matter_due_tally", counted.dues, kept.dues, found);
  Compare("matter_size_tally", counted.sizes, kept.sizes, found);
  return {};
}

}  // namespace huiyin::matters
