// Bytes that no decent client sends: smuggled headers, escaped paths, half requests, and clients that take their time. The server
// answers each at once with a problem, closes what it cannot trust, and goes on serving the others.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { openSocket, parseReplies, sendRaw } from "./support/raw.ts";
import { until } from "./support/server.ts";
import { World } from "./support/world.ts";

const kHealth = "/api/v1/public/health";

describe("raw HTTP", () => {
  let world: World;
  let host = "";
  before(async () => {
    world = await World.start();
    host = `127.0.0.1:${world.server.port}`;
  });
  after(() => world?.server.dispose());

  const get = (target: string, more = ""): string => `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`;
  const post = (fields: string, body: string): string => `POST /api/v1/public/voices HTTP/1.1\r\nHost: ${host}\r\n${fields}\r\n${body}`;

  const smuggled: [string, string][] = [
    ["Content-Length twice", post("Content-Length: 5\r\nContent-Length: 6\r\n", "abcdef")],
    ["Content-Length and chunked", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET / HTTP/1.1\r\n\r\n")],
    ["chunked with a blank before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")],
    ["another transfer coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")],
    ["chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n")],
    ["a signed Content-Length", post("Content-Length: +5\r\n", "abcde")],
    ["a negative Content-Length", post("Content-Length: -1\r\n", "")],
    ["a huge Content-Length", post("Content-Length: 99999999999999999999\r\n", "")],
    ["a bare line feed", `GET ${kHealth} HTTP/1.1\nHost: ${host}\n\n`],
    ["a bare carriage return in a field", get(kHealth, "X-A: b\rX-B: c\r\n")],
    ["NUL in a field", get(kHealth, "X-A: b\0c\r\n")],
    ["a folded field", get(kHealth, "X-A: b\r\n c\r\n")],
    ["a field without a colon", get(kHealth, "nonsense\r\n")],
    ["a blank in a field's name", get(kHealth, "X A: b\r\n")],
    ["two Hosts", `GET ${kHealth} HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`],
    ["no Host", `GET ${kHealth} HTTP/1.1\r\n\r\n`],
    ["a bad chunk size", post("Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n")],
    ["a chunk longer than it says", post("Transfer-Encoding: chunked\r\n", "2\r\nabcdef\r\n0\r\n\r\n")],
    ["a method that does not exist", `FROBNICATE ${kHealth} HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ["HTTP/2 by knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"],
  ];
  for (const [name, bytes] of smuggled) {
    it(`answers once and hangs up: ${name}`, async () => {
      const replies = await sendRaw(world.server.port, Buffer.from(bytes, "latin1"), 2);
      assert.equal(replies.length, 1, JSON.stringify(replies));
      assert.ok(replies[0].status >= 400 && replies[0].status < 600, String(replies[0].status));
      assert.match(replies[0].head, /content-type: application\/problem\+json/i);
      assert.match(replies[0].head, /connection: close/i);
      const problem = JSON.parse(replies[0].body);
      assert.match(problem.title, /\p{Script=Han}.*[a-z]/u, "before the language is known, both are said");
    });
  }

  it("refuses a header over its limit with 431, and a request line over its limit with 414", async () => {
    const long = await sendRaw(world.server.port, get(kHealth, `X-Long: ${"a".repeat(20_000)}\r\n`));
    assert.equal(long[0].status, 431);
    const many = await sendRaw(world.server.port, get(kHealth, "X-A: b\r\n".repeat(200)));
    assert.equal(many[0].status, 431);
    const target = await sendRaw(world.server.port, get(`/${"a".repeat(10_000)}`));
    assert.equal(target[0].status, 414);
  });

  it("never leaves the web pages by the path", async () => {
    const paths = [
      "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%5c..%5cetc%5cpasswd", "/assets/%2e%2e/%2e%2e/etc/passwd",
      "/%00", "/%ff%fe", "//etc/passwd", "/./api/v1/public/health/../../../etc/passwd", "/api/v1/public/board/..%2f..%2fprivate%2fsession", "/%252e%252e/etc/passwd",
    ];
    for (const path of paths) {
      const [reply] = await sendRaw(world.server.port, get(path));
      assert.ok(!reply.body.includes("root:"), path);
      assert.ok([200, 400, 404].includes(reply.status), `${path}: ${reply.status}`);
      if (reply.status === 200) assert.match(reply.body, /<!doctype html>/i, path);
    }
  });

  it("an escaped path is no way round the private routes", async () => {
    for (const path of ["/api/v1/public/../private/journal", "/api/v1/public/%2e%2e/private/journal", "/api/v1//private/journal", "/API/v1/private/journal"]) {
      const [reply] = await sendRaw(world.server.port, get(path));
      assert.notEqual(reply.status, 200, path);
    }
  });

  it("answers pipelined requests in their order", async () => {
    const replies = await sendRaw(world.server.port, get(kHealth) + get("/api/v1/public/nothing") + get(kHealth), 3);
    assert.deepEqual(replies.map((r) => r.status), [200, 404, 200]);
  });

  it("drops a client that drips its header, while others are served", async () => {
    const socket = await openSocket(world.server.port);
    let closed = false;
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("close", () => { closed = true; });
    socket.on("error", () => { closed = true; });
    const begun = Date.now();
    let dripped = 0;
    await until("the dripping client to be dropped", async () => {
      if (closed) return true;
      socket.write(dripped === 0 ? `GET ${kHealth} HTTP/1.1\r\nHost: ${host}\r\nX-Drip: ` : "a", () => {});
      dripped += 1;
      assert.equal((await fetch(world.server.url + kHealth)).status, 200);
      await pause(200);
      return closed;
    }, 40_000);
    assert.ok(Date.now() - begun < 35_000);
    const [reply] = parseReplies(Buffer.concat(chunks));
    if (reply) assert.equal(reply.status, 408);
  });

  it("serves others while a hundred clients hold half a request open", async () => {
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openSocket(world.server.port)));
    for (const socket of sockets) {
      socket.on("error", () => {});
      socket.write(post("Content-Type: application/json\r\nContent-Length: 1000\r\n", '{"text":"'));
    }
    const begun = Date.now();
    for (let i = 0; i < 20; i += 1) assert.equal((await fetch(world.server.url + kHealth)).status, 200);
    assert.ok(Date.now() - begun < 5_000);
    for (const socket of sockets) socket.destroy();
    const board = await world.api.must(200, "GET", "/api/v1/public/board");
    assert.equal(board.headline.received, 0);
  });

  it("has its security headers on every reply, faults too", async () => {
    for (const bytes of [get(kHealth), get("/"), get("/nothing/here"), post("Content-Length: x\r\n", "")]) {
      const [reply] = await sendRaw(world.server.port, bytes);
      assert.match(reply.head, /content-security-policy: default-src 'self'/i, bytes);
      assert.match(reply.head, /x-content-type-options: nosniff/i);
      assert.match(reply.head, /referrer-policy: same-origin/i);
    }
  });
});
