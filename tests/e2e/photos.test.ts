// Photos: after the words, seen by speaker and staff, nothing of the camera in them; what is hostile is refused and the words remain.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { faultsOn } from "./support/axe.ts";
import { desk, noBrowser, openBrowser, phone, plantHost, visit, type Visit } from "./support/browser.ts";
import { exifOf, jpegByBrowser, kPngStart, pngChunk, withSegment } from "./support/pictures.ts";
import { password, World } from "./support/world.ts";

const kSecret = "N38.0000 E118.0000 PhoneModelX";

describe("photos", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";
  let photo: Buffer;
  const shots = join(import.meta.dirname, "results");

  before(async () => {
    mkdirSync(shots, { recursive: true });
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
    photo = withSegment(await jpegByBrowser(browser, 2400, 1600), 0xe1, exifOf(6, kSecret));
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function put(code: string, slot: number | string, body: Uint8Array, type = "image/jpeg"): Promise<number> {
    const reply = await world.api.ask("PUT", `/api/v1/public/voice/photos/${slot}`, { receipt: code, raw: body, type });
    return reply.status;
  }
  async function bytes(path: string, headers: Record<string, string>): Promise<{ status: number; body: Buffer; headers: Headers }> {
    const reply = await fetch(world.server.url + path, { headers });
    return { status: reply.status, body: Buffer.from(await reply.arrayBuffer()), headers: reply.headers };
  }
  async function with_(viewport: { width: number; height: number }, body: (v: Visit) => Promise<void>): Promise<void> {
    const v = await visit(browser, viewport);
    try {
      await body(v);
      assert.deepEqual(v.faults, []);
    } catch (error) {
      await v.page.screenshot({ path: join(shots, "failed.png") }).catch(() => {});
      throw error;
    } finally {
      await v.context.close();
    }
  }
  const shot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const loaded = (page: Page, selector: string, count: number): Promise<unknown> => page.waitForFunction(
    ([s, n]) => Array.from(document.querySelectorAll<HTMLImageElement>(s as string)).filter((i) => i.complete && i.naturalWidth > 0).length === n,
    [selector, count] as const);
  async function fits(page: Page): Promise<void> {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), page.url());
  }

  it("nothing of the camera comes back, and nothing readable lies on the disk", async () => {
    const code = await world.say("泵房地面有水", { unit_id: world.units.quay });
    assert.ok(photo.includes(kSecret));
    assert.equal(await put(code, 1, photo), 201);
    assert.equal(await put(code, 1, photo), 200, "the same photo again is the same photo");
    assert.equal(await put(code, 1, withSegment(photo, 0xfe, Buffer.from("other"))), 409);
    for (const path of ["1", "1/thumb"]) {
      const got = await bytes(`/api/v1/public/voice/photos/${path}`, { "Huiyin-Receipt": code });
      assert.equal(got.status, 200);
      assert.equal(got.headers.get("content-type"), "image/jpeg");
      assert.equal(got.headers.get("x-content-type-options"), "nosniff");
      assert.match(got.headers.get("content-security-policy") ?? "", /default-src 'none'; sandbox/);
      for (const trace of [kSecret, "Exif", "PhoneModel"]) assert.ok(!got.body.includes(trace), `${path} still holds ${trace}`);
    }
    const own = await world.api.must(200, "GET", "/api/v1/public/voice/photos", { receipt: code });
    assert.deepEqual([own.items[0].width, own.items[0].height], [1365, 2048], "turned and made to fit");
    const folder = join(world.server.dir, "photos");
    for (const name of readdirSync(folder)) {
      const file = readFileSync(join(folder, name));
      assert.ok(!file.includes(kSecret) && !file.includes("JFIF"), "sealed");
      assert.equal(statSync(join(folder, name)).mtime.toISOString(), "2026-03-01T16:00:00.000Z", "the file's date is the day's start");
    }
    assert.equal(world.server.verify().status, 0, world.server.verify().stdout);
  });

  it("a hostile upload is refused in plain words, and the words remain", async () => {
    const code = await world.say("配电箱没有锁", { unit_id: world.units.quay });
    const cases: [string, Buffer, string, number][] = [
      ["a page", Buffer.from("<html><script>alert(1)</script>"), "image/jpeg", 415],
      ["a gif", Buffer.from("GIF89a/*<script>*/"), "image/png", 415],
      ["a page called so", photo, "text/html", 415],
      ["half a photo", photo.subarray(0, photo.length >> 1), "image/jpeg", 400],
      ["a size without end", hugePng(), "image/png", 413],
      ["nothing", Buffer.alloc(0), "image/jpeg", 415],
      ["too many bytes", Buffer.alloc(12 * 1024 * 1024 + 1), "image/jpeg", 413],
    ];
    for (const [what, body, type, status] of cases) {
      const reply = await world.api.ask("PUT", "/api/v1/public/voice/photos/1", { receipt: code, raw: body, type, language: "zh" });
      assert.equal(reply.status, status, `${what}: ${reply.text}`);
      assert.match(reply.body.title, /\p{Script=Han}/u, what);
    }
    assert.equal((await world.api.must(200, "GET", "/api/v1/public/voice/photos", { receipt: code })).items.length, 0);
    assert.equal((await world.follow(code)).text, "配电箱没有锁");
    assert.equal(await put(code, 1, Buffer.concat([photo, Buffer.from("PK\x03\x04 hidden")])), 201);
    const got = await bytes("/api/v1/public/voice/photos/1", { "Huiyin-Receipt": code });
    assert.ok(!got.body.includes("hidden"), "what hung behind the picture is gone");
  });

  it("many uploads at once: each is kept or told to come again, and the server goes on", async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, (_, i) => world.say(`第 ${i} 处护栏松了`)));
    const statuses = await Promise.all(codes.map((code) => put(code, 1, photo)));
    assert.ok(statuses.every((status) => status === 201 || status === 503), statuses.join());
    assert.ok(statuses.filter((status) => status === 201).length >= 6, statuses.join());
    assert.equal((await world.api.ask("GET", "/api/v1/public/health")).status, 200);
  });

  let code = "";
  const kWords = "候工室的门关不上，风很大";

  it("worker: submits with two photos; the words are sent first and nothing of the camera leaves the phone", () => with_(phone, async ({ page, context }) => {
    const files = [1, 2].map((n) => {
      const path = join(world.server.dir, `photo${n}.jpg`);
      writeFileSync(path, n === 1 ? photo : withSegment(photo, 0xfe, Buffer.from("second")));
      return path;
    });
    const order: string[] = [];
    const sent: Buffer[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" || request.method() === "PUT") order.push(`${request.method()} ${new URL(request.url()).pathname}`);
      assert.ok(!code || !request.url().includes(code), "no code in an address");
    });
    // The browser's protocol does not show the bytes of a blob: they are taken where they are handed to it.
    await page.exposeFunction("takeSent", (bytes: number[]) => { sent.push(Buffer.from(bytes)); });
    await page.addInitScript(() => {
      const send = XMLHttpRequest.prototype.send;
      XMLHttpRequest.prototype.send = function (body) {
        if (!(body instanceof Blob)) return send.call(this, body);
        void body.arrayBuffer().then((bytes) => (window as any).takeSent([...new Uint8Array(bytes)])).then(() => send.call(this, body));
      };
    });
    await page.goto(`${base}/`);
    await page.locator("#photo-input").setInputFiles(files);
    await loaded(page, ".photo-row img", 2);
    await fits(page);
    await shot(page, "phone-submit-photos");
    await page.locator("#voice-text").fill(kWords);
    await page.locator("form.submit button[type=submit]").click();
    await page.locator(".receipt .code").waitFor();
    await page.locator('.photo-uploads [data-state="kept"]').nth(1).waitFor();
    await shot(page, "phone-receipt-photos");
    code = (await page.locator(".receipt .code").innerText()).replace(/\s+/g, "-");
    assert.deepEqual(order, ["POST /api/v1/public/voices", "PUT /api/v1/public/voice/photos/1", "PUT /api/v1/public/voice/photos/2"]);
    assert.equal(sent.length, 2);
    for (const body of sent) assert.ok(body.length > 1000 && !body.includes(kSecret) && !body.includes("Exif"), "made anew on the phone");
    assert.deepEqual(await context.cookies(), []);
  }));

  it("worker: the follow page shows them, opens one, and takes a third", () => with_(phone, async ({ page }) => {
    await page.goto(`${base}/r`);
    await page.locator("#receipt-code").fill(code);
    await page.locator("form button[type=submit]").first().click();
    await loaded(page, ".own-photos .photo-open img", 2);
    await fits(page);
    await shot(page, "phone-follow-photos");
    await page.locator(".photo-open").first().click();
    await loaded(page, ".photo-large", 1);
    await shot(page, "phone-photo-open");
    await page.getByRole("button", { name: "关闭" }).click();
    const third = join(world.server.dir, "third.jpg");
    writeFileSync(third, withSegment(photo, 0xfe, Buffer.from("third")));
    await page.locator("#photo-input").setInputFiles(third);
    await loaded(page, ".own-photos .photo-open img", 3);
  }));

  it("worker: sees how much of a photo has gone, stops it, and sends it after all", () => with_(phone, async ({ page, context }) => {
    await page.goto(`${base}/`);
    await page.locator("#photo-input").setInputFiles([join(world.server.dir, "third.jpg"), join(world.server.dir, "photo1.jpg")]);
    await loaded(page, ".photo-row img", 2);
    await page.locator("#voice-text").fill("水泵房的灯也坏了");
    const line = await context.newCDPSession(page);
    await line.send("Network.enable");
    const slow = (uploadThroughput: number) =>
      line.send("Network.emulateNetworkConditions", { latency: 0, downloadThroughput: -1, uploadThroughput, offline: false });
    await page.locator("form.submit button[type=submit]").focus();
    await slow(20_000);
    await page.locator("form.submit button[type=submit]").click();
    const photos = page.locator(".photo-uploads li");
    // The first percent that is neither none nor all.
    const percent = photos.first().locator("progress");
    await page.waitForFunction(() => { const bar = document.querySelector("progress"); return bar && bar.value > 0 && bar.value < 100; });
    assert.match(await photos.first().innerText(), /正在传 \d+%/);
    assert.match(await page.locator(".photo-uploads [role=status]").innerText(), /第 1 张，共 2 张，(0|25|50|75)%/);
    assert.equal(await photos.nth(1).getAttribute("data-state"), "waiting");
    await shot(page, "phone-photo-percent");
    assert.deepEqual(await faultsOn(page), []);
    await page.getByRole("button", { name: "不传了：照片 1" }).click();
    await photos.first().getByText("没有传").waitFor();
    assert.equal(await percent.count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "还是传：照片 1", "the focus stays with the photo");
    await slow(-1);
    await page.locator('.photo-uploads li:nth-child(2)[data-state="kept"]').waitFor();
    await page.getByText("照片已传 1 张，共 2 张").waitFor();
    const mine = (await page.locator(".receipt .code").innerText()).replace(/\s+/g, "-");
    const kept = async () => (await world.api.must(200, "GET", "/api/v1/public/voice/photos", { receipt: mine })).items.length;
    assert.equal(await kept(), 1, "what was stopped did not arrive");
    await page.getByRole("button", { name: "还是传：照片 1" }).click();
    await page.getByText("照片已传 2 张，共 2 张").waitFor();
    assert.equal(await kept(), 2);
  }));

  it("worker: a failed photo stays with a reason, and is sent again", () => with_(phone, async ({ page, context, faults }) => {
    await page.goto(`${base}/`);
    await page.locator("#photo-input").setInputFiles(join(world.server.dir, "third.jpg"));
    await loaded(page, ".photo-row img", 1);
    await page.locator("#voice-text").fill("走廊灯坏了两盏");
    await context.route("**/voice/photos/*", (route) => route.abort());
    await page.locator("form.submit button[type=submit]").click();
    await page.locator('.photo-uploads [data-state="failed"]').waitFor();
    await page.locator(".receipt .code").waitFor();
    await shot(page, "phone-photo-failed");
    await context.unroute("**/voice/photos/*");
    await page.getByRole("button", { name: "再传一次" }).click();
    await page.locator('.photo-uploads [data-state="kept"]').waitFor();
    faults.length = 0;  // the refused connection was ours
  }));

  it("worker: a file that is no picture is refused at once, and the form goes on", () => with_(phone, async ({ page }) => {
    const path = join(world.server.dir, "page.jpg");
    writeFileSync(path, "<html></html>");
    const pdf = join(world.server.dir, "paper.pdf");
    writeFileSync(pdf, "%PDF-1.7");
    await page.goto(`${base}/`);
    await page.locator("#photo-input").setInputFiles(pdf);
    await page.locator("#photo-error").waitFor();
    await page.locator("#photo-input").setInputFiles(path);  // named as a picture: the server will say no
    await page.locator(".photo-row li").waitFor();
    await page.locator("#voice-text").fill("名字像照片的文件");
    await page.locator("form.submit button[type=submit]").click();
    await page.locator(".receipt .code").waitFor();
    await page.locator('.photo-uploads [data-state="failed"] .error').waitFor();
    assert.equal(await page.getByRole("button", { name: "再传一次" }).count(), 0, "another try cannot help");
  }).catch((error: Error) => {
    if (!/415/.test(error.message)) throw error;  // Chromium writes the refusal to its console
  }));

  it("desk: staff who may read the voice see the photos, others do not", () => with_(desk, async ({ page }) => {
    const voice = await world.find(kWords);
    await page.goto(`${base}/desk`);
    await page.locator("#login").fill("coordinator");
    await page.locator("#password").fill(password);
    await page.locator("form button[type=submit]").click();
    await page.locator("#login").waitFor({ state: "detached" });
    await page.goto(`${base}/desk/v/${voice}`);
    await loaded(page, ".desk-photo img", 3);
    await shot(page, "desk-voice-photos");
    await page.locator(".desk-photo").first().click();
    await loaded(page, ".desk-photo-large", 1);
    await shot(page, "desk-photo-open");
    for (const path of ["", "/thumb"]) {
      const refused = await world.api.ask("GET", `/api/v1/private/voices/${voice}/photos/1${path}`, { as: "mineLeader" });
      assert.equal(refused.status, 404);
    }
    const list = await world.api.must(200, "GET", `/api/v1/private/photos?voice_ids=${voice}`, { as: "mineLeader" });
    assert.deepEqual(list.items, []);
  }));

  it("desk: a matter's page shows the photos of its voices", () => with_(desk, async ({ page }) => {
    const voice = await world.find(kWords);
    const matter = await world.api.must(201, "POST", "/api/v1/private/matters", {
      as: "coordinator", body: { question: "候工室的门", voice_ids: [voice], unit_id: world.units.port },
    });
    await page.goto(`${base}/desk`);
    await page.locator("#login").fill("coordinator");
    await page.locator("#password").fill(password);
    await page.locator("form button[type=submit]").click();
    await page.locator("#login").waitFor({ state: "detached" });
    await page.goto(`${base}/desk/matters/${matter.id}`);
    await loaded(page, ".matter-voice .desk-photo img", 3);
    await shot(page, "desk-matter-photos");
  }));

  it("verify names a file that was altered and one that is gone", async () => {
    assert.equal(world.server.verify().status, 0, world.server.verify().stdout);
    const folder = join(world.server.dir, "photos");
    const [first, second] = readdirSync(folder);
    const whole = readFileSync(join(folder, first));
    writeFileSync(join(folder, first), Buffer.concat([whole, Buffer.from("x")]));
    const altered = world.server.verify();
    assert.equal(altered.status, 1);
    assert.ok(altered.stdout.includes(`voice_photo ${first}: its file was altered`), altered.stdout);
    writeFileSync(join(folder, first), whole);
    assert.notEqual(second, undefined);
  });
});

// A PNG that claims 60,000 x 60,000 pixels.
function hugePng(): Buffer {
  const header = Buffer.from("0000ea600000ea600806000000", "hex");
  return Buffer.concat([kPngStart, pngChunk("IHDR", header), pngChunk("IDAT", Buffer.from("789c03", "hex")), pngChunk("IEND", Buffer.alloc(0))]);
}
