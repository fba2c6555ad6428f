#include "app/routes.hpp"

#include "app/board_pages.hpp"
#include "app/pages.hpp"
#include "app/plain_pages.hpp"

namespace huiyin::app {
namespace {

// Binds a method of one of the apis.
template <class Api, class Method>
api::Endpoint On(Api* api, Method method) {
  return [api, method](const api::Call& call) { return (api->*method)(call); };
}

using enum http::Method;
using http::Access;
using Limited = Dispatch::Limited;

class Table {
 public:
  void Public(http::Method method, std::string pattern, api::Endpoint endpoint,
              Limited limited = Limited::kNo) {
    rows.push_back(
        {method, "/api/v1/public" + pattern, Access::kPublic, limited, std::move(endpoint), 0, {}});
  }
  void Private(http::Method method, std::string pattern, api::Endpoint endpoint,
               Limited limited = Limited::kNo) {
    rows.push_back({method,
                    "/api/v1/private" + pattern,
                    Access::kPrivate,
                    limited,
                    std::move(endpoint),
                    0,
                    {}});
  }
  void PrivateWaiting(std::string pattern,
                      std::function<http::Handler(Dispatch&, std::string)> make) {
    rows.push_back({kGet,
                    "/api/v1/private" + pattern,
                    Access::kPrivate,
                    Limited::kNo,
                    {},
                    0,
                    std::move(make)});
  }
  // The last route takes larger bodies than the others.
  void Takes(std::uint64_t body_bytes) { rows.back().body_bytes = body_bytes; }
  std::vector<RouteRow> rows;
};

// Anybody, with or without a receipt code. No cookie or token is read.
void AddPublic(Table& table, const Apis& a) {
  table.Public(kGet, "/health", On(a.operation, &OperationApi::Health));
  table.Public(kGet, "/intake", On(a.speaker, &voices::SpeakerApi::Intake));
  table.Public(kPost, "/voices", On(a.speaker, &voices::SpeakerApi::Submit), Limited::kYes);
  table.Public(kGet, "/voice", On(a.speaker, &voices::SpeakerApi::Follow), Limited::kYes);
  table.Public(kPost, "/voice/notes", On(a.speaker, &voices::SpeakerApi::Note), Limited::kYes);
  table.Public(kPost, "/voice/rating", On(a.speaker, &voices::SpeakerApi::Rate), Limited::kYes);
  table.Public(kGet, "/board", On(a.board, &board::BoardApi::List));
  table.Public(kGet, "/board/{number}", On(a.board, &board::BoardApi::Matter));
  table.Public(kGet, "/deeds", On(a.deeds, &deeds::DeedsApi::ListPublic));
  table.Public(kPost, "/similar", On(a.themes, &themes::ThemesApi::Similar));
}

// By the code: whoever spoke. Private: reading as the voice itself; adding only whoever entered it.
void AddPhotos(Table& table, const Apis& a) {
  using photos::PhotosApi;
  table.Public(kGet, "/voice/photos", On(a.photos, &PhotosApi::List), Limited::kYes);
  table.Public(kPut, "/voice/photos/{slot}", On(a.photos, &PhotosApi::Put), Limited::kYes);
  table.Takes(images::kUploadBytes);
  table.Public(kGet, "/voice/photos/{slot}", On(a.photos, &PhotosApi::Picture), Limited::kYes);
  table.Public(kGet, "/voice/photos/{slot}/thumb", On(a.photos, &PhotosApi::Thumb), Limited::kYes);
  table.Private(kGet, "/photos", On(a.photos, &PhotosApi::ListForStaff));
  table.Private(kPut, "/voices/{id}/photos/{slot}", On(a.photos, &PhotosApi::PutEntered));
  table.Takes(images::kUploadBytes);
  table.Private(kGet, "/voices/{id}/photos/{slot}", On(a.photos, &PhotosApi::PictureForStaff));
  table.Private(kGet, "/voices/{id}/photos/{slot}/thumb", On(a.photos, &PhotosApi::ThumbForStaff));
}

// Anybody who is signed in (and signing in itself).
void AddSignedIn(Table& table, const Apis& a) {
  table.Private(kPost, "/session", On(a.people, &people::PeopleApi::SignIn), Limited::kYes);
  table.Private(kGet, "/session", On(a.people, &people::PeopleApi::GetSession));
  table.Private(kDelete, "/session", On(a.people, &people::PeopleApi::SignOut));
  table.Private(kDelete, "/sessions", On(a.people, &people::PeopleApi::SignOutEverywhere));
  table.Private(kPost, "/persons/{id}/password", On(a.people, &people::PeopleApi::SetPassword));
  table.PrivateWaiting("/changes", [changes = a.changes](Dispatch& dispatch, std::string route) {
    return changes->MakeHandler(dispatch, std::move(route));
  });
  table.Private(kGet, "/my/voices", On(a.voices, &voices::VoicesApi::ListMine));
  table.Private(kPost, "/voices", On(a.voices, &voices::VoicesApi::SubmitNamed));
  table.Private(kGet, "/summary", On(a.matters, &matters::MattersApi::Summary));
  table.Private(kGet, "/reminders", On(a.matters, &matters::MattersApi::Reminders));
  table.Private(kGet, "/notices", On(a.notices, &notices::NoticesApi::List));
  table.Private(kPut, "/notices/seen", On(a.notices, &notices::NoticesApi::MarkSeen));
  table.Private(kGet, "/campaigns", On(a.campaigns, &voices::CampaignsApi::List));
  table.Private(kGet, "/campaigns/{id}", On(a.campaigns, &voices::CampaignsApi::Get));
  table.Private(kGet, "/units", On(a.people, &people::PeopleApi::ListUnits));
  table.Private(kGet, "/calendar-years", On(a.deadlines, &deadlines::DeadlinesApi::ListYears));
  table.Private(kGet, "/deadline-rules", On(a.deadlines, &deadlines::DeadlinesApi::ListRules));
  table.Private(kGet, "/persons", On(a.people, &people::PeopleApi::ListPersons));
  // By themselves, the head of their unit or above, or their administrator.
  table.Private(kPost, "/persons/{id}/absences", On(a.people, &people::PeopleApi::MarkAway));
  table.Private(kDelete, "/persons/{id}/absences/{absence_id}",
                On(a.people, &people::PeopleApi::MarkBack));
}

// Coordinator of the voice's unit or above; reading also leader, observer, and whoever handles a matter that holds the voice.
void AddVoices(Table& table, const Apis& a) {
  table.Private(kGet, "/voices", On(a.voices, &voices::VoicesApi::List));
  table.Private(kGet, "/voices/{id}", On(a.voices, &voices::VoicesApi::Get));
  table.Private(kGet, "/suggestions", On(a.themes, &themes::ThemesApi::ForTriage));
  table.Private(kPost, "/voices/{id}/accept", On(a.voices, &voices::VoicesApi::Accept));
  table.Private(kPost, "/voices/{id}/decline", On(a.voices, &voices::VoicesApi::Decline));
  table.Private(kPost, "/voices/{id}/review", On(a.voices, &voices::VoicesApi::Review));
  table.Private(kPost, "/voices/{id}/answer", On(a.voices, &voices::VoicesApi::Answer));
  table.Private(kPost, "/voices/{id}/handover", On(a.voices, &voices::VoicesApi::HandOver));
  table.Private(kPost, "/voices/{id}/handover/accept",
                On(a.voices, &voices::VoicesApi::AcceptHandover));
  table.Private(kPost, "/voices/{id}/handover/refuse",
                On(a.voices, &voices::VoicesApi::RefuseHandover));
  table.Private(kPost, "/voices/{id}/handover/withdraw",
                On(a.voices, &voices::VoicesApi::WithdrawHandover));
}

// Clerk or coordinator over the unit writes in what others said; a coordinator or administrator keeps the campaigns.
void AddEntry(Table& table, const Apis& a) {
  using voices::CampaignsApi;
  using voices::EntryApi;
  table.Private(kPost, "/entries", On(a.entry, &EntryApi::Enter));
  table.Private(kPost, "/slips", On(a.entry, &EntryApi::PrintSlips));
  table.Private(kPost, "/voices/{id}/corrections", On(a.entry, &EntryApi::Correct));
  table.Private(kPost, "/campaigns", On(a.campaigns, &CampaignsApi::Create));
  table.Private(kPatch, "/campaigns/{id}", On(a.campaigns, &CampaignsApi::Change));
  table.Private(kPost, "/campaigns/{id}/forms", On(a.campaigns, &CampaignsApi::CountForms));
}

// By role and state: matters/matter.hpp, kMatterTransitions.
void AddMatters(Table& table, const Apis& a) {
  using matters::MattersApi;
  table.Private(kGet, "/matters", On(a.matters, &MattersApi::List));
  table.Private(kPost, "/matters", On(a.matters, &MattersApi::Create));
  table.Private(kGet, "/matters/most-voiced", On(a.matters, &MattersApi::MostVoiced));
  table.Private(kGet, "/matters/{id}", On(a.matters, &MattersApi::Get));
  table.Private(kPost, "/matters/{id}/accept", On(a.matters, &MattersApi::Accept));
  table.Private(kPost, "/matters/{id}/links", On(a.matters, &MattersApi::Link));
  table.Private(kPost, "/matters/{id}/unlink", On(a.matters, &MattersApi::Unlink));
  table.Private(kPost, "/matters/{id}/move", On(a.matters, &MattersApi::Move));
  table.Private(kPost, "/matters/{id}/decision", On(a.matters, &MattersApi::Decide));
  table.Private(kPost, "/matters/{id}/return", On(a.matters, &MattersApi::Return));
  table.Private(kPost, "/matters/{id}/progress", On(a.matters, &MattersApi::Progress));
  table.Private(kPost, "/matters/{id}/answer", On(a.matters, &MattersApi::Answer));
  table.Private(kPost, "/matters/{id}/verification", On(a.matters, &MattersApi::Verify));
  table.Private(kPost, "/matters/{id}/close", On(a.matters, &MattersApi::Close));
  table.Private(kPost, "/matters/{id}/dissolve", On(a.matters, &MattersApi::Dissolve));
  table.Private(kPost, "/matters/{id}/reopen", On(a.matters, &MattersApi::Reopen));
  table.Private(kPost, "/matters/{id}/publication", On(a.matters, &MattersApi::Publish));
  table.Private(kPost, "/matters/{id}/withdrawal", On(a.matters, &MattersApi::Withdraw));
  table.Private(kPost, "/matters/{id}/extension", On(a.matters, &MattersApi::Extend));
  table.Private(kPost, "/matters/{id}/pause", On(a.matters, &MattersApi::Pause));
  table.Private(kPost, "/matters/{id}/resumption", On(a.matters, &MattersApi::Resume));
}

// Recording: a clerk, coordinator or leader over the unit. Changing: whoever recorded it, or a coordinator. Reading: who hears.
void AddGatherings(Table& table, const Apis& a) {
  using gatherings::GatheringsApi;
  table.Private(kGet, "/gatherings", On(a.gatherings, &GatheringsApi::List));
  table.Private(kPost, "/gatherings", On(a.gatherings, &GatheringsApi::Record));
  table.Private(kPatch, "/gatherings/{id}", On(a.gatherings, &GatheringsApi::Change));
  table.Private(kPost, "/gatherings/{id}/cancel", On(a.gatherings, &GatheringsApi::Cancel));
}

// What everybody reads: coordinator over the matter's unit; why it is not resolved also leader. Good deeds: clerk or coordinator
// over the unit. Calls: coordinator or leader over the voice's unit who neither answered nor handles it.
void AddPublication(Table& table, const Apis& a) {
  using deeds::DeedsApi;
  using matters::MattersApi;
  using verification::VerificationApi;
  table.Private(kGet, "/matters/{id}/publication/preview", On(a.matters, &MattersApi::Preview));
  table.Private(kPost, "/matters/{id}/publication/preview",
                On(a.matters, &MattersApi::CheckWording));
  table.Private(kPost, "/matters/{id}/unresolved", On(a.matters, &MattersApi::Unresolved));
  table.Private(kGet, "/matters/{id}/rounds", On(a.verification, &VerificationApi::Matter));
  table.Private(kGet, "/voices/{id}/verification", On(a.verification, &VerificationApi::Voice));
  table.Private(kPost, "/voices/{id}/callbacks", On(a.verification, &VerificationApi::Record));
  table.Private(kGet, "/verifications/due", On(a.verification, &VerificationApi::Due));
  table.Private(kGet, "/deeds", On(a.deeds, &DeedsApi::List));
  table.Private(kPost, "/deeds", On(a.deeds, &DeedsApi::Enter));
  table.Private(kPost, "/deeds/check", On(a.deeds, &DeedsApi::Check));
  table.Private(kGet, "/deeds/{id}", On(a.deeds, &DeedsApi::Get));
  table.Private(kPatch, "/deeds/{id}", On(a.deeds, &DeedsApi::Change));
}

// Whoever hears for a unit: over that unit and below it.
void AddFigures(Table& table, const Apis& a) {
  using figures::FiguresApi;
  table.Private(kGet, "/figures", On(a.figures, &FiguresApi::Table));
  table.Private(kGet, "/figures/csv", On(a.figures, &FiguresApi::TableAsCsv));
  table.Private(kGet, "/figures/rows", On(a.figures, &FiguresApi::Rows));
  table.Private(kGet, "/campaigns/{id}/brief", On(a.figures, &FiguresApi::CampaignBrief));
}

// Who may: matters/duties.hpp.
void AddDuties(Table& table, const Apis& a) {
  using matters::DutiesApi;
  table.Private(kPost, "/matters/{id}/handover", On(a.duties, &DutiesApi::HandOver));
  table.Private(kPost, "/matters/{id}/handover/accept", On(a.duties, &DutiesApi::AcceptHandover));
  table.Private(kPost, "/matters/{id}/handover/refuse", On(a.duties, &DutiesApi::RefuseHandover));
  table.Private(kPost, "/matters/{id}/handover/withdraw",
                On(a.duties, &DutiesApi::WithdrawHandover));
  table.Private(kPost, "/matters/{id}/escalation", On(a.duties, &DutiesApi::Escalate));
  table.Private(kPost, "/matters/{id}/parent", On(a.duties, &DutiesApi::AskParent));
  table.Private(kPost, "/matters/{id}/parent/{seq}/reply",
                On(a.duties, &DutiesApi::RecordParentReply));
  table.Private(kPost, "/matters/{id}/measures", On(a.duties, &DutiesApi::AddMeasure));
  table.Private(kPost, "/matters/{id}/measures/{seq}/change",
                On(a.duties, &DutiesApi::ChangeMeasure));
  table.Private(kPost, "/matters/{id}/measures/{seq}/done",
                On(a.duties, &DutiesApi::FinishMeasure));
  table.Private(kPost, "/matters/{id}/measures/{seq}/reopen",
                On(a.duties, &DutiesApi::ReopenMeasure));
  table.Private(kPost, "/matters/{id}/measures/{seq}/drop", On(a.duties, &DutiesApi::DropMeasure));
  table.Private(kPost, "/matters/{id}/parts/{unit_id}", On(a.duties, &DutiesApi::ReplyPart));
  table.Private(kPost, "/matters/{id}/track", On(a.duties, &DutiesApi::SetTrack));
}

// Read by whoever writes to speakers; kept by the administrator of the whole organisation.
void AddCanned(Table& table, const Apis& a) {
  using canned::CannedApi;
  table.Private(kGet, "/canned-texts", On(a.canned, &CannedApi::List));
  table.Private(kPost, "/canned-texts", On(a.canned, &CannedApi::Add));
  table.Private(kPatch, "/canned-texts/{id}", On(a.canned, &CannedApi::Change));
}

// The administrator of the whole organisation: what the pages for everybody offer and show.
void AddHouse(Table& table, const Apis& a) {
  using house::HouseApi;
  using voices::CategoriesApi;
  table.Private(kGet, "/categories", On(a.categories, &CategoriesApi::List));
  table.Private(kPut, "/categories", On(a.categories, &CategoriesApi::Set));
  table.Private(kGet, "/board-view", On(a.house, &HouseApi::GetBoardView));
  table.Private(kPut, "/board-view", On(a.house, &HouseApi::SetBoardView));
  table.Private(kGet, "/own-words", On(a.house, &HouseApi::GetOwnWords));
  table.Private(kPut, "/own-words", On(a.house, &HouseApi::SetOwnWords));
}

// Administrator over the unit; the journal also observers over everything.
void AddAdministration(Table& table, const Apis& a) {
  using deadlines::DeadlinesApi;
  using people::PeopleApi;
  table.Private(kPost, "/units", On(a.people, &PeopleApi::CreateUnit));
  table.Private(kPatch, "/units/{id}", On(a.people, &PeopleApi::ChangeUnit));
  table.Private(kPost, "/persons", On(a.people, &PeopleApi::CreatePerson));
  table.Private(kPatch, "/persons/{id}", On(a.people, &PeopleApi::ChangePerson));
  table.Private(kPost, "/persons/{id}/roles", On(a.people, &PeopleApi::GrantRole));
  table.Private(kDelete, "/persons/{id}/roles/{grant_id}", On(a.people, &PeopleApi::RevokeRole));
  table.Private(kPut, "/calendar-years/{year}", On(a.deadlines, &DeadlinesApi::SetYear));
  table.Private(kPut, "/deadline-rules/{name}", On(a.deadlines, &DeadlinesApi::SetRule));
  table.Private(kGet, "/journal", On(a.operation, &OperationApi::ReadJournal));
  // Only on a server started with --test-clock; elsewhere it answers 404.
  table.Private(kPut, "/test/clock", On(a.operation, &OperationApi::SetTestClock));
}

}  // namespace

std::vector<RouteRow> RouteTable(const Apis& apis) {
  Table table;
  AddPublic(table, apis);
  AddPhotos(table, apis);
  AddSignedIn(table, apis);
  AddVoices(table, apis);
  AddEntry(table, apis);
  AddMatters(table, apis);
  AddGatherings(table, apis);
  AddPublication(table, apis);
  AddFigures(table, apis);
  AddDuties(table, apis);
  AddCanned(table, apis);
  AddHouse(table, apis);
  AddAdministration(table, apis);
  return std::move(table.rows);
}

void AddRoutes(http::Router& router, Dispatch& dispatch, const Apis& apis) {
  for (RouteRow& row : RouteTable(apis)) {
    std::string name = std::string(http::ToString(row.method)) + " " + row.pattern;
    http::Handler handler =
        row.make ? row.make(dispatch, std::move(name))
                 : dispatch.Wrap(std::move(name), std::move(row.endpoint), row.limited);
    router.Add({row.method, row.pattern, row.access, std::move(handler), row.body_bytes});
  }
}

void AddPlainPages(http::Router& router, Dispatch& dispatch, const Apis& apis) {
  using voices::SpeakerApi;
  std::string_view index_page = BuiltPage("/index.html");
  PlainPages(index_page,
             dispatch.Wrap("POST /api/v1/public/voices", On(apis.speaker, &SpeakerApi::Submit),
                           Limited::kYes),
             dispatch.Wrap("GET /api/v1/public/voice", On(apis.speaker, &SpeakerApi::Follow),
                           Limited::kYes),
             dispatch.Wrap("GET /", On(apis.speaker, &SpeakerApi::Offer), Limited::kNo))
      .AddTo(router);
  BoardPages(
      BuiltPage("/board.html"), index_page, BuiltPage("/board_words.json"),
      dispatch.Wrap("GET /board", On(apis.board, &board::BoardApi::List), Limited::kNo),
      dispatch.Wrap("GET /board/{number}", On(apis.board, &board::BoardApi::Matter), Limited::kNo))
      .AddTo(router);
}

}  // namespace huiyin::app
