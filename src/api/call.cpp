#include "api/call.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "http/negotiate.hpp"
#include "http/text.hpp"

namespace huiyin::api {
namespace {

// Whichever of zh and en the header wants more; of the same weight the first; Chinese when it wants neither.
Language ReadLanguage(std::string_view header) {
  Language best = Language::kChinese;
  int most = 0;
  http::ForEachInList(header, [&](std::string_view item) {
    std::string_view range = http::TrimSpace(item.substr(0, item.find(';')));
    std::string_view language = range.substr(0, range.find('-'));
    bool english = http::EqualsNoCase(language, "en");
    if (!english && !http::EqualsNoCase(language, "zh")) return true;
    int weight = http::Weight(item.substr(std::min(item.find(';'), item.size())));
    if (weight > most) {
      most = weight;
      best = english ? Language::kEnglish : Language::kChinese;
    }
    return true;
  });
  return best;
}

}  // namespace

Call::Call(const Services& services, std::shared_ptr<const http::Request> request,
           std::string_view route)
    : services_(&services),
      request_(std::move(request)),
      route_(route),
      language_(ReadLanguage(request_->header("Accept-Language"))),
      now_(services.clock->Now()) {}

journal::Context Call::context() const {
  return {services_->org,  services_->zone, now_, LocalDate::Of(now_, services_->zone),
          services_->keys, std::nullopt,    false};
}

journal::Context Call::anonymous_context() const {
  journal::Context context = this->context();
  context.day_only = true;
  return context;
}

Error Call::BadParameter(std::string_view name) {
  return Invalid(std::string(name), {"地址里的参数不对，请检查",
                                     "A parameter in the address is wrong; please check it"});
}

Status Call::OnlyQuery(std::initializer_list<std::string_view> known) const {
  std::vector<std::string> seen;
  std::string_view rest = request_->query;
  while (!rest.empty()) {
    std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    auto name = http::PercentDecode(pair.substr(0, pair.find('=')), http::PlusMeans::kSpace);
    if (!name || std::find(known.begin(), known.end(), *name) == known.end()) {
      return Invalid("", {"地址里有不认识的参数，请检查",
                          "There is an unknown parameter in the address; please check it"});
    }
    if (std::find(seen.begin(), seen.end(), *name) != seen.end()) return BadParameter(*name);
    seen.push_back(std::move(*name));
  }
  return {};
}

Result<std::optional<std::int64_t>> Call::QueryNumber(std::string_view name, std::int64_t low,
                                                      std::int64_t high) const {
  auto text = request_->query_value(name);
  if (!text) return std::optional<std::int64_t>();
  std::int64_t number = 0;
  auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (fault != std::errc() || end != text->data() + text->size() || number < low || number > high)
    return BadParameter(name);
  return std::optional(number);
}

Result<std::int64_t> Call::Limit() const { return TRY(QueryNumber("limit", 1, 200)).value_or(50); }

Plan Plan::Read(ReadPiece piece) {
  Plan plan(Kind::kRead);
  plan.read_ = std::move(piece);
  return plan;
}
Plan Plan::Write(WritePiece piece) {
  Plan plan(Kind::kWrite);
  plan.write_ = std::move(piece);
  return plan;
}
Plan Plan::Slow(SlowPiece piece) {
  Plan plan(Kind::kSlow);
  plan.slow_ = std::move(piece);
  return plan;
}
Plan Plan::Child(SlowPiece piece) {
  Plan plan(Kind::kChild);
  plan.slow_ = std::move(piece);
  return plan;
}

}  // namespace huiyin::api
