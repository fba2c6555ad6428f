// The pictures of docs/guides: one size each, in the order in which they are taken. ../screenshots.ts takes them.

import type { Page } from "playwright-core";

import { dayOf, kDay } from "../../../demo/calendar.ts";
import { kForms, kOnTheSpot, kPhotographed } from "./guide_demo.ts";

// `at`: of one size alone, as in the guides; `of`: that part of the page alone; `paper`: as it is printed.
export type Shot = {
  name: string; path: string; as?: string; at?: { width: number; height: number; scale?: number }; of?: string; paper?: boolean;
  then?: (page: Page) => Promise<unknown>;
};
const held = (height: number) => ({ width: 390, height, scale: 1.5 });
const desk = (height: number) => ({ width: 1180, height });
const later = (days: number) => dayOf(Date.now() + days * kDay);
// What stands on two paper forms.
const kPaper = ["五号公寓楼三楼的热水器，晚上九点以后", "就没热水了。下中班回来只能洗冷水，", "报过两回，来看了说报废，就没下文了。"];
const kNextPaper = "夜班食堂的汤是凉的。";
const kForm = "section.card:has(> .panel)";

export async function firstLink(page: Page, prefix: string): Promise<void> {
  const links = page.locator(`a[href^="${prefix}"]`);
  await links.first().waitFor();
  await links.first().click();
  await page.waitForURL((now) => now.pathname.startsWith(prefix));
  await page.waitForLoadState("networkidle");
}

/** Draws with `steps` on a canvas of that size. */
async function drawn(page: Page, width: number, height: number, type: string, steps: [style: string, ...box: number[]][], words: [string, string, number, number][]): Promise<Buffer> {
  const url = await page.evaluate(([w, h, kind, boxes, lines]) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [w, h];
    const pen = canvas.getContext("2d")!;
    for (const [style, x, y, wide, high] of boxes) {
      pen.fillStyle = style;
      if (high === undefined) {  // a round one: middle and radius
        pen.beginPath();
        pen.arc(x, y, wide, 0, 7);
        pen.fill();
      } else pen.fillRect(x, y, wide, high);
    }
    for (const [font, line, x, y] of lines) {
      pen.fillStyle = font.startsWith("italic") ? "#1d3f8f" : "#222";
      pen.font = font;
      pen.fillText(line, x, y);
    }
    return canvas.toDataURL(kind, 0.9);
  }, [width, height, type, steps, words] as const);
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

/** Washing machines, two of them out of order. */
export const machines = (page: Page): Promise<Buffer> => drawn(page, 900, 900, "image/jpeg", [
  ["#b9afa2", 0, 0, 900, 900], ["#8c8474", 0, 660, 900, 240],
  ...[-60, 310, 680].flatMap((x): [string, ...number[]][] => [
    ["#e9edef", x, 200, 300, 510], ["#cfd6da", x, 200, 300, 90], ["#9aa7ae", x + 150, 490, 110], ["#51646e", x + 150, 490, 80],
  ]),
  ["#f8f1cf", 360, 340, 200, 120], ["#f8f1cf", 730, 340, 200, 120],
], [["bold 60px serif", "停 用", 390, 420], ["bold 60px serif", "停 用", 760, 420]]);

