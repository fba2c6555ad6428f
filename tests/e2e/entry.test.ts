// What staff write in for others: four campaigns with 391 voices, sheets that count once, slips that are printed once, ratings
// counted apart, nothing that tells when an anonymous speaker spoke. The pages: entry_pages.test.ts.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { freshKey } from "./support/api.ts";
import { rowsOf, tableNames } from "./support/tables.ts";
import { World, type PersonName, type UnitName } from "./support/world.ts";

const kEntries = "/api/v1/private/entries";
const kCampaigns = "/api/v1/private/campaigns";

async function start(world: World, name: string, kind: string): Promise<any> {
  return world.api.must(201, "POST", kCampaigns, { as: "coordinator", body: { name, kind, starts_on: "2026-03-02" } });
}
async function count(world: World, id: string, out: number, back: number, as: PersonName = "coordinator"): Promise<any> {
  const { etag } = await world.api.ask("GET", `${kCampaigns}/${id}`, { as });
  return world.api.must(200, "POST", `${kCampaigns}/${id}/forms`, { as, etag: etag ?? "", body: { forms_out: out, forms_back: back } });
}
const row = (world: World, unit: UnitName, text: string, more: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ text, channel: "writing", unit_id: world.units[unit], ...more });

describe("the opinions of a whole round: 113 + 98 + 78 + 102", () => {
  let world: World;
  const kRounds = [["意见表", "forms", "writing", 113], ["献一计", "ideas", "suggestion_box", 98], ["问卷", "survey", "survey", 78], ["走访做", "visits", "visit", 102]] as const;
  const kUnits: UnitName[] = ["quay", "yard", "face", "kitchen"];
  const kOrigins = ["self", "peer", "superior"];
  const words = new Map<string, string>();  // voice -> what stood on its sheet
  const campaigns: any[] = [];

  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  it("each form is a voice, and the forms still on the desk are told", async () => {
    for (const [name, kind, channel, forms] of kRounds) {
      const campaign = await start(world, name, kind);
      campaigns.push(campaign);
      await count(world, campaign.id, forms + 7, forms);
      const rows = Array.from({ length: forms }, (_, i) => row(world, kUnits[i % 4], `${name}第${i + 1}张：原汁原味，不改一字 ✓\n第二行`, {
        channel, campaign_id: campaign.id, source_sheet: String(i + 1), origin: kOrigins[i % 3],
      }));
      const first = await world.api.must(201, "POST", kEntries, { as: "coordinator", body: { rows: rows.slice(0, forms - 3) } });
      assert.equal(first.entered, forms - 3);
      const between = await world.api.must(200, "GET", `${kCampaigns}/${campaign.id}`, { as: "coordinator" });
      assert.deepEqual([between.forms_back, between.forms_entered, between.forms_waiting], [forms, forms - 3, 3]);
      const rest = await world.api.must(201, "POST", kEntries, { as: "coordinator", body: { rows: rows.slice(forms - 3) } });
      for (const [report, offset] of [[first, 0], [rest, forms - 3]]) {
        for (const one of report.rows) words.set(one.voice_id, rows[one.row + offset].text as string);
      }
    }
    assert.equal(words.size, 391);
    const list = (await world.api.must(200, "GET", kCampaigns, { as: "leader" })).items;
    assert.deepEqual(kRounds.map(([name]) => list.find((c: any) => c.name === name).voice_count), [113, 98, 78, 102]);
    assert.deepEqual(list.map((c: any) => c.forms_waiting), [0, 0, 0, 0]);
    assert.equal(list.reduce((sum: number, c: any) => sum + c.voice_count, 0), 391);
  });

  it("collated to matters, each still shows every original", async () => {
    const ids = [...words.keys()];
    let counted = 0;
    for (let at = 0; at < ids.length; at += 40) {
      const body = { question: `第 ${at / 40 + 1} 个问题`, voice_ids: ids.slice(at, at + 40), unit_id: world.units.root };
      const matter = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator", body });
      counted += matter.voice_count;
      for (const voice of matter.voices) {
        assert.equal(voice.text, words.get(voice.id));
        assert.equal(voice.on_behalf, true);
      }
    }
    assert.equal(counted, 391);
    const summary = await world.api.must(200, "GET", "/api/v1/private/summary", { as: "coordinator" });
    assert.equal(summary.voices.linked, 391);
    assert.equal(summary.voices.received, 0);
    assert.equal(world.server.verify().status, 0);
  });

  it("how it was found is kept with each", async () => {
    const origins = new Map<string, number>();
    for (const id of [...words.keys()].slice(0, 6)) {
      const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${id}`, { as: "observer" });
      origins.set(voice.origin, (origins.get(voice.origin) ?? 0) + 1);
      assert.equal(voice.entered_by.id, world.people.coordinator);
    }
    assert.deepEqual([...origins.keys()].sort(), ["peer", "self", "superior"]);
  });

  it("what nobody said about it counts as not known", async () => {
    const { rows } = await world.api.must(201, "POST", kEntries, { as: "coordinator", body: { rows: [row(world, "quay", "没说怎么发现的")] } });
    assert.ok(!("origin" in (await world.api.must(200, "GET", `/api/v1/private/voices/${rows[0].voice_id}`, { as: "observer" }))));
    const figures = await world.api.must(200, "GET", "/api/v1/private/figures?by=origin", { as: "coordinator" });
    const received = new Map(figures.rows.map((one: any) => [one.key, one.voices.received]));
    assert.deepEqual([received.get("none"), received.get("self")], [1, 131]);
  });

  it("numbers are for those who hear, within what they hear", async () => {
    for (const person of ["worker", "custodian", "admin"] as PersonName[]) {
      for (const campaign of (await world.api.must(200, "GET", kCampaigns, { as: person })).items) {
        assert.ok(!("voice_count" in campaign) && !("forms_back" in campaign) && !("forms_entered" in campaign), person);
      }
    }
    const seen = (await world.api.must(200, "GET", `${kCampaigns}/${campaigns[0].id}`, { as: "quayClerk" }));
    assert.equal(seen.voice_count, 29, "every fourth of 113 is about the quay");
  });
});

describe("a row of a batch", () => {
  let world: World;
  let campaign: any;
  before(async () => {
    world = await World.start();
    campaign = await start(world, "意见表", "forms");
  });
  after(() => world?.server.dispose());

  it("fails alone, with its place, its field and what to do; the others are stored", async () => {
    const rows = [
      row(world, "quay", "第一张", { campaign_id: campaign.id, source_sheet: "1" }),
      row(world, "quay", "   "),
      row(world, "quay", "又是第一张", { campaign_id: campaign.id, source_sheet: " 1 " }),
      row(world, "quay", "没有活动", { source_sheet: "3" }),
      row(world, "quay", "实名没有名", { identity: "named" }),
      row(world, "quay", "匿名却有名", { speaker_name: "试者" }),
      row(world, "quay", "渠道不对", { channel: "rumour" }),
      row(world, "quay", "网页上说的", { channel: "web" }),
      row(world, "quay", "全角的第一张", { campaign_id: campaign.id, source_sheet: "　１ " }),
      row(world, "quay", "多一个字段", { version: 1 }),
      row(world, "quay", "第二张", { campaign_id: campaign.id, source_sheet: "2" }),
    ];
    const report = await world.api.must(201, "POST", kEntries, { as: "quayClerk", body: { rows } });
    assert.equal(report.entered, 2);
    assert.deepEqual(report.rows.map((r: any) => r.problem?.field ?? (r.problem ? "?" : "")), ["", "text", "source_sheet", "source_sheet", "speaker_name", "speaker_name", "channel", "channel", "source_sheet", "?", ""]);
    const twice = report.rows[2].problem;
    assert.equal(twice.code, "conflict");
    assert.deepEqual([twice.entered_by, twice.entered_on, twice.voice_id], ["试者quayClerk", "2026-03-02", report.rows[0].voice_id]);
    const inbox = await world.api.must(200, "GET", "/api/v1/private/voices", { as: "quayClerk" });
    assert.deepEqual(inbox.items.map((v: any) => v.excerpt).sort(), ["第一张", "第二张"]);
  });

  it("sent again with its key is reported again and never doubled; with other content it is refused", async () => {
    const key = freshKey();
    const body = { rows: [row(world, "quay", "再来一次"), row(world, "quay", "")] };
    const first = await world.api.must(201, "POST", kEntries, { as: "quayClerk", key, body });
    const again = await world.api.must(201, "POST", kEntries, { as: "quayClerk", key, body });
    assert.deepEqual(again, first);
    await world.api.must(422, "POST", kEntries, { as: "quayClerk", key, body: { rows: [row(world, "quay", "别的话")] } });
    await world.api.must(422, "POST", kEntries, { as: "coordinator", key, body });
    const inbox = await world.api.must(200, "GET", "/api/v1/private/voices", { as: "quayClerk" });
    assert.equal(inbox.items.filter((v: any) => v.excerpt === "再来一次").length, 1);
  });

  it("is refused with all others where the right is missing", async () => {
    const body = { rows: [row(world, "quay", "我的单位"), row(world, "yard", "别人的单位")] };
    await world.api.must(403, "POST", kEntries, { as: "quayClerk", body });
    const inbox = await world.api.must(200, "GET", "/api/v1/private/voices", { as: "quayClerk" });
    assert.ok(!inbox.items.some((v: any) => v.excerpt === "我的单位"));
    await world.api.must(400, "POST", kEntries, { as: "quayClerk", body: { rows: [] } });
    await world.api.must(400, "POST", kEntries, { as: "quayClerk", body: { rows: Array.from({ length: 201 }, () => row(world, "quay", "多")) } });
  });

  it("counts for a matter only as a voice that is linked to it; whoever may not link suggests", async () => {
    const { id } = await world.newMatter("更衣柜的锁坏了");
    const before = (await world.matter(id)).body.voice_count;
    await world.api.must(201, "POST", kEntries, { as: "coordinator", body: { matter_id: id, rows: [row(world, "quay", "我的锁也坏了"), row(world, "yard", "堆场也是")] } });
    assert.equal((await world.matter(id)).body.voice_count, before + 2);
    await world.api.must(404, "POST", kEntries, { as: "faceClerk", body: { matter_id: id, rows: [row(world, "face", "采煤班也是")] } });
    await world.change(id, "decision", "leader", world.decision());
    const suggested = await world.api.must(201, "POST", kEntries, { as: "cook", body: { matter_id: id, rows: [row(world, "kitchen", "食堂也是")] } });
    const { body } = await world.matter(id);
    assert.equal(body.voice_count, before + 2);
    assert.deepEqual(body.suggested_voices.map((v: any) => v.id), [suggested.rows[0].voice_id]);
    assert.equal(world.server.verify().status, 0);
  });

  it("'I met this too' on the board is a voice of its own and a suggestion", async () => {
    const { id } = await world.newMatter("浴室水不热");
    const number = (await world.matter(id)).body.number;
    await world.api.must(400, "POST", "/api/v1/public/voices", { body: { text: "我也遇到", about_matter: number } });
    await world.change(id, "publication", "coordinator", { question: "浴室水温", measures: "换热水器" });
    await world.api.must(201, "POST", "/api/v1/public/voices", { body: { text: "我也遇到，夜班更冷", about_matter: number, unit_id: world.units.yard } });
    const { body } = await world.matter(id);
    assert.equal(body.voice_count, 1, "nothing is linked by itself");
    assert.equal(body.suggested_voices.length, 1);
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${body.suggested_voices[0].id}`, { as: "coordinator" });
    assert.deepEqual([voice.about_matter.number, voice.state, voice.links.length], [number, "received", 0]);
    await world.change(id, "links", "coordinator", { voice_ids: [voice.id] });
    assert.equal((await world.matter(id)).body.suggested_voices.length, 0);
    assert.equal((await world.matter(id)).body.voice_count, 2);
  });
});

