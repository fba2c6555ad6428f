// The leader's overview and the screen on the wall: every number leads to its sentences, and the screen keeps itself current.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser } from "playwright-core";

import { desk as laptop, noBrowser, openBrowser, phone } from "./support/browser.ts";
import { Desk, fits, says, shot, wide } from "./support/desk.ts";
import { password, World } from "./support/world.ts";

describe("the overview", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;

  before(async () => {
    world = await World.start({ clock: "2025-10-13T01:00:00Z" });
    const dates = ["2025-11-10", "2025-12-08", "2026-01-12", "2026-02-09", "2026-03-09"];
    let n = 0;
    for (const date of ["2025-10-13", ...dates]) {
      if (n) await world.moveClock(`${date}T01:00:00Z`);
      n++;
      for (const unit of ["quay", "yard", "face"] as const) await world.say(`第${n}月，${world.units[unit].slice(-4)}处的灯坏了`, { unit_id: world.units[unit] });
    }
    const one = await world.newMatter("加班费核算看不懂", "quay");
    await world.newMatter("通勤夜班车试点", "yard");
    await world.change(one.id, "decision", "leader", world.decision({ due_on: "2026-03-20" }));
    await world.change(one.id, "answer", "cook", { outcome: "explained", text: "核算办法已张贴并逐人说明" });
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: one.code, body: { rating: "satisfied" } });
    browser = await openBrowser();
    desk = new Desk(browser, world);
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  it("shows at a glance what came, what is late and what waits, and leads to the sentences", () => desk.as("leader", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/overview?period=all`);
    await page.locator(".overview-cards b").first().waitFor();
    const cards = await page.locator(".overview-cards b").allInnerTexts();
    const { totals } = await world.api.must(200, "GET", "/api/v1/private/figures", { as: "leader" });
    assert.equal(cards[0], String(totals.voices.received));
    assert.equal(cards[2], String(totals.voices.overdue));
    assert.equal(cards[3], "1/1");
    assert.equal(await page.locator(".trend text.month").count(), 6);
    await says(page, "通勤夜班车试点");
    await fits(page);
    await shot(page, "overview-1366", true);
    await page.locator(".overview-cards a").first().click();
    await page.getByText("处的灯坏了").first().waitFor();
    await page.goBack();
    await page.locator(".trend a").first().click();
    await page.getByText("第1月").first().waitFor();
  }));

  it("what is overdue is overdue in every period: this month's overview shows what came half a year ago too", () => desk.as("leader", laptop, async ({ page }) => {
    const { totals } = await world.api.must(200, "GET", "/api/v1/private/figures", { as: "leader" });
    const month = (await world.api.must(200, "GET", "/api/v1/private/figures?period=month", { as: "leader" })).totals;
    assert.ok(totals.voices.overdue > month.voices.overdue, "there is something older");
    await page.goto(`${desk.base}/desk/overview`);
    await page.locator(".overview-cards b").first().waitFor();
    const cards = await page.locator(".overview-cards b").allInnerTexts();
    assert.equal(cards[0], String(month.voices.received));
    assert.equal(cards[2], String(totals.voices.overdue));
    assert.equal(cards[4], String(totals.matters.open));
    await page.locator(".overview-cards a").nth(2).click();
    await page.getByText("第1月").first().waitFor();
  }));

  it("shows of the unit that is chosen what waits for a decision and what most people said, and leads on with it", () => desk.as("leader", laptop, async ({ page }) => {
    const card = (name: string) => page.locator(".overview > section", { has: page.getByRole("heading", { name }) });
    await page.goto(`${desk.base}/desk/overview?period=all&unit=${world.units.yard}`);
    await page.locator(".overview-cards b").first().waitFor();
    for (const name of ["需要您拍板", "反映最多"]) {
      await card(name).getByText("通勤夜班车试点").waitFor();
      assert.equal(await card(name).getByText("加班费核算看不懂").count(), 0);
    }
    await page.goto(`${desk.base}/desk/overview?period=all&unit=${world.units.face}`);
    await page.locator(".overview-cards b").first().waitFor();
    for (const name of ["需要您拍板", "反映最多"]) assert.equal(await card(name).getByText("通勤夜班车试点").count(), 0);
    // The unit above holds what those below it have.
    await page.locator(".overview-tools select").nth(1).selectOption(world.units.root);
    await card("需要您拍板").getByText("通勤夜班车试点").waitFor();
    await card("反映最多").getByText("通勤夜班车试点").waitFor();
    await page.goto(`${desk.base}/desk/inbox?of=matters&view=to_decide&unit=${world.units.yard}`);
    await page.locator(".inbox-table").getByText("通勤夜班车试点").waitFor();
  }));

  it("a unit narrows the most voiced matters and the ledger within what one sees; a wrong one is refused", async () => {
    const ask = (path: string, as: "leader" | "mineLeader" = "leader") => world.api.must(200, "GET", `/api/v1/private/matters${path}`, { as });
    for (const path of ["/most-voiced?", "?view=to_decide&"]) {
      const all = (await ask(path.slice(0, -1))).items.map((one: any) => one.id);
      assert.ok(all.length > 0);
      assert.deepEqual((await ask(`${path}unit_id=${world.units.root}`)).items.map((one: any) => one.id), all);
      assert.deepEqual((await ask(`${path}unit_id=${world.units.yard}`)).items.map((one: any) => one.unit.id), [world.units.yard]);
      assert.deepEqual((await ask(`${path}unit_id=${world.units.face}`)).items, []);
      assert.deepEqual((await ask(`${path}unit_id=${world.units.yard}`, "mineLeader")).items, [], "not what somebody else hears");
      await world.api.must(400, "GET", `/api/v1/private/matters${path}unit_id=yard`, { as: "leader" });
    }
  });

  it("stays within one's own units", () => desk.as("mineLeader", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/overview?period=all`);
    await page.locator(".overview-cards b").first().waitFor();
    assert.equal(await page.locator(".overview-cards b").first().innerText(), "6", "the face's");
    assert.equal(await page.getByText("通勤夜班车试点").count(), 0);
  }));

  it("stands on a phone in the dark and in English too", () => desk.as("leader", phone, async ({ page }) => {
    await page.evaluate(() => { localStorage.setItem("huiyin.lang", "en"); localStorage.setItem("huiyin.look", "dark"); });
    await page.goto(`${desk.base}/desk/overview`);
    await page.locator(".overview-cards b").first().waitFor();
    await fits(page);
    await shot(page, "overview-phone-dark-en", true);
  }));

  it("screen: fits 1920x1080 without scrolling, and tells of a new voice by itself", () => desk.as("leader", wide, async ({ page }) => {
    await page.goto(`${desk.base}/desk/screen?period=all`);
    const first = page.locator(".overview-cards b").first();
    await first.waitFor();
    const before = Number(await first.innerText());
    await shot(page, "screen-1920");
    const { high, seen } = await page.evaluate(() => ({ high: document.documentElement.scrollHeight, seen: innerHeight }));
    assert.ok(high <= seen, `${high} > ${seen}`);
    assert.equal(await page.locator(".desk-top").count(), 0);
    await world.say("屏幕前说的一句话", { unit_id: world.units.quay });
    await page.waitForFunction((was) => Number(document.querySelector(".overview-cards b")?.textContent) === was + 1, before);
    await page.locator(".overview-cards a").first().click();
    await page.getByText("屏幕前说的一句话").first().waitFor();
  }));

  it("the stream is for whoever is signed in, one event a reply, and waits without an event", async () => {
    const path = `${world.server.url}/api/v1/private/changes`;
    assert.equal((await fetch(path)).status, 401);
    const signed = await fetch(`${world.server.url}/api/v1/private/session`, {
      method: "POST", headers: { "Content-Type": "application/json", Origin: world.server.url }, body: JSON.stringify({ login: "worker", password }),
    });
    const cookie = (signed.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const ask = (seen?: string) => fetch(path, { headers: { cookie, ...(seen ? { "Last-Event-ID": seen } : {}) } });
    const first = await ask();
    assert.match(first.headers.get("content-type") ?? "", /^text\/event-stream/);
    const said = await first.text();
    assert.doesNotMatch(said, /\p{Script=Han}/u, "no content at all");
    // Whoever names the event seen last hears of the next one, whether it came before the question or comes while it waits.
    const seen = /id: (\S+)/.exec(said)?.[1] ?? "";
    const reply = ask(seen);
    await world.say("又一句", { unit_id: world.units.yard });
    const told = await (await reply).text();
    assert.match(told, /event: moved/);
    assert.notEqual(/id: (\S+)/.exec(told)?.[1], seen);
  });
});
