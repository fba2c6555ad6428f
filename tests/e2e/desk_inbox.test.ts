// The inbox by keyboard and by hand: tabs, columns, order, many at once with a report of each failure, and taking it back.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk as laptop, noBrowser, openBrowser, phone } from "./support/browser.ts";
import { Desk, fits, says, shot, wide } from "./support/desk.ts";
import { World } from "./support/world.ts";

const kWords = [
  "码头三号岗夜里照明太暗", "候工室的空调不制冷", "更衣柜锁坏了两个月", "夜班没有热饭", "码头护栏有一段松了",
  "劳保手套尺码不全", "淋浴间热水不够", "工资条看不懂加班怎么算",
];

describe("the inbox", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;

  before(async () => {
    world = await World.start();
    for (const words of kWords) await world.say(words, { unit_id: world.units.quay, category: "work_environment" });
    await world.api.must(201, "POST", "/api/v1/private/canned-texts", { as: "admin", body: { purpose: "decline", title: "不属于本单位", text: "这件事不归本单位管，已转告有关部门。" } });
    browser = await openBrowser();
    desk = new Desk(browser, world);
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  const row = (page: Page, words: string) => page.locator(".inbox-table tbody tr", { hasText: words });
  const current = (page: Page) => page.locator(".inbox-table tr[aria-current=true]");
  const voiceState = async (words: string): Promise<string> =>
    (await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find(words)}`, { as: "coordinator" })).state;
  async function open(page: Page, path = "/desk/inbox?view=department"): Promise<void> {
    await page.goto(desk.base + path);
    await page.locator(".inbox-table tbody tr").first().waitFor();
  }

  it("moves, opens, closes and comes back to its row by keyboard alone; ? lists the keys", () => desk.as("portCoordinator", laptop, async ({ page }) => {
    await open(page, "/desk/inbox?view=all");
    assert.equal(await page.locator(".inbox-table tbody tr").count(), kWords.length);
    const first = await current(page).getAttribute("data-id");
    await page.keyboard.press("j");
    const second = await current(page).getAttribute("data-id");
    assert.notEqual(second, first);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-id")), second, "the focus goes with it");
    await page.keyboard.press("Enter");
    await page.locator(".drawer .voice-detail blockquote").waitFor();
    await shot(page, "inbox-drawer-1366");
    await page.keyboard.press("Escape");
    await page.locator(".drawer").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-id")), second, "and back to the row");
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    assert.match(await page.locator("dialog[open]").innerText(), /Shift\+X/);
    await shot(page, "inbox-keys-1366");
  }));

  it("finds, orders and shows the columns one chose, also the next time", () => desk.as("portCoordinator", wide, async ({ page }) => {
    await open(page, "/desk/inbox?view=all");
    await fits(page);
    await shot(page, "inbox-1920");
    await page.locator(".column-choice summary").click();
    await page.locator(".column-choice label", { hasText: "渠道" }).locator("input").check();
    await page.locator(".column-choice label", { hasText: "状态" }).locator("input").uncheck();
    await page.reload();
    await page.locator("th.col-channel").waitFor();
    assert.equal(await page.locator("th.col-state").count(), 0);
    await page.locator("th.col-received button").click();
    assert.equal(await page.locator("th.col-received").getAttribute("aria-sort"), "ascending");
    await page.keyboard.press("/");
    await page.keyboard.type("热水");
    await says(page, "1 条心声");
    assert.equal(await page.locator(".inbox-table tbody tr").count(), 1, "letters are words while one types, not shortcuts");
  }));

  it("selects a range and accepts it, and says which were not: one of them was declined meanwhile", () => desk.as("coordinator", laptop, async ({ page }) => {
    await open(page, "/desk/inbox?view=all");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await says(page, "已选 3 条");
    await shot(page, "inbox-batch-1366");
    const ids = await page.locator(".inbox-table tr.chosen").evaluateAll((rows) => rows.map((one) => one.getAttribute("data-id")));
    const taken = ids[1] ?? "";
    const { etag } = await world.api.ask("GET", `/api/v1/private/voices/${taken}`, { as: "second" });
    await world.api.must(200, "POST", `/api/v1/private/voices/${taken}/decline`, { as: "second", body: { reason: "重复提交" }, etag: etag ?? undefined });
    await page.locator(".batch").getByRole("button", { name: "受理", exact: true }).click();
    await page.locator(".batch-report").waitFor();
    const report = await page.locator(".batch-report").innerText();
    assert.match(report, /2 件已受理，1 件没有受理：/);
    assert.match(report, /试者second/, "who was quicker");
    await shot(page, "inbox-report-1366");
  }, /status of 412/));

  it("holds what a speaker would read for ten seconds: Z takes it back, and nothing was sent", () => desk.as("coordinator", laptop, async ({ page }) => {
    await open(page, "/desk/inbox?view=all&state=received");
    const id = (await current(page).getAttribute("data-id")) ?? "";
    await page.keyboard.press("x");
    await page.locator(".batch").getByRole("button", { name: "不予受理" }).click();
    await page.locator("dialog .canned-pick select").selectOption({ label: "不属于本单位" });
    assert.match(await page.locator("#batch-reason").inputValue(), /不归本单位管/);
    await page.locator("#batch-reason").press("Control+Enter");
    await page.locator(".undo-bar").waitFor();
    await page.keyboard.press("z");
    await says(page, "已撤销，没有办理");
    const voice = () => world.api.must(200, "GET", `/api/v1/private/voices/${id}`, { as: "coordinator" });
    assert.equal((await voice()).state, "received");
    await page.keyboard.press("x");
    await page.locator(".batch").getByRole("button", { name: "不予受理" }).click();
    await page.locator("#batch-reason").fill("不归我们管");
    await page.locator("#batch-reason").press("Control+Enter");
    await page.locator(".undo-bar").getByRole("button", { name: "现在就办" }).click();
    await says(page, "1 件已记为不予受理");
    assert.equal((await voice()).state, "declined");
  }));

  it("hands over and takes it back with Z; the owner stayed", () => desk.as("portCoordinator", laptop, async ({ page }) => {
    await open(page, "/desk/inbox?view=all&state=received");
    const id = (await current(page).getAttribute("data-id")) ?? "";
    await page.keyboard.press("a");
    await page.locator(`#batch-to option[value="${world.people.coordinator}"]`).waitFor({ state: "attached" });
    await page.locator("#batch-to").selectOption(world.people.coordinator);
    await page.locator("#batch-reason").fill("要公司来定");
    await page.locator("#batch-reason").press("Control+Enter");
    await says(page, "1 件已转办");
    const open_ = async () => (await world.api.must(200, "GET", `/api/v1/private/voices/${id}`, { as: "coordinator" })).handovers?.find((one: any) => one.state === "offered");
    assert.ok(await open_());
    await page.keyboard.press("z");
    await says(page, "已撤销");
    assert.equal(await open_(), undefined);
  }));

  it("makes a matter of several by N, and Z takes them out and dissolves it", () => desk.as("coordinator", laptop, async ({ page }) => {
    await open(page, "/desk/inbox?view=all");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("n");
    await page.locator("#link-question").fill("码头夜班条件差");
    await page.locator("dialog button[type=submit]").click();
    await says(page, "2 件已归入新事项");
    const matters = async (state: string) => (await world.api.must(200, "GET", `/api/v1/private/matters?state=${state}`, { as: "coordinator" })).items;
    const made = (await matters("accepted"))[0];
    assert.equal(made.voice_count, 2);
    await page.keyboard.press("z");
    await says(page, "已撤销");
    assert.equal((await matters("accepted")).length, 0);
    assert.equal((await matters("closed"))[0].voice_count, 0);
  }));

  it("shows matters too, with those that are deferred in a tab of their own", () => desk.as("coordinator", laptop, async ({ page }) => {
    const made = await world.newMatter("吊机驾驶室漏雨");
    await world.change(made.id, "decision", "leader", world.decision());
    await world.change(made.id, "pause", "leader", { until: "2026-04-10", reason: "等备件" });
    await page.goto(`${desk.base}/desk/inbox?of=matters&view=paused`);
    await row(page, "吊机驾驶室漏雨").waitFor();
    await says(page, "暂缓办理，到");
    await shot(page, "inbox-matters-1366");
    await page.goto(`${desk.base}/desk/matters`);
    await page.getByRole("link", { name: "议定了，还没公示" }).click();
    await row(page, "吊机驾驶室漏雨").waitFor();
    const wording = { question: "驾驶室漏雨", measures: "换密封条" };
    const check = await world.api.must(200, "POST", `/api/v1/private/matters/${made.id}/publication/preview`, { as: "coordinator", body: wording });
    await world.change(made.id, "publication", "coordinator", { ...wording, ...(check.warnings.length ? { looked: check.looked } : {}) });
    await page.reload();
    await says(page, "没有符合条件的事项");
    assert.equal(await row(page, "吊机驾驶室漏雨").count(), 0);
    await page.goto(`${desk.base}/desk/inbox?of=matters&view=overdue`);
    await says(page, "没有超期的");
    await shot(page, "inbox-empty-1366");
  }));

  it("an empty list says what of the other kind waits under the same tab, and leads there", () => desk.as("portCoordinator", laptop, async ({ page }) => {
    const summary = async () => world.api.must(200, "GET", "/api/v1/private/summary", { as: "portCoordinator" });
    const { matters, voices } = await summary();
    assert.equal(matters.mine, 0);
    assert.ok(voices.mine > 0);
    await page.goto(`${desk.base}/desk/inbox?of=matters&view=mine`);
    await says(page, "收件箱已清空");
    await page.getByText(`心声里“由我负责”还有 ${voices.mine} 条`).click();
    await page.locator(".inbox-table tbody tr").first().waitFor();
    assert.equal(await page.locator(".inbox-table tbody tr").count(), voices.mine);
  }));

  it("keeps its keys to itself when they are switched off", () => desk.as("coordinator", laptop, async ({ page }) => {
    await open(page, "/desk/inbox?view=all");
    await page.keyboard.press("?");
    await page.locator("dialog[open]").getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    const before = await current(page).getAttribute("data-id");
    await page.keyboard.press("j");
    assert.equal(await current(page).getAttribute("data-id"), before);
    await says(page, "单键快捷键已关闭");
  }));

  it("is a list of cards on a phone, in English and in the dark too", () => desk.as("coordinator", phone, async ({ page }) => {
    await open(page, "/desk/inbox?view=all");
    await fits(page);
    await shot(page, "inbox-phone");
    await page.evaluate(() => { localStorage.setItem("huiyin.lang", "en"); localStorage.setItem("huiyin.look", "dark"); });
    await open(page, "/desk/inbox?view=all");
    await fits(page);
    assert.doesNotMatch(await page.locator("main h1").innerText(), /\p{Script=Han}/u);
    await shot(page, "inbox-phone-dark-en");
  }));

  it("leaves every voice as it was said, and the journal whole", async () => {
    for (const words of kWords) assert.ok(["received", "accepted", "declined"].includes(await voiceState(words)), words);
    assert.equal(world.server.verify().status, 0);
  });
});
