// Every kind of write survives a kill: clients live through whole matters while the server is killed at random moments. What was
// acknowledged is there, what was on its way is sent again with its key and happens once, and the tables follow from the journal.
// FAULT_ROUNDS kills (6; the soak does more).

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, describe, it } from "node:test";

import { type Ask, freshKey } from "../e2e/support/api.ts";
import { type PersonName, World } from "../e2e/support/world.ts";

const kClients = 6;
const rounds = Number(process.env.FAULT_ROUNDS ?? (process.env.HUIYIN_TEST_QUICK ? 2 : 6));

/** One request; a write has the status that it must get, now and whenever it is sent again. */
interface Step { name: string; method: string; path: string; ask: Ask; status: number }
type Story = AsyncGenerator<Step, void, { body: any; etag: string }>;

const read = (as: PersonName, path: string): Step => ({ name: "", method: "GET", path, ask: { as }, status: 200 });
function write(name: string, as: PersonName | "admin" | undefined, path: string, body?: unknown, more: Ask = {}, status = 200, method = "POST"): Step {
  return { name, method, path, ask: { as, body, key: freshKey(), ...more }, status };
}

describe("a server that is killed in the middle of every kind of write", () => {
  let world: World;
  let campaign = "";
  const seen = new Map<string, number>();

  before(async () => {
    world = await World.start();
    campaign = (await world.api.must(201, "POST", "/api/v1/private/campaigns", { as: "coordinator", body: { name: "听意见", starts_on: "2026-03-02" } })).id;
  });
  after(() => world?.server.dispose());

  /** A matter from the first word to the call-back, again and again. */
  async function* matters(client: number): Story {
    for (let turn = 0; ; turn += 1) {
      const text = `${client} 号第 ${turn} 回：灯坏了`;
      const receipt = (yield write("say", undefined, "/api/v1/public/voices", { text, unit_id: world.units.quay, identity: "named", speaker_name: "林某", speaker_contact: "内线 2000" }, {}, 201)).body.receipt_code;
      let voice = "";
      for (let cursor = ""; !voice; ) {
        const page = (yield read("coordinator", `/api/v1/private/voices?state=received&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).body;
        voice = page.items.find((one: any) => one.excerpt === text)?.id ?? "";
        cursor = page.next_cursor ?? "";
        assert.ok(voice || cursor, `an acknowledged voice is in the inbox: ${text}`);
      }
      yield write("note", undefined, "/api/v1/public/voice/notes", { text: "在门口" }, { receipt }, 201);
      const fresh = (yield read("coordinator", `/api/v1/private/voices/${voice}`)).etag;
      yield write("accept a voice", "coordinator", `/api/v1/private/voices/${voice}/accept`, undefined, { etag: fresh });
      const id = (yield write("make a matter", "coordinator", "/api/v1/private/matters", { question: text, voice_ids: [voice], unit_id: world.units.quay }, {}, 201)).body.id;
      const path = `/api/v1/private/matters/${id}`;
      for (const step of [
        write("track", "coordinator", `${path}/track`, { track: "union" }),
        write("decide", "leader", `${path}/decision`, world.decision({ assisting_unit_ids: [world.units.yard] })),
        write("measure", "cook", `${path}/measures`, { text: "买灯", owner_id: world.people.cookTwo, due_on: "2026-03-10" }),
        write("extend", "leader", `${path}/extension`, { days: 2, reason: "灯要订货" }),
        write("pause", "leader", `${path}/pause`, { until: "2026-03-09", reason: "等货到" }),
        write("resume", "leader", `${path}/resumption`, { reason: "货到了" }),
        write("hand over", "cook", `${path}/handover`, { to_id: world.people.cookTwo, reason: "归他管" }),
        write("accept a hand-over", "cookTwo", `${path}/handover/accept`),
        write("measure done", "cookTwo", `${path}/measures/1/done`, { note: "换好了" }),
        write("progress", "cookTwo", `${path}/progress`, { text: "换好了", percent: 100 }),
        write("answer", "cookTwo", `${path}/answer`, { outcome: "at_once", text: "换好了" }),
        write("reopen", "coordinator", `${path}/reopen`, { reason: "还有一盏" }),
        write("answer again", "cook", `${path}/answer`, { outcome: "at_once", text: "都换好了" }),
        write("publish", "coordinator", `${path}/publication`, { question: "灯坏了", measures: "换灯" }),
        write("withdraw", "coordinator", `${path}/withdrawal`, { reason: "写错了" }),
      ]) {
        step.ask.etag = (yield read("coordinator", path)).etag;
        if (step.name === "publish" || step.name === "withdraw") {
          const looked = (yield { ...read("coordinator", `${path}/publication/preview`), method: "POST", ask: { as: "coordinator", key: null, body: step.ask.body } }).body.looked;
          (step.ask.body as any).looked = looked;
        }
        yield step;
      }
      const etag = (yield read("second", `/api/v1/private/voices/${voice}`)).etag;
      yield write("call back", "second", `/api/v1/private/voices/${voice}/callbacks`, { result: "satisfied" }, { etag }, 201);
      yield write("rate", undefined, "/api/v1/public/voice/rating", { rating: "satisfied" }, { receipt }, 201);
    }
  }

  /** What is kept beside the matters. */
  async function* registers(client: number): Story {
    for (let turn = 0; ; turn += 1) {
      const rows = [0, 1, 2].map((row) => ({ text: `表 ${client}-${turn}-${row}`, channel: "writing", unit_id: world.units.quay, campaign_id: campaign, source_sheet: `${client}-${turn}-${row}` }));
      yield write("enter forms", "quayClerk", "/api/v1/private/entries", { rows }, {}, 201);
      yield write("gathering", "leader", "/api/v1/private/gatherings", { kind: "forum", unit_id: world.units.quay, held_on: "2026-03-02", people: 5, host_id: world.people.leader }, {}, 201);
      yield write("good deed", "coordinator", "/api/v1/private/deeds", { title: "修了灯", text: "当天修好", unit_id: world.units.quay, done_on: "2026-03-02" }, {}, 201);
      yield write("person", "admin", "/api/v1/private/persons", { name: `试者${client}${turn}`, unit_id: world.units.yard }, {}, 201);
      const day = `2026-${String(4 + client).padStart(2, "0")}-01`;
      const absences = (yield write("away", "worker", `/api/v1/private/persons/${world.people.worker}/absences`, { from_on: day, until_on: day }, {}, 201)).body.absences;
      const away = absences.find((one: any) => one.from_on === day).id;
      yield write("back", "worker", `/api/v1/private/persons/${world.people.worker}/absences/${away}`, undefined, { key: null }, 200, "DELETE");
      yield write("direct voice", "worker", "/api/v1/private/voices", { text: `实名 ${client}-${turn}`, identity: "named" }, {}, 201);
    }
  }

  class Client {
    readonly story: Story;
    pending: Step | undefined;
    readonly acknowledged: { step: Step; body: any }[] = [];
    constructor(story: Story) { this.story = story; }

    /** Goes on until the connection breaks. */
    async live(acknowledge: () => void): Promise<void> {
      this.pending ??= (await this.story.next()).value as Step;
      for (;;) {
        const step = this.pending;
        let reply;
        try {
          reply = await world.api.ask(step.method, step.path, step.ask);
        } catch (error) {
          if (error instanceof TypeError) return;
          throw error;
        }
        // A removal has no key: what was removed before the reply was lost is gone.
        const gone = step.method === "DELETE" && reply.status === 404;
        assert.ok(gone || reply.status === step.status, `${step.name || step.path}: ${reply.status} ${reply.text}`);
        if (step.name) {
          this.acknowledged.push({ step, body: reply.body });
          seen.set(step.name, (seen.get(step.name) ?? 0) + 1);
          acknowledge();
        }
        this.pending = (await this.story.next({ body: reply.body, etag: reply.etag ?? "" })).value as Step;
      }
    }

    /** Sent again with its key, an acknowledged write gives the same thing and changes nothing. */
    async repeat(): Promise<void> {
      for (const { step, body } of this.acknowledged.slice(-3)) {
        if (step.method === "DELETE") continue;
        const reply = await world.api.ask(step.method, step.path, step.ask);
        assert.equal(reply.status, step.status, `${step.name} again: ${reply.text}`);
        if (body?.id) assert.equal(reply.body.id, body.id, step.name);
      }
    }
  }

  const clients: Client[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    it(`loses nothing that was acknowledged and does nothing twice: kill ${round} of ${rounds}`, async (t) => {
      if (clients.length === 0) for (let i = 0; i < kClients; i += 1) clients.push(new Client(i % 3 === 2 ? registers(i) : matters(i)));
      let left = randomInt(20, 160);
      let killed: Promise<unknown> | undefined;
      await Promise.all(clients.map((client) => client.live(() => {
        left -= 1;
        if (left === 0) killed = world.server.end("SIGKILL");
      })));
      await killed;
      const verified = world.server.verify();
      assert.equal(verified.status, 0, `before the restart: ${verified.stdout}${verified.stderr}`);
      await world.server.begin();
      for (const client of clients) await client.repeat();
      t.diagnostic(`${[...seen.values()].reduce((a, b) => a + b, 0)} writes of ${seen.size} kinds acknowledged so far`);
    });
  }

  it("has met every kind of write, and ends with tables that follow from the journal", async () => {
    await Promise.all(clients.map((client) => client.live(() => {
      const turns = Math.min(...["rate", "call back", "direct voice"].map((name) => seen.get(name) ?? 0));
      if (turns > 0 && world.server.child) void world.server.end("SIGTERM");
    })));
    await world.server.end();
    assert.equal(seen.size, 28, [...seen.keys()].join(", "));
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
