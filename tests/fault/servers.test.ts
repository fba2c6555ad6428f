// Several servers on one database, behind nginx: one is killed in the middle of the load. No acknowledged voice is lost, none is
// there twice, and clients notice nothing: nginx hands what was on its way to another server, and the Idempotency-Key makes that safe.

import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { Api, freshKey } from "../e2e/support/api.ts";
import { adminPassword, Server, until } from "../e2e/support/server.ts";
import { numberOf, postgres } from "../e2e/support/tables.ts";

const kServers = 3;
const kClients = 12;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

function nginxConfig(dir: string, port: number, servers: Server[]): string {
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${dir}/${name};`).join("\n  ");
  return `daemon off;
worker_processes 1;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  ${temp}
  upstream huiyin {
    ${servers.map((one) => `server 127.0.0.1:${one.port} max_fails=1 fail_timeout=2s;`).join("\n    ")}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 20m;
    location / {
      proxy_pass http://huiyin;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      # Every write carries an Idempotency-Key: asking another server again is safe.
      proxy_next_upstream error timeout non_idempotent;
    }
  }
}
`;
}

describe("several servers on one database", { skip: postgres ? false : "SQLite has one server; ./dev test runs this on PostgreSQL" }, () => {
  const servers: Server[] = [];
  let nginx: ChildProcess;
  let api: Api;

  before(async () => {
    // All at once: one brings the schema up to date, the others wait for it.
    const first = Server.prepare({ initialise: false });
    servers.push(first);
    for (let i = 1; i < kServers; i += 1) servers.push(first.sibling());
    const made = first.run(["init", "--org", "测试港务公司"], { HUIYIN_ADMIN_PASSWORD: adminPassword });
    assert.equal(made.status, 0, made.stderr);
    await Promise.all(servers.map((server) => server.begin()));
    const dir = join(first.dir, "nginx");
    mkdirSync(dir);
    const port = await freePort();
    writeFileSync(join(dir, "nginx.conf"), nginxConfig(dir, port, servers));
    const program = spawnSync("sh", ["-c", "command -v nginx || echo /usr/sbin/nginx"], { encoding: "utf8" }).stdout.trim();
    nginx = spawn(program, ["-e", join(dir, "error.log"), "-c", join(dir, "nginx.conf"), "-p", dir], { stdio: "ignore" });
    api = new Api(`http://127.0.0.1:${port}`);
    await until("nginx to answer", () => api.ask("GET", "/api/v1/public/health").then((one) => one.status === 200, () => false));
  });
  after(async () => {
    if (nginx) {
      nginx.kill("SIGTERM");
      if (nginx.exitCode === null) await once(nginx, "exit");
    }
    for (const server of servers.slice(1)) await server.end();
    await servers[0]?.dispose();
  });

  it("lose nothing and answer everybody while one is killed under load", async (t) => {
    const acknowledged: { text: string; code: string }[] = [];
    let failures = 0;
    let killed: Promise<unknown> | undefined;
    await Promise.all(Array.from({ length: kClients }, async (_, client) => {
      for (let i = 0; i < 60; i += 1) {
        const said = { text: `${client} 号的第 ${i} 句`, key: freshKey() };
        const send = () => api.ask("POST", "/api/v1/public/voices", { key: said.key, body: { text: said.text } });
        let reply = await send().catch(() => undefined);
        if (reply?.status !== 201) {
          failures += 1;
          reply = await send();
        }
        assert.equal(reply.status, 201, JSON.stringify(reply.body));
        acknowledged.push({ text: said.text, code: reply.body.receipt_code });
        if (acknowledged.length === 240) killed = servers[1].end("SIGKILL");
      }
    }));
    assert.ok(killed);
    await killed;
    assert.ok(failures <= kClients, `${failures} clients were told of a failure; at most those in flight may be`);
    t.diagnostic(`${acknowledged.length} acknowledged, ${failures} asked again`);
    assert.equal(new Set(acknowledged.map((one) => one.code)).size, acknowledged.length);
    assert.equal(numberOf(servers[0], "SELECT count(*) FROM voice"), acknowledged.length);
    for (const one of acknowledged.filter((_, i) => i % 17 === 0)) {
      const seen = await api.must(200, "GET", "/api/v1/public/voice", { receipt: one.code });
      assert.equal(seen.text, one.text);
    }
    const verified = servers[0].verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });

  it("know each other's sessions, keys and news", async () => {
    const [one, , other] = servers;
    await servers[1].begin();
    one.api.know("admin", adminPassword);
    const cookie = await one.api.signIn("admin");
    await other.api.must(200, "GET", "/api/v1/private/session", { cookie });
    const key = freshKey();
    const body = { text: "同一把钥匙，两台服务器" };
    const replies = await Promise.all(servers.map((server) => server.api.must(201, "POST", "/api/v1/public/voices", { key, body })));
    assert.equal(new Set(replies.map((reply: any) => reply.receipt_code)).size, 1, "said once, wherever it was sent");
    const { received } = (await one.api.must(200, "GET", "/api/v1/public/board")).headline;
    await until("every board to count the same", async () => {
      const counts = await Promise.all(servers.map(async (server) => (await server.api.must(200, "GET", "/api/v1/public/board")).headline.received));
      return counts.every((count) => count >= received && count === counts[0]);
    });
  });
});
