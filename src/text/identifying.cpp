#include "text/identifying.hpp"

#include <algorithm>

#include "text/scan.hpp"

namespace huiyin::text {

Phrase ReasonOf(Identifies kind) {
  switch (kind) {
    case Identifies::kName:
      return {"像是人名或称呼：公示里不写是谁说的，可改成“有职工”",
              "Looks like somebody's name: the board does not say who spoke; write “a worker”"};
    case Identifies::kPhone:
      return {"像是电话号码：请删去", "Looks like a telephone number: take it out"};
    case Identifies::kIdNumber:
      return {"像是身份证号码：请删去", "Looks like an identity number: take it out"};
    case Identifies::kPlate:
      return {"像是车牌号：请删去", "Looks like a number plate: take it out"};
    case Identifies::kStaffNumber:
      return {"像是工号：请删去", "Looks like a staff number: take it out"};
    case Identifies::kAccount:
      return {"像是账号或卡号：请删去", "Looks like an account or card number: take it out"};
    case Identifies::kMail:
      return {"像是邮箱地址：请删去", "Looks like a mail address: take it out"};
    case Identifies::kSmallUnit:
      return {"人数很少，说到它等于说到人：请改用上一级单位",
              "So few people that naming it names them: write the unit above instead"};
    case Identifies::kPost:
      return {"这个岗位可能只有一个人：请改成不指向个人的说法",
              "Perhaps one person alone holds this post: write it so that it points at nobody"};
    case Identifies::kFamily:
      return {"亲属加上单位，熟人能认出是谁：请删去一样",
              "A relative and a unit together tell who it is: take one of them out"};
    case Identifies::kDayAndShift:
      return {"日期加上班次，能查到当班的是谁：请删去一样",
              "A day and a shift together tell who was on duty: take one of them out"};
    case Identifies::kRoom:
      return {"楼号加房号，能找到是谁：请删去房号",
              "A building and a room together tell who lives or works there: take the room out"};
  }
  return {"可能认出人来", "Might tell who somebody is"};
}

std::vector<Mark> FindIdentifying(std::string_view utf8, const KnownNames& names) {
  Scan scan(utf8);
  Marks found;
  FindNumbers(scan, names, found);
  FindPeople(scan, names, found);
  FindPlaces(scan, names, found);
  // The longer one first where two begin together, so that what lies inside another is seen after it.
  std::sort(found.begin(), found.end(), [](const Mark& a, const Mark& b) {
    return a.from != b.from ? a.from < b.from : a.to != b.to ? a.to > b.to : a.kind < b.kind;
  });
  Marks marks;
  std::size_t reached = 0;
  for (const Mark& mark : found) {
    if (mark.to <= reached) continue;
    marks.push_back({mark.kind, scan.place[mark.from], scan.place[mark.to - 1] + 1});
    reached = mark.to;
  }
  return marks;
}

}  // namespace huiyin::text
