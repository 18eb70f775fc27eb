// What an execution is told to be about: why it came out so, where the order matters, where two of them part, what is
// watched, what can still come out, goals, how it can go on, and the same as a file that a real CPython repeats. About 40 seconds.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { crossed } from "./programs.mjs";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const python = fileURLToPath(new URL("../../.toolchain/bin/python3.14", import.meta.url));

const two = (work, rest) => `import threading
${work}
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
${rest}
`;
const counter = two(
  `counter = 0
def work():
    global counter
    counter += 1`,
  "print(counter)",
);
const cache = two(
  `cache = {}
made = []
def work():
    if "a" not in cache:
        made.append("a")
        cache["a"] = len(made)`,
  "print(cache)",
);

const told = ({ page }) => page.waitForFunction(() => globalThis.lockstep.state().witness?.phase === "told");
/** Explores the program and opens the outcome that prints so, or is a deadlock. */
async function open(program, printed) {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(program);
  await reader.choose("free-threaded");
  await reader.choose("all interleavings");
  await reader.begin();
  await page.waitForFunction(() => globalThis.lockstep.state().exploration.phase === "ended");
  const output = page.locator(".outcome-output", { hasText: printed });
  const rows = page.locator(".outcome-table tbody tr");
  const row = printed === "Deadlock" ? rows.filter({ hasText: printed }) : rows.filter({ has: output });
  await row.first().locator(".outcome-open").click();
  await told(reader);
  await reader.ended();
  return reader;
}
const current = ({ page }) => page.locator("#steps [aria-current]");

test("a lost update is told in words, and the keyboard and the mouse go to the two steps in conflict", async () => {
  const reader = await open(counter, /^1$/);
  const { page } = reader;
  const why = await page.locator("#steps-why li").allInnerTexts();
  assert.match(
    why[0],
    /^Thread-1 \(work\) read 0 from counter at line 5, while Thread-2 \(work\), which had read 0 at line 5, had not yet written 1 to it \(line 5\)\./,
  );
  assert.match(why.at(-1), /it would have ended normally, having printed “2”\./);
  assert.equal(await page.locator(".in-conflict").count(), 2);
  await page.getByRole("button", { name: "To the conflict" }).click();
  assert.match(await current(reader).innerText(), /reads counter: 0/);
  await current(reader).focus();
  await page.keyboard.press("c");
  assert.match(await current(reader).innerText(), /writes counter: 0 → 1/);
  await page.keyboard.press("Shift+ArrowUp");
  assert.match(await current(reader).innerText(), /Switch to\s*Thread-2/);
  await page.getByRole("button", { name: "Previous switch" }).click();
  assert.match(await current(reader).innerText(), /Switch to\s*Thread-1/);
  await page.locator("#steps-why .line-link").last().click();
  assert.match(await current(reader).innerText(), /writes counter: 1 again/);
  await reader.leave();
});

test("where the program has been changed its schedule is followed as far as it fits, and what keeps it is said", async () => {
  const reader = await open(counter, /^1$/);
  const { page } = reader;
  await reader.write(counter.replace("    counter += 1", "    pass"));
  await page.getByText("The program has been changed since.").first().waitFor();
  const follow = page.getByRole("button", { name: "Follow it in the program as it is now" });
  await follow.click();
  await page.getByText(/^From its slice \d+ on the schedule does not fit this program: /).waitFor();
  await told(reader);
  assert.equal(await follow.count(), 0);
  const { witness } = await reader.state();
  assert.match(witness.misfit.why, /cannot go on there|has ended/);
  assert.ok(witness.misfit.slice > 1, "its beginning fits");
  await reader.leave();
});

