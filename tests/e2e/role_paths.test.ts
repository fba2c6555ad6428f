// The main path of each role, by hand in Chromium, on a phone, on a small desk and on a large one; and the pages seen otherwise: at twice
// the size, in forced colours, without motion.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { faultsOn } from "./support/axe.ts";
import { desk as laptop, noBrowser, openBrowser, phone, visit, type Visit } from "./support/browser.ts";
import { Desk, fits, says, shot, wide } from "./support/desk.ts";
import { fill, type Filled } from "./support/filled.ts";
import { deskRoutes, workerRoutes } from "./support/routes.ts";
import { World } from "./support/world.ts";

const kSizes = [["390x844", phone], ["1366x768", laptop], ["1920x1080", wide]] as const;

describe("the path of", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  before(async () => {
    world = await World.start();
    browser = await openBrowser();
    desk = new Desk(browser, world);
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

  for (const [name, size] of kSizes) {
    it(`a worker, ${name}: says it, keeps the code, follows it, sees the board`, async () => {
      const v: Visit = await visit(browser, size);
      const { page } = v;
      const words = `候工室的饮水机坏了 ${name}`;
      await page.goto(`${desk.base}/`);
      await page.locator("#photo-input").waitFor({ state: "attached" });
      await page.getByLabel("食堂宿舍").check();
      await page.locator("#voice-text").fill(words);
      await fits(page);
      await page.locator("form.submit button[type=submit]").click();
      await page.locator(".receipt .code").waitFor();
      assert.equal(await page.locator("#voice-text").count(), 0);
      await fits(page);
      const code = (await page.locator(".receipt .code").innerText()).replace(/\s+/g, "-");
      await page.goto(`${desk.base}/r`);
      await page.locator("#receipt-code").fill(code);
      await page.locator("form button[type=submit]").first().click();
      await page.locator("blockquote", { hasText: words }).waitFor();
      await page.locator("#note-text").fill("在二楼东头");
      await button(page, "发出补充").click();
      await page.locator(".words", { hasText: "在二楼东头" }).waitFor();
      await fits(page);
      await page.locator("header a[href='/board']").click();
      await page.locator("main h1").waitFor();
      await fits(page);
      assert.deepEqual(v.faults, []);
      await v.context.close();
    });

    it(`a clerk, ${name}: finds what waits, records progress, answers`, async () => {
      const made = await world.newMatter(`更衣室没有灯 ${name}`);
      await world.change(made.id, "decision", "leader", world.decision());
      await desk.as("cook", size, async ({ page }) => {
        await page.goto(`${desk.base}/desk/inbox?of=matters&view=mine`);
        await page.locator(".inbox-table tbody tr", { hasText: `更衣室没有灯 ${name}` }).waitFor();
        await fits(page);
        await page.goto(`${desk.base}/desk/matters/${made.id}`);
        await button(page, "记录进展").click();
        await page.locator(".panel textarea").first().fill("灯管已领");
        await page.locator(".panel button[type=submit]").click();
        await says(page, "灯管已领");
        await fits(page);
        await button(page, /^答复/).first().click();
        await page.locator("#answer-text").fill("灯今天换好了");
        await page.locator("form:has(#answer-text) button[type=submit]").click();
        await page.locator(".tag", { hasText: "已答复" }).first().waitFor();
        await fits(page);
      });
      assert.equal((await world.follow(made.code)).answers[0].text, "灯今天换好了");
    });

    it(`a coordinator, ${name}: accepts, makes a matter of it, publishes`, async () => {
      const words = `夜里路灯不亮 ${name}`;
      await world.say(words, { unit_id: world.units.quay });
      const voice = await world.find(words);
      await desk.as("coordinator", size, async ({ page }) => {
        await page.goto(`${desk.base}/desk/v/${voice}`);
        const detail = page.locator(".voice-detail");
        await button(page, "受理").click();
        await detail.locator(".tag", { hasText: "已受理" }).first().waitFor();
        await button(page, "归入事项").click();
        await page.locator("dialog input[name=way][value=new]").check();
        await page.locator("#link-question").fill(words);
        await page.locator("dialog button[type=submit]").click();
        const link = detail.locator("a[href^='/desk/matters/']").first();
        await link.waitFor();
        await fits(page);
        await link.click();
        await button(page, "公示").click();
        await page.locator("#publish-question").fill(`夜里路灯不亮（${name}）`);
        await page.locator("#publish-measures").fill("换灯泡");
        await fits(page);
        await page.locator("form:has(#publish-question) button[type=submit]").click();
        await page.locator("#publish-question").waitFor({ state: "detached" });
      });
      const board = await world.api.must(200, "GET", "/api/v1/public/board");
      assert.ok(board.items.some((one: any) => one.question === `夜里路灯不亮（${name}）`));
    });

    it(`a leader, ${name}: sees what waits, decides it, looks at the figures behind`, async () => {
      const made = await world.newMatter(`澡堂的水忽冷忽热 ${name}`);
      await desk.as("leader", size, async ({ page }) => {
        await page.goto(`${desk.base}/desk/overview`);
        await page.locator("main h1").waitFor();
        await fits(page);
        await page.goto(`${desk.base}/desk/matters?view=to_decide`);
        await page.locator("main").getByText(`澡堂的水忽冷忽热 ${name}`).first().waitFor();
        await fits(page);
        await page.goto(`${desk.base}/desk/matters/${made.id}`);
        await page.locator(".matter-columns").waitFor();
        if (!(await page.locator("#decision-solution").isVisible())) await button(page, /议定/).first().click();
        await page.locator("#decision-solution").fill("换混水阀");
        await page.locator("#decision-unit").selectOption(world.units.kitchen);
        await page.locator(`#decision-owner option[value="${world.people.cook}"]`).waitFor({ state: "attached" });
        await page.locator("#decision-owner").selectOption(world.people.cook);
        await page.locator("#decision-standin").selectOption(world.people.cookTwo);
        await page.locator("#decision-due").fill("2026-03-20");
        await fits(page);
        await page.locator("form:has(#decision-solution) button[type=submit]").click();
        await page.locator(".tag", { hasText: "已议定" }).first().waitFor();
      });
      assert.equal((await world.matter(made.id)).body.decision.solution, "换混水阀");
    });

    it(`an administrator, ${name}: enters somebody, keeps a text, reads the journal`, () => desk.as("admin", size, async ({ page }) => {
      await page.goto(`${desk.base}/desk/people`);
      await button(page, /添加人员|新增人员/).click();
      const box = page.getByRole("dialog");
      await box.locator("#person-name").fill(`试者${name}`);
      await box.locator("#person-unit").selectOption(world.units.yard);
      await box.locator("button[type=submit]").first().click();
      await says(page, /试者/);
      await page.goto(`${desk.base}/desk/canned`);
      await button(page, "添加常用语").click();
      await page.locator("#canned-title").fill(`已办好 ${name}`);
      await page.locator("#canned-text").fill("您反映的问题已经办好。");
      await page.locator("form:has(#canned-text) button[type=submit]").click();
      await page.locator(".canned-text", { hasText: name }).waitFor();
      await fits(page);
      await page.goto(`${desk.base}/desk/journal`);
      await page.locator("main tbody tr").first().waitFor();
      await fits(page);
    }));
  }

  it("leaves the journal whole", () => assert.equal(world.server.verify().status, 0));
});

describe("seen otherwise", { skip: noBrowser }, () => {
  let full: Filled;
  let browser: Browser;
  let desk: Desk;
  before(async () => {
    full = await fill(await World.start());
    browser = await openBrowser();
    desk = new Desk(browser, full.world);
  });
  after(async () => {
    await browser?.close();
    await full?.world.server.dispose();
  });

  // A window of 1366 pixels at 200 % has 683 of them to lay a page out in, and a letter takes four times the dots.
  it("at 200 %: no page scrolls sideways, and none hides its words", () => desk.as("coordinator", { width: 683, height: 384 }, async ({ page }) => {
    const wrong: string[] = [];
    for (const route of [...workerRoutes(full.examples), ...deskRoutes(full.examples).filter((one) => one.as === "coordinator")]) {
      if (["/desk/triage", "/desk/screen"].includes(route.pattern)) continue; // for wide screens, as the design says
      await page.goto(desk.base + route.path);
      await page.locator("main h1").first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      const seen = await page.evaluate(() => document.documentElement.scrollWidth);
      if (seen > 683) wrong.push(`${route.path}: ${seen}`);
    }
    await page.goto(`${desk.base}/`);
    await page.locator("#voice-text").scrollIntoViewIfNeeded();
    await page.locator("#voice-text").focus();
    const { field, bar } = await page.evaluate(() => ({
      field: document.querySelector("#voice-text")!.getBoundingClientRect().top, bar: document.querySelector(".send")!.getBoundingClientRect().top }));
    assert.ok(field < bar, "the bar with the button does not lie over the field");
    assert.deepEqual(wrong, []);
  }, /status of 40[03]/));

  it("in forced colours: what is chosen, focused or pressed is still told apart, and everything is named", async () => {
    const v = await visit(browser, phone, { forcedColors: "active" });
    await v.page.goto(`${desk.base}/`);
    await v.page.locator("#photo-input").waitFor({ state: "attached" });
    assert.equal(await v.page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
    const outline = (selector: string) => v.page.locator(selector).evaluate((one) => `${getComputedStyle(one).outlineStyle} ${getComputedStyle(one).outlineWidth}`);
    assert.equal(await outline("input[value=anonymous] + span"), "solid 2px", "chosen");
    assert.match(await outline("input[value=named] + span"), /^none/);
    await v.page.locator("#voice-text").focus();
    await v.page.keyboard.press("Tab");
    const focused = await v.page.evaluate(() => {
      const one = document.activeElement!;
      const shown = one.id === "photo-input" ? one.nextElementSibling! : one;
      return getComputedStyle(shown).outlineStyle;
    });
    assert.equal(focused, "solid", "focused");
    await shot(v.page, "forced-colors-phone");
    // The colours are the reader's own then: their contrast is not the page's.
    const faults = async (page: Page): Promise<string[]> => (await faultsOn(page)).filter((fault) => !fault.includes("color-contrast"));
    assert.deepEqual(await faults(v.page), []);
    await v.context.close();
    const w = await visit(browser, laptop, { forcedColors: "active" });
    await w.page.goto(`${desk.base}/board`);
    await w.page.locator("table.board tbody tr").first().waitFor();
    await shot(w.page, "forced-colors-board");
    assert.deepEqual(await faults(w.page), []);
    await w.context.close();
  });

  for (const reducedMotion of ["reduce", "no-preference"] as const) {
    it(`with motion: ${reducedMotion}`, async () => {
      const v = await visit(browser, phone, { reducedMotion });
      // The answer is held back, so that the page shows that it waits.
      let release: () => void = () => {};
      const held = new Promise<void>((done) => (release = done));
      await v.page.route("**/api/v1/public/deeds*", async (asked) => { await held; await asked.continue(); });
      await v.page.goto(`${desk.base}/deeds`);
      await v.page.locator(".skeleton").first().waitFor();
      const moving = await v.page.evaluate(() => document.getAnimations().length);
      if (reducedMotion === "reduce") assert.equal(moving, 0, "nothing moves");
      else assert.ok(moving > 0, "the test sees what moves");
      release();
      await v.page.locator(".skeleton").first().waitFor({ state: "detached" });
      await v.context.close();
    });
  }
});
