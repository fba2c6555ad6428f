// Fills a fresh server with the invented organisation: units, people, half a year of voices and what became of them.
//
//   node --experimental-strip-types demo/seed.ts [--samples FILE] [--quiet]
//   node --experimental-strip-types demo/seed.ts --print-start      the instant to give to --test-clock
//   node --experimental-strip-types demo/seed.ts --print-accounts   the accounts and the password, as JSON
//
// Everything goes through the public API. The server must run with --test-clock, started not later than --print-start says, on a
// database that `huiyin init` has just made. Settings: HUIYIN_URL (http://127.0.0.1:8080), HUIYIN_ADMIN_LOGIN (admin),
// HUIYIN_ADMIN_PASSWORD, DEMO_END (the day it should look like today, YYYY-MM-DD; default: today).
// Exit status: 0 filled; 1 something went wrong on the way; 2 refused, nothing was changed.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { dayOf } from "./calendar.ts";
import { Client, Refused } from "./client.ts";
import { organisation } from "./data.ts";
import { type Action, makePlan } from "./plan.ts";
import { type Ids, Player } from "./player.ts";
import { fillRegisters } from "./registers.ts";

const kTestClock = "/api/v1/private/test/clock";
const admin = process.env.HUIYIN_ADMIN_LOGIN ?? "admin";

class CannotStart extends Error {}

function say(text: string): void {
  if (!options.quiet) process.stdout.write(`${text}\n`);
}

/** Refuses with words that help unless the server is fresh and lets its clock be moved. */
async function checkServer(client: Client, start: number): Promise<void> {
  let intake: any;
  try {
    intake = (await client.send("GET", "/api/v1/public/intake")).body;
  } catch (error) {
    const cause = error instanceof Refused ? error.message : "nobody answers there";
    throw new CannotStart(`No Huiyin server at ${url}: ${cause}. Start one, or set HUIYIN_URL.`);
  }
  const board = (await client.send("GET", "/api/v1/public/board")).body;
  if (board.headline.received > 0) {
    throw new CannotStart(`This server already holds ${board.headline.received} voices. The demo fills only an empty one: give it a fresh data directory.`);
  }
  const password = process.env.HUIYIN_ADMIN_PASSWORD;
  if (!password) throw new CannotStart("HUIYIN_ADMIN_PASSWORD is not set. It is the password that `huiyin init` was given.");
  client.know(admin, password);
  const now = new Date(start).toISOString();
  try {
    await client.send("PUT", kTestClock, { body: { now } });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 404 || error.status === 405) {
      throw new CannotStart(`This server's clock cannot be moved. Start it with --test-clock ${now} (a server for real use never is).`);
    }
    throw new CannotStart(`The server's clock cannot be set to ${now} (it shows the day ${intake.today}; ${error.message}). Start it anew with --test-clock ${now}.`);
  }
  await client.send("GET", "/api/v1/private/session", { as: admin }).catch((error: Error) => {
    throw new CannotStart(`The administrator "${admin}" cannot sign in: ${error.message}`);
  });
}

async function makeOrganisation(client: Client): Promise<Ids> {
  const ids: Ids = { units: new Map(), persons: new Map(), campaigns: new Map() };
  const have = (await client.send("GET", "/api/v1/private/units", { as: admin })).body.items;
  const root = have.find((unit: any) => unit.parent_id === undefined);
  for (const unit of organisation.units) {
    if (!unit.parent) {
      ids.units.set(unit.key, root.id);
      continue;
    }
    const body = { name: unit.name, parent_id: ids.units.get(unit.parent), level: unit.level };
    ids.units.set(unit.key, (await client.send("POST", "/api/v1/private/units", { as: admin, body })).body.id);
  }
  for (const person of organisation.persons) {
    const body: Record<string, unknown> = { name: person.name, unit_id: ids.units.get(person.unit) };
    if (person.login) Object.assign(body, { login: person.login, password: organisation.password });
    if (person.roles) body.roles = person.roles.map(([role, unit]) => ({ role, unit_id: ids.units.get(unit) }));
    ids.persons.set(person.key, (await client.send("POST", "/api/v1/private/persons", { as: admin, body })).body.id);
    if (person.login) client.know(person.login, organisation.password);
  }
  const versions = new Map<string, number>((await client.send("GET", "/api/v1/private/units", { as: admin })).body.items.map((one: any) => [one.id, one.version]));
  for (const unit of organisation.units) {
    const id = ids.units.get(unit.key) ?? "";
    const body = { head_id: ids.persons.get(unit.head), ...(unit.parent || root.name === unit.name ? {} : { name: unit.name }) };
    await client.send("PATCH", `/api/v1/private/units/${id}`, { as: admin, body, etag: `"${versions.get(id)}"` });
  }
  return ids;
}

