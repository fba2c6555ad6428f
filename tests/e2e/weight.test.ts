// What the pages weigh as they are sent: the bodies on the wire, everything until the page rests, the server's own data too.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser } from "playwright-core";

import { noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { World } from "./support/world.ts";

const kKilobyte = 1000;

describe("the weight of", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  before(async () => {
    world = await World.start();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  for (const { name, path, there, most, requests, as } of [
    { name: "the worker's form", path: "/", there: "#photo-input", most: 50, requests: 6, as: undefined },
    { name: "the public board", path: "/board", there: "main .headline", most: 60, requests: 12, as: undefined },
    { name: "the desk's inbox", path: "/desk/inbox", there: "main h1", most: 220, requests: 24, as: "coordinator" },
  ] as const) {
    it(`${name} is at most ${most} KB in ${requests} requests`, async () => {
      const v = await visit(browser, phone);
      if (as) {
        const [cookie, value] = (await world.api.signIn(as)).split("=");
        await v.context.addCookies([{ name: cookie, value, domain: plantHost, path: "/api/v1/private" }]);
      }
      const sent = new Map<string, number>();
      v.page.on("response", (response) => { if (response.url().startsWith("http")) sent.set(response.url(), Number(response.headers()["content-length"] ?? NaN)); });
      await v.page.goto(`http://${plantHost}:${world.server.port}${path}`);
      await v.page.locator(there).first().waitFor({ state: "attached" });
      await v.page.waitForLoadState("networkidle");
      const bytes = [...sent.values()].reduce((sum, each) => sum + each, 0);
      const list = [...sent].map(([url, each]) => `${each} ${url}`).join("\n");
      assert.ok(bytes > 20 * kKilobyte && bytes <= most * kKilobyte, `${bytes} bytes:\n${list}`);
      assert.ok(sent.size <= requests, `${sent.size} requests:\n${list}`);
      await v.context.close();
    });
  }
});
