// What an entry tells the batch hook of itself, so that the hook need not read it again.
//
// The note: 32 bytes of mac, 10 of the day, one that is '1' when the entry has a day and no instant.
// Threads: pure functions.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "keys/keys.hpp"

namespace huiyin::journal {

struct Note {
  Digest mac{};
  std::string on;
  bool day_only = false;
};

inline std::string NoteOf(const Digest& mac, std::string_view on, bool day_only) {
  std::string note(mac.begin(), mac.end());
  return note.append(on).append(day_only ? "1" : "0");
}

inline std::optional<Note> ReadNote(std::string_view text) {
  constexpr std::size_t kDay = 10;
  Note note;
  if (text.size() != note.mac.size() + kDay + 1) return std::nullopt;
  std::copy_n(text.begin(), note.mac.size(), note.mac.begin());
  note.on = text.substr(note.mac.size(), kDay);
  note.day_only = text.back() == '1';
  return note;
}

}  // namespace huiyin::journal
