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
type Shot = { name: string; path: string; as?: string; sizes?: ("phone" | "desk")[]; then?: (page: Page) => Promise<unknown> };

async function firstLink(page: Page, prefix: string): Promise<void> {
  const links = page.locator(`a[href^="${prefix}"]`);
  await links.first().waitFor();
  await links.first().click();
  await page.waitForURL((now) => now.pathname.startsWith(prefix));
  await page.waitForLoadState("networkidle");
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
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
try {
  for (const [size, viewport] of Object.entries({ phone, desk })) {
    const states = new Map<string, Awaited<ReturnType<Awaited<ReturnType<typeof browser.newContext>>["storageState"]>>>();
    for (const shot of shots.filter((each) => each.name.includes(only))) {
      const context = await browser.newContext({ viewport, deviceScaleFactor: 1, locale: language === "en" ? "en-GB" : "zh-CN",
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
      await page.screenshot({ path: join(folder, `${size}-${shot.name}.png`), fullPage: size === "phone" && !process.env.VIEW });
      await context.close();
    }
  }
} finally {
  await browser.close();
}
