// The promise of a receipt: whoever was given a code will find their words under it, whatever happens to the server. Eight clients
// submit while it is killed at a random moment, again and again (FAULT_ROUNDS, 10; the soak does 100).

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, describe, it } from "node:test";

import { freshKey } from "../e2e/support/api.ts";
import { Server } from "../e2e/support/server.ts";
import { numberOf } from "../e2e/support/tables.ts";

const kClients = 8;
const kPath = "/api/v1/public/voices";
const rounds = Number(process.env.FAULT_ROUNDS ?? (process.env.HUIYIN_TEST_QUICK ? 3 : 10));

interface Said { key: string; text: string; code?: string }

describe("a server that is killed while eight clients submit", () => {
  let server: Server;
  const all: Said[] = [];

  before(async () => {
    server = await Server.start();
  });
  after(() => server?.dispose());

  async function submit(said: Said): Promise<boolean> {
    try {
      const reply = await server.api.ask("POST", kPath, { key: said.key, body: { text: said.text } });
      assert.equal(reply.status, 201, reply.text);
      if (said.code) assert.equal(reply.body.receipt_code, said.code, "the same key gives the same code");
      said.code = reply.body.receipt_code;
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;  // the connection broke: nobody knows whether it got through
      throw error;
    }
  }

  /** Each client submits until the connection breaks. The kill comes after a random number of replies. */
  async function submitUntilKilled(round: number): Promise<{ acknowledged: Said[]; unknown: Said[] }> {
    const killAfter = randomInt(1, 400);
    const acknowledged: Said[] = [];
    const unknown: Said[] = [];
    const child = server.child!;
    let killed: Promise<unknown> | undefined;
    await Promise.all(Array.from({ length: kClients }, async (_, client) => {
      for (let i = 0; ; i += 1) {
        const said: Said = { key: freshKey(), text: `第 ${round} 轮，${client} 号，第 ${i} 句` };
        all.push(said);
        if (!(await submit(said))) {
          unknown.push(said);
          return;
        }
        acknowledged.push(said);
        if (acknowledged.length === killAfter) killed = server.end("SIGKILL");
      }
    }));
    await killed;
    assert.equal(child.signalCode, "SIGKILL");
    return { acknowledged, unknown };
  }

  /** Looked up in the table: anonymous entries get their positions, and so their place in the API, when the day is over. */
  function journalledVoices(): number {
    return numberOf(server, "SELECT count(DISTINCT subject_id) FROM journal WHERE kind = 'voice.submitted'");
  }

  for (let round = 1; round <= rounds; round += 1) {
    it(`loses no acknowledged voice and doubles none: round ${round} of ${rounds}`, async (t) => {
      const { acknowledged, unknown } = await submitUntilKilled(round);
      const verified = server.verify();
      assert.equal(verified.status, 0, `before the restart: ${verified.stdout}${verified.stderr}`);
      await server.begin();
      for (const said of acknowledged) {
        const seen = await server.api.must(200, "GET", "/api/v1/public/voice", { receipt: said.code });
        assert.equal(seen.text, said.text);
      }
      for (const said of [...unknown, ...acknowledged.slice(-kClients)]) assert.ok(await submit(said));
      const { headline } = await server.api.must(200, "GET", "/api/v1/public/board");
      assert.equal(headline.received, all.length);
      assert.equal(new Set(all.map((said) => said.code)).size, all.length);
      assert.equal(journalledVoices(), all.length);
      t.diagnostic(`${acknowledged.length} acknowledged, ${unknown.length} in flight when it was killed`);
    });
  }

  it("ends with tables that follow from the journal", async () => {
    await server.end();
    const verified = server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
