// The main job: from a spoken sentence to a published, rated answer, and another answer where the first did not satisfy.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { type PersonName, ratingsOf, World } from "./support/world.ts";

const kWords = ["夜里的饭是凉的", "食堂夜班只有一个窗口，排不上", "送到码头的饭菜已经冷透了，吃了胃疼"];

describe("the whole loop", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  const codes: string[] = [];
  const ids: string[] = [];
  let matter = "";
  let number = 0;

  it("gives an anonymous speaker a receipt with the code and the promised day", async () => {
    for (const words of kWords) {
      const receipt = await world.api.must(201, "POST", "/api/v1/public/voices", {
        body: { text: words, unit_id: world.units.quay, category: "canteen_dormitory" },
      });
      assert.match(receipt.receipt_code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.equal(receipt.state, "received");
      assert.equal(receipt.received_on, "2026-03-02");
      assert.equal(receipt.accept_due_on, "2026-03-04");
      codes.push(receipt.receipt_code);
    }
  });

  it("shows the speaker their own words by the code, however it is typed", async () => {
    const seen = await world.follow(codes[0]);
    assert.equal(seen.text, kWords[0]);
    assert.equal(seen.identity, "anonymous");
    assert.equal(seen.state, "received");
    const typed = codes[0].toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
    assert.equal((await world.follow(typed)).text, kWords[0]);
  });

  it("has an owner for each voice from intake: the coordinator on duty of its line", async () => {
    for (const words of kWords) ids.push(await world.find(words));
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${ids[0]}`, { as: "portCoordinator" });
    assert.equal(voice.owner.id, world.people.portCoordinator);
  });

  it("lets the coordinator accept, and tells the speaker so in both languages", async () => {
    for (const id of ids) await world.changeVoice(id, "accept", "portCoordinator");
    const english = await world.follow(codes[0], "en");
    assert.equal(english.state, "accepted");
    assert.ok(english.timeline.some((item: any) => item.kind === "voice.accepted" && /[a-z]/.test(item.text)));
    const chinese = await world.follow(codes[0], "zh-CN");
    assert.ok(chinese.timeline.every((item: any) => /\p{Script=Han}/u.test(item.text)), JSON.stringify(chinese.timeline));
  });

  it("turns a clerk's proposal into a matter when a coordinator accepts it", async () => {
    const proposed = await world.api.must(201, "POST", "/api/v1/private/matters", {
      as: "quayClerk", body: { question: "夜班餐凉、窗口少", voice_ids: [ids[0], ids[1]], unit_id: world.units.quay, track: "union" },
    });
    assert.equal(proposed.state, "received");
    matter = proposed.id;
    number = proposed.number;
    assert.equal((await world.change(matter, "accept", "portCoordinator")).state, "accepted");
    const linked = await world.change(matter, "links", "portCoordinator", { voice_ids: [ids[2]] });
    assert.deepEqual(linked.voices.map((v: any) => v.text).sort(), [...kWords].sort());
  });

  it("records the leadership's decision: who, how, until when", async () => {
    const decided = await world.change(matter, "decision", "leader", world.decision());
    assert.equal(decided.state, "decided");
    assert.equal(decided.owner.id, world.people.cook);
    assert.equal(decided.due_on, "2026-03-20");
    assert.equal(decided.decision.stand_in.id, world.people.cookTwo);
    assert.equal(decided.decision.decided_by.id, world.people.leader);
  });

  it("publishes progress while the department works", async () => {
    await world.change(matter, "publication", "coordinator", { question: "夜班吃不上热饭", measures: "夜餐现炒，增开窗口" });
    await world.change(matter, "progress", "cook", { text: "保温箱换好了", percent: 40 });
    const page = await world.api.must(200, "GET", `/api/v1/public/board/${number}`);
    assert.equal(page.matter.progress, "in_progress");
    assert.equal(page.matter.percent, 40);
    assert.equal(page.progress_notes[0].text, "保温箱换好了");
    assert.ok(!("voice_count" in page.matter), "three people spoke: too few to publish the number");
    assert.ok(!JSON.stringify(page).includes(kWords[2]), "the board never shows the speakers' words");
  });

  it("answers every voice, one of them in its own words", async () => {
    const answered = await world.change(matter, "answer", "cook", {
      outcome: "at_once", text: "夜餐从今晚起现炒，开两个窗口", adaptations: [{ voice_id: ids[2], text: "胃疼先去卫生所看看；饭改为现炒" }],
    });
    assert.equal(answered.state, "answered");
    const texts = await Promise.all(codes.map(async (code) => (await world.follow(code)).answers.map((a: any) => a.text)));
    assert.deepEqual(texts, [["夜餐从今晚起现炒，开两个窗口"], ["夜餐从今晚起现炒，开两个窗口"], ["胃疼先去卫生所看看；饭改为现炒"]]);
    const seen = await world.follow(codes[0]);
    assert.equal(seen.state, "answered");
    assert.equal(seen.can_rate, true);
    assert.equal(seen.rate_by, "2026-03-16");
    assert.equal(seen.matters[0].number, number);
  });

  it("lets each speaker rate their own answer; `not` opens the matter again", async () => {
    const rate = (code: string, rating: string): Promise<any> =>
      world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: code, body: { rating } });
    assert.equal((await rate(codes[0], "satisfied")).rating, "satisfied");
    const seen = await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: codes[2], body: { rating: "not", comment: "送到码头还是凉的" } });
    assert.equal(seen.rating, "not");
    assert.equal((await world.matter(matter)).body.state, "reopened");
  });

  it("wants the second answer from somebody else than the first answerer", async () => {
    const own = await world.matter(matter, "cook");
    assert.ok(!own.body.actions.includes("answer"), "the page does not invite whoever may not");
    assert.equal(own.body.answer_by_other, true);
    assert.deepEqual(own.body.voices.find((v: any) => v.id === ids[2]).rated, { rating: "not", round: 1, on: "2026-03-02", comment: "送到码头还是凉的" });
    const other = (await world.matter(matter, "cookTwo")).body;
    assert.ok(other.actions.includes("answer"));
    assert.ok(!("answer_by_other" in other));
    const refused = await world.api.ask("POST", `/api/v1/private/matters/${matter}/answer`, {
      as: "cook", etag: own.etag, body: { outcome: "explained", text: "我再说一遍" },
    });
    assert.ok([403, 409].includes(refused.status), refused.text);
    const again = await world.change(matter, "answer", "cookTwo", { outcome: "at_once", text: "我去码头看过了，今晚起送餐不超过二十五分钟" });
    assert.equal(again.state, "answered");
    const seen = await world.follow(codes[2]);
    assert.equal(seen.answers.length, 2);
    assert.equal(seen.answers.at(-1).round, 2);
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: codes[2], body: { rating: "partly" } });
  });

  it("lets somebody else than the answerers look, counted apart from the speakers' ratings", async () => {
    const verified = await world.change(matter, "verification", "second", { result: "satisfied", note: "夜里去看过，饭是热的" });
    assert.equal(verified.state, "verified");
    assert.deepEqual(verified.ratings, { satisfied: 1, partly: 1, not: 0, unrated: 1 });
  });

  it("closes an unrated answer as unrated after ten working days, never as satisfied", async () => {
    await world.change(matter, "close", "coordinator", undefined, 409);
    await world.moveClock("2026-03-17T01:00:00Z");
    const seen = await world.follow(codes[1]);
    assert.equal(seen.state, "closed");
    assert.equal(seen.rating, "unrated");
    const closed = (await world.matter(matter)).body;
    assert.equal(closed.state, "closed", "with its last voice the matter closes too");
    assert.deepEqual(closed.ratings, { satisfied: 1, partly: 1, not: 0, unrated: 1 });
  });

  it("shows it on the board, and the headline adds up", async () => {
    await world.say("今天还有一句");
    const board = await world.api.must(200, "GET", "/api/v1/public/board");
    const { headline } = board;
    assert.equal(headline.received, 4);
    assert.equal(headline.received, headline.waiting + headline.answered + headline.declined);
    assert.equal(headline.answered, ratingsOf(headline));
    assert.equal(headline.matters, 1);
    assert.equal(headline.matters_on_time, 1);
    assert.equal(board.items[0].question, "夜班吃不上热饭");
    assert.equal(board.items[0].progress, "closed");
  });

  it("keeps a journal that the tables follow from", () => {
    const verified = world.server.verify();
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  });
});

describe("a voice without a matter", () => {
  let world: World;
  before(async () => { world = await World.start(); });
  after(() => world?.server.dispose());

  it("is answered directly with the reason why no matter is needed", async () => {
    const code = await world.say("谢谢修灯的师傅");
    const id = await world.find("谢谢修灯的师傅");
    await world.changeVoice(id, "accept", "coordinator");
    const voice = await world.changeVoice(id, "answer", "coordinator", { text: "已经转告", outcome: "on_the_spot", reason: "感谢，转告即可" });
    assert.equal(voice.state, "answered");
    assert.equal(voice.answers[0].reason, "感谢，转告即可");
    const seen = await world.follow(code);
    assert.equal(seen.answers[0].text, "已经转告");
    assert.ok(!JSON.stringify(seen).includes("转告即可"), "why no matter was needed is for staff");
    assert.ok(!("matter_number" in seen.answers[0]));
  });

  it("may be declined with a reason that its speaker reads, and taken back by somebody else only", async () => {
    const code = await world.say("卖一辆旧车");
    const id = await world.find("卖一辆旧车");
    const path = `/api/v1/private/voices/${id}`;
    const read = (as: PersonName) => world.api.must(200, "GET", path, { as });
    const reasons = (voice: any) => voice.timeline.filter((item: any) => item.reason).map((item: any) => [item.kind, item.reason]);
    await world.changeVoice(id, "accept", "coordinator");
    await world.changeVoice(id, "decline", "coordinator", { reason: "买卖不在这里" });
    assert.equal((await world.follow(code)).decline_reason, "买卖不在这里");
    assert.equal((await world.api.must(200, "GET", "/api/v1/public/board")).headline.declined, 1);
    await world.changeVoice(id, "review", "coordinator", { reason: "再看看" }, 409);
    const back = await world.changeVoice(id, "review", "second", { reason: "可能是丢了车的人" });
    assert.equal(back.state, "accepted");
    const both = [["voice.declined", "买卖不在这里"], ["voice.reviewed", "可能是丢了车的人"]];
    assert.deepEqual(reasons(await read("observer")), both, "staff read why, also after the review");
    const followed = await world.follow(code);
    assert.deepEqual(reasons(followed), both, "and so does its speaker");
    assert.ok(followed.timeline.every((item: any) => !item.at && !item.actor), "without a minute and a name");
  });

  it("lets the speaker add a sentence, which the coordinator sees", async () => {
    const code = await world.say("候工室的灯坏了");
    const seen = await world.api.must(201, "POST", "/api/v1/public/voice/notes", { receipt: code, body: { text: "是靠门的那盏" } });
    assert.equal(seen.notes[0].text, "是靠门的那盏");
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find("候工室的灯坏了")}`, { as: "coordinator" });
    assert.equal(voice.notes[0].text, "是靠门的那盏");
  });

  it("under one's own name is listed to whoever said it, and to nobody else", async () => {
    await world.api.must(201, "POST", "/api/v1/private/voices", { as: "worker", body: { text: "我叫得出名字，也敢说" } });
    const mine = await world.api.must(200, "GET", "/api/v1/private/my/voices", { as: "worker" });
    assert.deepEqual(mine.items.map((v: any) => v.text), ["我叫得出名字，也敢说"]);
    const others = await world.api.must(200, "GET", "/api/v1/private/my/voices", { as: "observer" });
    assert.equal(others.items.length, 0);
    const seen = await world.api.must(200, "GET", `/api/v1/private/voices/${await world.find("我叫得出名字，也敢说")}`, { as: "coordinator" });
    assert.equal(seen.identity, "named");
    assert.equal(seen.speaker_name, "试者worker");
  });

  it("can be unlinked and moved without losing anything", async () => {
    const one = await world.newMatter("门口积水");
    const two = await world.newMatter("后门也积水");
    const moved = await world.change(two.id, "move", "coordinator", { voice_id: two.voice, to_matter_id: one.id, reason: "同一处" });
    assert.equal(moved.voices.length, 0);
    assert.equal((await world.matter(one.id)).body.voice_count, 2);
    await world.change(one.id, "unlink", "coordinator", { voice_id: two.voice, reason: "不是一处" });
    const voice = await world.api.must(200, "GET", `/api/v1/private/voices/${two.voice}`, { as: "coordinator" });
    assert.equal(voice.state, "accepted");
    assert.equal(voice.text, "后门也积水");
    assert.deepEqual(voice.timeline.filter((item: any) => item.reason).map((item: any) => item.reason), ["同一处", "不是一处"]);
    assert.equal(world.server.verify().status, 0);
  });

  it("is closed by hand once every voice is rated, and opened again with a reason", async () => {
    const { id, code } = await world.newMatter("把手断了");
    await world.change(id, "decision", "leader", world.decision());
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "换好了" });
    await world.change(id, "close", "coordinator", undefined, 409);
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: code, body: { rating: "satisfied" } });
    assert.equal((await world.change(id, "close", "coordinator")).state, "closed");
    const reopened = await world.change(id, "reopen", "coordinator", { reason: "又断了" });
    assert.equal(reopened.state, "reopened");
    assert.equal(reopened.timeline.at(-1).reason, "又断了");
    assert.ok(reopened.owner && reopened.due_on >= "2026-03-02");
    assert.equal((await world.follow(code)).state, "linked", "its speaker waits for another answer");
  });

  it("is given back by the department with a reason, and decided anew", async () => {
    const { id } = await world.newMatter("井下没有信号");
    await world.change(id, "decision", "leader", world.decision());
    assert.equal((await world.change(id, "return", "cook", { reason: "不归食堂管" })).state, "returned");
    const seen = (await world.matter(id, "leader")).body;
    assert.equal(seen.timeline.at(-1).reason, "不归食堂管", "whoever decides anew reads why it came back");
    assert.equal(seen.timeline.at(-1).actor.id, world.people.cook);
    const again = await world.change(id, "decision", "leader", world.decision({ lead_unit_id: world.units.mine, owner_id: world.people.faceClerk, stand_in_id: world.people.mineLeader }));
    assert.equal(again.state, "decided");
    assert.equal(again.owner.id, world.people.faceClerk);
  });
});
