// The pages of entry in a real browser: forms by the keyboard alone, slips on paper only, campaigns.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { password, World } from "./support/world.ts";

describe("the pages of entry", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  let code = "";
  const shots = join(import.meta.dirname, "results");

  before(async () => {
    mkdirSync(shots, { recursive: true });
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
    const body = { name: "春季意见表", kind: "forms", starts_on: "2026-03-02" };
    const campaign = await world.api.must(201, "POST", "/api/v1/private/campaigns", { as: "coordinator", body });
    await world.api.must(200, "POST", `/api/v1/private/campaigns/${campaign.id}/forms`, { as: "coordinator", etag: '"1"', body: { forms_out: 10, forms_back: 8 } });
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function signIn(page: Page, login: string): Promise<void> {
    await page.goto(`${base}/desk/entry`);
    await page.locator("#login").fill(login);
    await page.locator("#password").fill(password);
    await page.keyboard.press("Enter");
    await page.locator("#login").waitFor({ state: "detached" });
  }
  async function fits(page: Page): Promise<void> {
    const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
    assert.ok(wide <= seen, `${page.url()} scrolls sideways: ${wide} > ${seen}`);
  }

  it("five paper forms by the keyboard alone, and their slips on paper only", async () => {
    const { page, context, faults } = await visit(browser, desk);
    await signIn(page, "quayClerk");
    await page.locator("#entry-text").waitFor();
    // By the keyboard: the campaign from its list, then the first sheet's number, then the words.
    await page.locator("#entry-campaign option").nth(1).waitFor({ state: "attached" });
    await page.locator("#entry-campaign").focus();
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await page.locator("#entry-campaign").inputValue(), "");
    await page.locator("#entry-sheet").focus();
    await page.keyboard.type("001");
    await page.locator("#entry-text").focus();
    for (let i = 1; i <= 5; i++) {
      await page.keyboard.insertText(`第 ${i} 张表：照明不好`);
      await page.keyboard.press("Control+Enter");
      await page.locator(`.tag:text-is("表号 00${i}")`).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), "entry-text");
      assert.equal(await page.locator("#entry-sheet").inputValue(), `00${i + 1}`);
      assert.equal(await page.locator("#entry-text").inputValue(), "");
    }
    await page.screenshot({ path: join(shots, "desk-entry.png"), fullPage: true });
    await fits(page);
    const inbox = await world.api.must(200, "GET", "/api/v1/private/voices", { as: "quayClerk" });
    assert.deepEqual(inbox.items.map((v: any) => v.source_sheet).sort(), ["001", "002", "003", "004", "005"]);

    // A half-typed row survives a reload.
    await page.keyboard.insertText("只写了一半");
    await page.waitForFunction(() => (localStorage.getItem("huiyin.entry") ?? "").includes("只写了一半"));
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.locator("#entry-text").waitFor();
    assert.equal(await page.locator("#entry-text").inputValue(), "只写了一半");

    // The same sheet again is refused in words, and the words stay.
    await page.locator("#entry-sheet").fill("003");
    await page.locator("#entry-text").focus();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("没有重复录").waitFor();
    assert.equal(await page.locator("#entry-text").inputValue(), "只写了一半");
    await page.screenshot({ path: join(shots, "desk-entry-twice.png"), fullPage: true });
    await page.locator("#entry-sheet").fill("006");
    await page.locator("#entry-text").focus();
    await page.keyboard.press("Control+Enter");
    await page.locator('.tag:text-is("表号 006")').waitFor();

    await page.locator("li.card input[type=checkbox]").first().check();
    await page.getByRole("button", { name: "打印回执条（1）" }).click();
    await page.locator(".slip").waitFor();
    assert.equal(await page.locator(".slip-code").isVisible(), false, "covered on the screen");
    await page.screenshot({ path: join(shots, "desk-slips-screen.png"), fullPage: true });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".slip-code").isVisible(), true);
    assert.equal(await page.locator(".desk-top").isVisible(), false);
    code = (await page.locator(".slip-code").innerText()).trim().replace(/\s+/g, "-");
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.ok(!(await page.locator(".slips").innerText()).includes("只写了一半"), "nobody's words on a slip");
    const box = await page.locator(".slip").boundingBox();
    assert.ok(box && box.height > 200, "as high as its part of the sheet");
    await page.screenshot({ path: join(shots, "desk-slips-print.png"), fullPage: true });
    await page.pdf({ path: join(shots, "slips.pdf"), preferCSSPageSize: true });
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "打印好了" }).click();
    assert.equal(await page.locator(".slip-code").count(), 0);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
    assert.ok(!kept.includes(code.slice(0, 9)) && !kept.includes(code.replaceAll("-", "").slice(0, 8)));
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("a form of two pages is kept whole, and the next form begins behind them", async () => {
    const { page, context, faults } = await visit(browser, desk);
    await signIn(page, "quayClerk");
    const picture = Buffer.from(await page.screenshot({ type: "png", clip: { x: 0, y: 0, width: 64, height: 64 } }));
    const other = Buffer.from(await page.screenshot({ type: "png", clip: { x: 64, y: 0, width: 64, height: 48 } }));
    await page.locator("#scan-files").setInputFiles(["a", "b", "c"].map((name, i) => ({ name: `${name}.png`, mimeType: "image/png", buffer: i === 1 ? other : picture })));
    await page.locator("#scan-pages").selectOption("2");
    await page.locator(".scan input[type=checkbox]").check();
    await page.locator("#entry-text").fill("两页纸的意见");
    await page.keyboard.press("Control+Enter");
    await page.getByText("第 3 张，共 3 张").waitFor();
    const { items } = await world.api.must(200, "GET", "/api/v1/private/voices", { as: "quayClerk" });
    const voice = items.find((one: any) => one.excerpt === "两页纸的意见");
    const kept = [1, 2, 3].map(async (slot) => (await world.api.ask("GET", `/api/v1/private/voices/${voice.id}/photos/${slot}`, { as: "quayClerk" })).status);
    assert.deepEqual(await Promise.all(kept), [200, 200, 404]);
    assert.equal((await world.api.must(200, "GET", `/api/v1/private/voices/${voice.id}`, { as: "quayClerk" })).origin, undefined, "nobody said how it was found");
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("the QR's address opens the voice and leaves no code in the address", async () => {
    const { page, context, requests, faults } = await visit(browser, phone);
    await page.goto(`${base}/r#${code.replaceAll("-", "")}`);
    await page.getByText("只写了一半").waitFor();
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.ok(!requests.some((url) => url.includes(code.slice(0, 4)) && !url.includes("#")), "no server was told");
    await fits(page);
    await page.screenshot({ path: join(shots, "phone-follow-slip.png"), fullPage: true });
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("campaigns say what still lies on the desk, on a desk and on a phone", async () => {
    for (const [name, size] of [["desk", desk], ["phone", phone]] as const) {
      const { page, context, faults } = await visit(browser, size);
      await signIn(page, "coordinator");
      await page.goto(`${base}/desk/campaigns`);
      await page.getByText("收回 8 份，录入 6 条，还有 2 份在桌上").waitFor();
      await page.getByRole("button", { name: "点表数" }).click();
      await page.locator("#forms-back").waitFor();
      await page.getByText("发出 10，收回 8").waitFor();
      await fits(page);
      await page.screenshot({ path: join(shots, `${name}-campaigns.png`), fullPage: true });
      await page.goto(`${base}/desk/entry?channel=phone`);
      await page.locator("#entry-text").waitFor();
      await page.locator("#entry-channel option:checked[value='phone']").waitFor({ state: "attached" }); // its choices come from the server
      await fits(page);
      await page.screenshot({ path: join(shots, `${name}-entry-phone.png`), fullPage: true });
      assert.deepEqual(faults, []);
      await context.close();
    }
  });
});