test("a deadlock is told by its circle, with the line of each thread and who holds what", async () => {
  const reader = await open(crossed, "Deadlock");
  const why = await reader.page.locator("#steps-why li").allInnerTexts();
  assert.match(why[0], /^A circle: Thread-1 \(one\) → Thread-2 \(two\) → Thread-1 \(one\)\./);
  assert.match(
    why[1],
    /^Thread-1 \(one\) waits at line 6 for b, which Thread-2 \(two\) holds since line 9\./,
  );
  assert.match(
    why[2],
    /^Thread-2 \(two\) waits at line 10 for a, which Thread-1 \(one\) holds since line 5\./,
  );
  await reader.leave();
});

test("who chooses sees what can still come out, behind which thread, and whether the goal can be reached", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(counter);
  await reader.choose("free-threaded");
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: "Choose each step" }).click();
  const options = page.locator(".option");
  const goal = (name) => page.locator(".goal", { hasText: name });
  const choose = async (name) => {
    const before = await page.locator(".step").count();
    await options.filter({ hasText: name }).click();
    await page.waitForFunction((n) => document.querySelectorAll(".step").length === n, before + 1);
  };
  await options.first().waitFor();
  assert.match(await page.locator(".goals-title").innerText(), /^What can still come out: 2 outcomes$/);
  assert.match(await goal("Prints “1”").innerText(), /in 4 switches/);
  await goal("Prints “1”").click();
  assert.equal(await goal("Prints “1”").getAttribute("aria-pressed"), "true");
  assert.match(await page.locator(".goals-said").innerText(), /^Your goal can be reached in 4 switches\.$/);
  await choose("MainThread");
  await choose("MainThread");
  await choose("Thread-1");
  // Whoever writes now loses nothing; whoever reads now loses an update.
  const [writes, reads] = await options.allInnerTexts();
  assert.match(writes, /Thread-1 .* writes counter.*goal lost.*then only: Prints “2”/s);
  assert.match(reads, /Thread-2 .* reads counter: 0.*goal in \d switch.*then only: Prints “1”/s);
  await choose("Thread-1");
  assert.match(await page.locator(".goals-said").innerText(), /can no longer be reached/);
  assert.match(await goal("Prints “1”").innerText(), /no longer possible/);
  await page.getByRole("button", { name: "Take back the last step" }).click();
  await options.filter({ hasText: "reads counter: 0" }).waitFor();
  await choose("Thread-2");
  assert.match(await page.locator(".goals-title").innerText(), /1 outcome$/);
  // What is left is explored, and the steps stay.
  await page.getByRole("button", { name: "Explore what remains" }).click();
  await page.waitForFunction(() => globalThis.lockstep.state().exploration.phase === "ended");
  assert.match(
    await page.locator("#outcomes-claims").innerText(),
    /After the first 4 steps.*Complete: 2 executions, 1 outcome\./s,
  );
  assert.equal(await page.locator(".step").count(), 4);
  assert.match(await page.locator("#run-on").innerText(), /live threads choose their own order/);
  await page.getByRole("button", { name: "Run on from here" }).click();
  const { report, then } = await reader.ended();
  assert.equal(report.stdout, "1\n", "the simulation went on from there");
  assert.equal(then, "in-turn");
  await reader.leave();
});

test("from a step the simulation goes on with the scheduler and the seed that the reader chooses", async () => {
  const reader = await open(counter, /^1$/);
  const { page } = reader;
  await page.locator(".step").nth(1).click();
  await page.getByLabel("Scheduler").selectOption("fresh");
  const printed = new Set();
  for (let seed = 1; seed <= 12; seed++) {
    await page.locator("#run-on-seed").fill(String(seed));
    const { run } = await reader.state();
    await page.getByRole("button", { name: "Run on from here" }).click();
    await page.waitForFunction((n) => {
      const { number, phase } = globalThis.lockstep.state().run;
      return number === n && phase === "ended";
    }, run.number + 1);
    printed.add((await reader.state()).run.report.stdout);
  }
  assert.deepEqual([...printed].sort(), ["1\n", "2\n"], "the rest is open");
  assert.match(
    await reader.status(),
    /^simulated, the steps up to that one, then fresh, seed 12, free-threaded/,
  );
  await reader.leave();
});

