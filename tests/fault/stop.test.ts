// A server that is asked to stop answers what it accepted: nothing is stored whose speaker did not get the code.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { freshKey } from "../e2e/support/api.ts";
import { sendRaw } from "../e2e/support/raw.ts";
import { Server } from "../e2e/support/server.ts";

describe("a server that gets SIGTERM under load", () => {
  let server: Server;
  before(async () => { server = await Server.start(); });
  after(() => server?.dispose());

  it("answers every request it accepted, then ends with 0", async () => {
    const codes = new Set<string>();
    let stopped: Promise<number | null> | undefined;
    let broken = 0;
    await Promise.all(Array.from({ length: 32 }, async (_, client) => {
      for (let i = 0; ; i += 1) {
        try {
          const receipt = await server.api.must(201, "POST", "/api/v1/public/voices", { key: freshKey(), body: { text: `${client} 号第 ${i} 句` } });
          codes.add(receipt.receipt_code);
        } catch (error) {
          assert.ok(error instanceof TypeError || /503/.test(String(error)), String(error));
          broken += 1;
          return;
        }
        if (codes.size === 200) stopped = server.end("SIGTERM");
      }
    }));
    assert.equal(await stopped, 0);
    assert.equal(broken, 32);
    const verified = server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
    await server.begin();
    const { headline } = await server.api.must(200, "GET", "/api/v1/public/board");
    assert.equal(headline.received, codes.size, "what is stored was acknowledged, and the other way round");
  });

  it("is not held up by idle connections and half requests", async () => {
    const half = sendRaw(server.port, `POST /api/v1/public/voices HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf`).catch(() => []);
    const idle = sendRaw(server.port, `GET /api/v1/public/health HTTP/1.1\r\nHost: x\r\n\r\n`, 2);
    await server.api.must(200, "GET", "/api/v1/public/health");
    const begun = Date.now();
    assert.equal(await server.end("SIGTERM"), 0);
    assert.ok(Date.now() - begun < 20_000, `it took ${Date.now() - begun} ms`);
    assert.equal((await idle)[0].status, 200);
    await half;
  });

  it("ends with 0 at SIGINT too, and starts again on the same data", async () => {
    await server.begin();
    assert.equal(await server.end("SIGINT"), 0);
    await server.begin();
    assert.equal((await server.api.ask("GET", "/api/v1/public/health")).status, 200);
  });
});
