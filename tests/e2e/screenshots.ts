// Pictures of every page of a running demo, on a phone's size and a desk's, to look at and for the documents.
//   node --experimental-strip-types screenshots.ts FOLDER [zh|en] [PART-OF-A-NAME]
// Those of the guides (support/guide_shots.ts) write what they show into the demo: give them a fresh one. Shrunk by `pngquant --nofs 32` (64: lists, photos).
//   HUIYIN_URL (http://127.0.0.1:8080), CHROMIUM (/usr/bin/chromium), PASSWORD (huiyin-demo-2026), CODE: a receipt code, VIEW=1: what fits the screen
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { prepareGuides } from "./support/guide_demo.ts";
import { firstLink, guideShots, machines, type Shot } from "./support/guide_shots.ts";

const url = process.env.HUIYIN_URL ?? "http://127.0.0.1:8080";
const password = process.env.PASSWORD ?? "huiyin-demo-2026";
const code = process.env.CODE ?? "";
const [folder = "screenshots", language = "zh", only = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
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
  ...guideShots,
];

// The browser's own words (dates, files) in the pages' language.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  env: { ...process.env, LANGUAGE: language === "en" ? "en_GB" : "zh_CN" },
});
try {
  const wanted = shots.filter((each) => each.name.includes(only));
  if (wanted.some((each) => each.at)) {
    const page = await browser.newPage();
    await prepareGuides(url, password, await machines(page));
    await page.close();
  }
  for (const [size, viewport] of Object.entries({ phone, desk })) {
    const states = new Map<string, Awaited<ReturnType<Awaited<ReturnType<typeof browser.newContext>>["storageState"]>>>();
    for (const shot of wanted) {
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
      if (shot.at) await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      if (shot.paper) await page.emulateMedia({ media: "print" });
      await page.waitForTimeout(250);  // fades end
      const path = join(folder, shot.at ? `${shot.name}.png` : `${size}-${shot.name}.png`);
      if (shot.of) {
        await page.evaluate(() => scrollTo(0, 0));
        const box = await page.locator(shot.of).first().boundingBox();
        if (box) await page.screenshot({ path, fullPage: true, clip: { x: box.x - 12, y: box.y - 12, width: box.width + 24, height: box.height + 24 } });
      } else await page.screenshot({ path, fullPage: size === "phone" && !shot.at && !process.env.VIEW });
      await context.close();
    }
  }
} finally {
  await browser.close();
}
