// Single functions on the path of a submission (Google Benchmark).
#include <benchmark/benchmark.h>

#include "api/fields.hpp"
#include "journal/image.hpp"
#include "keys/keys.hpp"

namespace {

using namespace std::string_view_literals;
using huiyin::Digest;

const std::string kText = [] {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "三号泊位的照明灯坏了半个多月，问过班长，说在等配件。";
  return text;
}();

void ReadABody(benchmark::State& state) {
  huiyin::http::Request request;
  request.headers = {{"Content-Type", "application/json"}};
  request.body = R"({"text":")" + kText + R"(","category":"unsure","channel":"web"})";
  for (auto _ : state) {
    auto in = huiyin::api::Fields::Parse(request);
    auto text = in->Words("text", 64 * 1024);
    benchmark::DoNotOptimize(text);
    benchmark::DoNotOptimize(in->Text("category", 64));
    benchmark::DoNotOptimize(in->Text("channel", 64));
    benchmark::DoNotOptimize(in->End());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(request.body.size()));
}
BENCHMARK(ReadABody);

void CheckUtf8(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(huiyin::api::IsCleanUtf8(kText));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kText.size()));
}
BENCHMARK(CheckUtf8);

void MacAText(benchmark::State& state) {
  const Digest k = huiyin::RandomKey();
  for (auto _ : state) benchmark::DoNotOptimize(huiyin::Hmac(k, {"body", kText}));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kText.size()));
}
BENCHMARK(MacAText);

void MakeAReceiptCode(benchmark::State& state) {
  const huiyin::Keys keys = huiyin::Keys::Random();
  for (auto _ : state) {
    auto code = keys.MakeReceiptCode(1, huiyin::OrgId(), "POST /api/v1/public/voices",
                                     "0f8fad5bd9cb469fa165", kText);
    benchmark::DoNotOptimize(code.ToString());
  }
}
BENCHMARK(MakeAReceiptCode);

void WriteAnImage(benchmark::State& state) {
  const Digest k = huiyin::RandomKey();
  const auto id = huiyin::MakeId<huiyin::VoiceId>(huiyin::Instant());
  for (auto _ : state) {
    huiyin::journal::Image image("voice", id.ToString());
    image.Number("version", 1)
        .Code("state", "received"sv)
        .Code("identity", "anonymous"sv)
        .Code("channel", "web"sv);
    image.Code("category", "unsure"sv)
        .Ref("unit_id", id)
        .Ref("owner_id", id)
        .Null("place")
        .Null("campaign_id");
    image.Date("received_on", huiyin::LocalDate())
        .Null("received_at")
        .Number("round", 1)
        .Null("closed_on");
    image.Text("body", kText, k);
    std::string out;
    image.AppendJson(out);
    benchmark::DoNotOptimize(out);
  }
}
BENCHMARK(WriteAnImage);

}  // namespace
