// The demo organisation: it fills a fresh server through the API, refuses any other, and what it leaves is sound.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { adminPassword, repository, Server } from "./support/server.ts";
import { ratingsOf } from "./support/world.ts";

const kEnd = "2026-06-12";

async function seed(server: Server, words: string[] = [], env: Record<string, string> = {}): Promise<{ status: number | null; out: string; err: string }> {
  const script = join(repository, "demo/seed.ts");
  const child = spawn(process.execPath, ["--experimental-strip-types", "--no-warnings", script, ...words], {
    env: { PATH: process.env.PATH, HUIYIN_URL: server.url, HUIYIN_ADMIN_PASSWORD: adminPassword, DEMO_END: kEnd, ...env },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => { out += chunk; });
  child.stderr.on("data", (chunk) => { err += chunk; });
  const [status] = await once(child, "close");
  return { status: status as number | null, out, err };
}

describe("the demo", () => {
  let server: Server;
  let samples: Record<string, { code: string; text: string }>;

  before(async () => {
    server = await Server.start({ clock: "2025-12-01T00:00:00Z" });
    const file = join(server.dir, "samples.json");
    const ran = await seed(server, ["--samples", file]);
    assert.equal(ran.status, 0, ran.err + ran.out);
    samples = JSON.parse(readFileSync(file, "utf8"));
    server.api.know("coordinator", "huiyin-demo-2026");
    server.api.know("administrator", "huiyin-demo-2026");
  });
  after(() => server?.dispose());

  it("holds some 300 voices and 50 matters, and its figures add up", async () => {
    const { headline, units } = await server.api.must(200, "GET", "/api/v1/public/board");
    assert.ok(headline.received >= 300, String(headline.received));
    assert.equal(headline.received, headline.waiting + headline.answered + headline.declined);
    assert.equal(headline.answered, ratingsOf(headline));
    for (const figure of ["waiting", "declined", "satisfied", "partly", "not", "unrated"]) assert.ok(headline[figure] > 0, figure);
    assert.ok(headline.matters >= 40);
    assert.ok(units.every((row: any) => row.voices >= 5), JSON.stringify(units));
  });

  it("shows matters in every state, some of them overdue", async () => {
    const states = new Map<string, number>();
    let overdue = 0;
    for (let cursor = ""; ; ) {
      const page = await server.api.must(200, "GET", `/api/v1/private/matters?limit=200${cursor && `&cursor=${cursor}`}`, { as: "coordinator" });
      for (const item of page.items) {
        states.set(item.state, (states.get(item.state) ?? 0) + 1);
        overdue += item.overdue ? 1 : 0;
        assert.ok(item.owner && item.due_on, "every matter has one present owner and one due date");
      }
      cursor = page.next_cursor ?? "";
      if (!cursor) break;
    }
    for (const state of ["received", "accepted", "decided", "in_progress", "answered", "verified", "closed", "returned", "reopened"]) {
      assert.ok(states.get(state), `${state}: ${JSON.stringify([...states])}`);
    }
    assert.ok(overdue > 0);
  });

  it("gives sample codes that show what they say", async () => {
    const rate = await server.api.must(200, "GET", "/api/v1/public/voice", { receipt: samples.waiting_for_rating.code });
    assert.equal(rate.can_rate, true);
    assert.equal((await server.api.must(200, "GET", "/api/v1/public/voice", { receipt: samples.in_progress.code })).state, "linked");
  });

  it("knows every unit's head and all seven roles", async () => {
    const units = await server.api.must(200, "GET", "/api/v1/private/units", { as: "administrator" });
    assert.ok(units.items.length >= 25);
    assert.ok(units.items.every((unit: any) => unit.head));
    const people = await server.api.must(200, "GET", "/api/v1/private/persons?limit=200", { as: "administrator" });
    const roles = new Set(people.items.flatMap((p: any) => p.roles.map((r: any) => r.role)));
    assert.equal(roles.size, 7, [...roles].join());
  });

  it("leaves tables that follow from the journal", () => {
    const verified = server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });

  it("is refused on a server that already has voices", async () => {
    const ran = await seed(server);
    assert.equal(ran.status, 2);
    assert.match(ran.err, /already holds \d+ voices/);
  });

  it("is refused on a server whose clock cannot be moved, and changes nothing there", async () => {
    const real = await Server.start();
    try {
      const ran = await seed(real);
      assert.equal(ran.status, 2, ran.err);
      assert.match(ran.err, /--test-clock/);
      real.api.know("admin", adminPassword);
      assert.equal((await real.api.must(200, "GET", "/api/v1/private/units", { as: "admin" })).items.length, 1);
    } finally {
      await real.dispose();
    }
  });

  it("is refused when nobody answers at the address", async () => {
    const ran = await seed(server, [], { HUIYIN_URL: "http://127.0.0.1:1" });
    assert.equal(ran.status, 2);
    assert.match(ran.err, /No Huiyin server/);
  });
});
