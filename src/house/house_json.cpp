#include <boost/json.hpp>

#include "house/house.hpp"

namespace huiyin::house {

boost::json::object WordsJson(const OwnWords& words) {
  boost::json::object o;
  auto put = [&](std::string_view name, const OwnSentence& sentence) {
    if (!sentence.zh.empty()) o[name] = {{"zh", sentence.zh}, {"en", sentence.en}};
  };
  put("name", words.name);
  put("greeting", words.greeting);
  put("receipt", words.receipt);
  put("board", words.board);
  return o;
}

}  // namespace huiyin::house
