// Units of few people, posts that one person holds, relatives at work, a day with its shift.
#include <algorithm>
#include <array>

#include "text/scan.hpp"

namespace huiyin::text {
namespace {

constexpr std::array<Word, 19> kPosts{U"班长",   U"队长",    U"组长",    U"主任",   U"书记",
                                      U"科长",   U"站长",    U"会计",    U"出纳",   U"保管员",
                                      U"材料员", U"司机",    U"厨师长",  U"统计员", U"安全员",
                                      U"head",   U"foreman", U"manager", U"driver"};
constexpr std::array<Word, 9> kOnly{U"唯一的",   U"唯一一名",   U"唯一一个",
                                    U"唯一一位", U"仅有的一名", U"只有一名",
                                    U"只有一个", U"只有一位",   U"the only "};
constexpr std::array<Word, 24> kHolders{
    U"女工",   U"女职工", U"女司机", U"女同志",      U"电工",   U"焊工",   U"钳工",   U"司机",
    U"厨师",   U"会计",   U"出纳",   U"医生",        U"技术员", U"保管员", U"安全员", U"班长",
    U"大学生", U"党员",   U"woman",  U"electrician", U"driver", U"welder", U"cook",   U"doctor"};
constexpr std::array<Word, 4> kJust{U"只有", U"就", U"仅", U"才"};
constexpr std::array<Word, 8> kFew{U"一", U"二", U"两", U"三", U"四", U"2", U"3", U"4"};
constexpr std::array<Word, 3> kPeople{U"个人", U"名职工", U"人"};
constexpr std::array<Word, 18> kRelatives{
    U"爱人", U"丈夫",    U"妻子",       U"老公",   U"老婆",        U"儿子",
    U"女儿", U"父亲",    U"母亲",       U"媳妇",   U"配偶",        U"爸爸",
    U"妈妈", U"my wife", U"my husband", U"my son", U"my daughter", U"my father"};
constexpr std::array<Word, 12> kUnitWords{U"车间", U"班组",     U"采区",       U"部门",
                                          U"科室", U"机关",     U"分公司",     U"作业部",
                                          U"食堂", U"workshop", U"department", U"crew"};
constexpr std::array<Word, 14> kShifts{
    U"早班", U"中班", U"晚班", U"夜班", U"白班",        U"零点班",    U"甲班",
    U"乙班", U"丙班", U"丁班", U"当班", U"night shift", U"day shift", U"late shift"};
constexpr std::array<Word, 12> kMonths{U"january",   U"february", U"march",    U"april",
                                       U"may",       U"june",     U"july",     U"august",
                                       U"september", U"october",  U"november", U"december"};

struct Unit {
  std::u32string name;
  bool small = false;
};

// The longest unit's name at i.
const Unit* UnitAt(const Scan& scan, std::size_t i, const std::vector<Unit>& units) {
  const Unit* found = nullptr;
  for (const Unit& unit : units) {
    if (!scan.Stands(i, unit.name) || Cuts(scan, i) || Cuts(scan, i + unit.name.size())) continue;
    if (found == nullptr || unit.name.size() > found->name.size()) found = &unit;
  }
  return found;
}

void MarkFew(const Scan& scan, std::size_t i, Marks& marks) {
  Word just = scan.OneOf(i, kJust);
  if (just.empty()) return;
  std::size_t at = i + just.size();
  if (scan.at(at) == U'有' || scan.at(at) == U'剩') ++at;
  Word few = scan.OneOf(at, kFew);
  if (few.empty()) return;
  Word people = scan.OneOf(at + few.size(), kPeople);
  if (!people.empty())
    marks.push_back({Identifies::kSmallUnit, i, at + few.size() + people.size()});
}

void MarkOnly(const Scan& scan, std::size_t i, Marks& marks) {
  Word only = scan.OneOf(i, kOnly);
  if (only.empty() || Cuts(scan, i)) return;
  for (std::size_t at = i + only.size(); at <= i + only.size() + 4; ++at) {
    if (Word holder = scan.OneOf(at, kHolders); !holder.empty()) {
      marks.push_back({Identifies::kPost, i, at + holder.size()});
      return;
    }
  }
}

// The relative, and a unit within a short way of it.
void MarkFamily(const Scan& scan, std::size_t i, const std::vector<Unit>& units, Marks& marks) {
  Word relative = scan.OneOf(i, kRelatives);
  if (relative.empty() || Cuts(scan, i)) return;
  std::size_t way = IsLatin(relative.front()) ? 30 : 10;
  for (std::size_t at = i + relative.size(); at <= i + relative.size() + way; ++at) {
    char32_t c = scan.at(at);
    if (c == U'。' || c == U';' || c == U'；' || c == U'\0') return;
    const Unit* unit = UnitAt(scan, at, units);
    std::size_t length = unit != nullptr ? unit->name.size() : scan.OneOf(at, kUnitWords).size();
    if (length == 0) continue;
    marks.push_back({Identifies::kFamily, i, at + length});
    return;
  }
}

std::size_t Digits(const Scan& scan, std::size_t i, std::size_t most) {
  std::size_t to = i;
  while (to - i < most && IsDigit(scan.at(to))) ++to;
  if (to > i) return to;
  while (to - i < most && (DigitOf(scan.at(to)) || scan.at(to) == U'十')) ++to;
  return to;
}

// Where a date that begins at i ends; i itself when none does: 3月5日, 三月五号, 2026-03-05, 5 March.
std::size_t DateEnd(const Scan& scan, std::size_t i) {
  std::size_t one = Digits(scan, i, 4);
  if (one == i) return i;
  if (scan.at(one) == U'年') return Digits(scan, one + 1, 2) > one + 1 ? DateEnd(scan, one + 1) : i;
  if (scan.at(one) == U'月') {
    std::size_t two = Digits(scan, one + 1, 3);
    bool day = two > one + 1 && (scan.at(two) == U'日' || scan.at(two) == U'号');
    return day ? two + 1 : i;
  }
  if (one - i == 4 && scan.at(one) == U'-') {
    std::size_t month = Digits(scan, one + 1, 2);
    std::size_t day = Digits(scan, month + 1, 2);
    return scan.at(month) == U'-' && day > month + 1 ? day : i;
  }
  Word month = scan.OneOf(scan.Blanks(one), kMonths);
  return month.empty() ? i : scan.Blanks(one) + month.size();
}

void MarkDayAndShift(const Scan& scan, std::size_t i, Marks& marks) {
  char32_t before = i > 0 ? scan.at(i - 1) : U' ';
  if (DigitOf(before) || before == U'十' || before == U'年' || before == U'-') return;
  std::size_t end = DateEnd(scan, i);
  if (end == i) return;
  std::size_t way = IsLatin(scan.at(end - 1)) || IsLatin(scan.at(end + 2)) ? 12 : 6;
  for (std::size_t at = end; at <= end + way; ++at) {
    char32_t c = scan.at(at);
    if (c == U'。' || c == U'，' || c == U',' || c == U'\0') return;
    if (Word shift = scan.OneOf(at, kShifts); !shift.empty()) {
      marks.push_back({Identifies::kDayAndShift, i, at + shift.size()});
      return;
    }
  }
}

}  // namespace

void FindPlaces(const Scan& scan, const KnownNames& names, Marks& marks) {
  std::vector<Unit> units;
  for (const UnitSize& unit : names.units) {
    if (unit.name.empty()) continue;
    units.push_back({Fold(unit.name), unit.people > 0 && unit.people < kSmallestUnit});
  }
  for (std::size_t i = 0; i < scan.size();) {
    MarkFew(scan, i, marks);
    MarkOnly(scan, i, marks);
    MarkFamily(scan, i, units, marks);
    MarkDayAndShift(scan, i, marks);
    const Unit* unit = UnitAt(scan, i, units);
    if (unit == nullptr) {
      ++i;
      continue;
    }
    std::size_t to = i + unit->name.size();
    if (unit->small) {
      std::size_t post_at = scan.Blanks(scan.at(to) == U'的' ? to + 1 : to);
      Word post = scan.OneOf(post_at, kPosts);
      marks.push_back({post.empty() ? Identifies::kSmallUnit : Identifies::kPost, i,
                       post.empty() ? to : post_at + post.size()});
    }
    i = to;
  }
}

}  // namespace huiyin::text
