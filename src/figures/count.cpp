#include "figures/count.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace huiyin::figures {
namespace {

bool InPeriod(const Asked& asked, const LocalDate& day) {
  return (!asked.from || day >= *asked.from) && (!asked.to || day <= *asked.to);
}

std::optional<UnitId> LeadOf(const SumPlace& place) {
  if (place.lead == UnitId()) return std::nullopt;
  return place.lead;
}

// Which facts are asked for.
struct Question {
  What what;
  const Asked* asked;
  Scope scope;

  [[nodiscard]] bool Holds(const Fact& fact) const {
    return InPeriod(*asked, fact.on) && scope.Holds(what, fact.unit, fact.lead);
  }
  [[nodiscard]] bool Holds(const SumPlace& place) const {
    return scope.Holds(what, place.unit, LeadOf(place));
  }
  // Matters of all units are summed up once more without the units that heard them.
  [[nodiscard]] bool OfAll() const { return what == What::kMatter && scope.every_unit; }
};

// Adds sums and facts up by the keys of some dimensions.
class Tables {
 public:
  explicit Tables(std::span<const Dimension> by) : by_(by), sums_(by.size()) {}

  void Add(const Fact& fact, std::uint32_t bits, std::int64_t times) {
    for (std::size_t i = 0; i < by_.size(); ++i) AddBits(sums_[i][fact.KeyOf(by_[i])], bits, times);
  }
  void Add(const SumPlace& place, const Sum& sum) {
    for (std::size_t i = 0; i < by_.size(); ++i) {
      if (by_[i] == Dimension::kUnit) {
        AddTo(sums_[i][RawOf(LeadOf(place).value_or(place.unit).uuid())], sum.all);
        continue;
      }
      for (const auto& [key, counts] : sum.by[PlaceOf(by_[i])]) AddTo(sums_[i][key], counts);
    }
  }
  // By the keys as they are shown, without those that count nothing.
  [[nodiscard]] std::vector<std::map<Key, Counts>> Take() const {
    std::vector<std::map<Key, Counts>> tables(by_.size());
    for (std::size_t i = 0; i < by_.size(); ++i) {
      for (const auto& [raw, counts] : sums_[i]) {
        if (counts != Counts{}) tables[i].emplace(ShownKey(by_[i], raw), counts);
      }
    }
    return tables;
  }

 private:
  static void AddTo(Counts& to, const Counts& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  }
  static Key ShownKey(Dimension by, const RawKey& raw) {
    if (!raw || !HasIds(by)) return raw;
    std::span bytes(reinterpret_cast<const std::uint8_t*>(raw->data()), raw->size());
    return Uuid::FromBytes(bytes).value_or(Uuid()).ToString();
  }
  std::span<const Dimension> by_;
  std::vector<KeySums> sums_;
};

// Calls `each` with every sum of the periods that is asked for.
Status EachSumAsked(db::Reader& reader, const OrgId& org, const Question& question,
                    std::span<const Dimension> by, bool of_all, PeriodNumber first,
                    PeriodNumber last,
                    const std::function<void(const SumPlace&, const Sum&)>& each) {
  Status good;
  std::bitset<kKeyCount> keys;
  for (Dimension one : by) {
    if (one != Dimension::kUnit) keys.set(PlaceOf(one));
  }
  TRY(EachSum(reader, org, question.what, of_all, first, last,
              [&](const SumPlace& place, db::ByteView bytes) {
                if (!good || !question.Holds(place)) return;
                auto sum = Sum::FromBytes(bytes, keys);
                if (sum) {
                  each(place, *sum);
                } else {
                  good = sum.error();
                }
              }));
  return good;
}

// Keeps the first lines of a page out of many that come in any order.
class FirstLines {
 public:
  explicit FirstLines(const PageOf& page) : page_(&page) {}
  void Offer(Line line) {
    if (page_->after_on && std::pair(line.on, line.id) <=
                               std::pair(*page_->after_on, page_->after_id.value_or(Uuid())))
      return;
    if (page_->limit <= 0) return;
    if (full()) {
      if (!Before(line, lines_.front())) return;
      std::pop_heap(lines_.begin(), lines_.end(), Before);
      lines_.pop_back();
    }
    lines_.push_back(std::move(line));
    std::push_heap(lines_.begin(), lines_.end(), Before);
  }
  [[nodiscard]] bool full() const {
    return static_cast<std::int64_t>(lines_.size()) >= page_->limit;
  }
  // Whether a line of that day could still be one of them.
  [[nodiscard]] bool Takes(const LocalDate& day) const {
    return !full() || (!lines_.empty() && day <= lines_.front().on);
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

// Whether a fact counts in the figure under the key that was asked for.
class Wanted {
 public:
  Wanted(Dimension by, std::uint32_t figure, const Behind& behind)
      : by_(by), figure_(figure), of_(behind.of) {
    if (of_ != Behind::Of::kKey) return;
    raw_ = HasIds(by) ? RawOf(Uuid::Parse(behind.key).value_or(Uuid())) : behind.key;
  }
  [[nodiscard]] bool Takes(const Fact& fact, std::uint32_t bits) const {
    return (bits & figure_) != 0 && (of_ == Behind::Of::kAll || fact.KeyOf(by_) == raw_);
  }
  // Whether any of them does.
  [[nodiscard]] bool Takes(const SumPlace& place, const Sum& sum) const {
    if (of_ == Behind::Of::kAll) return Counts(sum.all);
    if (by_ == Dimension::kUnit)
      return raw_ == RawOf(LeadOf(place).value_or(place.unit).uuid()) && Counts(sum.all);
    const KeySums& keys = sum.by[PlaceOf(by_)];
    auto found = keys.find(raw_);
    return found != keys.end() && Counts(found->second);
  }

 private:
  [[nodiscard]] bool Counts(const figures::Counts& counts) const {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if ((figure_ >> i & 1U) != 0 && counts[i] != 0) return true;
    }
    return false;
  }
  Dimension by_;
  std::uint32_t figure_;
  Behind::Of of_;
  RawKey raw_;
};

// The days on which anything wanted lies, the earliest first, found through years and months, with the units that heard it.
class Days {
 public:
  using Units = std::set<UnitId>;
  Days(db::Reader& reader, const OrgId& org, const Question& question, const Wanted& wanted)
      : reader_(&reader), org_(&org), question_(&question), wanted_(&wanted) {}
  // `visit` gives false when it has seen enough.
  Status Each(const LocalDate& from,
              const std::function<Result<bool>(const LocalDate&, const Units&)>& visit) {
    auto begin = PeriodsOf(from);
    for (const auto& [year, in_year] : TRY(Filled(begin[1], 9999, question_->OfAll()))) {
      for (const auto& [month, in_month] :
           TRY(Filled(std::max(year * 100 + 1, begin[2]), year * 100 + 12, question_->OfAll()))) {
        for (const auto& [day, units] :
             TRY(Filled(std::max(month * 100 + 1, begin[3]), month * 100 + 31, false))) {
          using namespace std::chrono;
          LocalDate date{sys_days(std::chrono::year(static_cast<int>(year)) /
                                  static_cast<int>(month % 100) / static_cast<int>(day % 100))};
          if (!TRY(visit(date, units))) return {};
        }
      }
    }
    return {};
  }

