// DueWords: what happened to a matter's date, in plain sentences for its timeline.
//
//   DueWords due(steps, language);
//   for (entry in the order of the journal) if (auto words = due.Take(entry)) text = *words;
//
// It follows the date through the entries, so that an entry which moves it can say from where. Threads: one at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "journal/journal.hpp"
#include "matters/matter_deadline.hpp"

namespace huiyin::matters {

class DueWords {
 public:
  DueWords(std::vector<DueStep> steps, api::Language language)
      : steps_(std::move(steps)), language_(language) {}

  // Nothing for an entry that is not about the date.
  std::optional<std::string> Take(const journal::StoredEntry& entry);
  // Whether what Take just gave is a pause that lasts to that day.
  [[nodiscard]] bool last_pause_reaches(const LocalDate& day) const {
    return pause_until_ && *pause_until_ >= day;
  }

 private:
  [[nodiscard]] std::string Say(const Phrase& phrase) const;
  [[nodiscard]] std::string Words(const std::string& kind, const DueStep* step,
                                  const std::optional<LocalDate>& before) const;

  std::vector<DueStep> steps_;
  api::Language language_;
  std::optional<LocalDate> due_;
  std::optional<LocalDate> pause_until_;
};

}  // namespace huiyin::matters
