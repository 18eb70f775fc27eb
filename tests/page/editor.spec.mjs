// The editor: what is wrong is marked as it is typed, threads stand where the run left them, names explain themselves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const problems = (reader) => reader.page.locator("#problems");
const inEditor = (reader, selector) => reader.page.locator(`#editor ${selector}`);
// The word before which the cursor stands, to check that a jump arrived.
const cursorLine = (reader) =>
  reader.page.evaluate(
    () => document.getElementById("editor").shadowRoot.querySelector(".cm-line.cm-activeLine")?.textContent,
  );

const deadlock = `import threading

x = threading.Lock()
y = threading.Lock()
meet = threading.Barrier(2)

def work(first, second):
    with first:
        meet.wait()
        with second:
            pass

a = threading.Thread(target=work, args=(x, y))
b = threading.Thread(target=work, args=(y, x))
a.start(); b.start()
a.join()
`;

test("a syntax error is marked as it is typed, told below, and gone when it is mended", async () => {
  const reader = await site.visit();
  await reader.write("x = 1\nif x\n    pass\n");
  await problems(reader).getByText("Line 2: SyntaxError: expected ':'").waitFor();
  assert.equal(await inEditor(reader, ".cm-lint-marker-error").count(), 1);
  assert.equal(await inEditor(reader, ".cm-lintRange-error").count(), 1);
  await problems(reader).getByRole("button").click();
  assert.equal(await cursorLine(reader), "if x");
  await reader.page.keyboard.press("End");
  await reader.page.keyboard.type(":");
  await reader.page.waitForFunction(() => document.getElementById("problems").textContent === "");
  assert.equal(await inEditor(reader, ".cm-lint-marker").count(), 0);
  await reader.leave();
});

test("what the interpreter does not have is marked in another shape, by its name", async () => {
  const reader = await site.visit();
  await reader.write("match 1:\n    case _:\n        pass\n");
  await problems(reader).getByText("Line 1: This interpreter has no 'match'").waitFor();
  assert.equal(await inEditor(reader, ".cm-lint-marker-warning").count(), 1);
  assert.equal(await inEditor(reader, ".cm-lint-marker-error").count(), 0);
  await reader.leave();
});

test("an error is found while another program runs, and the run goes on", async () => {
  const reader = await site.visit();
  await reader.write("while True:\n    pass\n");
  await reader.begin();
  await reader.page.waitForFunction(() => globalThis.lockstep.state().run.phase === "running");
  await reader.write("x = = 1\n");
  await problems(reader).getByText("Line 1: SyntaxError: invalid syntax").waitFor();
  assert.equal((await reader.state()).run.phase, "running");
  await reader.page.getByRole("button", { name: /Stop/ }).click();
  assert.equal((await reader.ended()).report.status, "stopped");
  await reader.leave();
});

test("a problem is told at once by the keyboard: F8 goes there", async () => {
  const reader = await site.visit();
  await reader.write("a = 1\nb = 2\nc = = 3\n");
  await problems(reader)
    .getByText(/Line 3/)
    .waitFor();
  await reader.page.keyboard.press("Control+Home");
  await reader.page.keyboard.press("F8");
  assert.equal(await cursorLine(reader), "c = = 3");
  await reader.leave();
});

test("after a deadlock every thread is marked at the line where it waits, with what it waits for", async () => {
  const reader = await site.visit();
  await reader.write(deadlock);
  const { report } = await reader.run();
  assert.equal(report.status, "deadlock");
  const listed = await reader.page.locator("#places li").allTextContents();
  assert.deepEqual(listed, [
    "Line 16: MainThread waits here: join Thread-1 (work)",
    "Line 10: Thread-1 (work) waits here: acquire y (Lock)",
    "Line 10: Thread-2 (work) waits here: acquire x (Lock)",
  ]);
  const chips = inEditor(reader, ".cm-place-blocked");
  assert.deepEqual((await chips.allTextContents()).sort(), ["0", "1", "2"]);
  await reader.page.locator("#places button").nth(1).click();
  assert.equal(await cursorLine(reader), "        with second:");
  await reader.page.keyboard.type("#"); // two threads stood there; the edit takes both away
  await reader.page.waitForFunction(() => document.getElementById("places").hidden);
  assert.equal(await chips.count(), 0);
  await reader.leave();
});

