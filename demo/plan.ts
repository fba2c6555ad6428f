// Turns the themes into one list of actions in the order of time: who says what when, who takes it into hand, what becomes of it.
// Pure: the same data and the same end date give the same plan. What would fall on or after the end date is left out, so that
// the newest things are still open.

import { addWorkingDays, atHour, dayOf, kDay, kHour, seededRandom, sittingFrom, startOfDay } from "./calendar.ts";
import { type Person, type Said, type Single, type Step, type Theme } from "./data.ts";
import { holds, organisation, personByKey, singles, themes } from "./data.ts";

export interface PlannedVoice {
  said: Said & { unit: string; category: string };
  at: number;
  acceptedAt: number;
  theme?: Theme;
  single?: Single;
  // Filled while the plan is played.
  code?: string;
  id?: string;
}

export interface PlannedMatter {
  theme: Theme;
  voices: PlannedVoice[];
  id?: string;
}

export type Action = { at: number } & (
  | { do: "campaign"; name: string; kind: string; startsOn: string; endsOn?: string; key: string }
  | { do: "submit"; voice: PlannedVoice }
  | { do: "accept"; voice: PlannedVoice; by: Person }
  | { do: "link"; voice: PlannedVoice; matter: PlannedMatter; by: Person }
  | { do: "decline" | "review" | "answer-voice"; voice: PlannedVoice; by: Person; single: Single }
  | { do: "rate"; voice: PlannedVoice; rating: string; comment?: string }
  | { do: "create"; matter: PlannedMatter; voices: PlannedVoice[]; by: Person }
  | { do: "step"; matter: PlannedMatter; step: Step; by: Person }
);

// Hours at which people speak: after the early shift, after supper, after the late shift.
const kHours = [6, 7, 8, 12, 12, 13, 15, 16, 16, 17, 18, 19, 19, 20, 20, 21, 21, 22, 23];

/** The first of these people that holds the role over the unit. */
function whoHolds(role: string, unit: string, keys: string[]): Person {
  const people = keys.map(personByKey);
  const found = people.find((person) => holds(person, role, unit));
  if (!found) throw new Error(`demo data: none of ${keys.join(", ")} is ${role} over ${unit}`);
  return found;
}

/** The coordinator on duty for a unit: that of its line, else those of the whole group in turn. */
function coordinatorOf(unit: string, at: number): Person {
  const shansDay = new Date(at).getUTCDay() === 3;
  return whoHolds("coordinator", unit, ["mi", "che", ...(shansDay ? ["shan", "lin"] : ["lin", "shan"])]);
}

/** Who links: whoever takes such voices into hand, where the matter is theirs too, else the group's coordinator of that day. */
function linkerOf(voiceUnit: string, matterUnit: string, at: number): Person {
  const nearest = coordinatorOf(voiceUnit, at);
  return holds(nearest, "coordinator", matterUnit) ? nearest : coordinatorOf("root", at);
}

/** When a voice is taken into hand: at the next sitting, now and then only at the one after. */
function acceptanceOf(spokenAt: number, random: () => number): number {
  const sitting = atHour(sittingFrom(spokenAt), 9, 10);
  const first = sitting > spokenAt + kHour ? sitting : atHour(sittingFrom(spokenAt + kDay), 9, 10);
  return random() < 0.1 ? atHour(sittingFrom(first + kDay), 9, 10) : first;
}

export function makePlan(end: string): { start: number; horizon: number; actions: Action[] } {
  const horizon = startOfDay(end);
  const start = horizon - 184 * kDay;
  const actions: Action[] = [];
  for (const campaign of organisation.campaigns) {
    actions.push({
      at: start + kHour, do: "campaign", key: campaign.key, name: campaign.name, kind: campaign.kind,
      startsOn: dayOf(horizon - campaign.from * kDay),
      ...(campaign.to === undefined ? {} : { endsOn: dayOf(horizon - campaign.to * kDay) }),
    });
  }
  themes.forEach((theme, index) => planTheme(theme, horizon, seededRandom(1000 + index), actions));
  singles.forEach((single, index) => planSingle(single, horizon, seededRandom(9000 + index), actions));
  const kept = actions.filter((action) => action.at < horizon);
  kept.sort((a, b) => a.at - b.at);  // stable: what was planned first comes first within an instant
  return { start, horizon, actions: kept };
}

function speakingTime(day: number, horizon: number, random: () => number): number {
  const hour = kHours[Math.floor(random() * kHours.length)];
  return atHour(horizon - day * kDay + kHour, hour, Math.floor(random() * 60));
}

