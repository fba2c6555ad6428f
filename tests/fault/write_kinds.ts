// The kinds of writes: for each writing operation of api/openapi.yaml what it leaves in the journal, and where it is seen afterwards.
// How it is performed (path, Idempotency-Key, If-Match) follows from the document; when and by whom, from the stories.

import { type Ask, freshKey } from "../e2e/support/api.ts";
import { type Operation, operations } from "../e2e/support/openapi.ts";
import type { PersonName, World } from "../e2e/support/world.ts";

/** One request; the write of a kind, or a read that a story needs. Sent again it is the same request. */
export interface Step {
  kind?: string;                      // the operationId of a write
  method: string;
  path: string;
  ids: Record<string, string>;
  ask: Ask;
}
export interface Reply { status: number; body: any; cookie: string }
export type Story = AsyncGenerator<Step, void, Reply>;
export type Part<T> = AsyncGenerator<Step, T, Reply>;
export type Actor = PersonName | "admin" | undefined;

const kApi = "/api/v1/private";
const fill = (pattern: string, ids: Record<string, string>): string => pattern.replace(/\{(\w+)\}/g, (_, name) => ids[name]);
export const operationOf = (kind: string): Operation => {
  const found = operations.find((one) => one.id === kind);
  if (!found) throw new Error(`no operation ${kind}`);
  return found;
};

export function read(as: Actor, path: string, ask: Ask = {}): Step {
  return { method: "GET", path, ids: {}, ask: { as, ...ask } };
}

/** A write with all that makes it the same write when it is sent again; If-Match is read just before it is sent first. */
export function write(kind: string, as: Actor, ids: Record<string, string>, body?: unknown, ask: Ask = {}): Step {
  const { method, pattern, needsKey } = operationOf(kind);
  return { kind, method, path: fill(pattern, ids), ids, ask: { as, body, key: needsKey ? freshKey() : null, ...ask } };
}

/** Where things are read. `pick` takes one of a list. */
interface Noun { path: (id: string) => string; as: Actor; pick?: (body: any, id: string) => any }
type NounName = "voice" | "matter" | "deed" | "campaign" | "gathering" | "canned" | "unit" | "person" | "categories" | "boardView" | "ownWords" | "calendar" | "rule";
const byId = (body: any, id: string): any => body.items.find((one: any) => one.id === id);
const itself = (path: string): Noun => ({ path: () => `${kApi}/${path}`, as: "admin" });
const nouns: Record<NounName, Noun> = {
  voice: { path: (id) => `${kApi}/voices/${id}`, as: "coordinator" },
  matter: { path: (id) => `${kApi}/matters/${id}`, as: "coordinator" },
  deed: { path: (id) => `${kApi}/deeds/${id}`, as: "coordinator" },
  campaign: { path: (id) => `${kApi}/campaigns/${id}`, as: "coordinator" },
  gathering: { path: () => `${kApi}/gatherings`, as: "coordinator", pick: byId },
  canned: { path: () => `${kApi}/canned-texts`, as: "admin", pick: byId },
  unit: { path: () => `${kApi}/units`, as: "admin", pick: byId },
  person: { path: () => `${kApi}/persons?limit=200`, as: "admin", pick: byId },
  categories: itself("categories"),
  boardView: itself("board-view"),
  ownWords: itself("own-words"),
  calendar: { path: () => `${kApi}/calendar-years`, as: "admin", pick: (body, id) => body.items.find((one: any) => String(one.year) === id) },
  rule: { path: () => `${kApi}/deadline-rules`, as: "admin", pick: (body, id) => body.items.find((one: any) => one.name === id) },
};

/** A write that got its reply. */
export interface Done { step: Step; reply: Reply }
const thingOf = ({ ids }: Step): string => ids.id ?? ids.year ?? ids.name ?? "";
const idOf = ({ step, reply }: Done): string => thingOf(step) || (reply.body?.id ?? "");

