// A real server of one's own: the built binary on a free loopback port with a data directory of its own.
//
//   const server = await Server.start({ clock: "2026-03-02T01:00:00Z" });
//   ... server.url, server.api ...
//   await server.dispose();
//
// Ready means: health answers. Every wait is a poll of a condition with a deadline. Stopping is by the pid that was started.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { Api } from "./api.ts";
import { onCluster, postgres, psql } from "./tables.ts";

export const repository = resolve(import.meta.dirname, "../../..");
export const binary = resolve(repository, process.env.HUIYIN_BIN ?? "build/release/huiyin");
export const adminPassword = "correct horse battery staple";
export const organisationName = "测试港务公司";

export interface Options {
  clock?: string;                     // start with --test-clock
  env?: Record<string, string>;
  keepData?: string;                  // an existing data directory instead of a new one
  initialise?: boolean;               // false: no `huiyin init`
  onFile?: boolean;                   // SQLite also when the tests run on PostgreSQL: for what only a file has
}

export interface Ran { status: number | null; stdout: string; stderr: string }

/** Polls until `condition` gives something; fails with `what` after `milliseconds`. */
export async function until<T>(what: string, condition: () => Promise<T | undefined | false> | T | undefined | false, milliseconds = 20_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited ${milliseconds} ms in vain for: ${what}`);
    await pause(20);
  }
}

export class Server {
  readonly dir: string;
  readonly options: Options;
  api!: Api;
  port = 0;
  url = "";
  child: ChildProcess | undefined;
  /** The schema of its own, when the tests run on PostgreSQL (HUIYIN_TEST_POSTGRES). */
  readonly schema: string | undefined;
  #siblings = 0;
  #sibling = 0;
  private logClosed: Promise<unknown> = Promise.resolve();

  private constructor(dir: string, options: Options, first?: Server) {
    this.dir = dir;
    this.options = options;
    if (first) {
      this.schema = first.schema;
      this.#sibling = (first.#siblings += 1);
    }
    if (first || !postgres || options.onFile) return;
    this.schema = `e2e_${randomBytes(8).toString("hex")}`;
    psql(`CREATE SCHEMA ${this.schema}`);
  }

  /** The database's file; only without `schema`. */
  get file(): string { return join(this.dir, "huiyin.db"); }
  get database(): string {
    return this.schema ? `${postgres}${postgres!.includes("?") ? "&" : "?"}options=-csearch_path%3D${this.schema}` : `sqlite:${this.file}`;
  }
  get log(): string { return join(this.dir, `server${this.#sibling || ""}.log`); }

  environment(): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const [name, value] of Object.entries(process.env)) {
      if (value !== undefined && !name.startsWith("HUIYIN_")) kept[name] = value;
    }
    return {
      ...kept,
      HUIYIN_DATABASE: this.database,
      HUIYIN_DATA_DIR: this.dir,
      HUIYIN_KEY_FILE: join(this.dir, "keys"),
      HUIYIN_LISTEN: `127.0.0.1:${this.port}`,
      HUIYIN_RATE_LIMIT: "off",
      ...this.options.env,
    };
  }

  static async start(options: Options = {}): Promise<Server> {
    const server = Server.prepare(options);
    await server.begin();
    return server;
  }

  /** The data directory, initialised, without a running server. */
  static prepare(options: Options = {}): Server {
    if (!existsSync(binary)) throw new Error(`There is no ${binary}. Build it (./dev build) or set HUIYIN_BIN.`);
    const server = new Server(options.keepData ?? mkdtempSync(join(tmpdir(), "huiyin-e2e-")), options);
    if (options.initialise !== false) {
      const made = server.run(["init", "--org", organisationName], { HUIYIN_ADMIN_PASSWORD: adminPassword });
      if (made.status !== 0) throw new Error(`huiyin init failed (${made.status}): ${made.stderr}${made.stdout}`);
      if (server.schema && onCluster) {
        const spread = server.run(["distribute"]);
        if (spread.status !== 0) throw new Error(`huiyin distribute failed (${spread.status}): ${spread.stderr}${spread.stdout}`);
      }
    }
    return server;
  }

  /** Another server on the same database and data directory. To be ended before the first is disposed of. */
  sibling(): Server {
    return new Server(this.dir, { ...this.options, initialise: false }, this);
  }

  /** Runs another subcommand on this server's data. */
  run(words: string[], env: Record<string, string> = {}): Ran {
    const ran = spawnSync(binary, words, { env: { ...this.environment(), ...env }, encoding: "utf8", maxBuffer: 64 << 20, cwd: this.dir });
    if (ran.error) throw ran.error;
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  }

  /** Starts the server process and waits until it answers. */
  async begin(): Promise<void> {
    this.port = 0;  // the server takes a free one and prints it
    const words = ["serve", ...(this.options.clock ? ["--test-clock", this.options.clock] : [])];
    const child = spawn(binary, words, { env: this.environment(), stdio: ["ignore", "pipe", "pipe"], cwd: this.dir });
    this.child = child;
    const log = createWriteStream(this.log, { flags: "a" });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    this.logClosed = once(log, "close");
    child.on("close", () => log.end());
    let said = "";
    child.stdout?.on("data", (chunk) => { said += chunk; });
    await until("the server to answer", async () => {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`the server ended (${child.exitCode ?? child.signalCode}):\n${readFileSync(this.log, "utf8").slice(-2000)}`);
      }
      if (this.port === 0) {
        const printed = /http:\/\/127\.0\.0\.1:(\d+)\s/.exec(said);
        if (!printed) return false;
        this.port = Number(printed[1]);
        this.url = `http://127.0.0.1:${this.port}`;
        this.api ??= new Api(this.url);
        this.api.base = this.url;
      }
      return fetch(`${this.url}/api/v1/public/health`).then((r) => r.arrayBuffer().then(() => r.ok), () => false);
    });
  }

  /** Ends the process by `signal` and waits until it is gone and no file of its directory is open here. Gives its exit status. */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const child = this.child;
    this.child = undefined;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill(signal);
      const late = setTimeout(() => child.kill("SIGKILL"), 30_000);
      await gone;
      clearTimeout(late);
    }
    await this.logClosed;
    return child.exitCode;
  }

  verify(): Ran {
    return this.run(["verify"]);
  }

  async dispose(): Promise<void> {
    await this.end();
    if (this.schema) psql(`SET client_min_messages = error; DROP SCHEMA ${this.schema} CASCADE`);
    if (!process.env.HUIYIN_KEEP) rmSync(this.dir, { recursive: true, force: true });
  }
}
