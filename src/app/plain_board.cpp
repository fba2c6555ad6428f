#include "app/plain_board.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include <boost/json.hpp>

#include "app/html_text.hpp"
#include "app/plain_board_parts.hpp"

namespace huiyin::app {
namespace {

namespace json = boost::json;
using Voice = PageWords::Voice;

constexpr std::array<std::string_view, 4> kProgress{"waiting", "in_progress", "answered", "closed"};
constexpr std::array<std::string_view, 4> kStandings{"not_resolved", "unresolved", "explained",
                                                     "rectified"};

constexpr std::int64_t kPage = 50;  // as in web/src/board/BoardPage.vue

std::string Number(std::int64_t n) { return std::to_string(n); }

std::string Encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 c == '-' || c == '_' || c == '.';
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out;
}

void Add(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += Join({query.empty() ? "" : "&", name, "=", Encoded(value)});
}

std::string Option(std::string_view value, std::string_view words, std::string_view chosen) {
  return Join({"<option value=\"", EscapeHtml(value), "\"", value == chosen ? " selected" : "", ">",
               EscapeHtml(words), "</option>"});
}

std::string Card(std::string_view label, std::string_view value, std::string_view note) {
  return Join({"<li class=\"card\"><p class=\"small muted\">", label,
               "</p><p class=\"figure number\">", value, "</p><p class=\"small muted\">", note,
               "</p></li>"});
}

std::string HeadlineHtml(const Voice& say, const json::object& h) {
  auto n = [&](std::string_view name) { return Number(NumberOf(h, name)); };
  auto voices = [&](std::string_view name) {
    return say.Say("board.unitVoices", {{"n", n(name)}});
  };
  std::int64_t rated = NumberOf(h, "satisfied") + NumberOf(h, "partly") + NumberOf(h, "not");
  std::int64_t due = NumberOf(h, "matters_due");
  std::int64_t on_time = NumberOf(h, "matters_on_time");
  const json::object& by = ObjectOf(h, "slip_ratings");
  auto s = [&](std::string_view name) { return Number(NumberOf(by, name)); };
  std::string note =
      say.Say("board.satisfactionNote",
              {{"partly", n("partly")}, {"not", n("not")}, {"unrated", n("unrated")}});
  if (NumberOf(by, "satisfied") + NumberOf(by, "partly") + NumberOf(by, "not") +
          NumberOf(by, "unrated") !=
      0) {
    note += say.Say("board.slipNote", {{"satisfied", s("satisfied")},
                                       {"partly", s("partly")},
                                       {"not", s("not")},
                                       {"unrated", s("unrated")}});
  }
  std::string share =
      due == 0 ? std::string("–")
               : say.Say("board.percent", {{"n", Number((200 * on_time + due) / (2 * due))}});
  return Join({"<ul class=\"headline no-print\">",
               Card(say.Say("board.received"), voices("received"),
                    say.Say("board.declinedNote", {{"n", n("declined")}})),
               Card(say.Say("board.answered"), voices("answered"),
                    say.Say("board.waiting") + " " + voices("waiting")),
               Card(say.Say("board.satisfaction"),
                    rated == 0 ? std::string("–") : n("satisfied") + "/" + Number(rated), note),
               Card(say.Say("board.onTime"), share,
                    Join({say.Say("board.mattersNote", {{"n", n("matters")}}), " · ",
                          Number(on_time), "/", Number(due)})),
               "</ul>"});
}

std::string StandingHtml(const Voice& say, const json::object& h) {
  auto link = [&](std::string_view href, std::string_view words, std::string_view count) {
    return Join(
        {"<a href=\"", href, "\">", say.Say(words, {{"n", Number(NumberOf(h, count))}}), "</a>"});
  };
  return Join({"<p class=\"row small board-standing no-print\">",
               link("/board?standing=rectified", "board.rectified", "matters_rectified"),
               link("/board?standing=explained", "board.explained", "matters_explained"),
               link("/board?standing=unresolved", "board.unresolved", "matters_unresolved"),
               link("/deeds", "board.goodDeeds", "good_deeds"), "</p>"});
}

template <std::size_t Size>
std::string Choice(const Voice& say, std::string_view name, std::string_view label,
                   std::string_view all, const std::array<std::string_view, Size>& values,
                   std::string_view chosen) {
  std::string html = Join({"<select class=\"input\" name=\"", name, "\" aria-label=\"",
                           say.Say(label), "\">", Option("", say.Say(all), chosen)});
  for (std::string_view value : values)
    html += Option(value, say.Say(Join({name, ".", value})), chosen);
  return html + "</select>";
}

// Works by itself: a form that asks for the same page.
std::string FiltersHtml(const Voice& say, const json::object& board, const BoardAddress& at) {
  std::string units;
  for (const json::value& row : ListOf(board, "units")) {
    const json::object& unit = row.as_object();
    if (!TextOf(unit, "unit_id").empty())
      units += Option(TextOf(unit, "unit_id"), TextOf(unit, "unit"), at.unit);
  }
  if (!ListOf(board, "units").empty()) {
    units = Join({"<select class=\"input\" name=\"unit\" aria-label=\"", say.Say("board.unit"),
                  "\">", Option("", say.Say("board.allUnits"), at.unit), units, "</select>"});
  }
  return Join(
      {"<form class=\"row filters no-print\" role=\"search\" method=\"get\" action=\"/board\">",
       "<input class=\"input search\" type=\"search\" name=\"q\" maxlength=\"60\" value=\"",
       EscapeHtml(at.words), "\" aria-label=\"", say.Say("board.search"), "\" placeholder=\"",
       say.Say("board.search"), "\"><button type=\"submit\" class=\"button\">",
       say.Say("board.searchGo"), "</button>", units,
       Choice(say, "progress", "board.progress", "board.allProgress", kProgress, at.progress),
       Choice(say, "standing", "board.standing", "board.allStandings", kStandings, at.standing),
       say.english() ? "<input type=\"hidden\" name=\"lang\" value=\"en\">" : "", "</form>"});
}

std::string TabsHtml(const Voice& say) {
  return Join({"<nav class=\"row board-tabs no-print\" aria-label=\"", say.Say("board.tabs"),
               "\"><a class=\"button\" href=\"/board\" aria-current=\"page\">",
               say.Say("board.tabMatters"), "</a><a class=\"button\" href=\"/deeds\">",
               say.Say("deeds.title"), "</a></nav>"});
}

// How many are shown of how many; nothing where there are none.
std::string ShownHtml(const Voice& say, const json::object& board, const BoardAddress& at) {
  std::string shown = Number(static_cast<std::int64_t>(ListOf(board, "items").size()));
  if (!at.cursor.empty())
    return Join({"<p class=\"no-print\"><a class=\"button\" href=\"/board",
                 say.english() ? "?lang=en" : "", "\">", say.Say("board.first"), "</a></p>"});
  if (shown == "0") return {};
  std::string total = board.contains("total") ? Number(NumberOf(board, "total")) : shown;
  bool some = !board.contains("total") && !TextOf(board, "next_cursor").empty();
  return Join({"<p class=\"small muted no-print\">",
               some ? say.Say("board.foundSome", {{"shown", shown}})
                    : say.Say("board.shown", {{"total", total}, {"shown", shown}}),
               "</p>"});
}

std::string EmptyHtml(const Voice& say, const BoardAddress& at) {
  bool filtered =
      !(at.words.empty() && at.unit.empty() && at.progress.empty() && at.standing.empty());
  if (filtered)
    return Join({"<div class=\"card stack tight\"><p>", say.Say("board.none"),
                 "</p><p><a class=\"button\" href=\"/board\">", say.Say("board.clear"),
                 "</a></p></div>"});
  return Join({"<div class=\"card stack tight\"><p class=\"strong\">", say.Say("board.empty"),
               "</p><p class=\"muted\">", say.Say("board.emptyHint"),
               "</p><p><a class=\"button\" href=\"/\">", say.Say("board.emptyAction"),
               "</a></p></div>"});
}

std::string UnitsHtml(const Voice& say, const json::object& board) {
  if (ListOf(board, "units").empty()) return {};
  std::string html = Join({"<section class=\"stack tight no-print\"><h2>", say.Say("board.byUnit"),
                           "</h2><div class=\"card units\"><table><thead><tr>"});
  for (std::string_view head : {"board.unit", "board.unitCount", "board.unitAnswered",
                                "board.unitOverdue", "board.unitVoiceCount"})
    html += Join({"<th scope=\"col\">", say.Say(head), "</th>"});
  html += "</tr></thead><tbody>";
  for (const json::value& each : ListOf(board, "units")) {
    const json::object& row = each.as_object();
    std::int64_t overdue = NumberOf(row, "overdue");
    html += Join({"<tr><th scope=\"row\">", EscapeHtml(TextOf(row, "unit")), "</th><td>",
                  Number(NumberOf(row, "matters")), "</td><td>", Number(NumberOf(row, "answered")),
                  "</td><td>", overdue == 0 ? "" : "<span class=\"tag red\">", Number(overdue),
                  overdue == 0 ? "" : "</span>", "</td><td>", Number(NumberOf(row, "voices")),
                  "</td></tr>"});
  }
  return Join({html, "</tbody></table></div><p class=\"small muted\">",
               say.Say("board.unitSmall", {{"n", Number(NumberOf(board, "fewest_people"))}}),
               "</p></section>"});
}

std::string WithdrawnHtml(const Voice& say, const json::object& board, std::string_view year) {
  if (ListOf(board, "withdrawn").empty()) return {};
  std::string html =
      Join({"<section class=\"stack tight board-withdrawn\"><h2>",
            say.Say("board.withdrawn",
                    {{"n", Number(NumberOf(ObjectOf(board, "headline"), "withdrawn"))}}),
            "</h2><ul class=\"card stack tight\">"});
  for (const json::value& each : ListOf(board, "withdrawn")) {
    const json::object& one = each.as_object();
    html +=
        Join({"<li><span class=\"strong\">",
              say.Say("board.withdrawnLine", {{"n", Number(NumberOf(one, "number"))},
                                              {"date", say.SayDay(TextOf(one, "on"), year)}}),
              "</span> <span class=\"words\">", EscapeHtml(TextOf(one, "reason")), "</span></li>"});
  }
  return html + "</ul></section>";
}

std::string FootHtml(const Voice& say, const json::object& board) {
  const json::object& own = ObjectOf(board, "own_words");
  std::string_view lang = say.english() ? "en" : "zh";
  std::string html;
  if (auto words = TextOf(ObjectOf(own, "board"), lang); !words.empty())
    html = Join({"<p class=\"words own-board\">", EscapeHtml(words), "</p>"});
  return Join({html, "<p class=\"paper-foot\"><span>",
               EscapeHtml(say.Say("board.sealOf",
                                  {{"name", std::string(TextOf(ObjectOf(own, "name"), lang))}})),
               "</span><span>", say.Say("board.preparedBy"), "</span><span>",
               say.Say("board.checkedBy"), "</span><span>",
               say.Say("board.preparedOn", {{"date", say.SayDay(TextOf(board, "as_of"))}}),
               "</span></p>"});
}

}  // namespace

