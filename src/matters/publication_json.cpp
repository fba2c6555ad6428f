#include <boost/json.hpp>

#include "matters/publication.hpp"

namespace huiyin::matters {

using people::PersonRef;

void PutPublication(boost::json::object& o, const std::optional<Publication>& publication,
                    const std::optional<Unresolved>& unresolved,
                    const people::Directory& directory) {
  if (IsShown(publication)) {
    o["publication"] = {{"question", publication->question},
                        {"measures", publication->measures},
                        {"published_on", publication->published_on.ToString()},
                        {"revision", publication->revision}};
  } else if (publication) {
    o["withdrawn"] = {{"on", publication->withdrawn_on->ToString()},
                      {"reason", publication->withdrawn_reason.value_or("")},
                      {"by", PersonRef(directory, publication->withdrawn_by.value_or(PersonId()))}};
  }
  if (unresolved) {
    o["unresolved"] = {{"class", unresolved->named_class},
                       {"reason", unresolved->reason},
                       {"on", unresolved->on.ToString()},
                       {"by", PersonRef(directory, unresolved->by)}};
  }
}

}  // namespace huiyin::matters
