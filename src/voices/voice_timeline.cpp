#include "voices/voice_timeline.hpp"

#include "api/render.hpp"

#include <algorithm>
#include <array>

namespace huiyin::voices {
namespace {

struct Sentence {
  std::string_view kind;
  Phrase phrase;
};

// Read by the speaker and by staff alike, so none says "your".
constexpr std::array kSentences{
    Sentence{"voice.submitted", {"已收到这句话", "These words were received"}},
    Sentence{"voice.imported", {"已录入", "Brought in from a list"}},
    Sentence{"voice.entered",
             {"经办人代为录入了这句话", "A clerk wrote these words in for whoever said them"}},
    Sentence{"voice.slip_printed",
             {"打印了带编号的回执条", "The slip with the receipt code was printed"}},
    Sentence{"voice.corrected",
             {"记下一处誊录更正，原文不动",
              "A mistake of transcription was noted; the text stays as it was"}},
    Sentence{"voice.accepted", {"已受理", "Accepted"}},
    Sentence{"voice.handover_accepted", {"换了负责人", "Somebody else took charge"}},
    Sentence{"voice.declined", {"不予受理", "Declined"}},
    Sentence{"voice.reviewed",
             {"经另一人复查，重新受理", "Reviewed by somebody else and accepted after all"}},
    Sentence{"voice.linked", {"已归入一件事项办理", "Linked to a matter that is being handled"}},
    Sentence{"voice.unlinked", {"从一件事项中移出", "Taken out of a matter"}},
    Sentence{"voice.moved", {"转入另一件事项办理", "Moved to another matter"}},
    Sentence{"voice.answered", {"已答复", "Answered"}},
    Sentence{
        "voice.reopened",
        {"事项重新办理，将再次答复", "The matter was opened again; there will be another answer"}},
    Sentence{"voice.called_back", {"打电话回访过", "Somebody called back about the answer"}},
    Sentence{"voice.noted", {"补充了一句话", "A note was added"}},
    Sentence{"voice.photo_added", {"添加了一张照片", "A photo was added"}},
    Sentence{"voice.due_recomputed", {"因放假安排公布", "The holidays were announced"}},
    Sentence{"voice.lapsed",
             {"到期未评价，按“未评价”办结", "Not rated in time; closed as unrated"}},
};

constexpr std::array kRated{
    Sentence{"\"satisfied\"", {"评价：满意", "Rated: satisfied"}},
    Sentence{"\"partly\"", {"评价：基本满意", "Rated: partly satisfied"}},
    Sentence{"\"not\"", {"评价：不满意", "Rated: not satisfied"}},
};

std::string_view Say(const Phrase& phrase, api::Language language) {
  return language == api::Language::kEnglish ? phrase.en : phrase.zh;
}

std::string Words(const journal::StoredEntry& entry, api::Language language) {
  if (entry.kind == "voice.rated") {
    for (const auto& image : journal::Image::FromJson(entry.changes)) {
      if (image.table() != "voice_rating") continue;
      for (const Sentence& sentence : kRated) {
        if (sentence.kind == image.value("rating"))
          return std::string(Say(sentence.phrase, language));
      }
    }
  }
  for (const Sentence& sentence : kSentences) {
    if (sentence.kind == entry.kind) return std::string(Say(sentence.phrase, language));
  }
  return entry.kind;
}

// The row of the link that an entry made or cut.
std::string LinkIn(const journal::StoredEntry& entry) {
  for (const auto& image : journal::Image::FromJson(entry.changes)) {
    if (image.table() == "matter_voice") return std::string(image.row());
  }
  return {};
}

// A voice that moves is linked before it is cut, so that it is never without a matter: one step for whoever reads it.
bool IsMove(const journal::StoredEntry& link, const journal::StoredEntry& cut) {
  return link.kind == "voice.linked" && cut.kind == "voice.unlinked" &&
         cut.subject_version == link.subject_version + 1 && cut.actor == link.actor &&
         cut.on == link.on && cut.at == link.at && LinkIn(link) != LinkIn(cut);
}

// The dates that a change of the calendar may move.
struct Dated {
  std::string_view column;
  Phrase name;
};
constexpr std::array kDated{
    Dated{"accept_due_on", {"受理时限", "the date for accepting it"}},
    Dated{"answer_due_on", {"答复时限", "the date for answering it"}},
    Dated{"rate_by", {"评价截止日", "the last day for rating"}},
};

std::optional<LocalDate> DateIn(std::string_view json) {
  if (json.size() < 2) return std::nullopt;
  return LocalDate::Parse(json.substr(1, json.size() - 2));
}

// Follows the dates through the entries of one voice, so that an entry which moves one can say from where.
class DatesSoFar {
 public:
  // Takes the entry in; gives what it moved in words.
  std::string Take(const journal::StoredEntry& entry, api::Language language) {
    std::string words;
    for (const auto& image : journal::Image::FromJson(entry.changes)) {
      if (image.table() != "voice") continue;
      for (std::size_t i = 0; i < kDated.size(); ++i) {
        auto now = DateIn(image.value(kDated[i].column));
        if (!now) continue;
        if (known_[i] && *known_[i] != *now) words += Moved(kDated[i], *known_[i], *now, language);
        known_[i] = now;
      }
    }
    return words;
  }

