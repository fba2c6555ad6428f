// Every page of both applications under axe-core, light and dark, in Chinese and English, filled, empty and failed: no violation, and
// no contrast that nobody computed. The state is asserted before it is judged. `HUIYIN_TEST_SOAK=1` runs every combination; otherwise
// each filled page takes its turn in one of them, and every other page empty or failed. So are the dialogs and forms behind its buttons, and
// what they say when something is missing. And 320 pixels wide, nothing scrolls sideways.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page, Request } from "playwright-core";

import { faultsOn } from "./support/axe.ts";
import { desk, noBrowser, openBrowser, phone, plantHost, visit, type Visit } from "./support/browser.ts";
import { fill, type Filled } from "./support/filled.ts";
import { fillMore, opened } from "./support/opened.ts";
import { deskRoutes, type Examples, type Route, workerRoutes } from "./support/routes.ts";
import { until } from "./support/server.ts";
import { World } from "./support/world.ts";

const kLooks = [["light", "zh"], ["dark", "en"], ["light", "en"], ["dark", "zh"]] as const;
const kAll = Boolean(process.env.HUIYIN_TEST_SOAK);
const kNobody = "01890000-0000-7000-8000-000000000000";
// Pages that ask nothing of the server when they are opened, so that nothing can fail there.
const kAskNothing = ["/", "/q/:place", "/r", "/privacy", "/desk/signin", "/desk/me"];
// Shown when there is something to show.
const kFilled: Record<string, string> = {
  "/": "form.submit #photo-input", "/q/:place": ".scanned-place", "/board": "table.board tbody tr", "/board/:number": "main article h1",
  "/deeds": "main li h2", "/me": ".my-voice", "/desk/inbox": ".inbox-table tbody tr", "/desk/matters": "main a[href^='/desk/matters/']",
  "/desk/v/:id": ".voice-detail blockquote", "/desk/campaigns": "main li, main tbody tr", "/desk/gatherings": "main li, main tbody tr",
};
// As a judgement of one screen: 1280 pixels and more, as the design says.
const kWideOnly = ["/desk/triage", "/desk/screen"];

type State = "filled" | "empty" | "failed";
type Look = (typeof kLooks)[number];