/** A code for each thing worth trying, found by asking the server as the speaker would. */
async function pickSamples(client: Client, player: Player): Promise<Record<string, { code: string; text: string }>> {
  const wanted: [string, (voice: any) => boolean][] = [
    ["waiting_for_rating", (v) => v.can_rate && v.rating === "unrated"],
    ["in_progress", (v) => v.state === "linked"],
    ["received", (v) => v.state === "received"],
    ["rated_satisfied", (v) => v.rating === "satisfied"],
    ["answered_twice", (v) => v.answers.some((a: any) => a.round > 1)],
    ["declined", (v) => v.state === "declined"],
  ];
  const samples: Record<string, { code: string; text: string }> = {};
  for (const voice of [...player.voices].reverse()) {
    if (wanted.every(([name]) => samples[name])) break;
    const seen = (await client.send("GET", "/api/v1/public/voice", { receipt: voice.code })).body;
    for (const [name, fits] of wanted) {
      if (!samples[name] && voice.code && fits(seen)) {
        samples[name] = { code: voice.code, text: voice.said.text };
        break;
      }
    }
  }
  return samples;
}

async function fill(): Promise<void> {
  const end = process.env.DEMO_END ?? dayOf(Date.now());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(end)) throw new CannotStart(`DEMO_END must be a day such as 2026-05-31, not "${end}".`);
  const plan = makePlan(end);
  if (options["print-start"]) {
    process.stdout.write(`${new Date(plan.start).toISOString()}\n`);
    return;
  }
  const client = new Client(url);
  const begun = Date.now();
  await checkServer(client, plan.start);
  say(`Filling ${organisation.organisation} at ${url}, ${dayOf(plan.start)} to ${end}.`);
  const ids = await makeOrganisation(client);
  say(`  ${organisation.units.length} units, ${organisation.persons.length} people.`);
  const player = new Player(client, ids);
  await playAll(player, plan.actions);
  await player.setClock(plan.horizon);
  await fillRegisters(client, ids, plan.horizon);
  const samples = await pickSamples(client, player);
  if (options.samples) writeFileSync(options.samples, `${JSON.stringify(samples, null, 2)}\n`);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  say(`  Done in ${seconds} s: ${player.voices.length} voices, ${player.matters.length} matters, ${client.requests} requests.`);
  const names: Record<string, string> = { waiting_for_rating: "answered, waits for a rating", in_progress: "in progress" };
  for (const [key, words] of Object.entries(names)) {
    if (samples[key]) say(`  Receipt code to try (${words}): ${samples[key].code}`);
  }
}

async function playAll(player: Player, actions: Action[]): Promise<void> {
  let month = "";
  let voices = 0;
  for (const action of actions) {
    const now = dayOf(action.at).slice(0, 7);
    if (now !== month) {
      if (month) say(`  ${month}: ${player.voices.length - voices} voices`);
      month = now;
      voices = player.voices.length;
    }
    try {
      await player.play(action);
    } catch (error) {
      throw new Error(`${describe(action)} on ${dayOf(action.at)}: ${(error as Error).message}`);
    }
  }
  say(`  ${month}: ${player.voices.length - voices} voices`);
}

function describe(action: Action): string {
  if (action.do === "step") return `${Object.keys(action.step).filter((k) => k !== "after")[0]} of ${action.matter.theme.key} by ${action.by.key}`;
  if (action.do === "create" || action.do === "link") return `${action.do} ${action.matter.theme.key} by ${action.by.key}`;
  if (action.do === "campaign") return `campaign ${action.name}`;
  return `${action.do} "${action.voice.said.text.slice(0, 16)}"`;
}

const { values: options } = parseArgs({
  options: {
    samples: { type: "string" },
    quiet: { type: "boolean" },
    "print-start": { type: "boolean" },
    "print-accounts": { type: "boolean" },
  },
});
const url = process.env.HUIYIN_URL ?? "http://127.0.0.1:8080";

if (options["print-accounts"]) {
  const accounts = organisation.persons.filter((p) => p.try).map((p) => ({ login: p.login, name: p.name, ...p.try }));
  process.stdout.write(`${JSON.stringify({ organisation: organisation.organisation, password: organisation.password, accounts }, null, 2)}\n`);
} else {
  try {
    await fill();
  } catch (error) {
    process.stderr.write(`demo: ${(error as Error).message}\n`);
    process.exitCode = error instanceof CannotStart ? 2 : 1;
  }
}
