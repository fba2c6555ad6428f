// Debian's Chromium, driven by playwright-core. The pages are also opened under a host name that is not localhost, where browsers
// grant plain HTTP less (no clipboard, no crypto.subtle), as in most plants.

import { existsSync } from "node:fs";

import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export const chromiumPath = process.env.HUIYIN_CHROMIUM ?? "/usr/bin/chromium";
export const noBrowser = existsSync(chromiumPath) ? false : `there is no ${chromiumPath}`;
export const plantHost = "huiyin.plant.test";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1366, height: 768 };

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", `--host-resolver-rules=MAP ${plantHost} 127.0.0.1`,
    ],
  });
}

export interface Visit { page: Page; context: BrowserContext; requests: string[]; faults: string[] }

/** A page of its own context; notes every request and every script error. */
export async function visit(browser: Browser, viewport: { width: number; height: number }, more: Record<string, unknown> = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport, locale: "zh-CN", reducedMotion: "reduce", ...more });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // A 401 before signing in and a 404 for an unknown code are answers, not faults; and browsers say that plain HTTP, which is
    // normal in a plant, does without the Cross-Origin-Opener-Policy.
    if (message.type() === "error" && !/status of 40[14]|Cross-Origin-Opener-Policy/.test(message.text())) faults.push(message.text());
  });
  return { page, context, requests, faults };
}
