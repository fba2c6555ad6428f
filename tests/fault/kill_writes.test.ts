// Every kind of write survives a kill: for each writing operation of the document clients live through stories while the server is
// killed at random moments. What was acknowledged is there, what was on its way is sent again with its key and happens once, and the
// tables follow from the journal. FAULT_ROUNDS kills (12; the soak does more), each aimed at a kind that was on its way at none yet,
// and then as many as it takes until each was.

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, describe, it } from "node:test";

import { operations } from "../e2e/support/openapi.ts";
import { rowsOf } from "../e2e/support/tables.ts";
import { World } from "../e2e/support/world.ts";
import { people, registers, settings } from "./house_stories.ts";
import { boards, entries, owners, voices } from "./voice_stories.ts";
import { type Done, etagFor, kinds, missing, operationOf, type Step, type Story, storeNothing, tracesOf } from "./write_kinds.ts";

const kStories = [voices, entries, owners, boards, registers, people, settings, voices, entries, owners];  // each by a client of its own
const kMoreKills = 60;  // until each kind was met
const kMost = 600;  // acknowledged writes until a kill comes without its aim
const rounds = Number(process.env.FAULT_ROUNDS ?? (process.env.HUIYIN_TEST_QUICK ? 2 : 12));

describe("the table of kinds of writes", () => {
  const writing = operations.filter((one) => one.method !== "GET").map((one) => one.id);

  it("has a row for each writing operation of the document, or a reason why it stores nothing", () => {
    assert.deepEqual(writing.filter((id) => !kinds[id] && !storeNothing[id]), []);
  });
  it("has no row for anything else", () => {
    assert.deepEqual([...Object.keys(kinds), ...Object.keys(storeNothing)].filter((id) => !writing.includes(id)), []);
    assert.deepEqual(Object.keys(kinds).filter((id) => storeNothing[id]), []);
  });
});

const hex = (id: unknown): string => Buffer.from(id as Uint8Array).toString("hex").replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");

