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
  assert.deepEqual(bytes.little.bytes, [0xef, 0xbe, 0xad, 0xde]);
  assert.deepEqual(bytes.big.bytes, [0xde, 0xad, 0xbe, 0xef]);
  assert.equal(bytes.little.reads, "3735928559");
  assert.equal(bytes.little.read_as_the_other, String(0xefbeadde));
  await reader.leave();
});

test("another value and type are drawn as they are typed", async () => {
  const reader = await visit();
  await reader.page.getByLabel("Value", { exact: true }).fill("258");
  await reader.page.getByLabel("Type", { exact: true }).selectOption("u16");
  const { bytes } = await reader.describe();
  assert.deepEqual(bytes.little.bytes, [2, 1]);
  assert.deepEqual(bytes.big.bytes, [1, 2]);
  await reader.leave();
});

test("what cannot be a value of the type is said in words", async () => {
  const reader = await visit();
  await reader.page.getByLabel("Value", { exact: true }).fill("-1");
  assert.notEqual((await reader.describe()).bytes.error, undefined);
  await reader.leave();
});

for (const side of ["little", "big"]) {
  test(`a click on a byte of the ${side} side selects it`, async () => {
    const reader = await visit();
    const { page } = reader;
    const box = await page.locator("#canvas").boundingBox();
    await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8); // wakes the canvas
    const [x, y] = (await reader.describe()).bytes.cells[side][1];
    await page.mouse.click(box.x + x, box.y + y);
    await page.waitForFunction(() => globalThis.lockstep.state().bytes.index >= 0);
    const { bytes } = await reader.state();
    assert.deepEqual([bytes.side, bytes.index], [side, 1]);
    await reader.leave();
  });
}

test("the bytes stand as a table in the page for those who do not see the canvas", async () => {
  const reader = await visit();
  await reader.page.locator("#mirror summary").click();
  const rows = reader.page.locator("#mirror tbody tr");
  assert.match(await rows.nth(0).textContent(), /EF BE AD DE/);
  assert.match(await rows.nth(1).textContent(), /DE AD BE EF/);
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
  assert.match(await reader.page.locator("#question .verdict").textContent(), /Look again/);
  await reader.page.getByLabel(/^EF/).check();
  assert.match(await reader.page.locator("#question .verdict").textContent(), /Right/);
  await reader.leave();
});
