// The words for keys and columns, in both languages, for tables that leave the program (CSV, the brief).
//
//   std::string name = names.Of(Dimension::kChannel, "meeting");   // 座谈会
//
// Threads: constant after it is made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/call.hpp"
#include "figures/brief_store.hpp"
#include "figures/figures.hpp"

namespace huiyin::figures {

class Names {
 public:
  Names(api::Language language, const people::Directory& directory,
        const std::vector<Campaign>& campaigns, const std::vector<CategoryName>& categories)
      : language_(language),
        directory_(&directory),
        campaigns_(&campaigns),
        categories_(&categories) {}

  [[nodiscard]] std::string Of(Dimension by, const TableRow& row) const;
  [[nodiscard]] std::string_view Of(Dimension by) const;
  [[nodiscard]] std::string_view Of(VoiceFigure figure) const;
  [[nodiscard]] std::string_view Of(MatterFigure figure) const;
  [[nodiscard]] std::string_view Say(const Phrase& phrase) const {
    return language_ == api::Language::kEnglish ? phrase.en : phrase.zh;
  }

 private:
  [[nodiscard]] std::string OfKey(Dimension by, const std::string& key) const;
  api::Language language_;
  const people::Directory* directory_;
  const std::vector<Campaign>* campaigns_;
  const std::vector<CategoryName>* categories_;
};

}  // namespace huiyin::figures
