// Suggestions: what is on the board and may be meant as well, voices that speak of the same, and the search by words. Nothing of it
// decides or changes anything.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";

import { World } from "./support/world.ts";

const kSimilar = "/api/v1/public/similar";
const kSuggestions = "/api/v1/private/suggestions";

describe("suggestions", () => {
  let world: World;
  let id = "";
  let number = 0;

  before(async () => {
    world = await World.start();
    ({ id } = await world.newMatter("候工室的饮水机坏了三天"));
    const matter = await world.change(id, "publication", "coordinator", { question: "候工室饮水机坏了", measures: "换滤芯，周五前装好" });
    number = matter.number;
  });
  after(() => world?.server.dispose());

  const similar = async (text: string): Promise<any[]> => (await world.api.must(200, "POST", kSimilar, { body: { text } })).items;

  it("names a matter on the board that a text may be about, with the reason", async () => {
    const [first, ...rest] = await similar("我们候工室的饮水机又坏了");
    assert.deepEqual(rest, []);
    assert.equal(first.number, number);
    assert.equal(first.question, "候工室饮水机坏了");
    assert.ok(first.shared.includes("饮水机"), first.shared.join());
    assert.ok(first.closeness_percent >= 40);
    assert.deepEqual(await similar("夜班班车总是晚点"), []);
  });

  it("says nothing without words, and keeps none", async () => {
    await world.api.must(400, "POST", kSimilar, { body: { text: "  " } });
    await world.api.must(400, "POST", kSimilar, { body: {} });
    await similar("候工室饮水机坏了，这句话只是问一问");
    assert.ok(!readFileSync(world.server.log, "utf8").includes("只是问一问"), "the words are in no log");
  });

  it("finds by words in question and measures, full-width forms and capitals alike", async () => {
    const found = async (q: string): Promise<number[]> =>
      (await world.api.must(200, "GET", `/api/v1/public/board?q=${encodeURIComponent(q)}`)).items.map((item: any) => item.number);
    assert.deepEqual(await found("饮水机"), [number]);
    assert.deepEqual(await found("滤芯"), [number]);
    assert.deepEqual(await found("饮滤"), []);
    assert.deepEqual(await found("水"), [number]);
  });

  it("puts waiting voices together that speak of the same, for their coordinator", async () => {
    const say = (text: string, unit: "quay" | "face"): Promise<any> =>
      world.api.must(201, "POST", "/api/v1/public/voices", { body: { text, unit_id: world.units[unit] } });
    await say("夜班班车总是晚点半小时", "quay");
    await say("班车总是晚点，夜班下班没法回家", "quay");
    await say("采煤面的粉尘大，口罩不够", "face");
    await say("候工室饮水机坏了没人修", "quay");
    const { groups, matters } = await world.api.must(200, "GET", kSuggestions, { as: "coordinator" });
    assert.equal(groups.length, 1);
    assert.equal(groups[0].voice_ids.length, 2);
    assert.ok(groups[0].shared[0].includes("总是晚点"));
    const [near] = matters;
    assert.equal(matters.length, 1, "one voice is like an open matter");
    assert.equal(near.matter.id, id);
    assert.ok(near.shared.includes("饮水机坏了"), near.shared.join());
    const elsewhere = await world.api.must(200, "GET", kSuggestions, { as: "mineCoordinator" });
    assert.deepEqual([elsewhere.groups, elsewhere.matters], [[], []], "the port's voices are none of theirs");
  });

  it("shows other people's words to nobody but that coordinator", async () => {
    for (const who of ["worker", "quayClerk", "leader", "observer", "custodian"] as const) await world.api.must(403, "GET", kSuggestions, { as: who });
    await world.api.must(401, "GET", kSuggestions);
  });

  it("forgets what is taken off the board", async () => {
    await world.change(id, "withdrawal", "coordinator", { reason: "措施要重写" });
    assert.deepEqual(await similar("候工室的饮水机又坏了"), []);
    assert.deepEqual((await world.api.must(200, "GET", `/api/v1/public/board?q=${encodeURIComponent("饮水机")}`)).items, []);
  });
});