std::string BoardAddress::Query(std::string_view next_cursor, bool english) const {
  std::string query;
  Add(query, "q", words);
  Add(query, "unit", unit);
  Add(query, "progress", progress);
  Add(query, "standing", standing);
  Add(query, "cursor", next_cursor);
  if (english) Add(query, "lang", "en");
  return query.empty() ? query : "?" + query;
}

std::string BoardAddress::ApiQuery() const {
  auto known = [](const auto& values, const std::string& value) {
    return std::ranges::find(values, value) != values.end() ? value : std::string();
  };
  std::string query;
  Add(query, "q", words);
  Add(query, "unit_id", unit);
  Add(query, "progress", known(kProgress, progress));
  Add(query, "standing", known(kStandings, standing));
  Add(query, "cursor", cursor);
  Add(query, "limit", Number(kPage));
  return query;
}

std::string BoardHtml(const Voice& say, const json::object& board, const BoardAddress& at) {
  std::string_view year = TextOf(board, "as_of").substr(0, 4);
  const json::object& headline = ObjectOf(board, "headline");
  std::string more;
  if (auto next = TextOf(board, "next_cursor"); !next.empty()) {
    auto shown = static_cast<std::int64_t>(ListOf(board, "items").size());
    std::int64_t left = NumberOf(board, "total") - shown;
    bool counted = board.contains("total") && at.cursor.empty();
    more =
        Join({"<p class=\"no-print\"><a class=\"button\" href=\"/board",
              EscapeHtml(at.Query(next, say.english())), "\">",
              say.Say("action.more",
                      {{"n", Number(counted ? std::clamp<std::int64_t>(left, 1, kPage) : kPage)}}),
              "</a></p>"});
  }
  return Join(
      {"<div class=\"page wide stack board-page\"><header class=\"board-head\"><h1 "
       "tabindex=\"-1\">",
       say.Say("board.title"), "</h1><p class=\"muted\">", OrganisationHtml(say, board), " · ",
       say.Say("board.asOf", {{"date", say.SayDay(TextOf(board, "as_of"))}}), "</p></header>",
       TabsHtml(say), HeadlineHtml(say, headline), StandingHtml(say, headline),
       FiltersHtml(say, board, at), ShownHtml(say, board, at),
       ListOf(board, "items").empty() ? EmptyHtml(say, at) : BoardTableHtml(say, board, year), more,
       WithdrawnHtml(say, board, year), UnitsHtml(say, board), FootHtml(say, board), "</div>"});
}

std::string BoardData(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (char c : json) {
    if (c == '<') {
      safe += "\\u003c";  // no "</script>" inside
    } else {
      safe += c;
    }
  }
  return Join({"<script type=\"application/json\" class=\"board-data\">", safe, "</script>"});
}

}  // namespace huiyin::app