describe("a slip", () => {
  let world: World;
  let entered: string[] = [];
  let codes: string[] = [];
  before(async () => {
    world = await World.start();
    const rows = ["灯坏了", "门坏了", "水坏了"].map((text) => row(world, "quay", text, { channel: "talk" }));
    const report = await world.api.must(201, "POST", kEntries, { as: "quayClerk", body: { rows } });
    assert.ok(!JSON.stringify(report).includes("receipt_code"), "no code outside the slip");
    entered = report.rows.map((r: any) => r.voice_id);
  });
  after(() => world?.server.dispose());

  it("gives the code once: the same request again, nobody else ever", async () => {
    const key = freshKey();
    const body = { voice_ids: entered.slice(0, 2) };
    await world.api.must(400, "POST", "/api/v1/private/slips", { as: "quayClerk", body: { voice_ids: [...body.voice_ids, body.voice_ids[0]] } });
    const sheet = await world.api.must(201, "POST", "/api/v1/private/slips", { as: "quayClerk", key, body });
    codes = sheet.slips.map((s: any) => s.receipt_code);
    assert.equal(new Set(codes).size, 2);
    assert.deepEqual(await world.api.must(201, "POST", "/api/v1/private/slips", { as: "quayClerk", key, body }), sheet);
    await world.api.must(409, "POST", "/api/v1/private/slips", { as: "quayClerk", body });
    await world.api.must(409, "POST", "/api/v1/private/slips", { as: "coordinator", body });
    const own = await world.say("自己提交的", { unit_id: world.units.quay });
    await world.api.must(409, "POST", "/api/v1/private/slips", { as: "quayClerk", body: { voice_ids: [await world.find("自己提交的")] } });
    assert.equal((await world.follow(own)).on_behalf, false);
  });

  it("its code follows the voice, and what it rates is counted apart", async () => {
    const followed = await world.follow(codes[0]);
    assert.equal(followed.text, "灯坏了");
    assert.equal(followed.on_behalf, true);
    assert.ok(!JSON.stringify(followed).includes("试者"), "the speaker is not told who typed");
    const own = await world.say("我也要灯", { unit_id: world.units.quay });
    const matter = await world.api.must(201, "POST", "/api/v1/private/matters", {
      as: "coordinator", body: { question: "照明", voice_ids: [...entered, await world.find("我也要灯")], unit_id: world.units.quay },
    });
    await world.change(matter.id, "decision", "leader", world.decision());
    await world.change(matter.id, "answer", "cook", { outcome: "at_once", text: "修好了" });
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: codes[0], body: { rating: "satisfied" } });
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: own, body: { rating: "partly" } });
    const { body } = await world.matter(matter.id);
    assert.deepEqual(body.ratings, { satisfied: 0, partly: 1, not: 0, unrated: 0 });
    assert.deepEqual(body.slip_ratings, { satisfied: 1, partly: 0, not: 0, unrated: 2 });
    const { headline } = await world.api.must(200, "GET", "/api/v1/public/board");
    const { totals } = await world.api.must(200, "GET", "/api/v1/private/figures", { as: "coordinator" });
    assert.equal(headline.slip_ratings.satisfied, 1, "apart on the board");
    assert.equal(headline.satisfied, 0);
    assert.equal(totals.voices.slip_satisfied, 1, "apart in the figures");
    assert.equal(totals.voices.satisfied, 0);
    assert.equal(body.voice_count, 4);
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${entered[0]}`, { as: "coordinator" });
    assert.deepEqual([voice.rated_by_slip, voice.slip_printed], [true, true]);
    assert.ok(!codes.some((code) => JSON.stringify(voice).includes(code)));
    assert.equal(world.server.verify().status, 0);
  });

  it("a mistake of transcription stands beside the text, for the speaker too", async () => {
    const path = `/api/v1/private/voices/${entered[1]}`;
    const { etag } = await world.api.ask("GET", path, { as: "quayClerk" });
    const voice = await world.api.must(200, "POST", `${path}/corrections`, { as: "quayClerk", etag: etag ?? "", body: { text: "纸上写的是“窗”" } });
    assert.equal(voice.text, "门坏了");
    assert.equal(voice.corrections[0].text, "纸上写的是“窗”");
    await world.api.must(412, "POST", `${path}/corrections`, { as: "quayClerk", etag: etag ?? "", body: { text: "又改" } });
    await world.api.must(400, "POST", `${path}/corrections`, { as: "quayClerk", etag: etag ?? "", body: { text: " " } });
    const followed = await world.follow(codes[1]);
    assert.deepEqual([followed.text, followed.corrections.length, "by" in followed.corrections[0]], ["门坏了", 1, false]);
  });
});

describe("an anonymous speaker whose words a clerk wrote in", () => {
  let world: World;
  const kDay = "2026-03-04";
  before(async () => {
    world = await World.start();
    const { id } = await world.newMatter("先有的一件");
    await world.moveClock("2026-03-04T03:17:42.123Z");
    const report = await world.api.must(201, "POST", kEntries, {
      as: "coordinator", body: { matter_id: id, rows: [row(world, "quay", "电话里说的第一句", { channel: "phone" }), row(world, "quay", "第二句", { channel: "phone" })] },
    });
    const ids = report.rows.map((r: any) => r.voice_id);
    await world.moveClock("2026-03-04T03:21:05.456Z");
    await world.api.must(201, "POST", "/api/v1/private/slips", { as: "coordinator", body: { voice_ids: ids } });
    await world.changeVoice(ids[0], "corrections", "coordinator", { text: "听错一个字" });
    await world.moveClock("2026-03-09T01:00:00Z");
  });
  after(() => world?.server.dispose());

  it("leaves no moment of that day anywhere but in the clerk's own session", () => {
    const from = Date.parse("2026-03-03T16:00:00Z");
    const inside = (ms: number): boolean => ms > from && ms < from + 86_400_000;
    // Signing in is the clerk's own act, and not about a speaker.
    const sessions = rowsOf(world.server, "journal").filter((one) => String(one.kind).startsWith("session.")).map((one) => Buffer.from(one.id as Uint8Array).toString("hex"));
    let seen = 0;
    for (const name of tableNames(world.server).filter((one) => one !== "session")) {
      for (const cells of rowsOf(world.server, name)) {
        if (Object.values(cells).some((value) => value instanceof Uint8Array && sessions.includes(Buffer.from(value).toString("hex")))) continue;
        for (const [column, value] of Object.entries(cells)) {
          const where = `${name}.${column} = ${value}`;
          seen++;
          if (typeof value === "bigint" && value > 1_000_000_000n) assert.ok(!inside(Number(value)), where);
          if (typeof value === "string") assert.doesNotMatch(value, /2026-03-04T/, where);
          if (value instanceof Uint8Array && value.length === 16 && value[6] >> 4 === 7) {
            assert.ok(!inside(Buffer.from(value.slice(0, 6)).readUIntBE(0, 6)), where);
          }
        }
      }
    }
    assert.ok(seen > 500, String(seen));
  });

  it("the journal names the clerk, and the day", async () => {
    const page = await world.api.must(200, "GET", "/api/v1/private/journal?limit=200&after=0", { as: "observer" });
    const own = page.items.filter((e: any) => e.on === kDay && /^voice\.|^matter\./.test(e.kind));
    assert.deepEqual([...new Set(own.map((e: any) => e.kind))].sort(), ["matter.linked", "voice.corrected", "voice.entered", "voice.linked", "voice.slip_printed"]);
    for (const entry of own) {
      assert.ok(!("at" in entry), JSON.stringify(entry));
      assert.equal(entry.actor_id, world.people.coordinator);
    }
    assert.equal(world.server.verify().status, 0);
  });
});
