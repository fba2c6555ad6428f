// What a voice's facts need from other tables, read once for all voices instead of looked up voice by voice.
//
//   auto lookups = TRY(VoiceLookups::Read(reader, org, asked, by));
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

#include "figures/figures.hpp"

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
  // Of the voices of asked.campaign, else of all; outcomes, tracks and levels only where one of `by` asks for them.
  static Result<VoiceLookups> Read(db::Reader& reader, const OrgId& org, const Asked& asked,
                                   std::span<const Dimension> by);

  // An answer of that round came after the date that was promised.
  [[nodiscard]] bool AnsweredLate(const VoiceId& id, std::int64_t round) const;
  // A matter that owes it the answer of that round is past its date.
  [[nodiscard]] bool MatterOverdue(const VoiceId& id, std::int64_t round) const;
  // A call that reached its speaker.
  struct Call {
    std::int64_t round = 0;  // the voice's round whose answer was asked about
    voices::Rating said = voices::Rating::kUnrated;
  };
  // The latest.
  [[nodiscard]] const Call* Reached(const VoiceId& id) const;
  // Of the matter of the smallest number that holds it.
  [[nodiscard]] std::optional<std::string_view> Track(const VoiceId& id) const;
  [[nodiscard]] std::optional<std::string_view> Level(const VoiceId& id) const;
  // Of its latest answer.
  [[nodiscard]] std::optional<std::string_view> Outcome(const VoiceId& id) const;

 private:
  struct First {
    std::int64_t number = 0;
    std::optional<std::string> track, level;
  };
  Status ReadOwed(db::Reader& reader, const OrgId& org, const Asked& asked);
  Status ReadLate(db::Reader& reader, const OrgId& org);
  Status ReadCalls(db::Reader& reader, const OrgId& org);
  Status ReadFirst(db::Reader& reader, const OrgId& org, const Asked& asked);
  Status ReadOutcomes(db::Reader& reader, const OrgId& org, const Asked& asked);
  [[nodiscard]] const First* FirstOf(const VoiceId& id) const;

  ByVoice<std::int64_t> owed_;  // the round in which a matter past its date answered last
  ByVoice<std::int64_t> late_;  // rounds with a late answer
  ByVoice<Call> calls_;
  ByVoice<First> first_;
  ByVoice<std::string> outcomes_;
};

}  // namespace huiyin::figures
