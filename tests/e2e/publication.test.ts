// What everybody reads: the preview that points at people, every wording kept, what is taken off says why, what is not resolved
// stays visible with its reason, good deeds, and the table on A4 paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { type PersonName, type UnitName, password, World } from "./support/world.ts";

const kBoard = "/api/v1/public/board";

/** Publishes, after looking at what is marked. Gives the warnings. */
async function publish(world: World, id: string, question: string, measures: string): Promise<any[]> {
  const check = await world.api.must(200, "POST", `/api/v1/private/matters/${id}/publication/preview`, { as: "coordinator", body: { question, measures } });
  await world.change(id, "publication", "coordinator", { question, measures, ...(check.warnings.length ? { looked: check.looked } : {}) });
  return check.warnings;
}

describe("publication", () => {
  let world: World;
  let id = "";
  before(async () => {
    world = await World.start();
    ({ id } = await world.newMatter("王师傅说三号泵房的门关不上"));
  });
  after(() => world?.server.dispose());

  it("shows the proposed wording with its marks, beside the originals", async () => {
    const preview = await world.api.must(200, "GET", `/api/v1/private/matters/${id}/publication/preview`, { as: "coordinator" });
    assert.equal(preview.question, "怎么办：王师傅说三号泵房的门关不上");
    assert.equal(preview.originals[0].text, "王师傅说三号泵房的门关不上");
    const [mark] = preview.warnings;
    assert.equal(mark.kind, "name");
    assert.equal(Array.from(preview.question as string).slice(mark.from, mark.to).join(""), "王师傅");
    assert.match(mark.reason, /name/);
  });

  it("is not done past its marks, nor with a look at other words", async () => {
    const question = "请打 13812345678 找码头班班长";
    const check = await world.api.must(200, "POST", `/api/v1/private/matters/${id}/publication/preview`, { as: "coordinator", body: { question, measures: "" } });
    assert.deepEqual(check.warnings.map((w: any) => w.kind), ["phone", "post"]);
    await world.change(id, "publication", "coordinator", { question, measures: "" }, 409);
    await world.change(id, "publication", "coordinator", { question: `${question}。`, measures: "", looked: check.looked }, 409);
    assert.equal((await world.api.must(200, "GET", kBoard)).items.length, 0);
    const matter = await world.change(id, "publication", "coordinator", { question, measures: "", looked: check.looked });
    assert.equal(matter.publication.revision, 1);
  });

  it("keeps every wording", async () => {
    assert.deepEqual(await publish(world, id, "泵房的门关不上", "换门轴"), []);
    const { revisions } = await world.api.must(200, "GET", `/api/v1/private/matters/${id}/publication/preview`, { as: "leader" });
    assert.deepEqual(revisions.map((r: any) => [r.revision, r.kind, r.marks]), [[1, "published", 2], [2, "published", 0]]);
    assert.equal((await world.api.must(200, "GET", kBoard)).items[0].question, "泵房的门关不上");
  });

  it("is previewed by those who publish or lead, and by nobody else", async () => {
    const path = `/api/v1/private/matters/${id}/publication/preview`;
    for (const person of ["observer", "quayClerk", "cook", "worker", "mineCoordinator"] as PersonName[]) {
      assert.ok([403, 404].includes((await world.api.ask("GET", path, { as: person })).status), person);
      assert.ok([403, 404].includes((await world.api.ask("POST", path, { as: person, body: { question: "x" } })).status), person);
      assert.ok([403, 404].includes((await world.api.ask("POST", `/api/v1/private/matters/${id}/unresolved`, {
        as: person, etag: (await world.matter(id)).etag, body: { reason: "x" } })).status), person);
    }
  });

  it("taken off: the number stays on the board with its reason, and the reason is looked at too", async () => {
    const { number } = (await world.matter(id)).body;
    await world.change(id, "withdrawal", "coordinator", { reason: "王师傅要求撤下" }, 409);
    await world.change(id, "withdrawal", "coordinator", { reason: "用语要重写，过两天再公示" });
    const board = await world.api.must(200, "GET", kBoard);
    assert.equal(board.items.length, 0);
    assert.deepEqual(board.withdrawn, [{ number, on: "2026-03-02", reason: "用语要重写，过两天再公示" }]);
    assert.equal(board.headline.withdrawn, 1);
    const page = await world.api.must(200, "GET", `${kBoard}/${number}`);
    assert.equal(page.withdrawn.reason, "用语要重写，过两天再公示");
    assert.equal(page.matter, undefined);
    assert.equal((await world.api.ask("GET", `${kBoard}/999`)).status, 404);
    await publish(world, id, "泵房的门关不上", "换门轴");
    assert.equal((await world.api.must(200, "GET", kBoard)).withdrawn.length, 0);
    assert.equal(world.server.verify().status, 0);
  });

  it("names whoever is responsible today, also while the owner is away", async () => {
    await world.change(id, "decision", "leader", world.decision());
    assert.equal((await world.api.must(200, "GET", kBoard)).items[0].owner, "试者cook");
    await world.api.must(201, "POST", `/api/v1/private/persons/${world.people.cook}/absences`, { as: "cook", body: { from_on: "2026-03-02", until_on: "2026-03-03" } });
    assert.equal((await world.api.must(200, "GET", kBoard)).items[0].owner, "试者cookTwo");
  });
});

