// Pictures of every page of a running demo, on a phone's size and a desk's, to look at and for the documents.
//   node --experimental-strip-types screenshots.ts FOLDER [zh|en] [PART-OF-A-NAME]
//   HUIYIN_URL (http://127.0.0.1:8080), CHROMIUM (/usr/bin/chromium), PASSWORD (huiyin-demo-2026), CODE: a receipt code, VIEW=1: what fits the screen
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";

const url = process.env.HUIYIN_URL ?? "http://127.0.0.1:8080";
const password = process.env.PASSWORD ?? "huiyin-demo-2026";
const code = process.env.CODE ?? "";
const [folder = "screenshots", language = "zh", only = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
// `at`: of one size alone, as in the guides; `of`: that part of the page alone.
type Shot = {
  name: string; path: string; as?: string; at?: { width: number; height: number; scale?: number }; of?: string;
  then?: (page: Page) => Promise<unknown>;
};
const held = (height: number) => ({ width: 390, height, scale: 1.5 });

async function firstLink(page: Page, prefix: string): Promise<void> {
  const links = page.locator(`a[href^="${prefix}"]`);
  await links.first().waitFor();
  await links.first().click();
  await page.waitForURL((now) => now.pathname.startsWith(prefix));
  await page.waitForLoadState("networkidle");
}

/** A sheet as somebody might have filled it in, drawn on the spot. */
async function sheet(page: Page, lines: string[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const url = await page.evaluate((words) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [900, 640];
    const pen = canvas.getContext("2d")!;
    pen.fillStyle = "#f7f3e8";
    pen.fillRect(0, 0, 900, 640);
    pen.fillStyle = "#222";
    pen.textAlign = "center";
    pen.font = "bold 40px serif";
    pen.fillText(words[0] ?? "", 450, 90);
    pen.textAlign = "left";
    pen.fillStyle = "#1d3f8f";
    pen.font = "italic 34px serif";
    words.slice(1).forEach((line, at) => pen.fillText(line, 80, 180 + at * 64));
    return canvas.toDataURL("image/png");
  }, lines);
  return { name: "sheet.png", mimeType: "image/png", buffer: Buffer.from(url.split(",")[1] ?? "", "base64") };
}

const shots: Shot[] = [
  { name: "submit", path: "/", then: (page) => page.locator("#photo-input").waitFor({ state: "attached" }) },
  { name: "follow", path: "/r", then: async (page) => {
    if (!code) return;
    await page.locator("input").first().fill(code);
    await page.keyboard.press("Enter");
    await page.waitForLoadState("networkidle");
  } },
  { name: "board", path: "/board" },
  { name: "board-matter", path: "/board", then: (page) => firstLink(page, "/board/") },
  { name: "privacy", path: "/privacy" },
  { name: "my-voices", path: "/me", as: "worker" },
  { name: "signin", path: "/desk/signin" },
  { name: "home", path: "/desk", as: "coordinator" },
  { name: "inbox", path: "/desk/inbox?view=all", as: "coordinator" },
  { name: "voice", path: "/desk/inbox?view=all", as: "coordinator", then: async (page) => {
    await page.locator(".inbox-table tbody tr").first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".drawer blockquote").waitFor();
    await page.waitForLoadState("networkidle");
  } },
  { name: "triage", path: "/desk/triage", as: "coordinator" },
  { name: "matters", path: "/desk/matters", as: "coordinator" },
  { name: "matter", path: "/desk/matters", as: "coordinator", then: (page) => firstLink(page, "/desk/matters/") },
  { name: "to-decide", path: "/desk/matters?view=to_decide", as: "leader", then: (page) => firstLink(page, "/desk/matters/") },
  { name: "overview", path: "/desk/overview", as: "leader" },
  { name: "screen", path: "/desk/screen", as: "leader" },
  { name: "meeting", path: "/desk/meeting/open", as: "coordinator" },
  { name: "import", path: "/desk/people/import", as: "administrator", then: async (page) => {
    await page.locator("#import-text").fill(language === "en"
      ? "Unit,Name,Login,Role\nPort/Night shift,Alex Example,alex,clerk\nPort,Sam Sample,sam,leader"
      : "单位,姓名,账号,角色\n港口系统/夜班班组,王晓明,wangxm,经办人\n港口系统,李示例,lisl,领导");
    await page.locator("table.rows tbody tr").nth(1).waitFor();
  } },
  { name: "people", path: "/desk/people", as: "administrator" },
  { name: "deadlines", path: "/desk/deadlines", as: "administrator" },
  { name: "account", path: "/desk/me", as: "coordinator" },
  { name: "clerk-home", path: "/desk", as: "clerk-logistics" },
  { name: "guide-clerk-signin", path: "/desk/signin", at: held(440), then: async (page) => {
    await page.locator("#login").fill("clerk-logistics");
    await page.locator("#password").fill("example, not one");
    await page.locator("h1").click();
  } },
  { name: "guide-clerk-home", path: "/desk", as: "clerk-logistics", at: { width: 390, height: 844 } },
  { name: "guide-clerk-menu", path: "/desk", as: "clerk-logistics", at: held(420), then: (page) => page.locator(".menu-button").click() },
  { name: "guide-clerk-news", path: "/desk/notices", as: "clerk-logistics", at: held(640) },
  { name: "guide-clerk-entry", path: "/desk/entry", as: "clerk-logistics", at: { width: 1180, height: 760 }, then: async (page) => {
    const words = ["五号公寓楼三楼的热水器，晚上九点以后", "就没热水了。下中班回来只能洗冷水，", "报过两回，来看了说报废，就没下文了。"];
    const pile = [await sheet(page, ["职工意见表", ...words]), await sheet(page, ["职工意见表", "夜班食堂的汤是凉的。"])];
    await page.locator("input[type=file]").first().setInputFiles(pile.map((one, at) => ({ ...one, name: `${at + 1}.png` })));
    await page.locator("#entry-sheet").fill("0012");
    await page.locator("form textarea").fill(words.join(""));
    await page.waitForLoadState("networkidle");
  } },
  { name: "guide-coordinator-figures", path: "/desk/figures", as: "coordinator", at: { width: 1180, height: 720 } },
  { name: "guide-coordinator-publish", path: "/desk/matters?view=to_decide", as: "coordinator", at: { width: 1180, height: 900 }, of: "section.card:has(> .panel)", then: async (page) => {
    await firstLink(page, "/desk/matters/");
    await page.getByRole("button", { name: /^(公示|Publish)$/ }).click();
    await page.locator(".panel textarea").nth(1).fill("每班提前两小时公布计划，变更写明原因；有疑问打调度室 13800000000，找信息中心。");
    await page.locator(".panel button[type=submit]").click();  // does not publish: the check asks first about the telephone
    await page.locator(".panel").getByText("13800000000").nth(1).waitFor();
  } },
];

