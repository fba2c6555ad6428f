#include "board/board_api.hpp"

#include <utility>

#include <boost/json.hpp>

#include "board/board_query.hpp"
#include "board/board_search.hpp"
#include "board/prepare.hpp"
#include "http/text.hpp"

namespace huiyin::board {
namespace {

using api::Call;
using api::Plan;

constexpr std::string_view kListKey = "board?";
constexpr std::string_view kMatterKey = "matter/";
constexpr std::int64_t kMostWithdrawn = 50;  // named on a page; all are counted

Plan Reply(Page page) {
  http::Response response;
  response.prepared = std::move(page);
  return response;
}

// Numbers on the board are whole and positive; whatever else stands in the address is not there.
Result<std::int64_t> ReadNumber(const Call& call) {
  auto number = http::ParseNumber<10>(call.request().path_value("number"));
  if (!number || *number < 1 || *number > static_cast<std::uint64_t>(INT64_MAX)) return NotFound();
  return static_cast<std::int64_t>(*number);
}

Result<CountedMatter> Count(db::Reader& reader, const OrgId& org, const Figures& figures,
                            const house::BoardView& view, ListedMatter matter) {
  CountedMatter counted{std::move(matter), std::nullopt, std::nullopt};
  auto shown = figures.VoicesShown(counted.matter.counted_at, counted.matter.voices);
  if (!shown) return counted;
  counted.voices = shown;
  if (view.ratings == house::Shows::kNo) return counted;
  auto ratings = TRY(RatingsOf(reader, org, counted.matter.id));
  counted.ratings = ShowRatings(ratings, view.fewest_people);
  return counted;
}

}  // namespace

Page BoardApi::Cached(std::string_view query, const LocalDate& today) {
  auto read = ReadBoardQuery(query);
  if (!read) return nullptr;
  return cache_.Find(std::string(kListKey) + read->key, today);
}

Result<Plan> BoardApi::List(const Call& call) {
  auto query = TRY(ReadBoardQuery(call.request().query));
  auto context = call.context();
  auto wanted = cache_.Want(std::string(kListKey) + query.key, context.today);
  if (Page page = cache_.Find(wanted.key, wanted.day)) return Reply(std::move(page));
  return Plan::Read(
      [=, this, filter = std::move(query.filter)](db::Reader& reader) -> Result<Plan> {
        return Reply(TRY(cache_.Get(
            wanted, [&](auto moves) { return RenderList(reader, context, moves, filter); })));
      });
}

Result<Plan> BoardApi::Matter(const Call& call) {
  TRY(ReadNoParameters(call.request().query));
  auto number = TRY(ReadNumber(call));
  auto context = call.context();
  auto wanted = cache_.Want(std::string(kMatterKey) + std::to_string(number), context.today);
  if (Page page = cache_.Find(wanted.key, wanted.day)) return Reply(std::move(page));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    return Reply(TRY(cache_.Get(
        wanted, [&](auto moves) { return RenderMatter(reader, context, moves, number); })));
  });
}

Result<std::shared_ptr<const Figures>> BoardApi::FiguresNow(db::Reader& reader,
                                                            const journal::Context& context,
                                                            std::uint64_t moves,
                                                            const people::Directory& directory,
                                                            std::int64_t fewest) {
  auto kept = kept_.With([](const Kept& present) { return present; });
  if (kept.figures != nullptr && kept.day == context.today && kept.moves >= moves &&
      kept.fewest == fewest)
    return kept.figures;
  auto figures = std::make_shared<const Figures>(
      MakeFigures(TRY(ReadTallies(reader, context.org, context.today)), directory.units(), fewest));
  kept_.With([&](Kept& present) { present = {moves, context.today, fewest, figures}; });
  return figures;
}

Result<Page> BoardApi::RenderList(db::Reader& reader, const journal::Context& context,
                                  std::uint64_t moves, const BoardFilter& filter) {
  auto directory = TRY(directories_.Get(reader, context.org));
  auto view = TRY(house::ReadBoardView(reader, context.org));
  auto words = TRY(house::ReadOwnWords(reader, context.org));
  auto figures = TRY(FiguresNow(reader, context, moves, *directory, view.fewest_people));
  BoardPage page;
  std::vector<ListedMatter> listed;
  if (filter.words) {
    auto found = TRY(SearchPublished(reader, context.org, *directory, filter));
    listed = std::move(found.items);
    if (found.next) page.next_cursor = CursorAt(*found.next);
  } else {
    BoardFilter more = filter;
    ++more.limit;
    listed = TRY(ListPublished(reader, context.org, more));
    page.total = TRY(CountPublished(reader, context.org, filter));
    if (listed.size() > static_cast<std::size_t>(filter.limit)) {
      listed.resize(static_cast<std::size_t>(filter.limit));
      page.next_cursor = CursorAt({listed.back().published_on, listed.back().number});
    }
  }
  page.withdrawn = TRY(ListWithdrawn(reader, context.org, kMostWithdrawn));
  for (ListedMatter& matter : listed) {
    page.items.push_back(TRY(Count(reader, context.org, *figures, view, std::move(matter))));
  }
  auto rulebook = TRY(rulebooks_.Get(reader, context.org));
  Scene scene{*directory, rulebook->calendar(), context.today, context.zone, view, words};
  return Prepare(boost::json::serialize(BoardJson(scene, *figures, page)));
}

Result<Page> BoardApi::RenderMatter(db::Reader& reader, const journal::Context& context,
                                    std::uint64_t moves, std::int64_t number) {
  auto directory = TRY(directories_.Get(reader, context.org));
  auto view = TRY(house::ReadBoardView(reader, context.org));
  auto words = TRY(house::ReadOwnWords(reader, context.org));
  auto found = TRY(FindPublished(reader, context.org, number));
  auto rulebook = TRY(rulebooks_.Get(reader, context.org));
  Scene scene{*directory, rulebook->calendar(), context.today, context.zone, view, words};
  if (!found) {
    auto withdrawn = TRY(FindWithdrawn(reader, context.org, number));
    if (!withdrawn) return NotFound();
    return Prepare(boost::json::serialize(WithdrawnJson(scene, *withdrawn)));
  }
  auto figures = TRY(FiguresNow(reader, context, moves, *directory, view.fewest_people));
  auto id = found->id;
  auto counted = TRY(Count(reader, context.org, *figures, view, std::move(*found)));
  auto notes = TRY(NotesOf(reader, context.org, id));
  auto answers = TRY(AnswersOf(reader, context.org, id));
  return Prepare(boost::json::serialize(BoardMatterJson(scene, counted, notes, answers)));
}

}  // namespace huiyin::board
