#include "house/house.hpp"

#include <algorithm>
#include <tuple>

#include "api/fields.hpp"
#include "api/stale.hpp"
#include "house/house_operations.hpp"
#include "house/house_store.hpp"
#include "journal/journal.hpp"

namespace huiyin::house {
namespace {

template <class Setting>
Status MustBeAsSeen(const people::Actor& actor, const Setting& present, std::int64_t expected) {
  if (present.version == expected) return {};
  api::LastChange last{.at = present.changed_at};
  if (present.changed_by) last.by = actor.directory->PersonName(*present.changed_by);
  return api::StaleError(last);
}

// The next version of `present`, made by this request.
template <class Setting>
void Follow(const Setting& present, const journal::Context& context, Setting& next) {
  next.id = present.changed_by ? present.id : context.NewId<SettingId>();
  next.version = present.version + 1;
  next.changed_by = context.actor;
  next.changed_at = context.now;
}

auto ContentOf(const BoardView& v) {
  return std::tie(v.responsible, v.track, v.voices, v.ratings, v.published_on, v.units,
                  v.fewest_people);
}
auto ContentOf(const OwnWords& w) {
  return std::tie(w.name.zh, w.name.en, w.greeting.zh, w.greeting.en, w.receipt.zh, w.receipt.en,
                  w.board.zh, w.board.en);
}

// Line ends are fine, in a name not even these; what else is below a blank is no text.
bool IsPlain(std::string_view text, std::string_view also) {
  return std::ranges::all_of(text, [&](char c) {
    return static_cast<unsigned char>(c) >= 0x20 || also.find(c) != std::string_view::npos;
  });
}

Status CheckSentence(const std::string& field, OwnSentence& sentence, std::size_t most,
                     std::string_view also) {
  for (std::string* text : {&sentence.zh, &sentence.en}) {
    std::erase(*text, '\r');
    if (api::IsBlank(*text)) text->clear();
    if (text->size() > most)
      return Invalid(field, {"这一项太长了，请缩短", "This is too long; please shorten it"});
    if (!IsPlain(*text, also))
      return Invalid(field, {"这一项只能写文字", "Only plain text can stand here"});
  }
  if (sentence.zh.empty() != sentence.en.empty())
    return Invalid(field, {"中文和英文都要写，或者都不写",
                           "Please write it in Chinese and in English, or in neither"});
  return {};
}

}  // namespace

std::vector<std::string_view> ColumnsOf(const BoardView& view) {
  std::vector<std::string_view> columns{"number", "question", "measures", "unit"};
  if (view.responsible == Responsible::kPerson) columns.emplace_back("owner");
  columns.emplace_back("due");
  columns.emplace_back("progress");
  columns.emplace_back("result");
  if (view.voices == Shows::kYes) columns.emplace_back("voices");
  if (view.published_on == Shows::kYes) columns.emplace_back("published_on");
  return columns;
}

Status MustKeepHouse(const people::Actor& actor) {
  if (actor.Has(people::Role::kAdministrator, actor.directory->root().id)) return {};
  return Forbidden();
}

Result<SettingId> SetBoardView(db::Transaction& tx, const journal::Context& context,
                               const people::Actor& actor, BoardView view, std::int64_t expected) {
  TRY(MustKeepHouse(actor));
  if (view.fewest_people < kLeastFewest || view.fewest_people > kMostFewest)
    return Invalid("fewest_people", {"人数只能是 5 到 50：少于 5 人可能让人猜到是谁",
                                     "This can be 5 to 50: fewer than 5 people could be told "
                                     "apart"});
  auto present = TRY(ReadBoardView(tx, context.org));
  TRY(MustBeAsSeen(actor, present, expected));
  if (present.changed_by && ContentOf(present) == ContentOf(view)) return present.id;
  Follow(present, context, view);
  TRY(InsertBoardView(tx, context.org, view));
  TRY(journal::Append(tx, context,
                      {"board_view.set", view.id.uuid(), view.version, {Describe(view)}}));
  return view.id;
}

Result<SettingId> SetOwnWords(db::Transaction& tx, const journal::Context& context,
                              const people::Actor& actor, OwnWords words, std::int64_t expected) {
  TRY(MustKeepHouse(actor));
  TRY(CheckSentence("name", words.name, kNameBytes, ""));
  TRY(CheckSentence("greeting", words.greeting, kSentenceBytes, "\n"));
  TRY(CheckSentence("receipt", words.receipt, kSentenceBytes, "\n"));
  TRY(CheckSentence("board", words.board, kSentenceBytes, "\n"));
  auto present = TRY(ReadOwnWords(tx, context.org));
  TRY(MustBeAsSeen(actor, present, expected));
  if (present.changed_by && ContentOf(present) == ContentOf(words)) return present.id;
  Follow(present, context, words);
  words.k = RandomKey();
  TRY(InsertOwnWords(tx, context.org, words));
  TRY(journal::Append(tx, context,
                      {"own_words.set", words.id.uuid(), words.version, {Describe(words)}}));
  return words.id;
}

}  // namespace huiyin::house
