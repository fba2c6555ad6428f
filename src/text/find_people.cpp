// Names: those of the directory, and the ways in which people are called.
#include <algorithm>
#include <array>
#include <unordered_map>

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
    U"说的在是一和等被把对家没不也就都请去来给跟同要反讲提问希认表投举建觉告叫让想已又还从向为带教"
    U"送修值管接，。、；：！？,.;:!?)）（( ";
constexpr std::array<Word, 6> kIntroduced{U"我叫",  U"名叫",   U"姓名是",
                                          U"姓名:", U"本人叫", U"我是"};
constexpr std::array<Word, 6> kTitles{U"mr ", U"mrs ", U"ms ", U"mr. ", U"mrs. ", U"ms. "};

// Compounds in which a surname is none: 高主任 is somebody, 提高班长 is not.
constexpr std::array<Word, 21> kNoSurname{U"提高", U"任何", U"如何", U"最高", U"较高", U"很高",
                                          U"黄金", U"资金", U"现金", U"责任", U"主任", U"信任",
                                          U"组长", U"于是", U"关于", U"对于", U"由于", U"采石",
                                          U"施工", U"金工", U"高工"};

// Trades, posts and titles after which a name may stand: 电工张小四, 书记李明.
constexpr std::array<Word, 39> kBeforeName{
    U"电工",   U"焊工",   U"钳工",   U"司机",   U"会计",   U"出纳",   U"厨师",   U"厨师长",
    U"医生",   U"护士",   U"老师",   U"师傅",   U"老师傅", U"党员",   U"职工",   U"员工",
    U"工人",   U"同事",   U"同志",   U"技术员", U"保管员", U"材料员", U"安全员", U"统计员",
    U"检修工", U"维修工", U"操作工", U"班长",   U"队长",   U"组长",   U"主任",   U"书记",
    U"科长",   U"站长",   U"厂长",   U"经理",   U"部长",   U"处长",   U"家属"};
// After a full name stands one of these when somebody is called by it.
constexpr std::array<Word, 17> kAfterName{U"同志", U"师傅", U"先生", U"女士", U"书记", U"主任",
                                          U"班长", U"队长", U"组长", U"经理", U"科长", U"处长",
                                          U"厂长", U"站长", U"部长", U"主席", U"老师"};
// Words that begin like a name and are none, and characters that no given name holds.
constexpr std::array<Word, 90> kNotNames{
    U"马上", U"马路", U"马达", U"马桶", U"万一", U"万能", U"金额", U"金属", U"金融", U"金工",
    U"白天", U"白班", U"高压", U"高温", U"高空", U"高炉", U"高度", U"高级", U"高兴", U"高中",
    U"高峰", U"高速", U"任意", U"任务", U"任职", U"严重", U"严格", U"严禁", U"何时", U"何况",
    U"何种", U"石料", U"石头", U"石油", U"石化", U"黄色", U"江边", U"陆续", U"武装", U"顾客",
    U"顾虑", U"胡乱", U"施工", U"施行", U"程序", U"程度", U"柴油", U"谢谢", U"谢绝", U"许多",
    U"许可", U"毛病", U"毛巾", U"申请", U"申报", U"申诉", U"齐全", U"焦急", U"焦虑", U"焦炭",
    U"舒服", U"舒适", U"夏天", U"夏季", U"颜色", U"戴着", U"戴上", U"庞大", U"洪水", U"凌晨",
    U"宁可", U"宁愿", U"晋升", U"符合", U"郁闷", U"迟到", U"迟早", U"巩固", U"仲裁", U"曾经",
    U"杜绝", U"范围", U"张贴", U"陈旧", U"周末", U"周边", U"周期", U"尤其", U"张嘴", U"张口"};
constexpr Word kNoGiven =
    U"的了在是和们个些上下里外内前后班路油工压温客组队厂区场间位名多少各全每本该此这那其有无不没都"
    U"也就级岁年月"
    U"讲日边线期种样属料物品器具能格何于余任被把说反要请去来给跟让从向对等为已又还同元块次条件";

