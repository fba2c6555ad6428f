// Dates and what moves them: the shipped calendar, deferring, extending, a year whose notice comes late, rules with versions.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Page } from "playwright-core";

import { freshKey } from "./support/api.ts";
import { desk as laptop, noBrowser, openBrowser } from "./support/browser.ts";
import { Desk } from "./support/desk.ts";
import { World } from "./support/world.ts";

const kYear2027 = { basis: "2027 年放假通知（编的）", holidays: ["2027-01-01", "2027-01-02", "2027-01-03"], workdays: [] };

describe("deadlines", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  const matter = async (id: string) => (await world.matter(id)).body;
  const kinds = (of: any) => of.timeline.map((item: any) => item.kind);

  it("the year 2026 comes with the program, as its notice has it", async () => {
    const { items } = await world.api.must(200, "GET", "/api/v1/private/calendar-years", { as: "worker" });
    assert.deepEqual(items.map((year: any) => year.year), [2026]);
    assert.equal(items[0].holidays.length, 33);
    assert.deepEqual(items[0].workdays, ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]);
    const rules = await world.api.must(200, "GET", "/api/v1/private/deadline-rules", { as: "worker" });
    assert.deepEqual(rules.items.map((rule: any) => [rule.name, rule.version, rule.count]), [
      ["accept_voice", 1, 2], ["answer_voice", 1, 15], ["rate_voice", 1, 10],
      ["decide_matter", 1, 5], ["finish_matter", 1, 30], ["reopen_matter", 1, 10],
    ]);
  });

  it("a matter is deferred for all to see, extended meanwhile, taken up earlier: the dates are right", async () => {
    const { id, code } = await world.newMatter("食堂晚班没有热菜");
    let now = await matter(id);
    assert.equal(now.due_on, "2026-03-09");
    assert.equal(now.due_is_guess, false);
    assert.equal(now.proposed_due_on, "2026-04-14", "thirty working days on, over the three days of Qingming");
    await world.change(id, "decision", "leader", world.decision());
    await world.change(id, "publication", "coordinator", { question: "晚班热菜", measures: "换保温台" });
    const number = now.number;

    now = await world.change(id, "pause", "leader", { until: "2026-03-06", reason: "等采购批复" });
    assert.equal(now.due_on, "2026-03-26");
    assert.equal(now.paused_until, "2026-03-06");
    assert.equal(now.paused_reason, "等采购批复");
    assert.equal(now.reminder.kind, "paused");
    assert.ok(now.actions.includes("resume") && !now.actions.includes("pause"));
    const board = await world.api.must(200, "GET", `/api/v1/public/board/${number}`);
    assert.equal(board.matter.paused_reason, "等采购批复");
    assert.equal(board.matter.paused_until, "2026-03-06");
    const told = await world.follow(code, "zh");
    assert.match(told.timeline.map((item: any) => item.text).join("\n"), /暂缓办理，到 2026 年 3 月 6 日.*等采购批复/);

    now = await world.change(id, "extension", "coordinator", { days: 2, reason: "配件晚到", decided_by_id: world.people.leader });
    assert.equal(now.due_on, "2026-03-30");
    assert.equal(now.deadline.extend_days_left, 58);
    await world.moveClock("2026-03-04T01:00:00Z");
    now = await world.change(id, "resumption", "leader", { reason: "批了" });
    assert.equal(now.due_on, "2026-03-26");
    assert.equal(now.paused_until, undefined);
    assert.deepEqual(now.deadline.steps.map((step: any) => [step.kind, step.until, step.ended_on, step.days]), [
      ["pause", "2026-03-06", "2026-03-04", undefined], ["extend", undefined, undefined, 2],
    ]);
    assert.equal((await world.api.must(200, "GET", `/api/v1/public/board/${number}`)).matter.paused_until, undefined);
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "换好了" });
    assert.ok(kinds(await matter(id)).join().endsWith("matter.paused,matter.extended,matter.resumed,matter.answered"));
    assert.equal(world.server.verify().status, 0);
  });

  it("a deferral ends by itself, and the matter is overdue by the working days after its date", async () => {
    const { id } = await world.newMatter("更衣柜的锁坏了");
    await world.change(id, "decision", "leader", world.decision({ due_on: "2026-03-06" }));
    await world.change(id, "pause", "leader", { until: "2026-03-07", reason: "等锁到货" });
    assert.equal((await matter(id)).due_on, "2026-03-10", "Thursday and Friday are gained, Saturday is not");
    await world.moveClock("2026-03-07T15:59:00Z");
    assert.equal((await matter(id)).paused_until, "2026-03-07");
    await world.moveClock("2026-03-07T16:00:00Z");  // midnight in the organisation's zone
    assert.equal((await matter(id)).paused_until, undefined);
    assert.equal((await matter(id)).reminder.kind, "before");
    await world.moveClock("2026-03-10T15:59:59Z");
    const late = await matter(id);
    assert.deepEqual([late.overdue, late.reminder.kind], [false, "at"], "due until the last second of its day");
    await world.moveClock("2026-03-10T16:00:00Z");
    assert.deepEqual([(await matter(id)).overdue, (await matter(id)).reminder], [true, { kind: "after", level: 1, tell: ["owner", "stand_in", "head"] }]);
    await world.moveClock("2026-03-13T01:00:00Z");
    assert.equal((await matter(id)).reminder.level, 2);
  });

  it("the basis of a rule is English on the English page where it was given in English, and as decided where not", { skip: noBrowser }, async () => {
    const made = await world.newMatter("仓库的灯太暗");
    const { rule } = (await matter(made.id)).deadline;
    assert.match(rule.basis, /\p{Script=Han}/u);
    const browser = await openBrowser();
    const desk = new Desk(browser, world);
    const shown = (page: Page) => page.locator("dd.words");
    const basis = "集团制度第 9 条";
    try {
      await desk.as("coordinator", laptop, async ({ page }) => {
        await page.goto(`${desk.base}/desk/matters/${made.id}`);
        await shown(page).filter({ hasText: rule.basis }).first().waitFor({ state: "attached" });
        await page.getByRole("button", { name: "English" }).first().click();
        await shown(page).filter({ hasText: rule.basis_en }).first().waitFor({ state: "attached" });
        assert.equal(await shown(page).filter({ hasText: rule.basis }).count(), 0);
      });
      const rules = (await world.api.must(200, "GET", "/api/v1/private/deadline-rules", { as: "admin" })).items;
      const { name, version, basis_en, ...rest } = rules.find((one: any) => one.name !== "decide_matter");
      assert.ok(basis_en);
      await world.api.must(200, "PUT", `/api/v1/private/deadline-rules/${name}`, { as: "admin", etag: `"${version}"`, body: { ...rest, basis } });
      await desk.as("admin", laptop, async ({ page }) => {
        await page.goto(`${desk.base}/desk/deadlines`);
        await page.getByRole("button", { name: "English" }).first().click();
        await shown(page).filter({ hasText: basis }).first().waitFor();
        const others = rules.filter((one: any) => one.name !== name);
        assert.ok(others.length > 0);
        for (const one of others) await shown(page).filter({ hasText: one.basis_en }).first().waitFor();
      });
    } finally {
      await browser.close();
    }
  });

  it("a rule that changes holds for what begins later; what runs keeps its own", async () => {
    const before = await world.newMatter("码头的灯不亮");
    const rules = (await world.api.must(200, "GET", "/api/v1/private/deadline-rules", { as: "admin" })).items;
    const { name, version, ...rule } = rules.find((one: any) => one.name === "decide_matter");
    const path = `/api/v1/private/deadline-rules/${name}`;
    const body = { ...rule, count: 7, unit: "calendar", basis: "本单位制度第 3 条", basis_en: "Our rules, item 3", extend_days: 0 };
    assert.match(rule.basis_en, /^Decided within five working days/);
    for (const [wrong, field] of [[{ count: -1 }, "count"], [{ extend_by: "clerk" }, "extend_by"], [{ basis: " " }, "basis"], [{ basis_en: "x".repeat(1025) }, "basis_en"], [{ levels: [{ days: 1, tell: ["owner"] }, { days: 0, tell: ["owner"] }] }, "levels"]] as const) {
      const refused = await world.api.must(400, "PUT", path, { as: "admin", etag: `"${version}"`, body: { ...body, ...wrong } });
      assert.equal(refused.field, field);
    }
    await world.api.must(428, "PUT", path, { as: "admin", body });
    const key = freshKey();
    const changed = await world.api.must(200, "PUT", path, { as: "admin", etag: `"${version}"`, key, body });
    assert.deepEqual([changed.version, changed.basis, changed.basis_en], [2, "本单位制度第 3 条", "Our rules, item 3"]);
    await world.api.must(200, "PUT", path, { as: "admin", etag: `"${version}"`, key, body });
    const stale = await world.api.must(412, "PUT", path, { as: "admin", etag: `"${version}"`, body });
    assert.ok(stale.changed_by, "who changed it");
    await world.api.must(404, "PUT", "/api/v1/private/deadline-rules/no_such_rule", { as: "admin", etag: '"1"', body });
    const later = await world.newMatter("堆场的灯不亮");
    const [one, two] = [await matter(before.id), await matter(later.id)];
    assert.deepEqual([one.deadline.rule.version, one.deadline.rule.count], [1, 5]);
    assert.deepEqual([two.deadline.rule.version, two.deadline.rule.unit, two.due_on], [2, "calendar", "2026-03-20"]);
    assert.ok(one.actions.includes("extend") && !two.actions.includes("extend"), "by its own rule");
    await world.api.must(409, "POST", `/api/v1/private/matters/${later.id}/extension`, { as: "leader", etag: '"1"', body: { days: 1, reason: "等" } });
    assert.equal(two.deadline.rule.basis_en, "Our rules, item 3");
    const { basis_en: _, ...withoutEnglish } = rule;
    assert.equal((await world.api.must(200, "PUT", path, { as: "admin", etag: '"2"', body: withoutEnglish })).basis_en, undefined);
    assert.equal(world.server.verify().status, 0, "a rule without English is whole");
  });

  it("a year without data is a guess at every date, and its notice moves what rests on it", async () => {
    await world.moveClock("2026-12-30T01:00:00Z");
    const { id } = await world.newMatter("冬天的厂房太冷");
    const code = await world.say("更衣室漏风", { unit_id: world.units.quay });
    let now = await matter(id);
    assert.deepEqual([now.due_on, now.due_is_guess, now.guess_years], ["2027-01-06", true, [2027]]);
    let spoken = await world.follow(code, "zh");
    assert.deepEqual([spoken.accept_due_on, spoken.accept_due_is_guess, spoken.guess_years], ["2027-01-01", true, [2027]]);

    const chosen = await world.newMatter("门口要修雨棚");
    const far = await world.change(chosen.id, "decision", "leader", world.decision({ due_on: "2027-02-01" }));
    assert.deepEqual([far.due_is_guess, far.days_left_is_guess], [false, true], "the date was chosen; the days to it are a guess");

    // At every date: of entries, their slips and a campaign's brief too.
    const campaign = await world.api.must(201, "POST", "/api/v1/private/campaigns", { as: "coordinator", body: { name: "年末意见表", kind: "forms", starts_on: "2026-12-30" } });
    const entry = { text: "灯不亮", channel: "writing", unit_id: world.units.quay, campaign_id: campaign.id };
    const { rows } = await world.api.must(201, "POST", "/api/v1/private/entries", { as: "coordinator", body: { rows: [entry] } });
    assert.deepEqual([rows[0].accept_due_is_guess, rows[0].guess_years], [true, [2027]]);
    const { slips } = await world.api.must(201, "POST", "/api/v1/private/slips", { as: "coordinator", body: { voice_ids: [rows[0].voice_id] } });
    assert.deepEqual([slips[0].accept_due_is_guess, slips[0].guess_years], [true, [2027]]);
    await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator", body: { question: "灯", voice_ids: [rows[0].voice_id] } });
    const brief = await world.api.must(200, "GET", `/api/v1/private/campaigns/${campaign.id}/brief`, { as: "coordinator" });
    assert.deepEqual([brief.unresolved[0].due_is_guess, brief.unresolved[0].guess_years], [true, [2027]]);
    const path = "/api/v1/private/calendar-years/2027";
    for (const [wrong, field] of [[{ holidays: ["2026-12-31"] }, "holidays"], [{ workdays: ["2027-01-04"] }, "workdays"], [{ holidays: ["2027-02-30"] }, "holidays"], [{ basis: "" }, "basis"]] as const) {
      const refused = await world.api.must(400, "PUT", path, { as: "admin", body: { ...kYear2027, ...wrong } });
      assert.equal(refused.field, field);
    }
    await world.api.must(404, "PUT", "/api/v1/private/calendar-years/next", { as: "admin", body: kYear2027 });
    assert.equal((await matter(id)).due_on, "2027-01-06", "nothing is stored by halves");
    const stored = await world.api.must(200, "PUT", path, { as: "admin", body: kYear2027 });
    assert.equal(stored.version, 1);
    assert.equal((await matter(chosen.id)).days_left_is_guess, false);
    now = await matter(id);
    assert.deepEqual([now.due_on, now.due_is_guess, now.guess_years], ["2027-01-07", false, undefined]);
    assert.equal(now.timeline.at(-1).kind, "matter.due_recomputed");
    const words = (await world.api.ask("GET", `/api/v1/private/matters/${id}`, { as: "coordinator", language: "zh" })).body.timeline.at(-1).text;
    assert.equal(words, "因放假安排公布，时限由 2027 年 1 月 6 日 改为 2027 年 1 月 7 日");
    spoken = await world.follow(code, "zh");
    assert.deepEqual([spoken.accept_due_on, spoken.accept_due_is_guess], ["2027-01-04", false]);
    assert.match(spoken.timeline.at(-1).text, /受理时限由 2027 年 1 月 1 日 改为 2027 年 1 月 4 日/);

    await world.api.must(428, "PUT", path, { as: "admin", body: kYear2027 });
    await world.api.must(412, "PUT", path, { as: "admin", etag: '"9"', body: kYear2027 });
  });

  it("huiyin import calendar takes a year in beside the server", async () => {
    const { id } = await world.newMatter("停车场太暗");
    assert.equal((await matter(id)).due_on, "2027-01-07");
    const file = join(world.server.dir, "2027.json");
    writeFileSync(file, JSON.stringify({ year: 2027, ...kYear2027, holidays: [...kYear2027.holidays, "2027-01-04"], workdays: ["2027-01-09"] }));
    const ran = world.server.run(["import", "calendar", file]);
    assert.equal(ran.status, 0, ran.stderr);
    assert.equal((await matter(id)).due_on, "2027-01-08");
    const { items } = await world.api.must(200, "GET", "/api/v1/private/calendar-years", { as: "admin" });
    assert.deepEqual([items[1].year, items[1].version, items[1].changed_by], [2027, 2, undefined]);
    writeFileSync(file, "{}");
    assert.equal(world.server.run(["import", "calendar", file]).status, 2);
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout);
  });
});
