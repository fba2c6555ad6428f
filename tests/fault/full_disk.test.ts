// Nothing can be written: the disk is full, files may not grow, or the database is read-only. The speaker is told so in plain words
// and keeps the text, nothing is half there, and when there is room again the service goes on by itself.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";

import { freshKey } from "../e2e/support/api.ts";
import { binary, Server, until } from "../e2e/support/server.ts";

const isRoot = process.getuid?.() === 0;
const kText = "写不下去的时候，话还在手里".repeat(200);

interface Said { key: string; text: string }

async function submit(server: Server, said: Said): Promise<{ status: number; body: any }> {
  return server.api.ask("POST", "/api/v1/public/voices", { key: said.key, body: { text: said.text }, language: "en" });
}

const newVoice = (i: number): Said => ({ key: freshKey(), text: `${i} ${kText}` });

/** Submits until one is refused; gives the accepted ones and the refused one. */
async function submitUntilRefused(server: Server, limit: number): Promise<{ codes: string[]; refused: Said }> {
  const codes: string[] = [];
  for (let i = 0; i < limit; i += 1) {
    const said = newVoice(i);
    const reply = await submit(server, said);
    if (reply.status === 201) {
      codes.push(reply.body.receipt_code);
      continue;
    }
    assert.equal(reply.status, 503, JSON.stringify(reply.body));
    assert.equal(reply.body.code, "unavailable");
    assert.match(reply.body.title, /[a-z]{3}/);
    assert.ok(!/sqlite|disk|errno|ENOSPC/i.test(reply.body.title), "inside words stay inside");
    return { codes, refused: said };
  }
  throw new Error(`${limit} voices and nothing was refused`);
}

/** While nothing can be written: reading goes on, writing goes on being refused. Afterwards: service resumes, all is sound. */
async function checkAround(server: Server, before: string[], refused: Said, codes: string[], makeRoom: () => void): Promise<void> {
  assert.equal((await server.api.ask("GET", "/api/v1/public/health")).status, 200, "reading goes on");
  for (const code of codes.slice(-3)) assert.equal((await server.api.ask("GET", "/api/v1/public/voice", { receipt: code })).status, 200);
  for (let i = 0; i < 3; i += 1) assert.equal((await submit(server, refused)).status, 503);
  makeRoom();
  const reply = await until("the service to resume", async () => {
    const tried = await submit(server, refused);
    return tried.status === 201 ? tried : undefined;
  });
  const { headline } = await server.api.must(200, "GET", "/api/v1/public/board");
  assert.equal(headline.received, before.length + codes.length + 1, "what was refused is not there, what was accepted is");
  for (const code of [...before, ...codes, reply.body.receipt_code]) {
    assert.equal((await server.api.ask("GET", "/api/v1/public/voice", { receipt: code })).status, 200);
  }
  assert.equal(await server.end(), 0);
  const verified = server.verify();
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
}

describe("a server that cannot write", () => {
  it("says so when files may not grow, and resumes when they may", async () => {
    const server = await Server.start({ onFile: true });
    try {
      const { codes } = await acceptSome(server, 5);
      const pid = String(server.child!.pid);
      const largest = Math.max(...readdirSync(server.dir).map((name) => statSync(join(server.dir, name)).size));
      execFileSync("prlimit", ["--pid", pid, `--fsize=${largest + 16_384}:unlimited`]);
      const { codes: more, refused } = await submitUntilRefused(server, 2_000);
      assert.equal(server.child!.exitCode ?? server.child!.signalCode, null, "the server lives on");
      await checkAround(server, codes, refused, more, () => execFileSync("prlimit", ["--pid", pid, "--fsize=unlimited:unlimited"]));
    } finally {
      await server.dispose();
    }
  });

  it("says so when the disk is full, and resumes when there is room", async (t: TestContext) => {
    const dir = mkdtempSync(join(tmpdir(), "huiyin-full-"));
    const mounted = isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", dir]).status === 0;
    if (!mounted) {
      rmSync(dir, { recursive: true });
      return t.skip("a file system of one's own can be mounted only as root");
    }
    try {
      const server = Server.prepare({ keepData: dir, onFile: true });
      await server.begin();
      try {
        const { codes } = await acceptSome(server, 5);
        const filler = join(dir, "filler");
        fill(filler);
        const { codes: more, refused } = await submitUntilRefused(server, 2_000);
        assert.equal(server.child!.exitCode ?? server.child!.signalCode, null, "the server lives on");
        await checkAround(server, codes, refused, more, () => rmSync(filler));
      } finally {
        await server.end();
      }
    } finally {
      execFileSync("umount", [dir]);
      rmSync(dir, { recursive: true });
    }
  });

  it("refuses to start on a read-only database with words that help, leaves every byte, and starts when it is writable", async (t: TestContext) => {
    const server = Server.prepare({ onFile: true });
    try {
      // As root nothing is read-only, so the server runs as nobody.
      const nobody = isRoot ? 65534 : undefined;
      if (nobody && spawnSync(binary, ["--version"], { uid: nobody, gid: nobody }).error) return t.skip("nobody may not run the binary here");
      const files = readdirSync(server.dir).map((name) => join(server.dir, name));
      const bytes = files.map((path) => readFileSync(path));
      for (const path of [...files, server.dir]) {
        if (nobody) chownSync(path, nobody, nobody);
        chmodSync(path, path === server.dir ? 0o555 : 0o444);
      }
      const ran = spawnSync(binary, ["serve"], { env: { ...server.environment(), HUIYIN_LISTEN: "127.0.0.1:0" }, uid: nobody, gid: nobody, encoding: "utf8", timeout: 20_000, cwd: "/" });
      assert.equal(ran.error, undefined, "it ends by itself");
      assert.ok(ran.status !== null && ran.status !== 0, String(ran.status));
      assert.match(ran.stderr + ran.stdout, /read-only|readonly|not writable|cannot be written|cannot write|不能写|只读/i);
      files.forEach((path, i) => assert.ok(readFileSync(path).equals(bytes[i]), path));
      for (const path of [server.dir, ...files]) chmodSync(path, path === server.dir ? 0o755 : 0o600);
      if (isRoot) for (const path of [server.dir, ...files]) chownSync(path, 0, 0);
      await server.begin();
      assert.equal((await submit(server, newVoice(0))).status, 201);
    } finally {
      await server.dispose();
    }
  });
});

async function acceptSome(server: Server, count: number): Promise<{ codes: string[] }> {
  const codes: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const reply = await submit(server, newVoice(-1 - i));
    assert.equal(reply.status, 201);
    codes.push(reply.body.receipt_code);
  }
  return { codes };
}

/** Writes until there is no room for another byte. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (let size = 1 << 20; size >= 1; ) {
    try {
      writeSync(file, Buffer.alloc(size));
    } catch {
      size >>= 4;
    }
  }
  closeSync(file);
}
