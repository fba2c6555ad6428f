// The board's page as the server writes it: read without scripts, the same words as the application's, and no second look at the data.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { faultsOn } from "./support/axe.ts";
import { desk as laptop, noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { fill, type Filled } from "./support/filled.ts";
import { fits, says, shot } from "./support/desk.ts";
import { World } from "./support/world.ts";

const kScriptless = { javaScriptEnabled: false };

describe("the board in its page", { skip: noBrowser }, () => {
  let filled: Filled;
  let browser: Browser;
  let base = "";
  before(async () => {
    filled = await fill(await World.start());
    base = `http://${plantHost}:${filled.world.server.port}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await filled?.world.server.dispose();
  });

  // Without the words that only one of the two has: buttons that need scripts, the pages' frame.
  const said = async (page: Page, selector: string): Promise<string[]> =>
    (await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ""));

  it("can be read, narrowed, searched and followed to a matter without scripts", async () => {
    const { page, context } = await visit(browser, phone, kScriptless);
    await page.goto(`${base}/board`);
    assert.equal(await page.locator("table.board tbody tr").count(), 3);
    await says(page, "要等上级公司批复，每月公布进展");
    await page.locator("select[name=standing]").selectOption("unresolved");
    await page.getByRole("button", { name: "搜索" }).click();
    assert.equal(await page.locator("table.board tbody tr").count(), 2);
    assert.equal(await page.locator("select[name=standing]").inputValue(), "unresolved");
    await page.locator("input[name=q]").fill("没有的字");
    await page.getByRole("button", { name: "搜索" }).click();
    await says(page, "没有符合条件的事项");
    await page.getByRole("link", { name: "清除筛选" }).click();
    await page.getByRole("link", { name: "候工室没有水喝" }).click();
    await says(page, "新饮水机今天装好了");
    await says(page, "新饮水机已经下单");
    await page.getByRole("link", { name: "我也遇到" }).click();
    await says(page, "你说的是公示栏上的这一件");
    assert.equal((await page.goto(`${base}/board/999`))?.status(), 404);
    await says(page, "公示栏上没有这一件");
    await context.close();
  });

  it("is whole before the application comes: on a phone and a desk, in light and dark", async () => {
    for (const [size, colorScheme] of [[phone, "light"], [phone, "dark"], [laptop, "light"]] as const) {
      const { page, context } = await visit(browser, size, { colorScheme });
      await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
      for (const path of ["/board", "/board/1"]) {
        await page.goto(`${base}${path}`);
        await says(page, "候工室没有水喝");
        assert.deepEqual(await faultsOn(page), []);
        await fits(page);
        await shot(page, `board-plain${path.replaceAll("/", "-")}-${size.width}-${colorScheme}`, true);
      }
      await context.close();
    }
  });

  for (const lang of ["zh", "en"] as const) {
    it(`says in ${lang} what the application says`, async () => {
      const plain = await visit(browser, laptop, kScriptless);
      const app = await visit(browser, laptop);
      await app.page.addInitScript((language) => localStorage.setItem("huiyin.lang", language), lang);
      for (const [path, parts] of [
        ["/board", [".board-head", ".headline li", ".board-standing", "table.board th", "table.board td", ".paper-foot span", ".board-tabs a", ".filters option"]],
        [`/board/${filled.examples.number}`, ["main article"]],
        ["/board/1", ["main article"]],
      ] as const) {
        await plain.page.goto(`${base}${path}?lang=${lang}`);
        await app.page.goto(`${base}${path}`);
        await app.page.locator("footer.foot").waitFor();
        await app.page.locator(path === "/board" ? "table.board tbody tr" : "main dl").first().waitFor();
        for (const part of parts) assert.deepEqual(await said(plain.page, part), await said(app.page, part), `${path} ${part}`);
      }
      await plain.context.close();
      await app.context.close();
    });
  }

  it("is gone on with by the application, which asks for nothing again and shows no empty board in between", async () => {
    const v = await visit(browser, phone);
    await v.page.addInitScript(() => {
      (window as any).least = Infinity;
      const look = (): void => {
        if (document.querySelector("main")) (window as any).least = Math.min((window as any).least, document.querySelectorAll("table.board tbody tr").length);
        if (!(window as any).rested) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await v.page.goto(`${base}/board`);
    await v.page.locator("footer.foot").waitFor();
    await v.page.waitForLoadState("networkidle");
    assert.equal(await v.page.evaluate(() => { (window as any).rested = true; return (window as any).least; }), 3);
    assert.deepEqual(v.requests.filter((url) => url.includes("/api/")), []);
    assert.deepEqual(v.faults, []);
    // What is asked for later is asked of the server.
    await v.page.locator(".board-standing a").first().click();
    await says(v.page, "共 1 件");
    assert.equal(v.requests.filter((url) => url.includes("/api/v1/public/board")).length, 1);
    await v.context.close();
  });

  it("has further pages as links, and the application shows the same page", async () => {
    const world = await World.start();
    try {
      for (let n = 0; n < 52; ++n) {
        const made = await world.newMatter(`第 ${n} 处灯坏了`);
        const check = await world.api.must(200, "POST", `/api/v1/private/matters/${made.id}/publication/preview`, { as: "coordinator", body: { question: `第 ${n} 处灯坏`, measures: "换" } });
        await world.change(made.id, "publication", "coordinator", { question: `第 ${n} 处灯坏`, measures: "换", ...(check.warnings.length ? { looked: check.looked } : {}) });
      }
      const here = `http://${plantHost}:${world.server.port}`;
      const plain = await visit(browser, phone, kScriptless);
      await plain.page.goto(`${here}/board`);
      assert.equal(await plain.page.locator("table.board tbody tr").count(), 50);
      await plain.page.getByRole("link", { name: "再看 2 条" }).click();
      assert.equal(await plain.page.locator("table.board tbody tr").count(), 2);
      const further = plain.page.url();
      await plain.page.getByRole("link", { name: "回到第一页" }).click();
      assert.equal(await plain.page.locator("table.board tbody tr").count(), 50);
      const app = await visit(browser, phone);
      await app.page.goto(further);
      await app.page.locator("footer.foot").waitFor();
      assert.equal(await app.page.locator("table.board tbody tr").count(), 2);
      assert.deepEqual(app.requests.filter((url) => url.includes("/api/")), []);
      await plain.context.close();
      await app.context.close();
    } finally {
      await world.server.dispose();
    }
  });
});
