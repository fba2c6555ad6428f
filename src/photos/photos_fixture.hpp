// A small organisation with voices, and calls of the routes of photos as the server makes them. The child is this test program.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/problem.hpp"
#include "db/test_database.hpp"
#include "images/test_images.hpp"
#include "matters/test_world.hpp"
#include "people/login_store.hpp"
#include "people/people_store.hpp"
#include "photos/photos_api.hpp"

namespace huiyin::photos {

class PhotoWorld : public matters::World {
 protected:
  using Route = Result<api::Plan> (PhotosApi::*)(const api::Call&) const;
  struct Ask {
    std::string slot = "1";
    std::string code = {};  // receipt code
    std::string body = {};
    std::string type = "image/jpeg";
    std::string session = {};
    VoiceId voice = {};
    std::string query = {};
    std::string etag = {};  // If-None-Match
  };

  PhotoWorld() {
    services.database = database.get();
    services.clock = &clock;
    services.keys = &keys;
    services.org = org;
    services.zone = zone;
  }

  // A new voice of the dock, anonymous; code and id.
  std::pair<std::string, VoiceId> Say(std::optional<PersonId> entered_by = std::nullopt) {
    voices::CodeSource source{"POST /x", "key-" + std::to_string(++made_), "words"};
    std::pair<std::string, VoiceId> said;
    Must([&](db::Transaction& tx) -> Status {
      auto context = Now(true);
      context.actor = entered_by;
      voices::NewVoice input;
      input.text.body = "护栏矮";
      input.unit = dock;
      auto voice = TRY(voices::SubmitVoice(tx, context, voice_setting, input, source));
      said = {voices::CodeOf(voice, context, source).ToString(), voice.id};
      return {};
    });
    return said;
  }

  std::string SessionOf(const PersonId& person) {
    std::string token = "token-" + std::to_string(++made_);
    Must([&](db::Transaction& tx) -> Status {
      auto found = TRY(people::FindPerson(tx, org, person));
      return people::InsertSession(tx, Now(), *found, token, clock.Now() + std::chrono::hours(12));
    });
    return token;
  }

  http::Response Send(Route route, const Ask& ask) {
    auto request = std::make_shared<http::Request>();
    request->method = http::Method::kPut;
    request->path = "/api/v1/test";
    request->query = ask.query;
    request->body = ask.body;
    request->path_values = {{"slot", ask.slot}, {"id", ask.voice.ToString()}};
    request->headers = {{"Content-Type", ask.type},
                        {"Huiyin-Receipt", ask.code},
                        {"If-None-Match", ask.etag},
                        {"Cookie", "huiyin_session=" + ask.session}};
    api::Call call(services, request, "PUT /api/v1/test");
    auto reply = Follow((api.*route)(call));
    return reply ? *reply : api::ProblemResponse(reply.error(), call);
  }
  int StatusOf(Route route, const Ask& ask) { return Send(route, ask).status; }
  int Put(const std::string& code, const std::string& slot, const std::string& body) {
    return StatusOf(&PhotosApi::Put, {.slot = slot, .code = code, .body = body});
  }

  // What verify finds, files included.
  std::string AllFindings() {
    auto sources = voices::VerifySources();
    for (auto& source : VerifySources()) sources.push_back(source);
    auto report = World::Ask(
        [&](db::Reader& reader) { return journal::VerifyJournal(reader, org, keys, sources, {}); });
    std::string lines;
    auto add = [&](const journal::Finding& f) { lines += f.table + ": " + f.problem + "\n"; };
    for (const auto& finding : report.findings) add(finding);
    EXPECT_TRUE(
        database->Read([&](db::Reader& reader) { return CheckFiles(reader, org, files, add); }));
    return lines;
  }
  std::vector<Photo> Photos(const VoiceId& voice) {
    return World::Ask([&](db::Reader& reader) { return PhotosOf(reader, org, voice); });
  }
  [[nodiscard]] std::size_t FileCount() const {
    std::size_t count = 0;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder.File("photos"), none))
      count += entry.is_regular_file() ? 1U : 0U;
    return count;
  }

  db::TestFolder folder;
  api::Services services;
  PhotoFiles files{folder.File("photos")};
  Setting photo_setting{&directories, port.get(), &files, {}};
  PhotosApi api{photo_setting};

 private:
  Result<http::Response> Follow(Result<api::Plan> plan) {
    for (;;) {
      if (!plan) return plan.error();
      api::Plan current = *plan;
      auto keep = [&](Result<api::Plan> next) -> Status {
        plan = std::move(next);
        if (!plan) return plan.error();
        return {};
      };
      Status done;
      switch (current.kind()) {
        case api::Plan::Kind::kDone:
          return current.response();
        case api::Plan::Kind::kRead:
          done = database->Read([&](db::Reader& reader) { return keep(current.read()(reader)); });
          break;
        case api::Plan::Kind::kWrite:
          done = database->Write([&](db::Transaction& tx) { return keep(current.write()(tx)); });
          break;
        case api::Plan::Kind::kSlow:
        case api::Plan::Kind::kChild:
          done = keep(current.slow()());
          break;
      }
      if (!done) return done.error();
    }
  }
  int made_ = 0;
};

}  // namespace huiyin::photos
