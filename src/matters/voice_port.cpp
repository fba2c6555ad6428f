// What voices ask of matters (voices::MatterPort).
#include "matters/duty_store.hpp"
#include "matters/matter_operations.hpp"
#include "matters/matter_store.hpp"
#include "matters/matter_timeline.hpp"
#include "matters/publication.hpp"
#include "matters/reopen.hpp"

namespace huiyin::matters {
namespace {

class VoicePort final : public voices::MatterPort {
 public:
  explicit VoicePort(const Setting& setting) : setting_(setting) {}

  Result<std::vector<voices::Link>> LinksOf(db::Reader& reader, const OrgId& org,
                                            const VoiceId& voice) override {
    std::vector<voices::Link> links;
    for (const LinkRow& row : TRY(LinksOfVoice(reader, org, voice))) {
      auto link = TRY(Find(reader, org, row.matter));
      if (!link) return Internal("a link without its matter");
      links.push_back(std::move(*link));
    }
    return links;
  }

  Result<std::optional<voices::Link>> Find(db::Reader& reader, const OrgId& org,
                                           const MatterId& id) override {
    auto matter = TRY(FindMatter(reader, org, id));
    if (!matter) return std::optional<voices::Link>();
    voices::Link link{matter->id,
                      matter->number,
                      matter->question,
                      std::string(kMatterStates.Text(matter->state)),
                      {}};
    auto publication = TRY(FindPublication(reader, org, id));
    if (IsShown(publication)) link.public_question = publication->question;
    return std::optional(std::move(link));
  }

  Result<std::optional<MatterId>> Published(db::Reader& reader, const OrgId& org,
                                            std::int64_t number) override {
    return FindPublished(reader, org, number);
  }

  Status LinkTo(db::Transaction& tx, const journal::Context& context, const people::Actor& actor,
                const MatterId& id, const std::vector<VoiceId>& list) override {
    auto matter = TRY(FindMatter(tx, context.org, id));
    if (!matter) return NotFound();
    return LinkVoices({&tx, &context, &setting_, &actor, id, matter->version}, list);
  }

  Result<std::vector<voices::TimelineItem>> StepsOf(db::Reader& reader, const OrgId& org,
                                                    const VoiceId& voice,
                                                    api::Language language) override {
    std::vector<voices::TimelineItem> steps;
    auto directory = TRY(setting_.voices->directories->Get(reader, org));
    for (const LinkRow& row : TRY(LinksOfVoice(reader, org, voice))) {
      auto matter = TRY(FindMatter(reader, org, row.matter));
      if (!matter) return Internal("a link without its matter");
      for (auto& step :
           TRY(StepsForSpeaker(reader, org, *matter, *directory, row.linked_on, language)))
        steps.push_back(std::move(step));
    }
    return steps;
  }

  Status Dissatisfied(db::Transaction& tx, const journal::Context& context,
                      const VoiceId& voice) override {
    for (const LinkRow& row : TRY(LinksOfVoice(tx, context.org, voice))) {
      auto matter = TRY(FindMatter(tx, context.org, row.matter));
      if (!matter) return Internal("a link without its matter");
      if (IsOpen(matter->state)) continue;
      TRY(Reopen(tx, context, setting_, *matter, VoicesToo::kNo, {}));
    }
    return {};
  }

  Result<bool> MayReadThrough(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                              const VoiceId& voice, const LocalDate& today) override {
    for (const LinkRow& row : TRY(LinksOfVoice(reader, org, voice))) {
      auto matter = TRY(FindMatter(reader, org, row.matter));
      if (!matter) return Internal("a link without its matter");
      // To have proposed it opens the matter, not what others link to it.
      matter->created_by = matter->owner;
      if (TRY(ReadsNow(reader, org, actor, *matter, today))) return true;
    }
    return false;
  }

 private:
  Setting setting_;
};

}  // namespace

Result<bool> MayReadMatter(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                           const MatterId& id, const LocalDate& today) {
  auto matter = TRY(FindMatter(reader, org, id));
  if (!matter) return NotFound();
  return ReadsNow(reader, org, actor, *matter, today);
}

Result<Handlers> HandlersOf(db::Reader& reader, const OrgId& org, const VoiceId& voice) {
  Handlers handlers;
  for (const LinkRow& row : TRY(LinksOfVoice(reader, org, voice))) {
    auto matter = TRY(FindMatter(reader, org, row.matter));
    if (!matter) return Internal("a link without its matter");
    handlers.persons.push_back(matter->owner);
    if (!matter->decision) continue;
    handlers.persons.push_back(matter->decision->owner);
    handlers.persons.push_back(matter->decision->stand_in);
    handlers.lead_units.push_back(matter->decision->lead_unit);
  }
  return handlers;
}

std::unique_ptr<voices::MatterPort> MakeVoicePort(const Setting& setting) {
  return std::make_unique<VoicePort>(setting);
}

}  // namespace huiyin::matters
