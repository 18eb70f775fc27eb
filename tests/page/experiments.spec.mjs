// The experiments about bytes: each opens with its own bytes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

test("every experiment about bytes shows its bytes", async () => {
  const reader = await site.visit("x/one-value-every-order/");
  const { page } = reader;
  await page.waitForFunction(() => globalThis.lockstep.state().catalogue !== null);
  const names = await page
    .locator("#picker optgroup[label='Byte order'] option")
    .evaluateAll((options) => options.map(({ value }) => value));
  assert.ok(names.length >= 9, names.join());
  for (const name of names) {
    await page.locator("#picker").selectOption(name);
    await page.waitForFunction((wanted) => globalThis.lockstep.state().experiment.name === wanted, name);
    const { bytes, document } = await reader.state();
    const drawn = (await reader.describe()).bytes;
    assert.equal(drawn.tab, bytes.tab, name);
    if (document) assert.equal(drawn.size, Object.keys(document.bytes).length, name);
    if (bytes.layout) assert.ok(drawn.fields.length > 0, name);
    if (bytes.tab === "value") assert.equal(drawn.error, undefined, name);
    if (bytes.tab === "machines") assert.equal(drawn.carried.failure, "", name);
  }
  await reader.leave();
});

test("the program of every experiment about bytes comes out as expected in the page", async () => {
  const reader = await site.visit("x/one-value-every-order/");
  const { page } = reader;
  const names = await page
    .locator("#picker optgroup[label='Byte order'] option")
    .evaluateAll((options) => options.map(({ value }) => value));
  let count = 0;
  for (const name of names) {
    await page.locator("#picker").selectOption(name);
    await page.waitForFunction((wanted) => globalThis.lockstep.state().experiment.name === wanted, name);
    if ((await reader.state()).experiment.program === "") continue;
    const { report } = await reader.run();
    assert.equal(report.outcome, "right", `${name}: ${report.stdout}${report.stderr}`);
    ++count;
  }
  assert.ok(count >= 10, `${count}`);
  await reader.leave();
});

test("the wrong machine reads another number, and htonl at the boundary mends it", async () => {
  const reader = await site.visit("x/the-wrong-machine/");
  const { page } = reader;
  await page.waitForFunction(() => globalThis.lockstep.state().catalogue !== null);
  const received = async () =>
    (await reader.describe()).bytes.carried.members.map(({ received: one }) => one);
  assert.deepEqual(await received(), ["16777216", "-6141"]);
  await page.getByLabel("At the boundary").selectOption("htonl");
  assert.deepEqual(await received(), ["1", "1000"]);
  await reader.leave();
});

test("everything about bytes that can be pressed has a name", async () => {
  const reader = await site.visit("x/one-value-every-order/");
  const { page } = reader;
  await page.waitForFunction(() => globalThis.lockstep.state().catalogue !== null);
  for (const tab of ["One value", "Bytes", "Two machines", "What a swap costs"]) {
    await page.locator("#bytes-tabs label", { hasText: new RegExp(`^${tab}$`) }).click();
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, textarea, summary, canvas")]
        .filter((each) => each.checkVisibility() && !each.ariaHidden)
        .filter(
          (each) =>
            !(
              each.ariaLabel ||
              each.textContent.trim() ||
              each.labels?.length ||
              each.ariaLabelledByElements?.length
            ),
        )
        .map((each) => each.outerHTML),
    );
    assert.deepEqual(nameless, [], tab);
  }
  await reader.leave();
});

test("at no width does a part of the byte panel stick out sideways", async () => {
  const reader = await site.visit("x/one-value-every-order/");
  const { page } = reader;
  await page.waitForFunction(() => globalThis.lockstep.state().catalogue !== null);
  for (const width of [380, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    for (const tab of ["One value", "Bytes", "Two machines", "What a swap costs"]) {
      await page.locator("#bytes-tabs label", { hasText: new RegExp(`^${tab}$`) }).click();
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(excess <= 0, `${tab} at ${width}: ${excess} pixels too wide`);
    }
  }
  await reader.leave();
});
