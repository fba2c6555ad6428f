#include "app/plain_html.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <boost/json.hpp>

#include "app/html_text.hpp"
#include "voices/voices.hpp"

namespace huiyin::app {
namespace {

namespace json = boost::json;

// What stands between these marks of the built page is for the other pages, which need scripts.
constexpr std::string_view kFrom = "<!--plain-->";
constexpr std::string_view kTo = "<!--/plain-->";
constexpr Phrase kSubmitTitle{"有什么想说的？", "What would you like to say?"};
constexpr Phrase kReceiptTitle{"已收到，谢谢你说出来", "Received. Thank you for speaking up"};
constexpr Phrase kFollowTitle{"查进展", "Track your voice"};

// Words in the page's language.
class Say {
 public:
  explicit Say(bool english) : english_(english) {}
  std::string_view operator()(std::string_view zh, std::string_view en) const {
    return english_ ? en : zh;
  }
  std::string_view operator()(const Phrase& phrase) const { return (*this)(phrase.zh, phrase.en); }

 private:
  bool english_;
};

std::string Checked(bool yes) { return yes ? " checked" : ""; }

std::string Option(std::string_view name, std::string_view value, std::string_view words,
                   bool checked) {
  return Join({"<label class=\"option\"><input type=\"radio\" name=\"", name, "\" value=\"", value,
               "\"", Checked(checked), "><span>", words, "</span></label>"});
}

std::string Hidden(std::string_view name, std::string_view value) {
  return Join({"<input type=\"hidden\" name=\"", name, "\" value=\"", EscapeHtml(value), "\">"});
}

std::string Field(std::string_view id, std::string_view label, std::string_view name,
                  std::string_view value, std::string_view hint = {}) {
  std::string html =
      Join({"<div><label class=\"label\" for=\"", id, "\">", label,
            "</label><input class=\"input\" id=\"", id, "\" name=\"", name,
            "\" maxlength=\"60\" autocomplete=\"off\" value=\"", EscapeHtml(value), "\""});
  if (hint.empty()) return html + "></div>";
  return Join({html, " aria-describedby=\"", id, "-hint\"><p id=\"", id,
               "-hint\" class=\"small muted hint\">", hint, "</p></div>"});
}

std::string ErrorNote(std::string_view error) {
  if (error.empty()) return {};
  return Join({"<p class=\"note red\" role=\"alert\">", EscapeHtml(error), "</p>"});
}

std::string Identity(const PlainForm& form, const Say& say) {
  std::string html = Join(
      {"<fieldset><legend>", say("用什么身份说", "How you speak"), "</legend><div class=\"two\">"});
  html += Option(
      "identity", "anonymous",
      Join({"<b>", say("匿名", "Anonymous"), "</b><span class=\"small muted\">",
            say("不问姓名，凭回执编号查进展", "No name asked. You follow it with a receipt code"),
            "</span>"}),
      !form.named);
  html += Option(
      "identity", "named",
      Join({"<b>", say("实名", "Named"), "</b><span class=\"small muted\">",
            say("办理人员可以直接联系你", "Those who handle it can contact you"), "</span>"}),
      form.named);
  html += Join({"</div><p class=\"small\"><a href=\"/privacy\">",
                say("匿名是怎么做到的", "How anonymity works"),
                "</a></p><div class=\"card stack plain-name\"><p class=\"small\">",
                say("选“实名”才填。只有办理这件事的人员看得到，不会出现在公示栏上。",
                    "Only if you chose “Named”. Only those who handle this see it. It never "
                    "appears on the board."),
                "</p>"});
  html += Field("speaker-name", say("姓名", "Name"), "speaker_name", form.name);
  html += Field("speaker-contact",
                say("联系方式（电话或微信号）", "How to reach you (phone or WeChat)"),
                "speaker_contact", form.contact);
  return html + "</div></fieldset>";
}

struct Chip {
  std::string_view key, zh, en;
};

// What is offered now; the program's own list when nobody could be asked.
std::vector<Chip> ChipsOf(const json::object& offer) {
  std::vector<Chip> chips;
  for (const json::value& each : ListOf(offer, "categories")) {
    const json::object& category = each.as_object();
    if (!FlagOf(category, "retired"))
      chips.push_back({TextOf(category, "key"), TextOf(category, "zh"), TextOf(category, "en")});
  }
  if (!chips.empty()) return chips;
  for (const voices::Choice& choice : voices::Categories())
    chips.push_back({choice.key, choice.zh, choice.en});
  return chips;
}

std::string Category(const PlainForm& form, const json::object& offer, bool english) {
  Say say(english);
  std::string html =
      Join({"<fieldset><legend>",
            say("属于哪一类（拿不准就选“不确定”）", "What it is about (“Not sure” is fine)"),
            "</legend><div class=\"chips\">"});
  auto chips = ChipsOf(offer);
  bool known =
      std::ranges::any_of(chips, [&](const Chip& chip) { return chip.key == form.category; });
  for (const Chip& chip : chips) {
    html += Option("category", chip.key, EscapeHtml(say(chip.zh, chip.en)),
                   chip.key == (known ? std::string_view(form.category) : "unsure"));
  }
  return html + "</div></fieldset>";
}

// A sentence of the organisation's own; nothing where there is none.
std::string OwnWords(const json::object& offer, std::string_view place, std::string_view css,
                     bool english) {
  auto words = TextOf(ObjectOf(ObjectOf(offer, "own_words"), place), english ? "en" : "zh");
  return words.empty() ? std::string()
                       : Join({"<p class=\"", css, "\">", EscapeHtml(words), "</p>"});
}

std::string About(const PlainForm& form, const Say& say) {
  if (form.about.empty()) return {};
  return Join({"<p class=\"note\">",
               say("你说的是公示栏上的这一件，会作为一条新的心声提交：第 ",
                   "This is about the matter on the board with this number, as a new voice: No. "),
               EscapeHtml(form.about), say(" 号", ""), "</p>", Hidden("about_matter", form.about)});
}

std::string Step(std::string_view title, std::string_view hint, bool done) {
  return Join({"<li", done ? " class=\"done\"" : "", "><b>", title, "</b><p class=\"small muted\">",
               EscapeHtml(hint), "</p></li>"});
}

std::string Card(std::string_view title, std::string_view inside) {
  return Join({"<section class=\"card stack tight\"><h2>", title, "</h2>", inside, "</section>"});
}

std::string Dated(const json::object& item, std::string_view text) {
  return Join({"<p class=\"small muted\">", EscapeHtml(TextOf(item, "on")),
               "</p><p class=\"words\">", EscapeHtml(text), "</p>"});
}

// The style sheets that the built page asks for.
std::string StylesIn(std::string_view page) {
  std::string styles;
  for (std::size_t at = page.find("<link"); at != std::string_view::npos;
       at = page.find("<link", at + 1)) {
    std::string_view tag = page.substr(at, page.find('>', at) - at + 1);
    if (tag.find("stylesheet") != std::string_view::npos) styles += tag;
  }
  return styles;
}

}  // namespace

PlainHtml::PlainHtml(std::string_view index_page) : styles_(StylesIn(index_page)) {
  std::size_t from = index_page.find(kFrom);
  std::size_t to = index_page.find(kTo);
  if (from == std::string_view::npos || to == std::string_view::npos || to < from) {
    before_ = index_page;
    return;
  }
  before_ = index_page.substr(0, from);
  after_ = index_page.substr(to + kTo.size());
}

std::string PlainHtml::Page(std::string_view path, const Phrase& title, std::string_view main,
                            bool english, Scripts scripts) const {
  Say say(english);
  std::string inside = Join(
      {"<header class=\"top\"><div class=\"inner\"><a class=\"brand\" href=\"/\">",
       say("说句心里话", "Speak up"), "</a><nav aria-label=\"", say("主要页面", "Main pages"),
       "\"><a href=\"/\">", say("说一件", "Say something"), "</a><a href=\"/r\">",
       say("查进展", "Track"), "</a><a href=\"/board\">", say("公示栏", "Board"), "</a><a href=\"",
       path, english ? "?lang=zh\" lang=\"zh-CN\">中文" : "?lang=en\" lang=\"en\">English",
       "</a></nav></div></header><main id=\"main\">", main, "</main>"});
  if (english) inside = Join({"<div lang=\"en\">", inside, "</div>"});
  if (scripts == Scripts::kYes) return Join({before_, inside, after_});
  return Join(
      {"<!doctype html><html lang=\"", english ? "en" : "zh-CN",
       "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
       "initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>",
       say(title), " · ", say("回音", "Huiyin"), "</title>", styles_,
       "</head><body><div id=\"app\">", inside, "</div></body></html>\n"});
}

std::string PlainHtml::Form(const PlainForm& form, const json::object& offer,
                            Scripts scripts) const {
  Say say(form.english);
  std::string main = Join(
      {"<form class=\"page submit plain\" method=\"post\" action=\"/\" accept-charset=\"utf-8\" "
       "autocomplete=\"off\"><h1 tabindex=\"-1\">",
       say(kSubmitTitle),
       "</h1>",
       OwnWords(offer, "greeting", "words own-greeting", form.english),
       ErrorNote(form.error),
       About(form, say),
       Identity(form, say),
       Category(form, offer, form.english),
       "<div><label class=\"label\" for=\"voice-text\">",
       say("说说具体情况", "What happened"),
       "</label><textarea class=\"input\" id=\"voice-text\" name=\"text\" "
       "aria-describedby=\"voice-text-hint\">\n",
       EscapeHtml(form.text),
       "</textarea><p id=\"voice-text-hint\" class=\"small muted\">",
       say("什么时候、在哪里、希望怎么改", "When, where, and what should change"),
       "</p></div>",
       Field("voice-place", say("在哪里（可不填）", "Where (optional)"), "place", form.place,
             say("人少的班组，写明地点可能让人猜到是谁；不写也照样办理。",
                 "In a small team a place may tell who you are; it is handled without one just the "
                 "same.")),
       Hidden("key", form.key),
       Hidden("lang", form.english ? "en" : "zh"),
       "<div class=\"send\"><button type=\"submit\" class=\"button primary wide\">",
       say("提交", "Submit"),
       "</button><p class=\"small muted row kept\">",
       "<noscript>",
       say("没有脚本时不能传照片，也不存草稿。",
           "Without scripts there are no photos and no draft."),
       "</noscript></p></div></form>"});
  return Page("/", kSubmitTitle, main, form.english, scripts);
}

std::string PlainHtml::Receipt(const json::object& receipt, const json::object& offer, bool english,
                               bool named) const {
  Say say(english);
  std::string code;
  std::string_view whole = TextOf(receipt, "receipt_code");
  while (!whole.empty()) {
    std::size_t dash = whole.find('-');
    code += Join({"<span>", EscapeHtml(whole.substr(0, dash)), "</span> "});
    whole.remove_prefix(dash == std::string_view::npos ? whole.size() : dash + 1);
  }
  std::string main = Join(
      {"<section class=\"page stack receipt\"><h1 tabindex=\"-1\">",
       say(kReceiptTitle),
       "</h1><div class=\"card\"><h2 class=\"muted code-title\">",
       say("回执编号", "Receipt code"),
       "</h2><p class=\"code\">",
       code,
       "</p><p class=\"small\">",
       named
           ? say("编号只显示这一次，请截图或抄下来。",
                 "The code is shown only once. Take a screenshot or write it down.")
           : say("编号只显示这一次。匿名提交无法找回，请截图或抄下来。",
                 "The code is shown only once and nobody can find it again for an anonymous voice. "
                 "Take a screenshot or write it down."),
       "</p>",
       OwnWords(offer, "receipt", "small words own-receipt", english),
       "</div><div class=\"card\"><h2>",
       say("接下来", "What happens next"),
       "</h2><ol class=\"timeline next\">",
       Step(say("已提交", "Submitted"), TextOf(receipt, "received_on"), true),
       Step(say("最晚受理", "Accepted by"), TextOf(receipt, "accept_due_on"), false),
       Step(say("办理并答复", "Handled and answered"),
            say("凭编号在“查进展”里看", "See “Track”, with the code"), false),
       Step(say("你来评价", "You rate it"),
            say("不满意会换人再办一次", "If you are not satisfied, somebody else handles it again"),
            false),
       "</ol></div><p><a class=\"button wide\" href=\"/r",
       english ? "?lang=en" : "",
       "\">",
       say("查进展", "Track"),
       "</a></p><p><a class=\"button wide\" href=\"/",
       english ? "?lang=en" : "",
       "\">",
       say("再说一件", "Say something else"),
       "</a></p></section>"});
  return Page("/", kReceiptTitle, main, english, Scripts::kNo);
}

std::string PlainHtml::FollowForm(std::string_view error, bool english, Scripts scripts) const {
  Say say(english);
  std::string main = Join(
      {"<form class=\"page stack plain\" method=\"post\" action=\"/r\" accept-charset=\"utf-8\" "
       "autocomplete=\"off\"><h1 tabindex=\"-1\">",
       say(kFollowTitle), "</h1>", ErrorNote(error),
       "<div><label class=\"label\" for=\"receipt-code\">", say("回执编号", "Receipt code"),
       "</label><input class=\"input code-input\" id=\"receipt-code\" name=\"code\" "
       "autocomplete=\"off\" maxlength=\"60\" aria-describedby=\"receipt-code-hint\">",
       "<p id=\"receipt-code-hint\" class=\"small muted\">",
       say("24 位字母和数字，大小写、空格、横线都不影响",
           "24 letters and digits; case, spaces and dashes do not matter"),
       "</p></div>", Hidden("lang", english ? "en" : "zh"),
       "<button type=\"submit\" class=\"button primary wide\">", say("查看", "Look up"),
       "</button></form>"});
  return Page("/r", kFollowTitle, main, english, scripts);
}

std::string PlainHtml::Voice(const json::object& voice, bool english) const {
  Say say(english);
  std::string answers;
  for (const json::value& answer : ListOf(voice, "answers")) {
    const json::object& item = answer.as_object();
    answers += Dated(item, TextOf(item, "text"));
  }
  if (answers.empty())
    answers =
        Join({"<p class=\"muted\">",
              say("还没有答复。有了答复会显示在这里。", "No answer yet. It will be shown here."),
              "</p>"});
  std::string timeline;
  for (const json::value& step : ListOf(voice, "timeline")) {
    const json::object& item = step.as_object();
    timeline += Join({"<li class=\"done\">", Dated(item, TextOf(item, "text"))});
    if (std::string_view reason = TextOf(item, "reason"); !reason.empty())
      timeline += Join({"<p class=\"words small\">", EscapeHtml(reason), "</p>"});
    timeline += "</li>";
  }
  std::string declined;
  if (std::string_view reason = TextOf(voice, "decline_reason"); !reason.empty())
    declined = Card(say("没有受理的原因", "Why it was declined"),
                    Join({"<p class=\"words\">", EscapeHtml(reason), "</p>"}));
  std::string main =
      Join({"<div class=\"page stack\"><h1 tabindex=\"-1\">", say(kFollowTitle), "</h1>",
            Card(say("你说的话", "Your words"),
                 Join({"<blockquote class=\"words\">", EscapeHtml(TextOf(voice, "text")),
                       "</blockquote><p class=\"small muted\">",
                       EscapeHtml(TextOf(voice, "received_on")), "</p>"})),
            declined, Card(say("答复", "Answers"), answers),
            Card(say("办理经过", "What has happened"),
                 Join({"<ol class=\"timeline next\">", timeline, "</ol>"})),
            "<p class=\"small muted\">",
            say("补充、评价和补照片要在能运行脚本的浏览器里，凭同一个编号。",
                "To add a note, to rate or to add photos, use the same code in a browser that runs "
                "scripts."),
            "</p><p><a class=\"button wide\" href=\"/r", english ? "?lang=en" : "", "\">",
            say("查另一个编号", "Look up another code"), "</a></p></div>"});
  return Page("/r", kFollowTitle, main, english, Scripts::kNo);
}

}  // namespace huiyin::app
