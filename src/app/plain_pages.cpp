#include "app/plain_pages.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <boost/json.hpp>

#include "app/html_text.hpp"
#include "app/plain_html.hpp"
#include "http/gzip.hpp"
#include "http/text.hpp"
#include "keys/keys.hpp"

namespace huiyin::app {

struct PlainPages::Shared {
  PlainHtml html;
  http::Handler submit;
  http::Handler follow;
  http::Handler offer;
};

namespace {

namespace json = boost::json;
using http::Request;
using http::Responder;
using http::Response;

constexpr std::size_t kKeyBytes = 20;
constexpr std::size_t kNumberDigits = 10;
constexpr Phrase kNothingSaid{"请写下想说的话", "Please write what you want to say"};
constexpr Phrase kNoName{"请写下姓名，或改选匿名", "Please give your name, or choose anonymous"};
constexpr Phrase kUnreadable{"浏览器送来的内容读不出来，请再试一次",
                             "What the browser sent cannot be read; please try again"};
constexpr Phrase kSpent{
    "上一次的内容可能已经提交过。确实要再交一份，请再点一次“提交”",
    "That may have been submitted already. To send another, press Submit again"};
constexpr Phrase kNotFound{
    "没有查到。请核对编号，字母 O 和数字 0 容易看错",
    "Nothing was found. Please check the code; the letter O and the digit 0 look alike"};
constexpr Phrase kFailed{"没有成功，内容还在。请过一会儿再试",
                         "That did not work; your text is kept. Please try again in a while"};

std::string NewKey() {
  std::array<std::uint8_t, kKeyBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return ToHex(bytes);
}

std::string_view In(bool english, const Phrase& phrase) { return english ? phrase.en : phrase.zh; }

// A page that is the same for everybody but for its key: packed, since it is what a slow phone waits for first.
Response Packed(std::string body) {
  auto page = std::make_shared<http::Prepared>();
  page->content_type = "text/html; charset=utf-8";
  page->cache_control = "no-store";
  page->gzip = http::Gzip(body);
  page->body = std::move(body);
  Response response;
  response.prepared = std::move(page);
  return response;
}

// A field of an urlencoded form, its lines ended as in the browser's own text; nothing when it is absent or cannot be read.
std::optional<std::string> FieldOf(const Request& request, std::string_view name) {
  std::string_view rest = request.body;
  while (!rest.empty()) {
    std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.substr(0, pair.find('=')) != name || pair.size() == name.size()) continue;
    auto value = http::PercentDecode(pair.substr(name.size() + 1), http::PlusMeans::kSpace);
    if (!value || !http::IsUtf8(*value)) return std::nullopt;
    std::erase(*value, '\r');
    return value;
  }
  return std::nullopt;
}

std::string Value(const Request& request, std::string_view name) {
  return FieldOf(request, name).value_or(std::string());
}

bool IsForm(const Request& request) {
  std::string_view type = request.header("Content-Type");
  return http::EqualsNoCase(http::TrimSpace(type.substr(0, type.find(';'))),
                            "application/x-www-form-urlencoded");
}

// A matter's number from the address or the form; anything else counts as none.
std::string NumberIn(std::string_view text) {
  bool digits = !text.empty() && text.size() <= kNumberDigits &&
                std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::string(text) : std::string();
}

bool WantsEnglish(const Request& request) { return request.query_value("lang") == "en"; }

PlainForm ReadForm(const Request& request) {
  PlainForm form;
  form.english = Value(request, "lang") == "en";
  form.key = Value(request, "key");
  form.text = Value(request, "text");
  form.category = Value(request, "category");
  form.place = Value(request, "place");
  form.about = NumberIn(Value(request, "about_matter"));
  form.named = Value(request, "identity") == "named";
  form.name = Value(request, "speaker_name");
  form.contact = Value(request, "speaker_contact");
  return form;
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// The body that the application would have sent: what was filled in, and no person unless the speaker is named.
std::string JsonOf(const PlainForm& form) {
  json::object o{{"text", form.text}, {"identity", form.named ? "named" : "anonymous"}};
  if (!form.category.empty() && form.category != "unsure") o["category"] = form.category;
  if (!IsBlank(form.place)) o["place"] = form.place;
  if (auto number = http::ParseNumber<10>(form.about)) o["about_matter"] = *number;
  if (form.named) {
    o["speaker_name"] = form.name;
    if (!IsBlank(form.contact)) o["speaker_contact"] = form.contact;
  }
  return json::serialize(o);
}

std::shared_ptr<Request> Ask(const Request& from, http::Method method, std::string path,
                             bool english) {
  auto request = std::make_shared<Request>();
  request->method = method;
  request->path = std::move(path);
  request->peer = from.peer;
  request->headers = {{"Accept-Language", english ? "en" : "zh"}};
  return request;
}

json::object Parsed(const Response& response) {
  boost::system::error_code failed;
  json::value value = json::parse(response.body, failed);
  return !failed && value.is_object() ? std::move(value.get_object()) : json::object();
}

std::string Word(const json::object& o, std::string_view name) {
  const json::value* value = o.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// Why it did not work, in words; with the reference that also stands in the log.
std::string Why(const json::object& problem, bool english) {
  std::string title = Word(problem, "title");
  if (title.empty()) return std::string(In(english, kFailed));
  if (std::string reference = Word(problem, "reference"); !reference.empty())
    title += " (" + reference + ")";
  return title;
}

}  // namespace

PlainPages::PlainPages(std::string_view index_page, http::Handler submit, http::Handler follow,
                       http::Handler offer)
    : shared_(std::make_shared<Shared>(
          Shared{PlainHtml(index_page), std::move(submit), std::move(follow), std::move(offer)})) {}

// What the form offers now. A form stands there also when nobody could be asked.
void PlainPages::WithOffer(const std::shared_ptr<const Shared>& shared, const Request& from,
                           bool english, std::function<void(const json::object&)> then) {
  auto ask = Ask(from, http::Method::kGet, "/api/v1/public/intake", english);
  shared->offer(std::move(ask), [then = std::move(then)](const Response& response) {
    then(response.status == 200 ? Parsed(response) : json::object());
  });
}

http::Handler PlainPages::Form() const {
  return [shared = shared_](const std::shared_ptr<Request>& request, const Responder& respond) {
    PlainForm form;
    form.english = WantsEnglish(*request);
    form.key = NewKey();
    form.place = request->path_value("place");
    form.about = NumberIn(request->query_value("about").value_or(std::string()));
    WithOffer(shared, *request, form.english, [shared, form, respond](const json::object& offer) {
      respond(Packed(shared->html.Form(form, offer, PlainHtml::Scripts::kYes)));
    });
  };
}

http::Handler PlainPages::Submit() const {
  return [shared = shared_](const std::shared_ptr<Request>& request, const Responder& respond) {
    auto again = [shared, request, respond](PlainForm form, int status, std::string why) {
      form.error = std::move(why);
      if (form.key.empty()) form.key = NewKey();
      WithOffer(
          shared, *request, form.english,
          [shared, form, status, respond](const json::object& offer) {
            respond(HtmlPage(status, shared->html.Form(form, offer, PlainHtml::Scripts::kNo)));
          });
    };
    if (!IsForm(*request)) {
      again(PlainForm(), 415, std::string(kUnreadable.zh));
      return;
    }
    PlainForm form = ReadForm(*request);
    if (!FieldOf(*request, "text")) {
      again(form, 400, std::string(In(form.english, kUnreadable)));
      return;
    }
    if (IsBlank(form.text) || (form.named && IsBlank(form.name))) {
      const Phrase& why = IsBlank(form.text) ? kNothingSaid : kNoName;
      again(form, 400, std::string(In(form.english, why)));
      return;
    }
    auto ask = Ask(*request, http::Method::kPost, "/api/v1/public/voices", form.english);
    ask->headers.push_back({"Content-Type", "application/json"});
    ask->headers.push_back({"Idempotency-Key", form.key});
    ask->body = JsonOf(form);
    shared->submit(
        std::move(ask), [shared, request, form, again, respond](const Response& response) {
          json::object said = Parsed(response);
          if (response.status == 201) {
            WithOffer(shared, *request, form.english,
                      [shared, said, form, respond](const json::object& offer) {
                        respond(HtmlPage(
                            200, shared->html.Receipt(said, offer, form.english, form.named)));
                      });
            return;
          }
          PlainForm kept = form;
          bool spent = Word(said, "code") == "mismatch";
          if (spent) kept.key.clear();
          again(kept, response.status,
                spent ? std::string(In(form.english, kSpent)) : Why(said, form.english));
        });
  };
}

http::Handler PlainPages::FollowForm() const {
  return [shared = shared_](const std::shared_ptr<Request>& request, const Responder& respond) {
    respond(Packed(shared->html.FollowForm({}, WantsEnglish(*request), PlainHtml::Scripts::kYes)));
  };
}

http::Handler PlainPages::Follow() const {
  return [shared = shared_](const std::shared_ptr<Request>& request, const Responder& respond) {
    bool english = Value(*request, "lang") == "en";
    auto ask = Ask(*request, http::Method::kGet, "/api/v1/public/voice", english);
    std::string code = Value(*request, "code");
    if (http::IsFieldValue(code)) ask->headers.push_back({"Huiyin-Receipt", code});
    shared->follow(std::move(ask), [shared, english, respond](const Response& response) {
      json::object said = Parsed(response);
      if (response.status == 200) {
        respond(HtmlPage(200, shared->html.Voice(said, english)));
        return;
      }
      bool unknown = response.status == 404 || response.status == 400;
      std::string why = unknown ? std::string(In(english, kNotFound)) : Why(said, english);
      respond(HtmlPage(response.status,
                       shared->html.FollowForm(why, english, PlainHtml::Scripts::kNo)));
    });
  };
}

void PlainPages::AddTo(http::Router& router) const {
  using enum http::Method;
  using http::Access;
  router.Add({kGet, "/", Access::kPublic, Form()});
  router.Add({kPost, "/", Access::kPublic, Submit()});
  router.Add({kGet, "/q/{place}", Access::kPublic, Form()});
  router.Add({kGet, "/r", Access::kPublic, FollowForm()});
  router.Add({kPost, "/r", Access::kPublic, Follow()});
}

}  // namespace huiyin::app
