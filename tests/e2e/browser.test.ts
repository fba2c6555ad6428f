// The loop by hand in a real browser: a worker's phone, then the desk.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit, type Visit } from "./support/browser.ts";
import { password, World } from "./support/world.ts";

const kWords = "候工室的饮水机坏了三天，大家都从家里带水";

describe("the pages", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  const shots = join(import.meta.dirname, "results");

  before(async () => {
    mkdirSync(shots, { recursive: true });
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function with_(viewport: { width: number; height: number }, body: (v: Visit) => Promise<void>): Promise<void> {
    const v = await visit(browser, viewport);
    try {
      await body(v);
      assert.deepEqual(v.faults, []);
    } catch (error) {
      await v.page.screenshot({ path: join(shots, "failed.png") }).catch(() => {});
      throw error;
    } finally {
      await v.context.close();
    }
  }

  const shot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });

  async function fits(page: Page): Promise<void> {
    const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
    assert.ok(wide <= seen, `${page.url()} scrolls sideways: ${wide} > ${seen}`);
  }

  let code = "";

  it("worker: says something with the text alone; the code is there and the form is gone", () => with_(phone, async ({ page, context, requests }) => {
    await page.goto(`${base}/`);
    await fits(page);
    await shot(page, "phone-submit");
    await page.locator("#voice-text").fill(kWords);
    await page.locator("form.submit button[type=submit]").click();
    await page.locator(".receipt .code").waitFor();
    assert.equal(await page.locator("#voice-text").count(), 0, "the form is gone");
    code = (await page.locator(".receipt .code").innerText()).replace(/\s+/g, "-");
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    await shot(page, "phone-receipt");
    assert.equal((await world.follow(code)).text, kWords);
    const foreign = requests.filter((url) => !url.startsWith(base) && !url.startsWith("blob:") && !url.startsWith("data:"));
    assert.deepEqual(foreign, [], "nothing is asked of anybody else");
    assert.deepEqual(await context.cookies(), [], "no cookie is set");
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.ok(!kept.includes(kWords), "the draft is gone from the phone");
  }));

  it("worker: an empty form says what to do and keeps the button working", () => with_(phone, async ({ page }) => {
    await page.goto(`${base}/`);
    await page.locator("form.submit button[type=submit]").click();
    await page.locator("#voice-text-error").waitFor();
    await page.locator("#voice-text").fill("现在写上了");
    await page.locator("form.submit button[type=submit]").click();
    await page.locator(".receipt .code").waitFor();
  }));

  it("worker: finds it by the code, typed as people type", () => with_(phone, async ({ page }) => {
    await page.goto(`${base}/r`);
    await page.locator("#receipt-code").fill(code.toLowerCase().replaceAll("-", ""));
    await page.locator("form button[type=submit]").first().click();
    await page.getByText(kWords).first().waitFor();
    await fits(page);
    await shot(page, "phone-follow");
  }));

  it("worker: a wrong code is answered with words, and nothing else", () => with_(phone, async ({ page }) => {
    await page.goto(`${base}/r`);
    await page.locator("#receipt-code").fill("0000-0000-0000-0000-0000-0000");
    await page.locator("form button[type=submit]").first().click();
    await page.getByText("没有查到").first().waitFor();
    assert.equal(await page.locator("#receipt-code").count(), 1);
  }));

  it("worker: everything is there in English too", () => with_(phone, async ({ page }) => {
    await page.goto(`${base}/`);
    await page.getByRole("button", { name: "English" }).first().click();
    await page.locator("html[lang=en]").waitFor({ state: "attached" });
    for (const path of ["/", "/r", "/board", "/privacy"]) {
      await page.goto(base + path);
      await page.locator("main h1").waitFor();
      const words = await page.locator("main h1").innerText();
      assert.doesNotMatch(words, /\p{Script=Han}/u, path);
    }
  }));

  async function signIn(page: Page, login: string): Promise<void> {
    await page.goto(`${base}/desk`);
    await page.locator("#login").fill(login);
    await page.locator("#password").fill(password);
    await page.locator("form button[type=submit]").click();
    await page.locator("#login").waitFor({ state: "detached" });
  }

  let matterPath = "";

  it("desk: a wrong password is refused with words", () => with_(desk, async ({ page }) => {
    await page.goto(`${base}/desk`);
    await page.locator("#login").fill("coordinator");
    await page.locator("#password").fill("not the password");
    await page.locator("form button[type=submit]").click();
    await page.locator(".error, [role=alert]").first().waitFor();
    await shot(page, "desk-signin");
    assert.equal(await page.locator("#login").count(), 1);
  }));

  it("desk: the coordinator accepts a voice and makes a matter of it", () => with_(desk, async ({ page }) => {
    await signIn(page, "coordinator");
    await page.goto(`${base}/desk/inbox`);
    await page.getByText(kWords).first().waitFor();
    await shot(page, "desk-inbox");
    await page.getByText(kWords).first().click();
    const detail = page.locator(".voice-detail");
    await detail.locator("blockquote", { hasText: kWords }).waitFor();
    await detail.getByRole("button", { name: "受理", exact: true }).click();
    await detail.locator(".tag", { hasText: "已受理" }).first().waitFor();
    await detail.getByRole("button", { name: "归入事项" }).click();
    const box = page.locator("[role=dialog], dialog").first();
    await box.locator("input[name=way][value=new]").check();
    await box.locator("#link-question").fill("候工室饮水机坏了没人修");
    await box.locator("button[type=submit]").click();
    const link = detail.locator("a[href^='/desk/matters/']").first();
    await link.waitFor();
    matterPath = (await link.getAttribute("href")) ?? "";
    assert.match(matterPath, /^\/desk\/matters\/[0-9a-f-]{36}$/);
  }));

  it("desk: the leader decides", () => with_(desk, async ({ page }) => {
    await signIn(page, "leader");
    await page.goto(base + matterPath);
    await page.getByText("候工室饮水机坏了没人修").first().waitFor();
    if (!(await page.locator("#decision-solution").isVisible())) await page.getByRole("button", { name: /议定/ }).first().click();
    await page.locator("#decision-solution").fill("换一台新的，旧的修好备用");
    await page.locator("#decision-unit").selectOption(world.units.kitchen);
    await page.locator(`#decision-owner option[value="${world.people.cook}"]`).waitFor({ state: "attached" });
    await page.locator("#decision-owner").selectOption(world.people.cook);
    await page.locator("#decision-standin").selectOption(world.people.cookTwo);
    await page.locator("#decision-due").fill("2026-03-20");
    await shot(page, "desk-decide");
    await page.locator("form button[type=submit]").first().click();
    await page.locator(".tag", { hasText: "已议定" }).first().waitFor();
  }));

  it("desk: the department answers, the coordinator publishes", async () => {
    await with_(desk, async ({ page }) => {
      await signIn(page, "cook");
      await page.goto(base + matterPath);
      await page.getByRole("button", { name: /答复/ }).first().click();
      await page.locator("#answer-text").fill("新饮水机今天装好了，旧的送修");
      await page.locator("form:has(#answer-text) button[type=submit]").click();
      await page.locator(".tag", { hasText: "已答复" }).first().waitFor();
      await shot(page, "desk-answered");
    });
    await with_(desk, async ({ page }) => {
      await signIn(page, "coordinator");
      await page.goto(base + matterPath);
      await page.getByRole("button", { name: /公示/ }).first().click();
      await page.locator("#publish-question").fill("候工室没有水喝");
      await page.locator("#publish-measures").fill("换新饮水机，旧的修好备用");
      await page.locator("form:has(#publish-question) button[type=submit]").click();
      await page.locator("#publish-question").waitFor({ state: "detached" });
    });
  });

  it("worker: reads the answer, says how satisfied, and finds it on the board", async () => {
    await with_(phone, async ({ page }) => {
      await page.goto(`${base}/r`);
      await page.locator("#receipt-code").fill(code);
      await page.locator("form button[type=submit]").first().click();
      await page.getByText("新饮水机今天装好了").first().waitFor();
      await page.locator("input[name=rating][value=satisfied]").check();
      await shot(page, "phone-answer");
      await page.locator("form:has(input[name=rating]) button[type=submit]").click();
      await page.locator("input[name=rating]").first().waitFor({ state: "detached" });
    });
    assert.equal((await world.follow(code)).rating, "satisfied");
    for (const [name, size] of [["phone", phone], ["desk", desk]] as const) {
      await with_(size, async ({ page }) => {
        await page.goto(`${base}/board`);
        await page.getByText("候工室没有水喝").first().waitFor();
        if (name === "phone") await fits(page);
        await shot(page, `${name}-board`);
        assert.ok(!(await page.content()).includes(kWords), "the speaker's own words stay off the board");
      });
    }
  });
});
