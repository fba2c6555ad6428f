#include "app/changes_api.hpp"

#include <memory>
#include <utility>

#include "api/render.hpp"

namespace huiyin::app {

using api::Call;
using api::Plan;

http::Handler ChangesApi::MakeHandler(Dispatch& dispatch, std::string route) const {
  return [this, &dispatch, route = std::move(route)](std::shared_ptr<http::Request> request,
                                                     http::Responder respond) {
    auto person = std::make_shared<PersonId>();
    api::Endpoint look = [this, person](const Call& call) -> Result<Plan> {
      TRY(call.OnlyQuery({}));
      return Plan::Read([this, person, call](db::Reader& reader) -> Result<Plan> {
        *person = TRY(people::SignedIn(reader, call, *directories_)).id;
        return Plan(api::EmptyResponse());
      });
    };
    auto seen = std::string(request->header("last-event-id"));
    dispatch.Wrap(route, std::move(look), Dispatch::Limited::kNo)(
        std::move(request),
        [this, person, seen = std::move(seen), respond = std::move(respond)](http::Response reply) {
          if (reply.status >= 300) {
            respond(std::move(reply));
            return;
          }
          // Real time also under a test's clock: it is a connection that waits.
          changes_->Hold(*person, seen, SystemClock().Now(), respond);
        });
  };
}

}  // namespace huiyin::app
