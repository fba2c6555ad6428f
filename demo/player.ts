// Plays a plan against the server, action by action, moving its clock before each. Receipt codes stay in memory.

import { dayOf, addWorkingDays } from "./calendar.ts";
import type { Client } from "./client.ts";
import { organisation, personByKey, type Person } from "./data.ts";
import type { Action, PlannedMatter, PlannedVoice } from "./plan.ts";

export interface Ids {
  units: Map<string, string>;
  persons: Map<string, string>;
  campaigns: Map<string, string>;
}

export class Player {
  readonly #client: Client;
  readonly #ids: Ids;
  #clock = 0;
  readonly voices: PlannedVoice[] = [];
  readonly matters: PlannedMatter[] = [];

  constructor(client: Client, ids: Ids) {
    this.#client = client;
    this.#ids = ids;
  }

  async setClock(at: number): Promise<void> {
    if (at === this.#clock) return;
    this.#clock = at;
    await this.#client.send("PUT", "/api/v1/private/test/clock", { body: { now: new Date(at).toISOString() } });
  }

  async play(action: Action): Promise<void> {
    await this.setClock(action.at);
    switch (action.do) {
      case "campaign": return this.#startCampaign(action);
      case "submit": return this.#submit(action.voice);
      case "accept": return this.#onVoice(action.voice, "accept", action.by);
      case "decline": return this.#onVoice(action.voice, "decline", action.by, { reason: action.single.decline });
      case "review": return this.#onVoice(action.voice, "review", action.by, { reason: action.single.review });
      case "answer-voice": return this.#onVoice(action.voice, "answer", action.by, action.single.answer);
      case "rate": return this.#rate(action.voice, action.rating, action.comment);
      case "create": return this.#create(action);
      case "link": return this.#change(action.matter, "links", action.by, { voice_ids: [action.voice.id] });
      case "step": return this.#step(action);
    }
  }

  async #startCampaign(action: Extract<Action, { do: "campaign" }>): Promise<void> {
    const body = { name: action.name, kind: action.kind, starts_on: action.startsOn, ...(action.endsOn ? { ends_on: action.endsOn } : {}) };
    const reply = await this.#client.send("POST", "/api/v1/private/campaigns", { as: personByKey("lin").login, body });
    this.#ids.campaigns.set(action.key, reply.body.id);
  }

