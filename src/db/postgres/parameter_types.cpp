#include "db/postgres/parameter_types.hpp"

#include <cctype>
#include <cstdint>
#include <map>
#include <vector>

namespace huiyin::db {
namespace {

struct Place {
  std::size_t from = 0;
  std::size_t digits_end = 0;
  std::size_t test_end = 0;  // behind "IS NULL" or "IS NOT NULL"; 0: no test
  int number = 0;
};

std::vector<Place> Places(std::string_view sql) {
  std::vector<Place> places;
  bool quoted = false;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'') quoted = !quoted;
    if (quoted || sql[i] != '$') continue;
    Place place{i, i + 1, 0, 0};
    while (place.digits_end < sql.size() &&
           std::isdigit(static_cast<unsigned char>(sql[place.digits_end])) != 0) {
      place.number = place.number * 10 + (sql[place.digits_end++] - '0');
    }
    for (std::string_view test : {std::string_view(" IS NULL"), std::string_view(" IS NOT NULL")}) {
      if (sql.substr(place.digits_end).starts_with(test)) {
        place.test_end = place.digits_end + test.size();
      }
    }
    if (place.number > 0) places.push_back(place);
  }
  return places;
}

}  // namespace

std::string WithoutNullTests(std::string_view sql) {
  auto places = Places(sql);
  std::map<int, bool> told;  // by number: whether it also stands elsewhere
  for (const Place& place : places) told[place.number] |= place.test_end == 0;
  std::string out;
  std::size_t from = 0;
  for (const Place& place : places) {
    if (place.test_end == 0) continue;
    if (told[place.number]) {
      out.append(sql.substr(from, place.from - from)).append("true");
      from = place.test_end;
    } else {
      out.append(sql.substr(from, place.digits_end - from)).append("::text");
      from = place.digits_end;
    }
  }
  return out.append(sql.substr(from));
}

}  // namespace huiyin::db
