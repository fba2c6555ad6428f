// PageWords: the sentences of the pages as the application says them, for pages that the server writes itself. One source: the build of
// web/ puts the board's catalogues into one file (web/scripts/build.mjs), which is built into the binary.
//
//   PageWords words(PageWordsText());
//   words.In(true).Say("board.shown", {{"total", "3"}, {"shown", "1"}});   // "3 matters, 1 shown"
//
// A sentence may hold {name} and {name|one|many}, as in web/src/i18n/core.ts. Threads: constant after it is made.
// Errors: none; a sentence that is not there is its key.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace huiyin::app {

class PageWords {
 public:
  using Catalogue = std::map<std::string, std::string, std::less<>>;
  using Params = std::initializer_list<std::pair<std::string_view, std::string>>;

  // {"zh": {key: sentence}, "en": {...}}
  explicit PageWords(std::string_view json);

  // The words in one language; PageWords outlives it.
  class Voice {
   public:
    Voice(const Catalogue& words, bool english) : words_(&words), english_(english) {}
    [[nodiscard]] std::string Say(std::string_view key, Params params = {}) const;
    // "2026-11-21" as people say it, with its year unless it is `this_year` ("2026").
    [[nodiscard]] std::string SayDay(std::string_view day, std::string_view this_year = {}) const;
    [[nodiscard]] bool english() const { return english_; }

   private:
    const Catalogue* words_;
    bool english_;
  };
  [[nodiscard]] Voice In(bool english) const { return {english ? en_ : zh_, english}; }

 private:
  Catalogue zh_, en_;
};

}  // namespace huiyin::app
