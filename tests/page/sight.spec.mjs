// What is seen and heard where the usual picture is not: with forced colours, on paper, without WebGL, on a phone, by a
// screen reader, among twenty frames. 40 seconds.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { chromium } from "../../web/node_modules/playwright-core/index.mjs";
import { flags, openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const drawn = (page) => page.waitForFunction(() => globalThis.lockstep.describe() !== null);

/** How many colours the picture has that paper gets of the canvas. */
async function pixels(page) {
  return page.evaluate(async () => {
    const canvas = document.getElementById("canvas");
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    dispatchEvent(new Event("beforeprint")); // paints at once, and copies what it painted
    const printed = document.querySelector(".print-picture");
    copy.getContext("2d").drawImage(printed, 0, 0);
    dispatchEvent(new Event("afterprint"));
    const { data } = copy.getContext("2d").getImageData(0, 0, copy.width, copy.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4)
      seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return seen.size;
  });
}

test("with forced colours the timeline keeps what tells threads apart, and what is chosen is seen", async () => {
  const reader = await site.visit("", { forcedColors: "active", colorScheme: "dark" });
  await drawn(reader.page);
  await reader.run();
  const tokens = await reader.page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.setProperty("forced-color-adjust", "none");
    const colour = (name) => ((probe.style.color = `var(--${name})`), getComputedStyle(probe).color);
    return ["running", "waiting", "blocked", "thread1", "surface", "text"].map(colour);
  });
  assert.equal(new Set(tokens).size, tokens.length);
  assert.ok((await pixels(reader.page)) > 50, "the canvas has its colours");
  const chosen = reader.page.locator(".choice label", { hasText: "GIL" }).first();
  const other = reader.page.locator(".choice label", { hasText: "free-threaded" });
  const ground = (each) => each.evaluate((label) => getComputedStyle(label).backgroundColor);
  assert.notEqual(await ground(chosen), await ground(other));
  await reader.leave();
});

test("paper has the timeline, the program and the output, and nothing to press", async () => {
  const reader = await site.visit("", { colorScheme: "dark" });
  const { page } = reader;
  await drawn(page);
  await reader.run();
  assert.ok((await pixels(page)) > 50, "the picture that is printed is painted");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const name of ["#run", "#share", "#picker", "#settings", "#canvas", ".link-button >> nth=0"])
    assert.equal(await page.locator(name).isVisible(), false, name);
  for (const name of [".print-picture", "#prose", "#console", ".cm-content", "#status"])
    assert.equal(await page.locator(name).isVisible(), true, name);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(background, "rgb(244, 245, 248)", "paper is light");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".print-picture").count(), 0);
  await reader.leave();
});

test("without WebGL the tables stand alone, and the byte panel still opens, edits and copies", async () => {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [...flags.filter((each) => !each.includes("swiftshader")), "--disable-gpu", "--disable-3d-apis"],
  });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  try {
    await page.goto(`${site.address}x/on-the-disk/`);
    await page.locator("#stage-note", { hasText: "no WebGL2, so there is no picture" }).waitFor();
    await page.locator("#mirror-table caption", { hasText: "Fields of the layout" }).waitFor();
    assert.ok((await page.locator("#bytes-layout option").count()) > 20, "layouts can be chosen");
    assert.ok((await page.locator("#bytes-copy option").count()) > 3, "forms can be chosen");
    await page.getByText("Type or paste").click();
    await page.locator("#bytes-text").fill("de ad be ef");
    await page.getByRole("button", { name: "Replace everything" }).click();
    await page.locator("#mirror-table td", { hasText: "DE AD BE EF" }).waitFor();
    await page.goto(`${site.address}x/lost-update/`);
    await page.locator("#status", { hasText: "Ready" }).waitFor();
    await page.getByRole("button", { name: "Run" }).click();
    await page.locator("#mirror-table caption", { hasText: "Threads of the last run" }).waitFor();
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
  }
});