 private:
  static std::string Moved(const Dated& dated, const LocalDate& from, const LocalDate& to,
                           api::Language language) {
    std::string before = api::SayDay(from, language), after = api::SayDay(to, language);
    if (language == api::Language::kEnglish)
      return "; " + std::string(dated.name.en) + " moved from " + before + " to " + after;
    return "，" + std::string(dated.name.zh) + "由 " + before + " 改为 " + after;
  }
  std::array<std::optional<LocalDate>, kDated.size()> known_{};
};

// Why the step was taken, as far as the audience may read it. A correction is no reason: it stands beside the text.
std::optional<std::string> ReasonOf(const journal::StoredEntry& entry,
                                    const std::vector<Remark>& remarks, Audience audience) {
  bool for_all = entry.kind == "voice.declined" || entry.kind == "voice.reviewed";
  if (!for_all && (audience == Audience::kSpeaker || entry.kind == "voice.corrected"))
    return std::nullopt;
  for (const Remark& remark : remarks) {
    if (remark.seq == entry.subject_version) return remark.body;
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<TimelineItem>> TimelineOf(db::Reader& reader, const OrgId& org,
                                             const VoiceId& voice,
                                             const std::vector<Remark>& remarks, Audience audience,
                                             api::Language language) {
  std::vector<TimelineItem> items;
  DatesSoFar dates;
  auto entries = TRY(journal::ReadSubject(reader, org, voice.uuid()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    bool move = i + 1 < entries.size() && IsMove(entries[i], entries[i + 1]);
    if (move) ++i;
    journal::StoredEntry& entry = entries[i];
    if (move) entry.kind = "voice.moved";
    // What is only offered, refused or taken back moves nothing.
    if (entry.kind.starts_with("voice.handover_") && entry.kind != "voice.handover_accepted")
      continue;
    std::string moved = dates.Take(entry, language);
    std::string text = Words(entry, language);
    if (entry.kind == "voice.due_recomputed") text += moved;
    items.push_back({entry.kind, entry.on, entry.at, std::move(text), entry.actor,
                     ReasonOf(entry, remarks, audience)});
  }
  return items;
}

std::vector<TimelineItem> Merge(std::vector<TimelineItem> own, std::vector<TimelineItem> others,
                                Zone zone) {
  // What a speaker did has a day only; it stands behind what was there before it, which its own list tells.
  std::vector<std::pair<Instant, TimelineItem>> placed;
  Instant latest{};
  for (auto& item : own) {
    latest = std::max(latest, item.at.value_or(item.on.Start(zone)));
    placed.emplace_back(latest, std::move(item));
  }
  for (auto& item : others) {
    Instant when = item.at.value_or(item.on.Plus(1).Start(zone) - std::chrono::milliseconds(1));
    placed.emplace_back(when, std::move(item));
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TimelineItem> merged;
  for (auto& [when, item] : placed) merged.push_back(std::move(item));
  return merged;
}

}  // namespace huiyin::voices
