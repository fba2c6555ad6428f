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
constexpr std::array<Word, 9> kAccountWords{U"微信", U"qq",     U"wechat",    U"银行卡",    U"卡号",
                                            U"账号", U"支付宝", U"bank card", U"account no"};

// Digits with single blanks or dashes between them.
struct Run {
  std::u32string digits;
  std::size_t to = 0;
};
Run DigitsAt(const Scan& scan, std::size_t i, bool joined) {
  Run run;
  while (IsDigit(scan.at(i))) {
    run.digits.push_back(scan.at(i));
    run.to = ++i;
    bool gap = scan.at(i) == U' ' || scan.at(i) == U'-';
    if (joined && gap && IsDigit(scan.at(i + 1))) ++i;
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

bool IsCard(Word d) {
  if (d.size() < 16 || d.size() > 19) return false;
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
  } else if (IsCard(run.digits)) {
    marks.push_back({Identifies::kAccount, i, run.to});
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

}  // namespace

void FindNumbers(const Scan& scan, Marks& marks) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    char32_t before = i == 0 ? U' ' : scan.at(i - 1);
    if (IsDigit(scan.at(i)) && !IsDigit(before)) MarkDigits(scan, i, marks);
    if (scan.at(i) == U'@') MarkMail(scan, i, marks);
    MarkPlate(scan, i, marks);
    MarkAnnounced(scan, i, kStaffWords, 3, Identifies::kStaffNumber, marks);
    MarkAnnounced(scan, i, kAccountWords, 5, Identifies::kAccount, marks);
  }
}

}  // namespace huiyin::text
