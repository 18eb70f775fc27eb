// Every interleaving, asked for in the page: the outcomes, what is proved, what runs come to beside that, one execution of
// each as a tree, and how it ends. About 40 seconds.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { crossed } from "./programs.mjs";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const counter = (turns) => `import threading
counter = 0
def work():
    global counter
    for _ in range(${turns}):
        counter += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
`;

const explored = async ({ page }, seconds = 60) => {
  await page.waitForFunction(() => globalThis.lockstep.state().exploration.phase === "ended", null, {
    timeout: seconds * 1000,
  });
  return page.evaluate(() => globalThis.lockstep.state().exploration);
};
const searching = ({ page }, what) =>
  page.waitForFunction((test) => {
    const { phase, columns } = globalThis.lockstep.state().exploration;
    return phase === "searching" && columns[0]?.statistics[test] > 0;
  }, what);
/** The cells of the table as a reader sees them, row by row. */
const rows = ({ page }) =>
  page
    .locator(".outcome-table tbody tr")
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .filter(({ hidden }) => !hidden)
          .map((cell) => cell.innerText.replaceAll(/\s+/g, " ").trim()),
      ),
    );
/** A page that has explored the program, free-threaded. */
async function openExplored(program) {
  const reader = await site.visit();
  await reader.write(program);
  await reader.choose("free-threaded");
  await reader.choose("all interleavings");
  await reader.begin();
  await explored(reader);
  return reader;
}
const claims = ({ page }) => page.locator("#outcomes-claims").innerText();

test("all interleavings of two unsafe increments: each total, its share, its fewest switches, and the races", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(counter(2));
  await reader.choose("free-threaded");
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: /^Run/ }).click();
  await explored(reader);
  assert.match(await claims(reader), /^Complete: 34 executions, 3 outcomes\. Nothing else can happen\.$/);
  assert.match(await reader.status(), /^Complete: 34 executions, 3 outcomes/);
  assert.deepEqual(await rows(reader), [
    ["Ends normally 4", "6 of 34 (18 %)", "3", "0"],
    ["Ends normally 2", "12 of 34 (35 %)", "4", "1"],
    ["Ends normally 3", "16 of 34 (47 %)", "5", "2"],
  ]);
  assert.equal(await page.locator(".races li").count(), 2);
  await page.locator(".races .line-link").first().click();
  assert.equal((await reader.state()).selectedLine, 6);
  await page.locator(".cm-pointed-line", { hasText: "counter += 1" }).waitFor();
  await reader.leave();
});

test("a livelock is gone to step by step, and once round, and there the reader chooses who turns", async () => {
  const reader = await openExplored(`import threading
flag = [False, False]
def work(i):
    flag[i] = True
    while flag[1 - i]:
        pass
    flag[i] = False
threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`);
  const { page } = reader;
  const go = page.getByRole("button", { name: "Show the way there, and once round" });
  await go.click();
  await page.locator(".option").first().waitFor();
  const steps = await page.locator("#steps-list .step").allInnerTexts();
  const looks = steps.filter((each) => /reads flag\[[01]\]: True/.test(each));
  assert.ok(looks.length >= 2, `each looks, and sees the other's flag: ${steps.join(" | ")}`);
  assert.match(steps.at(-1), /reads flag\[[01]\]: True/);
  assert.ok((await page.locator(".option").count()) >= 2, "both can go on");
  await reader.leave();
});

test("outcomes that differ only in the order of their lines fold to one row, which opens again", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(
    counter(1)
      .replace("        counter += 1", '        print("turn", threading.current_thread().name[:8])')
      .replace("range(1)", "range(2)"),
  );
  await reader.choose("all interleavings");
  await reader.begin();
  const all = (await explored(reader)).rows.length;
  assert.equal(all, 6, "as many as there are ways to deal two turns of each");
  const fold = page.getByRole("button", { name: "Fold orders of output" });
  await fold.click();
  const rest = page.getByRole("button", {
    name: /^and 5 other orders of these lines: together \d+ of \d+ executions$/,
  });
  assert.equal((await rows(reader)).length, 1);
  await rest.focus();
  await page.keyboard.press("Enter");
  assert.equal(await rest.getAttribute("aria-expanded"), "true");
  assert.equal((await rows(reader)).length, 6);
  await rest.click();
  await page.reload();
  assert.equal(await page.evaluate(() => globalThis.lockstep.state().folded), true, "it is remembered");
  await reader.leave();
});

