// No post is ever empty: while A is away B is in charge, then the head of the unit; back comes back.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { greyPng } from "./support/pictures.ts";
import { type PersonName, World } from "./support/world.ts";

describe("standing in", () => {
  let world: World;
  let matter = "";
  before(async () => {
    world = await World.start();
    const made = await world.newMatter("食堂的饭是凉的", "quay");
    matter = made.id;
    await world.api.must(200, "POST", `/api/v1/private/matters/${matter}/decision`, {
      as: "leader", etag: '"1"', body: {
        solution: "夜班单独开火", level: "line", lead_unit_id: world.units.kitchen, owner_id: world.people.cook,
        stand_in_id: world.people.cookTwo, due_on: "2026-03-20", expected_outcome: "at_once", assisting_unit_ids: [],
      },
    });
  });
  after(() => world?.server.dispose());

  const owner = async () => (await world.api.must(200, "GET", `/api/v1/private/matters/${matter}`, { as: "coordinator" }));
  const mine = async (as: PersonName) => (await world.api.must(200, "GET", "/api/v1/private/matters?view=mine", { as })).items.map((m: any) => m.id);
  const mark = (as: PersonName, body: object) =>
    world.api.must(201, "POST", `/api/v1/private/persons/${world.people[as]}/absences`, { as, body });

  /** Marks every coordinator over the quay away; gives what brings them back. */
  const everyCoordinatorAway = async (): Promise<() => Promise<void>> => {
    const marks: [PersonName, string][] = [];
    for (const each of ["coordinator", "second", "portCoordinator"] as const) marks.push([each, (await mark(each, { from_on: "2026-03-05" })).absences.at(-1).id]);
    return async () => {
      for (const [each, id] of marks) await world.api.must(200, "DELETE", `/api/v1/private/persons/${world.people[each]}/absences/${id}`, { as: each });
    };
  };

  it("gives the matter to B at once, and back", async () => {
    assert.equal((await owner()).owner.id, world.people.cook);
    const away = await mark("cook", { from_on: "2026-03-02" });
    const now = await owner();
    assert.equal(now.owner.id, world.people.cookTwo);
    assert.equal(now.stands_in_for.id, world.people.cook);
    assert.deepEqual([await mine("cook"), await mine("cookTwo")], [[], [matter]]);
    const summary = await world.api.must(200, "GET", "/api/v1/private/summary", { as: "cookTwo" });
    assert.equal(summary.matters.mine, 1);
    await world.api.must(200, "DELETE", `/api/v1/private/persons/${world.people.cook}/absences/${away.absences[0].id}`, { as: "cook" });
    assert.equal((await owner()).owner.id, world.people.cook);
    assert.equal((await owner()).stands_in_for, undefined);
    assert.deepEqual([await mine("cook"), await mine("cookTwo")], [[matter], []]);
  });

  it("on planned days, by the server's calendar", async () => {
    await mark("cook", { from_on: "2026-03-03", until_on: "2026-03-04" });
    assert.equal((await owner()).owner.id, world.people.cook);
    await world.moveClock("2026-03-02T16:00:00Z");  // midnight in the organisation's zone
    assert.equal((await owner()).owner.id, world.people.cookTwo);
    await world.moveClock("2026-03-04T15:59:59Z");
    assert.equal((await owner()).owner.id, world.people.cookTwo);
    await world.moveClock("2026-03-04T16:00:00Z");
    assert.equal((await owner()).owner.id, world.people.cook);
  });

  it("lets anybody answer a matter's hand-over for a receiver who went away, but whoever offered it", async () => {
    await world.change(matter, "handover", "cook", { to_id: world.people.cookTwo, reason: "调走了" });
    const away = (await mark("cookTwo", { from_on: "2026-03-05" })).absences.at(-1);
    const { handovers } = await owner();
    assert.equal(handovers.at(-1).answered_by.id, world.people.coordinator, "B would be the one who offered it");
    await world.change(matter, "handover/accept", "cook", undefined, 403);
    await world.change(matter, "handover/refuse", "coordinator", { reason: "等他回来再说" });
    assert.equal((await owner()).owner.id, world.people.cook);
    await world.api.must(200, "DELETE", `/api/v1/private/persons/${world.people.cookTwo}/absences/${away.id}`, { as: "cookTwo" });
  });

  it("goes to the head of the unit when both are away, who may then answer", async () => {
    await world.changePeople("units", world.units.service, { head_id: world.people.observer });
    await mark("cook", { from_on: "2026-03-05" });
    await mark("cookTwo", { from_on: "2026-03-05" });
    const now = await owner();
    assert.equal(now.owner.id, world.people.observer);
    assert.deepEqual(await mine("observer"), [matter]);
    const progress = await world.api.ask("POST", `/api/v1/private/matters/${matter}/progress`, {
      as: "observer", etag: `"${now.version}"`, body: { text: "已经在办", percent: 10 },
    });
    assert.equal(progress.status, 200, progress.text);
  });

  it("lets a head without a role act for a voice while every coordinator is away, and not a day longer", async () => {
    await world.say("码头的灯不亮", { unit_id: world.units.quay });
    const id = await world.find("码头的灯不亮");
    const path = `/api/v1/private/voices/${id}`;
    await world.changePeople("units", world.units.quay, { head_id: world.people.worker });
    assert.equal((await world.api.ask("GET", path, { as: "worker" })).status, 404);
    assert.equal((await world.api.ask("POST", `${path}/accept`, { as: "worker", etag: '"1"' })).status, 404, "somebody is there");
    const list = async (as: PersonName) => {
      const { items } = await world.api.must(200, "GET", "/api/v1/private/voices?view=mine&limit=200", { as });
      const { voices } = await world.api.must(200, "GET", "/api/v1/private/summary", { as });
      assert.equal(voices.mine, items.length, `${as}: the count says what the list gives`);
      return items.map((one: any) => one.id);
    };
    await world.api.must(403, "GET", "/api/v1/private/voices?view=mine", { as: "worker" });
    assert.ok((await list("portCoordinator")).includes(id));
    const back = await everyCoordinatorAway();
    assert.deepEqual([await list("worker"), await list("portCoordinator"), await list("coordinator")], [[id], [], []]);
    for (const view of ["all", "handed_to_me", "due_soon", "overdue"])
      await world.api.must(403, "GET", `/api/v1/private/voices?view=${view}`, { as: "worker" });
    assert.deepEqual(await list("cookTwo"), [], "a clerk of another unit has nothing of it");
    const seen = await world.api.ask("GET", path, { as: "worker" });
    assert.equal(seen.body.owner.id, world.people.worker, seen.text);
    assert.equal(seen.body.text, "码头的灯不亮");
    const { items } = await world.api.must(200, "GET", "/api/v1/private/reminders", { as: "worker" });
    for (const one of items.filter((each: any) => each.voice)) assert.equal(one.voice.excerpt, "码头的灯不亮");
    await world.api.must(200, "POST", `${path}/accept`, { as: "worker", etag: seen.etag! });
    assert.equal((await world.api.ask("GET", path, { as: "quayClerk" })).body.owner.id, world.people.worker);
    const rounds = await world.api.ask("GET", `${path}/verification`, { as: "worker" });
    assert.equal(rounds.status, 200, rounds.text);
    // What ends the duty is answered like any other change, and again when the answer got lost.
    await world.say("码头的水不热", { unit_id: world.units.quay });
    const other = `/api/v1/private/voices/${await world.find("码头的水不热")}`;
    const { etag } = await world.api.ask("GET", other, { as: "worker" });
    const idempotencyKey = freshKey();
    for (const turn of [1, 2]) {
      const declined = await world.api.ask("POST", `${other}/decline`, { as: "worker", etag: etag!, key: idempotencyKey, body: { reason: "不归本单位" } });
      assert.equal(declined.status, 200, `${turn}: ${declined.text}`);
      assert.equal(declined.body.state, "declined");
    }
    assert.equal((await world.api.ask("GET", other, { as: "worker" })).status, 404, "nothing is left to do for it");
    assert.deepEqual(await list("worker"), [id], "and it is off the list");
    await back();
    await world.api.must(403, "GET", "/api/v1/private/voices?view=mine", { as: "worker" });
    assert.equal((await world.api.must(200, "GET", "/api/v1/private/summary", { as: "worker" })).voices.mine, 0);
    assert.ok((await list("portCoordinator")).includes(id));
    assert.equal((await world.api.ask("GET", path, { as: "worker" })).status, 404, "the owner is back");
    assert.equal((await world.api.ask("POST", `${path}/answer`, { as: "worker", etag: '"2"', body: { text: "已换", outcome: "on_the_spot", reason: "当场解决" } })).status, 404);
  });

  it("leaves who proposed a matter while standing in nothing of it when somebody is back", async () => {
    await world.say("码头的路滑", { unit_id: world.units.quay });
    const first = await world.find("码头的路滑");
    const back = await everyCoordinatorAway();
    const made = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "worker", body: { question: "码头的路", voice_ids: [first], unit_id: world.units.quay } });
    assert.equal((await world.api.ask("GET", `/api/v1/private/matters/${made.id}`, { as: "worker" })).status, 200, "nobody has taken it yet");
    await back();
    await world.change(made.id, "accept", "coordinator");
    await world.say("井口的路也滑", { unit_id: world.units.face });
    const later = await world.find("井口的路也滑");
    await world.change(made.id, "links", "coordinator", { voice_ids: [later] });
    for (const path of [`matters/${made.id}`, `voices/${first}`, `voices/${later}`])
      assert.equal((await world.api.ask("GET", `/api/v1/private/${path}`, { as: "worker" })).status, 404, path);
    const { items } = await world.api.must(200, "GET", "/api/v1/private/matters?view=all", { as: "worker" });
    assert.deepEqual(items.filter((one: any) => one.id === made.id), []);
  });

  it("shows who stands in for a matter before its decision each voice of it, and not a day longer", async () => {
    const { id, voice, code } = await world.newMatter("码头的栏杆断了");
    await world.api.must(201, "PUT", "/api/v1/public/voice/photos/1", { receipt: code, raw: greyPng(8, 8), type: "image/png" });
    const reads = async () => {
      const statuses: number[] = [];
      for (const path of [`matters/${id}`, `matters/${id}/rounds`, `voices/${voice}`, `voices/${voice}/verification`, `voices/${voice}/photos/1`])
        statuses.push((await world.api.ask("GET", `/api/v1/private/${path}`, { as: "worker" })).status);
      const { items } = await world.api.must(200, "GET", `/api/v1/private/photos?voice_ids=${voice}`, { as: "worker" });
      return [...statuses, items.length];
    };
    assert.deepEqual(await reads(), [404, 404, 404, 404, 404, 0], "somebody is here");
    const back = await everyCoordinatorAway();
    assert.equal((await world.matter(id, "worker")).body.owner.id, world.people.worker);
    assert.deepEqual(await reads(), [200, 200, 200, 200, 200, 1]);
    await back();
    assert.deepEqual(await reads(), [404, 404, 404, 404, 404, 0], "the coordinators are back");
  });

  it("lets another coordinator answer a hand-over whose receiver went away, not the one who offered it", async () => {
    await world.say("堆场的秤不准", { unit_id: world.units.yard });
    const id = await world.find("堆场的秤不准");
    await world.changeVoice(id, "accept", "portCoordinator");
    await world.changeVoice(id, "handover", "portCoordinator", { to_id: world.people.second, reason: "由第二位接手" });
    const away = (await mark("second", { from_on: "2026-03-05" })).absences.at(-1);
    const { handovers } = (await world.api.ask("GET", `/api/v1/private/voices/${id}`, { as: "coordinator" })).body;
    assert.equal(handovers[0].answered_by.id, world.people.coordinator);
    await world.changeVoice(id, "handover/accept", "portCoordinator", undefined, 403);
    await world.changeVoice(id, "handover/accept", "coordinator");
    await world.api.must(200, "DELETE", `/api/v1/private/persons/${world.people.second}/absences/${away.id}`, { as: "second" });
  });

  it("replaces whoever is switched off", async () => {
    await world.changePeople("persons", world.people.observer, { active: false });
    const now = await owner();
    assert.ok([world.people.coordinator, world.people.second].includes(now.owner.id), "a coordinator over all units");
    assert.equal(now.stands_in_for.id, world.people.cook);
  });
});
