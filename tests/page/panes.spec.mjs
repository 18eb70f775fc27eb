// Panes: dividers that are dragged and moved by keys, sizes that are remembered, a pane that fills the window, tabs on a
// phone. 20 seconds.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const drawn = (page) => page.waitForFunction(() => globalThis.lockstep.describe() !== null);
const boxOf = (page, selector) => page.locator(selector).boundingBox();
const value = async (page, id) => Number(await page.locator(id).getAttribute("aria-valuenow"));

/** Drags a divider by its middle. */
async function drag(page, selector, dx, dy) {
  const { x, y, width, height } = await boxOf(page, selector);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + dx / 2, y + height / 2 + dy / 2);
  await page.mouse.move(x + width / 2 + dx, y + height / 2 + dy);
  await page.mouse.up();
}

const near = (a, b) => assert.ok(Math.abs(a - b) <= 2, `${a} is not ${b}`);

test("a divider follows the mouse, a double click takes it back, and the size is there again after a reload", async () => {
  const reader = await site.visit();
  const { page } = reader;
  for (const [divider, pane, side, dx, dy] of [
    ["#divide-reading", "#reading", "width", 80, 0],
    ["#divide-source", "#source", "width", -120, 0],
    ["#divide-bench", "#bench", "height", 0, 60],
  ]) {
    const usual = (await boxOf(page, pane))[side];
    await drag(page, divider, dx, dy);
    const wide = (await boxOf(page, pane))[side];
    near(wide, usual + dx + dy);
    await page.reload();
    await reader.ready();
    near((await boxOf(page, pane))[side], wide);
    await page.locator(divider).dblclick();
    near((await boxOf(page, pane))[side], usual);
    await page.reload();
    await reader.ready();
    near((await boxOf(page, pane))[side], usual);
  }
  await reader.leave();
});

test("a divider is moved by keys between what it leaves for one pane and for the other, and says where it is", async () => {
  const reader = await site.visit();
  const { page } = reader;
  const divider = page.getByRole("separator", { name: "Width of the program" });
  assert.equal(await divider.getAttribute("aria-orientation"), "vertical");
  assert.equal(await divider.getAttribute("aria-controls"), "source");
  await divider.focus();
  const { width } = await boxOf(page, "#source");
  await page.keyboard.press("ArrowRight");
  near((await boxOf(page, "#source")).width, width + 24);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  near((await boxOf(page, "#source")).width, width - 24);
  await page.keyboard.press("Home");
  near((await boxOf(page, "#source")).width, 240);
  assert.equal(await value(page, "#divide-source"), 0);
  await page.keyboard.press("End");
  assert.equal(await value(page, "#divide-source"), 100);
  const bench = await boxOf(page, "#bench");
  near((await boxOf(page, "#source")).width, bench.width - 200);
  assert.ok((await boxOf(page, "#output")).width > 150, "the output is still there");
  await reader.leave();
});

test("a smaller window gives a pane less than was wished, a larger one gives it back, and the canvas goes with it", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await drawn(page);
  await page.locator("#divide-reading").focus();
  await page.keyboard.press("End");
  const { width } = await boxOf(page, "#reading");
  await page.setViewportSize({ width: 1020, height: 800 });
  await page.waitForFunction(() => document.getElementById("work").clientWidth >= 530);
  assert.ok((await boxOf(page, "#reading")).width < width - 200);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 1020, `the page is ${wide} pixels wide`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForFunction(
    (before) => Math.abs(document.getElementById("reading").clientWidth - before) <= 2,
    width,
  );
  const before = await page.evaluate(() => document.getElementById("canvas").height);
  await page.locator("#divide-stage").focus();
  await page.keyboard.press("Home");
  await page.waitForFunction((high) => document.getElementById("canvas").height < high, before);
  near(await page.evaluate(() => document.getElementById("canvas").height), 140);
  await reader.leave();
});

