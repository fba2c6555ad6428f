// The table's image for the journal and for verify.
#include <algorithm>

#include "verification/callback_store.hpp"
#include "verification/verification.hpp"

namespace huiyin::verification {

using journal::Image;

Image Describe(const Callback& c, const Digest& k) {
  Image image("voice_callback", c.voice.ToString() + "/" + std::to_string(c.seq));
  image.Number("round", c.round)
      .Code("result", kCalled.Text(c.result))
      .Text("note", c.note, k)
      .Ref("called_by", c.by)
      .Time("at", c.at);
  return image;
}

namespace {

Status EachCallback(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT v.k, x.voice_id, x.seq, x.round, x.result, x.note, x.called_by, x.at FROM "
      "voice_callback x LEFT JOIN voice v ON v.org_id = x.org_id AND v.id = x.voice_id WHERE "
      "x.org_id = $1",
      {org}, [&](const db::Row& row) {
        Digest k{};
        auto bytes = row.Bytes(0);
        if (bytes.size() == k.size()) std::copy(bytes.begin(), bytes.end(), k.begin());
        each(Describe(Callback{row.IdAs<VoiceId>(1), row.Int(2), row.Int(3),
                               kCalled.Parse(row.Text(4)).value_or(Called::kUnreached),
                               row.String(5), row.IdAs<PersonId>(6), row.Time(7)},
                      k)
                 .Stands("result", row.MaybeString(4)));
      });
}

}  // namespace

std::vector<journal::TableSource> VerifySources() { return {{"voice_callback", EachCallback}}; }

}  // namespace huiyin::verification