test("of twenty frames in one page each has its picture when it is looked at", async () => {
  const frames = Array.from(
    { length: 20 },
    () => `<iframe width=700 height=500 src="${site.address}"></iframe>`,
  );
  const blog = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(`<!doctype html><title>A long post</title>${frames.join("<p>and then</p>")}`);
  });
  await new Promise((done) => blog.listen(0, "localhost", done));
  const page = await site.browser.newPage();
  try {
    await page.goto(`http://localhost:${blog.address().port}/`);
    for (const index of [19, 0, 10]) {
      const frame = page.frameLocator("iframe").nth(index);
      await page.locator("iframe").nth(index).scrollIntoViewIfNeeded();
      const stage = frame.locator("#stage");
      await frame.locator("#status", { hasText: "Ready" }).waitFor();
      await stage.scrollIntoViewIfNeeded();
      await frame.locator("#stage:has(canvas:not(.lost)):has(#stage-note[hidden])").waitFor();
      const isLost = () =>
        frame.locator("#canvas").evaluate((canvas) => canvas.getContext("webgl2").isContextLost());
      assert.equal(await isLost(), false, `frame ${index}`);
    }
  } finally {
    await page.close();
    blog.close();
  }
});

test("on a phone Run brings the output and the timeline into sight, with the verdict", async () => {
  const reader = await site.visit("", phone);
  const { page } = reader;
  await page.getByRole("button", { name: "Run" }).tap();
  await reader.ended();
  await page.waitForTimeout(300); // what unfolds above is done with it
  const isInSight = (name) =>
    page.locator(name).evaluate((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return bottom > 0 && top < innerHeight - 40;
    });
  for (const name of ["#run", "#status", "#console", "#result", "#stage"])
    assert.ok(await isInSight(name), name);
  assert.match(await page.locator("#result").textContent(), /It came out as:/);
  await reader.leave();
});

test("a finger that woke the canvas finds the way out of it", async () => {
  const reader = await site.visit("x/on-the-disk/", phone);
  const { page } = reader;
  await drawn(page);
  const { height } = await page.locator("#stage").boundingBox();
  assert.ok(height < 740 - 100, "beside it there is something to scroll the page by");
  assert.equal(await page.locator("#leave").isVisible(), false);
  await page.locator("#canvas").tap();
  await page.getByRole("button", { name: "Done" }).tap();
  assert.equal((await reader.state()).canvasActive, false);
  await reader.leave();
});

test("what a finger presses is as large as a fingertip, and no field makes a phone zoom", async () => {
  const reader = await site.visit("x/on-the-disk/", phone);
  for (const path of ["x/on-the-disk/", "x/lost-update/"]) {
    await reader.page.goto(`${site.address}${path}`);
    await reader.ready();
    const small = await reader.page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "button, select, input:not([type=radio]):not([type=checkbox]):not([type=file]), label:has(input)",
        ),
      ]
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 0)
        .filter((each) => {
          const { height } = each.getBoundingClientRect();
          const isField = each.matches("select, input");
          return height < 43.5 || (isField && parseFloat(getComputedStyle(each).fontSize) < 16);
        })
        .map((each) => `${each.tagName} ${each.id} ${each.textContent.trim().slice(0, 20)}`),
    );
    assert.deepEqual(small, [], path);
  }
  await reader.leave();
});

test("stepping through the timeline is heard, and the table tells the order, the lock, the line and the holder", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await drawn(page);
  await reader.write(`import threading, time
x, y = threading.Lock(), threading.Lock()

def transfer(first, second):
    with first:
        time.sleep(0.03)
        with second:
            pass

a = threading.Thread(target=transfer, args=(x, y))
b = threading.Thread(target=transfer, args=(y, x))
a.start(); b.start()
a.join(); b.join()
`);
  assert.equal((await reader.run()).report.status, "deadlock");
  await page.locator("#canvas").focus();
  await page.keyboard.press("Tab");
  assert.match(await page.locator("#said").textContent(), /holds the GIL, from .+, to .+, for /);
  await page.keyboard.press("Home"); // all of it again
  await page.keyboard.press("Escape");
  await page.locator("#mirror-title").click();
  const table = page.locator("#mirror-table table", { hasText: "The steps in view" });
  await table.waitFor();
  assert.deepEqual(await table.locator("thead th").allTextContents(), [
    "At",
    "Thread",
    "What",
    "For",
    "Line",
    "Held by",
  ]);
  const lines = (await table.locator("tbody tr").allTextContents()).join("\n");
  assert.match(lines, /Thread-1 \(transfer\)waits for y \(Lock\)[^\n]*7Thread-2 \(transfer\)/);
  assert.match(lines, /Thread-2 \(transfer\)waits for x \(Lock\)[^\n]*7Thread-1 \(transfer\)/);
  assert.match(lines, /Thread-1 \(transfer\)sleeps/);
  assert.match(lines, /MainThreadwaits for Thread-1 \(transfer\) to end/);
  await reader.leave();
});