/** A sheet as somebody might have filled it in. */
async function sheet(page: Page, name: string, lines: string[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await drawn(page, 900, 640, "image/png", [["#f7f3e8", 0, 0, 900, 640]],
    lines.map((line, at) => (at ? ["italic 34px serif", line, 80, 116 + at * 64] : ["bold 40px serif", line, 350, 90])));
  return { name, mimeType: "image/png", buffer };
}

/** The id of the first of a list that `is` it. */
async function idOf(page: Page, list: string, is: (one: Record<string, string>) => boolean): Promise<string> {
  const reply = await page.request.get(new URL(`/api/v1/private/${list}`, page.url()).href);
  const found = ((await reply.json()).items as Record<string, string>[]).find(is);
  if (!found) throw new Error(`not in ${list}`);
  return found.id;
}
async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href, { waitUntil: "networkidle" });
}
/** Opens a matter by how its question begins, and there the form behind a button. */
async function matter(page: Page, question: string, button?: RegExp): Promise<void> {
  await go(page, `/desk/matters/${await idOf(page, "matters?limit=200", (one) => one.question.startsWith(question))}`);
  if (button) await page.getByRole("button", { name: button }).first().click();
}
async function voice(page: Page, text: string): Promise<void> {
  await go(page, `/desk/v/${await idOf(page, "voices?state=received&limit=200", (one) => one.excerpt === text)}`);
}
async function choose(page: Page, field: string, label: string): Promise<void> {
  const option = page.locator(`${field} option`, { hasText: label }).first();
  await option.waitFor({ state: "attached" });
  await page.locator(field).selectOption((await option.getAttribute("value")) ?? "");
}
/** Two forms as typed in one after another. */
async function typeForms(page: Page, lines: [string, string]): Promise<void> {
  await choose(page, "#entry-campaign", kForms);
  await choose(page, "#entry-unit", "后勤部");
  const reply = await page.request.get(new URL("/api/v1/private/campaigns", page.url()).href);
  const before = (await reply.json()).items.find((one: { name: string }) => one.name === kForms).forms_entered as number;
  for (const [at, line] of lines.entries()) {
    await page.locator("#entry-sheet").fill(String(before + at + 12).padStart(4, "0"));
    await page.locator("#entry-text").fill(line);
    await page.locator("#entry-text").press("Control+Enter");
    await page.locator("blockquote.quote").nth(at).waitFor();
    await page.locator("label.check input").first().check();
  }
}

const clerk: Shot[] = [
  { name: "guide-clerk-signin", path: "/desk/signin", at: held(440), then: async (page) => {
    await page.locator("#login").fill("clerk-logistics");
    await page.locator("#password").fill("example, not one");
  } },
  { name: "guide-clerk-home", path: "/desk", as: "clerk-logistics", at: { width: 390, height: 844 } },
  { name: "guide-clerk-menu", path: "/desk", as: "clerk-logistics", at: held(420), then: (page) => page.locator(".menu-button").click() },
  { name: "guide-clerk-news", path: "/desk/notices", as: "clerk-logistics", at: held(640) },
  { name: "guide-clerk-entry", path: "/desk/entry", as: "clerk-logistics", at: desk(760), then: async (page) => {
    const pile = [await sheet(page, "1.png", ["职工意见表", ...kPaper]), await sheet(page, "2.png", ["职工意见表", kNextPaper])];
    await page.locator("input[type=file]").first().setInputFiles(pile);
    await choose(page, "#entry-campaign", kForms);
    await choose(page, "#entry-unit", "后勤部");
    await page.locator("#entry-sheet").fill("0012");
    await page.locator("form textarea").fill(kPaper.join(""));
    await page.waitForLoadState("networkidle");
  } },
  { name: "guide-clerk-entered", path: "/desk/entry", as: "clerk-logistics", at: desk(760), of: "section:has(> header):has(blockquote)",
    then: async (page) => {
      await typeForms(page, [kPaper.join(""), kNextPaper]);
      await page.locator(".status p").waitFor({ state: "detached" });  // "saved" goes by itself
    } },
  { name: "guide-clerk-slips", path: "/desk/entry", as: "clerk-logistics", at: { width: 794, height: 330 }, paper: true, then: async (page) => {
    await page.route("**/private/slips", async (asked) => {
      const reply = await asked.fetch();
      await asked.fulfill({ response: reply, json: { ...(await reply.json()), public_url: "https://huiyin.example" } });
    });
    await typeForms(page, ["澡堂的水忽冷忽热。", "通勤车周末少一班，能不能加上。"]);
    await page.locator("section:has(blockquote) > header button").click();
    await page.locator(".slip-qr").nth(1).waitFor({ state: "attached" });
  } },
  { name: "guide-clerk-handover", path: "/desk", as: "pei", at: held(500), then: (page) => matter(page, "电动车") },
  { name: "guide-clerk-measure", path: "/desk", as: "clerk-logistics", at: held(760), of: ".measures", then: async (page) => {
    await matter(page, "电动车", /^(添加一项措施|Add a measure)$/);
    await page.locator("#measure-text").fill("西门充电棚接电，装 20 个刷卡插座");
    await choose(page, "#measure-owner", "左佩文");
    await page.locator("#measure-due").fill(later(12));
  } },
  { name: "guide-clerk-progress", path: "/desk", as: "clerk-logistics", at: held(760), of: kForm, then: async (page) => {
    await matter(page, "码头前沿厕所", /^(记录进展|Note progress)$/);
    await page.locator("#progress-text").fill("两间移动厕所已经到货，下周三接水接电；女厕位按六成配。");
    await page.locator("#progress-percent").fill("60");
  } },
  { name: "guide-clerk-answer", path: "/desk", as: "clerk-logistics", at: desk(760), of: kForm, then: async (page) => {
    await matter(page, "电动车", /^(答复|Answer)$/);
    await page.locator("#answer-text").fill("飞线三天内已全部清完。新建的 180 个刷卡充电位，东区、三号公寓本月 20 日通电；西门 20 个位子下周五通电。电费每度 0.6 元，刷工卡扣。哪里还不够用，请接着说。");
    await page.locator(".panel details summary").last().click();
    // Two of the voices are enough to show.
    await page.locator(".panel .adapt").nth(2).evaluate((first) => { while (first.nextElementSibling) first.nextElementSibling.remove(); first.remove(); });
  } },
  { name: "guide-clerk-spot", path: "/desk", as: "clerk-logistics", at: held(800), then: async (page) => {
    await voice(page, kOnTheSpot);
    await page.getByRole("button", { name: /^(直接答复|Answer directly)$/ }).click();
    await page.locator("#direct-text").fill("说得对。今天中午起每个窗口放三把汤勺，晚饭前消毒一遍。谢谢提醒。");
    await page.locator("#direct-reason").fill("当场就能办，不用立项。");
    await page.evaluate(() => scrollTo(0, 0));
  } },
  { name: "guide-clerk-photo", path: "/desk", as: "clerk-logistics", at: held(640), then: async (page) => {
    await voice(page, kPhotographed);
    await page.locator(".voice-detail img").first().waitFor();
  } },
  { name: "guide-clerk-away", path: "/desk/me", as: "clerk-logistics", at: held(760), of: "section.card:has(#away-from)", then: async (page) => {
    await page.locator("#away-from").fill(later(3));
    await page.locator("#away-until").fill(later(9));
  } },
];