  async #submit(voice: PlannedVoice): Promise<void> {
    const { said } = voice;
    const account = said.name && organisation.persons.find((p) => p.name === said.name && p.login);
    const body: Record<string, unknown> = { text: said.text, category: said.category };
    // "The whole company" is what an absent unit means.
    if (said.unit !== "root") body.unit_id = this.#unit(said.unit);
    if (said.group) body.speaker_group = said.group;
    if (said.channel) body.channel = said.channel;
    if (said.place) body.place = said.place;
    if (said.campaign) body.campaign_id = this.#ids.campaigns.get(said.campaign);
    if (said.contact) body.speaker_contact = said.contact;
    if (said.name && !account) Object.assign(body, { identity: "named", speaker_name: said.name });
    const reply = account
      ? await this.#client.send("POST", "/api/v1/private/voices", { as: account.login, body })
      : await this.#client.send("POST", "/api/v1/public/voices", { body });
    voice.code = reply.body.receipt_code;
    this.voices.push(voice);
  }

  async #onVoice(voice: PlannedVoice, verb: string, by: Person, body?: unknown): Promise<void> {
    if (!voice.id) await this.#findIds(by);
    if (!voice.id) throw new Error(`the inbox does not show "${voice.said.text.slice(0, 20)}"`);
    const path = `/api/v1/private/voices/${voice.id}`;
    const { etag } = await this.#client.send("GET", path, { as: by.login });
    await this.#client.send("POST", `${path}/${verb}`, { as: by.login, body, etag: etag ?? "" });
  }

  /** A receipt names no id, so the received voices are read from the inbox and told apart by their words. */
  async #findIds(by: Person): Promise<void> {
    const lookFor = this.voices.filter((voice) => !voice.id);
    for (let cursor = ""; ; ) {
      const query = `state=received&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await this.#client.send("GET", `/api/v1/private/voices?${query}`, { as: by.login });
      for (const item of page.body.items) {
        const words = item.excerpt.slice(0, 60);
        const voice = lookFor.find((v) => v.said.text.startsWith(words) || words.startsWith(v.said.text));
        if (voice) voice.id = item.id;
      }
      cursor = page.body.next_cursor ?? "";
      if (!cursor) return;
    }
  }

  async #rate(voice: PlannedVoice, rating: string, comment?: string): Promise<void> {
    const body = { rating, ...(comment ? { comment } : {}) };
    await this.#client.send("POST", "/api/v1/public/voice/rating", { receipt: voice.code, body });
  }

  async #create(action: Extract<Action, { do: "create" }>): Promise<void> {
    const { theme } = action.matter;
    const reply = await this.#client.send("POST", "/api/v1/private/matters", {
      as: action.by.login,
      body: {
        question: theme.matter.question,
        voice_ids: action.voices.map((voice) => voice.id),
        unit_id: this.#unit(theme.unit),
        track: theme.matter.track,
      },
    });
    action.matter.id = reply.body.id;
    this.matters.push(action.matter);
  }

  async #step({ matter, step, by, at }: Extract<Action, { do: "step" }>): Promise<void> {
    if (step.decide) {
      return this.#change(matter, "decision", by, {
        solution: step.solution, level: step.level, lead_unit_id: this.#unit(step.lead!),
        owner_id: this.#person(step.owner!), stand_in_id: this.#person(step.stand_in!),
        assisting_unit_ids: step.assist!.map((key) => this.#unit(key)),
        due_on: dayOf(addWorkingDays(at, step.due!)), expected_outcome: step.expect,
      });
    }
    if (step.accept) return this.#change(matter, "accept", by);
    if (step.return) return this.#change(matter, "return", by, { reason: step.return });
    if (step.progress !== undefined)
      return this.#change(matter, "progress", by, { text: step.text, percent: step.progress, ...(await this.#look(matter, by, { text: step.text })) });
    if (step.answer) {
      const adaptations = Object.entries(step.adapt ?? {}).map(([index, text]) => ({ voice_id: matter.voices[Number(index)].id, text }));
      const looked = await this.#look(matter, by, { text: step.answer });
      return this.#change(matter, "answer", by, { outcome: step.outcome, text: step.answer, ...(adaptations.length ? { adaptations } : {}), ...looked });
    }
    if (step.ask_parent) return this.#change(matter, "parent", by, { text: step.ask_parent });
    if (step.hand_over) return this.#change(matter, "handover", by, { to_id: this.#person(step.hand_over), reason: step.text });
    if (step.break_down) {
      for (const { text, owner, due } of step.break_down)
        await this.#change(matter, "measures", by, { text, owner_id: this.#person(owner), due_on: dayOf(addWorkingDays(at, due)) });
      return;
    }
    if (step.finish) {
      for (const [seq, note] of Object.entries(step.finish)) await this.#change(matter, `measures/${seq}/done`, by, { note });
      return;
    }
    if (step.verify) return this.#change(matter, "verification", by, { result: step.verify, note: step.text });
    if (step.reopen) return this.#change(matter, "reopen", by, { reason: step.reopen });
    if (step.publish) return this.#publish(matter, by, { question: step.publish, measures: step.measures });
    throw new Error(`demo data: a step of ${matter.theme.key} has no verb`);
  }

  async #publish(matter: PlannedMatter, by: Person, body: { question: string; measures?: string }): Promise<void> {
    await this.#change(matter, "publication", by, { ...body, ...(await this.#look(matter, by, body)) });
  }

  // The demo's people have looked at what the preview marks: its names are invented.
  async #look(matter: PlannedMatter, by: Person, body: object): Promise<{ looked?: string }> {
    const path = `/api/v1/private/matters/${matter.id}/publication/preview`;
    const { warnings, looked } = (await this.#client.send("POST", path, { as: by.login, body })).body;
    return warnings.length ? { looked } : {};
  }

  async #change(matter: PlannedMatter, verb: string, by: Person, body?: unknown): Promise<void> {
    const path = `/api/v1/private/matters/${matter.id}`;
    const seen = await this.#client.send("GET", path, { as: by.login });
    await this.#client.send("POST", `${path}/${verb}`, { as: by.login, body, etag: seen.etag ?? undefined });
  }

  #unit(key: string): string {
    const id = this.#ids.units.get(key);
    if (!id) throw new Error(`demo data: there is no unit "${key}"`);
    return id;
  }

  #person(key: string): string {
    const id = this.#ids.persons.get(key);
    if (!id) throw new Error(`demo data: there is no person "${key}"`);
    return id;
  }
}