describe("every page", { skip: noBrowser }, () => {
  let full: Filled;
  let bare: World;
  let browser: Browser;
  const none: Examples = { voice: kNobody, matter: kNobody, number: 999, campaign: kNobody };

  before(async () => {
    full = await fill(await World.start());
    bare = await World.start();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await full?.world.server.dispose();
    await bare?.server.dispose();
  });

  const cookies = new Map<string, string>();
  const worldOf = (state: State): World => (state === "empty" ? bare : full.world);

  async function open(route: Route, state: State, [theme, language]: Look, viewport: { width: number; height: number }): Promise<Visit> {
    const world = worldOf(state);
    const v = await visit(browser, viewport, { colorScheme: theme });
    await v.context.addInitScript((word) => localStorage.setItem("huiyin.lang", word), language);
    if (route.as) {
      const known = `${state === "empty"} ${route.as}`;
      const cookie = cookies.get(known) ?? (await world.api.signIn(route.as));
      cookies.set(known, cookie);
      const [name, value] = cookie.split("=");
      await v.context.addCookies([{ name, value, domain: plantHost, path: "/api/v1/private" }]);
    }
    if (state === "failed") {
      await v.context.route("**/api/v1/**", (asked) => asked.request().url().endsWith("/session") ? asked.continue() : asked.fulfill({
        status: 500, contentType: "application/problem+json",
        body: JSON.stringify({ type: "urn:huiyin:problem:internal", title: "没有成功", status: 500, code: "internal", reference: "E-7F3A" }) }));
    }
    const asked = new Set<Request>();
    v.page.on("request", (request) => request.resourceType() !== "eventsource" && asked.add(request));
    v.page.on("requestfinished", (request) => asked.delete(request));
    v.page.on("requestfailed", (request) => asked.delete(request));
    await v.page.goto(`http://${plantHost}:${world.server.port}${route.path}`);
    await settled(v.page, asked);
    return v;
  }

  // Nothing is on its way, and what was loaded is shown.
  async function settled(page: Page, asked: ReadonlySet<Request> = new Set()): Promise<void> {
    await page.locator("main h1").first().waitFor({ state: "attached" });
    const busy = (): Promise<number> => page.locator("[aria-busy=true]").count();
    await until(`${page.url()} to be loaded`, async () => asked.size === 0 && (await busy()) === 0 && asked.size === 0);
  }

  async function isThere(page: Page, route: Route, state: State): Promise<void> {
    const wrong = await page.locator(".error:visible, [role=alert]:visible, .note.red:visible").count();
    if (state === "failed") assert.ok(wrong > 0, `${route.path} says nothing of the failure`);
    if (state === "filled") {
      assert.equal(wrong, 0, `${route.path}: ${await page.locator("main").innerText()}`);
      const sign = kFilled[route.pattern];
      if (sign) await page.locator(sign).first().waitFor();
    }
  }

  async function judge(route: Route, state: State, look: Look, viewport: { width: number; height: number }): Promise<void> {
    const v = await open(route, state, look, viewport);
    try {
      await isThere(v.page, route, state);
      assert.equal(await v.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), look[0] === "dark");
      assert.equal(await v.page.locator("html").getAttribute("lang"), look[1] === "en" ? "en" : "zh-CN");
      assert.deepEqual(await faultsOn(v.page), []);
      if (state !== "failed") assert.deepEqual(v.faults, []);
    } finally {
      await v.context.close();
    }
  }

  const states: State[] = ["filled", "empty", "failed"];
  for (const [name, of, viewport] of [["worker", workerRoutes, phone], ["desk", deskRoutes, desk]] as const) {
    describe(`of the ${name}`, () => {
      for (const [turn, { pattern }] of of(none).entries()) {
        for (const [step, state] of states.entries()) {
          if (state === "failed" && kAskNothing.includes(pattern)) continue;
          if (!kAll && state !== "filled" && (turn + step) % 2) continue;
          const looks = kAll ? kLooks : [kLooks[(turn + step) % kLooks.length]!];
          for (const look of looks) {
            it(`${pattern} ${state}, ${look.join(", ")}`, async () => {
              const route = of(state === "empty" ? none : full.examples)[turn]!;
              await judge(route, state, look, viewport);
            });
          }
        }
      }

      it("fits 320 pixels without scrolling sideways, in both languages", async () => {
        const wide: string[] = [];
        for (const [turn, route] of of(full.examples).entries()) {
          if (kWideOnly.includes(route.pattern)) continue;
          for (const language of kAll ? (["zh", "en"] as const) : ([turn % 2 ? "zh" : "en"] as const)) {
            const v = await open(route, "filled", ["light", language], { width: 320, height: 640 });
            const width = await v.page.evaluate(() => document.documentElement.scrollWidth);
            if (width > 320) wide.push(`${route.path} (${language}): ${width}`);
            await v.context.close();
          }
        }
        assert.deepEqual(wide, []);
      });
    });
  }

  // What opens on a page, one look each; all looks in the long run. The table needs what `before` makes: its names are asked of an empty one.
  describe("with something open", () => {
    let split = "";
    before(async () => { ({ split } = await fillMore(full)); });
    const names = opened({ world: undefined as never, examples: none, code: "" }, kNobody);
    for (const [turn, { name, worker }] of names.entries()) {
      for (const look of kAll ? kLooks : [kLooks[turn % kLooks.length]!]) {
        it(`${name}, ${look.join(", ")}`, async () => {
          const { route, judge: walk } = opened(full, split)[turn]!;
          const v = await open(route, "filled", look, worker ? phone : desk);
          try {
            const faults: string[] = [];
            await walk(v.page, async (what) => {
              assert.equal(await v.page.locator("html").getAttribute("lang"), look[1] === "en" ? "en" : "zh-CN");
              for (const fault of await faultsOn(v.page)) faults.push(`${what}: ${fault}`);
            });
            assert.deepEqual(faults, []);
          } finally {
            await v.context.close();
          }
        });
      }
    }
  });

  it("of the worker grows with large text and still fits a phone", async () => {
    const wide: string[] = [];
    for (const route of workerRoutes(full.examples)) {
      const v = await open(route, "filled", ["light", "zh"], phone);
      await v.page.getByRole("button", { name: /大字/ }).click();
      assert.equal(await v.page.evaluate(() => getComputedStyle(document.body).fontSize), "20px", route.path);
      for (const width of [390, 320]) {
        await v.page.setViewportSize({ width, height: 844 });
        const seen = await v.page.evaluate(() => document.documentElement.scrollWidth);
        if (seen > width) wide.push(`${route.path} at ${width}: ${seen}`);
      }
      await v.page.reload();
      await v.page.locator("footer").waitFor();
      assert.equal(await v.page.evaluate(() => getComputedStyle(document.body).fontSize), "20px", `${route.path} keeps it`);
      await v.context.close();
    }
    assert.deepEqual(wide, []);
  });
});
