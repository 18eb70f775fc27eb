// Real programs on real threads, as a reader runs them.
// Runs alone: real threads want real cores.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openSite, program } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const raise = async ({ page }, line, count) => {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  for (let at = 1; at < line; at++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowLeft"); // before "):"
  for (let i = 0; i < "100000".length; i++) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.type(count);
};

test("the page opens with the seed's unsafe program, verbatim", async () => {
  const reader = await site.visit();
  assert.equal((await reader.state()).source, program("seed003_d_unsafe_only"));
  await reader.leave();
});

test("the unsafe program prints 400000 in the GIL build, five times of five", async () => {
  const reader = await site.visit();
  for (let time = 0; time < 5; time++) {
    const { report } = await reader.run();
    assert.equal(report.status, "ok");
    assert.equal(report.engine, "live");
    assert.equal(await reader.output(), "Unsafe result: 400000\n");
  }
  await reader.leave();
});

test("the unsafe program with its 100000 raised falls short in the free-threaded build", async () => {
  const reader = await site.visit();
  await raise(reader, 8, "5000000");
  assert.match((await reader.state()).source, /range\(5000000\)/);
  await reader.choose("free-threaded");
  await reader.run();
  const [, total] = /^Unsafe result: (\d+)\n$/.exec(await reader.output());
  assert.ok(Number(total) < 20_000_000, `${total} is short of 20000000`);
  assert.ok(Number(total) >= 5_000_000, `${total} is at least what one thread added`);
  await reader.leave();
});

for (const build of ["GIL", "free-threaded"]) {
  test(`the safe program loses nothing in the ${build} build`, async () => {
    const reader = await site.visit("x/the-lock-that-fixes-it/");
    assert.equal((await reader.state()).source, program("seed003_f_safe_only"));
    await reader.choose(build);
    for (let time = 0; time < 3; time++) {
      await reader.run();
      assert.equal(await reader.output(), "Safe result: 400000\n");
    }
    await reader.leave();
  });
}

test("the status line says how many threads ran on how many cores, by which rules", async () => {
  const reader = await site.visit();
  const { cores } = (await reader.state()).capabilities;
  await reader.run();
  assert.ok((await reader.status()).startsWith(`4 threads on ${cores} cores, GIL, CPython 3.14 rules · `));
  await reader.choose("free-threaded");
  await reader.run();
  assert.ok((await reader.status()).startsWith(`4 threads on ${cores} cores, free-threaded · `));
  await reader.leave();
});

test("the simulation says its seed and repeats itself exactly", async () => {
  const reader = await site.visit();
  await reader.choose("simulated");
  await reader.page.getByLabel("Seed", { exact: true }).fill("7");
  await reader.page.keyboard.press("Enter");
  const first = (await reader.run()).report;
  assert.match(await reader.status(), /^simulated, seed 7, /);
  const second = (await reader.run()).report;
  assert.equal(second.virtual_ns, first.virtual_ns);
  assert.equal(second.schedule, first.schedule);
  await reader.leave();
});

test("output is on the page while the program still runs", async () => {
  const reader = await site.visit();
  await reader.write("print('first')\nwhile True:\n    pass\n");
  await reader.begin();
  await reader.page.locator("#console", { hasText: "first" }).waitFor();
  assert.equal((await reader.state()).run.phase, "running");
  await reader.page.keyboard.press("Escape");
  await reader.ended();
  await reader.leave();
});

test("a line that is too long to be shown is cut, says by how much, and is saved whole", async () => {
  const reader = await site.visit();
  const { page } = reader;
  await reader.write("print('ab' * 3000)\nprint('short')\n");
  await reader.run();
  await reader.output();
  assert.match(await page.locator("#console .out").innerText(), /^(ab)+a?… 4,000 more\nshort\s*$/);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all of it" }).click();
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), "output.txt");
  assert.equal(readFileSync(await saved.path(), "utf8"), `${"ab".repeat(3000)}\nshort\n`);
  await reader.leave();
});

test("a traceback stands apart from ordinary output and marks its line", async () => {
  const reader = await site.visit();
  await reader.write("print('before')\nprint(1 // 0)\n");
  const { report } = await reader.run();
  assert.equal(report.status, "exception");
  await reader.output();
  assert.equal(await reader.page.locator("#console .out").textContent(), "before\n");
  assert.match(await reader.page.locator("#console .err").textContent(), /ZeroDivisionError/);
  assert.match(await reader.status(), /^Raised an exception · /);
  await reader.leave();
});

test("a syntax error is underlined while the program is being typed", async () => {
  const reader = await site.visit();
  await reader.write("print('a')\nfor in range(3):\n    pass\n");
  await reader.page.locator(".cm-lintRange-error").waitFor();
  const [error] = (await reader.state()).errors;
  assert.equal(error.kind, "SyntaxError");
  assert.equal(error.line, 2);
  await reader.leave();
});

test("the underlined place is the right one behind letters of every width", async () => {
  const reader = await site.visit();
  await reader.write("x = 'é☃😀' oops\n");
  const mark = reader.page.locator(".cm-lintRange-error");
  await mark.first().waitFor();
  const [error] = (await reader.state()).errors;
  const marked = (await mark.allTextContents()).join("");
  assert.equal(marked, [..."x = 'é☃😀' oops"].slice(error.column - 1, error.end_column - 1).join(""));
  await reader.leave();
});

test("a deadlock is named on the status line, with who waits for what in the output", async () => {
  const reader = await site.visit();
  await reader.write("import threading\n\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n");
  const { report } = await reader.run(20);
  assert.equal(report.status, "deadlock");
  assert.match(await reader.status(), /^Deadlock: MainThread/);
  assert.match(await reader.output(), /line 5/);
  await reader.leave();
});

test("threads that die of an exception are counted on the status line, and their tracebacks stay in line", async () => {
  const reader = await site.visit();
  await reader.write(`import threading

def half(number):
    return 1 / number + len("a line that is longer than the output is wide, by far")

threads = [threading.Thread(target=half, args=(0,)) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
`);
  assert.equal((await reader.run()).report.status, "ok");
  assert.match(await reader.status(), /^4 threads died of an exception · /);
  assert.equal(await reader.page.locator("#status").getAttribute("class"), "status bad");
  await reader.output();
  const { lines, tall } = await reader.page
    .locator("#console .err")
    .first()
    .evaluate((each) => ({
      lines: each.textContent.trimEnd().split("\n").length,
      tall: each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight),
    }));
  assert.ok(Math.abs(lines - tall) < 2, `${lines} lines are ${tall} high`);
  assert.deepEqual(await reader.page.locator("#places li").allTextContents(), [
    "Line 4: Thread-1 (half), Thread-2 (half), Thread-3 (half) and 1 more raised an exception here",
  ]);
  await reader.leave();
});

test("what is not supported is refused by name and line, and nothing runs", async () => {
  const reader = await site.visit();
  await reader.write("print('a')\n\nmatch 1:\n    case 1: pass\n");
  const { report } = await reader.run();
  assert.equal(report.status, "unsupported");
  assert.match(await reader.status(), /match/);
  assert.equal((await reader.output()).includes("a\n"), false);
  await reader.leave();
});

test("a prediction is held against what came out", async () => {
  const reader = await site.visit();
  await reader.page.getByLabel("less than 400000").check();
  await reader.run();
  assert.match(
    await reader.page.locator("#question .verdict").textContent(),
    /Not this time.*exactly 400000/,
  );
  await reader.page.getByLabel("exactly 400000").check();
  assert.match(await reader.page.locator("#question .verdict").textContent(), /As you predicted/);
  await reader.leave();
});
