// api/openapi.yaml and the running server, in both directions. (That replies follow its schemas is checked on every reply of every
// test, see support/api.ts.)

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { document, operations } from "./support/openapi.ts";
import { World } from "./support/world.ts";

const kNobody = "01890000-0000-7000-8000-000000000000";

describe("the OpenAPI document", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  it("names every route that the server has, and no other", () => {
    const listed = world.server.run(["routes"]);
    assert.equal(listed.status, 0, listed.stderr);
    const served = listed.stdout.split("\n").map((line) => line.trim().split(/\s+/).slice(0, 2).join(" "))
      .filter((line) => line.includes(" /api/")).sort();
    const written = operations.map((o) => `${o.method} ${o.pattern}`).sort();
    assert.deepEqual(served, written);
  });

  for (const operation of operations) {
    it(`${operation.method} ${operation.pattern} is there`, async () => {
      const path = operation.pattern.replace("{number}", "1").replace(/\{[^}]+\}/g, kNobody);
      const reply = await world.api.ask(operation.method, path, { key: null });
      assert.notEqual(reply.status, 405, reply.text);
      assert.notEqual(reply.status, 501, reply.text);
      // A body or a key that is missing may be found before the missing session; rights.test.ts sends good ones.
      if (operation.needsSession) assert.ok([400, 401, 415, 428].includes(reply.status), reply.text);
      if (reply.status === 404) assert.ok(operation.id === "followVoice" || /\{|\/voice\//.test(operation.pattern), reply.text);
    });
  }

  it("refuses a method that a route does not have with 405 and the ones it has", async () => {
    const reply = await world.api.ask("DELETE", "/api/v1/public/board");
    assert.equal(reply.status, 405);
    assert.match(reply.headers.get("allow") ?? "", /GET/);
  });

  it("refuses a path that no route has with a problem document", async () => {
    const reply = await world.api.ask("GET", "/api/v1/public/no-such-thing");
    assert.equal(reply.status, 404);
    assert.equal(reply.body.code, "not_found");
  });

  it("wants an Idempotency-Key of every POST and PATCH that names one", async () => {
    for (const operation of operations.filter((o) => o.needsKey)) {
      const path = operation.pattern.replace(/\{[^}]+\}/g, kNobody);
      const reply = await world.api.ask(operation.method, path, {
        as: operation.isPrivate ? "coordinator" : undefined, key: null, etag: '"1"', body: {}, receipt: "0000-0000-0000-0000-0000-0000",
      });
      assert.ok(reply.status >= 400 && reply.status < 500, `${operation.id}: ${reply.status}`);
    }
  });

  it("gives an operationId, a summary and a problem for every operation", () => {
    const ids = new Set(operations.map((o) => o.id));
    assert.equal(ids.size, operations.length);
    for (const operation of operations) {
      const item = document.paths[operation.pattern][operation.method.toLowerCase()];
      assert.ok(item.summary && item.responses.default, operation.id);
    }
  });
});
