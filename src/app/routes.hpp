// Routes: every route of the server in one table, grouped by who may call. The authorisation is read here at a glance; finer
// rights (scope, owner, stand-in) are in the operations and in the tables of transitions.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/changes_api.hpp"
#include "app/dispatch.hpp"
#include "app/operation_api.hpp"
#include "board/board_api.hpp"
#include "canned/canned_api.hpp"
#include "deadlines/deadlines_api.hpp"
#include "deeds/deeds_api.hpp"
#include "figures/figures_api.hpp"
#include "gatherings/gatherings_api.hpp"
#include "house/house_api.hpp"
#include "http/router.hpp"
#include "matters/duties_api.hpp"
#include "matters/matters_api.hpp"
#include "notices/notices_api.hpp"
#include "people/people_api.hpp"
#include "photos/photos_api.hpp"
#include "themes/themes_api.hpp"
#include "verification/verification_api.hpp"
#include "voices/campaigns_api.hpp"
#include "voices/categories_api.hpp"
#include "voices/entry_api.hpp"
#include "voices/speaker_api.hpp"
#include "voices/voices_api.hpp"

namespace huiyin::app {

struct Apis {
  people::PeopleApi* people = nullptr;
  deadlines::DeadlinesApi* deadlines = nullptr;
  voices::SpeakerApi* speaker = nullptr;
  voices::VoicesApi* voices = nullptr;
  voices::EntryApi* entry = nullptr;
  voices::CampaignsApi* campaigns = nullptr;
  matters::MattersApi* matters = nullptr;
  board::BoardApi* board = nullptr;
  notices::NoticesApi* notices = nullptr;
  gatherings::GatheringsApi* gatherings = nullptr;
  photos::PhotosApi* photos = nullptr;
  figures::FiguresApi* figures = nullptr;
  OperationApi* operation = nullptr;
  verification::VerificationApi* verification = nullptr;
  deeds::DeedsApi* deeds = nullptr;
  matters::DutiesApi* duties = nullptr;
  themes::ThemesApi* themes = nullptr;
  canned::CannedApi* canned = nullptr;
  voices::CategoriesApi* categories = nullptr;
  house::HouseApi* house = nullptr;
  ChangesApi* changes = nullptr;
};

struct RouteRow {
  http::Method method;
  std::string pattern;
  http::Access access;
  Dispatch::Limited limited;
  api::Endpoint endpoint;
  std::uint64_t body_bytes = 0;  // 0: the server's limit
  // Instead of the endpoint, for a reply that waits.
  std::function<http::Handler(Dispatch&, std::string)> make{};
};

std::vector<RouteRow> RouteTable(const Apis& apis);
void AddRoutes(http::Router& router, Dispatch& dispatch, const Apis& apis);
// The pages that also work without scripts.
void AddPlainPages(http::Router& router, Dispatch& dispatch, const Apis& apis);

}  // namespace huiyin::app
