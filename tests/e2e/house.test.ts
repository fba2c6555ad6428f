// What an administrator sets for the pages that everybody sees: categories, what the board shows, the organisation's own words.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser } from "playwright-core";

import { freshKey } from "./support/api.ts";
import { faultsOn } from "./support/axe.ts";
import { desk as laptop, noBrowser, openBrowser, phone, visit } from "./support/browser.ts";
import { Desk, fits, says, shot, wide } from "./support/desk.ts";
import { fill } from "./support/filled.ts";
import { World } from "./support/world.ts";

const kCategories = "/api/v1/private/categories";
const kView = "/api/v1/private/board-view";
const kWords = "/api/v1/private/own-words";
const kQuiet = { responsible: "unit", track: false, voices: true, ratings: false, published_on: true, units: false, fewest_people: 8 };

// The list to be changed: what the server wants back.
const linesOf = (list: any): any[] => list.items.filter((one: any) => one.key !== "unsure").map(({ key, zh, en, retired }: any) => ({ key, zh, en, retired }));

describe("what is set", () => {
  let world: World;
  before(async () => { world = (await fill(await World.start())).world; });
  after(() => world?.server.dispose());
  const get = (path: string) => world.api.must(200, "GET", path, { as: "admin" });

  for (const [what, path, body, other] of [
    ["the list of categories", kCategories, async () => ({ items: [...linesOf(await get(kCategories)), { zh: "班车", en: "Shuttle bus" }] }), async () => ({ items: linesOf(await get(kCategories)) })],
    ["what the board shows", kView, async () => ({ ...kQuiet, fewest_people: 6 }), async () => ({ ...kQuiet, units: true })],
    ["own words", kWords, async () => ({ greeting_zh: "早上好", greeting_en: "Good morning" }), async () => ({})],
  ] as const) {
    it(`${what}: wants If-Match and a key, says who was quicker, and repeats without doing it twice`, async () => {
      const wanted = await body();
      const seen = `"${(await get(path)).version}"`;
      const put = (etag: string | undefined, more: Record<string, unknown> = {}) => world.api.ask("PUT", path, { as: "admin", etag, body: wanted, ...more });
      assert.equal((await put(undefined)).status, 428);
      assert.equal((await put(seen, { key: null })).status, 400);
      const key = freshKey();
      const first = await put(seen, { key });
      assert.equal(first.status, 200);
      assert.equal(first.etag, `"${first.body.version}"`);
      assert.equal((await put(seen, { key })).body.version, first.body.version, "the same request again");
      const late = await world.api.ask("PUT", path, { as: "admin", etag: seen, body: await other() });
      assert.equal(late.status, 412);
      assert.ok(late.body.changed_by && late.body.changed_at);
    });
  }

  it("refuses what is wrong, by the field", async () => {
    const list = await get(kCategories);
    const lines = linesOf(list);
    for (const [path, field, wrong] of [
      [kCategories, "items", { items: lines.slice(1) }],
      [kCategories, "items", { items: [...lines, { key: "unsure", zh: "不确定", en: "Not sure" }] }],
      [kCategories, "items", { items: [...lines, { key: "never_was", zh: "天气", en: "Weather" }] }],
      [kCategories, "items", { items: [...lines, { zh: lines[0].zh, en: "Again" }] }],
      [kCategories, "zh", { items: [...lines, { zh: " ", en: "Nothing" }] }],
      [kCategories, "en", { items: [...lines, { zh: "长", en: "x".repeat(61) }] }],
      [kCategories, "key", { items: [...lines, { key: "Bad Key", zh: "长", en: "x" }] }],
      [kCategories, "items", { items: Array.from({ length: 31 }, (_, n) => ({ zh: `类${n}`, en: `c${n}` })) }],
      [kView, "fewest_people", { ...kQuiet, fewest_people: 4 }],
      [kView, "fewest_people", { ...kQuiet, fewest_people: 51 }],
      [kView, "responsible", { ...kQuiet, responsible: "nobody" }],
      [kView, "units", { ...kQuiet, units: undefined }],
      [kView, undefined, { ...kQuiet, withdrawn: false }],
      [kWords, "greeting", { greeting_zh: "早" }],
      [kWords, "name", { name_zh: "一\n二", name_en: "One" }],
      [kWords, "board_zh", { board_zh: "x".repeat(1201), board_en: "x" }],
    ] as const) {
      const refused = await world.api.ask("PUT", path, { as: "admin", etag: `"${(await get(path)).version}"`, body: wrong });
      assert.equal(refused.status, 400, JSON.stringify(wrong).slice(0, 80));
      assert.equal(refused.body.field, field, JSON.stringify(wrong).slice(0, 80));
    }
    assert.equal((await get(kCategories)).version, list.version);
  });

  it("a category that rests is kept by its voices, named in the figures, and no longer offered", async () => {
    const list = await get(kCategories);
    const lines = linesOf(list).map((line) => (line.key === "safety" ? { ...line, zh: "安全生产", retired: true } : line));
    await world.api.must(200, "PUT", kCategories, { as: "admin", etag: `"${list.version}"`, body: { items: lines } });
    const intake = await world.api.must(200, "GET", "/api/v1/public/intake");
    assert.deepEqual(intake.categories.find((one: any) => one.key === "safety"), { key: "safety", zh: "安全生产", en: "Safety hazard", retired: true });
    assert.equal(intake.categories.at(-1).key, "unsure");
    const voice = await world.find("走廊灯坏了两盏");
    assert.equal((await world.api.must(200, "GET", `/api/v1/private/voices/${voice}`, { as: "coordinator" })).category, "safety");
    const csv = await world.api.ask("GET", "/api/v1/private/figures/csv?by=category", { as: "leader", language: "zh" });
    assert.match(csv.text, /安全生产/);
    // Somebody whose form was open still gets through.
    await world.say("护栏松了", { category: "safety" });
  });

  it("the board, a matter's page and the page without scripts leave out what is not shown, within a second, and keep what is promised", async () => {
    const before = await world.api.must(200, "GET", "/api/v1/public/board");
    const view = await get(kView);
    await world.api.must(200, "PUT", kView, { as: "admin", etag: `"${view.version}"`, body: kQuiet });
    const shown = await world.api.must(200, "GET", "/api/v1/public/board");
    assert.deepEqual(shown.columns, ["number", "question", "measures", "unit", "due", "progress", "result", "voices", "published_on"]);
    assert.equal(shown.fewest_people, 8);
    assert.deepEqual(shown.headline, before.headline);
    for (const item of shown.items) {
      for (const gone of ["owner", "track", "ratings"]) assert.ok(!(gone in item), gone);
      for (const kept of ["question", "measures", "lead_unit", "due_on", "progress", "settlement"]) assert.ok(kept in item, kept);
    }
    assert.ok(shown.items.some((item: any) => item.unresolved?.reason));
    const page = await (await fetch(`${world.api.base}/board`)).text();
    assert.ok(!page.includes("试者cook") && page.includes("要等上级公司批复"));
    const one = await (await fetch(`${world.api.base}/board/${shown.items[0].number}`)).text();
    assert.ok(!one.includes("试者cook"));
    const kinds = (await world.api.must(200, "GET", "/api/v1/private/journal?limit=200", { as: "admin" })).items.map((entry: any) => entry.kind);
    for (const kind of ["categories.set", "board_view.set", "own_words.set"]) assert.ok(kinds.includes(kind), kind);
  });
});