test("a thread that raised is marked at the line that raised, in the colour of its lane", async () => {
  const reader = await site.visit();
  await reader.write(`import threading

def fail():
    return {}["nothing"]

t = threading.Thread(target=fail)
t.start()
t.join()
`);
  await reader.run();
  assert.deepEqual(await reader.page.locator("#places li").allTextContents(), [
    "Line 4: Thread-1 (fail) raised an exception here",
  ]);
  const who = await inEditor(reader, ".cm-place-raised").evaluate((chip) =>
    chip.style.getPropertyValue("--who"),
  );
  assert.equal(who, "var(--thread1)");
  await reader.leave();
});

test("line numbers stand on a ground of their own, and code keeps its place when marks come", async () => {
  const reader = await site.visit();
  await reader.write(`import threading
def work(): raise ValueError("${"x".repeat(120)}")
t = threading.Thread(target=work)
t.start(); t.join()
`);
  const left = () =>
    inEditor(reader, ".cm-line")
      .first()
      .evaluate((line) => line.getBoundingClientRect().left);
  await reader.page.keyboard.press("Control+Home");
  const before = await left();
  await reader.run();
  await inEditor(reader, ".cm-place-raised").waitFor();
  assert.equal(await left(), before);
  const ground = await inEditor(reader, ".cm-gutters").evaluate(
    (each) => getComputedStyle(each).backgroundColor,
  );
  assert.equal(ground, "rgb(255, 255, 255)");
  await reader.leave();
});

test("an editor that nobody has scrolled to has its line numbers beside its lines", async () => {
  const reader = await site.visit("", { viewport: { width: 600, height: 300 } });
  await reader.goTo("Program");
  await reader.page.evaluate(() => scrollTo(0, 0));
  await reader.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const far = await reader.page.evaluate(() => {
    const { shadowRoot } = document.getElementById("editor");
    const top = (each) => each.getBoundingClientRect().top;
    const numbers = [...shadowRoot.querySelectorAll(".cm-lineNumbers .cm-gutterElement")].filter(
      (each) => each.checkVisibility() && each.style.visibility !== "hidden",
    );
    return [...shadowRoot.querySelectorAll(".cm-line")].map((line, at) =>
      Math.abs(top(line) - top(numbers[at])),
    );
  });
  assert.ok(far.length > 10 && Math.max(...far) < 1, String(far));
  assert.equal(await reader.page.evaluate(() => scrollY), 0, "and nothing was scrolled for it");
  await reader.leave();
});

test("a stopped loop is marked where it was; the first edit takes the mark away", async () => {
  const reader = await site.visit();
  await reader.write("x = print('on')\nwhile True:\n    x = 1\n");
  await reader.begin();
  await reader.page.locator("#console", { hasText: "on" }).waitFor();
  await reader.page.getByRole("button", { name: /Stop/ }).click();
  await reader.ended();
  assert.match(await reader.page.locator("#places").textContent(), /^Line [23]: MainThread was here$/);
  await reader.page.locator(".cm-content").click();
  await reader.page.keyboard.type("#");
  assert.equal(await reader.page.locator("#places").isVisible(), false);
  assert.equal(await inEditor(reader, ".cm-place").count(), 0);
  await reader.leave();
});

test("a program that ends well leaves no marks", async () => {
  const reader = await site.visit();
  await reader.run();
  assert.equal(await reader.page.locator("#places").isVisible(), false);
  await reader.leave();
});

