// What should not be sent: each is answered with a problem document and a plain sentence, and leaves nothing behind.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { type Ask, freshKey, type Reply } from "./support/api.ts";
import { password, World } from "./support/world.ts";

const kVoices = "/api/v1/public/voices";

describe("bad input", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  /** Sends the same in both languages; both must be refused with `status` and a sentence in that language. */
  async function refused(status: number | number[], method: string, path: string, ask: Ask): Promise<Reply> {
    const wanted = [status].flat();
    const chinese = await world.api.ask(method, path, { ...ask, language: "zh-CN,zh;q=0.9,en;q=0.1" });
    const english = await world.api.ask(method, path, { ...ask, language: "en-GB,en;q=0.8" });
    for (const reply of [chinese, english]) assert.ok(wanted.includes(reply.status), `${reply.status} instead of ${wanted}: ${reply.text.slice(0, 300)}`);
    assert.match(chinese.body.title, /\p{Script=Han}{3}/u);
    assert.match(english.body.title, /[A-Za-z]{3}/);
    return english;
  }

  const says = (body: unknown): Ask => ({ body });
  const raw = (text: string | Uint8Array, type?: string): Ask => ({ raw: text, type });
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

  const cases: [name: string, status: number | number[], ask: Ask, field?: string][] = [
    ["invalid UTF-8 in the text", 400, raw(bytes('{"text":"a', [0xff, 0xfe], '"}'))],
    ["an overlong UTF-8 form", 400, raw(bytes('{"text":"', [0xc0, 0xaf], '"}'))],
    ["a lone surrogate", 400, raw('{"text":"\\ud800 alone"}')],
    ["NUL, escaped", 400, raw('{"text":"a\\u0000b"}'), "text"],
    ["NUL as a byte", 400, raw(bytes('{"text":"a', [0], 'b"}'))],
    ["10 MB of text", 413, says({ text: "话".repeat(3_500_000) })],
    ["text one byte over 64 KiB", [400, 413], says({ text: "a".repeat(64 * 1024 + 1) })],
    ["200,000 nested brackets", 400, raw("[".repeat(200_000))],
    ["200,000 nested brackets in a field", 400, raw(`{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)],
    ["an unknown field", 400, says({ text: "好", colour: "red" })],
    ["a field of the staff's", 400, says({ text: "好", state: "answered" })],
    ["a number for the text", 400, says({ text: 5 }), "text"],
    ["a list for the text", 400, says({ text: ["好"] }), "text"],
    ["null for the text", 400, says({ text: null }), "text"],
    ["no text", 400, says({}), "text"],
    ["an empty text", 400, says({ text: "" }), "text"],
    ["a text of blanks only", 400, says({ text: " \u3000\u00a0\n\t" }), "text"],
    ["a title over 400 bytes", 400, says({ text: "好", title: "题".repeat(134) }), "title"],
    ["a place over 200 bytes", 400, says({ text: "好", place: "处".repeat(67) }), "place"],
    ["a channel that does not exist", 400, says({ text: "好", channel: "pigeon" }), "channel"],
    ["a category that does not exist", 400, says({ text: "好", category: "weather" }), "category"],
    ["a speaker group that does not exist", 400, says({ text: "好", speaker_group: "king" }), "speaker_group"],
    ["a unit that does not exist", [400, 404], says({ text: "好", unit_id: "01890000-0000-7000-8000-000000000000" })],
    ["a unit id that is no id", 400, says({ text: "好", unit_id: "../../etc" }), "unit_id"],
    ["a campaign that does not exist", [400, 404], says({ text: "好", campaign_id: "01890000-0000-7000-8000-000000000000" })],
    ["a name without being named", 400, says({ text: "好", identity: "anonymous", speaker_name: "某某" }), "speaker_name"],
    ["a charset that is not UTF-8", 415, raw('{"text":"a"}', "application/json; charset=gbk")],
    ["an array as the body", 400, raw("[]")],
    ["a string as the body", 400, raw('"好"')],
    ["an empty body", 400, raw("")],
    ["two values in one body", 400, raw('{"text":"好"}{"text":"好"}')],
    ["a trailing comma", 400, raw('{"text":"好",}')],
    ["a comment", 400, raw('{"text":"好"/*x*/}')],
    ["a number too large for any type", 400, raw('{"text":"好","place":1e999}')],
    ["another content type", 415, raw('{"text":"好"}', "text/plain")],
    ["a form from elsewhere", 415, raw("text=hello", "application/x-www-form-urlencoded; x")],
  ];

  for (const [name, status, ask, field] of cases) {
    it(`is refused: ${name}`, async () => {
      const reply = await refused(status, "POST", kVoices, ask);
      if (field) assert.equal(reply.body.field, field);
    });
  }

  it("leaves nothing behind: not one voice was made by all of this", async () => {
    const board = await world.api.must(200, "GET", "/api/v1/public/board");
    assert.equal(board.headline.received, 0);
    assert.equal(world.server.verify().status, 0);
  });

  it("takes what is unusual but right: 64 KiB exactly, one character, emoji, right-to-left, line ends, duplicate blanks", async () => {
    const texts = ["a".repeat(64 * 1024), "好", "👷🏽‍♀️ 手套", "שלום مرحبا", "一\r\n二\n\n三\t", "  两头有空  ", "e\u0301 与 é", "\ufeff开头"];
    for (const text of texts) assert.equal((await world.follow(await world.say(text))).text, text);
  });

  it("a mistyped address gives a person a page with a way home, and a program a problem document", async () => {
    const read = async (path: string, headers: Record<string, string>): Promise<[number, string, string]> => {
      const reply = await fetch(world.server.url + path, { headers });
      return [reply.status, reply.headers.get("content-type") ?? "", await reply.text()];
    };
    const accept = "text/html,application/xhtml+xml,*/*;q=0.8";
    const [status, type, page] = await read("/follow", { Accept: accept, "Accept-Language": "zh-CN" });
    assert.equal(status, 404);
    assert.match(type, /^text\/html/);
    assert.match(page, /这个地址没有页面.*<a href="\/">/s);
    assert.match(page, /<link rel="stylesheet"/, "it looks like the other pages");
    assert.doesNotMatch(page, /<script/);
    assert.match((await read("/follow", { Accept: accept, "Accept-Language": "en" }))[2], /no page at this address/);
    for (const [path, headers] of [["/follow", { Accept: "application/json" }], ["/api/v1/nothing", { Accept: accept }]] as const)
      assert.match((await read(path, headers))[1], /^application\/problem\+json/);
  });

  describe("idempotency keys", () => {
    it("without one: refused, and says how", async () => {
      await refused(400, "POST", kVoices, { body: { text: "没有钥匙" }, key: null });
    });

    it("too short or with other characters: refused", async () => {
      for (const key of ["short", "a".repeat(21), "a".repeat(129), "键".repeat(30).slice(0, 0) + "!".repeat(30)]) {
        await refused(400, "POST", kVoices, { body: { text: "钥匙太短" }, key });
      }
    });

    it("replayed: the same code, one voice, for ever", async () => {
      const key = freshKey();
      const body = { text: "同一句话，按了两下" };
      const first = await world.api.must(201, "POST", kVoices, { body, key });
      await world.moveClock("2026-03-02T02:00:00Z");
      const second = await world.api.must(201, "POST", kVoices, { body, key });
      assert.equal(second.receipt_code, first.receipt_code);
      const page = await world.api.must(200, "GET", "/api/v1/private/voices?limit=200", { as: "coordinator" });
      assert.equal(page.items.filter((v: any) => v.excerpt === body.text).length, 1);
    });

    it("replayed by eight clients at once: one voice", async () => {
      const key = freshKey();
      const body = { text: "八个人同时按" };
      const codes = await Promise.all(Array.from({ length: 8 }, () => world.api.must(201, "POST", kVoices, { body, key }).then((r: any) => r.receipt_code)));
      assert.equal(new Set(codes).size, 1);
    });

    it("swapped to other content: refused with 422", async () => {
      const key = freshKey();
      await world.api.must(201, "POST", kVoices, { body: { text: "原来的话" }, key });
      const reply = await refused(422, "POST", kVoices, { body: { text: "换掉的话" }, key });
      assert.equal(reply.body.code, "mismatch");
    });

    it("used for another speaker's voice: refused with 422, and nothing is said to be stored", async () => {
      const key = freshKey();
      const [mine, other] = [await world.say("钥匙给甲用"), await world.say("钥匙给乙用")];
      for (const [path, body] of [["/api/v1/public/voice/notes", { text: "同样的补充" }]] as const) {
        await world.api.must(201, "POST", path, { receipt: mine, body, key });
        await world.api.must(201, "POST", path, { receipt: mine.toLowerCase(), body, key });
        await refused(422, "POST", path, { receipt: other, body, key });
      }
      const voice = await world.api.must(200, "GET", "/api/v1/public/voice", { receipt: mine });
      assert.equal(JSON.stringify(voice).split("同样的补充").length - 1, 1);
    });

    it("of one speaker's voice says nothing about another route's", async () => {
      const key = freshKey();
      const code = await world.say("钥匙换个地方用");
      await world.api.must(201, "POST", kVoices, { body: { text: "原处" }, key });
      const reply = await world.api.ask("POST", "/api/v1/public/voice/notes", { receipt: code, body: { text: "别处" }, key });
      assert.ok([201, 422].includes(reply.status), reply.text);
    });
  });

  describe("receipt codes", () => {
    it("malformed, unknown, foreign and missing ones answer alike", async () => {
      const code = await world.say("只有我有这个编号");
      const wrong = code.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
      const answers = new Set<string>();
      for (const receipt of [wrong, "0000-0000-0000-0000-0000-0000", "nonsense", "x".repeat(300), "%00", "' OR 1=1 --", "../../../etc/passwd", ""]) {
        const reply = await world.api.ask("GET", "/api/v1/public/voice", { receipt });
        assert.equal(reply.status, 404, `${receipt}: ${reply.text}`);
        answers.add(reply.text);
      }
      answers.add((await world.api.ask("GET", "/api/v1/public/voice")).text);
      assert.equal(answers.size, 1, [...answers].join("\n"));
    });

    it("cannot be used to note or rate either", async () => {
      for (const [path, body] of [["notes", { text: "好" }], ["rating", { rating: "satisfied" }]] as const) {
        await refused(404, "POST", `/api/v1/public/voice/${path}`, { receipt: "0000-0000-0000-0000-0000-0000", body });
      }
    });

    it("a rating before there is an answer is refused", async () => {
      const code = await world.say("还没有人答");
      await refused(409, "POST", "/api/v1/public/voice/rating", { receipt: code, body: { rating: "satisfied" } });
    });
  });

  describe("sessions", () => {
    it("a wrong password and an unknown login answer alike", async () => {
      const wrong = await refused(401, "POST", "/api/v1/private/session", { key: null, body: { login: "coordinator", password: "wrong" } });
      const unknown = await refused(401, "POST", "/api/v1/private/session", { key: null, body: { login: "nobody", password: "wrong" } });
      assert.equal(wrong.text, unknown.text);
    });

    it("end after twelve hours, by the server's clock", async () => {
      const cookie = await world.api.signIn("leader");
      await world.api.must(200, "GET", "/api/v1/private/session", { cookie });
      await world.moveClock("2026-03-02T14:01:00Z");
      const reply = await world.api.ask("GET", "/api/v1/private/session", { cookie });
      assert.equal(reply.status, 401);
    });

    it("set a cookie that scripts cannot read and other sites cannot send", async () => {
      const reply = await world.api.ask("POST", "/api/v1/private/session", { key: null, body: { login: "leader", password } });
      const cookie = reply.headers.get("set-cookie") ?? "";
      for (const part of ["HttpOnly", "SameSite=Strict", "Path=/api/v1/private"]) assert.ok(cookie.toLowerCase().includes(part.toLowerCase()), cookie);
    });

    it("are not used by a write that comes from another site", async () => {
      const cookie = await world.api.signIn("coordinator");
      for (const origin of ["http://evil.example", "null", `${world.server.url}.evil.example`, "https://127.0.0.1:1"]) {
        await refused(403, "POST", "/api/v1/private/voices", { cookie, origin, body: { text: "借别人的手" } });
      }
      const silent = await world.api.ask("POST", "/api/v1/private/voices", { cookie, origin: null, body: { text: "不说从哪来" } });
      assert.equal(silent.status, 403, silent.text);
    });

    it("and that write is told why, not that it is malformed", async () => {
      const reply = await world.api.ask("POST", "/api/v1/private/voices", { as: "coordinator", origin: "http://evil.example", body: { text: "好" } });
      assert.equal(reply.body.code, "forbidden");
    });

    it("are ignored on public routes: a signed-in person stays anonymous there", async () => {
      const cookie = await world.api.signIn("worker");
      const receipt = await world.api.must(201, "POST", kVoices, { cookie, body: { text: "我登录着，但不留名" } });
      assert.equal((await world.follow(receipt.receipt_code)).identity, "anonymous");
      const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find("我登录着，但不留名")}`, { as: "coordinator" });
      assert.ok(!("speaker_name" in voice) && !("received_at" in voice));
      const mine = await world.api.must(200, "GET", "/api/v1/private/my/voices", { as: "worker" });
      assert.equal(mine.items.length, 0);
    });
  });

  describe("matters", () => {
    it("a due date in the past, one person as A and B, a strange owner: refused with the field", async () => {
      const { id } = await world.newMatter("篮筐掉了");
      const path = `/api/v1/private/matters/${id}/decision`;
      const { etag } = await world.matter(id, "leader");
      for (const [change, field] of [
        [{ due_on: "2020-01-01" }, "due_on"], [{ due_on: "2026-02-30" }, "due_on"], [{ due_on: "soon" }, "due_on"],
        [{ stand_in_id: world.people.cook }, "stand_in_id"], [{ owner_id: "01890000-0000-7000-8000-000000000000" }, "owner_id"],
        [{ owner_id: world.people.observer }, "owner_id"], [{ stand_in_id: world.people.worker }, "stand_in_id"], [{ due_on: "9999-12-31" }, "due_on"],
        [{ level: "galaxy" }, "level"], [{ expected_outcome: "magic" }, "expected_outcome"], [{ solution: "" }, "solution"],
      ] as const) {
        const reply = await refused(400, "POST", path, { as: "leader", etag, body: world.decision(change) });
        assert.equal(reply.body.field, field);
      }
    });

    it("of another unit: not found, as if it were not there", async () => {
      const { id } = await world.newMatter("别的单位的事");
      await refused(404, "GET", `/api/v1/private/matters/${id}`, { as: "mineLeader" });
      await refused([403, 404], "POST", `/api/v1/private/matters/${id}/progress`, { as: "faceClerk", etag: '"1"', body: { text: "手伸过来", percent: 1 } });
    });

    it("a percentage out of bounds, a decimal, a string: refused", async () => {
      const { id } = await world.newMatter("门轴响");
      await world.change(id, "decision", "leader", world.decision());
      const { etag } = await world.matter(id, "cook");
      for (const percent of [-1, 101, 0.5, "50", null, 1e30]) {
        await refused(400, "POST", `/api/v1/private/matters/${id}/progress`, { as: "cook", etag, body: { text: "好", percent } });
      }
    });
  });
});
