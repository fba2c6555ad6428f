// The ledger's owners, told as the mechanisms tell them: whoever was asked first stays responsible until somebody accepts, no post is ever
// empty, each item has level, owner and date and is rectified item by item, and 35 suggestions are 30 answered inside and 5 by the parent.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { type PersonName, World } from "./support/world.ts";

describe("first asked, first responsible", () => {
  let world: World;
  let matter = "";
  before(async () => {
    world = await World.start();
    matter = (await world.newMatter("食堂的饭是凉的", "quay")).id;
    await world.change(matter, "decision", "leader", world.decision());
  });
  after(() => world?.server.dispose());

  const now = async () => (await world.matter(matter)).body;
  const view = async (as: PersonName, name: string) =>
    (await world.api.must(200, "GET", `/api/v1/private/matters?view=${name}`, { as })).items.map((m: any) => m.id);
  const mark = (who: PersonName, from_on: string, until_on = from_on) =>
    world.api.must(201, "POST", `/api/v1/private/persons/${world.people[who]}/absences`, { as: who, body: { from_on, until_on } });

  it("a clerk's proposal is the clerk's until a coordinator accepts", async () => {
    await world.say("吊机的座椅坏了", { unit_id: world.units.quay });
    const voice = await world.find("吊机的座椅坏了");
    const made = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "quayClerk", body: { question: "座椅怎么办", voice_ids: [voice] } });
    assert.equal(made.owner.id, world.people.quayClerk);
    assert.equal(made.offered_to.id, world.people.portCoordinator);
    assert.deepEqual(await view("portCoordinator", "handed_to_me"), [made.id]);
    assert.equal((await world.api.must(200, "GET", "/api/v1/private/summary", { as: "portCoordinator" })).matters.handed_to_me, 1);
    const taken = await world.change(made.id, "handover/accept", "portCoordinator");
    assert.equal(taken.owner.id, world.people.portCoordinator);
    assert.equal(taken.state, "accepted");
    assert.equal(taken.handovers[0].kind, "proposal");
  });

  it("a hand-over moves nothing until it is accepted, and a refusal keeps its reason", async () => {
    const due = (await now()).due_on;
    const offered = await world.change(matter, "handover", "cook", { to_id: world.people.cookTwo, reason: "我下周调走" });
    assert.equal(offered.owner.id, world.people.cook);
    assert.equal(offered.offered_to.id, world.people.cookTwo);
    assert.deepEqual([await view("cook", "mine"), await view("cookTwo", "mine"), await view("cookTwo", "handed_to_me")], [[matter], [], [matter]]);
    await world.change(matter, "handover/accept", "cook", undefined, 403);
    const refused = await world.change(matter, "handover/refuse", "cookTwo", { reason: "我也要调走" });
    assert.equal(refused.owner.id, world.people.cook);
    assert.equal(refused.handovers.at(-1).reply, "我也要调走");
    await world.change(matter, "handover", "cook", { to_id: world.people.cookTwo, reason: "那边改期了" });
    const taken = await world.change(matter, "handover/accept", "cookTwo");
    assert.equal(taken.owner.id, world.people.cookTwo);
    assert.equal(taken.decision.owner.id, world.people.cookTwo);
    assert.equal(taken.decision.stand_in.id, world.people.cook, "A and B change places");
    assert.equal(taken.due_on, due);
    assert.deepEqual(taken.handovers.map((one: any) => one.state), ["refused", "accepted"]);
  });

  it("refuses whoever could not act, a second one, a stale one, and does a repeated one once", async () => {
    await world.change(matter, "handover", "cookTwo", { to_id: world.people.quayClerk, reason: "换人" }, 400);
    const etag = (await world.matter(matter)).etag;
    const body = { to_id: world.people.cook, reason: "换人" };
    const key = freshKey();
    const path = `/api/v1/private/matters/${matter}/handover`;
    await world.api.must(200, "POST", path, { as: "cookTwo", body, etag, key });
    await world.api.must(200, "POST", path, { as: "cookTwo", body, etag, key });
    assert.equal((await now()).handovers.length, 3);
    const stale = await world.api.ask("POST", `${path}/withdraw`, { as: "cookTwo", etag });
    assert.equal(stale.status, 412, stale.text);
    assert.equal(stale.body.changed_by, "试者cookTwo");
    await world.change(matter, "handover", "cookTwo", body, 409);
    await world.change(matter, "handover/withdraw", "cookTwo");
  });

  it("while A is away B is in charge, while both are away the head of the unit; the receiver's stand-in accepts", async () => {
    await world.changePeople("units", world.units.kitchen, { head_id: world.people.observer });
    await mark("cookTwo", "2026-03-02", "2026-03-03");
    assert.equal((await now()).owner.id, world.people.cook);
    await world.change(matter, "handover", "coordinator", { to_id: world.people.cook, reason: "A岗长期不在" });
    await mark("cook", "2026-03-02", "2026-03-02");
    const both = await now();
    assert.equal(both.owner.id, world.people.observer);
    assert.equal(both.handovers.at(-1).answered_by.id, world.people.observer);
    assert.deepEqual(await view("observer", "handed_to_me"), [matter]);
    const taken = await world.change(matter, "handover/accept", "observer");
    assert.equal(taken.stands_in_for.id, world.people.cook, "it is cook's now, and the head stands in");
    await world.moveClock("2026-03-02T16:00:00Z");
    assert.equal((await now()).owner.id, world.people.cook);
  });

  it("taken back meanwhile looks stale to its receiver, with who and when", async () => {
    const { id } = await world.newMatter("岗亭漏雨");
    await world.change(id, "decision", "leader", world.decision());
    const offered = await world.change(id, "handover", "cook", { to_id: world.people.cookTwo, reason: "调走了" });
    await world.change(id, "handover/withdraw", "cook");
    const late = await world.api.ask("POST", `/api/v1/private/matters/${id}/handover/accept`, { as: "cookTwo", etag: `"${offered.version}"` });
    assert.equal(late.status, 412, late.text);
    assert.equal(late.body.changed_by, "试者cook");
    assert.ok(late.body.changed_at);
  });

  it("a new decision names the open measures that it would leave behind, and takes them back on demand", async () => {
    const { id } = await world.newMatter("浴室没有热水");
    await world.change(id, "decision", "leader", world.decision());
    await world.change(id, "measures", "cook", { text: "换锅炉", owner_id: world.people.cookTwo, due_on: "2026-03-18" });
    const decided = await world.change(id, "extension", "leader", { days: 5, reason: "等配件" });
    assert.equal(decided.decision.due_on, "2026-03-20", "what was decided stays");
    assert.equal(decided.due_on, "2026-03-27");
    const long = await world.change(id, "extension", "leader", { days: 60, reason: "再等等" }, 400);
    assert.equal(long.days_left, 55);
    const anew = world.decision({ lead_unit_id: world.units.mine, owner_id: world.people.faceClerk, stand_in_id: world.people.mineLeader, due_on: "2026-03-17" });
    const refused = await world.change(id, "decision", "leader", anew, 409);
    assert.deepEqual(refused.measures, [1]);
    const again = await world.change(id, "decision", "leader", { ...anew, drop_measures: [{ seq: 1, reason: "改由矿上办" }] });
    assert.deepEqual(again.measures.map((one: any) => [one.state, one.note]), [["dropped", "改由矿上办"]]);
    assert.equal(again.decision.due_on, "2026-03-17");
  });

  it("a voice changes hands alike, and its speaker reads only that somebody else took charge", async () => {
    const text = "堆场的路灯不亮";
    const code = await world.say(text, { unit_id: world.units.quay });
    const id = await world.find(text);
    const offered = await world.changeVoice(id, "handover", "portCoordinator", { to_id: world.people.quayClerk, reason: "你离得近" });
    assert.equal(offered.owner.id, world.people.portCoordinator);
    const inbox = await world.api.must(200, "GET", "/api/v1/private/voices?view=handed_to_me", { as: "quayClerk" });
    assert.deepEqual(inbox.items.map((item: any) => item.excerpt), [text]);
    await world.changeVoice(id, "handover/accept", "portCoordinator", undefined, 403);
    const bare = await world.api.ask("POST", `/api/v1/private/voices/${id}/handover/accept`, { as: "quayClerk" });
    assert.equal(bare.status, 428, "a voice is changed as it was last seen, or not at all");
    const taken = await world.changeVoice(id, "handover/accept", "quayClerk");
    assert.equal(taken.owner.id, world.people.quayClerk);
    const kinds = (await world.follow(code)).timeline.map((step: any) => step.kind);
    assert.deepEqual(kinds, ["voice.submitted", "voice.handover_accepted"]);
  });

  it("an answer overtakes a hand-over", async () => {
    await world.change(matter, "handover", "cook", { to_id: world.people.cookTwo, reason: "换人" });
    const answered = await world.change(matter, "answer", "cook", { outcome: "at_once", text: "饭是热的了" });
    assert.equal(answered.offered_to, undefined);
    assert.equal(answered.handovers.at(-1).state, "lapsed");
    assert.equal(world.server.verify().status, 0);
  });
});