// The browser's own words (dates, files) in the pages' language.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  env: { ...process.env, LANGUAGE: language === "en" ? "en_GB" : "zh_CN" },
});
try {
  for (const [size, viewport] of Object.entries({ phone, desk })) {
    const states = new Map<string, Awaited<ReturnType<Awaited<ReturnType<typeof browser.newContext>>["storageState"]>>>();
    for (const shot of shots.filter((each) => each.name.includes(only))) {
      if (shot.at && size === "desk") continue;
      const context = await browser.newContext({ viewport: shot.at ?? viewport, deviceScaleFactor: shot.at?.scale ?? 1, locale: language === "en" ? "en-GB" : "zh-CN",
        storageState: shot.as ? states.get(shot.as) : undefined });
      const page = await context.newPage();
      await page.addInitScript((word) => localStorage.setItem("huiyin.lang", word), language);
      if (shot.as && !states.has(shot.as)) {
        await context.request.post(`${url}/api/v1/private/session`, { data: { login: shot.as, password }, headers: { Origin: url } });
        states.set(shot.as, await context.storageState());
      }
      await page.goto(url + shot.path, { waitUntil: "networkidle" });
      if (shot.then) await shot.then(page).catch((fault) => console.error(`${size} ${shot.name}: ${String(fault).split("\n")[0]}`));
      await page.waitForTimeout(250);  // fades end
      const path = join(folder, shot.at ? `${shot.name}.png` : `${size}-${shot.name}.png`);
      if (shot.of) await page.locator(shot.of).first().screenshot({ path });
      else await page.screenshot({ path, fullPage: size === "phone" && !shot.at && !process.env.VIEW });
      await context.close();
    }
  }
} finally {
  await browser.close();
}
