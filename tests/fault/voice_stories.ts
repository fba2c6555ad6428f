// What the clients live through, again and again: voices and matters from the first word to the call-back.

import assert from "node:assert/strict";

import { greyPng } from "../e2e/support/pictures.ts";
import type { World } from "../e2e/support/world.ts";
import { type Actor, type Part, read, type Story, write } from "./write_kinds.ts";

const kPhoto = { raw: greyPng(24, 16), type: "image/png" };

/** Words that occur once, for whoever looks for them afterwards. */
export function teller(client: number, turn: number): (words: string) => string {
  let said = 0;
  return (words) => `${words}，${client} 号 ${turn} 回 ${(said += 1)}`;
}

interface Said { id: string; receipt: string }

/** Somebody says something with a name, and is found in the inbox. */
async function* say(world: World, text: string): Part<Said> {
  const reply = yield write("submitVoice", undefined, {}, { text, unit_id: world.units.quay, identity: "named", speaker_name: "林某", speaker_contact: "内线 2000" });
  for (let cursor = ""; ; ) {
    const { body } = yield read("coordinator", `/api/v1/private/voices?state=received&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    const found = body.items.find((one: any) => one.excerpt === text);
    if (found) return { id: found.id, receipt: reply.body.receipt_code };
    cursor = body.next_cursor ?? "";
    assert.ok(cursor, `an acknowledged voice is in the inbox: ${text}`);
  }
}

/** A voice that is accepted, in a matter of the coordinator's that is decided. */
async function* decided(world: World, text: string, decision: Record<string, unknown> = {}): Part<Said & { matter: string }> {
  const voice = yield* say(world, text);
  yield write("acceptVoice", "coordinator", { id: voice.id });
  const { body } = yield write("createMatter", "coordinator", {}, { question: text, voice_ids: [voice.id], unit_id: world.units.quay });
  yield write("decideMatter", "leader", body, world.decision({ solution: `办${text}`, ...decision }));
  return { ...voice, matter: body.id };
}

/** A voice alone: declined and looked at again, handed on, answered without a matter, called back, rated. */
export async function* voices(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const { id, receipt } = yield* say(world, words("灯坏了"));
    const one = { id };
    const own = { receipt };
    yield write("addSpeakerNote", undefined, { voice: id }, { text: words("在门口") }, own);
    yield write("putPhoto", undefined, { voice: id, slot: "1" }, undefined, { ...own, ...kPhoto });
    yield write("declineVoice", "coordinator", one, { reason: words("不归我们") });
    yield write("reviewDeclinedVoice", "second", one, { reason: words("归我们") });
    const hand = (): ReturnType<typeof write> => write("handOverVoice", "portCoordinator", one, { to_id: world.people.second, reason: words("请接") });
    yield hand();
    yield write("refuseVoiceHandover", "second", one, { reason: words("不接") });
    yield hand();
    yield write("withdrawVoiceHandover", "portCoordinator", one);
    yield hand();
    yield write("acceptVoiceHandover", "second", one);
    yield write("answerVoice", "second", one, { text: words("换了灯"), outcome: "on_the_spot", reason: words("一盏灯") });
    yield write("recordCallback", "coordinator", one, { result: "satisfied", note: words("问过了") });
    yield write("rateAnswer", undefined, { voice: id }, { rating: "satisfied" }, own);
    yield write("submitNamedVoice", "worker", {}, { text: words("我实名说"), unit_id: world.units.quay });
  }
}

/** What staff write in, and how voices come into matters, out of them and into others. */
export async function* entries(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const rows = [0, 1, 2].map(() => ({ text: words("表上写着"), channel: "writing", unit_id: world.units.quay }));
    const entered = (yield write("enterVoices", "quayClerk", {}, { rows })).body.rows.map((row: any) => row.voice_id);
    yield write("printSlips", "quayClerk", {}, { voice_ids: [entered[0]] });
    yield write("putEnteredPhoto", "quayClerk", { id: entered[0], slot: "1" }, undefined, kPhoto);
    yield write("correctVoice", "quayClerk", { id: entered[0] }, { text: words("抄错一个字") });
    for (const id of entered) yield write("acceptVoice", "coordinator", { id });
    const one = (yield write("createMatter", "quayClerk", {}, { question: words("怎么办"), voice_ids: [entered[0]], unit_id: world.units.quay })).body;
    yield write("acceptMatter", "coordinator", one);
    yield write("linkVoices", "coordinator", one, { voice_ids: entered.slice(1) });
    yield write("unlinkVoice", "coordinator", one, { voice_id: entered[2], reason: words("不是一处") });
    const two = (yield write("createMatter", "coordinator", {}, { question: words("另一件"), voice_ids: [entered[2]], unit_id: world.units.quay })).body;
    yield write("moveVoice", "coordinator", two, { voice_id: entered[2], to_matter_id: one.id, reason: words("同一处") });
    yield write("dissolveMatter", "coordinator", two, { reason: words("空了") });
    yield write("setTrack", "coordinator", one, { track: "union" });
    yield write("decideMatter", "leader", one, world.decision({ solution: words("换锁") }));
    yield write("returnMatter", "cook", one, { reason: words("不归食堂") });
  }
}

/** What the department does: measures, parts, hand-overs, the clock, the parent company, the answer. */
export async function* owners(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const { matter } = yield* decided(world, words("路不平"), { assisting_unit_ids: [world.units.quay] });
    const id = { id: matter };
    const act = (kind: string, as: Actor, body?: unknown, more: Record<string, string> = {}) => write(kind, as, { id: matter, ...more }, body);
    const measure = (text: string) => ({ text: words(text), owner_id: world.people.cookTwo, due_on: "2026-03-10" });
    const first = { seq: "1" };
    yield act("replyPart", "quayClerk", { state: "confirmed", note: words("明天送沙") }, { unit_id: world.units.quay });
    yield act("addMeasure", "cook", measure("买灯"));
    yield act("changeMeasure", "cook", measure("买两盏灯"), first);
    yield act("finishMeasure", "cookTwo", { note: words("买了") }, first);
    yield act("reopenMeasure", "cookTwo", { reason: words("型号不对") }, first);
    yield act("dropMeasure", "cook", { reason: words("不用了") }, first);
    yield act("extendMatter", "leader", { days: 2, reason: words("要订货") });
    yield act("pauseMatter", "leader", { until: "2026-03-09", reason: words("等货到") });
    yield act("resumeMatter", "leader", { reason: words("货到了") });
    const hand = () => act("handOver", "cook", { to_id: world.people.cookTwo, reason: words("归他管") });
    yield hand();
    yield act("refuseHandover", "cookTwo", { reason: words("不归我") });
    yield hand();
    yield act("withdrawHandover", "cook");
    yield hand();
    yield act("acceptHandover", "cookTwo");
    yield act("addProgress", "cookTwo", { text: words("办了一半"), percent: 50 });
    yield act("askParent", "cookTwo", { text: words("请上级批") });
    yield act("recordParentReply", "cookTwo", { text: words("同意"), replied_on: "2026-03-02", consequence: "stands" }, first);
    yield write("answerMatter", "cookTwo", id, { outcome: "at_once", text: words("填平了") });
    yield write("verifyMatter", "second", id, { result: "satisfied", note: words("看过了") });
  }
}

/** What everybody sees of a matter, how it is closed and opened again, and one that goes up. */
export async function* boards(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const { id, receipt, matter } = yield* decided(world, words("门关不上"));
    const path = `/api/v1/private/matters/${matter}/publication/preview`;
    const on = { id: matter };
    const shown = { question: "门关不上", measures: "换锁" };
    const looked = (yield { ...read("coordinator", path, { body: shown, key: null }), method: "POST" }).body.looked;
    yield write("publishMatter", "coordinator", on, { ...shown, looked });
    yield write("markUnresolved", "leader", on, { class: "房屋", reason: "要等批复，每月公布进展" });
    yield write("withdrawMatter", "coordinator", on, { reason: words("写错了") });
    yield write("answerMatter", "cook", on, { outcome: "at_once", text: words("换好了") });
    yield write("rateAnswer", undefined, { voice: id }, { rating: "satisfied" }, { receipt });
    yield write("closeMatter", "coordinator", on);
    yield write("reopenMatter", "coordinator", on, { reason: words("还有一扇") });
    yield write("answerMatter", "cookTwo", on, { outcome: "at_once", text: words("都换好了") });
    yield write("recordCallback", "second", { id }, { result: "satisfied", note: words("问过了") });
    const up = yield* say(world, words("吊机要换"));
    const raised = (yield write("createMatter", "portCoordinator", {}, { question: words("换吊机"), voice_ids: [up.id], unit_id: world.units.quay })).body;
    yield write("escalateMatter", "portCoordinator", raised, { reason: words("要公司出钱") });
  }
}