/** How often the journal tells of what: by kind and subject, and by kind alone. */
function journal(world: World): Map<string, number> {
  const counted = new Map<string, number>();
  for (const row of rowsOf(world.server, "journal")) {
    for (const name of [`${row.kind} ${hex(row.subject_id)}`, String(row.kind)]) counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return counted;
}

describe("a server that is killed in the middle of every kind of write", () => {
  let world: World;
  let atFirst: Map<string, number>;
  const acknowledged = new Map<string, number>();               // by kind
  const expected = new Map<string, { least: number; exact: boolean }>();  // by what the journal calls it
  const met = new Set<string>();                                // kinds that were on their way when the server was killed

  before(async () => {
    world = await World.start();
    atFirst = journal(world);
  });
  after(() => world?.server.dispose());

  class Client {
    readonly story: Story;
    pending: Step | undefined;
    fresh: Done[] = [];                                         // acknowledged since the last kill
    constructor(story: Story) { this.story = story; }

    /** The next request of the story, or the one whose reply was lost again. Gives false when the connection breaks. */
    async advance(sending: (kind: string) => void = () => {}): Promise<boolean> {
      this.pending ??= (await this.story.next()).value as Step;
      const step = this.pending;
      let reply;
      try {
        if (step.kind && operationOf(step.kind).needsIfMatch) step.ask.etag ??= await etagFor(world, step);
        const sent = world.api.ask(step.method, step.path, step.ask);
        if (step.kind) sending(step.kind);
        reply = await sent;
      } catch (error) {
        if (error instanceof TypeError) return false;
        throw error;
      }
      // A removal has no key: what was removed before the reply was lost is gone, and so is the session that was ended.
      const gone = step.method === "DELETE" && [401, 404].includes(reply.status);
      assert.ok(gone || reply.status < 300, `${step.kind ?? step.path}: ${reply.status} ${reply.text}`);
      const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0];
      const done = { step, reply: { status: reply.status, body: reply.body, cookie } };
      if (step.kind) this.note(done, step.kind);
      this.pending = (await this.story.next(done.reply)).value as Step;
      return true;
    }

    note(done: Done, kind: string): void {
      this.fresh.push(done);
      acknowledged.set(kind, (acknowledged.get(kind) ?? 0) + 1);
      for (const { name, times } of tracesOf(done)) {
        const { least, exact } = expected.get(name) ?? { least: atFirst.get(name) ?? 0, exact: true };
        expected.set(name, { least: least + times, exact: exact && operationOf(kind).needsKey });
      }
    }

    /** Sent again with its key, an acknowledged write gives the same thing and changes nothing. */
    async repeat(): Promise<void> {
      for (const { step, reply } of this.fresh) {
        if (!step.ask.key) continue;
        const again = await world.api.ask(step.method, step.path, step.ask);
        assert.equal(again.status, reply.status, `${step.kind} again: ${again.text}`);
        if (reply.body?.id) assert.equal(again.body.id, reply.body.id, step.kind);
      }
    }
  }

  /** Without `exactly` a write may be there whose reply was lost. What has no key may also be told twice. */
  function holdAgainstJournal(exactly: boolean): void {
    const told = journal(world);
    const wrong = [...expected].filter(([name, { least, exact }]) => {
      const count = told.get(name) ?? 0;
      return count < least || (exactly && exact && count > least);
    });
    assert.deepEqual(wrong.map(([name, { least }]) => `${name}: ${told.get(name) ?? 0} instead of ${least}`), []);
  }

  const clients: Client[] = [];
  const unmet = (): string[] => Object.keys(kinds).filter((kind) => !met.has(kind));
  const total = (): number => [...acknowledged.values()].reduce((a, b) => a + b, 0);

  /** The clients go on until the server is killed, and again with a new server. */
  async function killOnce(): Promise<string> {
    if (clients.length === 0) clients.push(...kStories.map((story, n) => new Client(story(world, n))));
    const aims = unmet();
    const aim = aims.length > 0 ? aims[randomInt(aims.length)] : undefined;
    const most = total() + (aim ? kMost : randomInt(1, 200));
    const onTheWay = randomInt(0, 6);  // milliseconds
    let killed: Promise<unknown> | undefined;
    const sending = (kind: string): void => {
      if (killed || (kind !== aim && total() < most)) return;
      killed = new Promise((resolve) => { setTimeout(() => resolve(world.server.end("SIGKILL")), onTheWay); });
    };
    await Promise.all(clients.map(async (client) => { while (await client.advance(sending)); }));
    await killed;
    for (const { pending } of clients) if (pending?.kind) met.add(pending.kind);

    const verified = world.server.verify();
    assert.equal(verified.status, 0, `before the restart: ${verified.stdout}${verified.stderr}`);
    await world.server.begin();
    holdAgainstJournal(false);
    const lost = await Promise.all(clients.flatMap((client) => client.fresh.map((done) => missing(world, done))));
    assert.deepEqual(lost.filter(Boolean), []);
    for (const client of clients) assert.ok(await client.advance());
    await Promise.all(clients.map((client) => client.repeat()));
    holdAgainstJournal(true);
    for (const client of clients) client.fresh = [];
    return `${total()} writes of ${acknowledged.size} kinds acknowledged so far, ${met.size} kinds on their way at a kill`;
  }

  for (let round = 1; round <= rounds; round += 1) {
    it(`loses nothing that was acknowledged and does nothing twice: kill ${round} of ${rounds}`, async (t) => {
      t.diagnostic(await killOnce());
    });
  }

  it("is killed while each kind is on its way", { skip: process.env.HUIYIN_TEST_QUICK ? "quick: some kinds only" : false }, async (t) => {
    let kills = 0;
    for (; unmet().length > 0 && kills < kMoreKills; kills += 1) await killOnce();
    assert.deepEqual(unmet(), []);
    t.diagnostic(`${kills} more kills`);
  });

  it("has acknowledged every kind of write, and ends with tables that follow from the journal", async () => {
    const unseen = (): number => Object.keys(kinds).filter((kind) => !acknowledged.has(kind)).length;
    await Promise.all(clients.map(async (client) => { while (unseen() > 0) await client.advance(); }));
    assert.equal(await world.server.end(), 0);
    holdAgainstJournal(true);
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
