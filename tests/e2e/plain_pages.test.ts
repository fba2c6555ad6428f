// The form without scripts: switched off, failed, or late. It says, is answered and is followed; nothing typed is lost.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { faultsOn } from "./support/axe.ts";
import { noBrowser, openBrowser, phone, plantHost, visit, type Visit } from "./support/browser.ts";
import { World } from "./support/world.ts";

const kCode = /^([0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}$/;

describe("without scripts", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  before(async () => {
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function with_(more: Record<string, unknown>, body: (v: Visit) => Promise<void>): Promise<void> {
    const v = await visit(browser, phone, more);
    try {
      await body(v);
    } finally {
      await v.context.close();
    }
  }
  const off = { javaScriptEnabled: false };
  const count = async (): Promise<number> => (await world.api.must(200, "GET", "/api/v1/public/board")).headline.received;
  const submit = (page: Page): Promise<void> => page.locator("form.submit button[type=submit]").click();

  it("a voice is said with its lines as they were typed, and is followed by its code", () => with_(off, async ({ page, context }) => {
    const words = "第一行 <b>&amp;\n\n第二行+“引号”";
    await page.goto(`${base}/q/${encodeURIComponent('公告栏 "A12" <x>')}`);
    assert.equal(await page.locator("#voice-place").inputValue(), '公告栏 "A12" <x>');
    await page.locator("#voice-text").fill(words);
    await page.locator("input[value=safety]").check();
    await submit(page);
    const code = (await page.locator(".receipt .code").innerText()).replace(/\s+/g, " ");
    assert.match(code, kCode);
    assert.equal(await page.locator("#voice-text").count(), 0, "the form is gone");
    const voice = await world.follow(code.replaceAll(" ", "-"));
    assert.deepEqual([voice.text, voice.category, voice.place, voice.identity], [words, "safety", '公告栏 "A12" <x>', "anonymous"]);
    await page.getByRole("link", { name: "查进展" }).last().click();
    await page.locator("#receipt-code").fill(code.toLowerCase());
    await page.getByRole("button", { name: "查看" }).click();
    assert.equal(await page.locator("blockquote").innerText(), words);
    assert.ok(!page.url().includes(code.slice(0, 4)), "no code in the address");
    assert.deepEqual(await context.cookies(), []);
  }));

  it("sent twice it is one voice with one code", () => with_(off, async ({ page }) => {
    const earlier = await count();
    await page.goto(`${base}/`);
    await page.locator("#voice-text").fill("重复提交的一句");
    await submit(page);
    const code = await page.locator(".receipt .code").innerText();
    await page.reload();
    assert.equal(await page.locator(".receipt .code").innerText(), code);
    assert.equal(await count(), earlier + 1);
  }));

  it("what is missing is said in words, in both languages, and what was typed stays", () => with_(off, async ({ page }) => {
    await page.goto(`${base}/`);
    await page.locator("#voice-text").fill("  ");
    await submit(page);
    assert.equal(await page.getByRole("alert").innerText(), "请写下想说的话");
    await page.goto(`${base}/?lang=en`);
    await page.locator("input[value=named]").check();
    await page.locator("#voice-text").fill("the lamp is <broken>");
    await submit(page);
    assert.match(await page.getByRole("alert").innerText(), /name/);
    assert.equal(await page.locator("#voice-text").inputValue(), "the lamp is <broken>");
    assert.doesNotMatch(await page.locator("main").innerText(), /\p{Script=Han}/u);
    await page.goto(`${base}/r`);
    await page.locator("#receipt-code").fill("0000-0000");
    await page.getByRole("button", { name: "查看" }).click();
    assert.equal(await page.getByRole("alert").innerText(), "没有查到。请核对编号，字母 O 和数字 0 容易看错");
  }));

  it("a name beside “anonymous” is not sent on; named is named", () => with_(off, async ({ page }) => {
    for (const identity of ["named", "anonymous"]) {
      await page.goto(`${base}/`);
      await page.locator("input[value=named]").check();
      await page.locator("#speaker-name").fill("李试");
      if (identity === "anonymous") await page.locator("input[value=anonymous]").check();
      const words = `这句话是 ${identity}`;
      await page.locator("#voice-text").fill(words);
      await submit(page);
      await page.locator(".receipt .code").waitFor();
      const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find(words)}`, { as: "coordinator" });
      assert.deepEqual([voice.identity, voice.speaker_name], identity === "named" ? ["named", "李试"] : ["anonymous", undefined]);
    }
  }));

  it("where scripts fail to arrive the same form works, passes axe and fits 320 pixels", () => with_({}, async ({ page, context }) => {
    await context.route("**/assets/*.js", (route) => route.abort());
    const fits = async (): Promise<void> => {
      assert.deepEqual(await faultsOn(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), page.url());
      await page.setViewportSize(phone);
    };
    for (const [scheme, address] of [["light", "/q/A12"], ["dark", "/?lang=en"], ["dark", "/r"]] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(base + address);
      await page.locator("form.plain").waitFor();
      await fits();
    }
    await page.goto(`${base}/`);
    await submit(page);
    await page.getByRole("alert").waitFor();
    await fits();
    await page.locator("#voice-text").fill("脚本没有到");
    await submit(page);
    await page.locator(".receipt .code").waitFor();
    await fits();
  }));

  it("who types before the scripts arrive goes on where they were", () => with_({}, async ({ page, context, faults }) => {
    let release = (): void => {};
    const held = new Promise<void>((done) => { release = done; });
    await context.route("**/assets/index-*.js", async (route) => { await held; await route.continue(); });
    await page.goto(`${base}/`, { waitUntil: "commit" });
    await page.locator("form.plain #voice-text").waitFor();
    await page.locator("input[value=canteen_dormitory]").check();
    await page.locator("#voice-text").click();
    await page.keyboard.type("饭菜凉");
    await page.keyboard.press("ArrowLeft");
    release();
    await page.locator("form.submit:not(.plain)").waitFor();
    assert.equal(await page.locator("#voice-text").inputValue(), "饭菜凉");
    await page.keyboard.type("很");
    assert.equal(await page.locator("#voice-text").inputValue(), "饭菜很凉", "the caret stands where it stood");
    await page.locator("input[name=category][value=canteen_dormitory]:checked").waitFor({ state: "attached" });
    await submit(page);
    await page.locator(".receipt .code span").first().waitFor();
    assert.deepEqual(faults, []);
  }));
});