describe("level, owner, date, item by item", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  it("those who may be responsible are listed, and nobody else is taken", async () => {
    const bare = await world.api.must(201, "POST", "/api/v1/private/persons", { as: "admin", body: { name: "没账号的人", unit_id: world.units.kitchen } });
    const looker = await world.api.must(201, "POST", "/api/v1/private/persons", { as: "admin", body: {
      name: "只看的人", unit_id: world.units.kitchen, login: "looker", password: "an invented test password", roles: [{ role: "observer", unit_id: world.units.root }] } });
    const { items } = await world.api.must(200, "GET", `/api/v1/private/persons?responsible_for=${world.units.kitchen}`, { as: "leader" });
    assert.deepEqual(items.map((one: any) => one.id).sort(), [world.people.cook, world.people.cookTwo].sort());
    const { id } = await world.newMatter("灶台漏气", "quay");
    for (const wrong of [bare.id, looker.id, world.people.worker, world.people.faceClerk, world.people.custodian]) {
      await world.change(id, "decision", "leader", world.decision({ owner_id: wrong }), 400);
      await world.change(id, "decision", "leader", world.decision({ stand_in_id: wrong }), 400);
    }
    await world.change(id, "decision", "leader", world.decision());
    for (const wrong of [bare.id, looker.id, world.people.quayClerk])
      await world.change(id, "measures", "cook", { text: "换阀门", owner_id: wrong, due_on: "2026-03-10" }, 400);
  });

  it("a decision is broken down, and the matter is not done before its measures are", async () => {
    const { id, code } = await world.newMatter("宿舍的热水不够", "quay");
    await world.change(id, "decision", "leader", world.decision({
      level: "line", assisting_unit_ids: [world.units.quay], assisting_parts: [{ unit_id: world.units.quay, text: "借一台水泵" }],
    }));
    const measure = (text: string, owner: PersonName, due_on: string) => ({ text, owner_id: world.people[owner], due_on });
    await world.change(id, "measures", "cook", measure("换锅炉", "cookTwo", "2026-03-10"));
    await world.change(id, "measures", "cook", measure("接水管", "quayClerk", "2026-03-12"));
    await world.change(id, "measures", "cook", measure("改排班", "cook", "2026-03-21"), 400);  // later than the matter
    await world.change(id, "measures", "cook", measure("改排班", "cook", "2026-03-05"));
    const broken = await world.change(id, "measures/3/change", "cook", measure("改排班表", "cookTwo", "2026-03-06"));
    for (const one of broken.measures) assert.ok(one.owner.id && one.due_on && one.state === "open");
    assert.ok(broken.level === "line" && broken.owner.id && broken.due_on);
    assert.deepEqual(
      (await world.api.must(200, "GET", "/api/v1/private/matters?view=my_measures", { as: "quayClerk" })).items.map((m: any) => m.id), [id]);

    const part = await world.change(id, "parts/" + world.units.quay, "quayClerk", { state: "confirmed", note: "明天送到" });
    assert.deepEqual([part.parts[0].state, part.parts[0].text], ["confirmed", "借一台水泵"]);
    await world.change(id, "parts/" + world.units.quay, "cook", { state: "done" }, 403);

    await world.change(id, "answer", "cook", { outcome: "at_once", text: "热水够了" }, 409);
    await world.change(id, "measures/1/done", "cookTwo", { note: "换好了" });
    await world.change(id, "measures/2/done", "quayClerk", { note: "接好了" });  // its own owner, of another unit
    await world.change(id, "measures/3/done", "quayClerk", { note: "不是我的" }, 403);
    await world.change(id, "measures/3/drop", "cook", { reason: "不用改了" });
    await world.change(id, "measures/1/reopen", "cookTwo", {}, 400);  // not without a reason
    await world.change(id, "measures/1/reopen", "leader", { reason: "没修好" }, 403);
    await world.api.must(428, "POST", `/api/v1/private/matters/${id}/measures/1/reopen`, { as: "cookTwo", body: { reason: "没修好" } });
    await world.api.must(412, "POST", `/api/v1/private/matters/${id}/measures/1/reopen`, { as: "cookTwo", etag: '"1"', body: { reason: "没修好" } });
    const reopened = await world.change(id, "measures/1/reopen", "cookTwo", { reason: "没修好" });
    assert.deepEqual([reopened.measures[0].state, reopened.measures[0].can_finish, reopened.measures[0].ended_on], ["open", true, undefined]);
    assert.equal(reopened.timeline.at(-1).kind, "matter.measure_reopened");
    assert.equal(reopened.timeline.at(-1).reason, "没修好");
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "热水够了" }, 409);
    const twice = await world.change(id, "measures/1/done", "cookTwo", { note: "换了阀门" });
    assert.equal(twice.measures[0].note, "换好了\n换了阀门");
    const line = (await world.api.must(200, "GET", "/api/v1/private/matters", { as: "coordinator" })).items.find((one: any) => one.id === id);
    assert.deepEqual([line.measures, line.measures_done, line.level], [2, 2, "line"]);
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "热水够了" });
    assert.equal((await world.follow(code)).answers[0].text, "热水够了");
  });

  it("after an answer measures are added only while it promises more, and none is due after a matter that is opened again", async () => {
    const measure = (due_on: string) => ({ text: "换总阀", owner_id: world.people.cookTwo, due_on });
    const { id } = await world.newMatter("浴室的水忽冷忽热", "quay");
    await world.change(id, "decision", "leader", world.decision({ expected_outcome: "timetable" }));
    await world.change(id, "measures", "cook", measure("2026-03-21"), 400);  // later than the matter
    await world.change(id, "answer", "cook", { outcome: "timetable", text: "四月底前换完总阀" });
    await world.change(id, "measures", "cook", measure("2026-04-30"));
    const again = await world.change(id, "reopen", "coordinator", { reason: "又有人烫伤" });
    assert.ok(again.due_on < "2026-04-30", "a far measure does not move the matter's own date");
    assert.deepEqual(again.measures.map((one: any) => [one.state, one.due_on]), [["open", again.due_on]]);
    await world.change(id, "measures/1/done", "cookTwo", { note: "换好了" });
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "换好了" });
    await world.change(id, "measures", "cook", measure("2026-04-30"), 409);  // nothing more was promised
  });

  it("a voice that moves to another matter has one step for it, with the reason for staff", async () => {
    const from = await world.newMatter("水房的灯不亮", "quay");
    const to = await world.newMatter("水房的门锁坏了", "quay");
    await world.change(from.id, "move", "coordinator", { voice_id: from.voice, to_matter_id: to.id, reason: "是同一间水房" });
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${from.voice}`, { as: "coordinator" });
    assert.deepEqual(voice.timeline.map((item: any) => item.kind), ["voice.submitted", "voice.accepted", "voice.linked", "voice.moved"]);
    assert.equal(voice.timeline.at(-1).reason, "是同一间水房");
    assert.deepEqual(voice.links.map((link: any) => link.matter_id), [to.id]);
    const spoken = await world.follow(from.code);
    assert.deepEqual([spoken.timeline.at(-1).text, spoken.timeline.at(-1).reason], ["Moved to another matter", undefined]);
  });

  it("what a unit cannot decide goes up a level, which decides once it has accepted", async () => {
    const text = "吊机要换新的";
    await world.say(text, { unit_id: world.units.quay });
    const voice = await world.find(text);
    const { id } = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "portCoordinator", body: { question: text, voice_ids: [voice] } });
    const raised = await world.change(id, "escalation", "portCoordinator", { reason: "要公司出钱" });
    assert.equal(raised.owner.id, world.people.portCoordinator);
    const to = raised.offered_to.id as string;
    const name = (["coordinator", "second"] as PersonName[]).find((one) => world.people[one] === to);
    assert.ok(name, "a coordinator of the company");
    const taken = await world.change(id, "handover/accept", name);
    assert.deepEqual([taken.level, taken.state, taken.owner.id], ["company", "accepted", to]);
    await world.change(id, "decision", "portCoordinator", world.decision({ decided_by_id: world.people.leader }), 403);
    const decided = await world.change(id, "decision", "leader", world.decision({ level: "company" }));
    assert.equal(decided.level, "company");
    await world.change(id, "escalation", "cook", { reason: "再往上" }, 409);
  });

  it("the six tracks are set, changed and filtered by", async () => {
    const { id } = await world.newMatter("工资条看不懂", "quay");
    await world.change(id, "track", "coordinator", { track: "personnel" });
    const changed = await world.change(id, "track", "coordinator", { track: "finance" });
    assert.equal(changed.track, "finance");
    await world.change(id, "track", "leader", { track: "union" }, 403);
    const list = (query: string) => world.api.must(200, "GET", `/api/v1/private/matters?${query}`, { as: "coordinator" }).then((page) => page.items.length);
    assert.deepEqual([await list("track=finance"), await list("track=personnel")], [1, 0]);
    assert.equal((await world.api.ask("GET", "/api/v1/private/matters?track=chess", { as: "coordinator" })).status, 400);
    assert.equal(world.server.verify().status, 0);
  });
});

describe("35 = 30 + 5", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  it("thirty suggestions are answered inside, five by the parent company, and what came back is told", async () => {
    const texts = Array.from({ length: 35 }, (_, n) => `建议第 ${n + 1} 条：某处可以改进`);
    const codes: string[] = [];
    for (const text of texts) codes.push(await world.say(text, { unit_id: world.units.quay }));
    const inbox = await world.api.must(200, "GET", "/api/v1/private/voices?limit=200", { as: "coordinator" });
    const voices = texts.map((text) => inbox.items.find((item: any) => item.excerpt === text).id as string);

    // Twelve on the spot by the clerk who reads them; a clerk may say no more than that.
    const direct = { text: "当天就办了，谢谢", reason: "一句话能答" };
    const { etag } = await world.api.ask("GET", `/api/v1/private/voices/${voices[0]}`, { as: "quayClerk" });
    const wrong = await world.api.ask("POST", `/api/v1/private/voices/${voices[0]}/answer`, { as: "quayClerk", etag: etag!, body: { ...direct, outcome: "explained" } });
    assert.equal(wrong.status, 403, wrong.text);
    for (const voice of voices.slice(0, 12))
      await world.changeVoice(voice, "answer", "quayClerk", { ...direct, outcome: "on_the_spot" });

    // Eighteen in three matters of the departments', five in one matter for the parent each.
    const decide = async (question: string, ids: string[]) => {
      const made = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator", body: { question, voice_ids: ids } });
      await world.change(made.id, "decision", "leader", world.decision({ level: "company" }));
      return made.id as string;
    };
    for (const n of [0, 1, 2]) {
      const id = await decide(`合并事项 ${n}`, voices.slice(12 + 6 * n, 18 + 6 * n));
      await world.change(id, "answer", "cook", { outcome: "at_once", text: "已经改好" });
    }
    const parents: string[] = [];
    for (const voice of voices.slice(30)) {
      const id = await decide("公司定不了的事", [voice]);
      await world.change(id, "answer", "cook", { outcome: "escalated", text: "已上报" }, 409);  // nobody was asked yet
      const asked = await world.change(id, "parent", "cook", { text: "请上级公司统一安排" });
      assert.ok(asked.waits_for_parent && asked.owner.id === world.people.cook);
      await world.change(id, "answer", "cook", { outcome: "escalated", text: "已上报上级公司" });
      parents.push(id);
    }

    const count = async () => {
      const page = await world.api.must(200, "GET", "/api/v1/private/matters?view=to_parent&limit=200", { as: "leader" });
      const figures = await world.api.must(200, "GET", "/api/v1/private/figures?by=unit", { as: "leader" });
      const { received, to_parent, inside } = figures.totals.voices;
      return { all: received, up: to_parent, inside, waiting: page.items.filter((item: any) => item.waits_for_parent).length };
    };
    assert.deepEqual(await count(), { all: 35, up: 5, inside: 30, waiting: 5 });
    for (const code of codes) assert.equal((await world.follow(code)).state, "answered");

    await world.moveClock("2026-03-09T01:00:00Z");
    for (const [n, id] of parents.entries()) {
      const consequence = n < 3 ? "answer_again" : "stands";
      const back = await world.change(id, "parent/1/reply", "cook", { text: "同意立项", replied_on: "2026-03-08", consequence });
      assert.equal(back.state, n < 3 ? "reopened" : "answered");
      if (n < 3) await world.change(id, "answer", "cook", { outcome: "timetable", text: "上级已同意，下季度动工" });
    }
    const told = await world.follow(codes[30]);
    assert.deepEqual(told.answers.map((answer: any) => answer.outcome), ["escalated", "timetable"]);
    assert.ok(told.timeline.some((step: any) => step.kind === "matter.parent_replied"));
    assert.equal((await world.follow(codes[34])).answers.length, 1);
    assert.deepEqual(await count(), { all: 35, up: 5, inside: 30, waiting: 0 });
    assert.equal(world.server.verify().status, 0);
  });
});
