// What an anonymous voice leaves behind: its words, its day, nothing that leads to whoever said it. Looked for where it would
// be: in every table, in the raw bytes of the database and its log, and in everything the server has written.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { rowsOf, tableNames } from "./support/tables.ts";
import { World } from "./support/world.ts";

const kAgent = "Mozilla/5.0 (MarkedAgent-7f3a91)";
const kForwarded = "203.0.113.77";
const kWords = "这句话没有名字，标记是海鸥四十二";

describe("an anonymous voice", () => {
  let world: World;
  const codes: string[] = [];
  const keys: string[] = [];

  before(async () => {
    world = await World.start({ env: { HUIYIN_TRUSTED_PROXIES: "127.0.0.1" } });
    // Three moments of one day, far from midnight, that must not be found anywhere afterwards.
    for (const [i, moment] of ["2026-03-04T03:17:42.123Z", "2026-03-04T05:31:08.456Z", "2026-03-04T09:59:59.789Z"].entries()) {
      await world.moveClock(moment);
      const key = freshKey();
      const headers = { "User-Agent": kAgent, "X-Forwarded-For": kForwarded, Forwarded: `for=${kForwarded}`, Referer: `${world.server.url}/q/marked-place`, Cookie: "huiyin_session=marked-cookie" };
      const receipt = await world.api.must(201, "POST", "/api/v1/public/voices", { key, headers, body: { text: `${kWords}，第 ${i}` } });
      codes.push(receipt.receipt_code);
      keys.push(key);
      await world.api.must(201, "POST", "/api/v1/public/voice/notes", { receipt: receipt.receipt_code, headers, body: { text: `补一句 ${i}` } });
    }
    // From here on the day is another one, so that what staff do carries other times.
    await world.moveClock("2026-03-05T01:00:00Z");
    const id = await world.find(`${kWords}，第 0`);
    await world.changeVoice(id, "accept", "coordinator");
    await world.changeVoice(id, "answer", "coordinator", { text: "好", outcome: "explained", reason: "问答" });
    await world.moveClock("2026-03-06T04:44:44.444Z");
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: codes[0], headers: { "User-Agent": kAgent }, body: { rating: "satisfied", comment: "行" } });
    await world.moveClock("2026-03-09T01:00:00Z");
  });
  after(() => world?.server.dispose());

  /** Every value of every table, with where it stands. */
  function cells(): { table: string; column: string; value: unknown }[] {
    const found: { table: string; column: string; value: unknown }[] = [];
    for (const name of tableNames(world.server)) {
      for (const row of rowsOf(world.server, name)) {
        for (const [column, value] of Object.entries(row)) found.push({ table: name, column, value });
      }
    }
    return found;
  }

  function files(): string[] {
    return readdirSync(world.server.dir, { recursive: true, encoding: "utf8" }).map((name) => join(world.server.dir, name)).filter((path) => statSync(path).isFile());
  }

  it("leaves no address, agent, referrer, cookie, code or key in any byte on disk", () => {
    const marks = [kAgent, "MarkedAgent", kForwarded, "marked-place", "marked-cookie", ...codes, ...codes.map((c) => c.replaceAll("-", "")), ...keys];
    for (const path of files()) {
      const bytes = readFileSync(path);
      for (const mark of marks) assert.ok(!bytes.includes(mark), `"${mark}" is in ${path}`);
    }
    const address = Buffer.from([203, 0, 113, 77]);
    for (const { table, column, value } of cells()) {
      if (value instanceof Uint8Array && value.length === 4) assert.notDeepEqual(Buffer.from(value), address, `${table}.${column}`);
    }
  });

  it("leaves no moment of that day in any table: not as a number, not as text, not inside an id", () => {
    const dayStart = Date.parse("2026-03-03T16:00:00Z");  // local midnight
    const days = [[dayStart, dayStart + 86_400_000], [dayStart + 2 * 86_400_000, dayStart + 3 * 86_400_000]];
    const inside = (ms: number): boolean => days.some(([from, to]) => ms > from && ms < to);
    for (const { table, column, value } of cells()) {
      const where = `${table}.${column} = ${value}`;
      if (typeof value === "bigint") {
        const number = Number(value);
        for (const ms of [number * 1000, number, number / 1000, number / 1e6]) {
          assert.ok(!(number > 1e9 && inside(ms)), where);
        }
      }
      if (typeof value === "string") assert.doesNotMatch(value, /2026-03-0[46]T(?!00:00:00)/, where);
      if (value instanceof Uint8Array && value.length === 16 && value[6] >> 4 === 7) {
        const ms = Number(Buffer.from(value.slice(0, 6)).readUIntBE(0, 6));
        assert.ok(!inside(ms), `${where}: the id holds ${new Date(ms).toISOString()}`);
      }
    }
  });

  it("has an id whose time is the start of its day, the same for all of that day, with no order", async () => {
    const ids = await Promise.all([0, 1, 2].map((i) => world.find(`${kWords}，第 ${i}`)));
    const times = ids.map((id) => parseInt(id.replaceAll("-", "").slice(0, 12), 16));
    assert.deepEqual(new Set(times), new Set([Date.parse("2026-03-03T16:00:00Z")]));
  });

  it("is journalled by day only, without an actor", async () => {
    const entries: any[] = [];
    for (let after = 0; ; ) {
      const page = await world.api.must(200, "GET", `/api/v1/private/journal?limit=200&after=${after}`, { as: "observer" });
      entries.push(...page.items);
      if (!page.next_after || page.items.length === 0) break;
      after = page.next_after;
    }
    const own = entries.filter((e) => ["2026-03-04", "2026-03-06"].includes(e.on));
    assert.ok(own.length >= 7, `${own.length} entries: ${own.map((e) => e.kind)}`);
    for (const entry of own) {
      assert.ok(!("at" in entry), JSON.stringify(entry));
      assert.ok(!("actor_id" in entry), JSON.stringify(entry));
    }
    const text = JSON.stringify(entries);
    assert.ok(!text.includes("海鸥"), "the journal holds commitments, never words");
  });

  it("shows staff no moment, no name and no way to the speaker", async () => {
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find(`${kWords}，第 1`)}`, { as: "coordinator" });
    assert.ok(!("received_at" in voice) && !("speaker_name" in voice) && !("speaker_contact" in voice));
    for (const item of voice.timeline.filter((t: any) => t.on === "2026-03-04")) assert.ok(!("at" in item) && !("actor" in item), JSON.stringify(item));
    for (const code of codes) assert.ok(!JSON.stringify(voice).includes(code));
  });

  it("leaves nobody's words in the server's log", () => {
    const log = readFileSync(world.server.log, "utf8");
    for (const words of ["海鸥", "补一句", "203.0.113", "试者", "2026-03-04T03", "03:17:42"]) assert.ok(!log.includes(words), words);
  });

  it("writes the log of a public request without an exact moment of its own", async () => {
    // Failing requests are the ones that get logged: they may name the route and a reference, nothing of the sender.
    await world.api.ask("POST", "/api/v1/public/voices", { headers: { "User-Agent": kAgent }, raw: '{"text":"坏的 JSON 海鸥' });
    assert.ok(!readFileSync(world.server.log, "utf8").includes("海鸥"));
  });
});
