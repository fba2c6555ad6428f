#include "app/plain_board_parts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <boost/json.hpp>

#include "app/html_text.hpp"
#include "app/plain_board.hpp"

namespace huiyin::app {
namespace {

namespace json = boost::json;
using Voice = PageWords::Voice;

constexpr std::int64_t kSoonDays = 2;  // as in web/src/ui/sla.ts
constexpr std::array<std::string_view, 6> kRunning{"received",    "accepted", "decided",
                                                   "in_progress", "returned", "reopened"};
constexpr std::array<std::string_view, 4> kRatings{"satisfied", "partly", "not", "unrated"};

std::string Number(std::int64_t n) { return std::to_string(n); }

std::string_view ToneOf(std::string_view progress) {
  if (progress == "waiting") return "amber";
  if (progress == "in_progress") return "blue";
  return progress == "answered" ? "green" : "plain";
}

std::string Tag(std::string_view tone, std::string_view words) {
  return Join({"<span class=\"tag ", tone, "\">", EscapeHtml(words), "</span>"});
}

// The deadline in colour, word and number; nothing where no clock runs.
std::string SlaHtml(const Voice& say, const json::object& item, std::string_view year) {
  if (std::ranges::find(kRunning, TextOf(item, "state")) == kRunning.end()) return {};
  if (auto until = TextOf(item, "paused_until"); !until.empty())
    return Tag("plain", say.Say("sla.paused", {{"date", say.SayDay(until, year)}}));
  std::int64_t left = NumberOf(item, "working_days_left");
  auto counted = [&](std::string_view key, std::int64_t n) {
    std::string words = say.Say(key, {{"n", Number(n)}});
    return FlagOf(item, "due_is_guess") ? words + say.Say("guess.short") : words;
  };
  if (FlagOf(item, "overdue"))
    return Tag("red",
               left == 0 ? say.Say("sla.overdueToday") : counted("sla.overdue", std::abs(left)));
  if (!item.contains("working_days_left")) return {};
  if (left == 0) return Tag("amber", say.Say("sla.today"));
  return left <= kSoonDays ? Tag("amber", counted("sla.soon", left))
                           : Tag("green", counted("sla.ok", left));
}

std::string ProgressWords(const Voice& say, const json::object& item) {
  std::string_view progress = TextOf(item, "progress");
  std::string words = say.Say(Join({"progress.", progress}));
  std::int64_t percent = NumberOf(item, "percent");
  if (percent > 0 && progress == "in_progress")
    words += " " + say.Say("board.percent", {{"n", Number(percent)}});
  return words;
}

// "satisfied 3 of 5 who rated", where so many spoke that it may be shown.
std::string Satisfaction(const Voice& say, const json::object& item) {
  const json::object& r = ObjectOf(item, "ratings");
  std::int64_t rated = NumberOf(r, "satisfied") + NumberOf(r, "partly") + NumberOf(r, "not");
  if (rated == 0) return {};
  return Join({"<span class=\"small\">",
               say.Say("board.satisfiedOf",
                       {{"n", Number(NumberOf(r, "satisfied"))}, {"of", Number(rated)}}),
               "</span>"});
}

std::string Paused(const Voice& say, const json::object& item) {
  auto reason = TextOf(item, "paused_reason");
  if (reason.empty()) return {};
  return EscapeHtml(say.Say("board.pausedWhy", {{"reason", std::string(reason)}}));
}

std::string ClassWords(const Voice& say, std::string_view name) {
  if (name.empty()) return {};
  return EscapeHtml(say.Say("board.class", {{"name", std::string(name)}}));
}

std::string MeasuresCell(const Voice& say, const json::object& item) {
  std::string_view measures = TextOf(item, "measures");
  std::string html =
      Join({"<div><span class=\"words\">",
            measures.empty() ? say.Say("board.measuresNone") : EscapeHtml(measures), "</span>"});
  if (item.contains("unresolved")) {
    const json::object& why = ObjectOf(item, "unresolved");
    html +=
        Join({"<span class=\"not-resolved words\"><b>", say.Say("board.why"), "</b>",
              ClassWords(say, TextOf(why, "class")), EscapeHtml(TextOf(why, "reason")), "</span>"});
  }
  return html + "</div>";
}

std::string UnitCell(const Voice& say, const json::object& item) {
  std::string_view unit = TextOf(item, "lead_unit");
  std::string html = unit.empty() ? "–" : EscapeHtml(unit);
  if (auto track = TextOf(item, "track"); !track.empty())
    html += " · " + say.Say(Join({"track.", track}));
  return html;
}

std::string ResultCell(const Voice& say, const json::object& item) {
  std::string_view settlement = TextOf(item, "settlement");
  std::string html =
      Join({"<span class=\"cell\"><span>", say.Say(Join({"settlement.", settlement})), "</span>"});
  if (settlement == "rectified" && item.contains("outcome"))
    html += Join({"<span class=\"small muted\">",
                  say.Say(Join({"outcome.", TextOf(item, "outcome")})), "</span>"});
  return html + Satisfaction(say, item) + "</span>";
}

std::string ProgressCell(const Voice& say, const json::object& item, std::string_view year) {
  std::string paused = Paused(say, item);
  return Join({"<span class=\"cell\">",
               Tag(ToneOf(TextOf(item, "progress")), ProgressWords(say, item)),
               SlaHtml(say, item, year), paused.empty() ? "" : "<span class=\"small words\">",
               paused, paused.empty() ? "" : "</span>", "</span>"});
}

struct Column {
  std::string_view name;
  std::string_view label;
  std::string_view css;
};
constexpr std::array kColumns{
    Column{"number", "board.number", "number"}, Column{"question", "board.question", ""},
    Column{"measures", "board.measures", ""},   Column{"unit", "board.unit", "of-unit"},
    Column{"owner", "board.owner", "of-owner"}, Column{"due", "board.due", "of-due"},
    Column{"progress", "board.progress", ""},   Column{"result", "board.result", ""},
    Column{"voices", "board.voiceCount", ""},   Column{"published_on", "board.publishedOn", ""}};

const Column* Find(std::string_view name) {
  const auto* found =
      std::ranges::find_if(kColumns, [&](const Column& column) { return column.name == name; });
  return found == kColumns.end() ? nullptr : found;
}

std::string Inside(const Voice& say, const json::object& item, std::string_view column,
                   std::string_view year) {
  if (column == "number") return Number(NumberOf(item, "number"));
  if (column == "question")
    return Join({"<a href=\"/board/", Number(NumberOf(item, "number")),
                 say.english() ? "?lang=en" : "", "\" class=\"strong words\">",
                 EscapeHtml(TextOf(item, "question")), "</a>"});
  if (column == "measures") return MeasuresCell(say, item);
  if (column == "unit") return UnitCell(say, item);
  if (column == "progress") return ProgressCell(say, item, year);
  if (column == "result") return ResultCell(say, item);
  if (column == "owner") {
    auto owner = TextOf(item, "owner");
    return owner.empty() ? "–" : EscapeHtml(owner);
  }
  if (column == "due") {
    std::string day = say.SayDay(TextOf(item, "due_on"), year);
    if (!FlagOf(item, "due_is_guess")) return day;
    return Join({day, "<span class=\"small muted\">", say.Say("guess.short"), "</span>"});
  }
  if (column == "published_on") return say.SayDay(TextOf(item, "published_on"), year);
  if (!item.contains("voice_count")) return "–";
  return say.Say("board.unitVoices", {{"n", Number(NumberOf(item, "voice_count"))}});
}

std::string Section(std::string_view title, std::string_view inside) {
  return Join({"<section class=\"card stack tight\"><h2>", title, "</h2>", inside, "</section>"});
}

std::string Paragraph(std::string_view escaped) {
  return Join({"<p class=\"words\">", escaped, "</p>"});
}

std::string Fact(std::string_view label, std::string_view escaped) {
  return escaped.empty() ? std::string() : Join({"<dt>", label, "</dt><dd>", escaped, "</dd>"});
}

std::string RatingTags(const Voice& say, const json::object& ratings) {
  std::string html;
  for (std::string_view one : kRatings) {
    html += Join({"<li class=\"tag\">",
                  say.Say("board.ratingCount", {{"label", say.Say(Join({"rating.", one}))},
                                                {"n", Number(NumberOf(ratings, one))}}),
                  "</li>"});
  }
  return html;
}

std::string VoicesHtml(const Voice& say, const json::object& page, const json::object& m) {
  if (!m.contains("voice_count"))
    return Join({"<p class=\"muted\">",
                 say.Say("board.fewVoices", {{"n", Number(NumberOf(page, "fewest_people"))}}),
                 "</p>"});
  std::string html =
      Join({"<p class=\"figure number\">",
            say.Say("board.unitVoices", {{"n", Number(NumberOf(m, "voice_count"))}}), "</p>"});
  if (!m.contains("ratings")) return html;
  html += "<ul class=\"row\">" + RatingTags(say, ObjectOf(m, "ratings"));
  if (auto waiting = NumberOf(m, "waiting_count"); waiting != 0)
    html += Join({"<li class=\"tag\">",
                  say.Say("board.ratingCount",
                          {{"label", say.Say("board.waiting")}, {"n", Number(waiting)}}),
                  "</li>"});
  html += "</ul>";
  const json::object& slip = ObjectOf(m, "slip_ratings");
  bool any = std::ranges::any_of(kRatings, [&](auto one) { return NumberOf(slip, one) != 0; });
  if (any)
    html += Join({"<ul class=\"row\"><li class=\"small muted\">", say.Say("board.slipRatings"),
                  "</li>", RatingTags(say, slip), "</ul>"});
  return html;
}

std::string MatterHtml(const Voice& say, const json::object& page, const json::object& m,
                       std::string_view year) {
  std::string html =
      Join({"<header class=\"stack tight\"><p class=\"muted small\">",
            say.Say("board.matterTitle", {{"n", Number(NumberOf(m, "number"))}}), " · ",
            OrganisationHtml(say, page), "</p><h1 tabindex=\"-1\" class=\"words\">",
            EscapeHtml(TextOf(m, "question")), "</h1><p class=\"row\">",
            Tag(ToneOf(TextOf(m, "progress")), ProgressWords(say, m)), "<span class=\"tag\">",
            say.Say(Join({"settlement.", TextOf(m, "settlement")})), "</span>",
            SlaHtml(say, m, year), "</p></header>"});
  if (m.contains("unresolved")) {
    const json::object& why = ObjectOf(m, "unresolved");
    auto name = TextOf(why, "class");
    html += Section(say.Say("board.why"),
                    (name.empty() ? std::string() : "<p>" + Tag("amber", name) + "</p>") +
                        Paragraph(EscapeHtml(TextOf(why, "reason"))));
  }
  std::string_view measures = TextOf(m, "measures");
  std::string inside =
      Paragraph(measures.empty() ? say.Say("board.measuresNone") : EscapeHtml(measures));
  if (std::string paused = Paused(say, m); !paused.empty()) inside += Paragraph(paused);
  std::string due = say.SayDay(TextOf(m, "due_on"), year);
  if (FlagOf(m, "due_is_guess")) due += say.Say("guess.short");
  std::string_view outcome = TextOf(m, "outcome");
  inside += Join(
      {"<dl class=\"facts\">", Fact(say.Say("board.unit"), EscapeHtml(TextOf(m, "lead_unit"))),
       Fact(say.Say("board.owner"), EscapeHtml(TextOf(m, "owner"))),
       Fact(say.Say("board.due"), due),
       Fact(say.Say("board.outcome"),
            outcome.empty() ? std::string() : say.Say(Join({"outcome.", outcome}))),
       Fact(say.Say("board.publishedOn"), say.SayDay(TextOf(m, "published_on"), year)), "</dl>"});
  html += Section(say.Say("board.measures"), inside);
  html += Section(say.Say("board.voiceCount"), VoicesHtml(say, page, m));
  return Join({html, "<section class=\"card stack tight no-print\"><p><a class=\"button primary\" ",
               "href=\"/?about=", Number(NumberOf(m, "number")),
               say.english() ? "&amp;lang=en" : "", "\">", say.Say("board.metToo"),
               "</a></p><p class=\"small muted\">", say.Say("board.metTooHint"), "</p></section>"});
}

std::string AnswersHtml(const Voice& say, const json::object& page, std::string_view year) {
  std::string html;
  for (const json::value& each : ListOf(page, "answers")) {
    const json::object& answer = each.as_object();
    html += Section(say.Say("board.answerTitle"),
                    Join({"<p class=\"row\">",
                          Tag("green", say.Say(Join({"outcome.", TextOf(answer, "outcome")}))),
                          "<span class=\"small muted\">", say.SayDay(TextOf(answer, "on"), year),
                          "</span></p>", Paragraph(EscapeHtml(TextOf(answer, "text")))}));
  }
  std::string notes;
  for (const json::value& each : ListOf(page, "progress_notes")) {
    const json::object& note = each.as_object();
    notes +=
        Join({"<li class=\"done\"><p class=\"small muted\">", say.SayDay(TextOf(note, "on"), year),
              " · ", say.Say("board.percent", {{"n", Number(NumberOf(note, "percent"))}}), "</p>",
              Paragraph(EscapeHtml(TextOf(note, "text"))), "</li>"});
  }
  notes = notes.empty() ? Join({"<p class=\"muted\">", say.Say("board.noProgress"), "</p>"})
                        : Join({"<ol class=\"timeline next\">", notes, "</ol>"});
  return html + Section(say.Say("board.progressNotes"), notes);
}

}  // namespace

std::string OrganisationHtml(const Voice& say, const json::object& page) {
  auto own = TextOf(ObjectOf(ObjectOf(page, "own_words"), "name"), say.english() ? "en" : "zh");
  return EscapeHtml(own.empty() ? TextOf(page, "organisation") : own);
}

std::string BoardTableHtml(const Voice& say, const json::object& board, std::string_view year) {
  std::string html = Join({"<table class=\"board\"><caption class=\"hidden\">",
                           say.Say("board.table"), "</caption><thead><tr>"});
  for (const json::value& column : ListOf(board, "columns")) {
    if (const Column* known = Find(column.as_string()))
      html += Join({"<th scope=\"col\">", say.Say(known->label), "</th>"});
  }
  html += "</tr></thead><tbody>";
  for (const json::value& item : ListOf(board, "items")) {
    html += "<tr>";
    for (const json::value& column : ListOf(board, "columns")) {
      const Column* known = Find(column.as_string());
      if (known == nullptr) continue;
      html +=
          Join({"<td data-label=\"", say.Say(known->label), "\"",
                known->css.empty() ? "" : " class=\"", known->css, known->css.empty() ? ">" : "\">",
                Inside(say, item.as_object(), known->name, year), "</td>"});
    }
    html += "</tr>";
  }
  return html + "</tbody></table>";
}

std::string BoardMatterHtml(const Voice& say, const json::object& page) {
  std::string_view year = TextOf(page, "as_of").substr(0, 4);
  std::string inside;
  if (page.contains("withdrawn")) {
    const json::object& gone = ObjectOf(page, "withdrawn");
    std::string number = Number(NumberOf(gone, "number"));
    inside = Join({"<section class=\"card stack tight\"><h1 tabindex=\"-1\">",
                   say.Say("board.matterTitle", {{"n", number}}), "</h1><p class=\"strong\">",
                   say.Say("board.withdrawnLine",
                           {{"n", number}, {"date", say.SayDay(TextOf(gone, "on"), year)}}),
                   "</p>", Paragraph(EscapeHtml(TextOf(gone, "reason"))), "</section>"});
  } else if (page.contains("matter")) {
    inside = MatterHtml(say, page, ObjectOf(page, "matter"), year) + AnswersHtml(say, page, year);
  } else {
    inside = Join({"<h1 tabindex=\"-1\">", say.Say("fault.notFound"), "</h1><p>",
                   say.Say("board.wrongNumber"), "</p>"});
  }
  return Join({"<article class=\"page stack\"><p class=\"no-print\"><a href=\"/board",
               say.english() ? "?lang=en" : "", "\">", say.Say("board.back"), "</a></p>", inside,
               "</article>"});
}

}  // namespace huiyin::app
