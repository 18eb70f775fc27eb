// The canvas: what it shows is what the report says, and it takes nothing from the page that it was not given.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const drawn = ({ page }) =>
  page.waitForFunction(() => globalThis.lockstep.describe() !== null, null, { timeout: 20_000 });

for (const choice of ["GIL", "free-threaded", "simulated"]) {
  test(`there is a lane for every thread, with the times of the report (${choice})`, async () => {
    const reader = await site.visit("x/the-lock-that-fixes-it/");
    await drawn(reader);
    await reader.choose(choice);
    const { report } = await reader.run();
    const { lanes } = await reader.describe();
    const times = ({ name, running_ns, waiting_for_gil_ns, blocked_ns }) => ({
      name,
      running_ns,
      waiting_for_gil_ns,
      blocked_ns,
    });
    assert.equal(lanes.length, 5);
    assert.deepEqual(lanes.map(times), report.threads.map(times));
    await reader.leave();
  });
}

test("the wheel scrolls the page over an idle canvas and zooms an active one", async () => {
  const reader = await site.visit("", { viewport: { width: 1280, height: 500 } });
  await drawn(reader);
  await reader.run();
  const { page } = reader;
  const canvas = page.locator("#canvas");
  await canvas.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 120));
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  const fitted = (await reader.describe()).view;
  await page.mouse.wheel(0, -100);
  await page.waitForFunction(() => scrollY < 120);
  assert.deepEqual((await reader.describe()).view, fitted, "an idle canvas does not hear the wheel");
  const box2 = await canvas.boundingBox();
  await page.mouse.click(box2.x + box2.width / 2, box2.y + 60);
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, -300);
  await page.waitForFunction((before) => {
    const { view } = globalThis.lockstep.describe();
    return view.end_ns - view.begin_ns < before;
  }, fitted.end_ns - fitted.begin_ns);
  assert.equal(await page.evaluate(() => scrollY), scrolled, "an active canvas keeps the wheel");
  await reader.leave();
});

test("the keyboard reaches the canvas, zooms, fits, and leaves with Esc", async () => {
  const reader = await site.visit();
  await drawn(reader);
  await reader.run();
  const { page } = reader;
  await page.locator("#divide-stage").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
  // Zooming glides: when it has come to rest, this is where it went.
  const width = () =>
    page.evaluate(async () => {
      const now = () => {
        const { view } = globalThis.lockstep.describe();
        return view.end_ns - view.begin_ns;
      };
      const after = (ms) => new Promise((done) => setTimeout(done, ms));
      await after(100);
      for (let before = -1; before !== now(); await after(100)) before = now();
      return now();
    });
  const opened = await width();
  await page.keyboard.press("f"); // with what came before the first thread
  const fitted = await width();
  assert.ok(opened <= fitted); // alike where starting up took next to nothing
  for (let i = 0; i < 3; i++) await page.keyboard.press("+");
  assert.ok((await width()) < fitted);
  await page.keyboard.press("f");
  assert.ok(Math.abs((await width()) - fitted) <= fitted * 0.01);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !globalThis.lockstep.state().canvasActive);
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "canvas");
  await reader.leave();
});

test("all keys stand in a window that ? opens, from the canvas too; Esc closes it and stops nothing", async () => {
  const reader = await site.visit();
  const { page } = reader;
  const keys = page.getByRole("dialog", { name: "Keys" });
  await reader.write("while True:\n    pass  # ?\n");
  assert.equal(await keys.count(), 0, "in the editor it is a letter");
  await reader.begin();
  await page.locator("#canvas").focus();
  await page.keyboard.press("?");
  await keys.waitFor();
  assert.match(await keys.innerText(), /another thread begins to run/);
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
  assert.equal((await reader.state()).run.phase, "running");
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
  await page.getByRole("button", { name: "Keys" }).click();
  await keys.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("Escape");
  await reader.ended();
  await reader.leave();
});

test("nothing is drawn while nothing changes", async () => {
  const reader = await site.visit();
  await drawn(reader);
  await reader.run();
  await reader.page.mouse.move(5, 5);
  // It comes to rest, and stays there.
  const still = await reader.page.evaluate(async () => {
    const frames = () => globalThis.lockstep.describe().frames;
    const after = (ms) => new Promise((done) => setTimeout(done, ms));
    for (let before = -1; before !== frames(); await after(400)) before = frames();
    const before = frames();
    await after(800);
    return { before, after: frames() };
  });
  assert.ok(still.before > 0);
  assert.equal(still.after, still.before);
  await reader.leave();
});

test("the timeline grows while the program still runs", async () => {
  const reader = await site.visit();
  await drawn(reader);
  await reader.write("while True:\n    pass\n");
  await reader.begin();
  await reader.page.waitForFunction(() => globalThis.lockstep.describe().lanes.length > 0);
  assert.equal((await reader.state()).run.phase, "running");
  await reader.page.keyboard.press("Escape");
  await reader.ended();
  await reader.leave();
});

test("the lanes stand as a table in the page for those who do not see the canvas", async () => {
  const reader = await site.visit();
  await drawn(reader);
  await reader.run();
  await reader.page.locator("#mirror summary").click();
  const rows = reader.page
    .locator("#mirror table", { hasText: "Threads of the last run" })
    .locator("tbody tr");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 5);
  assert.match(await rows.first().textContent(), /MainThread/);
  await reader.leave();
});

test("a canvas on a sharper screen has more pixels", async () => {
  const reader = await site.visit("", { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  await drawn(reader);
  await reader.page.waitForFunction(() => {
    const canvas = document.getElementById("canvas");
    return canvas.width === canvas.clientWidth * 2;
  });
  await reader.leave();
});