// What follows a call by the surname of somebody who is known to have spoken; stranger words are still none (小方块, 老方法).
constexpr Word kAfterKnown = U"家哥姐叔伯婶姨爷头那这他她有没很真太挺总每天今昨明早晚上下后才只";

bool IsSurname(char32_t c) { return kSurnames.find(c) != Word::npos; }
// `known`: surnames of persons of whom nothing else is known (a speaker who wrote 佘); with them rare ones count as well.
bool IsSurname(char32_t c, Word known) { return IsSurname(c) || known.find(c) != Word::npos; }

bool PartOfOther(const Scan& scan, std::size_t i) {
  for (Word word : kNoSurname) {
    for (std::size_t back = 0; back < word.size(); ++back) {
      if (i >= back && word[back] == scan.at(i) && scan.Stands(i - back, word)) return true;
    }
  }
  return false;
}

bool IsBlankInName(char32_t c) { return c == U' ' || c == 0x00B7 || c == 0x30FB; }

// What people write as a name, taken apart: 赵铁柱（采煤一班）、何春梅师傅 are two names; 李师傅 is a surname only.
std::vector<std::u32string> NamesIn(const std::string& written) {
  std::vector<std::u32string> names;
  std::u32string name;
  int brackets = 0;
  for (char32_t c : Fold(written) + U',') {
    if (c == U'(' || c == U'[' || c == U'【') ++brackets;
    bool ends = Word(U",;/、，；").find(c) != Word::npos;
    if (brackets == 0 && !ends) name.push_back(c);
    if (c == U')' || c == U']' || c == U'】') brackets = std::max(0, brackets - 1);
    if (!ends) continue;
    brackets = 0;
    while (!name.empty() && name.back() == U' ') name.pop_back();
    while (!name.empty() && name.front() == U' ') name.erase(name.begin());
    if (std::any_of(name.begin(), name.end(), IsHan)) std::erase_if(name, IsBlankInName);
    for (Word called : kAfterName) {
      if (name.size() > called.size() && name.ends_with(called))
        name.resize(name.size() - called.size());
    }
    bool familiar =
        name.size() == 2 && IsSurname(name[1]) &&
        std::find(kFamiliar.begin(), kFamiliar.end(), Word(name).substr(0, 1)) != kFamiliar.end();
    if (familiar) name.erase(name.begin());  // 老李
    if (name.size() >= 2 || (name.size() == 1 && IsHan(name[0]))) names.push_back(name);
    name.clear();
  }
  return names;
}

// Where the name that begins at i ends; i when it does not stand there. Between Chinese characters a blank parts nothing: 欧阳 建国.
std::size_t NameEnd(const Scan& scan, std::size_t i, Word name) {
  constexpr std::size_t kMostBlanks = 2;
  std::size_t at = i;
  for (char32_t c : name) {
    std::size_t most = at + kMostBlanks;
    while (at > i && at < most && scan.at(at) != c && IsHan(c) && IsBlankInName(scan.at(at))) ++at;
    if (scan.at(at) != c) return i;
    ++at;
  }
  return at;
}

using KnownByFirst = std::unordered_map<char32_t, std::vector<std::u32string>>;

void MarkKnown(const Scan& scan, std::size_t i, const KnownByFirst& known, Marks& marks) {
  auto names = known.find(scan.at(i));
  if (names == known.end()) return;
  for (const std::u32string& name : names->second) {
    std::size_t to = NameEnd(scan, i, name);
    if (to > i && !Cuts(scan, i) && !Cuts(scan, to)) marks.push_back({Identifies::kName, i, to});
  }
}

// Whether a surname with `given` more characters could be somebody's name.
bool CouldBeName(const Scan& scan, std::size_t i, std::size_t given) {
  if (!IsSurname(scan.at(i)) || PartOfOther(scan, i) || !scan.OneOf(i, kNotNames).empty())
    return false;
  for (std::size_t at = i + 1; at <= i + given; ++at) {
    if (!IsHan(scan.at(at)) || kNoGiven.find(scan.at(at)) != Word::npos) return false;
  }
  return true;
}

