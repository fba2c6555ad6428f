#include "people/throttle.hpp"

#include <algorithm>

namespace huiyin::people {

bool Throttle::Enter(std::string_view login, Instant now) {
  Digest name = Name(login);
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
      it = windows.emplace(name, Window{now, 0}).first;
    }
    Window& window = it->second;
    if (window.began + kWindow <= now) window = {now, 0};
    if (window.tries >= kTries) return false;
    ++window.tries;
    return true;
  });
}

void Throttle::Forget(std::string_view login) {
  Digest name = Name(login);
  windows_.With([&](auto& windows) { windows.erase(name); });
}

}  // namespace huiyin::people
