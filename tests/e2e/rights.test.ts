// Who may not. For each operation: nobody without a session, and each of these people is refused (403, or 404 where even the
// existence is nobody's business). That the right people may is shown by every other test.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { operations } from "./support/openapi.ts";
import { freshKey } from "./support/api.ts";
import { password, type PersonName, World } from "./support/world.ts";

interface Row {
  operation: string;
  path?: Record<string, string>;
  body?: unknown;
  refused: PersonName[];
}

// Everybody who has no business in the port line's matters and voices.
const kOutsiders: PersonName[] = ["worker", "faceClerk", "mineCoordinator", "mineLeader", "custodian"];
const kNotAdministrators: PersonName[] = ["worker", "quayClerk", "portCoordinator", "coordinator", "leader", "observer", "custodian"];

describe("rights", () => {
  let world: World;
  let rows: Row[];
  let matter = "";
  let voice = "";

  before(async () => {
    world = await World.start();
    const made = await world.newMatter("码头的护栏矮", "quay");
    matter = made.id;
    await world.say("堆场的路灯不亮", { unit_id: world.units.yard });
    voice = await world.find("堆场的路灯不亮");
    rows = tableOf(world, matter, voice);
  });
  after(() => world?.server.dispose());

  it("every operation that needs a session refuses whoever has none, with a plain sentence", async () => {
    for (const operation of operations.filter((o) => o.needsSession)) {
      const path = operation.pattern.replace(/\{\w+\}/g, matter);
      const body = operation.id === "submitNamedVoice" ? { text: "好" } : operation.id === "markNoticesSeen" ? { position: 1 } : rows.find((row) => row.operation === operation.id)?.body;
      for (const cookie of [undefined, "huiyin_session=", "huiyin_session=nonsense", `huiyin_session=${"A".repeat(43)}`]) {
        const reply = await world.api.ask(operation.method, path, { cookie, body, etag: '"1"' });
        assert.equal(reply.status, 401, `${operation.id} with ${cookie}: ${reply.text}`);
        assert.equal(reply.body.code, "unauthenticated");
      }
    }
  });

  it("every change in the document has a row in this table", () => {
    const covered = new Set(rows.map((row) => row.operation));
    const own = ["signOut", "signOutEverywhere", "submitNamedVoice", "markNoticesSeen"];  // everybody's right
    const missing = operations.filter((o) => o.needsSession && o.method !== "GET" && !covered.has(o.id) && !own.includes(o.id)).map((o) => o.id);
    assert.deepEqual(missing, []);
  });

  it("each operation refuses each person who has no right to it", async () => {
    const wrong: string[] = [];
    for (const row of rows) {
      const operation = operations.find((o) => o.id === row.operation);
      assert.ok(operation, row.operation);
      const path = Object.entries(row.path ?? {}).reduce((p, [name, value]) => p.replace(`{${name}}`, value), operation.pattern);
      for (const person of row.refused) {
        const of = path.startsWith("/api/v1/private/voices/") ? `/api/v1/private/voices/${voice}` : `/api/v1/private/matters/${matter}`;
        const etag = operation.needsIfMatch ? (await world.api.ask("GET", of, { as: "coordinator" })).etag ?? "" : undefined;
        const reply = await world.api.ask(operation.method, path, { as: person, body: row.body, etag });
        if (![403, 404].includes(reply.status)) wrong.push(`${row.operation} as ${person}: ${reply.status} ${reply.text.slice(0, 120)}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("a signed-in speaker reads who has their voice now, and nobody else's name, minute or unpublished wording", async () => {
    const text = "值班室的电话打不通";
    await world.api.must(201, "POST", "/api/v1/private/voices", { as: "worker", body: { text, unit_id: world.units.quay } });
    const id = await world.find(text);
    await world.changeVoice(id, "accept", "second");
    const made = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "second", body: { question: "内部的说法", voice_ids: [id], unit_id: world.units.quay } });
    await world.change(made.id, "decision", "leader", world.decision());
    await world.change(made.id, "answer", "cook", { outcome: "at_once", text: "换了线路" });
    const own = async () => (await world.api.ask("GET", `/api/v1/private/voices/${id}`, { as: "worker" })).body;
    const { owner, ...rest } = await own();
    assert.ok(owner.name);
    assert.equal(rest.speaker_name, "试者worker");
    const others = JSON.stringify({ ...rest, speaker_name: "" }).match(/试者\w+|内部的说法|"at":|"actor"|answered_by|handover/g);
    assert.equal(others, null);
    assert.deepEqual([rest.answers[0].text, rest.answers[0].unit], ["换了线路", "食堂"]);
    assert.ok(rest.timeline.length >= 4);
    await world.change(made.id, "publication", "coordinator", { question: "电话打不通", measures: "换线路" });
    assert.deepEqual((await own()).links.map((link: any) => link.question), ["电话打不通"]);
    const staff = (await world.api.ask("GET", `/api/v1/private/voices/${id}`, { as: "coordinator" })).body;
    assert.ok(staff.timeline.some((item: any) => item.actor?.name === "试者leader") && staff.answers[0].answered_by.name === "试者cook");
  });

  it("a refusal changes nothing", async () => {
    const { body } = await world.matter(matter);
    assert.equal(body.state, "accepted");
    assert.equal(body.voice_count, 1);
    assert.equal((await world.api.must(200, "GET", `/api/v1/private/voices/${voice}`, { as: "coordinator" })).state, "received");
    assert.equal(world.server.verify().status, 0);
  });

  it("lists show only what lies in one's scope", async () => {
    const counts: Record<string, number> = {};
    for (const person of ["coordinator", "observer", "leader", "portCoordinator", "mineCoordinator", "mineLeader"] as PersonName[]) {
      counts[person] = (await world.api.must(200, "GET", "/api/v1/private/voices", { as: person })).items.length;
    }
    assert.deepEqual(counts, { coordinator: 3, observer: 3, leader: 3, portCoordinator: 3, mineCoordinator: 0, mineLeader: 0 });
    for (const person of ["worker", "custodian"] as PersonName[]) {
      assert.equal((await world.api.ask("GET", "/api/v1/private/voices", { as: person })).status, 403);
    }
    assert.equal((await world.api.must(200, "GET", "/api/v1/private/matters", { as: "mineLeader" })).items.length, 0);
  });

  it("a clerk sees the voices of their own unit, and no others", async () => {
    const own = await world.api.must(200, "GET", "/api/v1/private/voices", { as: "quayClerk" });
    assert.equal(own.items.length, 2);
    const others = await world.api.ask("GET", "/api/v1/private/voices", { as: "faceClerk" });
    assert.ok(others.status === 403 || others.body.items.length === 0, others.text);
  });

  it("a matter that is not there and one that is not mine answer alike", async () => {
    const mine = await world.api.ask("GET", `/api/v1/private/matters/${matter}`, { as: "mineLeader" });
    const none = await world.api.ask("GET", "/api/v1/private/matters/01890000-0000-7000-8000-000000000000", { as: "mineLeader" });
    assert.equal(mine.status, 404);
    assert.equal(mine.text, none.text);
  });

  it("logins and grants are shown to administrators only", async () => {
    const asAdmin = await world.api.must(200, "GET", "/api/v1/private/persons?limit=200", { as: "admin" });
    assert.ok(asAdmin.items.some((p: any) => p.login === "cook" && p.roles.length === 1));
    const asClerk = await world.api.must(200, "GET", "/api/v1/private/persons?limit=200", { as: "quayClerk" });
    assert.ok(asClerk.items.every((p: any) => p.login === undefined && p.roles === undefined));
  });

  it("a right that is taken away is gone for the next request", async () => {
    const body = { name: "试者临时", unit_id: world.units.root, login: "briefly", password, roles: [{ role: "coordinator", unit_id: world.units.root }] };
    const person = await world.api.must(201, "POST", "/api/v1/private/persons", { as: "admin", body });
    world.api.know("briefly", password);
    await world.api.must(200, "GET", `/api/v1/private/matters/${matter}`, { as: "briefly" });
    await world.api.must(200, "DELETE", `/api/v1/private/persons/${person.id}/roles/${person.roles[0].id}`, { as: "admin" });
    const refused = await world.api.ask("GET", `/api/v1/private/matters/${matter}`, { as: "briefly" });
    assert.ok([403, 404].includes(refused.status), refused.text);
  });

  it("whoever is switched off is signed out at once and cannot sign in", async () => {
    const body = { name: "试者离职", unit_id: world.units.quay, login: "leaving", password, roles: [{ role: "worker", unit_id: world.units.quay }] };
    const person = await world.api.must(201, "POST", "/api/v1/private/persons", { as: "admin", body });
    world.api.know("leaving", password);
    const cookie = await world.api.signIn("leaving");
    await world.changePeople("persons", person.id, { active: false });
    assert.equal((await world.api.ask("GET", "/api/v1/private/session", { cookie })).status, 401);
    assert.equal((await world.api.ask("POST", "/api/v1/private/session", { key: null, body: { login: "leaving", password } })).status, 401);
  });

  it("one's own password needs the old one; a new one ends the other sessions", async () => {
    const path = `/api/v1/private/persons/${world.people.custodian}/password`;
    const other = await world.api.signIn("custodian");
    const cookie = await world.api.signIn("custodian");
    const wrong = await world.api.ask("POST", path, { cookie, body: { password: "another long password", old_password: "not this" } });
    assert.ok([400, 401, 403].includes(wrong.status), wrong.text);
    await world.api.must(204, "POST", path, { cookie, body: { password: "another long password", old_password: password } });
    assert.equal((await world.api.ask("GET", "/api/v1/private/session", { cookie: other })).status, 401);
    world.api.know("custodian", "another long password");
    await world.api.must(200, "GET", "/api/v1/private/session", { as: "custodian" });
  });

  it("the last administrator stays", async () => {
    const all = await world.api.must(200, "GET", "/api/v1/private/persons?limit=200", { as: "admin" });
    const admin = all.items.find((p: any) => p.login === "admin");
    const grant = admin.roles.find((r: any) => r.role === "administrator");
    const reply = await world.api.ask("DELETE", `/api/v1/private/persons/${admin.id}/roles/${grant.id}`, { as: "admin" });
    assert.equal(reply.status, 409, reply.text);
    await world.changePeople("persons", admin.id, { active: false }, 409);
  });

  it("signing out everywhere ends every session of that person and no other", async () => {
    const [one, two] = [await world.api.signIn("observer"), await world.api.signIn("observer")];
    const other = await world.api.signIn("leader");
    await world.api.must(204, "DELETE", "/api/v1/private/sessions", { cookie: one });
    assert.equal((await world.api.ask("GET", "/api/v1/private/session", { cookie: two })).status, 401);
    assert.equal((await world.api.ask("GET", "/api/v1/private/session", { cookie: other })).status, 200);
  });

  it("nobody answers, verifies or rates in two roles that must be two people", async () => {
    const { id } = await world.newMatter("更衣柜的锁坏了");
    await world.change(id, "decision", "leader", world.decision());
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "锁换好了" });
    const etag = (await world.matter(id, "cook")).etag;
    const own = await world.api.ask("POST", `/api/v1/private/matters/${id}/verification`, { as: "cook", etag, body: { result: "satisfied", note: "我自己看过" } });
    assert.ok([403, 409].includes(own.status), own.text);
  });
});

// Nobody but the owner, whoever stands in, a coordinator over the matter and the department that has it.
function dutiesOf(world: World, id: { id: string }): Row[] {
  const refused: PersonName[] = [...kOutsiders, "observer", "quayClerk", "leader", "cook"];
  const one = { ...id, seq: "1" };
  const reason = { reason: "无" };
  const measure = { text: "做", owner_id: world.people.cook, due_on: "2026-03-20" };
  return [
    { operation: "handOver", path: id, body: { to_id: world.people.second, ...reason }, refused },
    { operation: "acceptHandover", path: id, refused },
    { operation: "refuseHandover", path: id, body: reason, refused },
    { operation: "withdrawHandover", path: id, refused },
    { operation: "escalateMatter", path: id, body: reason, refused },
    { operation: "askParent", path: id, body: { text: "请批准" }, refused },
    { operation: "recordParentReply", path: one, body: { text: "同意", replied_on: "2026-03-02", consequence: "stands" }, refused },
    { operation: "addMeasure", path: id, body: measure, refused },
    { operation: "changeMeasure", path: one, body: measure, refused },
    { operation: "finishMeasure", path: one, body: { note: "好" }, refused },
    { operation: "reopenMeasure", path: one, body: reason, refused },
    { operation: "dropMeasure", path: one, body: reason, refused },
    { operation: "replyPart", path: { ...id, unit_id: world.units.kitchen }, body: { state: "confirmed" }, refused },
    { operation: "setTrack", path: id, body: { track: "union" }, refused },
  ];
}

function tableOf(world: World, matter: string, voice: string): Row[] {
  const id = { id: matter };
  const one = { id: voice };
  const readers: PersonName[] = ["worker", "faceClerk", "mineCoordinator", "mineLeader"];
  const person = { id: world.people.worker };
  const gathering = { kind: "forum", unit_id: world.units.quay, held_on: "2026-03-02", people: 5, host_id: world.people.leader };
  const deed = { title: "装灯", text: "装了路灯", unit_id: world.units.quay, done_on: "2026-03-02" };
  return [
    { operation: "getVoice", path: one, refused: readers },
    { operation: "recordGathering", body: gathering, refused: [...kOutsiders, "observer"] },
    { operation: "changeGathering", path: id, body: gathering, refused: [...kOutsiders, "observer"] },
    { operation: "cancelGathering", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "acceptVoice", path: one, refused: [...kOutsiders, "observer"] },
    { operation: "declineVoice", path: one, body: { reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "reviewDeclinedVoice", path: one, body: { reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "answerVoice", path: one, body: { text: "好", outcome: "explained", reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "putEnteredPhoto", path: { ...one, slot: "1" }, refused: [...kOutsiders, "observer", "coordinator", "leader", "quayClerk"] },
    { operation: "getVoicePhoto", path: { ...one, slot: "1" }, refused: kOutsiders },
    { operation: "getVoicePhotoThumb", path: { ...one, slot: "1" }, refused: kOutsiders },
    { operation: "handOverVoice", path: one, body: { to_id: world.people.second, reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "acceptVoiceHandover", path: one, refused: [...kOutsiders, "observer"] },
    { operation: "refuseVoiceHandover", path: one, body: { reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "withdrawVoiceHandover", path: one, refused: [...kOutsiders, "observer"] },
    { operation: "createMatter", body: { question: "问", voice_ids: [voice], unit_id: world.units.yard }, refused: [...kOutsiders, "observer"] },
    { operation: "getMatter", path: id, refused: readers },
    { operation: "acceptMatter", path: id, refused: [...kOutsiders, "observer", "quayClerk", "leader"] },
    { operation: "linkVoices", path: id, body: { voice_ids: [voice] }, refused: [...kOutsiders, "observer"] },
    { operation: "unlinkVoice", path: id, body: { voice_id: voice, reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "moveVoice", path: id, body: { voice_id: voice, to_matter_id: matter, reason: "无" }, refused: [...kOutsiders, "observer"] },
    { operation: "decideMatter", path: id, body: world.decision(), refused: [...kOutsiders, "observer", "quayClerk", "cook"] },
    { operation: "returnMatter", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer", "cook"] },
    { operation: "addProgress", path: id, body: { text: "好", percent: 1 }, refused: [...kOutsiders, "observer", "cook"] },
    { operation: "answerMatter", path: id, body: { outcome: "explained", text: "好" }, refused: [...kOutsiders, "observer", "cook"] },
    { operation: "verifyMatter", path: id, body: { result: "satisfied", note: "好" }, refused: [...kOutsiders, "observer"] },
    { operation: "closeMatter", path: id, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "dissolveMatter", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "reopenMatter", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "publishMatter", path: id, body: { question: "问", measures: "办" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "withdrawMatter", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "markUnresolved", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk", "cook"] },
    { operation: "previewPublication", path: id, refused: [...kOutsiders, "observer", "quayClerk", "cook"] },
    { operation: "checkWording", path: id, body: { question: "问" }, refused: [...kOutsiders, "observer", "quayClerk", "cook"] },
    { operation: "getMatterRounds", path: id, refused: readers },
    { operation: "getVoiceRounds", path: one, refused: readers },
    { operation: "recordCallback", path: one, body: { result: "satisfied" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "listDueCalls", refused: ["worker", "quayClerk", "observer", "custodian"] },
    { operation: "listDeeds", refused: ["worker", "custodian"] },
    { operation: "enterDeed", body: deed, refused: [...kOutsiders, "observer", "leader"] },
    { operation: "checkDeed", body: deed, refused: [...kOutsiders, "observer", "leader"] },
    { operation: "changeDeed", path: id, body: deed, refused: [...kOutsiders, "observer", "leader"] },
    ...dutiesOf(world, id),
    { operation: "extendMatter", path: id, body: { days: 1, reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "pauseMatter", path: id, body: { until: "2026-03-09", reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "resumeMatter", path: id, body: { reason: "无" }, refused: [...kOutsiders, "observer", "quayClerk"] },
    { operation: "setCalendarYear", path: { year: "2027" }, body: { basis: "通知", holidays: [], workdays: [] }, refused: kNotAdministrators },
    { operation: "setDeadlineRule", path: { name: "accept_voice" }, body: { count: 1, unit: "working", basis: "制度", extend_by: "leader", extend_days: 0, levels: [] }, refused: kNotAdministrators },
    { operation: "createCampaign", body: { name: "试", starts_on: "2026-03-02" }, refused: ["worker", "quayClerk", "leader", "observer", "custodian"] },
    { operation: "enterVoices", body: { rows: [{ text: "好", channel: "writing", unit_id: world.units.quay }] }, refused: [...kOutsiders, "leader", "observer"] },
    { operation: "printSlips", body: { voice_ids: [voice] }, refused: [...kOutsiders, "leader", "observer", "quayClerk"] },
    { operation: "correctVoice", path: one, body: { text: "错" }, refused: [...kOutsiders, "leader", "observer", "quayClerk"] },
    { operation: "changeCampaign", path: id, body: { name: "试", starts_on: "2026-03-02" }, refused: ["worker", "quayClerk", "leader", "observer", "custodian"] },
    { operation: "countForms", path: id, body: { forms_out: 1, forms_back: 1 }, refused: ["worker", "leader", "observer", "custodian"] },
    { operation: "addCannedText", body: { purpose: "answer", title: "收到", text: "已收到。" }, refused: kNotAdministrators },
    { operation: "changeCannedText", path: { id: matter }, body: { purpose: "answer", title: "收到", text: "已收到。" }, refused: kNotAdministrators },
    { operation: "getCategories", refused: kNotAdministrators },
    { operation: "setCategories", body: { items: [] }, refused: kNotAdministrators },
    { operation: "getBoardView", refused: kNotAdministrators },
    { operation: "setBoardView", body: { responsible: "unit", track: true, voices: false, ratings: true, published_on: false, units: true, fewest_people: 5 }, refused: kNotAdministrators },
    { operation: "getOwnWords", refused: kNotAdministrators },
    { operation: "setOwnWords", body: { name_zh: "港务", name_en: "Port" }, refused: kNotAdministrators },
    { operation: "createUnit", body: { name: "新", parent_id: world.units.root, level: "line" }, refused: kNotAdministrators },
    { operation: "changeUnit", path: { id: world.units.quay }, body: { name: "改" }, refused: kNotAdministrators },
    { operation: "createPerson", body: { name: "新", unit_id: world.units.quay }, refused: kNotAdministrators },
    { operation: "changePerson", path: person, body: { name: "改" }, refused: kNotAdministrators },
    { operation: "grantRole", path: person, body: { role: "administrator", unit_id: world.units.root }, refused: kNotAdministrators },
    { operation: "revokeRole", path: { ...person, grant_id: freshKey().replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5") }, refused: kNotAdministrators },
    { operation: "markAway", path: { id: world.people.leader }, body: { from_on: "2026-03-02" }, refused: kNotAdministrators.filter((p) => p !== "leader") },
    { operation: "markBack", path: { id: world.people.leader, absence_id: freshKey().replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5") }, refused: kNotAdministrators.filter((p) => p !== "leader") },
    { operation: "setPassword", path: { id: world.people.leader }, body: { password: "taken over by me", old_password: password }, refused: kNotAdministrators.filter((p) => p !== "leader") },
    { operation: "getFigures", refused: ["worker", "custodian"] },
    { operation: "getFiguresAsCsv", refused: ["worker", "custodian"] },
    { operation: "listFigureRows", refused: ["worker", "custodian"] },
    { operation: "getCampaignBrief", path: { id: matter }, refused: ["worker", "custodian", "leader"] },
    { operation: "readJournal", refused: ["worker", "quayClerk", "coordinator", "leader", "custodian"] },
  ];
}