describe("names of whoever spoke, and what is written to a published matter", () => {
  let world: World;
  let id = "";
  let number = 0;
  const preview = (): string => `/api/v1/private/matters/${id}/publication/preview`;
  before(async () => {
    world = await World.start();
    const text = "食堂油烟大";
    await world.say(text, { unit_id: world.units.quay, identity: "named", speaker_name: "赵铁柱", speaker_contact: "13900001111" });
    const voice = await world.find(text);
    const made = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator", body: { question: text, voice_ids: [voice] } });
    ({ id, number } = made);
    await world.change(id, "decision", "leader", world.decision());
  });
  after(() => world?.server.dispose());

  it("are marked in the wording and in the reason of a withdrawal", async () => {
    const question = "赵铁柱反映食堂油烟大，电话 139-0000-1111";
    const check = await world.api.must(200, "POST", preview(), { as: "coordinator", body: { question, measures: "换风机" } });
    assert.deepEqual(check.warnings.map((w: any) => w.kind), ["name", "phone"]);
    assert.equal(Array.from(question).slice(check.warnings[0].from, check.warnings[0].to).join(""), "赵铁柱");
    await world.change(id, "publication", "coordinator", { question, measures: "换风机" }, 409);
    assert.deepEqual(await publish(world, id, "食堂油烟大", "换风机"), []);
    await world.change(id, "withdrawal", "coordinator", { reason: "涉及赵铁柱" }, 409);
  });

  it("stand on the board only after a look: progress, answer, the reason of a pause", async () => {
    const board = async (): Promise<string> => JSON.stringify(await world.api.must(200, "GET", `${kBoard}/${number}`));
    const steps = [
      ["progress", "cook", { text: "赵铁柱说的风机已经买了", percent: 30 }, "text"],
      ["pause", "leader", { until: "2026-03-06", reason: "等赵铁柱回来再装" }, "reason"],
      ["answer", "cook", { outcome: "timetable", text: "赵铁柱：下月装好" }, "text"],
    ] as const;
    for (const [verb, who, body, field] of steps) {
      const words = (body as any)[field];
      await world.change(id, verb, who, body, 409);
      assert.ok(!(await board()).includes(words), verb);
      const check = await world.api.must(200, "POST", preview(), { as: who, body: { [field]: words } });
      assert.deepEqual(check.warnings.map((w: any) => [w.field, w.kind]), [[field, "name"]]);
      await world.change(id, verb, who, { ...body, looked: "1-000000000000000000000000" }, 409);
      // Clean words need no look; these are said on purpose.
      await world.change(id, verb, who, { ...body, looked: check.looked });
      assert.ok((await board()).includes(words), verb);
    }
    await world.change(id, "progress", "cook", { text: "还差一台", percent: 60 });
    for (const person of ["observer", "worker", "mineCoordinator"] as PersonName[])
      assert.ok([403, 404].includes((await world.api.ask("POST", preview(), { as: person, body: { text: "赵铁柱" } })).status), person);
    assert.equal(world.server.verify().status, 0);
  });
});

