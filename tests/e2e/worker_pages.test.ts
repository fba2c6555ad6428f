// The worker's pages by hand on a phone: the draft, what goes wrong and how it is said, a scanned notice, the receipt in three forms,
// following with note and rating, the board searched and filtered.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit, type Visit } from "./support/browser.ts";
import { fill, type Filled } from "./support/filled.ts";
import { World } from "./support/world.ts";

const kDay = 24 * 60 * 60 * 1000;

describe("a worker's phone", { skip: noBrowser }, () => {
  let full: Filled;
  let world: World;
  let browser: Browser;
  let base = "";
  const shots = join(import.meta.dirname, "results");
  before(async () => {
    mkdirSync(shots, { recursive: true });
    full = await fill(await World.start());
    world = full.world;
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function with_(body: (v: Visit) => Promise<void>, size = phone): Promise<void> {
    const v = await visit(browser, size, { acceptDownloads: true });
    try {
      await body(v);
    } catch (error) {
      await v.page.screenshot({ path: join(shots, "worker-failed.png"), fullPage: true }).catch(() => {});
      throw error;
    } finally {
      await v.context.close();
    }
  }
  const shot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: join(shots, `worker-${name}.png`), fullPage: true });
  const send = (page: Page): Promise<void> => page.locator("form.submit button[type=submit]").click();
  const ready = (page: Page): Promise<void> => page.locator("#photo-input").waitFor({ state: "attached" });
  const stored = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem("huiyin.draft"));
  const receipt = async (page: Page): Promise<string> => {
    await page.locator(".receipt .code span").first().waitFor();
    return (await page.locator(".receipt .code").innerText()).replace(/\s+/g, "-");
  };

  it("keeps the draft over a reload, shows how to clear it, and clears it", () => with_(async ({ page, faults }) => {
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("#voice-text").fill("写到一半的话");
    await page.locator("input[value=safety]").check();
    await page.getByText("草稿已存在本机").waitFor();
    await page.reload();
    await page.getByText("已取回你上次没有提交的草稿").waitFor();
    assert.equal(await page.locator("#voice-text").inputValue(), "写到一半的话");
    await shot(page, "draft");
    await page.getByRole("button", { name: "清除草稿" }).first().click();
    assert.equal(await page.locator("#voice-text").inputValue(), "");
    assert.equal(await stored(page), null);
    await page.reload();
    await ready(page);
    assert.equal(await page.locator("#voice-text").inputValue(), "");
    assert.deepEqual(faults, []);
  }));

  it("lets go of a draft after a day, whichever page is opened", () => with_(async ({ page }) => {
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("#voice-text").fill("昨天写的");
    await page.getByText("草稿已存在本机").waitFor();
    await page.goto(`${base}/privacy`);
    await page.locator("h1").waitFor();
    assert.ok(await stored(page));
    await page.evaluate((day) => {
      const kept = JSON.parse(localStorage.getItem("huiyin.draft") ?? "{}");
      localStorage.setItem("huiyin.draft", JSON.stringify({ ...kept, at: kept.at - day - 1000 }));
    }, kDay);
    await page.goto(`${base}/board`);
    await page.locator("table.board").waitFor();
    assert.equal(await stored(page), null);
  }));

  it("says that there is no network, keeps the words, and sends them once when there is", () => with_(async ({ page, context }) => {
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("#voice-text").fill("井下信号不好的时候写的");
    await context.setOffline(true);
    await send(page);
    const alert = page.locator(".note.red[role=alert]");
    await alert.waitFor();
    assert.equal(await alert.innerText(), "现在没有网络。内容已存在本机，联网后点“提交”");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "alert", "it takes the focus");
    assert.ok((await stored(page))?.includes("井下信号不好"));
    await shot(page, "offline");
    await context.setOffline(false);
    await send(page);
    await receipt(page);
    assert.equal(await stored(page), null);
    await world.find("井下信号不好的时候写的");
  }));

  it("gives the code although the receipt's own page does not come", () => with_(async ({ page, context }) => {
    await context.route("**/assets/ReceiptCard-*.js", (route) => route.abort());
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("#voice-text").fill("网断在最坏的时候");
    await send(page);
    await page.locator(".receipt .code").waitFor();
    const code = await page.locator(".receipt .code").innerText();
    assert.equal((await world.follow(code)).text, "网断在最坏的时候");
  }));

  it("says what the server could not do, with its number, and keeps the words", () => with_(async ({ page, context }) => {
    await context.route("**/api/v1/public/voices", (route) => route.fulfill({ status: 500, contentType: "application/problem+json",
      body: JSON.stringify({ type: "", title: "x", status: 500, code: "internal", reference: "E-7F3A" }) }));
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("#voice-text").fill("还在");
    await send(page);
    await page.getByText("没有提交成功，内容还在。请过一会儿再试（编号 E-7F3A）").waitFor();
    assert.equal(await page.locator("#voice-text").inputValue(), "还在");
  }));

  it("says on top and at the field what is missing; the line on top leads to the field", () => with_(async ({ page }) => {
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("input[value=named]").check();
    await send(page);
    const summary = page.locator(".summary");
    assert.deepEqual(await summary.locator("a").allInnerTexts(), ["请写下姓名，或改选匿名", "请写下想说的话"]);
    assert.equal(await page.evaluate(() => document.activeElement?.className), "summary");
    assert.equal(await page.locator("#voice-text-error").innerText(), "请写下想说的话");
    await shot(page, "errors");
    await summary.locator("a").nth(1).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "voice-text");
  }));

  it("takes the place of a scanned notice, lets it be changed or left out, and remembers that over a reload", () => with_(async ({ page }) => {
    await page.goto(`${base}/q/${encodeURIComponent("二号泊位公告栏")}`);
    const place = page.locator(".scanned-place");
    await place.getByText("地点：二号泊位公告栏（来自二维码）").waitFor();
    await shot(page, "scanned");
    await page.locator("#voice-text").fill("护栏松了");
    await place.getByRole("button", { name: "不写地点" }).click();
    await place.getByText("没有写地点").waitFor();
    await page.getByText("草稿已存在本机").waitFor();
    await page.reload();
    await place.getByText("没有写地点").waitFor();
    await place.getByRole("button", { name: "更换" }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "voice-place");
    await page.keyboard.type("三号泊位");
    await send(page);
    assert.equal((await world.follow(await receipt(page))).place, "三号泊位");
  }));

  it("offers what is on the board already while typing, without sending a word, and takes “I met this too”", () => with_(async ({ page, requests, faults }) => {
    const asked = (): string[] => requests.filter((url) => url.includes("/api/") && !url.endsWith("/public/intake"));
    await page.goto(`${base}/`);
    await ready(page);
    await page.locator("#voice-text").pressSequentially("夜班结束没有班");
    await page.getByRole("button", { name: /公示栏上有没有同样的事/ }).waitFor();
    assert.deepEqual(asked(), [], "nothing is fetched before enough is typed");
    await page.locator("#voice-text").pressSequentially("车，走路四十分钟");
    const found = page.locator(".similar li", { hasText: "夜班没有班车" });
    await found.waitFor();
    assert.ok((await page.locator(".similar li").count()) <= 3);
    await page.locator(".similar", { hasText: "你写的字没有送出去" }).locator(".tag", { hasText: "建议" }).waitFor();
    assert.match(await found.innerText(), /都提到：没有班车/);
    await page.locator("[role=status]", { hasText: "公示栏上有 1 件相近的事" }).waitFor({ state: "attached" });
    assert.deepEqual(asked(), [`${base}/api/v1/public/board?limit=200`], "once, and the same for everybody");
    await shot(page, "similar-typing");
    await page.locator("#voice-text").fill("食堂的师傅辛苦了，谢谢");
    await found.waitFor({ state: "detached" });
    await page.locator("#voice-text").fill("夜班结束没有班车，走路四十分钟");
    await found.waitFor();
    assert.equal(asked().length, 1);
    await page.getByRole("button", { name: "查整个公示栏" }).click();
    await page.locator(".similar", { hasText: "你写的字没有送出去" }).waitFor({ state: "detached" });
    await found.waitFor();
    assert.equal(await page.locator(".similar li").count(), 1, "the same matter once");
    await shot(page, "similar");
    await found.getByRole("button", { name: "我也遇到" }).click();
    await page.locator(".note", { hasText: "你说的是公示栏第" }).waitFor();
    await send(page);
    assert.equal((await world.follow(await receipt(page))).text, "夜班结束没有班车，走路四十分钟");
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find("夜班结束没有班车，走路四十分钟")}`, { as: "coordinator" });
    assert.match(JSON.stringify(voice), /"about/);
    assert.deepEqual(faults, []);
  }));

  for (const width of [390, 320]) {
    it(`what is offered while typing fits ${width} pixels in large text, in both languages`, () => with_(async ({ page }) => {
      for (const name of ["大字", "Large text"]) {
        if (name !== "大字") await page.evaluate(() => localStorage.setItem("huiyin.lang", "en"));
        await page.goto(`${base}/`);
        await ready(page);
        if (name === "大字") await page.getByRole("button", { name: /大字/ }).click();
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), "20px");
        await page.locator("#voice-text").fill("夜班结束没有班车，走路四十分钟");
        await page.locator(".similar li").waitFor();
        const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
        assert.ok(wide <= seen, `${wide} > ${seen}`);
        for (const target of await page.locator(".similar button").all()) assert.ok(((await target.boundingBox())?.height ?? 0) >= 44, await target.innerText());
        await shot(page, `similar-large-${width}-${name === "大字" ? "zh" : "en"}`);
        await page.locator("#voice-text").fill("");
      }
    }, { width, height: 844 }));
  }

  it("sends what was written although the board does not come", () => with_(async ({ page, context }) => {
    await context.route("**/api/v1/public/board*", (route) => route.abort());
    await page.goto(`${base}/`);
    await ready(page);
    const tried = page.waitForEvent("requestfailed", (request) => request.url().includes("/public/board"));
    await page.locator("#voice-text").fill("夜班结束没有班车，公示栏没来");
    await tried;
    await page.getByRole("button", { name: /公示栏上有没有同样的事/ }).waitFor();
    assert.equal(await page.locator(".similar .error").count(), 0);
    await send(page);
    assert.equal((await world.follow(await receipt(page))).text, "夜班结束没有班车，公示栏没来");
  }));

  it("gives the receipt to copy without a clipboard, as a picture, and as a QR that opens the voice", () => with_(async ({ page, faults }) => {
    await page.goto(`${base}/`);
    await ready(page);
    assert.equal(await page.evaluate(() => "clipboard" in navigator), false, "plain HTTP has none");
    await page.locator("#voice-text").fill("留个回执");
    await send(page);
    const code = await receipt(page);
    await page.evaluate(() => document.addEventListener("copy", () => { (window as any).copied = String(getSelection()) || (document.activeElement as HTMLTextAreaElement).value; }));
    await page.getByRole("button", { name: "复制编号" }).click();
    await page.locator(".status p", { hasText: "已复制" }).waitFor();
    assert.equal(await page.evaluate(() => (window as any).copied), code);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "存为图片" }).click()]);
    const bytes = readFileSync(await file.path());
    assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
    await page.locator(".receipt img.picture").waitFor();
    assert.ok((await page.locator(".receipt-qr path").getAttribute("d"))?.startsWith("M"));
    await shot(page, "receipt");
    await page.goto(`${base}/r#${code.replaceAll("-", "")}`);
    await page.getByText("留个回执").waitFor();
    assert.ok(!page.url().includes(code.slice(0, 4)), "the code is out of the address");
    assert.deepEqual(faults, []);
  }));

  it("shows what happened in plain words, takes a note, and hears that the answer does not satisfy", () => with_(async ({ page, faults }) => {
    await page.goto(`${base}/r`);
    await page.locator("#receipt-code").fill(full.code);
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByText("新饮水机今天装好了").first().waitFor();
    assert.ok((await page.locator(".timeline li").count()) >= 4);
    await page.locator("#note-text").fill("水还是温的");
    await page.getByRole("button", { name: "发出补充" }).click();
    await page.locator(".words", { hasText: "水还是温的" }).waitFor();
    await page.getByRole("button", { name: "提交评价" }).click();
    await page.getByText("请选一项").waitFor();
    await page.locator("input[name=rating][value=not]").check();
    await page.getByText("会由另一个人重新答复或说明理由").waitFor();
    await shot(page, "follow");
    await page.getByRole("button", { name: "提交评价" }).click();
    await page.locator("input[name=rating]").first().waitFor({ state: "detached" });
    const voice = await world.follow(full.code, "zh");
    assert.equal(voice.rating, "not");
    assert.match(JSON.stringify(voice.timeline), /不满意/);
    await shot(page, "rated");
    assert.deepEqual(faults, []);
  }));

  for (const [name, size] of [["phone", phone], ["desk", desk]] as const) {
    it(`finds, filters and opens what is published, on a ${name}`, () => with_(async ({ page, faults }) => {
      await page.goto(`${base}/board`);
      const rows = page.locator("table.board tbody tr");
      await rows.first().waitFor();
      assert.equal(await rows.count(), 3);
      await shot(page, `board-${name}`);
      await page.getByRole("searchbox").fill("班车");
      await page.getByRole("button", { name: "搜索" }).click();
      await page.getByText("共 1 件，已显示 1 件").waitFor();
      await page.getByRole("searchbox").fill("没有这样的事");
      await page.getByRole("button", { name: "搜索" }).click();
      await page.getByText("没有符合条件的事项").waitFor();
      await page.getByRole("button", { name: "清除筛选" }).click();
      await page.getByText("共 3 件").waitFor();
      const { items } = await world.api.must(200, "GET", "/api/v1/public/board");
      const wanted = items.find((item: any) => item.question === "候工室没有水喝").progress;
      const count = items.filter((item: any) => item.progress === wanted).length;
      await page.getByLabel("进度").selectOption("closed");
      await page.getByText("没有符合条件的事项").waitFor();
      await page.getByLabel("进度").selectOption(wanted);
      await page.getByText(`共 ${count} 件，已显示 ${count} 件`).waitFor();
      await rows.getByRole("link", { name: "候工室没有水喝" }).click();
      await page.locator("article h1", { hasText: "候工室没有水喝" }).waitFor();
      await shot(page, `matter-${name}`);
      await page.getByRole("link", { name: "我也遇到" }).click();
      await page.locator("#voice-text").waitFor();
      assert.match(await page.locator("#voice-text").inputValue(), /^第 \d+ 件，我也遇到了。$/);
      assert.deepEqual(faults, []);
    }, size));
  }
});
