#include "people/throttle.hpp"

#include <algorithm>
#include <cstring>

#include "http/peer.hpp"

namespace huiyin::people {

std::uint64_t Throttle::Address(std::string_view peer) const {
  Digest whole = Hmac(key_, {"address", http::NetworkOf(peer)});
  std::uint64_t address = 0;
  std::memcpy(&address, whole.data(), sizeof address);
  return address;
}

Throttle::Source& Throttle::SourceIn(Window& window, std::uint64_t address) {
  for (Source& source : window.sources) {
    if (source.address == address) return source;
  }
  return window.sources.emplace_back(Source{address, 0});
}

bool Throttle::Enter(std::string_view login, std::string_view peer, Instant now) {
  Digest name = Name(login);
  std::uint64_t address = Address(peer);
  return windows_.With([&](auto& windows) {
    auto it = windows.find(name);
    if (it == windows.end()) {
      if (windows.size() >= kLogins) {
        std::erase_if(windows,
                      [&](const auto& entry) { return entry.second.began + kWindow <= now; });
      }
      if (windows.size() >= kLogins) {
        windows.erase(std::min_element(
            windows.begin(), windows.end(),
            [](const auto& a, const auto& b) { return a.second.began < b.second.began; }));
      }
      it = windows.emplace(name, Window{now, 0, {}}).first;
    }
    Window& window = it->second;
    if (window.began + kWindow <= now) window = {now, 0, {}};
    if (window.tries >= kAllTries) return false;
    Source& source = SourceIn(window, address);
    if (source.tries >= kTries) return false;
    ++source.tries;
    ++window.tries;
    return true;
  });
}

void Throttle::Forget(std::string_view login, std::string_view peer) {
  Digest name = Name(login);
  std::uint64_t address = Address(peer);
  windows_.With([&](auto& windows) {
    auto it = windows.find(name);
    if (it == windows.end()) return;
    std::erase_if(it->second.sources, [&](const Source& source) {
      if (source.address != address) return false;
      it->second.tries -= source.tries;
      return true;
    });
  });
}

void Throttle::Forget(std::string_view login) {
  Digest name = Name(login);
  windows_.With([&](auto& windows) { windows.erase(name); });
}

}  // namespace huiyin::people