function planTheme(theme: Theme, horizon: number, random: () => number, actions: Action[]): void {
  const voices: PlannedVoice[] = theme.voices.map((said, index) => {
    const share = theme.voices.length > 1 ? index / (theme.voices.length - 1) : 0;
    const at = speakingTime(theme.start - Math.floor(share * theme.span), horizon, random);
    const campaign = said.campaign;
    return {
      theme, at, acceptedAt: acceptanceOf(at, random),
      said: { ...said, campaign, unit: said.unit ?? theme.unit, category: said.category ?? theme.category },
    };
  });
  const matter: PlannedMatter = { theme, voices };
  for (const voice of voices) {
    actions.push({ at: voice.at, do: "submit", voice });
    actions.push({ at: voice.acceptedAt, do: "accept", voice, by: coordinatorOf(voice.said.unit, voice.acceptedAt) });
  }
  const [first, ...steps] = theme.matter.steps;
  const accepted = [...voices].sort((a, b) => a.acceptedAt - b.acceptedAt);
  const counted = addWorkingDays(accepted[Math.min(1, accepted.length - 1)].acceptedAt, first.after);
  const createdAt = atHour(sittingFrom(counted), 14, Math.floor(random() * 50));
  const creator = personByKey(first.create ?? first.propose ?? "");
  const role = first.propose ? "clerk" : "coordinator";
  const maker = holds(creator, role, theme.unit) ? creator : coordinatorOf(theme.unit, createdAt);
  const early = voices.filter((v) => v.acceptedAt < createdAt && holds(maker, role, v.said.unit));
  actions.push({ at: createdAt, do: "create", matter, voices: early, by: maker });
  let lastLink = createdAt;
  for (const voice of voices.filter((v) => !early.includes(v))) {
    const at = Math.max(voice.acceptedAt, createdAt) + 20 * 60_000;
    lastLink = Math.max(lastLink, at);
    actions.push({ at, do: "link", voice, matter, by: linkerOf(voice.said.unit, theme.unit, at) });
  }
  planSteps(matter, steps, createdAt, lastLink, random, actions);
}

function planSteps(matter: PlannedMatter, steps: Step[], createdAt: number, lastLink: number, random: () => number, actions: Action[]): void {
  const unit = matter.theme.unit;
  let at = createdAt;
  let owner: Person | undefined;
  for (const [index, step] of steps.entries()) {
    const before = at;
    if (step.rate) {
      // Whoever looks after the answer does so while a voice is still unrated: a matter closes by itself when none is.
      const look = steps[index + 1]?.verify ? sittingFrom(addWorkingDays(at, Math.min(steps[index + 1].after, 7))) : undefined;
      at = planRatings(matter, step, at, look, random, actions);
      if (look !== undefined) at = look;
      continue;
    }
    at = atHour(addWorkingDays(at, step.verify && steps[index - 1]?.rate ? 0 : step.after), 0);
    if (step.decide) {
      at += 15 * kHour + 30 * 60_000;
      owner = personByKey(step.owner ?? "");
      push(whoHolds("leader", unit, [step.decide, "qiao", "wen"]));
    } else if (step.accept || step.verify || step.reopen || step.publish) {
      at = sittingFrom(at) + (step.accept ? 3 * kHour : 4 * kHour + 40 * 60_000);
      const named = step.accept ?? step.by ?? "lin";
      push(whoHolds("coordinator", unit, [named, "lin"]));
    } else {
      at += (10 + Math.floor(random() * 5)) * kHour + Math.floor(random() * 60) * 60_000;
      if (step.answer) at = Math.max(at, atHour(addWorkingDays(lastLink, 1), 15));
      push(step.by ? personByKey(step.by) : owner!);
    }
    function push(by: Person): void {
      at = Math.max(at, before + 5 * 60_000);
      actions.push({ at, do: "step", matter, step, by });
    }
  }
}

/** Ratings trickle in over the days after an answer, weekends too. Returns when the last one came. When somebody will `look`, the
    last rating comes after that. */
function planRatings(matter: PlannedMatter, step: Step, after: number, look: number | undefined, random: () => number, actions: Action[]): number {
  const ratings: Extract<Action, { do: "rate" }>[] = [];
  for (const [rating, indices] of Object.entries(step.rate ?? {})) {
    for (const index of indices) {
      const day = after + kDay * (step.after - 1) + Math.floor(random() * 4) * kDay;
      const at = Math.max(after + kHour, atHour(day, 17 + Math.floor(random() * 6), Math.floor(random() * 60)));
      const voice = matter.voices[index];
      if (!voice) throw new Error(`demo data: ${matter.theme.key} has no voice ${index}`);
      ratings.push({ at, do: "rate", voice, rating, comment: step.comments?.[String(index)] });
    }
  }
  ratings.sort((a, b) => a.at - b.at);
  const last = ratings.at(-1);
  if (look !== undefined && last) last.at = Math.max(last.at, atHour(look, 20, 30));
  actions.push(...ratings);
  return last?.at ?? after;
}

function planSingle(single: Single, horizon: number, random: () => number, actions: Action[]): void {
  const at = speakingTime(single.day, horizon, random);
  const voice: PlannedVoice = { said: single, at, acceptedAt: acceptanceOf(at, random), single };
  actions.push({ at, do: "submit", voice });
  const toHandle = single.accept || single.answer || single.decline;
  if (!toHandle) return;
  let now = voice.acceptedAt;
  const by = coordinatorOf(single.unit, now);
  actions.push({ at: now, do: "accept", voice, by });
  if (single.decline) {
    now = atHour(sittingFrom(now + kDay), 10, 20);
    actions.push({ at: now, do: "decline", voice, by, single });
  }
  if (single.review) {
    now = atHour(sittingFrom(now + kDay), 11);
    const other = whoHolds("coordinator", single.unit, by.key === "lin" ? ["shan"] : ["lin"]);
    actions.push({ at: now, do: "review", voice, by: other, single });
  }
  if (single.answer) {
    now = atHour(now, 15, 10);
    actions.push({ at: now, do: "answer-voice", voice, by: single.review ? personByKey("shan") : by, single });
    if (single.rate) {
      const rated = Math.max(now + kHour, atHour(now + Math.floor(random() * 3) * kDay, 20, 15));
      actions.push({ at: rated, do: "rate", voice, rating: single.rate });
    }
  }
}

