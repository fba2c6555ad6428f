// What is new for whom: told from the journal, to those concerned and to nobody else; anonymous acts a day late.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { type PersonName, World } from "./support/world.ts";

const kSeen = "/api/v1/private/notices/seen";

describe("news", () => {
  let world: World;
  let matter = "";
  before(async () => {
    world = await World.start();
    matter = (await world.newMatter("食堂的饭是凉的")).id;
    await world.change(matter, "decision", "leader", world.decision());
    await told();
  });
  after(() => world?.server.dispose());

  /** Moving the clock runs the jobs, and with them the telling. */
  let minute = 0;
  async function told(): Promise<void> {
    minute += 1;
    await world.moveClock(`2026-03-02T01:${String(minute).padStart(2, "0")}:00Z`);
  }
  const news = (as: PersonName, language = "zh") => world.api.must(200, "GET", "/api/v1/private/notices", { as, language });
  const kinds = async (as: PersonName) => (await news(as)).items.map((one: any) => one.kind);

  it("tells A and B of a decision, in the reader's language, with a way to the matter", async () => {
    const { items, unseen } = await news("cook");
    assert.equal(unseen, 1);
    assert.equal(items[0].kind, "matter.decided");
    assert.equal(items[0].subject.id, matter);
    assert.match(items[0].subject.question, /饭是凉的/);
    assert.equal(items[0].actor.id, world.people.leader);
    assert.match(items[0].text, /议定/);
    assert.match((await news("cookTwo", "en")).items[0].text, /Decided/);
  });

  it("tells nobody of what they did themselves, and nobody who is not concerned", async () => {
    assert.deepEqual(await kinds("leader"), ["matter.created"], "it was made by somebody else; the decision was the leader's own");
    assert.deepEqual(await kinds("faceClerk"), []);
    assert.deepEqual(await kinds("worker"), []);
  });

  it("counts what is unseen until it is marked, once and for all", async () => {
    await world.change(matter, "answer", "cook", { outcome: "at_once", text: "已经换了保温车" });
    await told();
    const { items, unseen } = await news("coordinator");
    assert.equal(items[0].kind, "matter.answered");
    assert.ok(unseen >= 1);
    for (const position of [items[0].position, items.at(-1).position]) {
      await world.api.must(204, "PUT", kSeen, { as: "coordinator", body: { position } });
      assert.equal((await news("coordinator")).unseen, 0);
    }
  });

  it("cannot be marked as seen before it is there", async () => {
    await world.api.must(204, "PUT", kSeen, { as: "coordinator", body: { position: 9_000_000_000_000_000 } });
    await world.change(matter, "reopen", "second", { reason: "有人补充了情况" });
    await told();
    assert.equal((await news("coordinator")).unseen, 1);
  });

  it("tells the speaker of a named voice what became of it, without the name of who acts", async () => {
    await world.api.must(201, "POST", "/api/v1/private/voices", { as: "worker", body: { text: "更衣柜不够用", identity: "named" } });
    const voice = await world.find("更衣柜不够用");
    await world.changeVoice(voice, "accept", "coordinator");
    await told();
    const { items } = await news("worker");
    assert.deepEqual(items.map((one: any) => [one.kind, one.subject.type, one.actor]), [["voice.accepted", "my_voice", undefined]]);
  });

  it("says nothing of an anonymous voice before its day is over", async () => {
    await world.say("没人认领的一句", { unit_id: world.units.face });
    await told();
    const fresh = async () => (await news("mineCoordinator")).items.filter((one: any) => one.kind === "voice.submitted");
    assert.deepEqual(await fresh(), []);
    await world.moveClock("2026-03-02T16:11:00Z");
    const [one] = await fresh();
    assert.equal(one.at, undefined);
    assert.equal(one.actor, undefined);
  });

  it("refuses whoever is not signed in, a place of nothing, and an unknown parameter", async () => {
    assert.equal((await world.api.ask("GET", "/api/v1/private/notices")).status, 401);
    assert.equal((await world.api.ask("PUT", kSeen, { body: { position: 1 } })).status, 401);
    assert.equal((await world.api.ask("PUT", kSeen, { as: "worker", body: { position: 0 } })).status, 400);
    assert.equal((await world.api.ask("GET", "/api/v1/private/notices?all=1", { as: "worker" })).status, 400);
    assert.equal((await world.api.ask("GET", "/api/v1/private/notices?cursor=eA", { as: "worker" })).status, 400);
  });

  it("pages back to the first", async () => {
    const all = (await news("coordinator")).items.map((one: any) => one.position);
    const paged: number[] = [];
    for (let cursor = ""; ; ) {
      const page = await world.api.must(200, "GET", `/api/v1/private/notices?limit=1${cursor && `&cursor=${cursor}`}`, { as: "coordinator" });
      paged.push(...page.items.map((one: any) => one.position));
      if (!page.next_cursor) break;
      cursor = encodeURIComponent(page.next_cursor);
    }
    assert.deepEqual(paged, all);
  });
});

