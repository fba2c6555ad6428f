// TimerWheel: coarse deadlines for many connections at the price of a store each.
//
//   wheel.Set(entry, wheel.now() + 40);   // in ticks; moving a deadline later only stores it
//   wheel.Advance(tick, [](TimerWheel::Entry& due) { ... });
//
// An entry sits in the slot of some tick not later than its deadline. When that slot comes up, an entry whose deadline has
// moved on is put into a later slot; so a keep-alive connection is moved once a rotation, not once a request.
// Threads: one (the io thread). Ownership: the wheel holds no entry alive; an entry takes itself out when it is destroyed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace huiyin::http {

class TimerWheel {
 public:
  using Tick = std::uint64_t;
  static constexpr Tick kNever = std::numeric_limits<Tick>::max();

  class Entry {
   public:
    Entry() = default;
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    ~Entry() { Unlink(); }
    [[nodiscard]] Tick due() const { return due_; }

   private:
    friend class TimerWheel;
    void Unlink() {
      if (next_ == nullptr) return;
      prev_->next_ = next_;
      next_->prev_ = prev_;
      next_ = prev_ = nullptr;
    }
    void LinkBefore(Entry& head) {
      prev_ = head.prev_;
      next_ = &head;
      prev_->next_ = this;
      head.prev_ = this;
    }
    void MakeHead() { next_ = prev_ = this; }

    Entry* next_ = nullptr;
    Entry* prev_ = nullptr;
    Tick due_ = kNever;
    Tick visited_at_ = 0;  // the tick whose slot it sits in
  };

  TimerWheel() {
    for (Entry& slot : slots_) slot.MakeHead();
  }
  ~TimerWheel() {
    for (Entry& slot : slots_) {
      while (slot.next_ != &slot) slot.next_->Unlink();
    }
  }
  TimerWheel(const TimerWheel&) = delete;
  TimerWheel& operator=(const TimerWheel&) = delete;

  [[nodiscard]] Tick now() const { return now_; }

  void Set(Entry& entry, Tick due) {
    entry.due_ = due;
    if (due == kNever) return;
    if (entry.next_ != nullptr && entry.visited_at_ <= due) return;
    Place(entry);
  }
  void Clear(Entry& entry) { entry.due_ = kNever; }

  // Calls `fire` for every entry whose deadline is at or before `tick`. It may set, clear or destroy any entry.
  template <class Fire>
  void Advance(Tick tick, Fire&& fire) {
    if (tick > now_ + kSlots) now_ = tick - kSlots;  // each slot once is enough
    while (now_ < tick) {
      ++now_;
      Entry waiting;
      waiting.MakeHead();
      Entry& slot = slots_[now_ % kSlots];
      while (slot.next_ != &slot) Move(*slot.next_, waiting);
      while (waiting.next_ != &waiting) {
        Entry& entry = *waiting.next_;
        entry.Unlink();
        if (entry.due_ == kNever) continue;
        if (entry.due_ > now_) {
          Place(entry);
          continue;
        }
        entry.due_ = kNever;
        fire(entry);
      }
      waiting.Unlink();
    }
  }

 private:
  static constexpr std::size_t kSlots = 512;

  static void Move(Entry& entry, Entry& head) {
    entry.Unlink();
    entry.LinkBefore(head);
  }
  void Place(Entry& entry) {
    entry.Unlink();
    const Tick soonest = now_ + 1;
    const Tick latest = now_ + kSlots - 1;
    const Tick wanted = entry.due_ < soonest ? soonest : entry.due_;
    entry.visited_at_ = wanted > latest ? latest : wanted;
    entry.LinkBefore(slots_[entry.visited_at_ % kSlots]);
  }

  Tick now_ = 0;
  std::array<Entry, kSlots> slots_;
};

}  // namespace huiyin::http