 private:
  // Single days are few enough to look at them unit by unit also for whoever reads all units.
  Result<std::map<PeriodNumber, Units>> Filled(PeriodNumber first, PeriodNumber last, bool of_all) {
    std::map<PeriodNumber, Units> filled;
    TRY(EachSumAsked(*reader_, *org_, *question_, std::span(&question_->asked->by, 1), of_all,
                     first, last, [&](const SumPlace& place, const Sum& sum) {
                       if (wanted_->Takes(place, sum)) filled[place.period].insert(place.unit);
                     }));
    return filled;
  }
  db::Reader* reader_;
  const OrgId* org_;
  const Question* question_;
  const Wanted* wanted_;
};

Line LineOf(const Fact& fact) { return {fact.id, 0, {}, {}, fact.shown(), fact.on}; }

}  // namespace

Result<std::vector<std::map<Key, Counts>>> CountByKeys(db::Reader& reader, const OrgId& org,
                                                       What what, const Asked& asked,
                                                       std::span<const Dimension> by) {
  Question question{what, &asked, TRY(ReadScope(reader, org, asked))};
  Tables tables(by);
  if (asked.campaign) {
    TRY(EachFact(reader, org, what, Among::Campaign(*asked.campaign), [&](const Fact& fact) {
      if (question.Holds(fact)) tables.Add(fact, fact.FiguresOn(what, asked.today), 1);
    }));
    return tables.Take();
  }
  for (const auto& [first, last] : Cover(asked.from, asked.to)) {
    TRY(EachSumAsked(reader, org, question, by, question.OfAll(), first, last,
                     [&](const SumPlace& place, const Sum& sum) { tables.Add(place, sum); }));
  }
  for (const Move& move : TRY(MovesSince(reader, org, what, asked.today))) {
    if (move.was && question.Holds(*move.was))
      tables.Add(*move.was, move.was->FiguresOn(what, move.was_on), -1);
    if (move.is && question.Holds(*move.is))
      tables.Add(*move.is, move.is->FiguresOn(what, asked.today), 1);
  }
  return tables.Take();
}

Result<std::vector<Line>> LinesBehind(db::Reader& reader, const OrgId& org, What what,
                                      const Asked& asked, std::uint32_t figure,
                                      const Behind& behind, const PageOf& page) {
  Question question{what, &asked, TRY(ReadScope(reader, org, asked))};
  Wanted wanted(asked.by, figure, behind);
  FirstLines first(page);
  auto offer = [&](const Fact& fact) {
    if (question.Holds(fact) && wanted.Takes(fact, fact.FiguresOn(what, asked.today)))
      first.Offer(LineOf(fact));
  };
  if (asked.campaign) {
    TRY(EachFact(reader, org, what, Among::Campaign(*asked.campaign), offer));
  } else {
    std::unordered_set<Uuid, UuidHash> moved;
    for (const Move& move : TRY(MovesSince(reader, org, what, asked.today))) {
      moved.insert(move.is ? move.is->id : move.was->id);
      if (move.is) offer(*move.is);
    }
    Days days(reader, org, question, wanted);
    LocalDate from = asked.from.value_or(LocalDate::Parse("1000-01-01").value_or(LocalDate()));
    if (page.after_on && *page.after_on > from) from = *page.after_on;
    TRY(days.Each(from, [&](const LocalDate& day, const Days::Units& units) -> Result<bool> {
      if ((asked.to && day > *asked.to) || !first.Takes(day)) return false;
      for (const UnitId& unit : units) {
        TRY(EachKeptOn(reader, org, what, day, unit, [&](const Fact& fact) {
          if (!moved.contains(fact.id)) offer(fact);
        }));
      }
      return true;
    }));
  }
  auto lines = first.Take();
  TRY(FillLines(reader, org, what, lines));
  return lines;
}

}  // namespace huiyin::figures
