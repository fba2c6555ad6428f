// The SQL of campaigns as the figures need them: their names and dates, and what is still open in one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figures/figures.hpp"

namespace huiyin::figures {

struct Campaign {
  voices::CampaignId id;
  std::string name;
  LocalDate starts_on;
  std::optional<LocalDate> ends_on;
};
Result<std::vector<Campaign>> AllCampaigns(db::Reader& reader, const OrgId& org);

// What a category is called, offered or not; none where the organisation has the program's own list (voices::Categories).
struct CategoryName {
  std::string code;
  std::string zh;
  std::string en;
};
Result<std::vector<CategoryName>> CategoryNames(db::Reader& reader, const OrgId& org);

// What was done to hear people in a campaign, and for them: forms (as last counted), gatherings by kind, good deeds that came of its
// matters. Of the whole organisation: numbers of events, of nobody's words.
struct Ground {
  std::int64_t forms_out = 0;
  std::int64_t forms_back = 0;
  struct Held {
    std::string kind;  // gatherings::kKinds
    std::int64_t gatherings = 0;
    std::int64_t people = 0;
  };
  std::vector<Held> held;
  std::int64_t deeds = 0;
};
Result<Ground> GroundOf(db::Reader& reader, const OrgId& org, const voices::CampaignId& campaign);

// A matter that is not answered, with the reason that stands on it: what everybody is told, else why it is deferred, else the latest
// step back (returned, reopened), else the latest progress note.
struct OpenMatter {
  MatterId id;
  std::int64_t number = 0;
  std::string question;
  std::string state;
  UnitId unit;
  LocalDate due_on;
  std::optional<LocalDate>
      due_from;  // working days were counted from it; nothing: the date was chosen, or days were
  std::int64_t voices = 0;  // of this campaign
  std::optional<std::string> reason;
};
// Of the campaign `asked.campaign`, as far as asked.reader may read it, by number.
Result<std::vector<OpenMatter>> OpenMatters(db::Reader& reader, const OrgId& org,
                                            const Asked& asked);

}  // namespace huiyin::figures