test("a deadlock stands first, with who waits where; Enter on it shows an execution that ends so", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(crossed);
  await reader.choose("all interleavings");
  await page.keyboard.press("Control+Enter");
  await explored(reader);
  const [first, ...rest] = await rows(reader);
  assert.match(first[0], /^Deadlock Thread|^Deadlock The main thread/);
  assert.match(first[0], /Thread 1 waits at line 6 for b.*Thread 2 waits at line 10 for a/);
  assert.ok(rest.length >= 2 && rest.every(([head]) => head.startsWith("Ends normally")));
  const open = page.locator(".outcome-open");
  await open.first().focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await open.nth(1).evaluate((each) => each === document.activeElement), true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const { report, replay } = await reader.ended();
  assert.equal(replay, true);
  assert.equal(report.status, "deadlock");
  assert.equal(await page.locator("tr.chosen").count(), 1);
  await reader.leave();
});

test("the verdict table says what is possible under which rules, and what is proved impossible", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(counter(1));
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: "Compare rule sets" }).click();
  await explored(reader);
  const heads = page.locator(".outcome-table thead th:visible");
  assert.deepEqual(await heads.allInnerTexts(), [
    "Outcome",
    "the language",
    "CPython 3.14, GIL",
    "free-threaded",
  ]);
  const table = await rows(reader);
  const lost = table.find(([head]) => head === "Ends normally 1");
  assert.deepEqual(
    lost.slice(1).map((cell) => cell.replace(/, .*/, "")),
    ["possible 2 of 4 (50 %)", "impossible proved", "possible 2 of 4 (50 %)"],
  );
  assert.match(await page.locator("#outcomes-below").innerText(), /not what the language promises/);
  // The witness runs under the rules of its column.
  await page.locator("tr", { hasText: "impossible" }).locator("td button").first().click();
  const { settings, report } = await reader.ended();
  assert.deepEqual([settings.build, settings.switch_points], ["gil", "every-instruction"]);
  assert.equal(report.stdout, "1\n");
  await reader.leave();
});

const observedAll = async ({ page }) => {
  await page.waitForFunction(() => globalThis.lockstep.state().observed.phase === "ended");
  return page.evaluate(() => globalThis.lockstep.state().observed);
};

test("beside what is possible stands what live runs came to; counting stops at once and keeps what it has", async () => {
  const reader = await openExplored(counter(1));
  const { page } = reader;
  const run = page.getByRole("button", { name: "Run live" });
  await page.getByRole("combobox", { name: "How often" }).selectOption("10");
  await run.click();
  const { seen, done, engine, strangers, cut } = await observedAll(reader);
  assert.deepEqual([done, engine, strangers, cut], [10, "live", [], {}]);
  assert.equal(
    Object.values(seen).reduce((sum, each) => sum + each, 0),
    10,
    "each run came to an outcome of the table",
  );
  assert.equal(await page.locator(".outcome-table thead th:visible").last().innerText(), "Observed");
  for (const [, , , , cell] of await rows(reader)) assert.match(cell, /^\d+ of 10( seen)?$/);
  assert.match(
    await page.locator("#observe-words").innerText(),
    /^10 live runs: [12] of 2 possible outcomes seen\./,
  );

  await page.getByRole("combobox", { name: "How often" }).selectOption("10000");
  await run.click();
  await page.waitForFunction(() => globalThis.lockstep.state().observed.done > 20);
  assert.match(await reader.status(), /^Counting what comes out: 10,000 runs, real threads on /);
  const ms = await page.evaluate(() => {
    const began = performance.now();
    document.getElementById("observe-stop").click();
    return globalThis.lockstep.state().observed.phase === "ended" ? performance.now() - began : Infinity;
  });
  assert.ok(ms < 200, `it took ${ms} ms`);
  assert.match(
    await page.locator("#observe-words").innerText(),
    /^You stopped it after [\d,]+ of 10,000 runs\./,
  );
  // What is run meanwhile is run, and the counting ends.
  await run.click();
  await page.locator(".outcome-open").first().click();
  const { report } = await reader.ended();
  assert.equal(report.status, "ok");
  assert.equal((await observedAll(reader)).stopped, true);
  await reader.leave();
});