describe("reminders", () => {
  let world: World;
  before(async () => {
    world = await World.start();
    const { id } = await world.newMatter("食堂的饭是凉的");
    await world.change(id, "decision", "leader", world.decision({ due_on: "2026-03-12" }));
  });
  after(() => world?.server.dispose());

  const as = async (person: PersonName) =>
    (await world.api.must(200, "GET", "/api/v1/private/reminders", { as: person })).items.map((one: any) => [one.as, one.matter.reminder.kind]);

  it("come three working days before, on the day, and then climb to the leader", async () => {
    assert.deepEqual(await as("cook"), []);
    await world.moveClock("2026-03-09T01:00:00Z");
    assert.deepEqual(await as("cook"), [["owner", "before"]]);
    assert.deepEqual(await as("leader"), []);
    await world.moveClock("2026-03-12T01:00:00Z");
    assert.deepEqual(await as("cookTwo"), [["stand_in", "at"]]);
    await world.moveClock("2026-03-23T01:00:00Z");
    assert.deepEqual(await as("leader"), [["leader", "after"]]);
    assert.deepEqual(await as("faceClerk"), []);
    assert.equal((await world.api.ask("GET", "/api/v1/private/reminders")).status, 401);
  });

  it("come as early as the rule says, however far ahead", async () => {
    const rules = (await world.api.must(200, "GET", "/api/v1/private/deadline-rules", { as: "admin" })).items;
    const { name, version, ...rule } = rules.find((one: any) => one.name === "finish_matter");
    const set = (body: any, etag: number) => world.api.must(200, "PUT", `/api/v1/private/deadline-rules/${name}`, { as: "admin", etag: `"${etag}"`, body });
    const changed = await set({ ...rule, levels: [{ days: -120, tell: ["owner"] }] }, version);
    const { id } = await world.newMatter("年底前要换的锅炉");
    await world.change(id, "decision", "leader", world.decision({ due_on: "2026-07-20" }));
    const { items } = await world.api.must(200, "GET", "/api/v1/private/reminders", { as: "cook" });
    assert.deepEqual(items.filter((one: any) => one.matter.id === id).map((one: any) => [one.as, one.matter.reminder.kind]), [["owner", "before"]]);
    await set(rule, changed.version);
  });

  it("name measures and voices too, each to those of whom the rule tells", async () => {
    const { id } = await world.newMatter("浴室没有热水");
    await world.change(id, "decision", "leader", world.decision({ due_on: "2026-04-17" }));
    await world.change(id, "measures", "cook", { text: "换锅炉", owner_id: world.people.cookTwo, due_on: "2026-03-27" });
    await world.say("更衣柜锁坏了", { unit_id: world.units.face });
    const voice = await world.find("更衣柜锁坏了");
    await world.moveClock("2026-04-07T01:00:00Z");
    const of = async (person: PersonName) =>
      (await world.api.must(200, "GET", "/api/v1/private/reminders", { as: person })).items.filter((one: any) => (one.matter?.id === id && one.subject === "measure") || one.voice);
    const shown = (items: any[]) => items.map((one) => [one.subject, one.as, one.measure?.seq ?? one.voice.id]);
    assert.deepEqual(shown(await of("cookTwo")), [["measure", "owner", 1]]);
    assert.deepEqual(shown(await of("cook")), [["measure", "in_charge", 1]]);
    assert.deepEqual(shown(await of("mineCoordinator")), [["voice", "owner", voice]]);
    assert.deepEqual(shown(await of("mineLeader")), [["voice", "leader", voice]]);
    assert.deepEqual(shown(await of("faceClerk")), []);
    const [late] = await of("mineCoordinator");
    assert.equal(late.voice.excerpt, "更衣柜锁坏了");
    assert.equal(late.voice.overdue, true);
    const summary = await world.api.must(200, "GET", "/api/v1/private/summary", { as: "mineCoordinator" });
    assert.equal(summary.voices.overdue, 1, "the summary counts what the list names");
  });
});
