// What the administrator keeps and the coordinator prints: canned texts, units and people from a table, the journal, QR notices.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser } from "playwright-core";

import { desk as laptop, noBrowser, openBrowser, phone } from "./support/browser.ts";
import { Desk, fits, says, shot } from "./support/desk.ts";
import { World } from "./support/world.ts";
import { xlsxOf } from "./support/xlsx.ts";

describe("what is kept", { skip: noBrowser }, () => {
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

  it("canned: the administrator adds one, a clerk uses it in an answer and changes it there", async () => {
    const made = await world.newMatter("食堂晚饭不热", "kitchen");
    await world.change(made.id, "decision", "leader", world.decision());
    await desk.as("admin", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/canned`);
      await says(page, "还没有常用语");
      await page.getByRole("button", { name: "添加常用语" }).click();
      await page.locator("form button[type=submit]").click();
      await says(page, "请写下名称");
      await page.locator("#canned-title").fill("已办好");
      await page.locator("#canned-text").fill("您反映的问题已经办好，请查看。");
      await page.locator("#canned-text").press("Control+Enter");
      await page.locator(".canned-text", { hasText: "已办好" }).waitFor();
      await shot(page, "canned-1366");
    });
    await desk.as("cook", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/matters/${made.id}`);
      await page.getByText("食堂晚饭不热").first().waitFor();
      await page.locator(".matter-columns").waitFor();
      await page.keyboard.press("r");
      await page.locator(".canned-pick select").selectOption({ label: "已办好" });
      assert.equal(await page.locator("#answer-text").inputValue(), "您反映的问题已经办好，请查看。");
      await page.locator("#answer-text").fill("保温箱已换，晚饭是热的了。");
      await shot(page, "matter-answer-1366");
      await page.locator("#answer-text").press("Control+Enter");
      await page.locator(".tag", { hasText: "已答复" }).first().waitFor();
    });
    assert.equal((await world.follow(made.code)).answers[0].text, "保温箱已换，晚饭是热的了。", "what was sent, not what was canned");
  });

  it("canned: says who was quicker, and keeps what was typed", () => desk.as("admin", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/canned`);
    await page.getByRole("button", { name: "修改“已办好”" }).click();
    const [one] = (await world.api.must(200, "GET", "/api/v1/private/canned-texts", { as: "admin" })).items;
    await world.api.must(200, "PATCH", `/api/v1/private/canned-texts/${one.id}`, { as: "admin", etag: `"${one.version}"`, body: { purpose: "answer", title: one.title, text: "别人改的" } });
    await page.locator("#canned-text").fill("我改的");
    await page.locator("#canned-text").press("Control+Enter");
    await says(page, /改过这一件/);
    assert.equal(await page.locator("#canned-text").inputValue(), "我改的");
    await page.getByRole("button", { name: "查看改动" }).click();
    await says(page, "别人改的");
    await page.locator("#canned-text").press("Control+Enter");
    await page.locator(".canned-text", { hasText: "我改的" }).waitFor();
  }, /status of 412/));

  it("canned: a clerk is told whose business it is", () => desk.as("quayClerk", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/canned`);
    await says(page, "常用语由管理员维护");
  }));

  const table = [
    "单位,姓名,账号,角色,管哪个单位",
    "港口线/码头班,周小舟,zhouxz,经办人,港口线/码头班",
    "港口线/装卸二班,\"吴,远\",wuyuan,职工,",
    "港口线/堆场班,试者worker,worker,,",
    "港口线/码头班,,,经办人,",
    "后勤线/食堂,试者cook,cook,经办人,后勤线/食堂",
    "后勤线,郑某,zhengmou,厂长,",
  ].join("\r\n");

  it("import: first says what would change and changes nothing, then does it, and a second time finds nothing to do", () => desk.as("admin", laptop, async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), "huiyin-import-"));
    try {
      const file = join(folder, "people.csv");
      // As Excel saves it in Chinese Windows.
      const gb = spawnSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: table });
      assert.equal(gb.status, 0);
      writeFileSync(file, gb.stdout);
      await page.goto(`${desk.base}/desk/people/import`);
      await page.locator("#import-file").setInputFiles(file);
      await says(page, "新单位 港口线/装卸二班");
      await says(page, "新人员 吴,远（港口线/装卸二班），职工，管港口线/装卸二班");
      await says(page, "试者worker从码头班调到港口线/堆场班");
      await says(page, "没有写姓名");
      await says(page, "不认识的角色：厂长");
      await says(page, "没有变化");
      await shot(page, "import-1366", true);
      await fits(page);
      const people = () => world.api.must(200, "GET", "/api/v1/private/persons?limit=200", { as: "admin" });
      const before = (await people()).items.length;
      await page.getByRole("button", { name: "按这 3 行修改" }).click();
      await says(page, "3 行已改好，0 行没有改成");
      assert.equal((await people()).items.length, before + 2);
      const login = await page.locator("tr", { hasText: "zhouxz" }).locator("code").allInnerTexts();
      assert.match(login[1] ?? "", /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      await world.api.must(200, "POST", "/api/v1/private/session", { body: { login: "zhouxz", password: login[1] } });
      await says(page, "没有要改的");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }));

  it("import: an Excel file, fetched with its reader only when it is chosen; what cannot be read says what to do", () => desk.as("admin", laptop, async ({ page, requests }) => {
    const choose = (name: string, buffer: Buffer): Promise<void> => page.locator("#import-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    const people = () => world.api.must(200, "GET", "/api/v1/private/persons?limit=200", { as: "admin" });
    await page.goto(`${desk.base}/desk/people/import`);
    await page.locator("#import-text").waitFor();
    assert.equal(requests.filter((url) => /xlsx-/.test(url)).length, 0);
    await choose("people.xlsx", xlsxOf([
      ["二〇二六年春季人员表"], [], ["单位", "姓名", "账号", "角色", "管哪个单位"],
      ["港口线/装卸三班", "陈小满", "007chen", "职工", ""], [], ["港口线/码头班", "周小舟", "zhouxz", "经办人", "港口线/码头班"],
    ]));
    await says(page, "读的是“人员”这一页，共 6 行");
    assert.equal(requests.filter((url) => /xlsx-.*\.js/.test(url)).length, 1);
    await says(page, "新单位 港口线/装卸三班");
    const row = (number: string) => page.locator("table.rows tbody tr", { has: page.locator(`td.number:text-is("${number}")`) });
    await row("4").getByText("新人员 陈小满（港口线/装卸三班），职工，管港口线/装卸三班").waitFor();
    await row("6").getByText("没有变化").waitFor();
    await shot(page, "import-xlsx-1366", true);
    await fits(page);
    const before = (await people()).items.length;
    await page.getByRole("button", { name: "按这 1 行修改" }).click();
    await says(page, "1 行已改好，0 行没有改成");
    const after = (await people()).items;
    assert.equal(after.length, before + 1);
    assert.equal(after.find((one: any) => one.login === "007chen").name, "陈小满");
    await choose("people.xlsx", xlsxOf([["单位"]]).subarray(0, 300));
    await says(page, "这个文件读不出来");
    assert.equal(await page.locator("#import-text").inputValue(), "");
    await choose("people.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    await says(page, "另存为 .xlsx");
    await choose("photo.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    await says(page, "这不是表格文件");
    await choose("many.csv", Buffer.alloc(4_000_001, 0x61));
    await says(page, "文件太大");
  }));

  it("journal: shows what happened without any words, to those who may", async () => {
    await desk.as("observer", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/journal`);
      await page.locator("td", { hasText: "常用语有改动" }).first().waitFor();
      await shot(page, "journal-1366");
      await fits(page);
      assert.doesNotMatch(await page.locator("table").innerText(), /食堂晚饭不热|我改的/);
      await page.locator("input[type=number]").fill("1");
      await page.getByRole("button", { name: "看", exact: true }).click();
      await page.locator("td", { hasText: "单位建立" }).waitFor();
    });
    await desk.as("quayClerk", laptop, async ({ page }) => {
      await page.goto(`${desk.base}/desk/journal`);
      await says(page, "流水只有管理员和监督员能看");
    });
  });

  it("QR: one notice a place, on one page each; the code leads to the form with the place in it", () => desk.as("coordinator", laptop, async ({ page }) => {
    await page.goto(`${desk.base}/desk/qr`);
    await page.locator("#qr-places").fill("二号门公告栏\n食堂\n食堂");
    await page.locator("#qr-site").fill("http://127.0.0.1:8080/");
    await says(page, "只有这台电脑打得开");
    await page.locator("#qr-site").fill(desk.base);
    assert.equal(await page.locator(".poster").count(), 2, "the same place twice is one notice");
    assert.match(await page.locator(".poster-address").first().innerText(), /\/q\/二号门公告栏$/);
    await shot(page, "qr-1366", true);
    const folder = mkdtempSync(join(tmpdir(), "huiyin-qr-"));
    try {
      const file = join(folder, "qr.pdf");
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      const info = spawnSync("pdfinfo", [file], { encoding: "utf8" }).stdout;
      assert.match(info, /Pages:\s+2\n/);
      const words = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout;
      assert.match(words, /二号门公告栏/);
      assert.doesNotMatch(words, /网址|打印/, "the form is not printed");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const address = await page.locator(".poster-address").first().innerText();
    await page.goto(`http://${address}`);
    await page.locator("#voice-text").waitFor();
    const filled = await page.locator("input").evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    assert.ok(filled.includes("二号门公告栏"), filled.join(" "));
  }));

  it("QR and canned texts fit a phone, in English and in the dark", () => desk.as("admin", phone, async ({ page }) => {
    await page.evaluate(() => { localStorage.setItem("huiyin.lang", "en"); localStorage.setItem("huiyin.look", "dark"); });
    for (const path of ["/desk/qr", "/desk/canned", "/desk/people/import", "/desk/journal"]) {
      await page.goto(desk.base + path);
      await page.locator("main h1").waitFor();
      await fits(page);
      assert.doesNotMatch(await page.locator("main h1").innerText(), /\p{Script=Han}/u, path);
    }
  }));

  it("leaves the journal whole", () => assert.equal(world.server.verify().status, 0));
});
