// A small organisation for the tests: two lines with units, and one person for each role that a test needs. Made by the API.

import { freshKey, type Api } from "./api.ts";
import { adminPassword, type Options, Server } from "./server.ts";

export const password = "an invented test password";
export const monday = "2026-03-02T01:00:00Z";  // Monday, nine in the morning in the organisation's zone

/** All ratings of a headline or the like: the speakers' own and those by slip. */
export const ratingsOf = (of: any): number =>
  [of, of.slip_ratings].reduce((sum, each) => sum + each.satisfied + each.partly + each.not + each.unrated, 0);

const kUnits = {
  port: ["root", "line", "港口线"], quay: ["port", "unit", "码头班"], yard: ["port", "unit", "堆场班"],
  mine: ["root", "line", "矿山线"], face: ["mine", "unit", "采煤班"],
  service: ["root", "line", "后勤线"], kitchen: ["service", "unit", "食堂"],
} as const;

const kPeople = {
  coordinator: ["root", "coordinator", "root"], second: ["root", "coordinator", "root"],
  portCoordinator: ["port", "coordinator", "port"], mineCoordinator: ["mine", "coordinator", "mine"],
  leader: ["root", "leader", "root"], mineLeader: ["mine", "leader", "mine"],
  quayClerk: ["quay", "clerk", "quay"], faceClerk: ["face", "clerk", "face"],
  cook: ["kitchen", "clerk", "kitchen"], cookTwo: ["kitchen", "clerk", "kitchen"],
  observer: ["root", "observer", "root"], custodian: ["root", "custodian", "root"],
  worker: ["quay", "worker", "quay"],
} as const;

export type UnitName = keyof typeof kUnits | "root";
export type PersonName = keyof typeof kPeople;

export class World {
  readonly server: Server;
  readonly units = {} as Record<UnitName, string>;
  readonly people = {} as Record<PersonName, string>;

  private constructor(server: Server) {
    this.server = server;
  }

  get api(): Api { return this.server.api; }

  static async start(options: Options = {}): Promise<World> {
    const clock = options.clock ?? monday;
    // Whoever got a role first is on duty, and a clock that stands still would leave that to chance: the coordinator comes a second
    // before the others.
    const before = new Date(Date.parse(clock) - 1000).toISOString().replace(".000Z", "Z");
    const world = new World(await Server.start({ ...options, clock: before }));
    world.server.options.clock = clock;
    try {
      await world.#populate();
    } catch (error) {
      await world.server.dispose();
      throw error;
    }
    return world;
  }

  async #populate(): Promise<void> {
    const api = this.api;
    api.know("admin", adminPassword);
    const units = await api.must(200, "GET", "/api/v1/private/units", { as: "admin" });
    this.units.root = units.items[0].id;
    for (const [name, [parent, level, words]] of Object.entries(kUnits)) {
      const body = { name: words, parent_id: this.units[parent], level };
      this.units[name as UnitName] = (await api.must(201, "POST", "/api/v1/private/units", { as: "admin", body })).id;
    }
    for (const [name, [unit, role, over]] of Object.entries(kPeople)) {
      const body = { name: `试者${name}`, unit_id: this.units[unit], login: name, password, roles: [{ role, unit_id: this.units[over] }] };
      this.people[name as PersonName] = (await api.must(201, "POST", "/api/v1/private/persons", { as: "admin", body })).id;
      api.know(name, password);
      if (name === "coordinator") await this.moveClock(this.server.options.clock ?? monday);
    }
  }

  /** Somebody says something without a name. Gives the receipt code. */
  async say(text: string, more: Record<string, unknown> = {}): Promise<string> {
    const receipt = await this.api.must(201, "POST", "/api/v1/public/voices", { body: { text, ...more } });
    return receipt.receipt_code;
  }

  /** The id of the voice with these words, as the coordinator finds it in the inbox. */
  async find(text: string): Promise<string> {
    for (let cursor = ""; ; ) {
      const page = await this.api.must(200, "GET", `/api/v1/private/voices?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { as: "coordinator" });
      const found = page.items.find((item: any) => text.startsWith(item.excerpt.slice(0, 40)));
      if (found) return found.id;
      cursor = page.next_cursor ?? "";
      if (!cursor) throw new Error(`not in the inbox: ${text}`);
    }
  }

  follow(code: string, language = "en"): Promise<any> {
    return this.api.must(200, "GET", "/api/v1/public/voice", { receipt: code, language });
  }

  matter(id: string, as: PersonName = "coordinator"): Promise<{ body: any; etag: string }> {
    return this.api.ask("GET", `/api/v1/private/matters/${id}`, { as }).then((r) => ({ body: r.body, etag: r.etag ?? "" }));
  }

  /** A change of a matter with the ETag of now; `status` is what it must answer. */
  async change(id: string, verb: string, as: PersonName, body?: unknown, status = 200): Promise<any> {
    const { etag } = await this.matter(id);
    return this.api.must(status, "POST", `/api/v1/private/matters/${id}/${verb}`, { as, body, etag });
  }

  /** The same for a voice. */
  async changeVoice(id: string, verb: string, as: PersonName, body?: unknown, status = 200): Promise<any> {
    const path = `/api/v1/private/voices/${id}`;
    const { etag } = await this.api.ask("GET", path, { as: "coordinator" });
    return this.api.must(status, "POST", `${path}/${verb}`, { as, body, etag: etag ?? "" });
  }

  /** A new accepted voice in a new matter of the coordinator's. */
  /** A change of a unit or a person as they stand now. */
  async changePeople(kind: "units" | "persons", id: string, body: unknown, status = 200): Promise<any> {
    const { items } = await this.api.must(200, "GET", `/api/v1/private/${kind}${kind === "persons" ? "?limit=200" : ""}`, { as: "admin" });
    const { version } = items.find((one: any) => one.id === id);
    return this.api.must(status, "PATCH", `/api/v1/private/${kind}/${id}`, { as: "admin", body, etag: `"${version}"` });
  }

  async newMatter(text: string, unit: UnitName = "quay"): Promise<{ id: string; code: string; voice: string }> {
    const code = await this.say(text, { unit_id: this.units[unit] });
    const voice = await this.find(text);
    await this.changeVoice(voice, "accept", "coordinator");
    const matter = await this.api.must(201, "POST", "/api/v1/private/matters", {
      as: "coordinator", key: freshKey(), body: { question: `怎么办：${text}`, voice_ids: [voice], unit_id: this.units[unit] },
    });
    return { id: matter.id, code, voice };
  }

  decision(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      solution: "换新的，两周内换完", level: "unit", lead_unit_id: this.units.kitchen, owner_id: this.people.cook,
      stand_in_id: this.people.cookTwo, assisting_unit_ids: [], due_on: "2026-03-20", expected_outcome: "at_once", ...more,
    };
  }

  async moveClock(to: string): Promise<void> {
    await this.api.must(204, "PUT", "/api/v1/private/test/clock", { body: { now: to } });
  }
}
