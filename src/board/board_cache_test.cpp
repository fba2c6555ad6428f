#include "board/board_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace huiyin::board {
namespace {

const LocalDate kToday = LocalDate::Parse("2026-03-02").value();

Page PageOf(std::string text) {
  auto page = std::make_shared<http::Prepared>();
  page->body = std::move(text);
  return page;
}
std::string TextOf(const Page& page) {
  return page == nullptr ? "nothing" : std::string(page->body.view());
}

// Asks for a page that would be rendered as `text`.
std::string Get(BoardCache& cache, const std::string& key, const std::string& text,
                const LocalDate& day = kToday) {
  return TextOf(
      cache.Get(cache.Want(key, day), [&](std::uint64_t) { return Result<Page>(PageOf(text)); })
          .value());
}

TEST(BoardCache, KeepsAPageUntilSomethingIsCommitted) {
  BoardCache cache;
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "nothing");
  EXPECT_EQ(Get(cache, "a", "one"), "one");
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "one");
  EXPECT_EQ(Get(cache, "a", "two"), "one");
  EXPECT_EQ(Get(cache, "b", "other"), "other");
  cache.Moved();
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "nothing");
  EXPECT_EQ(Get(cache, "a", "two"), "two");
  EXPECT_EQ(cache.pages(), 2U) << "the old page has made room";
}

TEST(BoardCache, KeepsAPageForOneDay) {
  BoardCache cache;
  EXPECT_EQ(Get(cache, "a", "monday"), "monday");
  EXPECT_EQ(TextOf(cache.Find("a", kToday.Plus(1))), "nothing");
  EXPECT_EQ(Get(cache, "a", "tuesday", kToday.Plus(1)), "tuesday");
  EXPECT_EQ(TextOf(cache.Find("a", kToday.Plus(1))), "tuesday");
}

TEST(BoardCache, CountsACommitDuringTheRenderingAsMissed) {
  BoardCache cache;
  auto page = cache.Get(cache.Want("a", kToday), [&](std::uint64_t moves) {
    EXPECT_EQ(moves, 0U);
    cache.Moved();
    return Result<Page>(PageOf("from before"));
  });
  EXPECT_EQ(TextOf(*page), "from before") << "whoever asked before the commit may have it";
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "nothing");
}

TEST(BoardCache, GivesAPageThatIsNewerThanWanted) {
  BoardCache cache;
  auto wanted = cache.Want("a", kToday);
  cache.Moved();
  EXPECT_EQ(Get(cache, "a", "new"), "new");
  auto page = cache.Get(wanted, [](std::uint64_t) { return Result<Page>(PageOf("never")); });
  EXPECT_EQ(TextOf(*page), "new");
}

TEST(BoardCache, KeepsNoErrors) {
  BoardCache cache;
  auto failed =
      cache.Get(cache.Want("a", kToday), [](std::uint64_t) { return Result<Page>(NotFound()); });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(cache.pages(), 0U);
  EXPECT_EQ(Get(cache, "a", "there"), "there");
}

TEST(BoardCache, LetsNobodyWaitForARenderingThatThrew) {
  BoardCache cache;
  EXPECT_ANY_THROW((void)cache.Get(cache.Want("a", kToday),
                                   [](std::uint64_t) -> Result<Page> { throw std::bad_alloc(); }));
  EXPECT_EQ(Get(cache, "a", "there"), "there");
}

TEST(BoardCache, DropsWhatWasUsedLongestAgo) {
  BoardCache cache({.pages = 3, .bytes = 1 << 20});
  for (const char* key : {"a", "b", "c"}) Get(cache, key, key);
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "a");
  Get(cache, "d", "d");
  EXPECT_EQ(cache.pages(), 3U);
  EXPECT_EQ(TextOf(cache.Find("b", kToday)), "nothing");
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "a");
}

TEST(BoardCache, StaysWithinItsBytes) {
  BoardCache cache({.pages = 100, .bytes = 10'000});
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(Get(cache, std::to_string(i), std::string(3000, 'x')).size(), 3000U);
    EXPECT_LE(cache.bytes(), 10'000U);
  }
  EXPECT_EQ(cache.pages(), 3U);
  EXPECT_EQ(Get(cache, "huge", std::string(20'000, 'x')).size(), 20'000U)
      << "given, though not kept";
  EXPECT_EQ(cache.pages(), 3U);
  EXPECT_EQ(TextOf(cache.Find("huge", kToday)), "nothing");
}

TEST(BoardCache, RendersOnceForAllWhoMissAtOnce) {
  BoardCache cache;
  constexpr int kReaders = 8;
  std::latch ready(kReaders);
  std::atomic<int> rendered = 0;
  std::atomic<int> right = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&] {
      auto wanted = cache.Want("a", kToday);
      ready.arrive_and_wait();
      auto page = cache.Get(wanted, [&](std::uint64_t) {
        ++rendered;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return Result<Page>(PageOf("once"));
      });
      if (TextOf(*page) == "once") ++right;
    });
  }
  readers.clear();
  EXPECT_EQ(rendered, 1);
  EXPECT_EQ(right, kReaders);
}

TEST(BoardCache, DoesNotWaitForAPageThatWillBeTooOld) {
  BoardCache cache;
  auto page = cache.Get(cache.Want("a", kToday), [&](std::uint64_t) {
    // While the old one is being rendered there is a commit, and somebody who has seen its reply asks.
    cache.Moved();
    EXPECT_EQ(Get(cache, "a", "new"), "new");
    return Result<Page>(PageOf("old"));
  });
  EXPECT_EQ(TextOf(*page), "old");
  EXPECT_EQ(TextOf(cache.Find("a", kToday)), "new") << "the older page does not take its place";
}

TEST(BoardCache, TriesAgainWhereTheOtherFailed) {
  BoardCache cache;
  std::latch begun(1);
  std::jthread first([&] {
    auto failed = cache.Get(cache.Want("a", kToday), [&](std::uint64_t) {
      begun.count_down();
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      return Result<Page>(NotFound());
    });
    EXPECT_FALSE(failed);
  });
  begun.wait();
  EXPECT_EQ(Get(cache, "a", "second"), "second");
}

// After a reply to a change has left, everybody reads the changed state, however many read and change at once.
TEST(BoardCache, NeverShowsTheStateBeforeACommitThatWasReplied) {
  BoardCache cache({.pages = 2, .bytes = 1 << 20});
  std::atomic<int> stored = 0;   // what a snapshot taken now holds
  std::atomic<int> replied = 0;  // what somebody has been told
  std::atomic<int> wrong = 0;
  std::atomic<bool> ending = false;
  auto read = [&](const std::string& key) {
    int at_least = replied;
    auto wanted = cache.Want(key, kToday);
    Page page = cache.Find(key, kToday);
    if (page == nullptr) {
      page = *cache.Get(
          wanted, [&](std::uint64_t) { return Result<Page>(PageOf(std::to_string(stored))); });
    }
    if (std::stoi(TextOf(page)) < at_least) ++wrong;
  };
  {
    std::vector<std::jthread> readers;
    for (int i = 0; i < 4; ++i) {
      readers.emplace_back([&, i] {
        for (int n = i; !ending; ++n) read(std::string(1, static_cast<char>('a' + n % 3)));
      });
    }
    for (int n = 1; n <= 2000; ++n) {
      stored = n;
      cache.Moved();
      replied = n;
      read("a");
    }
    ending = true;
  }
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace huiyin::board