bool EndsACall(char32_t c) { return c == U'\0' || kAfterFamiliar.find(c) != Word::npos; }

// 电工张小四, 书记李明: a post, then a name, then what may follow one.
void MarkAfterPost(const Scan& scan, std::size_t i, Marks& marks) {
  Word post = scan.OneOf(i, kBeforeName);
  if (post.empty()) return;
  std::size_t from = i + post.size();
  for (std::size_t given : {2U, 1U}) {
    if (!CouldBeName(scan, from, given) || !EndsACall(scan.at(from + given + 1))) continue;
    marks.push_back({Identifies::kName, from, from + given + 1});
    return;
  }
}

// 刘德华同志: a full name, then a title.
void MarkFullName(const Scan& scan, std::size_t i, Marks& marks) {
  for (std::size_t given : {2U, 1U}) {
    if (!CouldBeName(scan, i, given)) continue;
    Word called = scan.OneOf(i + given + 1, kAfterName);
    if (called.empty()) continue;
    marks.push_back({Identifies::kName, i, i + given + 1 + called.size()});
    return;
  }
}

// 张工: an engineer by surname.
void MarkEngineer(const Scan& scan, std::size_t i, Word surnames, Marks& marks) {
  if (!IsSurname(scan.at(i), surnames) || scan.at(i + 1) != U'工' || PartOfOther(scan, i)) return;
  bool known = surnames.find(scan.at(i)) != Word::npos;
  char32_t after = scan.at(i + 2);
  if (EndsACall(after) || (known && kAfterKnown.find(after) != Word::npos))
    marks.push_back({Identifies::kName, i, i + 2});
}

void MarkCalled(const Scan& scan, std::size_t i, Word surnames, Marks& marks) {
  if (!IsSurname(scan.at(i), surnames) || PartOfOther(scan, i)) return;
  Word called = scan.OneOf(i + 1, kCalled);
  if (called.empty()) return;
  std::size_t to = i + 1 + called.size();
  // 某月, 某处: a date or a place that is left out, not a person.
  if (called == U"某" && IsHan(scan.at(to)) &&
      Word(U"月日年处地班车间").find(scan.at(to)) != Word::npos)
    return;
  marks.push_back({Identifies::kName, i, to});
}

void MarkFamiliar(const Scan& scan, std::size_t i, Word surnames, Marks& marks) {
  bool known = surnames.find(scan.at(i + 1)) != Word::npos;
  if (known && scan.at(i) == U'姓') marks.push_back({Identifies::kName, i, i + 2});
  if (scan.OneOf(i, kFamiliar).empty() || !IsSurname(scan.at(i + 1), surnames)) return;
  Word parts = known ? U"大中" : U"大中较最很太过不变减缩从窄一半";
  if (i > 0 && parts.find(scan.at(i - 1)) != Word::npos) return;
  if (PartOfOther(scan, i + 1)) return;
  char32_t after = scan.at(i + 2);
  if (EndsACall(after) || (known && kAfterKnown.find(after) != Word::npos))
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
  KnownByFirst known;
  std::u32string surnames;
  for (const std::string& written : names.persons) {
    for (std::u32string& name : NamesIn(written)) {
      if (name.size() == 1) {
        surnames.push_back(name.front());
      } else {
        known[name.front()].push_back(std::move(name));
      }
    }
  }
  for (std::size_t i = 0; i < scan.size(); ++i) {
    MarkKnown(scan, i, known, marks);
    MarkCalled(scan, i, surnames, marks);
    MarkFullName(scan, i, marks);
    MarkAfterPost(scan, i, marks);
    MarkEngineer(scan, i, surnames, marks);
    MarkFamiliar(scan, i, surnames, marks);
    MarkIntroduced(scan, i, marks);
    MarkTitled(scan, i, marks);
  }
}

}  // namespace huiyin::text
