// Triage and the decision meeting: split, merge, heaps, suggestions, taking back; one matter after another for the room.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk as laptop, noBrowser, openBrowser } from "./support/browser.ts";
import { Desk, fits, says, shot, wide } from "./support/desk.ts";
import { World } from "./support/world.ts";

const kHot = ["二楼中午热得站不住，两个班只有一台风扇", "风扇坏了两台没人修", "下午两点之后车间里三十七八度"];
const kOther = ["能不能错开最热的时段干活", "夜班结束没有班车，走路四十分钟", "口罩发的型号不对，戴一会儿就漏灰"];

describe("triage and the meeting", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let hot = "";

  const accepted = async (words: string, unit: string, more: Record<string, unknown> = {}): Promise<string> => {
    await world.say(words, { unit_id: unit, ...more });
    const id = await world.find(words);
    await world.changeVoice(id, "accept", "coordinator");
    return id;
  };
  const matter = async (question: string, ids: string[]): Promise<string> =>
    (await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator", body: { question, voice_ids: ids } })).id;
  const voicesOf = async (id: string): Promise<string[]> => (await world.matter(id)).body.voices.map((one: any) => one.text).sort();

  before(async () => {
    world = await World.start();
    const ids: string[] = [];
    for (const words of [...kHot, kOther[0]!]) ids.push(await accepted(words, world.units.quay));
    hot = await matter("车间通风降温", ids);
    await accepted(kOther[1]!, world.units.yard, { category: "management_style" });
    await accepted(kOther[2]!, world.units.quay, { category: "safety" });
    browser = await openBrowser();
    desk = new Desk(browser, world);
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  const group = (page: Page, id: string) => page.locator(`[data-matter="${id}"]`);

  async function choose(page: Page, id: string): Promise<void> {
    await page.goto(`${desk.base}/desk/triage`);
    const head = group(page, id).locator(".group-head");
    await head.waitFor();
    if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
    await group(page, id).getByText(kHot[0]!).waitFor();
    await page.locator("h1").click();
  }

  it("shows the voices, the matters and the decision side by side, in heaps by what is certain", () => desk.as("coordinator", laptop, async ({ page }) => {
    await choose(page, hot);
    await says(page, "来自码头班 4");
    await shot(page, "triage-1366");
    await fits(page);
    await page.getByLabel("归堆").selectOption("unit");
    await says(page, "堆场班（1）");
    await page.keyboard.press("Escape");
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await page.keyboard.type("口罩");
    await page.locator(".voice-row").filter({ hasText: kOther[2]! }).waitFor();
    assert.equal(await page.locator(".voice-row").count(), 1);
  }));

  it("splits by S, and Z puts everything back; nobody's words changed", () => desk.as("coordinator", laptop, async ({ page }) => {
    await choose(page, hot);
    const line = group(page, hot).locator("li", { hasText: kOther[0]! });
    await line.locator("input[type=checkbox]").check();
    await page.locator("h1").click();
    await page.keyboard.press("s");
    await page.locator("#regroup-question").fill("高温时段错峰作业");
    await shot(page, "triage-split-1366");
    await page.locator("#regroup-question").press("Control+Enter");
    await says(page, /1 条已拆到第 \d+ 号/);
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    assert.deepEqual(await voicesOf(hot), [...kHot].sort());
    await page.keyboard.press("z");
    await page.locator(".status p", { hasText: "已撤销" }).waitFor();
    assert.deepEqual(await voicesOf(hot), [...kHot, kOther[0]!].sort());
    const closed = await world.api.must(200, "GET", "/api/v1/private/matters?state=closed", { as: "coordinator" });
    assert.equal(closed.items.at(-1).question, "高温时段错峰作业", "the matter that was made is dissolved, not lost");
  }));

  it("merges another matter in by M, sees both lists first, and Z moves the voices back", () => desk.as("coordinator", laptop, async ({ page }) => {
    const bus = await matter("通勤班车", [await world.find(kOther[1]!)]);
    await choose(page, hot);
    await page.keyboard.press("m");
    await page.locator("#regroup-other").selectOption(bus);
    await page.locator("dialog .regroup").getByText(kOther[1]!).waitFor();
    await shot(page, "triage-merge-1366");
    await page.locator("dialog button[type=submit]").click();
    await says(page, "1 条已并入第 1 号");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    assert.ok((await voicesOf(hot)).includes(kOther[1]!));
    await page.locator(".undo-bar").getByRole("button", { name: /撤销/ }).click();
    await page.locator(".status p", { hasText: "已撤销" }).waitFor();
    assert.deepEqual(await voicesOf(bus), [kOther[1]!]);
    assert.equal((await world.matter(bus)).body.state, "accepted", "it was not dissolved");
  }));

  it("dissolves the empty matter once the page is left: nothing waits for it any more", () => desk.as("coordinator", laptop, async ({ page }) => {
    const dust = await matter("劳保口罩", [await world.find(kOther[2]!)]);
    await choose(page, hot);
    await page.keyboard.press("m");
    await page.locator("#regroup-other").selectOption(dust);
    await page.locator("dialog .regroup").getByText(kOther[2]!).waitFor();
    await page.locator("dialog button[type=submit]").click();
    await says(page, "已并入第 1 号");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    const dissolved = page.waitForResponse((response) => response.url().endsWith(`/matters/${dust}/dissolve`));
    await page.locator(".desk-top a[href='/desk/matters']").first().click();
    await dissolved;
    assert.equal((await world.matter(dust)).body.settlement, "dissolved");
  }));

  it("brings the suggested matter up, marked as a suggestion with its reason; Enter accepts it, and nothing was linked before", () => desk.as("coordinator", laptop, async ({ page }) => {
    const words = "说好的车间通风降温到现在没有动静";
    const id = await accepted(words, world.units.quay);
    await page.goto(`${desk.base}/desk/triage`);
    const line = page.locator(".voice-row", { hasText: words });
    await line.locator(".suggestion").waitFor();
    assert.match(await line.locator(".suggestion").innerText(), /建议[\s\S]*第 1 号[\s\S]*同现词/);
    assert.equal((await world.matter(hot)).body.voices.some((one: any) => one.id === id), false, "a suggestion links nothing");
    await line.locator(".open").click();
    await group(page, hot).locator(".group-head[aria-expanded=true]").waitFor();
    await line.getByRole("button", { name: /归入第 1 号/ }).waitFor();
    await shot(page, "triage-suggestion-1366");
    await page.locator("h1").click();
    await page.keyboard.press("Enter");
    await says(page, "1 条已归入第 1 号事项");
    assert.equal((await world.matter(hot)).body.voices.some((one: any) => one.id === id), true);
  }));

  it("meeting: next, next; decides with A, B and a date, and the next one comes by itself", () => desk.as("leader", wide, async ({ page }) => {
    await page.goto(`${desk.base}/desk/meeting/open`);
    await page.locator(".stage .question", { hasText: "车间通风降温" }).waitFor();
    await page.locator(".said blockquote", { hasText: kHot[0]! }).waitFor();
    await shot(page, "meeting-1920");
    await fits(page);
    await page.keyboard.press("PageDown");
    await page.locator(".stage .question", { hasText: "通勤班车" }).waitFor();
    await page.keyboard.press("k");
    await page.locator(".said blockquote", { hasText: kHot[0]! }).waitFor();
    await page.keyboard.press("p");
    await page.locator(".is-projected").waitFor();
    await shot(page, "meeting-projector-1920");
    const letters = await page.locator(".said blockquote").first().evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
    assert.ok(letters >= 22, `read from the last row: ${letters}px`);
    assert.equal(await page.locator(".desk-top").isVisible(), false);
    await page.locator("#decision-solution").fill("加装轴流风机 12 台，坏件 48 小时内更换");
    await page.locator("#decision-unit").selectOption(world.units.kitchen);
    await page.locator(`#decision-owner option[value="${world.people.cook}"]`).waitFor({ state: "attached" });
    await page.locator("#decision-owner").selectOption(world.people.cook);
    await page.locator("#decision-standin").selectOption(world.people.cookTwo);
    await page.locator("#decision-due").fill("2026-03-20");
    await page.locator("#decision-due").press("Control+Enter");
    await page.locator(".stage .question", { hasText: "通勤班车" }).waitFor();
    await says(page, "本次已议定 1 件");
    const decided = (await world.matter(hot)).body;
    assert.equal(decided.state, "decided");
    assert.equal(decided.decision.decided_by.id, world.people.leader);
  }));

  it("meeting: an agenda on paper repeats its header on every page", () => desk.as("leader", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/meeting/open`);
    await page.locator(".stage .question").waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".agenda-paper").isVisible(), true);
    assert.equal(await page.locator(".agenda-paper thead").evaluate((node) => getComputedStyle(node).display), "table-header-group");
    assert.equal(await page.locator(".stage").isVisible(), false);
  }));

  it("a clerk has no meeting to decide in", () => desk.as("faceClerk", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/meeting/open`);
    await says(page, "现在没有待议定的事项");
    assert.equal(await page.locator("#decision-solution").count(), 0);
  }));

  it("leaves the journal whole", () => assert.equal(world.server.verify().status, 0));
});
