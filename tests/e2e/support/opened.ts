// What opens on a page: dialogs, forms, lists, reports, and what each says when something is missing. Chosen by place and key and not
// by words, so that the same steps do in both languages.

import type { Page } from "playwright-core";

import type { Filled } from "./filled.ts";
import type { Route } from "./routes.ts";

export interface Opened { name: string; route: Route; worker?: boolean; judge: (page: Page, look: (what: string) => Promise<void>) => Promise<void> }

const kBox = "dialog[open]";
const kSaid = ".error:visible, [role=alert]:visible";

/** A matter of several voices, for splitting and merging; and voices that wait. */
export async function fillMore(full: Filled): Promise<{ split: string }> {
  const { world } = full;
  const ids: string[] = [];
  for (const words of ["二楼中午热得站不住", "风扇坏了两台没人修", "下午两点之后三十七八度"]) {
    await world.say(words, { unit_id: world.units.quay });
    const id = await world.find(words);
    await world.changeVoice(id, "accept", "coordinator");
    ids.push(id);
  }
  for (const words of ["更衣柜不够用", "澡堂的水忽冷忽热", "门卫室夜里没有灯"]) await world.say(words, { unit_id: world.units.quay });
  const made = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator", body: { question: "车间通风降温", voice_ids: ids } });
  await world.say("口罩发的型号不对", { unit_id: world.units.quay });
  await world.changeVoice(await world.find("口罩发的型号不对"), "accept", "coordinator");
  return { split: made.id };
}

async function boxOf(page: Page): Promise<void> {
  await page.locator(kBox).waitFor();
}
async function closeBox(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.locator(kBox).waitFor({ state: "detached" });
}
/** Sends the open form as it is: where something is missing it says so. */
async function sendEmpty(page: Page, within: string): Promise<void> {
  await page.locator(`${within} button[type=submit]`).first().click();
  await page.locator(within).locator(kSaid).first().waitFor();
}

