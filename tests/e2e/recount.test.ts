// The tallies from outside: `huiyin verify` names one that lies, `huiyin recount` mends it, and whoever opens a database that was
// never counted counts first.

import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";

import type { Server } from "./support/server.ts";
import { psql } from "./support/tables.ts";
import { World } from "./support/world.ts";

function change(server: Server, sql: string): void {
  if (server.schema) return void psql(`SET search_path = ${server.schema}; ${sql}`);
  const db = new DatabaseSync(server.file, { timeout: 5000 });
  db.exec(sql);
  db.close();
}

describe("tallies", () => {
  let world: World;

  before(async () => {
    world = await World.start();
    const { id } = await world.newMatter("浴室没有热水");
    await world.change(id, "decision", "leader", world.decision());
  });
  after(() => world.server.dispose());

  const clean = () => {
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  };

  it("are named by verify when they lie, and mended by recount", () => {
    clean();
    change(world.server, "UPDATE voice_tally SET voices = voices + 3");
    const verified = world.server.verify();
    assert.equal(verified.status, 1);
    assert.match(verified.stdout, /^voice_tally [0-9a-f-]{36} linked unrated: does not count the voices there are$/m);
    assert.match(verified.stdout, /huiyin recount/);
    const counted = world.server.run(["recount"]);
    assert.equal(counted.status, 0, counted.stderr);
    clean();
  });

  it("are counted when a database is opened that was never counted", () => {
    change(world.server, "DELETE FROM voice_tally");
    change(world.server, "DELETE FROM counter WHERE name = 'voice_tally'");
    clean();
  });
});
