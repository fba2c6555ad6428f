// A unit's head without a role finds what they stand in for, by hand in Chromium: from their home page to the inbox, on a desk and a phone.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { password, World } from "./support/world.ts";

describe("the pages of who stands in without a role", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  const shots = join(import.meta.dirname, "results");
  const words = ["码头的灯不亮", "码头的水不热"];

  before(async () => {
    mkdirSync(shots, { recursive: true });
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
    for (const each of words) await world.say(each, { unit_id: world.units.quay });
    await world.say("井口的路滑", { unit_id: world.units.face });
    await world.changePeople("units", world.units.quay, { head_id: world.people.worker });
    for (const each of ["coordinator", "second", "portCoordinator"] as const)
      await world.api.must(201, "POST", `/api/v1/private/persons/${world.people[each]}/absences`, { as: each, body: { from_on: "2026-03-02" } });
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function asWorker(size: { width: number; height: number }, body: (page: Page) => Promise<void>): Promise<void> {
    const v = await visit(browser, size);
    try {
      await v.page.goto(`${base}/desk`);
      await v.page.locator("#login").fill("worker");
      await v.page.locator("#password").fill(password);
      await v.page.locator("form button[type=submit]").click();
      await v.page.locator("#login").waitFor({ state: "detached" });
      await body(v.page);
      const { wide, seen } = await v.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
      assert.ok(wide <= seen, `${v.page.url()} scrolls sideways: ${wide} > ${seen}`);
      assert.deepEqual(v.faults, []);
    } catch (error) {
      await v.page.screenshot({ path: join(shots, "stand-in-failed.png"), fullPage: true }).catch(() => {});
      throw error;
    } finally {
      await v.context.close();
    }
  }
  const shot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const rows = (page: Page) => page.locator(".inbox-table tbody tr");

  it("the home page leads to an inbox that holds these voices alone, to be accepted", () => asWorker(desk, async (page) => {
    const card = page.locator('a.card[href="/desk/inbox?view=mine"]');
    await card.waitFor();
    assert.equal(await card.locator("b").innerText(), "2");
    await shot(page, "stand-in-desk-home");
    await card.click();
    await rows(page).first().waitFor();
    assert.equal(await rows(page).count(), 2);
    assert.deepEqual(await page.locator("nav.tabs").nth(1).locator("a").allInnerTexts(), ["由我负责"]);
    await rows(page).filter({ hasText: words[0] }).locator("button.open").click();
    await page.locator(".drawer blockquote").filter({ hasText: words[0] }).waitFor();
    await shot(page, "stand-in-desk-inbox");
    await page.locator(".drawer").getByRole("button", { name: "受理", exact: true }).click();
    await page.locator(".drawer header .tag").filter({ hasText: "已受理" }).waitFor();
  }));

  it("what ends the duty closes the voice and takes it off the list", () => asWorker(desk, async (page) => {
    await world.say("码头的秤不准", { unit_id: world.units.quay });
    await page.goto(`${base}/desk/inbox?view=mine`);
    await rows(page).filter({ hasText: "码头的秤不准" }).locator("button.open").click();
    await page.locator(".drawer").getByRole("button", { name: "不予受理" }).click();
    await page.locator(".drawer textarea").first().fill("不归本单位");
    await page.locator(".drawer form button[type=submit]").click();
    await page.locator(".drawer").waitFor({ state: "detached" });
    await rows(page).filter({ hasText: "码头的秤不准" }).first().waitFor({ state: "detached" });
    assert.equal(await rows(page).count(), 2);
  }));

  it("on a phone too, by the bare address of the inbox; the last one answered leaves it empty", () => asWorker(phone, async (page) => {
    await page.goto(`${base}/desk/inbox`);
    await rows(page).first().waitFor();
    await shot(page, "stand-in-phone-inbox");
    for (const each of words)
      await world.changeVoice(await world.find(each), "answer", "coordinator", { text: "已换", outcome: "on_the_spot", reason: "当场解决" });
    await page.reload();
    await page.getByText("收件箱已清空").waitFor();
    assert.equal(await rows(page).count(), 0);
    await shot(page, "stand-in-phone-empty");
    await page.goto(`${base}/desk`);
    await page.locator("h1").waitFor();
    await page.locator("main ul li").first().waitFor();
    assert.equal(await page.locator('a.card[href="/desk/inbox?view=mine"]').count(), 0);
  }));
});
