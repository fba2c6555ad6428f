// The tables as they stand, read from outside on either engine. Ids and bytes come as Uint8Array, whole numbers as bigint.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

import type { Server } from "./server.ts";

export type Cell = bigint | number | string | Uint8Array | null;
export type TableRow = Record<string, Cell>;

/** Where tests on PostgreSQL make their schemas: postgresql://...; nothing for SQLite. */
export const postgres = process.env.HUIYIN_TEST_POSTGRES;

/** Whether that is a Citus cluster, over which the tables are spread. */
export const onCluster = process.env.HUIYIN_TEST_CITUS !== undefined;

/** Runs one statement with psql; gives what it printed. */
export function psql(statement: string, url = postgres!): string {
  const ran = spawnSync("psql", ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", `--command=${statement}`, url], { encoding: "utf8", maxBuffer: 256 << 20 });
  if (ran.error) throw ran.error;
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

function fromFile<T>(server: Server, read: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(server.file, { readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

export function tableNames(server: Server): string[] {
  if (server.schema) return psql(`SELECT table_name FROM information_schema.tables WHERE table_schema = '${server.schema}'`).split("\n").filter(Boolean);
  if (!existsSync(server.file)) return [];
  return fromFile(server, (db) => (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]).map((one) => one.name));
}

function cellFromJson(value: unknown): Cell {
  if (typeof value === "number") return BigInt(value);
  if (typeof value !== "string") return value as Cell;
  if (value.startsWith("\\x")) return new Uint8Array(Buffer.from(value.slice(2), "hex"));
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return new Uint8Array(Buffer.from(value.replaceAll("-", ""), "hex"));
  return value;
}

export function rowsOf(server: Server, table: string): TableRow[] {
  if (server.schema) {
    const lines = psql(`SELECT row_to_json(t) FROM ${server.schema}."${table}" t`).split("\n").filter(Boolean);
    return lines.map((line) => Object.fromEntries(Object.entries(JSON.parse(line)).map(([name, value]) => [name, cellFromJson(value)])));
  }
  return fromFile(server, (db) => {
    const query = db.prepare(`SELECT * FROM "${table}"`);
    query.setReadBigInts(true);
    return query.all() as TableRow[];
  });
}

/** One number of a statement that both engines speak. */
export function numberOf(server: Server, statement: string): number {
  if (server.schema) return Number(psql(`SET search_path = ${server.schema}; ${statement}`));
  return fromFile(server, (db) => Number(Object.values(db.prepare(statement).get() as Record<string, number>)[0]));
}
