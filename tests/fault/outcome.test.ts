// The connection breaks while PostgreSQL commits: whether the voice is stored is not known. The speaker is told so, and the same
// Idempotency-Key finds it or stores it: once, never twice, never guessed.

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { freshKey } from "../e2e/support/api.ts";
import { adminPassword, repository, Server, until } from "../e2e/support/server.ts";
import { postgres, psql } from "../e2e/support/tables.ts";

describe("a commit whose answer does not come", { skip: postgres ? false : "SQLite has no connection to lose; ./dev test runs this on PostgreSQL" }, () => {
  let cluster: ChildProcess;
  let url = "";
  let server: Server;

  before(async () => {
    // A cluster of its own: the test changes its settings.
    cluster = spawn(join(repository, "tools/throwaway_postgres.sh"), ["sh", "-c", "echo $HUIYIN_TEST_POSTGRES; read -r end"], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, PG_DURABLE: "1" } });
    const [printed] = await once(cluster.stdout!, "data");
    url = String(printed).trim();
    server = Server.prepare({ onFile: true, initialise: false, env: { HUIYIN_DATABASE: url } });
    assert.equal(server.run(["init", "--org", "测试港务公司"], { HUIYIN_ADMIN_PASSWORD: adminPassword }).status, 0);
    await server.begin();
  });
  after(async () => {
    await server?.dispose();
    cluster.stdin!.end();
    if (cluster.exitCode === null) await once(cluster, "exit");
  });

  it("is said to be unknown, and is found by its key", async () => {
    const said = { key: freshKey(), body: { text: "提交的时候断了" } };
    const submit = () => server.api.ask("POST", "/api/v1/public/voices", said);
    // COMMIT waits for a standby that does not exist.
    psql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", url);
    psql("SELECT pg_reload_conf()", url);
    await until("the setting to hold", () => psql("SHOW synchronous_standby_names", url).trim() === "nobody");
    const waiting = submit();
    await until("a commit that waits", () => psql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", url).trim() !== "0");
    psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", url);
    const reply = await waiting;
    assert.equal(reply.status, 503, reply.text);
    psql("ALTER SYSTEM RESET synchronous_standby_names", url);
    psql("SELECT pg_reload_conf()", url);
    const found = await until("the service to resume", async () => {
      const again = await submit();
      return again.status === 201 ? again : undefined;
    });
    assert.equal((await submit()).body.receipt_code, found.body.receipt_code);
    assert.equal(psql("SELECT count(*) FROM voice", url).trim(), "1");
    const verified = server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});
