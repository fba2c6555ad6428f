#include <boost/json.hpp>

#include "wording/wording.hpp"

namespace huiyin::wording {

namespace json = boost::json;

json::array WarningsJson(const std::vector<Warning>& warnings, api::Language language) {
  json::array items;
  for (const Warning& warning : warnings) {
    Phrase reason = text::ReasonOf(warning.mark.kind);
    items.push_back({{"field", warning.field},
                     {"kind", text::kIdentifies.Text(warning.mark.kind)},
                     {"from", warning.mark.from},
                     {"to", warning.mark.to},
                     {"reason", language == api::Language::kEnglish ? reason.en : reason.zh}});
  }
  return items;
}

json::object CheckedJson(const Checked& checked, api::Language language) {
  return {{"warnings", WarningsJson(checked.warnings, language)}, {"looked", checked.looked}};
}

}  // namespace huiyin::wording
