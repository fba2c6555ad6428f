// An organisation in the middle of its work: something in every list, late and in time, published and not.

import type { Examples } from "./routes.ts";
import { World } from "./world.ts";

const kLater = "2026-03-11T01:00:00Z";  // the acceptance dates of the first voices are over

export interface Filled { world: World; examples: Examples; code: string }

export async function publish(world: World, id: string, question: string, measures: string): Promise<void> {
  const check = await world.api.must(200, "POST", `/api/v1/private/matters/${id}/publication/preview`, { as: "coordinator", body: { question, measures } });
  await world.change(id, "publication", "coordinator", { question, measures, ...(check.warnings.length ? { looked: check.looked } : {}) });
}

export async function fill(world: World): Promise<Filled> {
  const must = world.api.must.bind(world.api);
  const campaign = (await must(201, "POST", "/api/v1/private/campaigns", { as: "coordinator", body: { name: "走访周", starts_on: "2026-03-02", ends_on: "2026-03-20" } })).id;
  for (const kind of ["forum", "talk"]) {
    await must(201, "POST", "/api/v1/private/gatherings", { as: "coordinator",
      body: { kind, unit_id: world.units.quay, people: 14, held_on: "2026-03-02", host_id: world.people.leader, campaign_id: campaign } });
  }
  const answered = await world.newMatter("候工室的饮水机坏了三天，大家都从家里带水");
  await world.change(answered.id, "decision", "leader", world.decision());
  await world.change(answered.id, "progress", "cook", { text: "新饮水机已经下单", percent: 60 });
  await publish(world, answered.id, "候工室没有水喝", "换新饮水机，旧的修好备用");
  await world.change(answered.id, "answer", "cook", { outcome: "at_once", text: "新饮水机今天装好了" });
  const decided = await world.newMatter("夜班没有班车，走路要四十分钟", "yard");
  await world.change(decided.id, "decision", "leader", world.decision({ due_on: "2026-03-06" }));
  await publish(world, decided.id, "夜班没有班车", "试开一个月夜班车");
  const stuck = await world.newMatter("工资拖了两个月", "face");
  await publish(world, stuck.id, "工资拖欠", "正在向上级公司请示");
  await world.change(stuck.id, "decision", "leader", world.decision());
  await world.change(stuck.id, "unresolved", "leader", { class: "工资拖欠", reason: "要等上级公司批复，每月公布进展" });
  await world.newMatter("食堂晚上没有热菜", "kitchen");
  await must(201, "POST", "/api/v1/private/deeds", { as: "cook", body: {
    title: "装热水器", text: "候工室装了三台", unit_id: world.units.kitchen, done_on: "2026-03-02", cost_fen: 10050, published: true } });
  await must(201, "POST", "/api/v1/private/voices", { as: "worker", body: { text: "吊机的驾驶室冬天漏风", identity: "named" } });
  await world.say("有人提意见之后被调了岗", { unit_id: world.units.quay, place: "二号泊位", category: "management_style" });
  await world.moveClock(kLater);
  await world.say("走廊灯坏了两盏", { unit_id: world.units.quay, category: "safety" });
  const voice = await world.find("有人提意见之后被调了岗");
  const board = await must(200, "GET", "/api/v1/public/board");
  return { world, examples: { voice, matter: decided.id, number: board.items[0].number, campaign }, code: answered.code };
}
