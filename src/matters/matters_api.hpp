// The private routes of matters, and the summary of what waits. Parse, run, render; decides nothing.
#pragma once

#include <functional>

#include "api/call.hpp"
#include "matters/matter_operations.hpp"
#include "matters/matters.hpp"

namespace huiyin::matters {

class MattersApi {
 public:
  explicit MattersApi(const Setting& setting) : setting_(setting) {}

  Result<api::Plan> Create(const api::Call& call) const;
  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> MostVoiced(const api::Call& call) const;
  Result<api::Plan> Get(const api::Call& call) const;
  Result<api::Plan> Summary(const api::Call& call) const;
  Result<api::Plan> Reminders(const api::Call& call) const;
  Result<api::Plan> Accept(const api::Call& call) const;
  Result<api::Plan> Link(const api::Call& call) const;
  Result<api::Plan> Unlink(const api::Call& call) const;
  Result<api::Plan> Move(const api::Call& call) const;
  Result<api::Plan> Decide(const api::Call& call) const;
  Result<api::Plan> Return(const api::Call& call) const;
  Result<api::Plan> Progress(const api::Call& call) const;
  Result<api::Plan> Answer(const api::Call& call) const;
  Result<api::Plan> Verify(const api::Call& call) const;
  Result<api::Plan> Close(const api::Call& call) const;
  Result<api::Plan> Dissolve(const api::Call& call) const;
  Result<api::Plan> Reopen(const api::Call& call) const;
  Result<api::Plan> Publish(const api::Call& call) const;
  Result<api::Plan> Withdraw(const api::Call& call) const;
  Result<api::Plan> Unresolved(const api::Call& call) const;
  // What would be published, the places that might tell who somebody is, and the originals beside it (publication_api.cpp).
  Result<api::Plan> Preview(const api::Call& call) const;
  Result<api::Plan> CheckWording(const api::Call& call) const;
  Result<api::Plan> Extend(const api::Call& call) const;
  Result<api::Plan> Pause(const api::Call& call) const;
  Result<api::Plan> Resume(const api::Call& call) const;

  using Step = std::function<Status(const Act&)>;
  // Authenticates, runs `step` once, and renders the matter as it then is.
  Result<api::Plan> Change(const api::Call& call, Step step) const;
  Result<api::Plan> ChangeWithReason(const api::Call& call,
                                     Status (*step)(const Act&, const std::string&)) const;

 private:
  [[nodiscard]] api::Plan Render(const api::Call& call, const MatterId& id, int status,
                                 std::optional<std::int64_t> acted_on = {}) const;
  [[nodiscard]] static MatterFilter FilterFor(const people::Actor& actor,
                                              const deadlines::Rulebook& rulebook,
                                              const LocalDate& today);
  Setting setting_;
};

}  // namespace huiyin::matters