describe("row 1.6, 1.11 and 2.7: what became of every matter", () => {
  let world: World;
  const kRectified = 82, kExplained = 3, kDeeds = 17;
  const classes = ["工资拖欠", "临时岗位转正"];
  before(async () => {
    world = await World.start();
    const matters: string[] = [];
    for (let i = 0; i < kRectified + kExplained + classes.length; ++i) matters.push((await world.newMatter(`第 ${i + 1} 条意见`)).id);
    for (const [i, id] of matters.entries()) {
      await publish(world, id, `第 ${i + 1} 件`, "马上办");
      await world.change(id, "decision", "leader", world.decision());
      if (i < kRectified) {
        const outcome = i % 3 === 0 ? "at_once" : i % 3 === 1 ? "on_the_spot" : "timetable";
        await world.change(id, "answer", "cook", { outcome, text: "办了" });
        if (outcome === "timetable") await world.change(id, "progress", "cook", { text: "按期办完", percent: 100 });
      } else if (i < kRectified + kExplained) {
        await world.change(id, "answer", "cook", { outcome: "explained", text: "眼下做不到，原因如下" });
      } else {
        const named = classes[i - kRectified - kExplained];
        await world.change(id, "unresolved", "leader", { class: named, reason: "要等上级公司批复，每月公布进展" });
      }
    }
    for (let i = 0; i < kDeeds; ++i) {
      await world.api.must(201, "POST", "/api/v1/private/deeds", { as: "cook", body: {
        title: `办实事 ${i + 1}`, text: "修好了公用的东西", unit_id: world.units.kitchen, done_on: "2026-03-02", cost_fen: 10050, published: true } });
    }
  });
  after(() => world?.server.dispose());

  it("82 rectified and 17 good deeds, counted by the product; everything adds up", async () => {
    const { headline } = await world.api.must(200, "GET", kBoard);
    assert.equal(headline.matters_rectified, kRectified);
    assert.equal(headline.good_deeds, kDeeds);
    assert.equal(headline.matters_explained, kExplained);
    assert.equal(headline.matters_unresolved, classes.length);
    assert.equal(headline.matters, headline.matters_rectified + headline.matters_explained + headline.matters_unresolved);
    const deeds = await world.api.must(200, "GET", "/api/v1/public/deeds?limit=200");
    assert.equal(deeds.items.length, kDeeds);
    assert.equal(deeds.cost_fen, kDeeds * 10050);
  });

  it("each count has exactly its rows", async () => {
    const { headline } = await world.api.must(200, "GET", kBoard);
    const rows = async (standing: string): Promise<any[]> => (await world.api.must(200, "GET", `${kBoard}?limit=200&standing=${standing}`)).items;
    assert.equal((await rows("rectified")).length, headline.matters_rectified);
    assert.equal((await rows("explained")).length, headline.matters_explained);
    assert.equal((await rows("unresolved")).length, headline.matters_unresolved);
    assert.equal((await rows("not_resolved")).length, headline.matters_explained + headline.matters_unresolved);
    assert.equal((await world.api.ask("GET", `${kBoard}?standing=nonsense`)).status, 400);
  });

  it("what is not resolved stays visible with its named class and its reason", async () => {
    const { items } = await world.api.must(200, "GET", `${kBoard}?standing=unresolved`);
    assert.deepEqual(items.map((i: any) => i.unresolved.class).sort(), [...classes].sort());
    assert.ok(items.every((i: any) => i.unresolved.reason.includes("批复")));
    const explained = await world.api.must(200, "GET", `${kBoard}?standing=explained`);
    const page = await world.api.must(200, "GET", `${kBoard}/${explained.items[0].number}`);
    assert.equal(page.answers[0].text, "眼下做不到，原因如下", "what cannot be solved is explained");
  });

  it("the table on A4: the header stands on each of its pages, with their numbers", { skip: noBrowser }, async () => {
    const folder = join(import.meta.dirname, "results");
    mkdirSync(folder, { recursive: true });
    const browser = await openBrowser();
    try {
      const { page, context } = await visit(browser, desk);
      await page.goto(`http://${plantHost}:${world.server.port}/board`);
      await page.locator("table.board tbody tr").first().waitFor();
      await page.evaluate(() => { window.print = () => document.body.setAttribute("data-printed", ""); });
      await page.getByRole("button", { name: "打印公示表" }).click();
      await page.locator("body[data-printed]").waitFor();
      assert.equal(await page.locator("table.board tbody tr").count(), 87);
      const pdf = join(folder, "board.pdf");
      writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
      await context.close();
      assert.ok(existsSync("/usr/bin/pdftotext"), "poppler-utils reads the pages");
      const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
      assert.ok(pages.length >= 3, `${pages.length} pages`);
      const table = pages.filter((text) => /第 \d+ 件/.test(text));
      assert.ok(table.length >= 3);
      for (const text of table) {
        for (const column of ["序号", "问题", "整改措施", "责任部门", "责任人", "完成时限", "进度", "结果与评价"]) {
          assert.ok(text.replace(/\s/g, "").includes(column), `a page without ${column}:\n${text.slice(0, 300)}`);
        }
      }
      for (const [i, text] of pages.entries()) assert.match(text, new RegExp(`${i + 1} / ${pages.length}`));
      assert.match(pages[0], /职工心声办理情况公示表/);
      assert.match(pages.join(""), /测试港务公司/);
      assert.match(pages.join(""), /填报日期/);
    } finally {
      await browser.close();
    }
  });
});

