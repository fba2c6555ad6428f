// A voice as a line of JSON. The order of members is part of the format: what came first, then what was added.
#include <boost/json/serialize.hpp>

#include "voices/export_voices.hpp"

namespace huiyin::voices {
namespace {

class Line {
 public:
  explicit Line(std::string& out) : out_(out) { out_.push_back('{'); }
  Line& Text(std::string_view name, std::string_view value) {
    Name(name);
    out_ += boost::json::serialize(boost::json::string_view(value.data(), value.size()));
    return *this;
  }
  Line& Text(std::string_view name, const std::optional<std::string>& value) {
    return value ? Text(name, std::string_view(*value)) : Null(name);
  }
  Line& Null(std::string_view name) {
    Name(name);
    out_ += "null";
    return *this;
  }
  void End() { out_ += "}\n"; }

 private:
  void Name(std::string_view name) {
    if (out_.back() != '{') out_.push_back(',');
    out_.push_back('"');
    out_ += name;
    out_ += "\":";
  }
  std::string& out_;
};

}  // namespace

void AppendExportLine(std::string& out, const ExportedVoice& exported) {
  const Voice& voice = exported.voice;
  Line line(out);
  std::string id = voice.id.ToString();
  if (exported.import) {
    line.Text("id", std::string_view(exported.import->source_id))
        .Text("time", exported.import->source_time);
  } else {
    line.Text("id", std::string_view(id)).Null("time");
  }
  line.Text("title", exported.text.title).Text("text", std::string_view(exported.text.body));
  if (exported.import) {
    line.Text("source", std::string_view(exported.import->source))
        .Text("source_id", std::string_view(exported.import->source_id));
  } else {
    line.Null("source").Null("source_id");
  }
  line.Text("voice_id", std::string_view(id))
      .Text("received_on", std::string_view(voice.received_on.ToString()))
      .Text("accept_due_on", std::string_view(voice.accept_due_on.ToString()))
      .Text("state", kVoiceStates.Text(voice.state))
      .Text("identity", kIdentities.Text(voice.identity))
      .Text("channel", std::string_view(voice.channel))
      .Text("category", std::string_view(voice.category))
      .Text("unit", exported.unit);
  exported.campaign.empty() ? line.Null("campaign") : line.Text("campaign", exported.campaign);
  line.Text("rating", kRatings.Text(voice.rating))
      .Text("origin",
            voice.origin ? std::optional(std::string(kOrigins.Text(*voice.origin))) : std::nullopt)
      .Text("source_sheet", voice.source_sheet)
      .End();
}

}  // namespace huiyin::voices
