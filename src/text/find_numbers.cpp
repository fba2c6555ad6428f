// Numbers and addresses that belong to one person.
#include <algorithm>
#include <array>

#include "text/scan.hpp"

namespace huiyin::text {
namespace {

constexpr std::array<Word, 31> kProvinces{U"京", U"津", U"沪", U"渝", U"冀", U"豫", U"云", U"辽",
                                          U"黑", U"湘", U"皖", U"鲁", U"新", U"苏", U"浙", U"赣",
                                          U"鄂", U"桂", U"甘", U"晋", U"蒙", U"陕", U"吉", U"闽",
                                          U"贵", U"粤", U"青", U"藏", U"川", U"宁", U"琼"};
constexpr std::array<Word, 11> kStaffWords{U"工号",        U"员工号",   U"职工号",     U"员工编号",
                                           U"职工编号",    U"胸牌号",   U"staff no",   U"staff id",
                                           U"employee id", U"badge no", U"employee no"};
// A telephone on somebody's desk.
constexpr std::array<Word, 6> kExtensionWords{U"分机",      U"内线", U"短号",
                                              U"extension", U"ext.", U"ext "};
constexpr std::array<Word, 9> kAccountWords{U"微信", U"qq",     U"wechat",    U"银行卡",    U"卡号",
                                            U"账号", U"支付宝", U"bank card", U"account no"};

constexpr std::array<Word, 6> kBuildings{U"号楼", U"栋", U"幢", U"号公寓", U"号宿舍", U"号院"};
constexpr std::array<Word, 5> kRooms{U"室", U"房", U"号房", U"号宿舍", U"寝室"};

// Digits with single blanks or dashes between them.
struct Run {
  std::u32string digits;
  std::size_t to = 0;
  int fours = 0;  // groups of four digits that it begins with
};
Run DigitsAt(const Scan& scan, std::size_t i, bool joined) {
  Run run;
  while (IsDigit(scan.at(i))) {
    run.digits.push_back(scan.at(i));
    run.to = ++i;
    bool gap = scan.at(i) == U' ' || scan.at(i) == U'-';
    if (!joined || !gap || !IsDigit(scan.at(i + 1))) continue;
    if (run.digits.size() == 4 * static_cast<std::size_t>(run.fours + 1)) ++run.fours;
    ++i;
  }
  return run;
}

int Number(Word digits) {
  int value = 0;
  for (char32_t c : digits) value = value * 10 + static_cast<int>(c - U'0');
  return value;
}

bool IsMobile(Word d) {
  if (d.size() == 13 && d.substr(0, 2) == U"86") d.remove_prefix(2);
  return d.size() == 11 && d[0] == U'1' && d[1] >= U'3';
}
bool IsLandline(Word d) { return d[0] == U'0' && d[1] != U'0' && d.size() >= 10 && d.size() <= 12; }

// The birthday in the middle has to be one.
bool IsIdentity(Word d, char32_t last) {
  if (d.size() != 18 && !(d.size() == 17 && last == U'x')) return false;
  int year = Number(d.substr(6, 4)), month = Number(d.substr(10, 2)), day = Number(d.substr(12, 2));
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// In groups of four, or beginning like a bank's card: no other number of that length is written so, whatever its check digit.
bool IsCard(const Run& run) {
  const Word d = run.digits;
  if (d.size() < 16 || d.size() > 19) return false;
  bool year = d.substr(0, 2) == U"19" || d.substr(0, 2) == U"20";
  if ((run.fours >= 3 && !year) || d.substr(0, 2) == U"62") return true;
  int sum = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    int digit = static_cast<int>(d[d.size() - 1 - i] - U'0');
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

void MarkDigits(const Scan& scan, std::size_t i, Marks& marks) {
  Run close = DigitsAt(scan, i, false);
  Run run = DigitsAt(scan, i, true);
  char32_t last = scan.at(close.to);
  if (IsIdentity(close.digits, last)) {
    marks.push_back({Identifies::kIdNumber, i, close.to + (close.digits.size() == 17 ? 1 : 0)});
  } else if (IsMobile(close.digits)) {
    marks.push_back({Identifies::kPhone, i, close.to});
  } else if (IsMobile(run.digits) || (run.digits.size() > 1 && IsLandline(run.digits))) {
    marks.push_back({Identifies::kPhone, i, run.to});
  } else if (IsCard(run)) {
    marks.push_back({Identifies::kAccount, i, run.to});
  }
}

// A mobile number in words: 幺三九 零零零零 幺幺幺幺. At least one of its digits is a word.
void MarkSpelt(const Scan& scan, std::size_t i, Marks& marks) {
  std::u32string digits;
  bool word = false;
  std::size_t to = i;
  for (std::size_t at = i; digits.size() <= 11;) {
    auto digit = DigitOf(scan.at(at));
    if (!digit) break;
    word = word || !IsDigit(scan.at(at));
    digits.push_back(U'0' + static_cast<char32_t>(*digit));
    to = ++at;
    bool gap = scan.at(at) == U' ' || scan.at(at) == U'-';
    if (gap && DigitOf(scan.at(at + 1))) ++at;
  }
  if (word && digits.size() == 11 && IsMobile(digits)) marks.push_back({Identifies::kPhone, i, to});
}

// 3 号楼 502 室: a building, then a room in it.
std::size_t NumberEnd(const Scan& scan, std::size_t i) {
  std::size_t to = i;
  while (to - i < 5 && (DigitOf(scan.at(to)) || scan.at(to) == U'十')) ++to;
  return to == i ? i : scan.Blanks(to);
}
void MarkRoom(const Scan& scan, std::size_t i, Marks& marks) {
  std::size_t end = NumberEnd(scan, i);
  if (end == i) return;
  Word building = scan.OneOf(end, kBuildings);
  if (building.empty()) return;
  std::size_t from = end + building.size();
  for (std::size_t at = from; at <= from + 8; ++at) {
    std::size_t number = NumberEnd(scan, at);
    if (number == at) continue;
    if (Word room = scan.OneOf(number, kRooms); !room.empty()) {
      marks.push_back({Identifies::kRoom, i, number + room.size()});
      return;
    }
    at = number;
  }
}

bool IsCodeSign(char32_t c) { return IsDigit(c) || IsLatin(c) || c == U'-' || c == U'_'; }

// A word that announces a number, then at least `least` signs among which there is a digit.
void MarkAnnounced(const Scan& scan, std::size_t i, std::span<const Word> words, std::size_t least,
                   Identifies kind, Marks& marks) {
  Word word = scan.OneOf(i, words);
  if (word.empty() || Cuts(scan, i)) return;
  std::size_t at = i + word.size();
  for (int skipped = 0; skipped < 4; ++skipped) {
    char32_t c = scan.at(at);
    if (c != U' ' && c != U':' && c != U'.' && c != U'号' && c != U'是' && c != U'为') break;
    ++at;
  }
  std::size_t to = at;
  bool digit = false;
  while (IsCodeSign(scan.at(to))) digit = IsDigit(scan.at(to++)) || digit;
  if (digit && to - at >= least) marks.push_back({kind, i, to});
}

void MarkPlate(const Scan& scan, std::size_t i, Marks& marks) {
  if (scan.OneOf(i, kProvinces).empty() || !IsLatin(scan.at(i + 1))) return;
  std::size_t at = i + 2;
  if (scan.at(at) == 0x00B7 || scan.at(at) == U' ') ++at;
  std::size_t to = at;
  bool digit = false;
  while (IsDigit(scan.at(to)) || IsLatin(scan.at(to))) digit = IsDigit(scan.at(to++)) || digit;
  if (digit && (to - at == 5 || to - at == 6)) marks.push_back({Identifies::kPlate, i, to});
}

bool IsMailSign(char32_t c) {
  return IsDigit(c) || IsLatin(c) || c == U'.' || c == U'_' || c == U'-' || c == U'+';
}
void MarkMail(const Scan& scan, std::size_t at_sign, Marks& marks) {
  std::size_t from = at_sign, to = at_sign + 1;
  while (from > 0 && IsMailSign(scan.at(from - 1))) --from;
  while (IsMailSign(scan.at(to))) ++to;
  while (to > at_sign && scan.at(to - 1) == U'.') --to;
  bool dot = Word(scan.folded).substr(at_sign, to - at_sign).find(U'.') != Word::npos;
  if (from < at_sign && dot) marks.push_back({Identifies::kMail, from, to});
}

bool IsPart(char32_t c) { return IsDigit(c) || IsLatin(c); }

// The numbers, accounts and addresses in what somebody gave as their contact, without blanks and dashes.
std::vector<std::u32string> ContactsIn(const std::vector<std::string>& given) {
  constexpr std::size_t kShortest = 5;
  std::vector<std::u32string> contacts;
  for (const std::string& one : given) {
    std::u32string sign;
    std::u32string all = Fold(one) + U'\0';
    for (std::size_t i = 0; i < all.size(); ++i) {
      char32_t c = all[i];
      bool gap =
          (c == U' ' || c == U'-') && !sign.empty() && IsDigit(sign.back()) && IsDigit(all[i + 1]);
      if (gap) continue;
      if (IsMailSign(c) || c == U'@') {
        sign.push_back(c);
        continue;
      }
      if (sign.size() >= kShortest) contacts.push_back(sign);
      sign.clear();
    }
  }
  return contacts;
}

void MarkContact(const Scan& scan, std::size_t i, Word contact, Marks& marks) {
  std::size_t at = i;
  for (char32_t c : contact) {
    bool gap = scan.at(at) == U' ' || scan.at(at) == U'-';
    if (at > i && gap && scan.at(at) != c) ++at;
    if (scan.at(at) != c) return;
    ++at;
  }
  if ((i > 0 && IsPart(scan.at(i - 1))) || IsPart(scan.at(at))) return;
  bool digits = std::all_of(contact.begin(), contact.end(), IsDigit);
  bool mail = contact.find(U'@') != Word::npos;
  marks.push_back({digits ? Identifies::kPhone
                   : mail ? Identifies::kMail
                          : Identifies::kAccount,
                   i, at});
}

}  // namespace

void FindNumbers(const Scan& scan, const KnownNames& names, Marks& marks) {
  auto contacts = ContactsIn(names.contacts);
  for (std::size_t i = 0; i < scan.size(); ++i) {
    char32_t before = i == 0 ? U' ' : scan.at(i - 1);
    if (IsDigit(scan.at(i)) && !IsDigit(before)) MarkDigits(scan, i, marks);
    if (DigitOf(scan.at(i)) && !DigitOf(before)) {
      MarkSpelt(scan, i, marks);
      MarkRoom(scan, i, marks);
    }
    if (scan.at(i) == U'@') MarkMail(scan, i, marks);
    for (const std::u32string& contact : contacts) MarkContact(scan, i, contact, marks);
    MarkPlate(scan, i, marks);
    MarkAnnounced(scan, i, kExtensionWords, 3, Identifies::kPhone, marks);
    MarkAnnounced(scan, i, kStaffWords, 3, Identifies::kStaffNumber, marks);
    MarkAnnounced(scan, i, kAccountWords, 5, Identifies::kAccount, marks);
  }
}

}  // namespace huiyin::text
