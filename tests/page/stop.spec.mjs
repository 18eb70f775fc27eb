// A program that never ends costs nothing: not the page, not the next run, not the hundredth.
// Runs alone: a stop is timed.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const endless = "print('on')\nwhile True:\n    pass\n";
const endlessThreads = `import threading

def spin():
    while True:
        pass

for _ in range(3):
    threading.Thread(target=spin).start()
print('on')
spin()
`;
const isOn = ({ page }) => page.locator("#console", { hasText: "on" }).waitFor();

// Presses Esc and gives the time until the run has ended, as the page itself sees both.
async function timeStop({ page }) {
  await page.evaluate(() => {
    globalThis.stopTook = new Promise((done) => {
      const began = (event) => {
        if (event.key !== "Escape") return;
        const look = () => {
          if (globalThis.lockstep.state().run.phase !== "ended") return setTimeout(look, 1);
          done(performance.now() - event.timeStamp);
        };
        look();
      };
      addEventListener("keydown", began, true);
    });
  });
  await page.keyboard.press("Escape");
  return page.evaluate(() => globalThis.stopTook);
}

const cases = [
  ["with the GIL", "GIL", endless],
  ["with four spinning threads and the GIL", "GIL", endlessThreads],
  ["with four spinning threads and no GIL", "free-threaded", endlessThreads],
  ["in the simulation", "simulated", endless],
];
// How quickly somebody stops is a matter of this machine's other work, too: one of five times counts.
for (const [where, choice, source] of cases) {
  test(`Esc ends an endless loop within 200 ms ${where}, and a second run starts at once`, async () => {
    const reader = await site.visit();
    await reader.write(source);
    await reader.choose(choice);
    const took = [];
    for (let time = 0; time < 5 && !took.some(({ ms, status }) => ms < 200 && status === "stopped"); time++) {
      await reader.begin();
      await isOn(reader);
      const ms = await timeStop(reader);
      // Without a report the lab did not answer in time and was ended by force.
      took.push({ ms, status: (await reader.state()).run.report?.status });
    }
    assert.ok(took.at(-1).ms < 200 && took.at(-1).status === "stopped", JSON.stringify(took));
    await reader.write("print('again')\n");
    await reader.run();
    assert.equal(await reader.output(), "again\n");
    await reader.leave();
  });
}

test("the Stop button is there only while something runs", async () => {
  const reader = await site.visit();
  const stop = reader.page.getByRole("button", { name: "Stop" });
  assert.equal(await stop.isDisabled(), true);
  await reader.write(endless);
  await reader.page.getByRole("button", { name: /^Run/ }).click();
  await stop.click();
  await reader.ended();
  assert.equal(await stop.isDisabled(), true);
  await reader.leave();
});

