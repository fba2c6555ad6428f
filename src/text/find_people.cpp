// Names: those of the directory, and the ways in which people are called.
#include <algorithm>
#include <array>

#include "text/scan.hpp"

namespace huiyin::text {
namespace {

constexpr Word kSurnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏"
    U"吕丁任沈姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦白江阎薛尹段雷黎史陶贺顾毛郝龚邵万钱严"
    U"武"
    U"戚莫盖冼蔺翁乔赖庞樊兰殷施洪翟颜倪牛芦俞鲁葛申尤毕聂丛焦柳邢岳齐梅涂祁舒耿牟卜詹苗凌靳欧甄裴"
    U"屈鲍覃霍"
    U"隋甘柏宁柯阮桂闵柴冉饶刁瞿丘滕晋苑邬臧宫苟褚娄符奚穆燕郎冀姬屠晏栾郁喻窦迟敖鄢卓仇艾蓝巩仲虞"
    U"卞佟栗"
    U"匡巫鞠桑荆谌岑胥";
// What follows a surname when somebody is called by it.
constexpr std::array<Word, 30> kCalled{
    U"师傅", U"主任", U"班长", U"队长", U"经理", U"科长", U"处长", U"书记", U"厂长", U"组长",
    U"工长", U"段长", U"站长", U"老师", U"矿长", U"部长", U"主席", U"总工", U"队员", U"医生",
    U"先生", U"女士", U"大姐", U"大哥", U"同志", U"某某", U"某",   U"姐",   U"哥",   U"姨"};
constexpr std::array<Word, 3> kFamiliar{U"老", U"小", U"阿"};
// What may follow such a call; other words are usually not one (小马达, 老白干).
constexpr Word kAfterFamiliar =
    U"说的在是一和等被把对家没不也就都请去来给跟同要，。、；：！？,.;:!?)） ";
constexpr std::array<Word, 6> kIntroduced{U"我叫",  U"名叫",   U"姓名是",
                                          U"姓名:", U"本人叫", U"我是"};
constexpr std::array<Word, 6> kTitles{U"mr ", U"mrs ", U"ms ", U"mr. ", U"mrs. ", U"ms. "};

// Compounds in which a surname is none: 高主任 is somebody, 提高班长 is not.
constexpr std::array<Word, 18> kNoSurname{U"提高", U"任何", U"如何", U"最高", U"较高", U"很高",
                                          U"黄金", U"资金", U"现金", U"责任", U"主任", U"信任",
                                          U"组长", U"于是", U"关于", U"对于", U"由于", U"采石"};

bool IsSurname(char32_t c) { return kSurnames.find(c) != Word::npos; }

bool PartOfOther(const Scan& scan, std::size_t i) {
  for (Word word : kNoSurname) {
    for (std::size_t back = 0; back < word.size(); ++back) {
      if (i >= back && word[back] == scan.at(i) && scan.Stands(i - back, word)) return true;
    }
  }
  return false;
}

void MarkKnown(const Scan& scan, const std::vector<std::u32string>& persons, Marks& marks) {
  for (const std::u32string& name : persons) {
    if (name.size() < 2) continue;
    for (auto i = scan.folded.find(name); i != std::u32string::npos;
         i = scan.folded.find(name, i + name.size())) {
      if (!Cuts(scan, i) && !Cuts(scan, i + name.size()))
        marks.push_back({Identifies::kName, i, i + name.size()});
    }
  }
}

void MarkCalled(const Scan& scan, std::size_t i, Marks& marks) {
  if (!IsSurname(scan.at(i)) || PartOfOther(scan, i)) return;
  Word called = scan.OneOf(i + 1, kCalled);
  if (called.empty()) return;
  std::size_t to = i + 1 + called.size();
  // 某月, 某处: a date or a place that is left out, not a person.
  if (called == U"某" && IsHan(scan.at(to)) &&
      Word(U"月日年处地班车间").find(scan.at(to)) != Word::npos)
    return;
  marks.push_back({Identifies::kName, i, to});
}

void MarkFamiliar(const Scan& scan, std::size_t i, Marks& marks) {
  if (scan.OneOf(i, kFamiliar).empty() || !IsSurname(scan.at(i + 1))) return;
  if (i > 0 && Word(U"大中较最很太过不变减缩从窄").find(scan.at(i - 1)) != Word::npos) return;
  if (PartOfOther(scan, i + 1)) return;
  char32_t next = scan.at(i + 2);
  if (next == U'\0' || kAfterFamiliar.find(next) != Word::npos)
    marks.push_back({Identifies::kName, i, i + 2});
}

void MarkIntroduced(const Scan& scan, std::size_t i, Marks& marks) {
  Word word = scan.OneOf(i, kIntroduced);
  if (word.empty()) return;
  std::size_t from = scan.Blanks(i + word.size()), to = from;
  while (IsHan(scan.at(to)) && to - from < 5) ++to;
  // Two to three characters that end there: longer ones are a sentence.
  bool whole = to - from >= 2 && to - from <= 3;
  if (whole && IsSurname(scan.at(from))) marks.push_back({Identifies::kName, from, to});
}

void MarkTitled(const Scan& scan, std::size_t i, Marks& marks) {
  Word title = scan.OneOf(i, kTitles);
  if (title.empty() || Cuts(scan, i)) return;
  std::size_t from = i + title.size(), to = from;
  if (from >= scan.size() || scan.plain[from] < U'A' || scan.plain[from] > U'Z') return;
  while (IsLatin(scan.at(to))) ++to;
  marks.push_back({Identifies::kName, i, to});
}

}  // namespace

void FindPeople(const Scan& scan, const KnownNames& names, Marks& marks) {
  std::vector<std::u32string> persons;
  persons.reserve(names.persons.size());
  for (const std::string& name : names.persons) persons.push_back(Fold(name));
  MarkKnown(scan, persons, marks);
  for (std::size_t i = 0; i < scan.size(); ++i) {
    MarkCalled(scan, i, marks);
    MarkFamiliar(scan, i, marks);
    MarkIntroduced(scan, i, marks);
    MarkTitled(scan, i, marks);
  }
}

}  // namespace huiyin::text
