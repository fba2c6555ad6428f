// Every address of both applications, read from their own tables, so that a new page is checked from its first day: an address
// without values is opened as it is; one with values needs an example here.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { repository } from "./server.ts";
import type { PersonName } from "./world.ts";

export interface Route {
  path: string;
  pattern: string;
  as?: PersonName | "admin";
}

/** Ids to fill the addresses with. */
export interface Examples { voice: string; matter: string; number: number; campaign: string; gathering?: string }

const patternsIn = (file: string): string[] =>
  [...readFileSync(join(repository, file), "utf8").matchAll(/\bpath: '([^']+)'/g)].map((found) => found[1]);

const kAdministers = /^\/desk\/(people|deadlines|canned|categories|board-view|wording|journal|calendar)/;
const kDecides = /^\/desk\/(overview|screen|decide|report)/;

function fill(pattern: string, examples: Examples): string {
  const filled = pattern
    .replace(/^\/q\/:place$/, `/q/${encodeURIComponent("二号泊位公告栏")}`)
    .replace(/^\/board\/:number$/, `/board/${examples.number}`)
    .replace(/^\/desk\/v\/:id$/, `/desk/v/${examples.voice}`)
    .replace(/^\/desk\/matters\/:id/, `/desk/matters/${examples.matter}`)
    .replace(/^\/desk\/campaigns\/:id/, `/desk/campaigns/${examples.campaign}`)
    .replace(/^\/desk\/meeting\/:id/, "/desk/meeting/open")
    .replace(/^\/desk\/figures\/rows$/, "/desk/figures/rows?of=voices&figure=received&by=unit")
    .replace(/^\/desk\/inbox$/, "/desk/inbox?state=received")
    .replace(/:(month)\b/, "2026-03");
  if (filled.includes(":")) throw new Error(`There is no example for ${pattern} in support/routes.ts.`);
  return filled;
}

export function workerRoutes(examples: Examples): Route[] {
  return patternsIn("web/src/worker/main.ts").map((pattern) => ({ pattern, path: fill(pattern, examples), as: pattern === "/me" ? "worker" : undefined }));
}

export function deskRoutes(examples: Examples): Route[] {
  const as = (pattern: string): Route["as"] =>
    pattern === "/desk/signin" ? undefined : kAdministers.test(pattern) ? "admin" : kDecides.test(pattern) ? "leader" : "coordinator";
  return patternsIn("web/src/desk/main.ts").map((pattern) => ({ pattern, path: fill(pattern, examples), as: as(pattern) }));
}