describe("good deeds", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());
  const deed = (more: Record<string, unknown> = {}, unit: UnitName = "kitchen"): Record<string, unknown> =>
    ({ title: "装热水器", text: "候工室装了三台", unit_id: world.units[unit], done_on: "2026-03-02", ...more });

  it("are entered and changed by those who work for the unit, with the version they saw", async () => {
    const made = await world.api.ask("POST", "/api/v1/private/deeds", { as: "cook", body: deed() });
    assert.equal(made.status, 201);
    const path = `/api/v1/private/deeds/${made.body.id}`;
    for (const person of ["leader", "observer", "worker", "quayClerk", "mineCoordinator"] as PersonName[]) {
      assert.equal((await world.api.ask("POST", "/api/v1/private/deeds", { as: person, body: deed() })).status, 403, person);
      assert.ok([403, 404].includes((await world.api.ask("PATCH", path, { as: person, etag: '"1"', body: deed() })).status), person);
    }
    assert.equal((await world.api.must(200, "GET", "/api/v1/public/deeds")).items.length, 0, "not before it is shown");
    await world.api.must(200, "PATCH", path, { as: "coordinator", etag: '"1"', body: deed({ published: true }) });
    const stale = await world.api.ask("PATCH", path, { as: "cook", etag: '"1"', body: deed() });
    assert.equal(stale.status, 412);
    assert.equal(stale.body.changed_by, "试者coordinator");
    assert.equal((await world.api.must(200, "GET", "/api/v1/public/deeds")).items.length, 1);
    await world.api.must(200, "PATCH", path, { as: "cook", etag: '"2"', body: deed({ published: false }) });
    assert.equal((await world.api.must(200, "GET", "/api/v1/public/deeds")).items.length, 0);
  });

  it("that name a family are shown only after a look", async () => {
    const body = deed({ text: "给李师傅家送去药费", published: true });
    assert.equal((await world.api.ask("POST", "/api/v1/private/deeds", { as: "cook", body })).status, 409);
    const check = await world.api.must(200, "POST", "/api/v1/private/deeds/check", { as: "cook", key: null, body });
    assert.equal(check.warnings[0].kind, "name");
    await world.api.must(201, "POST", "/api/v1/private/deeds", { as: "cook", body: { ...body, looked: check.looked } });
  });

  it("refuse what cannot be, naming the field", async () => {
    for (const [field, bad] of [["done_on", { done_on: "2026-03-03" }], ["cost_fen", { cost_fen: -1 }], ["title", { title: " " }],
      ["matter_id", { matter_id: "01890000-0000-7000-8000-000000000000" }], ["unit_id", { unit_id: "01890000-0000-7000-8000-000000000000" }]] as const) {
      const reply = await world.api.ask("POST", "/api/v1/private/deeds", { as: "coordinator", body: deed(bad) });
      assert.equal(reply.status, 400, field);
      assert.equal(reply.body.field, field);
    }
    assert.equal(world.server.verify().status, 0);
  });
});