describe("the pages of what is set", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  before(async () => {
    world = (await fill(await World.start())).world;
    browser = await openBrowser();
    desk = new Desk(browser, world);
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  it("categories: by keyboard alone one is added, moved up and another retired; the worker's form follows", async () => {
    await desk.as("admin", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/categories`);
      await page.locator(".category-line").first().waitFor();
      const add = page.getByRole("button", { name: "添加类别" });
      await add.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.type("班车");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Control+Enter");
      await page.locator(".error:focus", { hasText: "每一类都要写中文和英文名称" }).waitFor();
      await page.getByLabel("第 6 类的英文名称").focus();
      await page.keyboard.type("Shuttle bus");
      assert.equal(await page.getByLabel("第 6 类的英文名称").inputValue(), "Shuttle bus");
      assert.equal(await page.locator("main .error").count(), 0, "what was put right is no longer said to be wrong");
      const up = page.getByRole("button", { name: "把“班车”往前移" });
      await up.focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.getByLabel("第 5 类的中文名称").inputValue(), "班车");
      assert.ok(await up.evaluate((button) => button === document.activeElement), "the focus stays on the button");
      await page.getByRole("button", { name: "停用“薪酬工时”" }).click();
      assert.deepEqual(await faultsOn(page), []);
      await shot(page, "categories-1366");
      await page.getByLabel("第 5 类的英文名称").press("Control+Enter");
      await says(page, "类别已保存");
      await says(page, "已停用");
      await fits(page);
    });
    const v = await visit(browser, phone);
    await v.page.goto(`${desk.base}/`);
    await v.page.locator("#photo-input").waitFor({ state: "attached" });
    await v.page.locator(".chips label", { hasText: "班车" }).waitFor();
    assert.deepEqual(await v.page.locator(".chips label").allInnerTexts(), ["工作环境", "食堂宿舍", "安全隐患", "班车", "管理作风", "不确定"]);
    await v.context.close();
  });

  it("categories: says who was quicker, keeps what was typed, and takes what they added", () => desk.as("admin", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/categories`);
    await page.getByLabel("第 1 类的英文名称").fill("Workplace");
    const list = await world.api.must(200, "GET", kCategories, { as: "admin" });
    await world.api.must(200, "PUT", kCategories, { as: "admin", etag: `"${list.version}"`, body: { items: [...linesOf(list), { zh: "浴室", en: "Baths" }] } });
    await page.getByLabel("第 1 类的英文名称").press("Control+Enter");
    await page.getByRole("button", { name: "查看改动" }).click();
    await page.getByRole("button", { name: "停用“浴室”" }).waitFor();
    assert.equal(await page.getByLabel("第 1 类的英文名称").inputValue(), "Workplace");
    await page.getByLabel("第 1 类的英文名称").press("Control+Enter");
    await says(page, "类别已保存");
    const now = (await world.api.must(200, "GET", kCategories, { as: "admin" })).items;
    assert.ok(now.some((one: any) => one.en === "Baths") && now[0].en === "Workplace");
  }, /412/));

  it("what the board shows: the table, a phone's cards and the paper follow", async () => {
    await desk.as("admin", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/board-view`);
      await page.getByLabel("不写姓名，只写责任部门").check();
      await page.getByLabel("“公示日期”一栏").check();
      await page.locator("#view-fewest").fill("3");
      await page.locator("#view-fewest").press("Control+Enter");
      await says(page, "人数请填 5 到 50 的整数");
      await page.locator("#view-fewest").fill("6");
      assert.deepEqual(await faultsOn(page), []);
      await shot(page, "board-view-1366", true);
      await page.locator("#view-fewest").press("Control+Enter");
      await says(page, "已保存，公示栏随即更新");
      await fits(page);
    });
    for (const size of [phone, laptop, wide]) {
      const v = await visit(browser, size);
      await v.page.goto(`${desk.base}/board`);
      await v.page.locator("footer.foot").waitFor();
      await v.page.locator("table.board tbody tr").first().waitFor();
      const heads = await v.page.locator("table.board th").allTextContents();
      assert.ok(heads.includes("公示日期") && !heads.includes("责任人"), heads.join());
      assert.equal(await v.page.getByText("试者cook").count(), 0);
      assert.deepEqual(await faultsOn(v.page), []);
      await fits(v.page);
      await shot(v.page, `board-set-${size.width}`, true);
      await v.context.close();
    }
  });

  it("own words: stand on the form, the receipt and the board as plain text, with and without scripts, in the page's language", async () => {
    await desk.as("admin", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/wording`);
      await page.locator("#words-greeting-zh").fill("工会每天看两次。\n<b>放心说</b>");
      await page.locator("#words-greeting-zh").press("Control+Enter");
      await says(page, "要写中文和英文，或者都不写");
      await page.locator("#words-greeting-en").fill("The union reads this twice a day.");
      for (const [place, zh, en] of [["name", "远山港务", "Yuanshan Port"], ["receipt", "没有手机可到工会查。", "Without a telephone ask the union."], ["board", "监督电话 12345", "Call 12345"]]) {
        await page.locator(`#words-${place}-zh`).fill(zh!);
        await page.locator(`#words-${place}-en`).fill(en!);
      }
      assert.deepEqual(await faultsOn(page), []);
      await shot(page, "own-words-1366", true);
      await page.locator("#words-board-en").press("Control+Enter");
      await says(page, "已保存");
      await fits(page);
    });
    for (const scripts of [true, false]) {
      const v = await visit(browser, phone, { javaScriptEnabled: scripts });
      await v.page.goto(`${desk.base}/`);
      if (scripts) await v.page.locator("#photo-input").waitFor({ state: "attached" });
      assert.equal(await v.page.locator(".own-greeting").innerText(), "工会每天看两次。\n<b>放心说</b>");
      assert.equal(await v.page.locator(".own-greeting b").count(), 0);
      await v.page.locator("#voice-text").fill(scripts ? "有脚本" : "没有脚本");
      await v.page.locator("form.submit button[type=submit]").click();
      await v.page.locator(".receipt .code").waitFor();
      await says(v.page, "没有手机可到工会查。");
      if (scripts) await shot(v.page, "receipt-own");
      await v.page.goto(`${desk.base}/board`);
      await says(v.page, "监督电话 12345");
      await says(v.page, /远山港务 · 截至/);
      await v.context.close();
    }
    const english = await visit(browser, phone, { javaScriptEnabled: false });
    await english.page.goto(`${desk.base}/?lang=en`);
    await says(english.page, "The union reads this twice a day.");
    await english.context.close();
  });

  it("a clerk is told whose business it is", () => desk.as("quayClerk", laptop, async ({ page }) => {
    for (const path of ["categories", "board-view", "wording"]) {
      await page.goto(`${desk.base}/desk/${path}`);
      await says(page, "可联系管理员");
      assert.equal(await page.locator("main form").count(), 0);
    }
  }));

  it("fits a phone, in English and in the dark", () => desk.as("admin", phone, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => localStorage.setItem("huiyin.lang", "en"));
    for (const path of ["categories", "board-view", "wording"]) {
      await page.goto(`${desk.base}/desk/${path}`);
      await page.locator("main form").waitFor();
      await fits(page);
      assert.deepEqual(await faultsOn(page), []);
      await shot(page, `${path}-390-dark-en`, true);
    }
  }));
});
