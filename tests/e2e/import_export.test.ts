// Thousands of messages in, the same bytes out; rows that cannot be taken are written down with line and reason; a second run
// adds nothing; a run that is killed goes on where it stopped.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, it, type TestContext } from "node:test";

import { binary, repository, Server, until } from "./support/server.ts";
import { numberOf } from "./support/tables.ts";

interface Message { id: string; time: string; title: string; text: string }

// Text that is hard to keep: quotes, separators, line ends, blanks at the ends, emoji, combining marks, half-width, formulas.
const kHard = [
  '他说："行，就这么办"', "一,二,三", "第一行\r\n第二行\n第三行\r第四行", "  前后有空  ", "\t制表\t", "👷🏽‍♀️🚢", "e\u0301 é ｶﾞ", "=1+1", "\\n 不是换行", "'单引' \"双引\"", "\u3000全角空",
];

function messages(count: number): Message[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${i % 97 === 0 ? "重" : ""}${i}`,
    time: i % 3 === 0 ? `2019/${(i % 12) + 1}/7 8:0${i % 10}:11` : `2020-0${(i % 9) + 1}-11 17:45`,
    title: i % 5 === 0 ? "" : `第 ${i} 件：${kHard[i % kHard.length]}`,
    text: `${kHard[(i * 7) % kHard.length]} 第 ${i} 句 ${"长".repeat(i % 50)}`,
  }));
}

function jsonl(rows: object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

function csv(rows: Message[]): string {
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  return ["编号,时间,标题,内容", ...rows.map((r) => [r.id, r.time, r.title, r.text].map(cell).join(","))].join("\r\n") + "\r\n";
}

function exported(server: Server): any[] {
  const path = join(server.dir, "exported.jsonl");
  const ran = server.run(["export", "voices", path]);
  assert.equal(ran.status, 0, ran.stderr);
  return readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

const four = (row: any): Message => ({ id: String(row.id), time: row.time, title: row.title ?? "", text: row.text });
const byAll = (rows: Message[]): string[] => rows.map((r) => JSON.stringify([r.id, r.time, r.title, r.text])).sort();

async function withServer(body: (server: Server) => Promise<void> | void): Promise<void> {
  const server = Server.prepare();
  try {
    await body(server);
    const verified = server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  } finally {
    await server.dispose();
  }
}

describe("import and export", () => {
  it("gives JSONL back byte for byte, and a second import adds nothing", () => withServer((server) => {
    const rows = messages(500);
    const file = join(server.dir, "in.jsonl");
    writeFileSync(file, jsonl(rows));
    const first = server.run(["import", "voices", file, "--source", "test"]);
    assert.equal(first.status, 0, first.stderr + first.stdout);
    assert.deepEqual(byAll(exported(server).map(four)), byAll(rows));
    assert.ok(exported(server).every((row) => row.source === "test"));
    const second = server.run(["import", "voices", file, "--source", "test"]);
    assert.equal(second.status, 0, second.stderr);
    assert.equal(exported(server).length, 500);
    assert.ok(!existsSync(`${file}.rejected`) || readFileSync(`${file}.rejected`, "utf8") === "");
  }));

  it("gives CSV back byte for byte, its columns named by options", () => withServer((server) => {
    const rows = messages(200);
    const file = join(server.dir, "in.csv");
    writeFileSync(file, csv(rows));
    const ran = server.run(["import", "voices", file, "--source", "csv", "--field", "id=编号", "--field", "time=时间", "--field", "title=标题", "--field", "text=内容"]);
    assert.equal(ran.status, 0, ran.stderr + ran.stdout);
    assert.deepEqual(byAll(exported(server).map(four)), byAll(rows));
  }));

  it("tells rows that share an id apart by their words, and keeps a row that stands twice twice", () => withServer((server) => {
    const rows = [
      { id: "7", time: "2020-01-01", title: "甲", text: "同号，话不同" }, { id: "7", time: "2020-01-01", title: "甲", text: "同号，另一句" },
      { id: "8", time: "2020-01-01", title: "乙", text: "一字不差" }, { id: "8", time: "2020-01-01", title: "乙", text: "一字不差" },
    ];
    const file = join(server.dir, "same.jsonl");
    writeFileSync(file, jsonl(rows));
    for (let turn = 0; turn < 2; turn += 1) {
      assert.equal(server.run(["import", "voices", file, "--source", "same"]).status, 0);
      assert.deepEqual(byAll(exported(server).map(four)), byAll(rows));
    }
    assert.equal(server.run(["import", "voices", file, "--source", "other"]).status, 0);
    assert.equal(exported(server).length, 8, "another source is another row");
  }));

  it("writes what it cannot take to FILE.rejected with line and reason, goes on, and ends with 1", () => withServer((server) => {
    const file = join(server.dir, "mixed.jsonl");
    const good = messages(20);
    const lines = [
      ...good.slice(0, 10).map((row) => Buffer.from(`${JSON.stringify(row)}\n`)),
      Buffer.from("这不是 JSON\n"), Buffer.from('{"id":"x","time":"t","title":"没有正文"}\n'), Buffer.from('{"id":"x","time":"t","title":"","text":""}\n'),
      Buffer.concat([Buffer.from('{"id":"x","time":"t","title":"","text":"'), Buffer.from([0xff]), Buffer.from('"}\n')]),
      Buffer.from('{"id":"x","time":"t","title":"","text":"a\\u0000b"}\n'), Buffer.from(`${JSON.stringify({ id: "x", time: "t", title: "", text: "长".repeat(30_000) })}\n`), Buffer.from("[1,2]\n"),
      ...good.slice(10).map((row) => Buffer.from(`${JSON.stringify(row)}\n`)),
    ];
    writeFileSync(file, Buffer.concat(lines));
    const ran = server.run(["import", "voices", file, "--source", "mixed"]);
    assert.equal(ran.status, 1, ran.stderr + ran.stdout);
    assert.deepEqual(byAll(exported(server).map(four)), byAll(good));
    const rejected = readFileSync(`${file}.rejected`, "utf8").trimEnd().split("\n");
    assert.equal(rejected.length, 7, rejected.join("\n"));
    rejected.forEach((line, i) => assert.match(line, new RegExp(`\\b${11 + i}\\b`), line));
  }));

  it("ends with 2 and says why when nothing was done", () => withServer((server) => {
    const cases: [string[], RegExp][] = [
      [["import", "voices", join(server.dir, "not-there.jsonl")], /no such file/i],
      [["import", "voices", server.dir], /./],
      [["import", "voices"], /./],
      [["import", "voices", join(server.dir, "keys"), "--channel", "pigeon"], /pigeon|channel/],
    ];
    for (const [words, says] of cases) {
      const ran = server.run(words);
      assert.equal(ran.status, 2, `${words.join(" ")}: ${ran.stderr}${ran.stdout}`);
      assert.match(ran.stderr + ran.stdout, says);
    }
    assert.equal(exported(server).length, 0);
  }));

  it("goes on after being killed: nothing missing, nothing twice", () => withServer(async (server) => {
    const rows = messages(20_000);
    const file = join(server.dir, "long.jsonl");
    writeFileSync(file, jsonl(rows));
    const child = spawn(binary, ["import", "voices", file, "--source", "long"], { env: server.environment(), stdio: "ignore", cwd: server.dir });
    const gone = once(child, "exit");
    await until("some rows to be in", () => child.exitCode !== null || countVoices(server) > 0);
    child.kill("SIGKILL");
    await gone;
    const before = countVoices(server);
    assert.ok(before > 0 && before < rows.length, `killed too early or too late: ${before} of ${rows.length}`);
    assert.equal(server.verify().status, 0);
    assert.equal(server.run(["import", "voices", file, "--source", "long"]).status, 0);
    assert.deepEqual(byAll(exported(server).map(four)), byAll(rows));
  }));

  it("puts a campaign and a channel on what it imports, and shows it to the coordinator", () => withServer(async (server) => {
    const file = join(server.dir, "box.jsonl");
    writeFileSync(file, jsonl(messages(3)));
    const ran = server.run(["import", "voices", file, "--source", "box", "--campaign", "献一计", "--channel", "suggestion_box"]);
    assert.equal(ran.status, 0, ran.stderr + ran.stdout);
    await server.begin();
    server.api.know("admin", "correct horse battery staple");
    const asAdmin = await server.api.must(200, "GET", "/api/v1/private/campaigns", { as: "admin" });
    assert.deepEqual(asAdmin.items.map((c: any) => [c.name, c.voice_count]), [["献一计", undefined]], "an administrator hears nobody");
    const root = (await server.api.must(200, "GET", "/api/v1/private/units", { as: "admin" })).items[0].id;
    const body = { name: "试者", unit_id: root, login: "hearing", password: "an invented test password", roles: [{ role: "coordinator", unit_id: root }] };
    await server.api.must(201, "POST", "/api/v1/private/persons", { as: "admin", body });
    server.api.know("hearing", body.password);
    const campaigns = await server.api.must(200, "GET", "/api/v1/private/campaigns", { as: "hearing" });
    assert.deepEqual(campaigns.items.map((c: any) => [c.name, c.voice_count]), [["献一计", 3]]);
    await server.end();
  }));

  it("shows on the board of a running server what another process imported", () => withServer(async (server) => {
    const file = join(server.dir, "beside.jsonl");
    writeFileSync(file, jsonl(messages(30)));
    await server.begin();
    const voices = async (): Promise<number> => (await server.api.must(200, "GET", "/api/v1/public/board")).headline.received;
    assert.equal(await voices(), 0);
    assert.equal(await voices(), 0, "from the cache");
    const ran = server.run(["import", "voices", file, "--source", "beside"]);
    assert.equal(ran.status, 0, ran.stderr + ran.stdout);
    await until("the board to show them", async () => await voices() === 30, 5_000);
    await server.end();
  }));
});

describe("real messages", () => {
  const data = resolve(repository, "../shared/data");
  const files = ["citizen_voices.jsonl", "worker_voices.jsonl"].map((name) => join(data, name));
  const reason = process.env.HUIYIN_REAL_DATA === "off" ? "HUIYIN_REAL_DATA is off" : files.every((f) => existsSync(f)) ? undefined : "the real text is not on this machine";

  it("4,326 and 472 in, the same out, a second import adds none", { skip: reason }, (t: TestContext) => withServer((server) => {
    const wanted: Message[] = [];
    for (const file of files) {
      const rows = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
      t.diagnostic(`${rows.length} rows`);
      wanted.push(...rows.map(four));
    }
    assert.equal(wanted.length, 4326 + 472);
    for (let turn = 0; turn < 2; turn += 1) {
      for (const [i, file] of files.entries()) {
        const ran = server.run(["import", "voices", file, "--source", `real-${i}`]);
        assert.equal(ran.status, 0, ran.stderr);
      }
      // Compared without showing: nobody's words may land in a test's output.
      const got = byAll(exported(server).map(four));
      const want = byAll(wanted);
      assert.equal(got.length, want.length);
      assert.ok(got.every((row, i) => row === want[i]), "a row differs from the input");
    }
  }));
});

function countVoices(server: Server): number {
  try {
    return numberOf(server, "SELECT count(*) FROM voice");
  } catch {
    return 0;  // the writer is at work; ask again
  }
}