export interface Kind {
  /** What the journal gets from one such write, and of which subject; without a subject they are counted by kind alone. */
  entry?: string | ((done: Done) => string);
  subject?: (done: Done) => string | undefined;
  times?: (done: Done) => number;
  /** What it leaves elsewhere by the way: entry and subject. */
  also?: (done: Done) => [entry: string, subject: string];
  /** What it is a change of, read for If-Match and afterwards. */
  noun?: NounName;
  /** Whether it is to be seen in what `noun` or `look` reads now. */
  shown?: (page: any, done: Done) => boolean;
  look?: (done: Done) => Step;
}

const holds = (page: any, words: unknown): boolean => typeof words === "string" && JSON.stringify(page).includes(JSON.stringify(words).slice(1, -1));
/** The words that were sent stand there, under the field of that name. */
const says = (field: string) => (page: any, { step }: Done): boolean => holds(page, (step.ask.body as any)[field]);
/** Its way is told with this step in it. */
const tells = (entry: string) => (page: any): boolean => page.timeline.some((one: any) => one.kind === entry);

const onVoice = (entry: string, shown: Kind["shown"] = tells(entry)): Kind => ({ entry, noun: "voice", shown });
const onMatter = (entry: string, shown: Kind["shown"] = tells(entry)): Kind => ({ entry, noun: "matter", shown });
/** Of a speaker's, who is known by the code alone. */
const bySpeaker = (entry: string, shown: Kind["shown"]): Kind => ({
  entry, shown, subject: ({ step }) => step.ids.voice,
  look: ({ step, reply }) => read(undefined, "/api/v1/public/voice", { receipt: step.ask.receipt ?? reply.body.receipt_code }),
});
const setting = (entry: string, noun: NounName): Kind => ({ entry, noun, subject: () => undefined });
const photoIn = (page: any, { step }: Done): boolean => page.items.some((one: any) => String(one.slot ?? one.photos?.[0]?.slot) === step.ids.slot);
const mySession = (cookie: string): Step => read(undefined, `${kApi}/session`, { cookie });
const cookieOf = (done: Done): string => done.step.ask.cookie ?? "";