test("two executions side by side, aligned where they part, and the first difference is named", async () => {
  const reader = await open(counter, /^1$/);
  const { page } = reader;
  await page
    .getByRole("combobox", { name: "Compare with another outcome" })
    .selectOption({ label: "Prints “2”" });
  const table = page.getByRole("table", { name: "Two executions side by side" });
  await table.waitFor();
  assert.deepEqual(await table.locator("thead th").allInnerTexts(), ["Step", "Prints “1”", "Prints “2”"]);
  const { witness, other } = await reader.state();
  const at = witness.at;
  assert.deepEqual(
    witness.steps.slice(0, at).map(({ thread, line }) => [thread, line]),
    other.steps.slice(0, at).map(({ thread, line }) => [thread, line]),
  );
  assert.match(
    await page.locator(".parting-words").innerText(),
    new RegExp(`^They go the same way for ${at} steps?\\. Then, on the left .*; on the right .*\\.$`),
  );
  const parting = table.locator("tbody tr", { hasText: "Here they part" });
  assert.equal(await parting.count(), 1);
  const first = table.locator(`tr[data-step="${at}"]`);
  assert.equal(await first.getAttribute("aria-current"), "step", "the step where they part is shown");
  assert.equal(await first.locator("td").count(), 2);
  await first.focus();
  await page.keyboard.press("ArrowUp");
  assert.equal((await reader.state()).witness.at, at - 1);
  await page.getByRole("combobox", { name: "Compare with another outcome" }).selectOption("");
  await page.locator(".step").first().waitFor();
  // Under another rule set beside it.
  await page.getByRole("button", { name: "Compare rule sets" }).click();
  await page.waitForFunction(() => globalThis.lockstep.state().exploration.phase === "ended");
  await page
    .locator("tr", { hasText: "Ends normally" })
    .locator("td button", { hasText: /^possible/ })
    .first()
    .click();
  await page.waitForFunction(() => globalThis.lockstep.state().witness?.phase === "told");
  const groups = page.locator("#step-compare optgroup");
  assert.deepEqual(await groups.evaluateAll((all) => all.map(({ label }) => label)), [
    "the language",
    "CPython 3.14, GIL",
    "free-threaded",
  ]);
  await page
    .locator("#step-compare")
    .selectOption(await groups.nth(1).locator("option").first().getAttribute("value"));
  await table.waitFor();
  assert.match((await table.locator("thead th").allInnerTexts()).at(-1), / · CPython 3\.14, GIL$/);
  await reader.leave();
});

test("what is watched is shown at every step, marked where it changes, remembered, and in the link", async () => {
  const reader = await open(cache, "{'a': 2}");
  const { page } = reader;
  const watch = async (text) => {
    await page.getByRole("combobox", { name: "Watch" }).fill(text);
    await page.keyboard.press("Enter");
  };
  const problem = page.locator("#watch-problem");
  await watch("len(made)");
  assert.match(await problem.innerText(), /“len\(made\)” calls something/);
  await watch("made + made");
  assert.match(await problem.innerText(), /computes something/);
  await watch("cache[key]");
  assert.match(await problem.innerText(), /not written out/);
  await watch('cache["a"]');
  await watch("nothing.here");
  const list = page.getByRole("list", { name: "Watched, after the step that is shown" });
  assert.match(await list.innerText(), /nothing\.here\s*no step of this execution touches it/);
  await page.getByRole("button", { name: "Stop watching nothing.here" }).click();
  const { steps } = (await reader.state()).witness;
  let value = "";
  for (let i = 0; i < steps.length; i++) {
    const cell = steps[i].cells.findLast(({ object }) => object === "cache['a']");
    await page.evaluate((at) => document.querySelectorAll(".step")[at].click(), i);
    const text = await list.innerText();
    if (cell?.writes) value = cell.after;
    if (value !== "") assert.ok(text.includes(`cache['a'] = ${value}`), `${i}: ${text}`);
    assert.equal(/changed, was/.test(text), cell?.writes === true && cell.before !== cell.after);
  }
  assert.notEqual(value, "");
  await page.getByRole("button", { name: "Share this step" }).click();
  await page.locator("#notice", { hasText: /Link/ }).waitFor();
  const other = await site.visit(new URL(page.url()).hash);
  assert.deepEqual((await other.state()).watched, ["cache['a']"]);
  await other.leave();
  const damaged = await site.visit("#v=1&watch=f(x)");
  assert.match(await damaged.page.locator("#notice").textContent(), /“watch” cannot be “f\(x\)”/);
  await damaged.leave();
  await page.reload();
  await reader.ready();
  assert.deepEqual((await reader.state()).watched, ["cache['a']"]);
  await reader.leave();
});

