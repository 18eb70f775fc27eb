// What the page measures, and what is measured of it: about 10 s.
// Runs alone: frames and swaps are timed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ByteLab } from "./byte-lab.mjs";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

test("64 MB are scrolled through as quickly as a few rows", async () => {
  const lab = await ByteLab.open(site);
  const { page } = lab;
  // The time that a frame takes to be drawn into commands: what it takes to paint them is the same for both.
  const scroll = async () => {
    const [x, y] = await lab.place("byte 0");
    await page.mouse.click(x, y);
    return page.evaluate(
      async ([left, top]) => {
        const canvas = document.getElementById("canvas");
        const times = [];
        for (let i = 0; i < 40; i++) {
          const deltaY = i % 2 ? 5000 : -2400;
          canvas.dispatchEvent(
            new WheelEvent("wheel", { deltaY, clientX: left, clientY: top, bubbles: true, cancelable: true }),
          );
          const began = performance.now();
          await new Promise((done) => requestAnimationFrame(done));
          await new Promise((done) => requestAnimationFrame(done));
          times.push(performance.now() - began);
        }
        return times.sort((a, b) => a - b)[times.length >> 1];
      },
      [x, y],
    );
  };
  await lab.sample("sqlite.db");
  await page.getByLabel("Layout").selectOption("");
  const small = await scroll();
  await page.evaluate(() => {
    const bytes = new Uint8Array(64 << 20);
    for (let i = 0; i < bytes.length; i += 4096) bytes.set(crypto.getRandomValues(new Uint8Array(4096)), i);
    const data = new DataTransfer();
    data.items.add(new File([bytes], "large.bin"));
    document
      .getElementById("stage")
      .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => globalThis.lockstep.describe().bytes.size === 64 << 20);
  const large = await scroll();
  assert.ok((await lab.bytes()).view.offset > 0, "it scrolled");
  assert.ok(
    large < 2 * small + 8,
    `${large.toFixed(1)} ms for two frames of 64 MB, ${small.toFixed(1)} of 8 KB`,
  );
  await lab.leave();
});

test("the cost of a swap is measured in the lab and compared in a table", async () => {
  const reader = await site.visit("x/one-value-every-order/");
  await reader.page.waitForFunction(() => globalThis.lockstep.state().catalogue !== null);
  await reader.page.locator("#bytes-tabs label", { hasText: "What a swap costs" }).click();
  await reader.page.getByRole("button", { name: "Measure", exact: true }).click();
  await reader.page.waitForFunction(() => globalThis.lockstep.state().swaps?.measuring === false, null, {
    timeout: 60_000,
  });
  const rows = await reader.page.locator("#bytes-swaps tbody tr").allTextContents();
  for (const kernel of ["scalar", "vectorised", "shuffle", "memcpy", "DataView"])
    assert.ok(
      rows.some((row) => row.startsWith(kernel)),
      kernel,
    );
  const { timings } = (await reader.state()).swaps;
  assert.equal(timings.length, 10);
  assert.equal(
    await reader.page.locator("#bytes-swaps td", { hasText: "–" }).filter({ hasText: /^–$/ }).count(),
    0,
  );
  for (const { kernel, low_ns, median_ns, high_ns } of timings)
    assert.ok(
      0 < low_ns && low_ns <= median_ns && median_ns <= high_ns,
      `${kernel}: ${low_ns} ${median_ns} ${high_ns}`,
    );
  await reader.leave();
});
