// What people wrote as a reason, read by those whom it concerns, and the page's help where somebody may not go on: in a browser.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, phone, plantHost, visit } from "./support/browser.ts";
import { password, type PersonName, World } from "./support/world.ts";

describe("reasons on the pages", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;
  let base = "";

  before(async () => {
    world = await World.start();
    base = `http://${plantHost}:${world.server.port}`;
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function as(who: PersonName, size: { width: number; height: number }, path: string, body: (page: Page) => Promise<void>): Promise<void> {
    const v = await visit(browser, size);
    try {
      await v.page.goto(`${base}/desk`);
      await v.page.locator("#login").fill(who);
      await v.page.locator("#password").fill(password);
      await v.page.locator("form button[type=submit]").click();
      await v.page.locator("#login").waitFor({ state: "detached" });
      await v.page.goto(base + path);
      await body(v.page);
    } finally {
      await v.context.close();
    }
  }
  const decided = async (text: string) => {
    const made = await world.newMatter(text, "quay");
    await world.change(made.id, "decision", "leader", world.decision());
    return made;
  };

  it("the leader reads why a matter came back before deciding it again", async () => {
    const { id } = await decided("路灯不亮");
    await world.change(id, "return", "cook", { reason: "归电工班管" });
    await as("leader", phone, `/desk/matters/${id}`, async (page) => {
      const why = page.getByRole("region", { name: "为什么要再办" });
      await why.getByText("理由：归电工班管").waitFor();
      await why.getByText("试者cook").waitFor();
    });
  });

  it("whoever wrote a rejected answer reads what was wrong with it, and is not asked to answer again", async () => {
    const { id, code } = await decided("热水不热");
    await world.change(id, "answer", "cook", { outcome: "at_once", text: "修好了" });
    await world.api.must(201, "POST", "/api/v1/public/voice/rating", { receipt: code, body: { rating: "not", comment: "昨晚还是凉的" } });
    await as("cook", phone, `/desk/matters/${id}`, async (page) => {
      const why = page.getByRole("region", { name: "为什么要再办" });
      await why.getByText("昨晚还是凉的").waitFor();
      await why.getByText("由试者cookTwo答复").waitFor();
      assert.equal(await page.getByRole("button", { name: "答复", exact: true }).count(), 0);
      await page.getByRole("button", { name: "移交", exact: true }).waitFor();
    });
    await as("cookTwo", desk, `/desk/matters/${id}`, async (page) => {
      await page.getByRole("button", { name: "答复", exact: true }).waitFor();
    });
  });

  it("a hand-over taken back meanwhile shows who did it and offers to look", async () => {
    const { id } = await decided("雨棚漏水");
    await world.change(id, "handover", "cook", { to_id: world.people.cookTwo, reason: "调走了" });
    await as("cookTwo", desk, `/desk/matters/${id}`, async (page) => {
      const accept = page.getByRole("button", { name: "接收", exact: true });
      await accept.waitFor();
      await world.change(id, "handover/withdraw", "cook");
      await accept.click();
      await page.getByRole("alert").getByText(/试者cook .*改过这一件/).waitFor();
      await page.getByRole("button", { name: "查看改动" }).click();
      await accept.waitFor({ state: "detached" });
    });
  });

  it("deciding again names the measures left behind and takes them back with a reason", async () => {
    const { id } = await decided("锅炉太旧");
    await world.change(id, "measures", "cook", { text: "买锅炉", owner_id: world.people.cookTwo, due_on: "2026-03-18" });
    await as("leader", desk, `/desk/matters/${id}`, async (page) => {
      await page.getByRole("button", { name: "重新议定" }).click();
      await page.locator("#decision-due").fill("2026-03-12");
      const go = page.locator("form").filter({ has: page.locator("#decision-due") }).locator("button[type=submit]");
      await go.click();
      await page.getByText("措施 1：买锅炉").waitFor();
      await page.locator("#drop-reason").fill("先修再说");
      await go.click();
      await page.locator("#decision-due").waitFor({ state: "detached" });
    });
    const { measures, decision } = (await world.matter(id)).body;
    assert.deepEqual([measures[0].state, measures[0].note, decision.due_on], ["dropped", "先修再说", "2026-03-12"]);
  });

  it("a voice shows why it was declined and why it was taken up after all, to staff and to its speaker", async () => {
    const code = await world.say("卖一辆旧车", { unit_id: world.units.quay });
    const id = await world.find("卖一辆旧车");
    await world.changeVoice(id, "decline", "coordinator", { reason: "买卖不在这里" });
    await world.changeVoice(id, "review", "second", { reason: "可能是丢了车的人" });
    await as("observer", desk, `/desk/v/${id}`, async (page) => {
      await page.getByText("理由：买卖不在这里").waitFor();
      await page.getByText("理由：可能是丢了车的人").waitFor();
    });
    const v = await visit(browser, phone);
    await v.page.goto(`${base}/r`);
    await v.page.locator("#receipt-code").fill(code);
    await v.page.locator("form button[type=submit]").click();
    await v.page.getByText("理由：买卖不在这里").waitFor();
    await v.page.getByText("理由：可能是丢了车的人").waitFor();
    await v.context.close();
  });

  it("a late voice stands among the dates to mind, with a way to it", async () => {
    await world.say("更衣柜锁坏了", { unit_id: world.units.face });
    await world.moveClock("2026-03-10T01:00:00Z");
    await as("mineCoordinator", phone, "/desk/notices", async (page) => {
      await page.getByRole("link", { name: /采煤班的一条心声待受理：更衣柜锁坏了/ }).click();
      await page.getByText("更衣柜锁坏了").first().waitFor();
      assert.match(page.url(), /\/desk\/v\//);
    });
  });
});