describe("the pages of publication", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  before(async () => { world = await World.start(); browser = await openBrowser(); });
  after(async () => { await browser?.close(); await world?.server.dispose(); });

  it("mark the words in place and want the tick before they publish", async () => {
    const { id } = await world.newMatter("赵师傅说门坏了");
    const v = await visit(browser, phone);
    const base = `http://${plantHost}:${world.server.port}`;
    await v.page.goto(`${base}/desk/matters/${id}`);
    await v.page.locator("#login").fill("coordinator");
    await v.page.locator("#password").fill(password);
    await v.page.keyboard.press("Enter");
    await v.page.getByRole("button", { name: "公示", exact: true }).click();
    await v.page.locator("mark", { hasText: "赵师傅" }).first().waitFor();
    const submit = v.page.locator("form button[type=submit]").last();
    await submit.click();
    await v.page.locator("[role=alert]").waitFor();
    await v.page.screenshot({ path: join(import.meta.dirname, "results", "phone-publish.png"), fullPage: true });
    await v.page.locator(".look input[type=checkbox]").check();
    await submit.click();
    await v.page.locator(".look").waitFor({ state: "detached" });
    assert.equal((await world.api.must(200, "GET", kBoard)).items.length, 1);
    await v.context.close();
  });

  it("say that a note will stand on the board, and want the tick for its marks", async () => {
    const { id } = await world.newMatter("窗户关不严");
    await world.change(id, "decision", "leader", world.decision());
    await publish(world, id, "窗户关不严", "换窗户");
    const v = await visit(browser, desk);
    await v.page.goto(`http://${plantHost}:${world.server.port}/desk/matters/${id}`);
    await v.page.locator("#login").fill("cook");
    await v.page.locator("#password").fill(password);
    await v.page.keyboard.press("Enter");
    await v.page.getByRole("button", { name: "记录进展", exact: true }).click();
    await v.page.getByText("一提交就在公示栏上").waitFor();
    await v.page.locator("#progress-text").fill("赵师傅已经来量过");
    const submit = v.page.locator("form button[type=submit]").last();
    await submit.click();
    await v.page.locator("[role=alert]").waitFor();
    await v.page.locator("mark", { hasText: "赵师傅" }).first().waitFor();
    assert.deepEqual((await world.matter(id)).body.progress, []);
    await v.page.locator(".look input[type=checkbox]").check();
    await submit.click();
    await v.page.locator(".look").waitFor({ state: "detached" });
    assert.equal((await world.matter(id)).body.progress[0].text, "赵师傅已经来量过");
    assert.deepEqual(v.faults.filter((fault) => !fault.includes("409")), []);
    await v.context.close();
  });
});
