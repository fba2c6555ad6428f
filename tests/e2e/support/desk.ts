// The desk in a browser: signed in as somebody, at a size, watched for faults.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Browser, Page } from "playwright-core";

import { plantHost, visit, type Visit } from "./browser.ts";
import { password, type World } from "./world.ts";
import { adminPassword } from "./server.ts";

export const wide = { width: 1920, height: 1080 };
const shots = join(import.meta.dirname, "../results");

export class Desk {
  readonly base: string;
  readonly #browser: Browser;

  constructor(browser: Browser, world: World) {
    mkdirSync(shots, { recursive: true });
    this.#browser = browser;
    this.base = `http://${plantHost}:${world.server.port}`;
  }

  /** Runs `body` in a page of its own, signed in; fails on any fault in the page's console. `expected`: faults that belong to the test. */
  async as(login: string, viewport: { width: number; height: number }, body: (v: Visit) => Promise<void>, expected = /$^/): Promise<void> {
    const v = await visit(this.#browser, viewport);
    try {
      await v.page.goto(`${this.base}/desk`);
      await v.page.locator("#login").fill(login);
      await v.page.locator("#password").fill(login === "admin" ? adminPassword : password);
      await v.page.locator("form button[type=submit]").click();
      await v.page.locator("#login").waitFor({ state: "detached" });
      await body(v);
      assert.deepEqual(v.faults.filter((fault) => !expected.test(fault)), []);
    } catch (error) {
      await v.page.screenshot({ path: join(shots, "failed.png") }).catch(() => {});
      throw error;
    } finally {
      await v.context.close();
    }
  }
}

export const shot = (page: Page, name: string, fullPage = false): Promise<unknown> => page.screenshot({ path: join(shots, `${name}.png`), fullPage });

export async function fits(page: Page): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
  assert.ok(wide <= seen, `${page.url()} scrolls sideways: ${wide} > ${seen}`);
}

/** What the page says once it says it. */
export const says = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
