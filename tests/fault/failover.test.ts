// The primary of a Patroni cluster in synchronous mode is killed under load, with its agent. What was acknowledged is present, what was
// not is sent again with its key and happens once; the server goes on by itself. The seconds without writes are printed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { freshKey } from "../e2e/support/api.ts";
import { adminPassword, repository, Server, until } from "../e2e/support/server.ts";

const kClients = 6;
const kAfterwards = 200;  // voices that every end of the outage must be followed by
const scripts = join(repository, "deploy/high-availability");

function run(script: string, dir: string): string {
  const ran = spawnSync(join(scripts, script), [dir], { encoding: "utf8", timeout: 240_000 });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout.trim();
}

/** The node that leads, by its data: only a primary is not in recovery. */
function primaryOf(dir: string): number {
  for (const node of [1, 2]) {
    if (existsSync(join(dir, `node${node}`, "postmaster.pid")) && !existsSync(join(dir, `node${node}`, "standby.signal"))) return node;
  }
  throw new Error("no node leads");
}

describe("a primary that dies", { skip: process.env.HUIYIN_TEST_SOAK ? false : "long; run by ./dev soak" }, () => {
  const dir = join(tmpdir(), `huiyin-ha-${process.pid}`);
  let server: Server;

  before(async () => {
    const url = run("start.sh", dir);
    server = Server.prepare({ onFile: true, initialise: false, env: { HUIYIN_DATABASE: url } });
    const made = server.run(["init", "--org", "测试港务公司"], { HUIYIN_ADMIN_PASSWORD: adminPassword });
    assert.equal(made.status, 0, made.stderr);
    await server.begin();
  });
  after(async () => {
    await server?.dispose();
    run("stop.sh", dir);
    rmSync(dir, { recursive: true, force: true });
  });

  it("takes nothing acknowledged with it", async (t) => {
    const acknowledged: { text: string; code: string; at: number }[] = [];
    let killedAt = 0;
    let answeredAgain = 0;
    let refused = 0;
    let number = 0;
    const kill = (): void => {
      const node = primaryOf(dir);
      process.kill(Number(readFileSync(join(dir, `patroni${node}.pid`), "utf8")), "SIGKILL");
      process.kill(Number(readFileSync(join(dir, `node${node}`, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
      killedAt = performance.now();
    };
    const done = (): boolean => answeredAgain > 0 && acknowledged.filter((one) => one.at > answeredAgain).length >= kAfterwards;
    await Promise.all(Array.from({ length: kClients }, async () => {
      while (!done()) {
        const said = { text: `第 ${number += 1} 句`, key: freshKey() };
        const began = performance.now();
        const reply = await until("a voice to be taken", async () => {
          const sent = await server.api.ask("POST", "/api/v1/public/voices", { key: said.key, body: { text: said.text } });
          if (sent.status === 201) return sent;
          assert.equal(sent.status, 503, sent.text);
          refused += 1;
          await pause(100);
          return undefined;
        }, 120_000);
        const at = performance.now();
        acknowledged.push({ text: said.text, code: reply.body.receipt_code, at });
        if (killedAt > 0 && answeredAgain === 0 && began > killedAt) answeredAgain = at;
        if (acknowledged.length >= 100 && killedAt === 0) kill();
      }
    }));
    const outage = Math.max(...acknowledged.map((one) => one.at).sort((a, b) => a - b).map((at, i, all) => at - (all[i - 1] ?? at)));
    t.diagnostic(`${acknowledged.length} acknowledged, ${refused} times refused and sent again, ${(outage / 1000).toFixed(1)} s without a write`);
    const { headline } = await server.api.must(200, "GET", "/api/v1/public/board");
    assert.equal(headline.received, acknowledged.length, "each acknowledged voice is there, and none twice");
    assert.equal(new Set(acknowledged.map((one) => one.code)).size, acknowledged.length);
    for (const one of acknowledged) {
      const seen = await server.api.must(200, "GET", "/api/v1/public/voice", { receipt: one.code });
      assert.equal(seen.text, one.text);
    }
    const verified = server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
