// Row 1.7: whether an answer helped - asked by telephone by somebody who neither handled nor gave it, and rated by the speaker;
// counted apart. `not` leads to another answer by somebody else, and every round stays readable.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { desk, noBrowser, openBrowser, plantHost, visit } from "./support/browser.ts";
import { type PersonName, password, World } from "./support/world.ts";

describe("call-backs", () => {
  let world: World;
  let matter = "";
  const voices: { id: string; code: string }[] = [];
  const kNames = ["甲某某", "乙某某", "丙某某"];

  before(async () => {
    world = await World.start();
    for (const name of kNames) {
      const text = `${name}反映班车总是晚点`;
      const code = await world.say(text, { unit_id: world.units.quay, identity: "named", speaker_name: name, speaker_contact: "内线 2217" });
      voices.push({ id: await world.find(text), code });
    }
    const anonymous = "班车晚点，不说名字";
    voices.push({ code: await world.say(anonymous, { unit_id: world.units.quay }), id: await world.find(anonymous) });
    matter = (await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator",
      body: { question: "班车晚点", voice_ids: voices.map((v) => v.id), unit_id: world.units.quay } })).id;
    await world.change(matter, "decision", "leader", world.decision());
  });
  after(() => world?.server.dispose());

  const due = (as: PersonName = "second"): Promise<any> => world.api.must(200, "GET", "/api/v1/private/verifications/due", { as });
  async function call(voice: number, result: string, status = 201, as: PersonName = "second", note = "电话里说的"): Promise<any> {
    const { id } = voices[voice];
    const seen = await world.api.ask("GET", `/api/v1/private/voices/${id}/verification`, { as: "coordinator" });
    return world.api.must(status, "POST", `/api/v1/private/voices/${id}/callbacks`, { as, etag: seen.etag ?? "", body: { result, ...(note ? { note } : {}) } });
  }

  it("are due once there is an answer, for named voices, with what to say and whom to call", async () => {
    assert.equal((await due()).items.length, 0);
    await call(0, "satisfied", 409);
    await world.change(matter, "answer", "cook", { outcome: "at_once", text: "班车提前十分钟发车" });
    const list = await due();
    assert.deepEqual(list.items.map((i: any) => i.speaker_name).sort(), [...kNames].sort());
    assert.equal(list.items[0].speaker_contact, "内线 2217");
    assert.equal(list.items[0].answer, "班车提前十分钟发车");
    assert.deepEqual([list.counts.to_call, list.counts.anonymous], [3, 1]);
  });

  it("are not made by whoever answered or handles it, nor without the right", async () => {
    for (const person of ["cook", "cookTwo", "observer", "worker", "mineCoordinator", "quayClerk"] as PersonName[]) {
      const reply = await world.api.ask("POST", `/api/v1/private/voices/${voices[0].id}/callbacks`, { as: person, etag: '"1"', body: { result: "satisfied" } });
      assert.ok([403, 404].includes(reply.status), `${person}: ${reply.text}`);
      const list = await world.api.ask("GET", "/api/v1/private/verifications/due", { as: person });
      assert.ok(list.status === 403 || list.body.items.length === 0, `${person}: ${list.text}`);
    }
    await call(3, "satisfied", 409);
  });

  it("refuse what cannot be recorded", async () => {
    await call(0, "not", 400, "second", "");
    await call(0, "unrated", 400);
    const stale = await world.api.ask("POST", `/api/v1/private/voices/${voices[0].id}/callbacks`, { as: "second", etag: '"1"', body: { result: "satisfied" } });
    assert.equal(stale.status, 412);
    assert.equal((await world.api.ask("POST", `/api/v1/private/voices/${voices[0].id}/callbacks`, { as: "second", body: { result: "satisfied" } })).status, 428);
  });

  it("may differ between the voices of one matter; an attempt leaves the voice on the list", async () => {
    await call(0, "unreached", 201, "second", "");
    assert.equal((await due()).items.find((i: any) => i.voice_id === voices[0].id).attempts, 1);
    await call(0, "satisfied");
    await call(0, "satisfied", 409);
    await call(1, "partly");
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: voices[1].code, body: { rating: "satisfied" } });
    const rounds = await world.api.must(200, "GET", `/api/v1/private/matters/${matter}/rounds`, { as: "observer" });
    assert.deepEqual(rounds.called, { satisfied: 1, partly: 1, not: 0, unreached: 0 });
    assert.deepEqual(rounds.ratings, { satisfied: 1, partly: 0, not: 0, unrated: 3 }, "the speakers' own ratings are counted apart");
    assert.equal(rounds.not_called, 2);
  });

  const called = async () => {
    const { voices: v } = (await world.api.must(200, "GET", "/api/v1/private/figures", { as: "leader" })).totals;
    return { called: v.called, called_satisfied: v.called_satisfied, called_partly: v.called_partly, called_not: v.called_not };
  };
  it("that find `not` open that voice and its matter again, with the history", async () => {
    const seen = await call(2, "not", 201, "second", "昨天又晚了二十分钟");
    assert.equal(seen.rounds.length, 2);
    assert.equal(seen.rounds[0].calls[0].result, "not");
    assert.equal((await due()).counts.called.not, 1);
    assert.equal((await called()).called_not, 1);
    const opened = (await world.matter(matter)).body;
    assert.equal(opened.state, "reopened");
    assert.equal((await world.follow(voices[2].code)).state, "linked", "its speaker waits for another answer");
    assert.equal((await world.follow(voices[0].code)).state, "answered", "nobody else's answer is touched");
    const again = { outcome: "explained", text: "路上修桥，四月底前都会晚，已加开一班" };
    const refused = await world.api.ask("POST", `/api/v1/private/matters/${matter}/answer`, { as: "cook", etag: (await world.matter(matter)).etag, body: again });
    assert.equal(refused.status, 409, "not by the first answerer");
    await world.change(matter, "answer", "cookTwo", again);
    await call(2, "satisfied");
    const rounds = await world.api.must(200, "GET", `/api/v1/private/matters/${matter}/rounds`, { as: "leader" });
    assert.deepEqual(rounds.rounds.map((r: any) => r.answers.length), [1, 1]);
    assert.equal((await due()).items.length, 0);
    assert.deepEqual((await due()).counts.called, { satisfied: 2, partly: 1, not: 0, unreached: 0 }, "a voice counts with what was said last");
    assert.deepEqual(await called(), { called: 3, called_satisfied: 2, called_partly: 1, called_not: 0 }, "the figures say the same");
  });

  it("stand in the journal: verify agrees", () => {
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});

