// axe-core on a page, and what it cannot judge by itself: contrast that it gives up on ("incomplete") counts as a fault unless the
// pair of colours is one whose ratio web/src/ui/tokens.test.ts computes.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import type { Page } from "playwright-core";

import { kReadable } from "../../../web/src/ui/token_pairs.ts";
import { repository } from "./server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Finding { id: string; help: string; nodes: { target: unknown[]; html: string; failureSummary?: string; any: { data?: any; message?: string }[] }[] }

/** Every key of every catalogue: none of them may be seen on a page instead of its sentence. */
const kKeys = (() => {
  const folder = join(repository, "web/src/i18n");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /[/_]zh\.ts$/.test(name));
  return files.flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/^ {2}'([\w.]+)':/gm)].map((found) => found[1]));
})();

const named = (finding: Finding, node: Finding["nodes"][number]): string =>
  `${finding.id} (${finding.help}): ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").replace(/\s+/g, " ").slice(0, 260)}`;

/** What is wrong with the page as it stands, in words; empty when nothing is. */
export async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate(async (tags) => {
    const found = await (window as any).axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] });
    return { violations: found.violations, incomplete: found.incomplete };
  }, kRules) as { violations: Finding[]; incomplete: Finding[] };
  const faults = violations.flatMap((finding) => finding.nodes.map((node) => named(finding, node)));
  const unsure = incomplete.filter((finding) => finding.id === "color-contrast").flatMap((finding) => finding.nodes.map((node) => ({ finding, node })));
  for (const { finding, node } of unsure) {
    const pair = await pairOf(page, node.target);
    if (pair !== "covered") faults.push(`contrast not computed anywhere (${pair}): ${named(finding, node)}`);
  }
  const shown = await page.locator("body").innerText();
  const words = new Set(shown.split(/[^\w.]+/));
  faults.push(...kKeys.filter((key) => words.has(key)).map((key) => `a key stands instead of its sentence: ${key}`));
  return faults;
}

// The text's colour and the paper under it, as tokens of the page. "covered": a computed pair, or nothing to read there.
function pairOf(page: Page, target: unknown[]): Promise<string> {
  return page.evaluate(([selector, pairs]) => {
    const element = document.querySelector(selector as string);
    if (!element) return "covered";
    const style = getComputedStyle(document.documentElement);
    const canvas = document.createElement("canvas").getContext("2d")!;
    const plain = (colour: string): string => { canvas.fillStyle = "#000"; canvas.fillStyle = colour; return canvas.fillStyle; };
    const clear = (colour: string): boolean => /^rgba\(.*, 0\)$/.test(colour) || colour === "transparent";
    let paper: Element | null = element;
    for (; paper; paper = paper.parentElement) {
      if (getComputedStyle(paper).backgroundImage !== "none") return "a picture behind the text";
      if (!clear(getComputedStyle(paper).backgroundColor)) break;
    }
    const ink = plain(getComputedStyle(element).color);
    const under = plain(paper ? getComputedStyle(paper).backgroundColor : "#ffffff");
    const token = (name: string): string => plain(style.getPropertyValue(`--${name}`).trim());
    const known = (pairs as readonly (readonly [string, string])[]).some(([a, b]) => token(a) === ink && token(b) === under);
    return known ? "covered" : `${ink} on ${under}`;
  }, [String(target[0]), kReadable] as const);
}
