// How soon a page can be used on a bad line, and what it weighs: Chromium with 400 kbit/s, 400 ms and the processor slowed four
// times, the server on this machine, plain HTTP, nothing kept from before. The middle of five.
//   HUIYIN_BIN=... node --experimental-strip-types usable.ts [ROUNDS]      figures for docs/benchmarks.md
// "Usable": the words can be typed and the button works. The form and the board stand in the page itself; "taken over": the application has come.

import { type Browser, type CDPSession } from "playwright-core";

import { openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { fill } from "./support/filled.ts";
import { World } from "./support/world.ts";

const rounds = Number(process.argv[2] ?? 5);
const kSlow = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, offline: false };

interface Page { name: string; path: string; usable: string; whole: string; as?: "coordinator" }
interface Seen { usable: number; whole: number; paint: number; bytes: number; requests: number }

const kPages: Page[] = [
  { name: "worker, submit", path: "/", usable: "#voice-text", whole: "#photo-input" },
  { name: "public board", path: "/board", usable: "table.board tbody tr", whole: "footer.foot" },
  { name: "desk, inbox", path: "/desk/inbox?state=received", usable: ".inbox-table tbody tr", whole: ".inbox-table tbody tr", as: "coordinator" },
];

// The page notes for itself when each part can be seen: asking from outside would wait on the slowed line too.
function watch([usable, whole]: readonly [string, string]): void {
  const seen: Record<string, number> = {};
  (window as any).seen = seen;
  const look = (): void => {
    const field = document.querySelector(usable);
    if (field && !seen.usable && field.getClientRects().length && (document as any).styleSheets.length) seen.usable = performance.now();
    if (document.querySelector(whole) && !seen.whole) seen.whole = performance.now();
    if (!seen.usable || !seen.whole) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.paint = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
}

async function once(browser: Browser, world: World, page: Page): Promise<Seen> {
  const v = await visit(browser, phone);
  try {
    if (page.as) {
      const [name, value] = (world.api.cookies.get(page.as) ?? (await world.api.signIn(page.as))).split("=");
      await v.context.addCookies([{ name, value, domain: plantHost, path: "/api/v1/private" }]);
    }
    await v.page.addInitScript(watch, [page.usable, page.whole] as const);
    const line: CDPSession = await v.context.newCDPSession(v.page);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", kSlow);
    await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    let bytes = 0;
    let requests = 0;
    line.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; requests += 1; });
    await v.page.goto(`http://${plantHost}:${world.server.port}${page.path}`);
    await v.page.waitForFunction(() => (window as any).seen.usable && (window as any).seen.whole);
    await v.page.waitForLoadState("networkidle");
    const { usable, whole, paint } = await v.page.evaluate(() => (window as any).seen);
    return { usable, whole, paint, bytes, requests };
  } finally {
    await v.context.close();
  }
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
const { world } = await fill(await World.start());
const browser = await openBrowser();
try {
  console.log("| page | usable | taken over | largest paint | bytes | requests |\n| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const page of kPages) {
    const seen: Seen[] = [];
    for (let i = 0; i < rounds; ++i) seen.push(await once(browser, world, page));
    const at = (name: keyof Seen): number => middle(seen.map((one) => one[name]));
    const seconds = (name: keyof Seen): string => `${(at(name) / 1000).toFixed(2)} s`;
    console.log(`| ${page.name} | ${seconds("usable")} | ${seconds("whole")} | ${seconds("paint")} | ${(at("bytes") / 1000).toFixed(1)} KB | ${at("requests")} |`);
  }
} finally {
  await browser.close();
  await world.server.dispose();
}
