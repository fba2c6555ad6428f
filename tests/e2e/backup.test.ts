// An installation's data as a whole: saved while the server serves, restored into an empty place, refused when damaged, and moved
// from one place to another, with `huiyin verify` at the end of each way.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { Server } from "./support/server.ts";
import { rowsOf, tableNames } from "./support/tables.ts";
import { World } from "./support/world.ts";

/** The tables of the product with their rows, in no order. */
function everything(server: Server): Map<string, string[]> {
  const own = tableNames(server).filter((name) => !["schema_version", "server_lease", "job_lease"].includes(name)).sort();
  const show = (value: unknown): unknown => typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
  return new Map(own.map((name) => [name, rowsOf(server, name).map((row) => JSON.stringify(Object.entries(row).sort().map(([key, value]) => [key, show(value)]))).sort()]));
}

describe("an installation's data as a whole", () => {
  let world: World;
  let backup: string;
  let codes: string[];

  before(async () => {
    world = await World.start();
    const { id } = await world.newMatter("浴室没有热水");
    await world.change(id, "decision", "leader", world.decision());
    backup = join(world.server.dir, "whole.backup");
    codes = [];
  });
  after(() => world?.server.dispose());

  it("is saved as of one moment while people go on speaking", async () => {
    let speaking = true;
    const speakers = Array.from({ length: 4 }, async () => {
      while (speaking) {
        const reply = await world.api.ask("POST", "/api/v1/public/voices", { key: freshKey(), body: { text: "备份的时候也有人说话" } });
        assert.equal(reply.status, 201);
        codes.push(reply.body.receipt_code);
      }
    });
    const saved = world.server.run(["backup", backup]);
    speaking = false;
    await Promise.all(speakers);
    assert.equal(saved.status, 0, saved.stderr);
    assert.match(saved.stdout, /key file/);
    assert.equal(world.server.run(["backup", backup]).status, 2, "an older backup is never written over");
  });

  it("comes back into an empty place, and everything follows from the journal", async () => {
    await world.server.end();
    const still = join(world.server.dir, "still.backup");
    assert.equal(world.server.run(["backup", still]).status, 0);
    const empty = Server.prepare({ initialise: false });
    try {
      writeFileSync(join(empty.dir, "keys"), readFileSync(join(world.server.dir, "keys")), { mode: 0o600 });
      const restored = empty.run(["restore", still]);
      assert.equal(restored.status, 0, restored.stderr + restored.stdout);
      assert.match(restored.stdout, /findings 0/);
      const before = everything(world.server);
      for (const [name, rows] of everything(empty)) assert.deepEqual(rows, before.get(name), name);
      assert.equal(empty.run(["restore", still]).status, 2, "no longer empty");
      await empty.begin();
      assert.equal((await empty.api.ask("GET", "/api/v1/public/voice", { receipt: codes[0] })).status, 200, "a code is good there too");
    } finally {
      await empty.dispose();
    }
  });

  it("of one moment verifies too, and without the keys or with others it is said what is left to do", () => {
    const empty = Server.prepare({ initialise: false });
    const foreign = Server.prepare();
    try {
      const restored = empty.run(["restore", backup]);
      assert.equal(restored.status, 0, restored.stderr);
      assert.match(restored.stdout, /Put the old key file/);
      const verified = empty.run(["verify"], { HUIYIN_KEY_FILE: join(world.server.dir, "keys") });
      assert.equal(verified.status, 0, verified.stdout + verified.stderr);
      const again = Server.prepare({ initialise: false });
      try {
        const wrong = again.run(["restore", backup], { HUIYIN_KEY_FILE: join(foreign.dir, "keys") });
        assert.equal(wrong.status, 1, wrong.stdout);
        assert.match(wrong.stdout, /Everything is in the database/);
      } finally {
        void again.dispose();
      }
    } finally {
      void empty.dispose();
      void foreign.dispose();
    }
  });

  it("that is damaged is refused with the place, and leaves no trace", () => {
    const bytes = readFileSync(backup);
    const damaged = join(world.server.dir, "damaged.backup");
    const empty = Server.prepare({ initialise: false });
    try {
      for (const make of [(b: Buffer) => { b[b.length >> 1] ^= 1; return b; }, (b: Buffer) => b.subarray(0, b.length - 40)]) {
        writeFileSync(damaged, make(Buffer.from(bytes)));
        const refused = empty.run(["restore", damaged]);
        assert.equal(refused.status, 2);
        assert.match(refused.stderr, /block \d+ at byte \d+/);
        assert.equal(tableNames(empty).length, 0);
      }
    } finally {
      void empty.dispose();
    }
  });

  it("that cannot be written or read says in words what to do", () => {
    const nowhere = join(world.server.dir, "no such folder", "one.backup");
    const empty = Server.prepare({ initialise: false });
    try {
      for (const refused of [world.server.run(["backup", nowhere]), empty.run(["restore", nowhere])]) {
        assert.equal(refused.status, 2);
        assert.match(refused.stderr, /There is no such file or folder; check the path/);
        assert.doesNotMatch(refused.stderr, /errno/);
      }
      assert.match(world.server.run(["backup", nowhere], { LC_ALL: "zh_CN.UTF-8" }).stderr, /没有这个文件或文件夹，请检查路径/);
    } finally {
      void empty.dispose();
    }
  });

  it("moves to a file and back, once and no second time, and a source that is not there is not made", () => {
    const file = `sqlite:${join(world.server.dir, "moved.db")}`;
    const keys = { HUIYIN_KEY_FILE: join(world.server.dir, "keys") };
    const moved = world.server.run(["migrate", "--from", world.server.database, "--to", file], keys);
    assert.equal(moved.status, 0, moved.stderr + moved.stdout);
    assert.match(moved.stdout, /findings 0/);
    assert.match(world.server.run(["migrate", "--from", world.server.database, "--to", file], keys).stdout, /brought now 0/);
    const back = Server.prepare({ initialise: false });
    try {
      assert.equal(back.run(["migrate", "--from", file, "--to", back.database], keys).status, 0);
      const before = everything(world.server);
      for (const [name, rows] of everything(back)) assert.deepEqual(rows, before.get(name), name);
      const missing = join(back.dir, "nothing.db");
      const refused = back.run(["migrate", "--from", `sqlite:${missing}`, "--to", file], keys);
      assert.equal(refused.status, 2);
      assert.match(refused.stderr, /no such database/);
      assert.equal(existsSync(missing), false);
    } finally {
      void back.dispose();
    }
  });
});
