// Settings: from huiyin.toml, the environment and flags (data_dir is --data-dir, and so on), in rising order.
//
// | toml            | environment             | default                 | what                                             |
// |-----------------|-------------------------|-------------------------|--------------------------------------------------|
// | data_dir        | HUIYIN_DATA_DIR         | huiyin-data             | folder of all that has no place of its own       |
// | database        | HUIYIN_DATABASE         | sqlite:DATA_DIR/huiyin.db | where the data is                              |
// | key_file        | HUIYIN_KEY_FILE         | DATA_DIR/keys           | secret keys (keys/keys.hpp); keep a copy apart   |
// | listen          | HUIYIN_LISTEN           | 127.0.0.1:8080          | address and port; port 0 takes a free one        |
// | public_url      | HUIYIN_PUBLIC_URL       | (the browser's host)    | where browsers reach us; https makes cookies Secure |
// | trusted_proxies | HUIYIN_TRUSTED_PROXIES  | (none)                  | whose X-Forwarded-For counts, comma-separated    |
// | rate_limit      | HUIYIN_RATE_LIMIT       | on                      | off: no limits by address (benchmarks, tests)    |
// | threads         | HUIYIN_THREADS          | 0 = one a core          | io threads                                       |
//
// Threads: a plain value. Errors: kInvalid naming the setting.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace huiyin::app {

struct Settings {
  std::string data_dir = "huiyin-data";
  std::string database;
  std::string key_file;
  std::string listen_address = "127.0.0.1";
  std::uint16_t listen_port = 8080;
  std::string public_url;
  std::vector<std::string> trusted_proxies;
  bool rate_limit = true;
  std::uint32_t threads = 0;
};

// Flags as given on the command line; empty where absent.
struct Flags {
  std::string config;  // another file than ./huiyin.toml, which may be absent
  std::string data_dir;
  std::string database;
  std::string key_file;
  std::string listen;
  std::string public_url;
  std::string trusted_proxies;
  std::string rate_limit;
  std::string threads;
};

Result<Settings> ReadSettings(const Flags& flags);
// Where the sealed files of photos are: in the data folder.
std::string PhotoFolder(const Settings& settings);
// "http://127.0.0.1:8080", an IPv6 address in brackets.
std::string UrlOf(const std::string& address, std::uint16_t port);

}  // namespace huiyin::app
