#include "app/page_words.hpp"

#include <array>
#include <charconv>

#include <boost/json.hpp>

namespace huiyin::app {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const std::string* Find(PageWords::Params params, std::string_view name) {
  for (const auto& [known, value] : params) {
    if (known == name) return &value;
  }
  return nullptr;
}

// What stands for "name" or "name|one|many"; nothing when nobody gave it.
std::string_view ValueOf(std::string_view inside, PageWords::Params params) {
  auto bar = inside.find('|');
  const std::string* value = Find(params, inside.substr(0, bar));
  if (value == nullptr) return {};
  if (bar == std::string_view::npos) return *value;
  std::string_view forms = inside.substr(bar + 1);
  auto between = forms.find('|');
  return *value == "1" ? forms.substr(0, between) : forms.substr(between + 1);
}

int NumberIn(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

PageWords::PageWords(std::string_view text) {
  boost::system::error_code failed;
  auto whole = boost::json::parse(text, failed);
  if (failed || !whole.is_object()) return;
  for (auto& [lang, catalogue] : {std::pair{"zh", &zh_}, std::pair{"en", &en_}}) {
    const auto* words = whole.get_object().if_contains(lang);
    if (words == nullptr || !words->is_object()) continue;
    for (const auto& member : words->get_object()) {
      if (member.value().is_string())
        catalogue->emplace(member.key(), std::string(member.value().get_string()));
    }
  }
}

std::string PageWords::Voice::Say(std::string_view key, Params params) const {
  auto found = words_->find(key);
  if (found == words_->end()) return std::string(key);
  std::string said;
  std::string_view rest = found->second;
  while (!rest.empty()) {
    auto open = rest.find('{');
    said += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    auto close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    said += ValueOf(rest.substr(open + 1, close - open - 1), params);
    rest.remove_prefix(close + 1);
  }
  return said;
}

std::string PageWords::Voice::SayDay(std::string_view day, std::string_view this_year) const {
  if (day.size() < 10) return {};
  std::string_view year = day.substr(0, 4);
  int month = NumberIn(day.substr(5, 2));
  std::string_view name =
      month >= 1 && month <= 12 ? kMonths[static_cast<std::size_t>(month - 1)] : "";
  return Say(year == this_year ? "date.day" : "date.full",
             {{"year", std::string(year)},
              {"month", std::to_string(month)},
              {"day", std::to_string(NumberIn(day.substr(8, 2)))},
              {"monthName", std::string(name)}});
}

}  // namespace huiyin::app