test("each rule set is observed by its own rules, and an outcome that should not be is told loudly", async () => {
  const reader = await site.visit();
  const { page } = reader;
  // Of the clock a search keeps one time: what a run prints is not among the outcomes.
  await reader.write(
    counter(1).replace("print(counter)", "import time; print(counter, int(time.time()) % 1000 * 7)"),
  );
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: "Compare rule sets" }).click();
  await explored(reader);
  const rules = page.getByRole("combobox", { name: "Under which rules" });
  assert.equal(
    await rules.locator("option:checked").innerText(),
    "CPython 3.14, GIL",
    "as the settings have it",
  );
  await page.getByRole("combobox", { name: "How often" }).selectOption("10");
  await page.getByRole("button", { name: "Run live" }).click();
  const { strangers, column } = await observedAll(reader);
  assert.equal(column, 1);
  assert.equal(
    strangers.reduce((sum, { times }) => sum + times, 0),
    10,
  );
  const alert = page.locator("#observe-strangers");
  assert.match(
    await alert.innerText(),
    /an outcome that is not in the table: Ends normally\n.*\nThis should not be/s,
  );
  await alert.getByRole("button", { name: "Show it step by step" }).first().click();
  await page.waitForFunction(() => globalThis.lockstep.state().witness?.phase === "told");
  await reader.leave();
});

test("the tree of schedules: branches to every outcome, by keyboard, and a leaf opens its execution", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(crossed);
  await reader.choose("all interleavings");
  await reader.begin();
  const { rows: outcomes } = await explored(reader);
  await page.getByRole("button", { name: "Tree" }).click();
  await page.waitForFunction(() => globalThis.lockstep.state().tree.phase === "whole");
  const tree = page.getByRole("tree", { name: "The tree of schedules" });
  assert.equal(await tree.locator(".tree-leaf").count(), outcomes.length);
  assert.equal(await tree.locator(".tree-leaf.bad").count(), 1, "the deadlock");
  assert.match(
    await page.locator("#tree-words").innerText(),
    new RegExp(`^These are the witnesses of ${outcomes.length} outcomes, merged`),
  );
  const root = tree.getByRole("treeitem").first();
  await root.focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await root.getAttribute("aria-expanded"), "false");
  assert.match(await root.innerText(), new RegExp(`${outcomes.length} outcomes, 1 bad`));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  const last = page.locator(".tree-item:focus");
  assert.equal(
    await last.getAttribute("aria-level"),
    String((await last.getAttribute("data-branch")).split(".").length),
  );
  const name = await last.locator(".tree-leaf").innerText();
  await page.keyboard.press("Enter");
  const { report } = await reader.ended();
  assert.ok(name.includes(report.stdout.trim().split("\n")[0]), `${name}: ${report.stdout}`);
  assert.equal(await page.locator(".tree-item[aria-current]").count(), 1);
  await reader.leave();
});