export const kinds: Record<string, Kind> = {
  submitVoice: bySpeaker("voice.submitted", says("text")),
  addSpeakerNote: bySpeaker("voice.noted", says("text")),
  rateAnswer: bySpeaker("voice.rated", tells("voice.rated")),
  putPhoto: { ...bySpeaker("voice.photo_added", photoIn), look: ({ step }) => read(undefined, "/api/v1/public/voice/photos", { receipt: step.ask.receipt }) },
  submitNamedVoice: { entry: "voice.submitted", subject: () => undefined, look: () => read("worker", `${kApi}/my/voices?limit=200`), shown: says("text") },
  enterVoices: { entry: "voice.entered", subject: () => undefined, times: ({ reply }) => reply.body.entered,
    look: ({ reply }) => read("coordinator", `${kApi}/voices/${reply.body.rows[0].voice_id}`), shown: (page, { step }) => holds(page, (step.ask.body as any).rows[0].text) },
  printSlips: { entry: "voice.slip_printed", subject: ({ step }) => (step.ask.body as any).voice_ids[0],
    look: ({ reply }) => read(undefined, "/api/v1/public/voice", { receipt: reply.body.slips[0].receipt_code }), shown: (page) => page.state !== undefined },
  putEnteredPhoto: { entry: "voice.photo_added", look: ({ step }) => read("coordinator", `${kApi}/photos?voice_ids=${step.ids.id}`), shown: photoIn },
  acceptVoice: onVoice("voice.accepted"),
  declineVoice: onVoice("voice.declined", says("reason")),
  reviewDeclinedVoice: onVoice("voice.reviewed", says("reason")),
  answerVoice: onVoice("voice.answered", says("text")),
  correctVoice: onVoice("voice.corrected", says("text")),
  handOverVoice: onVoice("voice.handover_offered", says("reason")),
  acceptVoiceHandover: onVoice("voice.handover_accepted"),
  refuseVoiceHandover: onVoice("voice.handover_refused", says("reason")),
  withdrawVoiceHandover: onVoice("voice.handover_withdrawn", (page) => page.handovers.some((one: any) => one.state === "withdrawn")),
  recordCallback: onVoice("voice.called_back"),

  createMatter: { entry: ({ step }) => (step.ask.as === "quayClerk" ? "matter.proposed" : "matter.created"), noun: "matter", shown: says("question") },
  acceptMatter: onMatter("matter.accepted"),
  linkVoices: onMatter("matter.linked"),
  unlinkVoice: onMatter("matter.unlinked"),
  moveVoice: { ...onMatter("matter.unlinked"), also: ({ step }) => ["matter.linked", (step.ask.body as any).to_matter_id] },
  decideMatter: onMatter("matter.decided", says("solution")),
  returnMatter: onMatter("matter.returned", says("reason")),
  addProgress: onMatter("matter.progressed", says("text")),
  answerMatter: onMatter("matter.answered", says("text")),
  verifyMatter: onMatter("matter.verified", says("note")),
  closeMatter: onMatter("matter.closed"),
  dissolveMatter: onMatter("matter.dissolved", says("reason")),
  reopenMatter: onMatter("matter.reopened", says("reason")),
  publishMatter: onMatter("matter.published"),
  withdrawMatter: onMatter("matter.withdrawn", says("reason")),
  markUnresolved: onMatter("matter.unresolved"),
  handOver: onMatter("matter.handover_offered", says("reason")),
  acceptHandover: onMatter("matter.handover_accepted"),
  refuseHandover: onMatter("matter.handover_refused", says("reason")),
  withdrawHandover: onMatter("matter.handover_withdrawn"),
  escalateMatter: onMatter("matter.escalated", says("reason")),
  askParent: onMatter("matter.parent_asked", says("text")),
  recordParentReply: onMatter("matter.parent_replied", says("text")),
  addMeasure: onMatter("matter.measure_added"),
  changeMeasure: onMatter("matter.measure_changed", says("text")),
  finishMeasure: onMatter("matter.measure_done"),
  reopenMeasure: onMatter("matter.measure_reopened", says("reason")),
  dropMeasure: onMatter("matter.measure_dropped", says("reason")),
  replyPart: onMatter("matter.part_confirmed", says("note")),
  setTrack: onMatter("matter.track_set"),
  extendMatter: onMatter("matter.extended", says("reason")),
  pauseMatter: onMatter("matter.paused", says("reason")),
  resumeMatter: onMatter("matter.resumed", says("reason")),

  recordGathering: { entry: "gathering.recorded", noun: "gathering" },
  changeGathering: { entry: "gathering.changed", noun: "gathering", shown: says("topic") },
  cancelGathering: { entry: "gathering.cancelled", noun: "gathering", shown: says("reason") },
  enterDeed: { entry: "deed.entered", noun: "deed", shown: says("title") },
  changeDeed: { entry: "deed.changed", noun: "deed", shown: says("text") },
  createCampaign: { entry: "campaign.started", noun: "campaign" },
  changeCampaign: { entry: "campaign.changed", noun: "campaign", shown: says("name") },
  countForms: { entry: "campaign.counted", noun: "campaign", shown: (page, { step }) => page.form_counts.some((one: any) => one.forms_back === (step.ask.body as any).forms_back) },
  addCannedText: { entry: "canned.added", noun: "canned", shown: says("title") },
  changeCannedText: { entry: "canned.changed", noun: "canned", shown: says("text") },

  createUnit: { entry: "unit.created", noun: "unit" },
  changeUnit: { entry: "unit.changed", noun: "unit", shown: says("name") },
  createPerson: { entry: "person.created", noun: "person" },
  changePerson: { entry: "person.changed", noun: "person", shown: says("name") },
  grantRole: { entry: "role.granted", noun: "person" },
  revokeRole: { entry: "role.revoked", noun: "person", shown: (page, { step }) => !holds(page, step.ids.grant_id) },
  markAway: { entry: "absence.marked", noun: "person" },
  markBack: { entry: "absence.ended", noun: "person", shown: (page, { step }) => !holds(page, step.ids.absence_id) },
  setPassword: { entry: "password.set" },
  signIn: { entry: "session.opened", subject: () => undefined },
  signOut: { entry: "session.ended", subject: () => undefined, look: (done) => mySession(cookieOf(done)), shown: (page) => page.status === 401 },
  signOutEverywhere: { look: (done) => mySession(cookieOf(done)), shown: (page) => page.status === 401 },
  markNoticesSeen: { look: ({ step }) => read(step.ask.as as PersonName, `${kApi}/notices`), shown: (page, { step }) => page.items.every((one: any) => one.seen || one.position > (step.ask.body as any).position) },

  setCategories: setting("categories.set", "categories"),
  setBoardView: setting("board_view.set", "boardView"),
  setOwnWords: setting("own_words.set", "ownWords"),
  setCalendarYear: setting("calendar.set", "calendar"),
  setDeadlineRule: setting("deadline_rule.set", "rule"),
};

