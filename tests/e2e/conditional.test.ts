// ETags: nobody overwrites what somebody else changed, and what has not changed is not sent again. Paging: everything, once.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { World } from "./support/world.ts";

describe("conditional requests", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  it("refuse a change of a matter that somebody else changed meanwhile, and say who and when", async () => {
    const { id } = await world.newMatter("雨棚漏水");
    const mine = await world.matter(id);
    await world.change(id, "decision", "leader", world.decision());
    const reply = await world.api.ask("POST", `/api/v1/private/matters/${id}/publication`, {
      as: "coordinator", etag: mine.etag, body: { question: "雨棚漏", measures: "修" },
    });
    assert.equal(reply.status, 412);
    assert.equal(reply.body.code, "stale");
    assert.equal(reply.body.changed_by, "试者leader");
    assert.match(reply.body.changed_at, /^2026-03-02T01:/);
  });

  for (const [what, path, id, body] of [
    ["unit", "/api/v1/private/units", () => world.units.yard, { name: "堆场二班" }],
    ["person", "/api/v1/private/persons", () => world.people.worker, { name: "试者新名" }],
  ] as const) {
    it(`refuse a change of a ${what} that somebody else changed meanwhile, and want If-Match`, async () => {
      const change = (etag?: string) => world.api.ask("PATCH", `${path}/${id()}`, { as: "admin", etag, body });
      assert.equal((await change()).status, 428);
      const page = await world.api.must(200, "GET", `${path}${what === "person" ? "?limit=200" : ""}`, { as: "admin" });
      const seen = `"${page.items.find((item: any) => item.id === id()).version}"`;
      const first = await change(seen);
      assert.equal(first.status, 200);
      assert.equal(first.etag, `"${first.body.version}"`);
      const late = await world.api.ask("PATCH", `${path}/${id()}`, { as: "admin", etag: seen, body: { name: "别的名字" } });
      assert.equal(late.status, 412);
      assert.ok(late.body.changed_by && late.body.changed_at);
      assert.match(late.body.title, /^Somebody changed this just now/);
      const again = await world.api.ask("PATCH", `${path}/${id()}`, { as: "admin", etag: first.etag ?? "", body: { name: "别的名字" } });
      assert.equal(again.status, 200);
    });
  }

  it("want If-Match on a change of a matter", async () => {
    const { id } = await world.newMatter("台阶缺一块");
    const reply = await world.api.ask("POST", `/api/v1/private/matters/${id}/decision`, { as: "leader", body: world.decision() });
    assert.equal(reply.status, 428);
    assert.equal(reply.body.code, "precondition_required");
  });

  it("take the ETag that a change itself gave for the next one", async () => {
    const { id } = await world.newMatter("扶手松了");
    const { etag } = await world.matter(id);
    const decided = await world.api.ask("POST", `/api/v1/private/matters/${id}/decision`, { as: "leader", etag, body: world.decision() });
    assert.equal(decided.status, 200);
    const next = await world.api.ask("POST", `/api/v1/private/matters/${id}/progress`, {
      as: "cook", etag: decided.etag ?? "", body: { text: "量好尺寸", percent: 10 },
    });
    assert.equal(next.status, 200);
    assert.notEqual(next.etag, decided.etag);
  });

  it("repeat a change with the same key without changing anything twice", async () => {
    const { id } = await world.newMatter("水龙头滴水");
    await world.change(id, "decision", "leader", world.decision());
    const { etag } = await world.matter(id);
    const ask = { as: "cook", etag, key: freshKey(), body: { text: "换了垫圈", percent: 50 } };
    const first = await world.api.ask("POST", `/api/v1/private/matters/${id}/progress`, ask);
    const second = await world.api.ask("POST", `/api/v1/private/matters/${id}/progress`, ask);
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(second.body.progress.length, 1);
  });

  it("answer 304 for a board that has not changed, and 200 when it has", async () => {
    const first = await world.api.ask("GET", "/api/v1/public/board");
    assert.ok(first.etag);
    const again = await world.api.ask("GET", "/api/v1/public/board", { headers: { "If-None-Match": first.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.text, "");
    await world.say("新的一句话，总数要变");
    const after = await world.api.ask("GET", "/api/v1/public/board", { headers: { "If-None-Match": first.etag } });
    assert.equal(after.status, 200);
    assert.equal(after.body.headline.received, first.body.headline.received + 1);
  });

  it("tell only the day, and never \"just now\", of what a speaker changed days ago", async () => {
    const { id, code, voice } = await world.newMatter("门关不严");
    await world.change(id, "decision", "leader", world.decision());
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "修好了" });
    const matter = await world.matter(id);
    const seen = (await world.api.ask("GET", `/api/v1/private/voices/${voice}`, { as: "coordinator" })).etag ?? "";
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: code, body: { rating: "not", comment: "还是关不严" } });
    await world.moveClock("2026-03-05T02:00:00Z");
    const reopened = await world.api.ask("POST", `/api/v1/private/matters/${id}/progress`, { as: "cook", etag: matter.etag, body: { text: "再看", percent: 10 } });
    const declined = await world.api.ask("POST", `/api/v1/private/voices/${voice}/answer`, { as: "coordinator", etag: seen, body: { outcome: "explained", text: "再说明", reason: "说明" } });
    for (const reply of [reopened, declined]) {
      assert.equal(reply.status, 412, reply.text);
      assert.deepEqual([reply.body.changed_on, reply.body.changed_at, reply.body.changed_by], ["2026-03-02", undefined, undefined]);
      assert.equal(reply.body.title, "Somebody changed this on 2 March 2026. Look at the change, then save again");
    }
  });
});

