// A host that cannot send the isolation headers: the simulation works and says what it is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite({ isolated: false })));
after(() => site?.close());

test("a page that is not isolated says so and runs programs in the simulation", async () => {
  const reader = await site.visit();
  assert.equal(await reader.page.evaluate(() => crossOriginIsolated), false);
  assert.match(await reader.status(), /simulated: this page is not cross-origin isolated/);
  const { report } = await reader.run();
  assert.equal(report.engine, "sim");
  assert.equal(await reader.output(), "Unsafe result: 400000\n");
  assert.match(await reader.status(), /^simulated: this page is not cross-origin isolated, seed 0/);
  await reader.leave();
});

test("real threads cannot be chosen there", async () => {
  const reader = await site.visit();
  assert.equal(await reader.page.locator("input[name=engine][value=live]").isDisabled(), true);
  await reader.leave();
});

test("a link that asks for real threads is simulated there, and keeps its wish when shared on", async () => {
  const reader = await site.visit("#v=1&experiment=lost-update&engine=live");
  assert.equal((await reader.run()).report.engine, "sim");
  await reader.page.getByRole("button", { name: "Share" }).click();
  assert.match(reader.page.url(), /engine=live/);
  await reader.leave();
});

test("asked for real threads, a service worker gives them after one reload, with the link kept", async () => {
  const reader = await site.visit("#v=1&experiment=the-lock-that-fixes-it&seed=5");
  await Promise.all([
    reader.page.waitForEvent("load"),
    reader.page.getByRole("button", { name: "Use real threads" }).click(),
  ]);
  await reader.ready();
  const { experiment, isolated, settings } = await reader.state();
  assert.equal(isolated, true);
  assert.equal(experiment.name, "the-lock-that-fixes-it");
  assert.equal(settings.seed, 5);
  assert.equal((await reader.run()).report.engine, "live");
  const next = await site.visit("", { context: reader.context });
  assert.equal((await next.state()).isolated, true, "later visits need no reload");
  await reader.leave();
});

test("where service workers are refused the page stays simulated and asks nothing twice", async () => {
  const context = await site.browser.newContext({ serviceWorkers: "block" });
  const reader = await site.visit("", { context });
  await reader.page.getByRole("button", { name: "Use real threads" }).click();
  await reader.page.locator("#notice", { hasText: "does not let the page" }).waitFor();
  assert.equal((await reader.run()).report.engine, "sim");
  const next = await site.visit("", { context });
  assert.equal((await next.state()).isolated, false);
  await reader.leave({ expected: /Service Worker registration blocked/ });
});