const explained = async (reader, source, keys) => {
  await reader.write(source);
  await reader.page.keyboard.press("Control+End");
  for (const key of keys) await reader.page.keyboard.press(key);
  await reader.page.keyboard.press("F1");
  const help = inEditor(reader, ".cm-help");
  return help.textContent();
};

test("F1 explains a built-in, an imported name, a method of what a variable holds, and a keyword", async () => {
  const reader = await site.visit();
  assert.match(await explained(reader, "len", ["ArrowLeft"]), /^len\(obj, \/\)How many items/);
  assert.match(await explained(reader, "import time as t\nt.sleep", ["ArrowLeft"]), /^time\.sleep\(/);
  assert.match(
    await explained(reader, "from threading import Lock as L\nL", ["ArrowLeft"]),
    /^threading\.Lock\(\)/,
  );
  const source = "import threading\nlock = threading.Lock()\nlock.acquire";
  assert.match(await explained(reader, source, ["ArrowLeft"]), /^threading\.Lock\.acquire\(/);
  assert.match(await explained(reader, "with", ["ArrowLeft"]), /^withEnters a context manager/);
  await reader.leave();
});

test("a name that the program gives another meaning has no help, and Escape closes what is shown", async () => {
  const reader = await site.visit();
  await explained(reader, "print", ["ArrowLeft"]);
  await reader.page.keyboard.press("Escape");
  assert.equal(await inEditor(reader, ".cm-help").count(), 0);
  await reader.write("def print(x): pass\nprint");
  await reader.page.keyboard.press("F1");
  // It is said aloud all the same, for who cannot see that nothing came.
  await inEditor(reader, "[aria-live]").getByText("There is no help").waitFor({ state: "attached" });
  assert.equal(await inEditor(reader, ".cm-help").count(), 0);
  await reader.leave();
});

/**
 * Moves the mouse to a place right of the first line's start, and again, as a hand does, until `isDone`. One movement
 * may be lost: the editor forgets it when it draws the text anew (colours that arrive late) under a mouse at rest.
 */
async function pointUntil(reader, { right, linesDown = 0 }, isDone) {
  for (let turn = 0; turn < 20; ++turn) {
    const box = await inEditor(reader, ".cm-line").first().boundingBox();
    const y = box.y + box.height * (linesDown + 0.5);
    await reader.page.mouse.move(box.x + right + (turn % 2), y);
    try {
      return await isDone();
    } catch (error) {
      if (turn === 19) throw error;
    }
  }
}

test("the mouse over a name shows its help; over a comment or a string nothing", async () => {
  const reader = await site.visit();
  await reader.write("sorted  # len\n'len'\n");
  const help = inEditor(reader, ".cm-help");
  await pointUntil(reader, { right: 30 }, () => help.waitFor({ timeout: 1500 }));
  assert.match(await help.textContent(), /^sorted\(iterable/);
  await pointUntil(reader, { right: 30, linesDown: 6 }, () =>
    help.waitFor({ state: "detached", timeout: 1500 }),
  );
  for (const right of [96, 97, 98]) {
    await pointUntil(reader, { right }, () => reader.page.waitForTimeout(500));
    assert.equal(await help.count(), 0);
  }
  await reader.leave();
});

test("while a program runs, a thread that waits is marked where it waits", async () => {
  const reader = await site.visit();
  await reader.write(`import threading, time

done = threading.Event()

def work():
    done.wait()

threading.Thread(target=work).start()
while not done.is_set():
    time.sleep(0.05)
`);
  await reader.begin();
  const chip = inEditor(reader, ".cm-place-blocked").filter({ hasText: "1" });
  await chip.waitFor();
  assert.match(await chip.getAttribute("title"), /^Thread-1 \(work\) waits here/);
  assert.equal((await reader.state()).run.phase, "running");
  await reader.page.getByRole("button", { name: /Stop/ }).click();
  await reader.ended();
  await reader.leave();
});
