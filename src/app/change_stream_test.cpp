// Who is told, when, and what the stream refuses.
#include "app/change_stream.hpp"

#include <gtest/gtest.h>

namespace huiyin::app {
namespace {

using std::chrono::milliseconds;

class Stream : public testing::Test {
 protected:
  // What a request got: its status and body, or nothing yet.
  struct Page {
    int answers = 0;
    http::Response reply;
    [[nodiscard]] std::string id() const {
      auto from = reply.body.find("id: ");
      if (from == std::string::npos) return {};
      return reply.body.substr(from + 4, reply.body.find('\n', from) - from - 4);
    }
    [[nodiscard]] bool told() const { return reply.body.find("event: moved") != std::string::npos; }
  };
  std::shared_ptr<Page> Ask(std::string_view seen, std::uint8_t person = 1) {
    auto page = std::make_shared<Page>();
    Uuid::Bytes bytes{};
    bytes[0] = person;
    changes.Hold(PersonId(Uuid(bytes)), seen, now, [page](http::Response reply) {
      ++page->answers;
      page->reply = std::move(reply);
    });
    return page;
  }
  std::string Opened() { return Ask("")->id(); }

  ChangeStream changes;
  Instant now{milliseconds(1'000'000)};
};

TEST_F(Stream, TellsAPageThatHasJustOpenedWhereItStands) {
  auto page = Ask("");
  EXPECT_EQ(page->answers, 1);
  EXPECT_FALSE(page->id().empty());
  EXPECT_EQ(page->id(), Opened()) << "nothing moved in between";
}

TEST_F(Stream, TellsEverybodyWhoWaitsOnceWhenSomethingMoves) {
  auto seen = Opened();
  auto one = Ask(seen, 1), two = Ask(seen, 2);
  changes.Sweep(now);
  EXPECT_EQ(one->answers + two->answers, 0) << "nothing moved";
  changes.Moved();
  changes.Moved();
  changes.Sweep(now);
  EXPECT_TRUE(one->told() && two->told());
  EXPECT_NE(one->id(), seen);
  changes.Sweep(now);
  EXPECT_EQ(one->answers, 1);
  EXPECT_EQ(changes.waiting(), 0U);
}

TEST_F(Stream, TellsWhoeverMissedOneAtOnce) {
  auto seen = Opened();
  changes.Moved();
  changes.Sweep(now);
  EXPECT_TRUE(Ask(seen)->told());
  EXPECT_TRUE(Ask("an id of another start")->told());
}

TEST_F(Stream, EndsAWaitWhoseTimeIsOverWithoutAnEvent) {
  auto page = Ask(Opened());
  now += ChangeStream::kLongest - milliseconds(1);
  changes.Sweep(now);
  EXPECT_EQ(page->answers, 0);
  now += milliseconds(1);
  changes.Sweep(now);
  EXPECT_EQ(page->answers, 1);
  EXPECT_FALSE(page->told());
  EXPECT_EQ(page->id(), "") << "the id that the page has stays its own";
}

TEST_F(Stream, RefusesMoreThanItsPlaces) {
  auto seen = Opened();
  for (std::size_t n = 0; n < ChangeStream::kMostOfOne; ++n) EXPECT_EQ(Ask(seen)->answers, 0);
  EXPECT_EQ(Ask(seen)->reply.status, 503) << "of one person";
  EXPECT_EQ(Ask(seen, 2)->answers, 0) << "others still wait";
  for (std::size_t n = changes.waiting(); n < ChangeStream::kMostWaiting; ++n)
    Ask(seen, static_cast<std::uint8_t>(3 + n / ChangeStream::kMostOfOne));
  EXPECT_EQ(changes.waiting(), ChangeStream::kMostWaiting);
  EXPECT_EQ(Ask(seen, 255)->reply.status, 503) << "of all";
}

TEST_F(Stream, LetsEverybodyGoWhenTheServerStops) {
  auto seen = Opened();
  auto page = Ask(seen);
  changes.Close();
  EXPECT_EQ(page->answers, 1);
  EXPECT_EQ(Ask(seen)->answers, 1) << "whoever comes later does not wait";
}

}  // namespace
}  // namespace huiyin::app
