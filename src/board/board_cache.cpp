#include "board/board_cache.hpp"

#include <iterator>
#include <utility>

namespace huiyin::board {

Page BoardCache::Look(std::string_view key, const LocalDate& day, std::uint64_t moves) {
  auto place = places_.find(key);
  if (place == places_.end()) return nullptr;
  const Entry& entry = *place->second;
  if (entry.day != day || entry.moves < moves) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return entry.page;
}

Page BoardCache::Find(std::string_view key, const LocalDate& day) {
  std::lock_guard lock(mutex_);
  return Look(key, day, moves());
}

Result<Page> BoardCache::Get(const Wanted& wanted, const Render& render) {
  std::shared_ptr<Work> mine;
  {
    std::unique_lock lock(mutex_);
    while (mine == nullptr) {
      if (Page page = Look(wanted.key, wanted.day, wanted.moves)) return page;
      auto found = under_way_.find(wanted.key);
      if (found == under_way_.end() || found->second->day != wanted.day ||
          found->second->moves < wanted.moves) {
        // Nobody renders it, or only an older one, which then is nobody's any more but its renderer's.
        mine = std::make_shared<Work>(Work{wanted.day, moves(), false, nullptr});
        under_way_.insert_or_assign(wanted.key, mine);
        break;
      }
      auto others = found->second;
      done_.wait(lock, [&] { return others->done; });
      if (others->page != nullptr) return others->page;
    }
  }
  // Also when `render` leaves by an exception nobody may be left waiting.
  struct Finisher {
    BoardCache& cache;
    const std::string& key;
    const std::shared_ptr<Work>& work;
    Page page;
    ~Finisher() { cache.Finish(key, work, std::move(page)); }
  } finisher{*this, wanted.key, mine, nullptr};
  auto rendered = render(mine->moves);
  if (rendered) finisher.page = *rendered;
  return rendered;
}

void BoardCache::Finish(const std::string& key, const std::shared_ptr<Work>& work, Page page) {
  {
    std::lock_guard lock(mutex_);
    work->done = true;
    work->page = std::move(page);
    if (auto found = under_way_.find(key); found != under_way_.end() && found->second == work)
      under_way_.erase(found);
    if (work->page != nullptr) Keep(key, *work);
  }
  done_.notify_all();
}

void BoardCache::Keep(const std::string& key, const Work& work) {
  if (auto place = places_.find(key); place != places_.end()) {
    const Entry& present = *place->second;
    if (present.day >= work.day && present.moves > work.moves) return;
    Drop(place->second);
  }
  // The key stands in the list and in the map; the heads that the server renders are about as large as what is left out here.
  std::size_t bytes =
      work.page->body.size() + work.page->gzip.size() + 2 * key.size() + sizeof(Entry);
  if (bytes > limits_.bytes || limits_.pages == 0) return;
  while (entries_.size() >= limits_.pages || bytes_ + bytes > limits_.bytes)
    Drop(std::prev(entries_.end()));
  entries_.push_front({key, work.day, work.moves, work.page, bytes});
  places_.emplace(key, entries_.begin());
  bytes_ += bytes;
}

void BoardCache::Drop(std::list<Entry>::iterator entry) {
  bytes_ -= entry->bytes;
  places_.erase(entry->key);
  entries_.erase(entry);
}

std::size_t BoardCache::pages() const {
  std::lock_guard lock(mutex_);
  return entries_.size();
}

std::size_t BoardCache::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace huiyin::board
