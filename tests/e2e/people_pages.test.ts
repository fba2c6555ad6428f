// Units and persons by hand: two administrators at the same time.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import type { Browser, Page } from "playwright-core";

import { desk, noBrowser, openBrowser, plantHost, visit } from "./support/browser.ts";
import { adminPassword } from "./support/server.ts";
import { World } from "./support/world.ts";

describe("the pages of units and persons", { skip: noBrowser }, () => {
  let world: World;
  let browser: Browser;

  before(async () => {
    world = await World.start();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await world?.server.dispose();
  });

  async function asAdmin(body: (page: Page) => Promise<void>): Promise<void> {
    const v = await visit(browser, desk);
    const base = `http://${plantHost}:${world.server.port}`;
    try {
      await v.page.goto(`${base}/desk`);
      await v.page.locator("#login").fill("admin");
      await v.page.locator("#password").fill(adminPassword);
      await v.page.locator("form button[type=submit]").click();
      await v.page.locator("#login").waitFor({ state: "detached" });
      await v.page.goto(`${base}/desk/people`);
      await body(v.page);
    } finally {
      await v.context.close();
    }
  }
  const rowOf = async (path: string, id: string) =>
    (await world.api.must(200, "GET", path, { as: "admin" })).items.find((item: any) => item.id === id);

  it("a person changed meanwhile: who and when is shown, what was typed stays, and both changes hold", async () => {
    const id = world.people.cookTwo;
    await asAdmin(async (page) => {
      await page.getByRole("button", { name: "修改试者cookTwo" }).click();
      const box = page.getByRole("dialog");
      await box.locator("#person-name").fill("试者新名");
      const { version } = await rowOf("/api/v1/private/persons?limit=200", id);
      await world.api.must(200, "PATCH", `/api/v1/private/persons/${id}`, { as: "admin", etag: `"${version}"`, body: { unit_id: world.units.quay } });
      await box.getByRole("button", { name: "保存" }).click();
      await box.getByRole("alert").getByText(/改过这一件/).waitFor();
      await box.getByRole("button", { name: "查看改动" }).click();
      await box.getByRole("alert").waitFor({ state: "detached" });
      assert.equal(await box.locator("#person-name").inputValue(), "试者新名");
      assert.equal(await box.locator("#person-unit").inputValue(), world.units.quay);
      await box.getByRole("button", { name: "保存" }).click();
      await box.waitFor({ state: "detached" });
    });
    const { name, unit } = await rowOf("/api/v1/private/persons?limit=200", id);
    assert.deepEqual([name, unit.id], ["试者新名", world.units.quay]);
  });

  it("a password set in the box does not make the box's own change stale", async () => {
    await asAdmin(async (page) => {
      await page.getByRole("button", { name: "修改试者observer" }).click();
      const box = page.getByRole("dialog");
      await box.getByLabel("新密码").fill("another invented password");
      await box.getByRole("button", { name: "重设密码" }).click();
      await box.locator("#person-name").fill("试者观察");
      await page.getByText("密码已重设").waitFor();
      await box.getByRole("button", { name: "保存" }).click();
      await box.waitFor({ state: "detached" });
    });
    assert.equal((await rowOf("/api/v1/private/persons?limit=200", world.people.observer)).name, "试者观察");
  });

  it("a unit changed meanwhile: the head set by the other stays", async () => {
    const id = world.units.yard;
    await asAdmin(async (page) => {
      await page.getByRole("button", { name: "堆场班", exact: true }).click();
      await page.getByRole("button", { name: "修改单位" }).click();
      await page.locator("#unit-name").fill("堆场一班");
      const { version } = await rowOf("/api/v1/private/units", id);
      await world.api.must(200, "PATCH", `/api/v1/private/units/${id}`, { as: "admin", etag: `"${version}"`, body: { head_id: world.people.worker } });
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByRole("alert").getByText(/改过这一件/).waitFor();
      await page.getByRole("button", { name: "查看改动" }).click();
      await page.getByRole("alert").waitFor({ state: "detached" });
      assert.equal(await page.locator("#unit-name").inputValue(), "堆场一班");
      await page.getByRole("button", { name: "保存" }).click();
      await page.locator("#unit-name").waitFor({ state: "detached" });
    });
    const { name, head } = await rowOf("/api/v1/private/units", id);
    assert.deepEqual([name, head.id], ["堆场一班", world.people.worker]);
  });
});