test("what is too large fills the table while it is searched, stops within 200 ms, and keeps what it has", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(counter(300).replace("range(2)", "range(4)"));
  await reader.choose("free-threaded");
  await reader.choose("all interleavings");
  await reader.begin();
  await searching(reader, "states");
  assert.match(await page.locator("#outcomes-progress").innerText(), /states? · \d+ outcomes? · .*s$/);
  const ms = await page.evaluate(
    () =>
      new Promise((done) => {
        const began = performance.now();
        const look = () =>
          globalThis.lockstep.state().exploration.phase === "ended"
            ? done(performance.now() - began)
            : setTimeout(look, 1);
        look();
        document.getElementById("stop").click();
      }),
  );
  assert.ok(ms < 200, `it took ${ms.toFixed()} ms`);
  assert.match(await claims(reader), /^Not complete, as you stopped it: \d+ outcomes? found\./);
  // What is proposed is smaller, and is explored to its end.
  await page.getByRole("button", { name: "Try range(2) instead of range(300) in line 5" }).click();
  await searching(reader, "states").catch(() => {});
  await page.keyboard.press("Escape");
  assert.match((await reader.state()).source, /range\(2\):/);
  await reader.write(counter(1));
  await page.locator(".stale-note").waitFor();
  assert.equal(await page.locator(".outcome-open:enabled").count(), 0, "what is shown is of another program");
  await reader.leave();
});

test("an outcome is told step by step: who read what before whom; a step that is shared opens in another tab", async () => {
  const reader = await openExplored(counter(1));
  const { page } = reader;
  const lost = page.locator("tbody tr", { has: page.locator(".outcome-output", { hasText: /^1$/ }) });
  await lost.locator(".outcome-open").click();
  await reader.ended();
  const told = () => page.waitForFunction(() => globalThis.lockstep.state().witness?.phase === "told");
  await told();
  const words = (of) => of.page.locator(".step-deed").allInnerTexts();
  const deeds = await words(reader);
  assert.equal(deeds.filter((each) => each.startsWith("reads counter: 0")).length, 2, "both read 0");
  assert.ok(
    deeds.some((each) => each.startsWith("writes counter: 1 again")),
    deeds.join("\n"),
  );
  assert.ok(deeds.indexOf("reads counter: 0") < deeds.findIndex((each) => each.startsWith("writes counter")));
  // From switch to switch with the keyboard, and the line of each is marked in the program.
  const step = () => page.locator(".step[aria-current]");
  await step().focus();
  await page.keyboard.press("Shift+ArrowDown");
  assert.match(await step().innerText(), /Switch to\s*Thread-1 \(work\)/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.locator(".cm-pointed-line", { hasText: "counter += 1" }).waitFor();
  const at = await step().innerText();
  const { witness } = await reader.state();
  await page.locator("#steps-values", { hasText: "counter = " }).waitFor();
  await page.getByRole("button", { name: "Share this step" }).click();
  await page.locator("#notice", { hasText: /Link/ }).waitFor();

  const other = await site.visit(new URL(page.url()).hash);
  const opened = await other.state();
  assert.equal(opened.run.phase, "idle", "nothing ran before the reader asked");
  const { report } = await other.run();
  assert.equal(report.stdout, "1\n");
  await other.page.waitForFunction(() => globalThis.lockstep.state().witness?.phase === "told");
  assert.equal((await other.state()).witness.at, witness.at);
  assert.equal(await other.page.locator(".step[aria-current]").innerText(), at);
  assert.deepEqual(await words(other), deeds);
  await other.page.getByRole("button", { name: "Close" }).click();
  await other.page.locator("#steps").waitFor({ state: "hidden" });
  await other.leave();
  await reader.leave();
});

test("the reader is the scheduler: every thread that can go on is a button, until the update is lost", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(counter(1));
  await reader.choose("free-threaded");
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: "Choose each step" }).click();
  const options = page.locator(".option");
  const choose = async (name) => {
    const before = await page.locator(".step").count();
    await options.filter({ hasText: name }).click();
    await page.waitForFunction((n) => document.querySelectorAll(".step").length === n, before + 1);
  };
  await options.first().waitFor();
  await choose("MainThread starts");
  await choose("MainThread starts");
  await choose(/Thread-1 .* reads counter: 0/);
  await choose(/Thread-2 .* reads counter: 0/);
  assert.match(
    (await options.allInnerTexts()).join(),
    /Thread-1 \(work\) writes counter: now 0 line 6 counter \+= 1/,
  );
  await choose("Thread-1");
  await choose("Thread-2");
  await page.getByRole("button", { name: "Take back the last step" }).click();
  await options.filter({ hasText: /Thread-2 .* writes counter: now 1/ }).waitFor();
  await choose("Thread-2");
  for (let i = 0; i < 3; i++) await choose("MainThread");
  assert.match(await page.locator("#steps-options").innerText(), /^It ends normally, having printed “1”\./);
  const { report } = await reader.ended();
  assert.equal(report.stdout, "1\n", "the run that was chosen");
  await reader.leave();
});

