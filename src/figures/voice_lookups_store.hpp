// What a voice's facts need from other tables, read once for all voices instead of looked up voice by voice.
//
//   auto lookups = TRY(VoiceLookups::Read(reader, org, among));
//   if (lookups.AnsweredLate(id, round)) ...          // fastest when the voices are asked about in the order of their ids
//
// Threads: one. Ownership: views live as long as this.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "figures/fact_store.hpp"

namespace huiyin::figures {

// Rows by voice, in the order in which they were read. A place that moves along finds most of them without a search.
template <class Value>
class ByVoice {
 public:
  using Entry = std::pair<VoiceId, Value>;
  void Add(const VoiceId& id, Value value) { rows_.emplace_back(id, std::move(value)); }
  // After the last one, unless they came by voice.
  void Sort() {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
  }
  [[nodiscard]] std::span<const Entry> Of(const VoiceId& id) const {
    if (at_ > 0 && !(rows_[at_ - 1].first < id)) at_ = Search(id);
    for (int steps = 0; at_ < rows_.size() && rows_[at_].first < id; ++steps) {
      at_ = steps < kSteps ? at_ + 1 : Search(id);
    }
    std::size_t end = at_;
    while (end < rows_.size() && rows_[end].first == id) ++end;
    return std::span(rows_).subspan(at_, end - at_);
  }

 private:
  static constexpr int kSteps = 16;
  [[nodiscard]] std::size_t Search(const VoiceId& id) const {
    auto found =
        std::lower_bound(rows_.begin(), rows_.end(), id,
                         [](const Entry& a, const VoiceId& wanted) { return a.first < wanted; });
    return static_cast<std::size_t>(found - rows_.begin());
  }
  std::vector<Entry> rows_;
  mutable std::size_t at_ = 0;
};

class VoiceLookups {
 public:
  static Result<VoiceLookups> Read(db::Reader& reader, const OrgId& org, const Among& among);

  // An answer of that round came after the date that was promised.
  [[nodiscard]] bool AnsweredLate(const VoiceId& id, std::int64_t round) const;
  // The earliest date of the open matters that owe it the answer of that round.
  [[nodiscard]] std::optional<LocalDate> OwedBy(const VoiceId& id, std::int64_t round) const;
  // The parent company was asked about a matter that holds it.
  [[nodiscard]] bool Raised(const VoiceId& id) const;
  // A call that reached its speaker.
  struct Call {
    std::int64_t round = 0;  // the voice's round whose answer was asked about
    voices::Rating said = voices::Rating::kUnrated;
  };
  // The latest.
  [[nodiscard]] const Call* Reached(const VoiceId& id) const;
  // Of the matter of the smallest number that holds it.
  [[nodiscard]] RawKey Track(const VoiceId& id) const;
  [[nodiscard]] RawKey Level(const VoiceId& id) const;
  // Of its latest answer.
  [[nodiscard]] RawKey Outcome(const VoiceId& id) const;

 private:
  struct First {
    std::int64_t number = 0;
    std::optional<std::string> track, level;
  };
  [[nodiscard]] const First* FirstOf(const VoiceId& id) const;

  struct Owed {
    std::int64_t answered_round = 0;  // in which the matter answered it last
    LocalDate due_on;
  };
  ByVoice<Owed> owed_;          // by open matters
  ByVoice<std::int64_t> late_;  // rounds with a late answer
  ByVoice<bool> raised_;
  ByVoice<Call> calls_;
  ByVoice<First> first_;
  ByVoice<std::string> outcomes_;
};

}  // namespace huiyin::figures