/** Writing operations by their method alone: why they need no row. */
export const storeNothing: Record<string, string> = {
  findSimilar: "a search; POST keeps the words out of the address",
  checkWording: "looks at a wording and stores nothing",
  checkDeed: "looks at a wording and stores nothing",
  setTestClock: "the clock of a test server; a restart sets it anew",
};

/** Where the journal tells of it, and how many entries: by kind of entry and subject; what is made also by kind alone, since made
 * twice it has two subjects. */
export function tracesOf(done: Done): { name: string; times: number }[] {
  const { entry, subject, times, also } = kinds[done.step.kind!];
  const traces: [string, string][] = also ? [also(done)] : [];
  if (entry) traces.push([typeof entry === "function" ? entry(done) : entry, (subject ? subject(done) : idOf(done)) ?? ""]);
  const names = traces.flatMap(([kind, of]) => [...(of ? [`${kind} ${of}`] : []), ...(of && thingOf(done.step) ? [] : [kind])]);
  return names.map((name) => ({ name, times: times?.(done) ?? 1 }));
}

/** The thing as it stands now, with its version; nothing when there is none. */
async function current(world: World, noun: NounName, id: string): Promise<any> {
  const { path, as, pick } = nouns[noun];
  for (let cursor = ""; ; ) {
    const { status, body } = await world.api.ask("GET", path(id) + (cursor && `&cursor=${encodeURIComponent(cursor)}`), { as });
    if (status === 404) return undefined;
    const found = pick ? pick(body, id) : body;
    cursor = body.next_cursor ?? "";
    if (found || !cursor) return found;
  }
}

/** The ETag that the next write of this thing must carry; nothing when there is no such thing yet. */
export async function etagFor(world: World, step: Step): Promise<string | undefined> {
  const { noun } = kinds[step.kind!];
  const seen = noun && (await current(world, noun, thingOf(step)));
  return seen && `"${seen.version}"`;
}

/** What is wrong with an acknowledged write now; nothing when it is there. */
export async function missing(world: World, done: Done): Promise<string | undefined> {
  const { kind, path } = done.step;
  const { noun, look, shown } = kinds[kind!];
  let page: any;
  if (look) {
    const step = look(done);
    const reply = await world.api.ask(step.method, step.path, step.ask);
    page = reply.body ?? { status: reply.status };
  } else if (noun) {
    page = await current(world, noun, idOf(done));
    if (page === undefined) return `${kind} ${path}: there is no such thing`;
    if (done.reply.body?.version > page.version) return `${kind} ${path}: version ${page.version} is older than what was acknowledged`;
  }
  return shown && !shown(page, done) ? `${kind} ${path}: not in ${JSON.stringify(page)}` : undefined;
}
