// The routes of the board (api/openapi.yaml, tag board): parse, find the rendered bytes or render them.
//
//   BoardApi board(directories, rulebooks, cache);
//   database.SetCommitListener([&] { cache.Moved(); });
//   routes.Add("GET /api/v1/public/board", [&](const api::Call& call) { return board.List(call); });
//   if (auto page = board.Cached(request.query, today)) respond({.prepared = page});   // the hottest call, at once
//
// A page that is there is a finished plan, made on the io thread; another one is a Plan::Read. The headline and the unit rows
// stand for the whole board, whatever the filter: figures of parts could be subtracted from one another.
// Threads: every method is safe from any thread. Ownership: directories, rulebooks and cache outlive it.
// Privacy: never reads a cookie; what is shown depends on the address alone.
#pragma once

#include <memory>
#include <string_view>

#include "api/call.hpp"
#include "base/guarded.hpp"
#include "board/board_cache.hpp"
#include "board/board_json.hpp"
#include "deadlines/deadlines.hpp"
#include "people/people.hpp"

namespace huiyin::board {

class BoardApi {
 public:
  BoardApi(people::Directories& directories, deadlines::Rulebooks& rulebooks, BoardCache& cache)
      : directories_(directories), rulebooks_(rulebooks), cache_(cache) {}

  Result<api::Plan> List(const api::Call& call);    // GET /api/v1/public/board
  Result<api::Plan> Matter(const api::Call& call);  // GET /api/v1/public/board/{number}

  // The present bytes of GET /api/v1/public/board for what stands after '?'; nothing when they have to be rendered, or the
  // query is malformed: then List says so.
  Page Cached(std::string_view query, const LocalDate& today);

 private:
  struct Kept {
    std::uint64_t moves = 0;
    LocalDate day;
    std::int64_t fewest = 0;
    std::shared_ptr<const Figures> figures;
  };

  Result<std::shared_ptr<const Figures>> FiguresNow(db::Reader& reader,
                                                    const journal::Context& context,
                                                    std::uint64_t moves,
                                                    const people::Directory& directory,
                                                    std::int64_t fewest);
  Result<Page> RenderList(db::Reader& reader, const journal::Context& context, std::uint64_t moves,
                          const BoardFilter& filter);
  Result<Page> RenderMatter(db::Reader& reader, const journal::Context& context,
                            std::uint64_t moves, std::int64_t number);

  people::Directories& directories_;
  deadlines::Rulebooks& rulebooks_;
  BoardCache& cache_;
  Guarded<Kept> kept_;  // the figures are the same for every page of a moment
};

}  // namespace huiyin::board
