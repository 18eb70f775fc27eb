// Measures the timeline at 10⁴ to 10⁷ events, in Chromium: loading, memory, and the processor's time for a frame at five
// zooms while panning, beside vis-timeline with the same data in the same browser, as far as that gets in two minutes.
//
// Only what the page itself does is timed, by its own clock; painting is what is handed to the graphics card, which is a
// program here and no measure of one. Perfetto's own figure for memory stands beside ours, with its source.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../serve.mjs";
import { executablePath, quiet } from "./chromium.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const json = process.argv.includes("--json") ? process.argv[process.argv.indexOf("--json") + 1] : null;
const patience = 120_000;
const sizes = [1e4, 1e5, 1e6, 1e7];
const zooms = [1, 0.1, 0.01, 0.001, 0.0001];

const folder = mkdtempSync(join(tmpdir(), "lockstep-bench-"));
mkdirSync(folder, { recursive: true });
const vis = join(here, "node_modules/vis-timeline");
for (const [from, to] of [
  [join(root, ".build/ui/ui.mjs"), "ui.mjs"],
  [join(root, ".build/ui/ui.wasm"), "ui.wasm"],
  [join(here, "timeline.html"), "index.html"],
  [join(here, "timeline-page.mjs"), "timeline-page.mjs"],
  [join(vis, "standalone/umd/vis-timeline-graph2d.min.js"), "vis.js"],
  [join(vis, "styles/vis-timeline-graph2d.min.css"), "vis.css"],
])
  copyFileSync(from, join(folder, to));
const served = await serve({
  folder,
  port: 0,
  isolated: true, // whose clock is the finer one
  headers: {
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data: blob:",
  },
});
const { chromium } = await import(
  pathToFileURL(join(root, "web/node_modules/playwright-core/index.mjs")).href
);

/** One timeline with so many events, in a browser of its own: null where it is not done in time. */
async function measure(who, events) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...quiet,
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--enable-precise-memory-info",
    ],
  });
  let timer;
  const tooLong = new Promise((done) => (timer = setTimeout(() => done(null), patience)));
  const work = async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 600 } });
    await page.goto(served.address);
    await page.waitForFunction(() => globalThis.peer !== undefined);
    const loaded = await page.evaluate(([name, count]) => globalThis[name].load(count), [who, events]);
    const frames = [];
    for (const part of zooms)
      frames.push(await page.evaluate(([name, share]) => globalThis[name].pan(share), [who, part]));
    return { ...loaded, frames };
  };
  try {
    return await Promise.race([work(), tooLong]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const mb = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const print = (cells) =>
  console.log(cells.map((cell, i) => (i ? cell.padStart(13) : cell.padEnd(26))).join(" "));

const results = [];
try {
  console.log(
    "Milliseconds of the processor: loading, and a frame while panning with that part of the run in view",
  );
  print(["", "load", "longest", "memory", ...zooms.map(String)]);
  let peerIsDone = false;
  for (const events of sizes) {
    const ours = await measure("lockstep", events);
    if (!ours) throw new Error(`Lockstep does not take ${events} events in ${patience / 1000} s`);
    print([
      `Lockstep, ${events.toExponential(0)} events`,
      ms(ours.load_ms),
      ms(ours.longest_ms),
      mb(ours.memory),
      ...ours.frames.map((f) => `${ms(f.model)} + ${ms(f.painting)}`),
    ]);
    const peer = peerIsDone
      ? null
      : await measure("peer", events).catch(
          (error) => (console.log(`  vis-timeline: ${error.message.split("\n")[0]}`), null),
        );
    if (peer)
      print(["  vis-timeline", ms(peer.load_ms), "", mb(peer.memory), ...peer.frames.map((f) => ms(f.all))]);
    else print(["  vis-timeline", `none in ${patience / 1000} s`]);
    peerIsDone = !peer;
    results.push({ events, ours, peer });
  }
  console.log("Lockstep's frames are model + painting; its memory is all that its wasm has.");
  console.log(
    "Perfetto: 1 GB of wasm for a trace of 54 MB (google/perfetto#83); it publishes no times of frames.",
  );
  if (json) writeFileSync(json, JSON.stringify({ zooms, results }, null, 2));
} finally {
  await served.close();
  rmSync(folder, { recursive: true });
}
