#include "matters/due_words.hpp"

#include <algorithm>

#include "api/render.hpp"

namespace huiyin::matters {
namespace {

constexpr std::string_view kExtended = "matter.extended";
constexpr std::string_view kPaused = "matter.paused";
constexpr std::string_view kResumed = "matter.resumed";
constexpr std::string_view kRecomputed = "matter.due_recomputed";

std::optional<LocalDate> DateIn(std::string_view json) {
  if (json.size() < 2) return std::nullopt;
  return LocalDate::Parse(json.substr(1, json.size() - 2));
}

}  // namespace

std::string DueWords::Say(const Phrase& phrase) const {
  return std::string(language_ == api::Language::kEnglish ? phrase.en : phrase.zh);
}

std::string DueWords::Words(const std::string& kind, const DueStep* step,
                            const std::optional<LocalDate>& before) const {
  auto day = [&](const std::optional<LocalDate>& date) {
    return date ? api::SayDay(*date, language_) : std::string("?");
  };
  std::string reason = step != nullptr ? Say({"。理由：", ". Reason: "}) + step->reason : "";
  if (kind == kRecomputed)
    return Say({"因放假安排公布，时限由 ", "The holidays were announced; the date moved from "}) +
           day(before) + Say({" 改为 ", " to "}) + day(due_);
  if (kind == kPaused)
    return Say({"暂缓办理，到 ", "Deferred until "}) +
           day(step != nullptr ? step->until : std::nullopt) +
           Say({" 恢复计时，时限改为 ", "; it is due on "}) + day(due_) + reason;
  if (kind == kResumed)
    return Say({"恢复办理，时限改为 ", "Taken up again; it is due on "}) + day(due_);
  return Say({"延期，时限由 ", "Extended; the date moved from "}) + day(before) +
         Say({" 改为 ", " to "}) + day(due_) + reason;
}

std::optional<std::string> DueWords::Take(const journal::StoredEntry& entry) {
  std::optional<LocalDate> before = due_;
  const DueStep* step = nullptr;
  for (const auto& image : journal::Image::FromJson(entry.changes)) {
    if (image.table() == "matter") {
      if (auto now = DateIn(image.value("due_on"))) due_ = now;
    } else if (image.table() == "matter_deadline_step") {
      auto found = std::find_if(steps_.begin(), steps_.end(), [&](const DueStep& each) {
        return image.row() == each.matter.ToString() + "/" + std::to_string(each.seq);
      });
      if (found != steps_.end()) step = &*found;
    }
  }
  pause_until_.reset();
  if (entry.kind == kPaused && step != nullptr)
    pause_until_ = step->ended_on ? step->ended_on : step->until;
  if (entry.kind != kExtended && entry.kind != kPaused && entry.kind != kResumed &&
      entry.kind != kRecomputed)
    return std::nullopt;
  return Words(entry.kind, step, before);
}

}  // namespace huiyin::matters