test("goals: make it hang, leave a thread waiting for ever; and what is not decided is said", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write(crossed);
  await reader.choose("all interleavings");
  await page.getByRole("button", { name: "Choose each step" }).click();
  const goal = (name) => page.locator(".goal", { hasText: name });
  await goal("Thread 1 waits for ever").click();
  assert.match(await page.locator(".goals-said").innerText(), /^Your goal can be reached in \d+ switch/);
  assert.match(
    await page.locator(".goals").innerText(),
    /Whether a thread can be starved, .* is not decided here/,
  );
  await page.getByRole("button", { name: /^Run/ }).first().click();
  await page.waitForFunction(() => globalThis.lockstep.state().exploration.phase === "ended");
  await page.getByRole("button", { name: "Choose each step" }).click();
  await page.locator(".goals", { hasText: "No thread can be starved" }).waitFor();
  await reader.write(counter);
  await page.getByRole("button", { name: "Choose each step" }).click();
  await page.locator(".goals", { hasText: "It cannot be made to hang: that is proved." }).waitFor();
  await reader.leave();
});

test("the steps as columns: one for each thread, calls indented, loops folded, and the same keys", async () => {
  const program = `import threading
total = 0
def add(n):
    global total
    for _ in range(n):
        total += 1
t = threading.Thread(target=add, args=(4,))
t.start()
add(1)
t.join()
print(total)
`;
  const reader = await open(program, /^5$/);
  const { page } = reader;
  await page.getByRole("button", { name: "Columns" }).click();
  const table = page.getByRole("table", { name: "What each thread does" });
  assert.deepEqual(await table.locator("thead th").allInnerTexts(), ["Step", "MainThread", "Thread-1 (add)"]);
  assert.equal(await table.locator(".call", { hasText: "add()" }).count(), 2);
  assert.match(await table.locator("tbody").innerText(), /reads total: 1.*× 3/s);
  const steps = (await reader.state()).witness.steps.length;
  assert.ok((await table.locator("tbody tr").count()) < steps, "what repeats is folded");
  await table.locator("tbody tr").nth(1).click();
  assert.equal((await reader.state()).witness.at, 1);
  await page.keyboard.press("Shift+ArrowDown");
  assert.equal(await current(reader).evaluate((each) => each === document.activeElement), true);
  await page.keyboard.press("End");
  assert.equal((await reader.state()).witness.at, steps - 1);
  await reader.leave();
});

for (const [name, program, outcome, printed] of [
  ["a lost update", counter, /^1$/, "1\n"],
  ["a check before an act", cache, "{'a': 2}", "{'a': 2}\n"],
])
  test(`${name}, saved as a Python file, comes out the same in CPython 3.14, every time`, async () => {
    const reader = await open(program, outcome);
    const { page } = reader;
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as Python" }).click();
    const file = await (await saving).path();
    const saved = readFileSync(file, "utf8");
    assert.match(saved, /^# .*as Lockstep went through it/);
    assert.ok(saved.endsWith(program), "the program stands in it as it is");
    for (let i = 0; i < 3; i++) assert.equal(execFileSync(python, [file], { encoding: "utf8" }), printed);
    await reader.leave();
  });
