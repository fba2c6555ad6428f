#include "app/settings.hpp"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <thread>

namespace huiyin::app {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

struct Name {
  const char* toml;
  const char* environment;
};
constexpr Name kNames[] = {
    {"data_dir", "HUIYIN_DATA_DIR"},     {"database", "HUIYIN_DATABASE"},
    {"key_file", "HUIYIN_KEY_FILE"},     {"listen", "HUIYIN_LISTEN"},
    {"public_url", "HUIYIN_PUBLIC_URL"}, {"trusted_proxies", "HUIYIN_TRUSTED_PROXIES"},
    {"rate_limit", "HUIYIN_RATE_LIMIT"}, {"threads", "HUIYIN_THREADS"}};

Error Bad(std::string_view setting, Phrase message) {
  return Invalid(std::string(setting), message);
}

Status ReadToml(const std::string& path, bool must_exist, Values& values) {
  if (!std::filesystem::exists(path)) {
    if (!must_exist) return {};
    return Bad("--config", {"找不到这个设置文件", "There is no such settings file"});
  }
  toml::parse_result parsed = toml::parse_file(path);
  if (!parsed)
    return Bad("huiyin.toml", {"设置文件不是有效的 TOML", "The settings file is not valid TOML"});
  for (auto&& [key, value] : parsed.table()) {
    std::string name(key.str());
    bool known = std::any_of(std::begin(kNames), std::end(kNames),
                             [&](const Name& n) { return name == n.toml; });
    if (!known)
      return Bad(name, {"设置文件里有不认识的一项",
                        "The settings file holds a setting that is not known"});
    if (auto text = value.value<std::string>()) {
      values[name] = *text;
    } else if (auto number = value.value<std::int64_t>()) {
      values[name] = std::to_string(*number);
    } else if (auto flag = value.value<bool>()) {
      values[name] = *flag ? "on" : "off";
    } else {
      return Bad(name,
                 {"设置的值要用文字、数字或开关", "A setting must be text, a number or a switch"});
    }
  }
  return {};
}

Status ReadListen(const std::string& text, Settings& settings) {
  auto colon = text.rfind(':');
  std::uint16_t port = 0;
  if (colon == std::string::npos || colon == 0)
    return Bad("HUIYIN_LISTEN",
               {"监听地址要写成 地址:端口", "Listen must be given as ADDRESS:PORT"});
  auto [end, fault] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), port);
  if (fault != std::errc() || end != text.data() + text.size()) {
    return Bad("HUIYIN_LISTEN",
               {"监听端口要在 0 到 65535 之间", "The port must lie between 0 and 65535"});
  }
  settings.listen_address = text.substr(0, colon);
  if (settings.listen_address.front() == '[' && settings.listen_address.back() == ']') {
    settings.listen_address = settings.listen_address.substr(1, settings.listen_address.size() - 2);
  }
  settings.listen_port = port;
  return {};
}

std::vector<std::string> SplitList(const std::string& text) {
  std::vector<std::string> list;
  std::string item;
  for (char c : text + ",") {
    if (c == ',') {
      if (!item.empty()) list.push_back(item);
      item.clear();
    } else if (c != ' ') {
      item.push_back(c);
    }
  }
  return list;
}

}  // namespace

Result<Settings> ReadSettings(const Flags& flags) {
  Values values;
  TRY(ReadToml(flags.config.empty() ? "huiyin.toml" : flags.config, !flags.config.empty(), values));
  for (const Name& name : kNames) {
    if (const char* text = std::getenv(name.environment); text != nullptr && *text != '\0')
      values[name.toml] = text;
  }
  for (const auto& [name, text] : {std::pair{"data_dir", flags.data_dir},
                                   {"database", flags.database},
                                   {"key_file", flags.key_file},
                                   {"listen", flags.listen},
                                   {"public_url", flags.public_url},
                                   {"trusted_proxies", flags.trusted_proxies},
                                   {"rate_limit", flags.rate_limit},
                                   {"threads", flags.threads}}) {
    if (!text.empty()) values[name] = text;
  }
  Settings settings;
  if (values.contains("data_dir")) settings.data_dir = values["data_dir"];
  settings.database = values.contains("database") ? values["database"]
                                                  : "sqlite:" + settings.data_dir + "/huiyin.db";
  settings.key_file =
      values.contains("key_file") ? values["key_file"] : settings.data_dir + "/keys";
  if (values.contains("listen")) TRY(ReadListen(values["listen"], settings));
  settings.public_url = values["public_url"];
  while (settings.public_url.ends_with('/')) settings.public_url.pop_back();
  if (!settings.public_url.empty() && !settings.public_url.starts_with("http://") &&
      !settings.public_url.starts_with("https://")) {
    return Bad("HUIYIN_PUBLIC_URL", {"对外地址要以 http:// 或 https:// 开头",
                                     "The public URL must begin with http:// or https://"});
  }
  settings.trusted_proxies = SplitList(values["trusted_proxies"]);
  if (values.contains("rate_limit")) {
    if (values["rate_limit"] != "on" && values["rate_limit"] != "off") {
      return Bad("HUIYIN_RATE_LIMIT", {"限速只能写 on 或 off", "The rate limit must be on or off"});
    }
    settings.rate_limit = values["rate_limit"] == "on";
  }
  if (values.contains("threads")) {
    const std::string& text = values["threads"];
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), settings.threads);
    if (fault != std::errc() || end != text.data() + text.size() || settings.threads > 256) {
      return Bad("HUIYIN_THREADS",
                 {"线程数要在 0 到 256 之间", "Threads must lie between 0 and 256"});
    }
  }
  if (settings.threads == 0) settings.threads = std::max(1U, std::thread::hardware_concurrency());
  return settings;
}

std::string PhotoFolder(const Settings& settings) { return settings.data_dir + "/photos"; }

std::string UrlOf(const std::string& address, std::uint16_t port) {
  bool six = address.find(':') != std::string::npos;
  return "http://" + (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

}  // namespace huiyin::app