test("what cannot be explored is refused with its line, and so is what does not compile", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(`import threading
class A:
    pass
x = A()
def work():
    x.__class__ = A
t = threading.Thread(target=work)
t.start()
print(x.__class__)
t.join()
`);
  await reader.choose("all interleavings");
  await reader.begin();
  await explored(reader);
  assert.match(await claims(reader), /^Not explored: exploring setting '__class__' \(line 6\)/);
  await page.locator("#outcomes-claims .line-link").click();
  assert.equal((await reader.state()).selectedLine, 6);
  await reader.write("def f(:\n");
  await reader.begin();
  await page.locator("#outcomes-claims", { hasText: "SyntaxError" }).waitFor();
  await page.locator("#problems", { hasText: "SyntaxError" }).waitFor();
  await reader.leave();
});

test("the choice is remembered and is in the link, which explores nothing before the reader asks", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(counter(1));
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: "Share" }).click();
  await page.locator("#notice", { hasText: /Link/ }).waitFor();
  const other = await site.visit(new URL(page.url()).hash);
  const { settings, exploration, source } = await other.state();
  assert.equal(settings.engine, "explore");
  assert.equal(exploration.phase, "idle");
  assert.equal(source, counter(1));
  await other.begin();
  assert.equal((await explored(other)).columns[0].complete, true);
  await page.goto(site.address);
  await reader.ready();
  assert.equal((await reader.state()).settings.engine, "explore", "remembered");
  await other.leave();
  await reader.leave();
});

test("a page that is not isolated explores as well, with the table as cards on a phone of 360 pixels", async () => {
  const plain = await openSite({ isolated: false });
  try {
    const reader = await plain.visit("", { viewport: { width: 360, height: 800 } });
    const { page } = reader;
    await reader.write(counter(1));
    await reader.choose("all interleavings");
    await reader.begin();
    const { columns } = await explored(reader);
    assert.equal(columns[0].complete, true);
    // Simulated, where there are no real threads.
    await page.getByRole("combobox", { name: "How often" }).selectOption("10");
    await page.getByRole("button", { name: "Run simulated" }).click();
    assert.equal((await observedAll(reader)).engine, "sim");
    assert.match(
      await page.locator("#observe-words").innerText(),
      /^10 simulated runs, with the seeds 0 to 9: /,
    );
    await page.getByRole("button", { name: "Compare rule sets" }).click();
    await explored(reader);
    const { wide, table, cut } = await page.evaluate(() => {
      const box = document.getElementById("outcomes-table");
      const cut = [...box.querySelectorAll("td:not([hidden]), th")].some(
        (each) => each.scrollWidth > each.clientWidth + 1,
      );
      return { wide: document.documentElement.scrollWidth, table: box.scrollWidth - box.clientWidth, cut };
    });
    assert.ok(wide <= 360, `the page is ${wide} pixels wide`);
    assert.deepEqual([table, cut], [0, false], "nothing scrolls sideways");
    assert.equal(await page.getByRole("columnheader").count(), 4, "a table for who does not see it");
    assert.equal(await page.getByRole("rowheader").count(), 2);
    await reader.leave();
  } finally {
    await plain.close();
  }
});
