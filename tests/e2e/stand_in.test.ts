// No post is ever empty: while A is away B is in charge, then the head of the unit; back comes back.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

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

  it("replaces whoever is switched off", async () => {
    await world.changePeople("persons", world.people.observer, { active: false });
    const now = await owner();
    assert.ok([world.people.coordinator, world.people.second].includes(now.owner.id), "a coordinator over all units");
    assert.equal(now.stands_in_for.id, world.people.cook);
  });
});
