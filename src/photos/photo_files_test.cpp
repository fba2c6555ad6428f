#include "photos/photo_files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "db/test_database.hpp"

namespace huiyin::photos {
namespace {

const Instant kDay = ParseInstant("2026-11-20T16:00:00Z").value();

class Files : public testing::Test {
 protected:
  [[nodiscard]] std::string PathOf(const PhotoId& of) const {
    return folder_.File("photos/" + of.ToString());
  }
  [[nodiscard]] std::string Bytes(const PhotoId& of) const {
    std::ostringstream all;
    all << std::ifstream(PathOf(of), std::ios::binary).rdbuf();
    return all.str();
  }
  void Overwrite(const PhotoId& of, const std::string& bytes) const {
    std::ofstream(PathOf(of), std::ios::binary | std::ios::trunc) << bytes;
  }
  SealedFile Store(const PhotoId& of) {
    return files.Write(of, {4, 3, "PICTURE", "thumb"}, kDay).value();
  }
  std::int64_t Sweep(std::set<std::string> known = {}) {
    return files.Sweep([&]() -> Result<std::set<std::string>> { return known; }).value();
  }

 private:
  db::TestFolder folder_;

 protected:
  PhotoFiles files{folder_.File("photos")};
  PhotoId id = MakeId<PhotoId>(kDay);
};

TEST_F(Files, GiveBackWhatWasSealed) {
  SealedFile sealed = Store(id);
  EXPECT_EQ(*files.Read(id, sealed.key, Variant::kPicture), "PICTURE");
  EXPECT_EQ(*files.Read(id, sealed.key, Variant::kThumb), "thumb");
  EXPECT_EQ(files.Look(id, sealed.digest), FileState::kWhole);
  EXPECT_EQ(sealed.bytes, static_cast<std::int64_t>(Bytes(id).size()));
}

TEST_F(Files, HoldNothingReadableWithoutTheKey) {
  SealedFile sealed = Store(id);
  EXPECT_EQ(Bytes(id).find("PICTURE"), std::string::npos);
  EXPECT_EQ(Bytes(id).find("thumb"), std::string::npos);
  Digest other = sealed.key;
  other[0] ^= 1U;
  EXPECT_FALSE(files.Read(id, other, Variant::kPicture));
  EXPECT_NE(Store(MakeId<PhotoId>(kDay)).key, sealed.key);
}

TEST_F(Files, OpenUnderTheirOwnNameOnly) {
  SealedFile sealed = Store(id);
  PhotoId other = MakeId<PhotoId>(kDay);
  Store(other);
  Overwrite(other, Bytes(id));
  EXPECT_FALSE(files.Read(other, sealed.key, Variant::kPicture));
}

TEST_F(Files, ThatWereAlteredOrLostAreNoticed) {
  SealedFile sealed = Store(id);
  std::string whole = Bytes(id);
  for (std::size_t at : {std::size_t{0}, std::size_t{10}, whole.size() - 1}) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    Overwrite(id, changed);
    EXPECT_FALSE(files.Read(id, sealed.key, Variant::kPicture)) << at;
    EXPECT_EQ(files.Look(id, sealed.digest), FileState::kAltered) << at;
  }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    Overwrite(id, whole.substr(0, size));
    EXPECT_FALSE(files.Read(id, sealed.key, Variant::kThumb)) << size;
  }
  std::filesystem::remove(PathOf(id));
  EXPECT_EQ(files.Look(id, sealed.digest), FileState::kMissing);
  EXPECT_FALSE(files.Read(id, sealed.key, Variant::kPicture));
}

TEST_F(Files, CarryTheDayAndAreTheServersAlone) {
  Store(id);
  struct stat seen {};
  ASSERT_EQ(::stat(PathOf(id).c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mtim.tv_sec, kDay.time_since_epoch().count() / 1000);
  EXPECT_EQ(seen.st_mtim.tv_nsec, 0);
  EXPECT_EQ(seen.st_mode & 0777U, 0600U);
}

TEST_F(Files, AreNeverWrittenOver) {
  SealedFile sealed = Store(id);
  EXPECT_FALSE(files.Write(id, {1, 1, "other", "o"}, kDay));
  EXPECT_EQ(files.Look(id, sealed.digest), FileState::kWhole);
}

TEST_F(Files, WithoutARowGoInTheSecondSweep) {
  PhotoId kept = MakeId<PhotoId>(kDay);
  Store(id);
  Store(kept);
  EXPECT_EQ(Sweep({kept.ToString()}), 0);
  EXPECT_EQ(Sweep({kept.ToString()}), 1);
  EXPECT_FALSE(std::filesystem::exists(PathOf(id)));
  EXPECT_TRUE(std::filesystem::exists(PathOf(kept)));
}

TEST_F(Files, OnTheirWayAreLeftAlone) {
  {
    PhotoFiles::Arrival arrival(files, id);
    Store(id);
    EXPECT_EQ(Sweep() + Sweep() + Sweep(), 0);
  }
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Sweep({id.ToString()}), 0) << "its row came";
  EXPECT_TRUE(std::filesystem::exists(PathOf(id)));
}

TEST_F(Files, OfOthersInTheFolderAreNotTouched) {
  Store(id);
  std::ofstream(PathOf(id) + ".note") << "x";
  Sweep();
  Sweep();
  EXPECT_TRUE(std::filesystem::exists(PathOf(id) + ".note"));
}

TEST_F(Files, ThatCannotBeWrittenAreTheServersFault) {
  PhotoFiles nowhere("/proc/nowhere/photos");
  auto failed = nowhere.Write(id, {1, 1, "p", "t"}, kDay);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(*nowhere.Sweep([]() -> Result<std::set<std::string>> { return Internal("not asked"); }),
            0);
}

}  // namespace
}  // namespace huiyin::photos
