// Mechanism 1.1: leaders visit all units within a week; 8 forums, 211 questionnaires, more than 100 talks, every unit reached.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { desk, noBrowser, openBrowser, plantHost, visit } from "./support/browser.ts";
import { password, type PersonName, type UnitName, World } from "./support/world.ts";

const kPath = "/api/v1/private/gatherings";
const kTeams: UnitName[] = ["quay", "yard", "face", "kitchen"];

describe("visits to every unit", () => {
  let world: World;
  let campaign = "";
  before(async () => {
    world = await World.start();
    campaign = (await world.api.must(201, "POST", "/api/v1/private/campaigns", {
      as: "coordinator", body: { name: "走访周", starts_on: "2026-03-02", ends_on: "2026-03-08" },
    })).id;
  });
  after(() => world?.server.dispose());

  const gathering = (kind: string, unit: UnitName, people: number, more: object = {}) => ({
    kind, unit_id: world.units[unit], people, held_on: "2026-03-02", host_id: world.people.leader, campaign_id: campaign, ...more,
  });
  const record = (as: PersonName, body: object) => world.api.must(201, "POST", kPath, { as, body });
  const list = (as: PersonName, query = "") => world.api.must(200, "GET", `${kPath}?campaign_id=${campaign}${query}`, { as });

  it("names the units that were not reached yet", async () => {
    for (const unit of ["quay", "yard", "face"] as const) await record("leader", gathering("forum", unit, 15));
    assert.deepEqual((await list("leader")).coverage.missed.map((unit: any) => unit.id), [world.units.kitchen]);
  });

  it("adds up to what was held: 8 forums, 104 talks, 211 questionnaires, all units", async () => {
    for (const unit of ["kitchen", "kitchen", "quay", "yard", "face"] as const) await record("leader", gathering("forum", unit, 12));
    for (const unit of kTeams) await record("coordinator", gathering("talk", unit, 26));
    for (const [unit, people] of [["quay", 60], ["yard", 51], ["face", 70], ["kitchen", 30]] as const)
      await record("coordinator", gathering("survey", unit, people));
    const { coverage } = await list("observer");
    const kinds = Object.fromEntries(coverage.kinds.map((one: any) => [one.kind, one]));
    assert.equal(kinds.forum.gatherings, 8);
    assert.equal(kinds.talk.people, 104);
    assert.equal(kinds.survey.people, 211);
    assert.deepEqual(coverage.missed, []);
    assert.equal(coverage.reached.length, kTeams.length);
    const brief = await world.api.must(200, "GET", `/api/v1/private/campaigns/${campaign}/brief`, { as: "leader", language: "zh" });
    assert.match(brief.sentences[0], /座谈会8场105人.*问卷4场211人.*个别谈话4场104人/);
  });

  it("counts one gathering once, however often it is sent", async () => {
    const key = freshKey();
    const body = gathering("visit", "quay", 3, { topic: "看更衣室" });
    const first = await world.api.must(201, "POST", kPath, { as: "quayClerk", key, body });
    const again = await world.api.must(201, "POST", kPath, { as: "quayClerk", key, body });
    assert.equal(again.id, first.id);
    assert.equal((await list("quayClerk", `&unit_id=${world.units.quay}`)).coverage.kinds.find((one: any) => one.kind === "visit").gatherings, 1);
  });

  it("keeps a cancelled one in sight, with its reason, and counts it no more; stale changes are refused", async () => {
    const { items } = await list("quayClerk", `&unit_id=${world.units.quay}`);
    const visit = items.find((one: any) => one.kind === "visit");
    const path = `${kPath}/${visit.id}`;
    const change = { ...gathering("visit", "quay", 4) };
    await world.api.must(200, "PATCH", path, { as: "quayClerk", etag: '"1"', body: change });
    const stale = await world.api.ask("PATCH", path, { as: "coordinator", etag: '"1"', body: change });
    assert.equal(stale.status, 412);
    await world.api.must(200, "POST", `${path}/cancel`, { as: "quayClerk", etag: '"2"', body: { reason: "记重了" } });
    const after = await list("quayClerk", `&unit_id=${world.units.quay}`);
    assert.equal(after.items.find((one: any) => one.id === visit.id).cancelled_reason, "记重了");
    assert.equal(after.coverage.kinds.find((one: any) => one.kind === "visit"), undefined);
  });

  it("is recorded and read only by those over the unit", async () => {
    const body = gathering("visit", "quay", 3);
    assert.equal((await world.api.ask("POST", kPath, { body })).status, 401);
    for (const as of ["worker", "faceClerk", "observer", "admin"] as const)
      assert.equal((await world.api.ask("POST", kPath, { as, body })).status, 403, as);
    assert.equal((await world.api.ask("GET", kPath, { as: "worker" })).status, 403);
    assert.equal((await world.api.ask("GET", `${kPath}?unit_id=${world.units.face}`, { as: "quayClerk" })).status, 404);
    const { items } = await list("quayClerk", `&unit_id=${world.units.quay}`);
    assert.equal((await world.api.ask("PATCH", `${kPath}/${items[0].id}`, { as: "faceClerk", etag: '"1"', body })).status, 404);
  });

  it("is corrected on its page by whoever recorded it", { skip: noBrowser }, async () => {
    const made = await record("quayClerk", gathering("visit", "quay", 7, { topic: "看更衣室", host_id: world.people.quayClerk }));
    const browser = await openBrowser();
    try {
      const { page, faults } = await visit(browser, desk);
      await page.goto(`http://${plantHost}:${world.server.port}/desk/gatherings?unit=${world.units.quay}`);
      await page.locator("#login").fill("quayClerk");
      await page.locator("#password").fill(password);
      await page.keyboard.press("Enter");
      const line = page.locator("tbody tr", { hasText: "看更衣室" });
      await line.getByRole("button", { name: "更正" }).click();
      assert.equal(await page.locator("#gathering-people").inputValue(), "7");
      await page.locator("#gathering-people").fill("9");
      await page.getByRole("button", { name: "保存更正" }).click();
      await line.locator("td.number", { hasText: "9" }).waitFor();
      assert.equal(await page.getByRole("button", { name: "更正" }).count(), 1, "others' are theirs");
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
    const [now] = (await list("quayClerk", `&unit_id=${world.units.quay}`)).items.filter((one: any) => one.id === made.id);
    assert.deepEqual([now.people, now.version, now.topic, now.campaign_id], [9, 2, "看更衣室", campaign]);
  });

  it("refuses a day to come, nobody heard, and an unknown kind", async () => {
    for (const more of [{ held_on: "2026-03-03" }, { people: 0 }, { kind: "party" }, { host_id: "x" }, { names: "谁谁" }]) {
      const reply = await world.api.ask("POST", kPath, { as: "leader", body: gathering("visit", "quay", 3, more) });
      assert.equal(reply.status, 400, JSON.stringify(more));
    }
  });

  it("leaves tables that follow from the journal", async () => {
    await world.server.end();
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