test("each pane fills the window and comes back by its button and by Esc, with the focus where it was", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await drawn(page);
  for (const [name, id] of [
    ["text", "reading"],
    ["program", "source"],
    ["output", "output"],
    ["picture", "drawing"],
  ]) {
    const usual = await boxOf(page, `#${id}`);
    const fill = page.getByRole("button", { name: `Fill the window with the ${name}` });
    await fill.click();
    const full = await boxOf(page, `#${id}`);
    assert.deepEqual([full.x, full.y, full.width, full.height], [0, 0, 1280, 800], name);
    assert.equal(await page.locator("#run").isVisible(), false, "what is behind it is not reached");
    await page.getByRole("button", { name: `Back from the ${name}` }).click();
    const back = await boxOf(page, `#${id}`);
    near(back.width, usual.width);
    assert.equal(await page.locator("#run").isVisible(), true);
    await fill.click();
    await page.keyboard.press("Escape");
    near((await boxOf(page, `#${id}`)).width, usual.width);
    const focused = await page.evaluate(() => document.activeElement.dataset.pane);
    assert.equal(focused, name);
  }
  await reader.leave();
});

test("Esc brings a filled editor back and stops no run, and the next one does", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write("while True:\n    pass\n");
  await reader.begin();
  await page.waitForFunction(() => globalThis.lockstep.state().run.phase === "running");
  await page.getByRole("button", { name: "Fill the window with the output" }).click();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".fills").count(), 0);
  assert.equal((await reader.state()).run.phase, "running");
  await page.keyboard.press("Escape");
  await reader.ended();
  await reader.leave();
});

test("the canvas that fills the window has its pixels, and paper still has every pane", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await drawn(page);
  await reader.run();
  await page.getByRole("button", { name: "Fill the window with the picture" }).click();
  await page.waitForFunction(() => document.getElementById("canvas").height > 600);
  await page.emulateMedia({ media: "print" });
  for (const name of ["#prose", "#console", ".cm-content", "#status"])
    assert.equal(await page.locator(name).isVisible(), true, name);
  for (const name of ["#divide-reading", ".fill-button >> nth=0"])
    assert.equal(await page.locator(name).isVisible(), false, name);
  await page.emulateMedia({ media: null });
  await page.keyboard.press("Escape");
  await reader.leave();
});

test("on a phone there is one tab of panes at a time, arrows go along them, and Run shows the result", async () => {
  const reader = await site.visit("", phone);
  const { page } = reader;
  await drawn(page);
  const seen = async () => {
    const all = {};
    for (const id of ["prose", "source", "output", "drawing"])
      all[id] = await page.locator(`#${id}`).isVisible();
    return Object.keys(all).filter((id) => all[id]);
  };
  const tab = (name) => page.getByRole("tab", { name });
  assert.deepEqual(await seen(), ["prose"]);
  assert.equal(await tab("Text").getAttribute("aria-selected"), "true");
  await tab("Program").tap();
  assert.deepEqual(await seen(), ["source"]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await seen(), ["output", "drawing"]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await seen(), ["prose"]);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Text");
  await page.keyboard.press("End");
  assert.equal(await tab("Result").getAttribute("aria-selected"), "true");
  await tab("Text").tap();
  await page.getByRole("button", { name: "Run" }).tap();
  assert.deepEqual(await seen(), ["output", "drawing"]);
  await reader.ended();
  const { y } = await boxOf(page, "#console");
  assert.ok(y > 0 && y < 600, "the output is in sight");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `the page is ${wide} pixels wide`);
  await page.emulateMedia({ media: "print" });
  for (const id of ["prose", "source", "output"])
    assert.equal(await page.locator(`#${id}`).isVisible(), true);
  await reader.leave();
});

test("in a narrow frame nothing is lost: every pane is in a tab; where there is room, there are no tabs", async () => {
  const reader = await site.visit("", { viewport: { width: 600, height: 960 } });
  const { page } = reader;
  const found = new Set();
  for (const name of ["Text", "Program", "Result"]) {
    await page.getByRole("tab", { name }).click();
    for (const id of ["prose", "settings", "source", "output", "drawing"])
      if (await page.locator(`#${id}`).isVisible()) found.add(id);
  }
  assert.equal(found.size, 5);
  await page.setViewportSize({ width: 760, height: 960 });
  await page.locator("#pane-tabs").waitFor({ state: "hidden" });
  for (const id of ["prose", "settings", "source", "output", "drawing"])
    assert.equal(await page.locator(`#${id}`).isVisible(), true, id);
  assert.equal(await page.getByRole("tab").count(), 0);
  await reader.leave();
});