export function opened(full: Filled, split: string): Opened[] {
  const { examples } = full;
  const at = (path: string, as?: Route["as"]): Route => ({ path, pattern: path, as });
  const matter = `/desk/matters/${examples.matter}`;
  const inbox = at("/desk/inbox?view=all&state=received", "coordinator");
  const rows = async (page: Page): Promise<void> => { await page.locator(".inbox-table tbody tr").nth(2).waitFor(); };
  /** Every form behind a button of the page, open and sent empty. */
  const forms = (buttons: string, panel: string): Opened["judge"] => async (page, look) => {
    await page.locator(buttons).first().waitFor();
    const count = await page.locator(buttons).count();
    for (let n = 0; n < count; n++) {
      await page.locator(buttons).nth(n).click();
      if (await page.locator(kBox).count()) {
        await look(`dialog ${n}`);
        await closeBox(page);
        continue;
      }
      await page.locator(panel).locator("input, select, textarea").first().waitFor();
      await look(`form ${n}`);
      const fields = page.locator(panel).locator("textarea");
      for (let f = 0; f < (await fields.count()); f++) if (await fields.nth(f).isVisible()) await fields.nth(f).fill("");
      await sendEmpty(page, panel);
      await look(`form ${n} sent empty`);
      await page.keyboard.press("Escape");
    }
  };

  return [
    { name: "inbox: keys, dialogs and what they miss", route: inbox, judge: async (page, look) => {
      await rows(page);
      await page.keyboard.press("?");
      await boxOf(page);
      await look("list of keys");
      await closeBox(page);
      await page.keyboard.press("x");
      for (const key of ["a", "r", "n", "m"]) {
        await page.keyboard.press(key);
        await boxOf(page);
        await look(`key ${key}`);
        await sendEmpty(page, kBox);
        await look(`key ${key}, sent empty`);
        await closeBox(page);
      }
      await page.locator(".column-choice summary").click();
      await look("choice of columns");
    } },
    { name: "inbox: reasons, held, taken back", route: inbox, judge: async (page, look) => {
      await rows(page);
      await page.keyboard.press("x");
      await page.locator(".batch button:not([aria-keyshortcuts])").nth(1).click(); // accept, decline, clear
      await boxOf(page);
      await look("reason");
      await sendEmpty(page, kBox);
      await look("reason missing");
      await page.locator("#batch-reason").fill("不归我们管");
      await page.locator("#batch-reason").press("Control+Enter");
      await page.locator(".undo-bar").waitFor();
      await look("held");
      await page.keyboard.press("z");
      await page.locator(".undo-bar").waitFor({ state: "detached" });
    } },
    { name: "inbox: report of a batch that failed in part", route: inbox, judge: async (page, look) => {
      await rows(page);
      await page.route("**/accept", (asked) => asked.fulfill({ status: 409, contentType: "application/problem+json",
        body: JSON.stringify({ type: "urn:huiyin:problem:conflict", title: "现在不能这样做", status: 409, code: "conflict" }) }));
      for (const key of ["x", "j", "x"]) await page.keyboard.press(key);
      await page.locator(".batch button").first().click();
      await page.locator(".batch-report").waitFor();
      await look("report");
    } },
    { name: "inbox: a voice in the drawer", route: inbox, judge: async (page, look) => {
      await rows(page);
      await page.keyboard.press("Enter");
      await page.locator(".drawer .voice-detail blockquote").waitFor();
      await look("drawer");
    } },
    { name: "inbox: the session has ended", route: inbox, judge: async (page, look) => {
      await rows(page);
      await page.context().clearCookies();
      await page.keyboard.press("Enter");
      await boxOf(page);
      await look("sign in again");
    } },
    { name: "voice: answer, refusal, into a matter", route: at(`/desk/v/${examples.voice}`, "coordinator"),
      judge: forms(".voice-detail > .stack > p.row button:not(.primary)", ".voice-detail > .stack > .card") },
    { name: "voice: hand-over", route: at(`/desk/v/${examples.voice}`, "portCoordinator"), judge: async (page, look) => {
      await page.locator(".voice-detail section button[aria-expanded]").first().click();
      const panel = "form:has(#voice-handover-to)";
      await page.locator(panel).waitFor();
      await look("form");
      await sendEmpty(page, panel);
      await look("form sent empty");
    } },
    ...(["leader", "cook", "coordinator"] as const).map((as): Opened => ({
      name: `matter: every form of the ${as}`, route: at(matter, as), judge: forms("main section.card > p.row > button[aria-expanded]", "main .panel") })),
    { name: "matter: move and unlink", route: at(`/desk/matters/${split}`, "coordinator"), judge: async (page, look) => {
      const buttons = page.locator(".matter-voice").first().locator("button[type=button].button");
      await buttons.first().waitFor();
      for (let n = 0; n < (await buttons.count()); n++) {
        await buttons.nth(n).click();
        await boxOf(page);
        await look(`dialog ${n}`);
        await sendEmpty(page, kBox);
        await look(`dialog ${n}, sent empty`);
        await closeBox(page);
      }
    } },
    { name: "matter: changed by somebody else", route: at(`/desk/matters/${split}`, "coordinator"), judge: async (page, look) => {
      await page.locator("button[aria-keyshortcuts=A]").waitFor();
      await page.keyboard.press("a");
      const person = page.locator("#handover-to option:not([value=''])").first();
      await person.waitFor({ state: "attached" });
      await page.locator("#handover-to").selectOption((await person.getAttribute("value")) ?? "");
      await page.locator("#handover-reason").fill("我来办");
      await page.route("**/handover", (asked) => asked.fulfill({ status: 412, contentType: "application/problem+json",
        body: JSON.stringify({ type: "urn:huiyin:problem:stale", title: "这一件已经有改动", status: 412, code: "stale" }) }));
      await page.locator(".panel button[type=submit]").click();
      await page.locator("main").locator(kSaid).first().waitFor();
      await look("conflict");
    } },
    { name: "triage: keys, split, merge, new", route: at("/desk/triage", "coordinator"), judge: async (page, look) => {
      const head = page.locator(`[data-matter="${split}"] .group-head`);
      await head.waitFor();
      await page.keyboard.press("?");
      await boxOf(page);
      await look("list of keys");
      await closeBox(page);
      if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
      const line = page.locator(`[data-matter="${split}"] li input[type=checkbox]`).first();
      await line.waitFor();
      await look("group open");
      await page.locator("h1").click();
      await page.locator(".voice-row").first().waitFor();
      await page.keyboard.press("n");
      await boxOf(page);
      await look("new matter");
      await closeBox(page);
      await line.check();
      await page.locator("h1").click();
      for (const key of ["s", "m"]) {
        await page.keyboard.press(key);
        await boxOf(page);
        await look(`key ${key}`);
        await sendEmpty(page, kBox);
        await look(`key ${key}, sent empty`);
        await closeBox(page);
      }
    } },
    ...(["/desk/people", "/desk/deeds", "/desk/gatherings"] as const).map((path): Opened => ({
      name: `${path}: what is added`, route: at(path, path === "/desk/people" ? "admin" : "coordinator"), judge: async (page, look) => {
        await page.locator("main button.primary").first().click();
        await boxOf(page);
        await look("dialog");
        await sendEmpty(page, kBox);
        await look("dialog, sent empty");
      } })),
    { name: "people: one person", route: at("/desk/people", "admin"), judge: async (page, look) => {
      await page.locator("main table tbody button").first().click();
      await boxOf(page);
      await look("dialog");
      await page.locator("#person-name").fill("");
      await sendEmpty(page, kBox);
      await look("dialog, name missing");
    } },
    { name: "canned texts: a new one", route: at("/desk/canned", "admin"), judge: async (page, look) => {
      await page.locator("main button.primary").first().click();
      await page.locator("#canned-title").waitFor();
      await look("form");
      await sendEmpty(page, "main");
      await look("form sent empty");
    } },
    { name: "import: a dry run with faults", route: at("/desk/people/import", "admin"), judge: async (page, look) => {
      await page.locator("#import-text").fill("unit,name,login,role\n港口线/新班,甲,jia,clerk\n港口线/码头班,,yi,\n港口线/码头班,丙,bing,boss");
      await page.locator("table.rows tbody tr").nth(2).waitFor();
      await look("dry run");
      await page.locator("#import-file").setInputFiles({ name: "a.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\u0003\u0004") });
      await page.locator("main").locator(kSaid).first().waitFor();
      await look("file refused");
    } },
    { name: "sign in: wrong password", route: at("/desk/signin"), judge: async (page, look) => {
      await page.locator("#login").fill("nobody");
      await page.locator("#password").fill("wrong, invented");
      await page.locator("form button[type=submit]").click();
      await page.locator("main").locator(kSaid).first().waitFor();
      await look("refused");
    } },
    { name: "submit: what is on the board already, while typing and asked for", worker: true, route: at("/"), judge: async (page, look) => {
      await page.locator("#photo-input").waitFor({ state: "attached" });
      await page.locator("#voice-text").fill("夜班结束没有班车，走路四十分钟");
      await page.locator(".similar li").first().waitFor();
      await look("while typing");
      await page.locator(".similar li button").first().click();
      await look("met too");
      await page.locator(".similar button.link").click();
      await page.locator(".similar button.link").waitFor({ state: "detached" });
      await look("asked for");
      await page.locator("#voice-text").fill("");
    } },
    { name: "submit: nothing written, named, no network, sent", worker: true, route: at("/"), judge: async (page, look) => {
      await page.locator("#photo-input").waitFor({ state: "attached" });
      const send = page.locator("form.submit button[type=submit]");
      await send.click();
      await page.locator("#voice-text-error").waitFor();
      await look("nothing written");
      await page.locator("input[value=named]").check();
      await page.locator("#voice-text").fill("候工室的灯坏了");
      await send.click();
      await page.locator("#speaker-name-error").waitFor();
      await look("name missing");
      await page.locator("input[value=anonymous]").check();
      await page.route("**/public/voices", (asked) => asked.abort());
      await send.click();
      await page.locator(".note.red").waitFor();
      await look("no network");
      await page.unroute("**/public/voices");
      await page.route("**/public/voices", (asked) => asked.fulfill({ status: 500, contentType: "application/problem+json",
        body: JSON.stringify({ type: "urn:huiyin:problem:internal", title: "", status: 500, code: "internal", reference: "E-7F3A" }) }));
      await send.click();
      await page.getByText(/E-7F3A/).waitFor();
      await look("server failed");
      await page.reload();
      await page.locator(".submit .note").first().waitFor();
      await look("draft is back");
      await page.unroute("**/public/voices");
      await send.click();
      await page.locator(".receipt-qr svg").waitFor();
      if (await page.locator("form.submit").count()) throw new Error("the form still stands");
      await look("receipt");
    } },
    { name: "follow: wrong code, timeline, note and rating", worker: true, route: at("/r"), judge: async (page, look) => {
      const look_ = page.locator("form button[type=submit]").first();
      await look_.click();
      await page.locator("#receipt-code-error").waitFor();
      await look("nothing written");
      await page.reload();
      await page.locator("#receipt-code").fill("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF");
      await look_.click();
      await page.locator("main").locator(kSaid).first().waitFor();
      await look("not found");
      await page.locator("#receipt-code").fill(full.code);
      await look_.click();
      await page.locator(".timeline").waitFor();
      await look("timeline");
      const forms = page.locator("main form button[type=submit]");
      for (let n = 0; n < (await forms.count()); n++) {
        await forms.nth(n).click();
        await page.locator("main").locator(kSaid).first().waitFor();
        await look(`form ${n} sent empty`);
      }
    } },
  ];
}