describe("the page for call-backs", { skip: noBrowser }, () => {
  it("goes through the list by keyboard", async () => {
    const world = await World.start();
    const browser = await openBrowser();
    try {
      for (const text of ["甲：灯坏了", "乙：门坏了"]) {
        await world.say(text, { unit_id: world.units.quay, identity: "named", speaker_name: text[0], speaker_contact: "0351-1234567" });
        const { id } = await world.api.must(201, "POST", "/api/v1/private/matters", { as: "coordinator",
          body: { question: text, voice_ids: [await world.find(text)], unit_id: world.units.quay } });
        await world.change(id, "decision", "leader", world.decision());
        await world.change(id, "answer", "cook", { outcome: "at_once", text: "修好了" });
      }
      const v = await visit(browser, desk);
      await v.page.goto(`http://${plantHost}:${world.server.port}/desk/calls`);
      await v.page.locator("#login").fill("second");
      await v.page.locator("#password").fill(password);
      await v.page.keyboard.press("Enter");
      await v.page.locator(".call h2").waitFor();
      const onHome = async (): Promise<string> => {
        await v.page.goto(`http://${plantHost}:${world.server.port}/desk`);
        const card = v.page.locator("main a[href='/desk/calls']");
        await card.waitFor();
        return (await card.locator(".number").innerText()).trim();
      };
      assert.equal(await onHome(), "2", "the home page counts those that are due to me");
      await v.page.locator("main a[href='/desk/calls']").click();
      await v.page.locator(".call h2").waitFor();
      await v.page.screenshot({ path: join(import.meta.dirname, "results", "desk-calls.png"), fullPage: true });
      await v.page.keyboard.press("j");
      await v.page.getByText("第 2 个，共 2 个").waitFor();
      await v.page.keyboard.press("1");
      await v.page.keyboard.press("Control+Enter");
      await v.page.getByText("第 1 个，共 1 个").waitFor();
      await v.page.keyboard.press("2");
      await v.page.keyboard.press("Control+Enter");
      await v.page.getByText("现在没有要回访的人").waitFor();
      const { counts } = await world.api.must(200, "GET", "/api/v1/private/verifications/due", { as: "second" });
      assert.deepEqual(counts.called, { satisfied: 1, partly: 1, not: 0, unreached: 0 });
      assert.equal(await onHome(), "0");
      await v.context.close();
      const clerk = await visit(browser, desk);
      await clerk.page.goto(`http://${plantHost}:${world.server.port}/desk`);
      await clerk.page.locator("#login").fill("cook");
      await clerk.page.locator("#password").fill(password);
      await clerk.page.keyboard.press("Enter");
      await clerk.page.locator("main .counts").first().waitFor();
      assert.equal(await clerk.page.locator("main a[href='/desk/calls']").count(), 0, "who handles matters calls nobody back");
      await clerk.context.close();
    } finally {
      await browser.close();
      await world.server.dispose();
    }
  });
});
