// A link brings everything back and runs nothing.

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const share = async ({ page }) => {
  await page.getByRole("button", { name: "Share" }).click();
  await page.locator("#notice", { hasText: /Link/ }).waitFor();
  return page.url();
};
const hashOf = (url) => new URL(url).hash;
const wishes = ({ source, settings, view }) => ({ source, settings, view });

test("a shared link opens in a new tab with the same source, settings and view", async () => {
  const reader = await site.visit();
  await reader.write("# größer ☃\nprint('shared')\n");
  await reader.choose("simulated");
  await reader.choose("anywhere");
  await reader.page.getByLabel("Seed", { exact: true }).fill("41");
  await reader.page.keyboard.press("Enter");
  const { report } = await reader.run();
  await reader.page.locator("#canvas").click();
  for (let i = 0; i < 3; i++) await reader.page.keyboard.press("+");
  await reader.page.waitForFunction(() => globalThis.lockstep.state().view !== null);
  await reader.page.waitForTimeout(300);
  const url = await share(reader);
  const before = await reader.state();

  const other = await site.visit(hashOf(url));
  const opened = await other.state();
  assert.deepEqual(wishes(opened), wishes(before));
  assert.equal(opened.run.phase, "idle", "nothing ran before the reader asked");
  const again = (await other.run()).report;
  assert.equal(again.stdout, report.stdout);
  assert.equal(again.virtual_ns, report.virtual_ns);
  assert.deepEqual((await other.state()).view, before.view, "the first run is seen as the link had it");
  await other.leave();
  await reader.leave();
});

test("the link of a live run with the GIL repeats that run in another tab", async () => {
  const reader = await site.visit();
  await reader.write(`import threading

order = []

def work(name):
    for _ in range(300000):
        pass
    order.append(name)

threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)
`);
  const { report } = await reader.run();
  assert.notEqual(report.schedule, "");
  const url = await share(reader);
  const other = await site.visit(hashOf(url));
  assert.match(await other.status(), /repeat the run of this link/);
  const again = (await other.run()).report;
  assert.equal(again.engine, "sim");
  assert.equal(again.stdout, report.stdout);
  assert.match(await other.status(), /the recorded run repeated/);
  await other.leave();
  await reader.leave();
});

test("Share copies the address to the clipboard", async () => {
  const context = await site.browser.newContext({ permissions: ["clipboard-read"] });
  const reader = await site.visit("", { context });
  const url = await share(reader);
  assert.equal(await reader.page.evaluate(() => navigator.clipboard.readText()), url);
  await reader.leave();
});

test("a link written by hand opens the experiment that it names", async () => {
  const reader = await site.visit("#v=1&experiment=the-lock-that-fixes-it&build=gil&engine=sim&seed=3");
  const { experiment, settings, notice } = await reader.state();
  assert.equal(experiment.name, "the-lock-that-fixes-it");
  assert.deepEqual(settings, { build: "gil", engine: "sim", switch_points: "3.14", seed: 3 });
  assert.equal(notice, null);
  await reader.leave();
});

const packed = (text) => deflateRawSync(text).toString("base64url");
const damaged = {
  "lost its tail": (whole) => whole.slice(0, -4),
  "had a letter changed": (whole) => whole.replace(/experiment=l/, "experiment=L"),
  "has no version": () => "#experiment=lost-update",
  "has a version that is not known": () => "#v=9&experiment=lost-update",
  "names a field that is not known": () => "#v=1&nonsense=1",
  "says a field twice": () => "#v=1&seed=1&seed=2",
  "has a seed that is no number": () => "#v=1&seed=-1",
  "has a build that does not exist": () => "#v=1&build=jython",
  "has a view that ends before it begins": () => "#v=1&view=9-3",
  "has a broken escape": () => "#v=1&experiment=%E0%A4%A",
  "has source that is not base64url": () => "#v=1&source=%3Cscript%3E",
  "has source that does not unpack": () => "#v=1&source=AAAA",
  "unfolds into too much": () => `#v=1&source=${packed("x".repeat(40_000_000))}`,
  "names an experiment that is not here": () => "#v=1&experiment=no-such-one",
  "tries to leave the list of experiments": () => "#v=1&experiment=__proto__",
};
// Another link in the same tab, as somebody would paste it into the address bar.
const follow = async ({ page }, hash) => {
  const before = await page.evaluate(() => globalThis.lockstep.state().notice?.text ?? "");
  await page.evaluate((next) => (location.hash = next), hash);
  await page.waitForFunction((old) => (globalThis.lockstep.state().notice?.text ?? "") !== old, before);
  return page.locator("#notice").textContent();
};