describe("paging by cursor", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  async function pages(path: string, as?: string): Promise<any[][]> {
    const all: any[][] = [];
    for (let cursor = ""; ; ) {
      const page = await world.api.must(200, "GET", `${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { as });
      all.push(page.items);
      cursor = page.next_cursor ?? "";
      if (!cursor) return all;
      assert.ok(all.length < 100, "the cursor goes round");
    }
  }

  it("covers every voice once, oldest acceptance date first, also while new ones come in", async () => {
    for (let i = 0; i < 25; i += 1) await world.say(`第 ${i} 句话，各不相同`);
    await world.moveClock("2026-03-03T01:00:00Z");
    for (let i = 25; i < 40; i += 1) await world.say(`第 ${i} 句话，各不相同`);
    const all = (await pages("/api/v1/private/voices?limit=7", "coordinator")).flat();
    assert.equal(all.length, 40);
    assert.equal(new Set(all.map((v) => v.id)).size, 40);
    const dates = all.map((v) => v.accept_due_on);
    assert.deepEqual(dates, [...dates].sort());
  });

  it("covers every matter, person and published matter once", async () => {
    for (let i = 0; i < 9; i += 1) {
      const { id } = await world.newMatter(`第 ${i} 件事，要分页`);
      await world.change(id, "publication", "coordinator", { question: `公示 ${i}`, measures: "办" });
    }
    for (const [path, as, count] of [["/api/v1/private/matters?limit=2", "coordinator", 9], ["/api/v1/private/persons?limit=5", "coordinator", 14], ["/api/v1/public/board?limit=4", undefined, 9]] as const) {
      const all = await pages(path, as);
      const keys = all.flat().map((item) => item.id ?? item.number);
      assert.equal(keys.length, count, path);
      assert.equal(new Set(keys).size, count, path);
    }
  });

  it("refuses a cursor that it did not give and a limit out of bounds", async () => {
    for (const query of ["cursor=nonsense", "cursor=%00", "limit=0", "limit=201", "limit=ten", "state=nonsense"]) {
      const reply = await world.api.ask("GET", `/api/v1/private/voices?${query}`, { as: "coordinator" });
      assert.equal(reply.status, 400, query);
    }
  });

  it("refuses parameters that a list does not know, and one that stands there twice", async () => {
    for (const list of ["voices", "my/voices", "matters", "persons", "units", "campaigns", "journal"]) {
      for (const query of ["colour=red", "limit=5&Limit=5", "x"]) {
        const reply = await world.api.ask("GET", `/api/v1/private/${list}?${query}`, { as: "observer" });
        assert.equal(reply.status, 400, `${list}?${query}`);
      }
    }
    assert.equal((await world.api.ask("GET", "/api/v1/private/voices?limit=5&limit=6", { as: "coordinator" })).status, 400);
  });

  it("reads the journal by position without a gap", async () => {
    const seen: number[] = [];
    for (let after = 0; ; ) {
      const page = await world.api.must(200, "GET", `/api/v1/private/journal?limit=100&after=${after}`, { as: "observer" });
      seen.push(...page.items.map((item: any) => item.position));
      if (!page.next_after || page.items.length === 0) break;
      after = page.next_after;
    }
    assert.deepEqual(seen, seen.map((_, i) => i + 1));
  });
});
