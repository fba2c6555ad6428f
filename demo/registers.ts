// What is kept beside voices and matters: forums and visits, forms handed out and back, good deeds; and canned
// texts. Written in at the end, for days past.

import { dayOf, kDay } from "./calendar.ts";
import type { Client } from "./client.ts";
import { personByKey } from "./data.ts";
import type { Ids } from "./player.ts";

type Held = [campaign: string, kind: string, unit: string, daysAgo: number, people: number, host: string];
const kHeld: Held[] = [
  ["rounds", "forum", "container", 101, 18, "fan"], ["rounds", "forum", "bulk", 99, 15, "fan"], ["rounds", "visit", "yard", 97, 22, "fan"],
  ["rounds", "talk", "mobile", 94, 9, "fan"], ["rounds", "forum", "coal1", 92, 24, "yan"], ["rounds", "visit", "tunnel", 90, 17, "yan"],
  ["rounds", "talk", "electro", 86, 11, "yan"], ["rounds", "forum", "prep", 84, 20, "yan"], ["rounds", "visit", "logistics", 80, 12, "he"],
  ["rounds", "home_visit", "bus", 75, 6, "he"], ["rounds", "survey", "haul", 70, 31, "yan"],
  ["heart", "heart_to_heart", "container", 33, 14, "qiao"], ["heart", "heart_to_heart", "coal1", 5, 16, "qiao"],
];

const kDeeds = [
  ["夜班热饭", "食堂夜班窗口加了保温柜，凌晨两点前都有热饭。", "logistics", 58, 1_860_000],
  ["家属区通勤站点", "通勤车在家属区路口加了一站，等车有雨棚。", "bus", 45, 620_000],
  ["更衣室烘干柜", "井口更衣室装了二十组烘干柜，湿衣服当班烘干。", "coal1", 38, 4_200_000],
  ["码头饮水点", "前沿添了三处直饮水，夏天送到机下。", "container", 30, 960_000],
  ["卫生所延时", "卫生所每周三开到晚上八点，倒班的也能看病拿药。", "clinic", 16, 0],
] as const;

const kCanned = [
  ["answer", "已经办好", "您反映的问题已经办好，请到现场看看。还有不到位的，在这里评价时写明，我们接着办。"],
  ["answer", "需要时间", "您反映的问题需要采购，预计什么时候到货、什么时候装好，我们按进展写在这里。"],
  ["decline", "不属于本单位", "这件事不归本单位管，已转告有关部门；您也可以直接联系他们。"],
  ["hand_over", "现场归你们管", "现场和人员都归你们部门管，请接收；材料已附在事项里。"],
] as const;

export async function fillRegisters(client: Client, ids: Ids, horizon: number): Promise<void> {
  for (const [campaign, kind, unit, daysAgo, people, host] of kHeld) {
    await client.send("POST", "/api/v1/private/gatherings", {
      as: personByKey("lin").login,
      body: {
        kind, people, campaign_id: ids.campaigns.get(campaign), unit_id: ids.units.get(unit), host_id: ids.persons.get(host),
        held_on: dayOf(horizon - daysAgo * kDay),
      },
    });
  }
  const idea = await client.send("GET", `/api/v1/private/campaigns/${ids.campaigns.get("idea")}`, { as: personByKey("lin").login });
  await client.send("POST", `/api/v1/private/campaigns/${ids.campaigns.get("idea")}/forms`, {
    as: personByKey("lin").login, etag: idea.etag ?? "", body: { forms_out: 150, forms_back: 0 },
  });
  for (const [purpose, title, text] of kCanned) {
    await client.send("POST", "/api/v1/private/canned-texts", { as: "administrator", body: { purpose, title, text } });
  }
  for (const [title, text, unit, daysAgo, cost] of kDeeds) {
    const body: Record<string, unknown> = { title, text, unit_id: ids.units.get(unit), done_on: dayOf(horizon - daysAgo * kDay), published: true };
    if (cost > 0) body.cost_fen = cost;
    const { looked } = (await client.send("POST", "/api/v1/private/deeds/check", { as: personByKey("lin").login, body })).body;
    await client.send("POST", "/api/v1/private/deeds", { as: personByKey("lin").login, body: { ...body, looked } });
  }
}