test("a damaged link says what is wrong with it, and what the reader had is still there", async () => {
  const reader = await site.visit();
  await reader.write("print('mine')\n");
  const whole = hashOf(await share(reader));
  const said = new Set();
  for (const [how, damage] of Object.entries(damaged)) {
    const notice = await follow(reader, damage(whole));
    assert.match(
      notice,
      /^This link (is damaged: .+|names an experiment that is not here: “.+”)\. What you had is still here/,
      how,
    );
    said.add(notice);
    const { source, run } = await reader.state();
    assert.equal(source, "print('mine')\n", how);
    assert.equal(run.phase, "idle", how);
    await reader.page.getByRole("button", { name: "Dismiss" }).click();
  }
  assert.ok(said.size >= 13, "each says its own");
  await reader.leave();
});

for (const how of ["lost its tail", "names an experiment that is not here"]) {
  test(`a link that ${how} opens the experiment of the page in a new tab, and says so`, async () => {
    const reader = await site.visit();
    await reader.write("print(1)\n");
    const other = await site.visit(damaged[how](hashOf(await share(reader))));
    const { experiment, source, run } = await other.state();
    assert.match(await other.page.locator("#notice").textContent(), /Here is “Lost update” instead/);
    assert.equal(experiment.name, "lost-update");
    assert.equal(source, experiment.program);
    assert.equal(run.phase, "idle");
    await other.leave();
    await reader.leave();
  });
}

test("a run recorded by another version is not repeated, but can be run anew", async () => {
  const reader = await site.visit(`#v=1&experiment=lost-update&vm=0.0.0&schedule=${packed("L1:0.1x3")}`);
  await reader.begin();
  await reader.page.locator("#notice", { hasText: "recorded by version 0.0.0" }).waitFor();
  assert.equal((await reader.state()).run.phase, "idle");
  await reader.page.getByRole("button", { name: "Run it anew" }).click();
  assert.equal((await reader.run()).report.status, "ok");
  await reader.leave();
});

test("who shares a free-threaded run is told that the run itself is not in the link", async () => {
  const reader = await site.visit();
  await reader.choose("free-threaded");
  await reader.run();
  await share(reader);
  assert.match(
    await reader.page.locator("#notice").textContent(),
    /runs the program anew, and may see another result/,
  );
  await reader.leave();
});

test("that a link was copied is said, moves nothing, and goes by itself", async () => {
  const reader = await site.visit();
  const place = () => reader.page.locator("#run").evaluate((each) => each.getBoundingClientRect().top);
  const before = await place();
  await share(reader);
  assert.equal(await place(), before);
  await reader.page.locator("#notice").waitFor({ state: "hidden", timeout: 10_000 });
  await reader.leave();
});

test("a schedule in which nobody runs is no recorded run", async () => {
  const reader = await site.visit(`#v=1&experiment=lost-update&vm=1&schedule=${packed("L1:")}`);
  assert.equal((await reader.state()).recording, null);
  assert.match(await reader.status(), /^Ready: real threads/);
  await reader.leave();
});

test("whoever frames the page chooses its theme by the link, and a shared link leaves that out", async () => {
  const reader = await site.visit("#v=1&experiment=lost-update&theme=dark");
  assert.equal(await reader.page.evaluate(() => document.documentElement.dataset.theme), "dark");
  const shared = await share(reader);
  assert.doesNotMatch(shared, /theme/);
  const framed = await site.visit(`${hashOf(shared)}&theme=light`);
  assert.equal(await framed.page.evaluate(() => document.documentElement.dataset.theme), "light");
  await framed.leave();
  const damagedTheme = await site.visit("#v=1&theme=pink");
  assert.match(await damagedTheme.page.locator("#notice").textContent(), /“theme” cannot be “pink”/);
  await damagedTheme.leave();
  await reader.leave();
});

test("a schedule that cannot be repeated is refused with a sentence", async () => {
  const reader = await site.visit();
  const { vm_version } = (await reader.state()).capabilities;
  const other = await site.visit(
    `#v=1&experiment=lost-update&vm=${vm_version}&schedule=${packed("nonsense")}`,
  );
  const { report } = await other.run();
  assert.notEqual(report.status, "ok");
  assert.notEqual(await other.status(), "");
  await other.leave();
  await reader.leave();
});

test("another link in the same tab is opened too, and the way back keeps what was typed", async () => {
  const reader = await site.visit();
  await reader.write("print('mine')\n");
  await reader.page.evaluate(() => (location.hash = "#v=1&experiment=one-value-every-order&bytes=u16:258"));
  await reader.page.waitForFunction(() => globalThis.lockstep.state().experiment.kind === "bytes");
  assert.equal((await reader.state()).bytes.text, "258");
  await reader.page.getByLabel("Experiment").selectOption("lost-update");
  await reader.page.waitForURL("**/x/lost-update/");
  assert.equal((await reader.state()).source, "print('mine')\n");
  await reader.leave();
});
