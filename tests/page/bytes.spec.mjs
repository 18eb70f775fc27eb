// The byte panel: type a value, see both orders, click a byte.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const visit = async () => {
  const reader = await site.visit("x/one-value-every-order/");
  await reader.page.waitForFunction(() => globalThis.lockstep.describe() !== null);
  return reader;
};

test("the panel shows the value's bytes in both orders", async () => {
  const reader = await visit();
  const { panel, bytes } = await reader.describe();
  assert.equal(panel, "bytes");
  assert.match(JSON.stringify(bytes), /ef.?be.?ad.?de/i);
  assert.match(JSON.stringify(bytes), /de.?ad.?be.?ef/i);
  await reader.leave();
});

test("another value and type are drawn as they are typed", async () => {
  const reader = await visit();
  await reader.page.getByLabel("Value", { exact: true }).fill("258");
  await reader.page.getByLabel("Type", { exact: true }).selectOption("u16");
  await reader.page.waitForFunction(() => /01.?02/.test(JSON.stringify(globalThis.lockstep.describe().bytes)));
  assert.match(JSON.stringify((await reader.describe()).bytes), /02.?01/);
  await reader.leave();
});

test("a click on a byte selects it", async () => {
  const reader = await visit();
  const { page } = reader;
  const before = (await reader.state()).bytes;
  const box = await page.locator("#canvas").boundingBox();
  // Somewhere among the cells of the rows; the first click only wakes the canvas.
  await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8);
  let selected = before;
  search: for (let y = 30; y < box.height; y += 24) {
    for (let x = box.width * 0.7; x > 60; x -= 40) {
      await page.mouse.click(box.x + x, box.y + y);
      await page.waitForTimeout(60);
      selected = (await reader.state()).bytes;
      if (selected.side !== before.side || selected.index !== before.index) break search;
    }
  }
  assert.notDeepEqual(selected, before);
  await reader.leave();
});

test("a link keeps value and type", async () => {
  const reader = await visit();
  await reader.page.getByLabel("Value", { exact: true }).fill("-1.5");
  await reader.page.getByLabel("Type", { exact: true }).selectOption("f32");
  await reader.page.getByRole("button", { name: "Share" }).click();
  const other = await site.visit(new URL(reader.page.url()).hash);
  const { bytes } = await other.state();
  assert.deepEqual([bytes.text, bytes.type], ["-1.5", "f32"]);
  await other.leave();
  await reader.leave();
});

test("the answer to the question is told right from wrong", async () => {
  const reader = await visit();
  await reader.page.getByLabel(/^DE/).check();
  assert.match(await reader.page.locator(".verdict").textContent(), /Look again/);
  await reader.page.getByLabel(/^EF/).check();
  assert.match(await reader.page.locator(".verdict").textContent(), /Right/);
  await reader.leave();
});
