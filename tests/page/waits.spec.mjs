// What threads waited for: the rows of locks, the path that led to a selection, a range that is measured and shared.
// Costs about 15 s.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

// Each holds for long what the other one waits for; simulated, so that it comes out the same everywhere.
const contended = `import threading, time
gate = threading.Lock()
def work():
    for _ in range(2):
        with gate:
            time.sleep(0.01)
threads = [threading.Thread(target=work) for _ in range(2)]
for each in threads: each.start()
for each in threads: each.join()
`;
const stuck = `import threading, time
a, b = threading.Lock(), threading.Lock()
def take(first, second):
    with first:
        time.sleep(0.01)
        with second: pass
threads = [threading.Thread(target=take, args=pair) for pair in [(a, b), (b, a)]]
for each in threads: each.start()
for each in threads: each.join()
`;

async function simulated(source) {
  const reader = await site.visit();
  const { page } = reader;
  await page.waitForFunction(() => globalThis.lockstep.describe() !== null);
  await reader.write(source);
  await reader.choose("simulated");
  await reader.run();
  await page.locator("#canvas").scrollIntoViewIfNeeded();
  return { reader, page, box: await page.locator("#canvas").boundingBox() };
}

/** Where a moment of a lane is, in the middle of its row. */
async function at({ reader, box }, lane, ns) {
  const { lanes, view } = await reader.describe();
  const { left, right, y } = lanes[lane].place;
  const share = (ns - view.begin_ns) / (view.end_ns - view.begin_ns);
  return { x: box.x + left + share * (right - left), y: box.y + y };
}

const tableOf = async (reader, caption) =>
  (await reader.describe()).tables.find((table) => table.caption.startsWith(caption));

test("rows of locks and of the GIL's waiters come and go by the button and by L, and are remembered", async () => {
  const { reader, page, box } = await simulated(contended);
  const waited = () => tableOf(reader, "Locks, queues and events");
  const button = page.getByRole("button", { name: "Locks" });
  assert.equal(await waited(), undefined);
  await button.click();
  const { head, rows } = await waited();
  assert.deepEqual(head, ["What", "Waits", "Waited in all", "Longest wait"]);
  const gate = rows.find(([name]) => name === "gate (Lock)");
  assert.ok(Number(gate[1]) >= 1, "somebody waited for it");
  assert.ok((await reader.describe()).gil_waiters.most_at_once >= 1);
  await page.reload();
  await page.waitForFunction(() => globalThis.lockstep.describe() !== null);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await page.mouse.click(box.x + 20, box.y + box.height - 20);
  await page.locator("#canvas").focus();
  await reader.run();
  await page.locator("#canvas").focus();
  await page.keyboard.press("l");
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  await reader.leave();
});

test("who selects a wait is told what it waited for, in the table too", async () => {
  const run = await simulated(contended);
  const { reader, page } = run;
  const steps = await tableOf(reader, "The steps in view");
  const wait = steps.rows.find(([, , what]) => what === "waits for gate (Lock)");
  const name = wait[1];
  const lane = (await reader.describe()).lanes.findIndex((each) => each.name === name);
  // Along the lane until the wait is under the pointer.
  const { view } = await reader.describe();
  for (let i = 1; i < 60 && !(await tableOf(reader, "What led to the selection")); i++) {
    const place = await at(run, lane, view.begin_ns + (i / 60) * (view.end_ns - view.begin_ns));
    await page.mouse.click(place.x, place.y);
    await page.waitForTimeout(30);
    const said = await page.locator("#said").textContent();
    if (!said.startsWith("What it waited for")) await page.keyboard.press("Escape");
    else break;
  }
  assert.match(await page.locator("#said").textContent(), /^What it waited for, the latest first: /);
  const path = await tableOf(reader, "What led to the selection");
  assert.ok(path.rows.length >= 1);
  assert.ok(
    path.rows.some(([, thread]) => thread !== name),
    "by way of another thread",
  );
  await reader.leave();
});

test("a deadlock is told as a ring by the path of each of its waits", async () => {
  const run = await simulated(stuck);
  const { reader, page } = run;
  assert.equal((await reader.state()).run.report.status, "deadlock");
  const { view } = await reader.describe();
  const place = await at(run, 1, view.end_ns - (view.end_ns - view.begin_ns) / 50);
  await page.mouse.click(place.x, place.y);
  assert.match(await page.locator("#said").textContent(), /they wait for each other/);
  assert.ok(await tableOf(reader, "The threads that wait for each other"));
  await reader.leave();
});

test("Shift and dragging measures; the range is in the link, and another run has none", async () => {
  const run = await simulated(contended);
  const { reader, page } = run;
  const { view } = await reader.describe();
  const span = view.end_ns - view.begin_ns;
  const from = await at(run, 1, view.begin_ns + span / 4);
  const to = await at(run, 1, view.begin_ns + span / 2);
  await page.keyboard.down("Shift");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  const { range } = await reader.state();
  assert.ok(Math.abs(range.end_ns - range.begin_ns - span / 4) < span / 100, "a quarter of what is in view");
  assert.match(await page.locator("#said").textContent(), /^Measured: /);
  assert.deepEqual((await reader.describe()).view, view, "nothing pans");
  await page.getByRole("button", { name: "Share" }).click();
  await page.locator("#notice", { hasText: /Link/ }).waitFor();
  const other = await site.visit(new URL(page.url()).hash);
  assert.deepEqual((await other.state()).range, range);
  await other.run();
  assert.deepEqual((await other.state()).range, range, "the run that the link is of");
  await other.run();
  assert.equal((await other.state()).range, null);
  await other.leave();
  await page.locator("#canvas").focus();
  await page.keyboard.press("Escape");
  assert.equal((await reader.state()).range, null);
  await reader.leave();
});
