// The invented organisation and what its people say: the shape of demo/*.json, read and checked once.

import { readFileSync, readdirSync } from "node:fs";

export interface Unit { key: string; parent?: string; name: string; level: string; head: string }
export interface Person {
  key: string;
  name: string;
  unit: string;
  login?: string;
  roles?: [role: string, unit: string][];
  try?: { zh: string; en: string };
}
export interface Campaign { key: string; name: string; kind: string; from: number; to?: number }
export interface Organisation { organisation: string; password: string; units: Unit[]; persons: Person[]; campaigns: Campaign[] }

/** What one person says; what is absent is taken from its theme. */
export interface Said {
  text: string;
  unit?: string;
  category?: string;
  group?: string;
  channel?: string;
  place?: string;
  campaign?: string;
  name?: string;
  contact?: string;
}

export interface Decided {
  solution: string;
  level: string;
  lead: string;
  owner: string;
  stand_in: string;
  assist: string[];
  due: number;
  expect: string;
}

/** One step of a matter's life; `after` is in working days since the step before. Exactly one verb is present. */
export interface Step extends Partial<Decided> {
  after: number;
  by?: string;
  text?: string;
  create?: string;
  propose?: string;
  accept?: string;
  decide?: string;
  return?: string;
  progress?: number;
  answer?: string;
  outcome?: string;
  adapt?: Record<string, string>;
  rate?: Record<string, number[]>;
  comments?: Record<string, string>;
  ask_parent?: string;
  break_down?: { text: string; owner: string; due: number }[];
  finish?: Record<string, string>;
  hand_over?: string;
  verify?: string;
  reopen?: string;
  publish?: string;
  measures?: string;
}

export interface Theme {
  key: string;
  unit: string;
  category: string;
  start: number;
  span: number;
  voices: Said[];
  matter: { question: string; track: string; steps: Step[] };
}

export interface Single extends Said {
  unit: string;
  category: string;
  day: number;
  accept?: boolean;
  answer?: { outcome: string; text: string; reason: string };
  decline?: string;
  review?: string;
  rate?: string;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
}

export const organisation = readJson("organisation.json") as Organisation;

export const themes: Theme[] = readdirSync(new URL("themes/", import.meta.url))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => readJson(`themes/${name}`) as (Omit<Theme, "voices"> & { voices: (string | Said)[] })[])
  .map((theme) => ({ ...theme, voices: theme.voices.map((said) => (typeof said === "string" ? { text: said } : said)) }));

export const singles = readJson("singles.json") as Single[];

/** Whether `unit` is `root` or lies below it. */
export function isWithin(unit: string, root: string): boolean {
  for (let at: string | undefined = unit; at; at = organisation.units.find((u) => u.key === at)?.parent) {
    if (at === root) return true;
  }
  return false;
}

export function personByKey(key: string): Person {
  const person = organisation.persons.find((p) => p.key === key);
  if (!person) throw new Error(`demo data: nobody is called "${key}"`);
  return person;
}

/** Whether this person holds `role` over `unit`. */
export function holds(person: Person, role: string, unit: string): boolean {
  return (person.roles ?? []).some(([held, over]) => held === role && isWithin(unit, over));
}
