// Anonymous in the browser: whatever the pages send, set or keep while somebody speaks anonymously, also when that person is signed
// in on the same phone, on plain HTTP under a plant's own host name, and without scripts. Nothing in it tells who it was.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, BrowserContext, Page, Request } from "playwright-core";

import { noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { publish } from "./support/filled.ts";
import { exifOf, jpegByBrowser, withSegment } from "./support/pictures.ts";
import { password, World } from "./support/world.ts";

const kCamera = "N38.0000 E118.0000 PhoneModelX";
const kFields = ["text", "identity", "category", "unit_id", "place", "about_matter"];

describe("an anonymous speaker's browser", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  let photo = "";
  before(async () => {
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
    photo = join(world.server.dir, "camera.jpg");
    writeFileSync(photo, withSegment(await jpegByBrowser(browser, 2400, 1600), 0xe1, exifOf(6, kCamera)));
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  interface Sent { request: Request; headers: Record<string, string>; body: string }

  /** What identifies the worker who is signed in, anywhere. */
  const marks = (cookie: string): string[] => [cookie, world.people.worker, "试者worker", password, kCamera, "Exif"];

  function listen(context: BrowserContext): Promise<Sent>[] {
    const sent: Promise<Sent>[] = [];
    context.on("request", (request) => sent.push(request.allHeaders().then((headers) => ({ request, headers, body: request.postDataBuffer()?.toString("latin1") ?? "" }))));
    return sent;
  }

  async function signIn(page: Page): Promise<string> {
    await page.goto(`${base}/desk`);
    await page.locator("#login").fill("worker");
    await page.locator("#password").fill(password);
    await page.locator("form button[type=submit]").click();
    await page.locator("#login").waitFor({ state: "detached" });
    const [cookie] = await page.context().cookies(`${base}/api/v1/private/session`);
    assert.ok(cookie?.value, "signed in");
    assert.equal(cookie?.path, "/api/v1/private");
    return cookie?.value ?? "";
  }

  async function judge(sent: Promise<Sent>[], cookie: string): Promise<void> {
    const all = await Promise.all(sent);
    assert.ok(all.length > 3);
    for (const { request, headers, body } of all) {
      const url = request.url();
      if (url.startsWith("blob:") || url.startsWith("data:")) continue;
      assert.ok(url.startsWith(base), `something is asked of ${url}`);
      assert.ok(!url.includes("/api/v1/private/"), `the session is asked for: ${url}`);
      assert.equal(headers.cookie, undefined, `a cookie goes to ${url}`);
      assert.equal(headers.authorization, undefined, url);
      for (const mark of marks(cookie)) {
        for (const [where, text] of [["address", url], ["body", body], ["headers", JSON.stringify(headers)]] as const) {
          assert.ok(!text.includes(mark) && !Buffer.from(text, "latin1").toString("utf8").includes(mark), `${mark} in the ${where} of ${url}`);
        }
      }
    }
    const said = all.filter(({ request }) => request.url().endsWith("/public/voices"));
    assert.equal(said.length, 1);
    assert.deepEqual(Object.keys(JSON.parse(said[0]?.body ?? "")).filter((key) => !kFields.includes(key)), []);
  }

  async function keepsNothing(page: Page, words: string, code: string): Promise<void> {
    const kept = await page.evaluate(async () => ({
      local: { ...localStorage }, session: { ...sessionStorage }, bases: (await indexedDB.databases()).length, cookie: document.cookie, secure: isSecureContext,
    }));
    assert.equal(kept.secure, false, "plain HTTP, and not localhost");
    assert.deepEqual([kept.session, kept.bases, kept.cookie], [{}, 0, ""]);
    const text = JSON.stringify(kept.local);
    assert.ok(Object.keys(kept.local).every((key) => ["huiyin.lang", "huiyin.look"].includes(key)), text);
    assert.ok(!text.includes(words) && !text.includes(code.slice(0, 4)), text);
    assert.ok(!page.url().includes(code.slice(0, 4)));
  }

  for (const signedIn of [false, true]) {
    it(`sends, sets and keeps nothing that identifies${signedIn ? ", also when they are signed in" : ""}`, async () => {
      const words = signedIn ? "登录着说的一句话" : "没登录说的一句话";
      const { page, context, faults } = await visit(browser, phone);
      // The protocol does not show the bytes of a photo: they are taken where they are handed to the browser.
      const photos: Buffer[] = [];
      await page.exposeFunction("takeSent", (bytes: number[]) => { photos.push(Buffer.from(bytes)); });
      await page.addInitScript(() => {
        const plain = window.fetch.bind(window);
        window.fetch = async (input, init) => {
          if (init?.body instanceof Blob) await (window as any).takeSent([...new Uint8Array(await init.body.arrayBuffer())]);
          return plain(input, init);
        };
        const send = XMLHttpRequest.prototype.send;
        XMLHttpRequest.prototype.send = function (body) {
          if (!(body instanceof Blob)) return send.call(this, body);
          void body.arrayBuffer().then((bytes) => (window as any).takeSent([...new Uint8Array(bytes)])).then(() => send.call(this, body));
        };
      });
      const cookie = signedIn ? await signIn(page) : "no session at all";
      const before = (await context.cookies()).length;
      const sent = listen(context);
      await page.goto(`${base}/`);
      await page.locator("#photo-input").setInputFiles(photo);
      await page.locator(".photo-row img").waitFor();
      await page.locator("#voice-text").fill(words);
      await page.locator("form.submit button[type=submit]").click();
      await page.locator('.photo-uploads [data-state="kept"]').waitFor();
      const code = (await page.locator(".receipt .code").innerText()).replace(/\s+/g, "-");
      await page.getByRole("button", { name: "查看这一件的进展" }).click();
      await page.getByText(words).first().waitFor();
      await page.locator("#note-text").fill("补充一句");
      await page.getByRole("button", { name: "发出补充" }).click();
      await page.locator(".words", { hasText: "补充一句" }).waitFor();
      await judge(sent, cookie);
      assert.equal((await context.cookies()).length, before, "no cookie is set");
      await keepsNothing(page, words, code);
      assert.equal(photos.length, 1);
      for (const body of photos) assert.ok(body.length > 1000 && !body.includes(kCamera) && !body.includes("Exif"), "made anew on the phone");
      assert.equal((await world.follow(code)).identity, "anonymous");
      const own = await world.api.must(200, "GET", "/api/v1/private/my/voices", { as: "worker" });
      assert.deepEqual(own.items, [], "it is nobody's");
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it("lets no typed character leave the page before it is submitted, also while it is compared with the board", async () => {
    const { id } = await world.newMatter("夜班没有班车", "yard");
    await publish(world, id, "夜班没有班车", "试开一个月夜班车");
    const words = "夜班结束没有班车坐，鏖战到天明";
    const { page, context, faults } = await visit(browser, phone);
    const sent = listen(context);
    await page.goto(`${base}/`);
    await page.locator("#photo-input").waitFor({ state: "attached" });
    assert.deepEqual((await Promise.all(sent)).filter(({ request }) => request.url().includes("/public/board")), [], "nothing is fetched before typing");
    await page.locator("#voice-text").pressSequentially(words);
    await page.locator(".similar li", { hasText: "夜班没有班车" }).waitFor();
    await page.getByText("草稿已存在本机").waitFor();
    const before = await Promise.all(sent);
    for (const { request, headers, body } of before) {
      const text = `${decodeURIComponent(request.url())} ${decodeURIComponent(JSON.stringify(headers))} ${Buffer.from(body, "latin1").toString("utf8")}`;
      for (const typed of new Set(words)) assert.ok(!text.includes(typed), `${typed} goes to ${request.url()}`);
      assert.equal(request.method(), "GET", request.url());
      assert.equal(body, "", request.url());
    }
    assert.deepEqual(before.filter(({ request }) => request.url().includes("/public/board")).map(({ request }) => request.url()), [`${base}/api/v1/public/board?limit=200`]);
    await page.locator("form.submit button[type=submit]").click();
    await page.locator(".receipt .code span").first().waitFor();
    const said = (await Promise.all(sent)).filter(({ request }) => request.method() === "POST");
    assert.deepEqual(said.map(({ request }) => request.url()), [`${base}/api/v1/public/voices`]);
    assert.ok(Buffer.from(said[0]?.body ?? "", "latin1").toString("utf8").includes(words), "what is recorded would have shown it");
    await judge(sent, "no session at all");
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("sends no cookie without scripts either", async () => {
    const { page, context } = await visit(browser, phone, {});
    const cookie = await signIn(page);
    await context.route("**/assets/*.js", (route) => route.abort());
    const sent = listen(context);
    await page.goto(`${base}/`);
    await page.locator("#voice-text").fill("没有脚本也匿名");
    await page.locator("form.plain button[type=submit]").click();
    await page.locator(".receipt .code").waitFor();
    const all = await Promise.all(sent);
    assert.ok(all.some(({ request }) => request.method() === "POST"));
    for (const { request, headers, body } of all) {
      assert.equal(headers.cookie, undefined, request.url());
      for (const mark of marks(cookie)) assert.ok(!body.includes(mark) && !request.url().includes(mark), mark);
    }
    await context.close();
  });

  it("asks who is signed in only after “named” was chosen, and then speaks as them", async () => {
    const { page, context, requests } = await visit(browser, phone);
    await signIn(page);
    requests.length = 0;
    await page.goto(`${base}/`);
    await page.locator("#photo-input").waitFor({ state: "attached" });
    assert.deepEqual(requests.filter((url) => url.includes("/private/")), []);
    await page.locator("input[value=named]").check();
    await page.getByText("以登录的姓名提交：试者worker").waitFor();
    await page.locator("#voice-text").fill("以自己的名字说一句");
    await page.locator("form.submit button[type=submit]").click();
    await page.locator(".receipt .code span").first().waitFor();
    await page.goto(`${base}/me`);
    await page.locator(".my-voice", { hasText: "以自己的名字说一句" }).getByRole("button").click();
    await page.locator(".my-voice .timeline").waitFor();
    await context.close();
  });
});
