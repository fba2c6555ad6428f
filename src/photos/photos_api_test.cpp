#include "images/test_main.hpp"
#include "photos/photos_fixture.hpp"

namespace huiyin::photos {
namespace {

using images::MakeJpeg;
using images::MakePng;
using images::MakeWebp;

class PhotoRoutes : public PhotoWorld {};

std::string HeaderOf(const http::Response& response, std::string_view name) {
  for (const auto& header : response.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

TEST_F(PhotoRoutes, TakeAPhotoByTheCodeAndGiveItBackClean) {
  auto [code, voice] = Say();
  std::string upload = images::WithSegment(MakeJpeg(600, 400), 0xe1, images::Exif(6));
  EXPECT_EQ(Put(code, "1", upload), 201);
  auto picture = Send(&PhotosApi::Picture, {.code = code});
  EXPECT_EQ(picture.status, 200);
  EXPECT_EQ(HeaderOf(picture, "Content-Type"), "image/jpeg");
  EXPECT_EQ(HeaderOf(picture, "Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(HeaderOf(picture, "Cache-Control"), "private, no-cache");
  EXPECT_EQ(picture.body.find("GPS"), std::string::npos);
  EXPECT_EQ(picture.body.substr(0, 3), "\xff\xd8\xff");
  auto thumb = Send(&PhotosApi::Thumb, {.code = code});
  EXPECT_LT(thumb.body.size(), picture.body.size());
  EXPECT_EQ(StatusOf(&PhotosApi::Thumb, {.code = code, .etag = HeaderOf(thumb, "ETag")}), 304);
  EXPECT_EQ(Photos(voice).front().width, 400) << "turned as the camera was held";
  EXPECT_EQ(AllFindings(), "");
}

TEST_F(PhotoRoutes, TheSamePhotoAgainIsTheSameAndAnotherOneIsRefused) {
  auto [code, voice] = Say();
  std::string first = MakeJpeg(60, 40);
  EXPECT_EQ(Put(code, "2", first), 201);
  EXPECT_EQ(Put(code, "2", first), 200);
  EXPECT_EQ(Put(code, "2", MakePng(60, 40)), 409);
  EXPECT_EQ(Put(code, "3", first), 201) << "twice the same in two places is the speaker's affair";
  EXPECT_EQ(Photos(voice).size(), 2U);
  EXPECT_EQ(FileCount(), 2U);
  EXPECT_EQ(VoiceNow(voice).version, 3);
}

TEST_F(PhotoRoutes, ThereAreSixPlaces) {
  auto [code, voice] = Say();
  for (const char* slot : {"0", "7", "", "01", "1x", "-1", "99999999999999999999"})
    EXPECT_EQ(Put(code, slot, MakeJpeg(9, 9)), 404) << slot;
  for (int slot = 1; slot <= 6; ++slot)
    EXPECT_EQ(Put(code, std::to_string(slot), MakeWebp(20 + slot, 20)), 201);
  auto list = Send(&PhotosApi::List, {.code = code});
  EXPECT_NE(list.body.find("\"can_add\":false"), std::string::npos) << list.body;
  EXPECT_NE(list.body.find("\"slot\":6"), std::string::npos);
}

TEST_F(PhotoRoutes, CloseAtTheEndOfTheNextDay) {
  auto [code, voice] = Say();
  Days(1);
  EXPECT_EQ(Put(code, "1", MakeJpeg(9, 9)), 201);
  Days(1);
  EXPECT_EQ(Put(code, "2", MakeJpeg(9, 9)), 409);
  EXPECT_EQ(Put(code, "1", MakeJpeg(9, 9)), 200) << "a reply that was lost may be asked for again";
  EXPECT_EQ(StatusOf(&PhotosApi::Picture, {.code = code}), 200);
}

TEST_F(PhotoRoutes, WrongCodesAndEmptyPlacesAnswerNotFound) {
  auto [code, voice] = Say();
  auto [other, others] = Say();
  EXPECT_EQ(Put(code, "1", MakeJpeg(9, 9)), 201);
  for (const std::string& wrong :
       {std::string(), std::string("0000-0000-0000-0000-0000-0000"), other}) {
    EXPECT_EQ(StatusOf(&PhotosApi::Picture, {.code = wrong}), 404);
    EXPECT_EQ(StatusOf(&PhotosApi::Thumb, {.code = wrong}), 404);
  }
  EXPECT_EQ(Put("", "1", MakeJpeg(9, 9)), 404);
  EXPECT_EQ(StatusOf(&PhotosApi::List, {.code = "nonsense"}), 404);
  EXPECT_EQ(StatusOf(&PhotosApi::Picture, {.slot = "2", .code = code}), 404);
}

TEST_F(PhotoRoutes, AHostileUploadIsRefusedAndLeavesNothing) {
  auto [code, voice] = Say();
  EXPECT_EQ(Put(code, "1", ""), 415);
  EXPECT_EQ(Put(code, "1", "<html>"), 415);
  EXPECT_EQ(Put(code, "1", MakeJpeg(99, 99).substr(0, 700)), 400);
  EXPECT_EQ(Put(code, "1", images::AnimatedWebp()), 400);
  EXPECT_EQ(Put(code, "1", images::BoastingPng(60'000, 60'000)), 413);
  for (const char* type : {"text/html", "image/svg+xml", "image/gif", "application/json", ""})
    EXPECT_EQ(StatusOf(&PhotosApi::Put, {.code = code, .body = MakeJpeg(9, 9), .type = type}), 415);
  EXPECT_EQ(FileCount(), 0U);
  EXPECT_TRUE(Photos(voice).empty());
  EXPECT_EQ(VoiceNow(voice).version, 1) << "the words remain as they were";
  EXPECT_EQ(Put(code, "1", MakePng(9, 9)), 201) << "whatever it is called";
}

TEST_F(PhotoRoutes, AKilledChildIsAPlainErrorAndTheNextPhotoComes) {
  auto [code, voice] = Say();
  photo_setting.child = {.command = "photo-sleep", .wall_time = std::chrono::milliseconds(20)};
  EXPECT_EQ(Put(code, "1", MakeJpeg(9, 9)), 503);
  photo_setting.child = {};
  EXPECT_EQ(Put(code, "1", MakeJpeg(9, 9)), 201);
}

TEST_F(PhotoRoutes, AnonymousPhotosCarryTheDayOnly) {
  auto [code, voice] = Say();
  clock.Advance(std::chrono::minutes(83));
  EXPECT_EQ(Put(code, "1", MakeJpeg(9, 9)), 201);
  Photo photo = Photos(voice).front();
  EXPECT_FALSE(photo.added_by);
  std::int64_t id_time = 0;
  for (std::size_t i = 0; i < 6; ++i) id_time = (id_time << 8) | photo.id.uuid().bytes()[i];
  EXPECT_EQ(id_time, Today().Start(zone).time_since_epoch().count());
  auto entry = Entries(voice.uuid()).back();
  EXPECT_EQ(entry.kind, "voice.photo_added");
  EXPECT_FALSE(entry.at);
  EXPECT_FALSE(entry.actor);
}

TEST_F(PhotoRoutes, StaffSeeThePhotosOfTheVoicesThatTheyMayRead) {
  auto [code, voice] = Say();
  EXPECT_EQ(Put(code, "1", MakeJpeg(30, 20)), 201);
  std::string query = "voice_ids=" + voice.ToString();
  for (const PersonId& person : {coordinator, leader, observer, dock_clerk, dock_coordinator}) {
    std::string session = SessionOf(person);
    EXPECT_EQ(StatusOf(&PhotosApi::PictureForStaff, {.session = session, .voice = voice}), 200);
    EXPECT_EQ(StatusOf(&PhotosApi::ThumbForStaff, {.session = session, .voice = voice}), 200);
    auto list = Send(&PhotosApi::ListForStaff, {.session = session, .query = query});
    EXPECT_NE(list.body.find("\"slot\":1"), std::string::npos);
  }
  for (const PersonId& person : {worker, clerk, cook}) {
    std::string session = SessionOf(person);
    EXPECT_EQ(StatusOf(&PhotosApi::PictureForStaff, {.session = session, .voice = voice}), 404);
    EXPECT_EQ(StatusOf(&PhotosApi::ThumbForStaff, {.session = session, .voice = voice}), 404);
    EXPECT_EQ(Send(&PhotosApi::ListForStaff, {.session = session, .query = query}).body,
              R"({"items":[]})");
  }
  EXPECT_EQ(StatusOf(&PhotosApi::PictureForStaff, {.voice = voice}), 401);
  EXPECT_EQ(StatusOf(&PhotosApi::ListForStaff, {.query = query}), 401);
}

TEST_F(PhotoRoutes, TheListRefusesWhatIsNoListOfVoices) {
  std::string session = SessionOf(coordinator);
  for (const char* query : {"", "voice_ids=", "voice_ids=x", "other=1"})
    EXPECT_EQ(StatusOf(&PhotosApi::ListForStaff, {.session = session, .query = query}), 400)
        << query;
  std::string many = "voice_ids=" + org.ToString();
  for (int i = 0; i < 50; ++i) many += "," + org.ToString();
  EXPECT_EQ(StatusOf(&PhotosApi::ListForStaff, {.session = session, .query = many}), 400);
}

TEST_F(PhotoRoutes, OnlyWhoeverEnteredAVoiceAddsAScanToIt) {
  auto [code, entered] = Say(dock_clerk);
  auto [own_code, own] = Say();
  auto put = [&](const PersonId& person, const VoiceId& voice) {
    return StatusOf(&PhotosApi::PutEntered,
                    {.body = MakeJpeg(30, 20), .session = SessionOf(person), .voice = voice});
  };
  EXPECT_EQ(put(dock_coordinator, entered), 403);
  EXPECT_EQ(put(leader, entered), 403);
  EXPECT_EQ(put(worker, entered), 404);
  EXPECT_EQ(put(dock_clerk, own), 403) << "nobody adds to what somebody else said";
  EXPECT_EQ(StatusOf(&PhotosApi::PutEntered, {.body = "x", .voice = entered}), 401);
  Days(14);
  EXPECT_EQ(put(dock_clerk, entered), 201);
  EXPECT_EQ(put(dock_clerk, entered), 200);
  EXPECT_EQ(Photos(entered).front().added_by, dock_clerk);
  EXPECT_FALSE(Entries(entered.uuid()).back().at) << "the minute would tell who sat there";
  Days(1);
  EXPECT_EQ(StatusOf(&PhotosApi::PutEntered, {.slot = "2",
                                              .body = MakeJpeg(3, 2),
                                              .session = SessionOf(dock_clerk),
                                              .voice = entered}),
            409);
}

TEST_F(PhotoRoutes, VerifyFindsEveryChangeBehindTheProgramsBack) {
  auto [code, voice] = Say();
  EXPECT_EQ(Put(code, "1", MakeJpeg(30, 20)), 201);
  EXPECT_EQ(Put(code, "2", MakePng(30, 20)), 201);
  ASSERT_EQ(AllFindings(), "");
  struct Change {
    db::Sql sql;
    const char* finding;
  };
  const Change changes[] = {
      {"UPDATE voice_photo SET slot = 5 WHERE org_id = $1 AND slot = 1", "slot"},
      {"UPDATE voice_photo SET width = 31 WHERE org_id = $1 AND slot = 1", "width"},
      {"UPDATE voice_photo SET upload_mac = file_digest WHERE org_id = $1 AND slot = 1", "upload"},
      {"UPDATE voice_photo SET file_digest = upload_mac WHERE org_id = $1 AND slot = 1", "altered"},
      {"UPDATE voice_photo SET file_key = upload_mac WHERE org_id = $1 AND slot = 1", "key"},
      {"UPDATE voice_photo SET file_key = NULL WHERE org_id = $1 AND slot = 1", "key"},
      {"UPDATE voice_photo SET added_on = '2026-01-01' WHERE org_id = $1 AND slot = 1", "added_on"},
      {"UPDATE voice_photo SET added_by = id WHERE org_id = $1 AND slot = 1", "added_by"},
      {"DELETE FROM voice_photo WHERE org_id = $1 AND slot = 1", "missing"}};
  for (const Change& change : changes) {
    std::string found;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      EXPECT_EQ(TRY(tx.Run(change.sql, {org})), 1);
      found.clear();
      auto add = [&](const journal::Finding& f) { found += f.table + ": " + f.problem + "\n"; };
      for (const auto& f : TRY(journal::VerifyJournal(tx, org, keys, VerifySources(), {})).findings)
        if (f.table == "voice_photo") add(f);
      TRY(CheckFiles(tx, org, files, add));
      return NotFound();
    });
    EXPECT_NE(found.find(change.finding), std::string::npos) << change.sql.text() << found;
  }
  Photo photo = Photos(voice).front();
  std::filesystem::resize_file(folder.File("photos/" + photo.id.ToString()), 40);
  EXPECT_EQ(AllFindings(), "voice_photo: its file was altered\n");
  EXPECT_EQ(StatusOf(&PhotosApi::Picture, {.code = code}), 500);
  std::filesystem::remove(folder.File("photos/" + photo.id.ToString()));
  EXPECT_EQ(AllFindings(), "voice_photo: its file is missing\n");
  EXPECT_EQ(StatusOf(&PhotosApi::Picture, {.slot = "2", .code = code}), 200);
}

TEST_F(PhotoRoutes, AFileWhoseRowNeverCameIsSwept) {
  auto [code, voice] = Say();
  EXPECT_EQ(Put(code, "1", MakeJpeg(30, 20)), 201);
  EXPECT_TRUE(files.Write(MakeId<PhotoId>(clock.Now()), {1, 1, "p", "t"}, clock.Now()));
  EXPECT_EQ(SweepFiles(*database, org, files).value(), 0);
  EXPECT_EQ(SweepFiles(*database, org, files).value(), 1);
  EXPECT_EQ(FileCount(), 1U);
  EXPECT_EQ(AllFindings(), "");
}

}  // namespace
}  // namespace huiyin::photos
