// The ledger's owners by hand in a browser: measures, an assisting department, a hand-over and the parent company, on a desk and a phone.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { password, type PersonName, World } from "./support/world.ts";

describe("the pages of those who are responsible", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  let matter = "";
  const shots = join(import.meta.dirname, "results");

  before(async () => {
    mkdirSync(shots, { recursive: true });
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
    matter = (await world.newMatter("宿舍的热水不够", "quay")).id;
    await world.change(matter, "decision", "leader", world.decision({
      level: "line", assisting_unit_ids: [world.units.quay], assisting_parts: [{ unit_id: world.units.quay, text: "借一台水泵" }],
    }));
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function as(who: PersonName, size: { width: number; height: number }, body: (page: Page) => Promise<void>): Promise<void> {
    const v = await visit(browser, size);
    try {
      await v.page.goto(`${base}/desk`);
      await v.page.locator("#login").fill(who);
      await v.page.locator("#password").fill(password);
      await v.page.locator("form button[type=submit]").click();
      await v.page.locator("#login").waitFor({ state: "detached" });
      await body(v.page);
      const { wide, seen } = await v.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
      assert.ok(wide <= seen, `${v.page.url()} scrolls sideways: ${wide} > ${seen}`);
      assert.deepEqual(v.faults, []);
    } catch (error) {
      await v.page.screenshot({ path: join(shots, "owner-failed.png"), fullPage: true }).catch(() => {});
      throw error;
    } finally {
      await v.context.close();
    }
  }
  const open = async (page: Page) => {
    await page.goto(`${base}/desk/matters/${matter}`);
    await page.locator("h1").waitFor();
  };
  const shot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });

  it("A breaks the decision down and offers the matter to B", () => as("cook", desk, async (page) => {
    await open(page);
    await page.getByRole("button", { name: "添加一项措施" }).click();
    await page.locator("#measure-text").fill("换锅炉");
    await page.locator("#measure-owner").selectOption(world.people.cookTwo);
    await page.locator("#measure-due").fill("2026-03-10");
    await page.getByRole("button", { name: "保存" }).click();
    await page.locator(".measures li").waitFor();
    await page.getByRole("button", { name: "移交", exact: true }).click();
    await page.locator("#handover-to").selectOption(world.people.cookTwo);
    await page.locator("#handover-reason").fill("我下周调走");
    await shot(page, "owner-desk-offer");
    await page.locator("form").filter({ has: page.locator("#handover-to") }).getByRole("button", { name: "移交" }).click();
    await page.getByRole("button", { name: "撤回移交" }).waitFor();
    assert.equal((await world.matter(matter)).body.owner.id, world.people.cook);
  }));

  it("B finds it among what waits for them, accepts, and ticks the measure off on a phone", () => as("cookTwo", phone, async (page) => {
    await page.goto(`${base}/desk`);
    await page.getByRole("link", { name: /等我接收/ }).first().waitFor();
    await shot(page, "owner-phone-home");
    await page.goto(`${base}/desk/matters?view=handed_to_me`);
    await page.getByRole("link", { name: /怎么办/ }).click();
    await page.getByRole("button", { name: "接收", exact: true }).waitFor();
    await shot(page, "owner-phone-offered");
    await page.getByRole("button", { name: "接收", exact: true }).click();
    await page.getByRole("button", { name: "移交", exact: true }).waitFor();
    assert.equal((await world.matter(matter)).body.owner.id, world.people.cookTwo);
    await page.locator(".measures").getByRole("button", { name: "完成", exact: true }).click();
    await page.locator("#measure-note").fill("换好了");
    await page.locator(".measures form").getByRole("button", { name: "完成" }).click();
    await page.locator(".measures .tag.green").waitFor();
    await page.locator(".measures").getByRole("button", { name: "重新办理" }).click();
    await page.locator("#measure-note").fill("又漏水了");
    await page.locator(".measures form").getByRole("button", { name: "重新办理" }).click();
    await page.locator(".measures .tag.blue").waitFor();
    await page.locator(".measures").getByRole("button", { name: "完成", exact: true }).click();
    await page.locator("#measure-note").fill("换了阀门");
    await page.locator(".measures form").getByRole("button", { name: "完成" }).click();
    await page.locator(".measures .tag.green").waitFor();
    await shot(page, "owner-phone-matter");
  }));

  it("the assisting department confirms its part", () => as("quayClerk", phone, async (page) => {
    await open(page);
    await page.getByRole("button", { name: "确认协办" }).click();
    await page.locator("#part-note").fill("明天送到");
    await page.locator("form").filter({ has: page.locator("#part-note") }).getByRole("button", { name: "确认协办" }).click();
    await page.getByRole("button", { name: "协办完成" }).waitFor();
    assert.equal((await world.matter(matter)).body.parts[0].state, "confirmed");
  }));

  it("the parent company is asked, and what came back is recorded", () => as("cookTwo", desk, async (page) => {
    await open(page);
    await page.getByRole("button", { name: "报上级公司" }).click();
    await page.locator("#parent-text").fill("请批准换锅炉的经费");
    await page.locator("form").filter({ has: page.locator("#parent-text") }).getByRole("button", { name: "报上级公司" }).click();
    await page.getByRole("button", { name: "记录上级公司的回复" }).click();
    await page.locator("#parent-text").fill("同意");
    await shot(page, "owner-desk-parent");
    await page.locator("form").filter({ has: page.locator("#parent-text") }).getByRole("button", { name: "记录上级公司的回复" }).click();
    await page.locator(".tag.green", { hasText: "回复" }).waitFor();
    assert.equal((await world.matter(matter)).body.waits_for_parent, false);
    await shot(page, "owner-desk-matter");
  }));

  it("a coordinator sets the track and filters the ledger by it", () => as("coordinator", desk, async (page) => {
    await open(page);
    await page.getByLabel("办理渠道").selectOption("union");
    await page.locator(".status p", { hasText: "办理渠道已更改" }).waitFor();
    await page.goto(`${base}/desk/matters?view=open&track=union`);
    await page.getByRole("link", { name: /怎么办/ }).waitFor();
    await shot(page, "owner-desk-ledger");
    await page.goto(`${base}/desk/matters?view=open&track=finance`);
    await page.getByText("没有符合条件的事项").waitFor();
  }));
});
