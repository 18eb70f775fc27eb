// The page itself: readable by everybody, at every width, by keyboard, without JavaScript.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

test("an experiment's page can be read without JavaScript", async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}x/the-lock-that-fixes-it/`);
  const text = await page.locator("main").innerText();
  for (const words of ["The lock that fixes it", "State", "Trigger", "Consequence", "with lock:"]) {
    assert.ok(text.includes(words), words);
  }
  assert.match(await page.title(), /^The lock that fixes it/);
  await context.close();
});

test("what few programs import is downloaded when one does, and says so when it cannot be", async () => {
  const context = await site.browser.newContext();
  let asked = 0;
  let online = true;
  await context.route("**/library.txt", (route) => {
    asked += 1;
    return online ? route.continue() : route.abort();
  });
  const reader = await site.visit("", { context });
  assert.equal((await reader.run()).report.status, "ok");
  assert.equal(asked, 0);
  const source = "import asyncio\nasync def main(): print('here')\nasyncio.run(main())\n";
  await reader.write(source);
  const { report } = await reader.run();
  assert.equal(report.stdout, "here\n", report.stderr);
  assert.ok(asked >= 1);
  online = false;
  await reader.page.reload();
  await reader.ready();
  await reader.write(source);
  assert.match((await reader.run()).report.stderr, /library\.txt, which cannot be fetched: reload the page/);
  await context.close();
});

test("the page keeps its title when the canvas comes up", async () => {
  const reader = await site.visit();
  await reader.page.waitForFunction(() => globalThis.lockstep.describe() !== null);
  assert.equal(await reader.page.title(), "Lost update · Lockstep");
  await reader.leave();
});

test("the list opens every experiment", async () => {
  const reader = await site.visit();
  const names = await reader.page
    .locator("#picker option")
    .evaluateAll((all) => all.map((each) => each.value));
  const files = readdirSync(new URL("../../web/experiments/", import.meta.url));
  assert.deepEqual(names.sort(), files.map((file) => file.replace(/\.md$/, "")).sort());
  for (const name of names) {
    await reader.page.getByLabel("Experiment").selectOption(name);
    await reader.page.waitForFunction(
      (wanted) => globalThis.lockstep.state().experiment.name === wanted,
      name,
    );
    const { title } = (await reader.state()).experiment;
    assert.equal(await reader.page.getByRole("heading", { level: 1 }).textContent(), title);
    assert.equal(await reader.page.title(), `${title} · Lockstep`);
  }
  await reader.leave();
});

test("New opens a program of one's own, and a Python file that is dropped is opened there", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await page.getByRole("button", { name: "New" }).click();
  await page.waitForURL("**/x/program/");
  assert.equal(await page.locator("#question").isVisible(), false);
  assert.equal((await reader.run()).report.stdout, "hello from thread 0\nhello from thread 1\n");
  const drop = (name, bytes) =>
    page.evaluate(
      ([fileName, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(content)], fileName));
        const options = { dataTransfer, bubbles: true, cancelable: true };
        document.getElementById("editor").dispatchEvent(new DragEvent("drop", options));
      },
      [name, [...Buffer.from(bytes)]],
    );
  await drop("mine.py", "print('dropped')\r\n1 / 0\n");
  await page.locator("#notice", { hasText: "“mine.py” is open" }).waitFor();
  const { report } = await reader.run();
  assert.match(report.stderr, /File "program\.py", line 2/);
  await drop("picture.py", Buffer.from([0xff, 0xd8, 0xff, 0x00]));
  await page.locator("#notice", { hasText: "is no text in UTF-8" }).waitFor();
  assert.equal((await reader.state()).source, "print('dropped')\n1 / 0\n");
  await reader.leave();
});

test("an experiment that was chosen has its own address, and the way back keeps what was typed", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write("print('mine')\n");
  await page.getByLabel("Experiment").selectOption("one-value-every-order");
  await page.waitForURL("**/x/one-value-every-order/");
  await page.getByLabel("Experiment").selectOption("lost-update");
  await page.waitForURL("**/x/lost-update/");
  assert.equal((await reader.state()).source, "print('mine')\n");
  await page.goBack();
  await page.waitForFunction(() => globalThis.lockstep.state().experiment.kind === "bytes");
  await page.reload();
  await reader.ready();
  assert.equal((await reader.state()).experiment.name, "one-value-every-order");
  await page.getByRole("link", { name: /Lockstep/ }).click();
  await page.waitForURL(site.address);
  await reader.ready();
  assert.equal((await reader.state()).experiment.name, "lost-update");
  await reader.leave();
});

test("at no width does anything stick out sideways", async () => {
  const reader = await site.visit();
  await reader.run();
  for (const width of [380, 768, 1000, 1280, 1920]) {
    await reader.page.setViewportSize({ width, height: 800 });
    const excess = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(excess <= 0, `${excess} pixels too wide at ${width}`);
  }
  await reader.leave();
});

test("everything that can be pressed has a name", async () => {
  const reader = await site.visit();
  const nameless = await reader.page.evaluate(() =>
    [...document.querySelectorAll("button, select, input, canvas, summary, a")]
      .filter((each) => each.checkVisibility())
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
  assert.deepEqual(nameless, []);
  await reader.leave();
});

for (const [path, what] of [
  ["", "the program's page"],
  [
    "#v=1&experiment=one-value-every-order&tab=hex&sample=tiff_ii.tif&layout=tiff&pane=fields",
    "the byte lab",
  ],
  ["x/the-wrong-machine/", "the machines"],
]) {
  test(`Tab reaches everything on ${what}, and where it is can be seen`, async () => {
    const reader = await site.visit(path);
    const { page } = reader;
    await page.waitForFunction(() => globalThis.lockstep.describe() !== null);
    const wanted = await page.evaluate(() => {
      for (const each of document.querySelectorAll("details")) each.open = true;
      // Of the choices of one question Tab stops at one; arrows go to the others.
      const nameOf = (each) => each.id || each.name || each.textContent.trim();
      globalThis.nameOf = nameOf;
      const all = document.querySelectorAll(
        "a[href], button, select, input, textarea, summary, canvas, [tabindex='0'], #editor",
      );
      return [
        ...new Set(
          [...all]
            .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
            .map(nameOf),
        ),
      ];
    });
    const reached = new Set();
    const unseen = [];
    for (let i = 0; i < 3 * wanted.length && !wanted.every((name) => reached.has(name)); i++) {
      await page.keyboard.press("Tab");
      const { name, seen } = await page.evaluate(async () => {
        const { activeElement } = document;
        const inner = activeElement.shadowRoot?.activeElement ?? activeElement;
        const framed = (each) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(each);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
        };
        const around = [
          inner,
          inner.closest("label, .cm-editor"),
          activeElement,
          activeElement.parentElement,
        ];
        const isSeen = () => around.some((each) => each && framed(each));
        for (let frame = 0; frame < 20 && !isSeen(); frame++) await new Promise(requestAnimationFrame);
        return { name: nameOf(activeElement), seen: isSeen() };
      });
      reached.add(name);
      if (!seen) unseen.push(name);
      // The editor and the canvas keep Tab until Escape lets go of it.
      if (["editor", "canvas"].includes(name)) {
        await page.keyboard.press("Escape");
        reached.add(await page.evaluate(() => nameOf(document.activeElement)));
      }
    }
    assert.deepEqual(
      wanted.filter((name) => !reached.has(name)),
      [],
    );
    assert.deepEqual(
      unseen.filter((name) => name),
      [],
    );
    await reader.leave();
  });
}

test("the first Tab offers a way past the text to the program, and leaves the address alone", async () => {
  const reader = await site.visit();
  await reader.page.keyboard.press("Tab");
  await reader.page.keyboard.press("Enter");
  assert.equal(await reader.page.evaluate(() => document.activeElement.id), "run");
  assert.equal(new URL(reader.page.url()).hash, "");
  await reader.leave();
});

test("the theme follows the system, can be chosen, and is remembered", async () => {
  const reader = await site.visit("", { colorScheme: "dark" });
  const { page } = reader;
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.locator("#theme").click(); // light
  const light = await background();
  assert.notEqual(light, dark);
  await page.reload();
  await reader.ready();
  assert.equal(await background(), light);
  await reader.leave();
});

test("an answer can be chosen and a program run from the keyboard alone", async () => {
  const reader = await site.visit();
  const { page } = reader;
  while ((await page.evaluate(() => document.activeElement.name)) !== "prediction")
    await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  while ((await page.evaluate(() => document.activeElement.id)) !== "run") await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await reader.ended();
  assert.match(await page.locator("#question .verdict").textContent(), /As you predicted/);
  await reader.leave();
});

test("Ctrl+Enter runs from inside the editor without touching the program", async () => {
  const reader = await site.visit();
  const { source } = await reader.state();
  await reader.page.locator(".cm-content").click();
  await reader.run();
  assert.equal((await reader.state()).source, source);
  await reader.leave();
});

test("a flood of output stays bounded on the page", async () => {
  const reader = await site.visit();
  await reader.write("for i in range(60000):\n    print('line number', i)\n");
  const { report } = await reader.run();
  assert.equal(report.status, "ok");
  const shown = await reader.output();
  assert.ok(shown.length < 300_000, `${shown.length} characters`);
  assert.match(shown, /earlier output is not shown/);
  assert.match(shown, /line number 59999\n$/);
  await reader.leave();
});

test("the program can be restored after it was changed", async () => {
  const reader = await site.visit();
  await reader.write("print(1)\n");
  await reader.page.getByRole("button", { name: "Restore the original" }).click();
  const { experiment, source } = await reader.state();
  assert.equal(source, experiment.program);
  await reader.leave();
});

test("what an experiment's text says is shown as text, never run as markup", async () => {
  const reader = await site.visit();
  assert.equal(await reader.page.locator("main script, main iframe, main [onclick]").count(), 0);
  await reader.write("print('<img src=x onerror=alert(1)>')\n");
  await reader.run();
  assert.equal(await reader.output(), "<img src=x onerror=alert(1)>\n");
  assert.equal(await reader.page.locator("#console img").count(), 0);
  await reader.leave();
});