test("the page answers while a program spins", async () => {
  const reader = await site.visit();
  await reader.write(endlessThreads);
  await reader.choose("free-threaded");
  await reader.begin();
  await isOn(reader);
  const gaps = await reader.page.evaluate(async () => {
    let worst = 0;
    for (let i = 0, last = performance.now(); i < 20; i++) {
      await new Promise((done) => setTimeout(done, 20));
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  });
  assert.ok(gaps < 3000, `the page was silent for ${gaps.toFixed()} ms`);
  await reader.page.keyboard.press("Escape");
  await reader.ended();
  await reader.leave();
});

// A lab that never answers: its poll does not return. It stands in for one that crashed in a way of its own. Of one
// question it dies.
const deafLab = `export default async () => {
  const memory = new WebAssembly.Memory({ initial: 64 });
  const bytes = () => new Uint8Array(memory.buffer);
  const at = 1 << 20;
  let request;
  let top = 1024;
  const settings = { engine: "live", build: "gil", switch_points: "3.14", cores: 2, vm_version: "0" };
  const report = { ...settings, status: "ok", detail: "", error: null, stdout: "", stderr: "", schedule: "", threads: [],
    wall_ns: 1, virtual_ns: 0, instructions: 0, switches: 0 };
  const capabilities = { vm_version: "0", engines: ["live"], builds: ["gil"], switch_points: ["3.14"], schedulers: [], cores: 2 };
  const answer = (name) => {
    if (name === "measure_swaps") throw new Error("out of memory");
    return give(JSON.stringify({ answer: name === "capabilities" ? capabilities : [] }));
  };
  const give = (text) => (bytes().set(new TextEncoder().encode(text + "\\0"), at), at);
  const take = (from) => new TextDecoder().decode(bytes().slice(from, bytes().indexOf(0, from)));
  return {
    wasmMemory: memory, UTF8ToString: take, lengthBytesUTF8: (text) => text.length,
    stringToUTF8: (text, to) => bytes().set(new TextEncoder().encode(text + "\\0"), to),
    _malloc: (size) => ((top = (top > 1 << 19 ? 1024 : top) + size), top - size), _free() {}, _lab_result_size: () => 0, _lab_stop() {}, _lab_warm_up() {},
    _lab_start: (from) => ((request = JSON.parse(take(from))), give("")),
    _lab_poll: () => { while (request.source.includes("deaf")); return 1; },
    _lab_take_output: () => give(""), _lab_take_trace: () => at,
    _lab_report: () => give(JSON.stringify(report)),
    _lab_call: (name) => answer(take(name)),
  };
};`;

test("a lab that does not answer is ended by force, and the spare one runs the next program", async () => {
  const context = await site.browser.newContext();
  await context.route("**/lab.mjs", (route) =>
    route.fulfill({ contentType: "text/javascript", body: deafLab }),
  );
  const reader = await site.visit("", { context });
  await reader.write("deaf\n");
  await reader.begin();
  const ms = await timeStop(reader);
  assert.ok(ms < 5000, `it took ${ms.toFixed()} ms`);
  assert.match(await reader.status(), /stopped by force/);
  await reader.write("print()\n");
  assert.equal((await reader.run()).report.status, "ok");
  await reader.leave();
});

test("Run while something runs ends that and begins anew", async () => {
  const reader = await site.visit();
  await reader.write(endless);
  await reader.begin();
  await isOn(reader);
  await reader.write("print('new')\n");
  await reader.run();
  assert.equal(await reader.output(), "new\n");
  await reader.leave();
});

// What the browser's own processes say: threads named after Workers, and resident memory.
async function footprint(site) {
  const devtools = await site.browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  let workers = 0;
  let megabytes = 0;
  for (const { type, id } of processInfo) {
    if (type !== "renderer") continue;
    for (const task of readdirSync(`/proc/${id}/task`)) {
      try {
        if (readFileSync(`/proc/${id}/task/${task}/comm`, "utf8").startsWith("DedicatedWorker")) workers++;
      } catch {
        // it ended while we were looking
      }
    }
    megabytes += Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1024;
  }
  return { workers, megabytes };
}

test("a hundred runs in a row leave no Worker and no memory behind", async () => {
  const reader = await site.visit();
  await reader.write(`import threading

def work():
    return sum([1, 2, 3])

threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("done")
`);
  const run = async (times) => {
    for (let i = 0; i < times; i++) {
      const { report } = await reader.run(20);
      assert.equal(report.status, "ok");
    }
    await reader.page.waitForTimeout(500); // what ended is gone
  };
  await run(10); // pools are full and code is compiled from here on
  const before = await footprint(site);
  assert.ok(before.workers > 0, "Workers can be counted");
  await run(100);
  const after = await footprint(site);
  assert.ok(after.workers <= before.workers, `${before.workers} Workers became ${after.workers}`);
  const growth = after.megabytes - before.megabytes;
  assert.ok(growth < 60, `memory grew by ${growth.toFixed()} MB`);
  await reader.leave();
});

test("a question that a lab dies of is answered all the same: with what happened", async () => {
  const context = await site.browser.newContext();
  await context.route("**/lab.mjs", (route) =>
    route.fulfill({ contentType: "text/javascript", body: deafLab }),
  );
  const reader = await site.visit("x/what-a-swap-costs/", { context });
  await reader.page.getByRole("button", { name: "Measure" }).click();
  await reader.page.locator("#notice", { hasText: /could not be measured/ }).waitFor();
  assert.equal((await reader.state()).swaps.measuring, false);
  await reader.leave();
});