const coordinator: Shot[] = [
  { name: "guide-coordinator-inbox", path: "/desk/inbox?view=all", as: "coordinator", at: { width: 1440, height: 900 }, then: async (page) => {
    await page.locator(".inbox-table tbody tr").first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".drawer blockquote").waitFor();
    await page.waitForLoadState("networkidle");
  } },
  { name: "guide-coordinator-triage", path: "/desk/triage", as: "coordinator", at: { width: 1440, height: 900 } },
  { name: "guide-coordinator-who-else", path: "/desk", as: "coordinator", at: desk(620), then: async (page) => {
    await go(page, `/desk/entry?matter=${await idOf(page, "matters?limit=200", (one) => one.question.startsWith("双职工"))}`);
    await page.locator("#entry-text").fill("我家两个孩子，放假只能锁在家里。");
  } },
  { name: "guide-coordinator-decide", path: "/desk", as: "coordinator", at: desk(900), of: kForm, then: async (page) => {
    await matter(page, "双职工", /^(议定|Decide)$/);
    await page.locator("#decision-solution").fill("1. 工会活动室寒暑假 7:30 至 20:30 托管，免费，先报名后开班。\n2. 双职工家庭优先排错开的班，由班组长每月 25 日前报。");
    await choose(page, "#decision-unit", "工会");
    await choose(page, "#decision-owner", "祁暖阳");
    await choose(page, "#decision-standin", "甘霖安");
    await page.locator("#decision-due").fill(later(33));
    await choose(page, "#decision-by", "乔砚秋");
  } },
  { name: "guide-coordinator-extend", path: "/desk", as: "coordinator", at: held(760), of: kForm, then: async (page) => {
    await matter(page, "码头前沿候工室", /^(延期|Extend)$/);
    await page.locator("#extend-days").fill("10");
    await page.locator("#extend-reason").fill("房顶防水要等连续三个晴天；更衣间已先隔出来。");
    await choose(page, "#decided-by", "樊海陵");
  } },
  { name: "guide-coordinator-pause", path: "/desk", as: "coordinator", at: held(760), of: kForm, then: async (page) => {
    await matter(page, "东翼掘进头", /^(暂缓办理|Defer)$/);
    await page.locator("#pause-until").fill(later(23));
    await page.locator("#pause-reason").fill("基站已订货，厂家下月中旬到货；到货前每班多配两部手持电台。");
    await choose(page, "#decided-by", "严岳松");
  } },
  { name: "guide-coordinator-escalate", path: "/desk", as: "coordinator-port", at: held(842), then: async (page) => {
    await matter(page, "作业计划频繁变更", /^(报上一层级|Escalate)$/);
    await page.locator("#handover-reason").fill("变更要先告知班组，这条规矩得由集团生产部来定，港口系统定不了。");
    await page.evaluate(() => scrollTo(0, 0));
  } },
  { name: "guide-coordinator-calls", path: "/desk/calls", as: "coordinator", at: desk(760), then: async (page) => {
    await page.locator(".call").waitFor();
    // The third of the demo's is the first who left word where to be reached.
    for (const _ of [1, 2]) await page.getByRole("button", { name: /^(下一个|Next)$/ }).click();
  } },
  { name: "guide-coordinator-publish", path: "/desk/matters?view=to_decide", as: "coordinator", at: desk(900), of: kForm, then: async (page) => {
    await firstLink(page, "/desk/matters/");
    await page.getByRole("button", { name: /^(公示|Publish)$/ }).click();
    await page.locator(".panel textarea").nth(1).fill("每班提前两小时公布计划，变更写明原因；有疑问打调度室 13800000000，找信息中心。");
    await page.locator(".panel button[type=submit]").click();  // does not publish: the check asks first about the telephone
    await page.locator(".panel").getByText("13800000000").nth(1).waitFor();
  } },
  { name: "guide-coordinator-withdraw", path: "/desk", as: "coordinator", at: held(760), of: kForm, then: async (page) => {
    await matter(page, "集卡进港", /^(撤下|Take off the board)$/);
    await page.locator("#public-reason").fill("措施里的日期写错了一个月，改好重新公示。");
  } },
  { name: "guide-coordinator-unresolved", path: "/desk", as: "coordinator", at: held(760), of: kForm, then: async (page) => {
    await matter(page, "散货堆场粉尘", /^(说明未解决原因|Say why unresolved)$/);
    await page.locator("#unresolved-class").fill("等批复");
    await page.locator("#public-reason").fill("防风抑尘网要等海事批复，最快明年三月动工。现在每班两遍洒水，大风停止装卸。");
  } },
  { name: "guide-coordinator-deeds", path: "/desk/deeds", as: "coordinator", at: desk(540) },
  { name: "guide-coordinator-campaigns", path: "/desk/campaigns", as: "coordinator", at: desk(760), of: `li.card:has-text("${kForms}")`,
    then: (page) => page.locator("li.card", { hasText: kForms }).getByRole("button", { name: /^(点表数|Count forms)$/ }).click() },
  { name: "guide-coordinator-gatherings", path: "/desk/gatherings", as: "coordinator", at: desk(660) },
  { name: "guide-coordinator-figures", path: "/desk/figures", as: "coordinator", at: desk(720) },
  { name: "guide-coordinator-brief", path: "/desk", as: "coordinator", at: desk(720),
    then: async (page) => go(page, `/desk/campaigns/${await idOf(page, "campaigns", (one) => one.name === "走访做")}/brief`) },
  { name: "guide-coordinator-board-table", path: "/board", at: { width: 1123, height: 700 }, paper: true },
  { name: "guide-coordinator-years", path: "/desk/deadlines", as: "administrator", at: desk(760), then: async (page) => {
    await page.getByRole("button", { name: /^(录入一年的安排|Enter a year)$/ }).click();
    await page.locator("#year-text").fill('{ "year": 2027, "basis": "放假安排通知（示例）",\n  "holidays": ["2027-01-01"], "workdays": ["2027-02-20"] }');
    await page.evaluate(() => scrollTo(0, 0));
  } },
  { name: "guide-coordinator-rules", path: "/desk/deadlines", as: "administrator", at: desk(900), of: "article:has(form)",
    then: (page) => page.getByRole("button", { name: /^(修改|Change)$/ }).nth(1).click() },
];

export const guideShots: Shot[] = [...clerk, ...coordinator];
