#include "verification/verification_json.hpp"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::verification {
namespace {

namespace json = boost::json;
using people::PersonRef;

json::object CallJson(const Callback& call, const people::Directory& directory) {
  return {{"result", kCalled.Text(call.result)},
          {"note", call.note},
          {"at", FormatInstant(call.at)},
          {"by", PersonRef(directory, call.by)}};
}

json::object CalledJson(const std::array<std::int64_t, 4>& counts) {
  json::object o;
  for (const auto& code : kCalled.all())
    o[code.text] = counts[static_cast<std::size_t>(code.value)];
  return o;
}

}  // namespace

json::object DueJson(const DueCall& due, const people::Directory& directory) {
  json::object o{{"voice_id", due.voice.ToString()},
                 {"version", due.version},
                 {"unit", people::UnitRef(directory, due.unit)},
                 {"text", due.text},
                 {"answered_on", due.answered_on.ToString()},
                 {"outcome", voices::kOutcomes.Text(due.outcome)},
                 {"answer", due.answer},
                 {"rating", voices::kRatings.Text(due.rating)},
                 {"speaker_name", due.speaker_name},
                 {"attempts", due.attempts}};
  api::Put(o, "speaker_contact", due.contact);
  api::Put(o, "matter_number", due.matter_number);
  return o;
}

json::object CountsJson(const DueCounts& counts) {
  return {{"to_call", counts.to_call},
          {"mine", counts.mine},
          {"mine_at_least", counts.mine_at_least},
          {"anonymous", counts.anonymous},
          {"called", CalledJson(counts.called)}};
}

Result<json::object> VoiceRoundsJson(db::Reader& reader, const OrgId& org,
                                     const voices::Voice& voice,
                                     const people::Directory& directory) {
  std::map<std::int64_t, json::object> rounds;
  auto round_of = [&](std::int64_t n) -> json::object& {
    auto [at, fresh] = rounds.try_emplace(n);
    if (fresh)
      at->second = json::object{{"round", n}, {"answers", json::array()}, {"calls", json::array()}};
    return at->second;
  };
  round_of(voice.round);
  for (const RoundAnswer& a : TRY(VoiceAnswersOf(reader, org, voice.id))) {
    json::object o{{"on", a.on.ToString()},
                   {"outcome", voices::kOutcomes.Text(a.outcome)},
                   {"text", a.text},
                   {"by", PersonRef(directory, a.by)}};
    api::Put(o, "matter_number", a.matter_number);
    round_of(a.round)["answers"].as_array().push_back(std::move(o));
  }
  for (const RoundRating& r : TRY(VoiceRatingsOf(reader, org, voice.id))) {
    json::object o{{"rating", voices::kRatings.Text(r.rating)}, {"on", r.on.ToString()}};
    api::Put(o, "comment", r.comment);
    round_of(r.round)["rated"] = std::move(o);
  }
  for (const Callback& call : TRY(CallbacksOf(reader, org, voice.id)))
    round_of(call.round)["calls"].as_array().push_back(CallJson(call, directory));
  json::array list;
  for (auto& [n, o] : rounds) list.push_back(std::move(o));
  return json::object{
      {"voice_id", voice.id.ToString()}, {"version", voice.version}, {"rounds", std::move(list)}};
}

Result<json::object> MatterRoundsJson(db::Reader& reader, const OrgId& org, const MatterId& matter,
                                      const people::Directory& directory) {
  std::map<std::int64_t, json::object> rounds;
  for (const MatterRound& step : TRY(RoundsOf(reader, org, matter))) {
    auto [at, fresh] = rounds.try_emplace(step.round);
    if (fresh)
      at->second = json::object{
          {"round", step.round}, {"answers", json::array()}, {"checks", json::array()}};
    bool answer = step.kind == "answer";
    at->second[answer ? "answers" : "checks"].as_array().push_back(
        json::object{{answer ? "outcome" : "result", step.code},
                     {"text", step.text},
                     {"at", FormatInstant(step.at)},
                     {"by", PersonRef(directory, step.by)}});
  }
  json::array list;
  for (auto& [n, o] : rounds) list.push_back(std::move(o));
  std::array<std::int64_t, 4> ratings{}, called{};
  std::int64_t waiting = 0, uncalled = 0;
  for (const VoiceMark& mark : TRY(MarksOf(reader, org, matter))) {
    bool answered =
        mark.state == voices::VoiceState::kAnswered || mark.state == voices::VoiceState::kClosed;
    waiting += answered ? 0 : 1;
    if (!answered) continue;
    ++ratings[static_cast<std::size_t>(mark.rating)];
    if (mark.called) {
      ++called[static_cast<std::size_t>(*mark.called)];
    } else {
      ++uncalled;
    }
  }
  json::object by_rating;
  for (const auto& code : voices::kRatings.all())
    by_rating[code.text] = ratings[static_cast<std::size_t>(code.value)];
  return json::object{{"rounds", std::move(list)},
                      {"ratings", std::move(by_rating)},
                      {"called", CalledJson(called)},
                      {"not_called", uncalled},
                      {"waiting", waiting}};
}

}  // namespace huiyin::verification
