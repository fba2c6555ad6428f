// How long a step through the inbox takes with 500 rows: from the key to the frame that shows it, and of
// the page's own time. Prints the figures for docs/benchmarks.md and ends with 1 when a step costs more than 100 ms of its own time.
//
//   HUIYIN_BIN=... node --experimental-strip-types inbox_rows.ts [slower]      slower: how many times the processor is slowed, 1

import { openBrowser, desk as laptop, visit } from "./support/browser.ts";
import { password, World } from "./support/world.ts";

const kRows = 500;
const kSteps = 200;
const kBudget = 100;
const slower = Number(process.argv[2] ?? 1);

const world = await World.start();
const browser = await openBrowser();
try {
  for (let n = 0; n < kRows; n += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, k) => world.say(`第 ${n + k} 条：更衣室的柜子关不上，换班的时候要等，冬天门缝进风`, { unit_id: world.units.quay, category: "work_environment" })));
  }
  const { page, context } = await visit(browser, laptop);
  await page.goto(`${world.server.url}/desk`);
  await page.locator("#login").fill("portCoordinator");
  await page.locator("#password").fill(password);
  await page.locator("form button[type=submit]").click();
  await page.locator("#login").waitFor({ state: "detached" });
  const opened = Date.now();
  await page.goto(`${world.server.url}/desk/inbox?view=all`);
  await page.waitForFunction((rows) => document.querySelectorAll(".inbox-table tbody tr").length === rows, kRows);
  const loaded = Date.now() - opened;
  // The page's own work, in the time of its thread: what others do on the machine meanwhile does not count.
  const tools = await context.newCDPSession(page);
  await tools.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => 1000 * ((await tools.send("Performance.getMetrics")).metrics.find((one) => one.name === "TaskDuration")?.value ?? 0);
  const before = await worked();
  await page.evaluate(async (steps) => {
    for (let n = 0; n < steps; n++) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, cancelable: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, kSteps);
  const own = ((await worked()) - before) / kSteps;
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator(".inbox-table .open").first().evaluate((node) => node.closest("tr")?.focus());
  if (slower > 1) await tools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const measured = await page.evaluate(async (steps) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
    const press = async (key: string, more: KeyboardEventInit = {}) => {
      const before = performance.now();
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
      return (await frame()) - before;
    };
    const idle = async () => {
      const before = performance.now();
      return (await frame()) - before;
    };
    const moves: number[] = [];
    const selects: number[] = [];
    const idles: number[] = [];
    for (let n = 0; n < steps; n++) {
      idles.push(await idle());
      moves.push(await press("j"));
      if (n % 4 === 0) selects.push(await press("x"));
    }
    return { moves, selects, idles };
  }, kSteps);
  const at = (list: number[], share: number) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]!;
  const line = (list: number[]) => `middle ${at(list, 0.5).toFixed(1)} ms, 95 of 100 within ${at(list, 0.95).toFixed(1)} ms, longest ${at(list, 1).toFixed(1)} ms`;
  console.log(`${kRows} rows shown ${loaded} ms after the address was opened`);
  console.log(`a step costs the page ${own.toFixed(1)} ms of its thread's time, drawing the rows included`);
  console.log(`a frame in which nothing happens: ${line(measured.idles)}`);
  console.log(`J, to the frame that shows it: ${line(measured.moves)} (processor slowed ${slower} times)`);
  console.log(`X, the same: ${line(measured.selects)}`);
  if (own > kBudget) process.exitCode = 1;
} finally {
  await browser.close();
  await world.server.dispose();
}
