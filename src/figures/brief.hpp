// Brief (简报): a campaign's figures and the sentences made from them. No number in it is typed by anybody.
//
//   Brief brief = TRY(MakeBrief(reader, org, campaign, asked));
//   std::vector<std::string> lines = Sentences(brief, names);
//
// Counts what the asker may read, like every table. Threads: plain values.
#pragma once

#include <string>
#include <vector>

#include "figures/brief_store.hpp"
#include "figures/figures.hpp"
#include "figures/figures_names.hpp"

namespace huiyin::figures {

// The tables that a brief holds, in their order.
inline constexpr std::array kBriefTables{Dimension::kChannel, Dimension::kSpeakerGroup,
                                         Dimension::kUnit, Dimension::kLevel, Dimension::kOutcome};

struct Brief {
  Campaign campaign;
  std::vector<Table> tables;  // as kBriefTables
  std::vector<OpenMatter> unresolved;
  Ground ground;
};

Result<Brief> MakeBrief(db::Reader& reader, const OrgId& org, const Campaign& campaign,
                        const Asked& asked);
// A share in per cent with one decimal, cut off and not rounded: 100% means all. "–" of nothing.
std::string Share(std::int64_t part, std::int64_t whole);
// The brief in plain words, a sentence or two a line.
std::vector<std::string> Sentences(const Brief& brief, const Names& names);

}  // namespace huiyin::figures
