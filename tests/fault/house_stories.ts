// What is kept beside the matters: registers, people, and what an administrator sets.

import { freshKey } from "../e2e/support/api.ts";
import { password, type World } from "../e2e/support/world.ts";
import { type Part, read, type Story, write } from "./write_kinds.ts";
import { teller } from "./voice_stories.ts";

const kApi = "/api/v1/private";

/** Campaigns, gatherings, good deeds, ready words. */
export async function* registers(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const campaign = { name: words("听意见"), kind: "forms", starts_on: "2026-03-02" };
    const started = (yield write("createCampaign", "coordinator", {}, campaign)).body;
    yield write("changeCampaign", "coordinator", started, { ...campaign, name: words("再听意见") });
    yield write("countForms", "coordinator", started, { forms_out: 40, forms_back: 30 });
    const gathering = { kind: "forum", unit_id: world.units.quay, held_on: "2026-03-02", people: 5, host_id: world.people.leader };
    const held = (yield write("recordGathering", "leader", {}, gathering)).body;
    yield write("changeGathering", "leader", held, { ...gathering, topic: words("宿舍") });
    yield write("cancelGathering", "leader", held, { reason: words("记重了") });
    const deed = { title: words("修了灯"), text: "当天修好", unit_id: world.units.quay, done_on: "2026-03-02" };
    const done = (yield write("enterDeed", "coordinator", {}, deed)).body;
    yield write("changeDeed", "coordinator", done, { ...deed, text: words("两天修好") });
    const canned = { purpose: "answer", title: words("收到"), text: "已收到。", shown: true };
    const added = (yield write("addCannedText", "admin", {}, canned)).body;
    yield write("changeCannedText", "admin", added, { ...canned, text: words("已经收到。"), shown: false });
    const news = (yield read("cook", `${kApi}/notices`)).body.items;
    yield write("markNoticesSeen", "cook", {}, { position: news[0]?.position ?? 1 });
  }
}

/** Units, persons, roles, absences, passwords and sessions. */
export async function* people(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const unit = (yield write("createUnit", "admin", {}, { name: words("新班"), parent_id: world.units.mine, level: "unit" })).body;
    yield write("changeUnit", "admin", unit, { name: words("改名班") });
    const login = `p${client}-${turn}`;
    const person = (yield write("createPerson", "admin", {}, { name: words("试者"), unit_id: unit.id, login, password })).body;
    const of = { id: person.id };
    yield write("changePerson", "admin", of, { name: words("试者改名") });
    const granted = (yield write("grantRole", "admin", of, { role: "observer", unit_id: unit.id })).body;
    yield write("revokeRole", "admin", { ...of, grant_id: granted.roles.find((one: any) => one.role === "observer").id });
    const away = (yield write("markAway", "admin", of, { from_on: "2026-04-01", until_on: "2026-04-02" })).body.absences[0].id;
    yield write("markBack", "admin", { ...of, absence_id: away });
    yield write("signIn", undefined, {}, { login, password });
    yield write("signOut", undefined, {}, undefined, { cookie: yield* signedIn(login, password) });
    yield write("signOutEverywhere", undefined, {}, undefined, { cookie: yield* signedIn(login, password) });
    const next = `another ${freshKey()}`;
    yield write("setPassword", "admin", of, { password: next });
    yield write("signIn", undefined, {}, { login, password: next });
  }
}

async function* signedIn(login: string, secret: string): Part<string> {
  const { cookie } = yield write("signIn", undefined, {}, { login, password: secret });
  return cookie;
}

/** What an administrator sets for all. One client alone: whoever sets it has seen what stood there. */
export async function* settings(world: World, client: number): Story {
  for (let turn = 0; ; turn += 1) {
    const words = teller(client, turn);
    const list = (yield read("admin", `${kApi}/categories`)).body.items.filter((one: any) => one.key !== "unsure");
    yield write("setCategories", "admin", {}, { items: list.map((one: any, n: number) => (n === 0 ? { ...one, en: `Category ${turn}` } : one)) });
    yield write("setBoardView", "admin", {}, { responsible: "unit", track: true, voices: false, ratings: true, published_on: false, units: true, fewest_people: 5 + (turn % 4) });
    yield write("setOwnWords", "admin", {}, { greeting_zh: words("早上好"), greeting_en: `Good morning ${turn}` });
    const year = (yield read("admin", `${kApi}/calendar-years`)).body.items.find((one: any) => one.year === 2031);
    yield write("setCalendarYear", "admin", { year: "2031" }, { basis: words("通知"), holidays: ["2031-01-01"], workdays: [] }, { etag: year && `"${year.version}"` });
    const rule = (yield read("admin", `${kApi}/deadline-rules`)).body.items.find((one: any) => one.name === "reopen_matter");
    const { name, version, ...rest } = rule;
    yield write("setDeadlineRule", "admin", { name }, { ...rest, basis: words("制度") });
  }
}

