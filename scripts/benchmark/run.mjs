// Measures Lockstep beside its peers and prints ratios; scripts/bench builds and installs what this needs.
//
// Every number is a median over rounds, and in a round each Python runs the same program one after the other: what the
// machine is busy with meets all of them. A ratio is the median of the rounds' ratios, never a ratio of two sessions.
import { execFile, fork } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../serve.mjs";
import { executablePath, quiet } from "./chromium.mjs";
import { exploring } from "./exploring.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const peers = join(here, "node_modules");
const scratch = mkdtempSync(join(tmpdir(), "lockstep-bench-"));

const options = {
  rounds: 5,
  hosts: ["native", "node", "chromium"],
  only: null,
  json: null,
  beside: null,
  checkers: {},
};
for (let i = 2; i < process.argv.length; ++i) {
  const [name, value] = [process.argv[i], process.argv[i + 1]];
  if (name === "--rounds") options.rounds = Number(value);
  else if (name === "--hosts") options.hosts = value.split(",");
  else if (name === "--only") options.only = value.split(",");
  else if (name === "--json") options.json = value;
  else if (name === "--beside") options.beside = resolve(value);
  else if (name === "--checker") options.checkers[basename(value.split(" ")[0])] = value;
  else throw new Error(`unknown argument '${name}'`);
  ++i;
}

const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const geometricMean = (list) => Math.exp(list.reduce((sum, x) => sum + Math.log(x), 0) / list.length);

// The program measures itself: once to warm up, once by the clock. MicroPython has a clock of another name.
const timed = (source) => `${source}
try:
    from time import perf_counter as clock
except ImportError:
    from time import ticks_us
    def clock():
        return ticks_us() / 1000000
work()
began = clock()
work()
print(clock() - began)
`;
// The same in a thread of its own, for which the main thread waits.
const timedInThread = (source) => `${source}
from threading import Thread
from time import perf_counter as clock
def measure():
    global seconds
    work()
    began = clock()
    work()
    seconds = clock() - began
thread = Thread(target=measure)
thread.start()
thread.join()
print(seconds)
`;

const programs = (folder) =>
  readdirSync(join(here, folder))
    .filter((file) => file.endsWith(".py"))
    .map((file) => ({ name: file.slice(0, -3), source: readFileSync(join(here, folder, file), "utf8") }))
    .filter(({ name }) => !options.only || options.only.includes(name));

// --- the three hosts: each gives named functions from a source to what it printed ---------------------------------

function command(program, ...args) {
  return (source, { build } = {}) =>
    new Promise((resolve, reject) => {
      const file = join(scratch, "program.py");
      writeFileSync(file, source);
      const all = [...args, ...(build ? ["--build", build] : []), file];
      execFile(program, all, { timeout: 120_000 }, (error, stdout, stderr) => {
        if (error) reject(new Error(stderr.trim().split("\n").at(-1) || error.message));
        else resolve(stdout);
      });
    });
}

// A command's first line is there when the command ends.
const timedFromOutside = (run) => ({
  run,
  firstLine: async (source) => {
    const began = performance.now();
    await run(source);
    return performance.now() - began;
  },
});

const ours = (folder) => timedFromOutside(command(join(folder, ".build/native/lockstep"), "run"));
const native = () => ({
  lockstep: ours(root),
  ...(options.beside
    ? { before: ours(options.beside) }
    : { "CPython 3.14": timedFromOutside(command(join(root, ".toolchain/bin/python3.14"))) }),
});

// Talks to an engine.mjs one message at a time.
async function talk(send, listen, kind, folder) {
  let resolveReply;
  listen((reply) => resolveReply(reply));
  const ask = (message) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no answer in 120 s")), 120_000);
      resolveReply = (reply) => {
        clearTimeout(timer);
        if (reply.error) reject(new Error(reply.error));
        else resolve(reply);
      };
      send(message);
    });
  const { loaded, ready } = await ask({ load: kind, folder });
  return {
    ready,
    run: async (source, more) => (await ask({ source, options: more })).output,
    firstLine: async (source) => (await ask({ source })).firstLine,
  };
}

// Each engine's folder, and how engine.mjs is to load it; with --beside another checkout's lab is the only peer.
const labs = options.beside ? { lockstep: root, before: options.beside } : { lockstep: root };
const kinds = options.beside
  ? { lockstep: "lab", before: "lab" }
  : { lockstep: "lab", Pyodide: "pyodide", MicroPython: "micropython" };
const folders = {
  ...Object.fromEntries(Object.entries(labs).map(([name, folder]) => [name, join(folder, ".build/lab")])),
  Pyodide: join(peers, "pyodide"),
  MicroPython: join(peers, "@micropython/micropython-webassembly-pyscript"),
};

async function node(closing) {
  const engines = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const child = fork(join(here, "engine.mjs"), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    closing.push(() => child.kill("SIGKILL"));
    const folder = pathToFileURL(folders[name]).href;
    engines[name] = await talk(
      (m) => child.send(m),
      (f) => child.on("message", (m) => f(m)),
      kind,
      folder,
    );
  }
  return engines;
}

async function chromium(closing) {
  const { chromium: browserType } = await import(
    pathToFileURL(join(root, "web/node_modules/playwright-core/index.mjs")).href
  );
  const folder = join(scratch, "site");
  mkdirSync(folder);
  for (const name of Object.keys(kinds)) {
    const from = folders[name];
    cpSync(from, join(folder, name), {
      recursive: true,
      filter: (path) => path === from || /\.(mjs|js|wasm|zip|json)$/.test(path),
    });
  }
  cpSync(join(here, "engine.mjs"), join(folder, "engine.mjs"));
  cpSync(join(here, "page.html"), join(folder, "index.html"));
  // Pyodide compiles JavaScript from text, which the page's own policy forbids.
  const served = await serve({
    folder,
    port: 0,
    headers: { "Content-Security-Policy": "default-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' data: blob:" },
  });
  closing.push(() => served.close());
  const browser = await browserType.launch({ executablePath, args: quiet });
  closing.push(() => browser.close());
  const engines = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const page = await browser.newPage();
    await page.goto(served.address);
    let reply = () => {};
    await page.exposeFunction("replied", (message) => reply(message));
    await page.evaluate(() => {
      globalThis.engine = new Worker("/engine.mjs", { type: "module" });
      globalThis.engine.onmessage = ({ data }) => globalThis.replied(data);
      globalThis.engine.onerror = (event) =>
        globalThis.replied({ error: event.message || "the Worker failed" });
    });
    const send = (message) => page.evaluate((m) => globalThis.engine.postMessage(m), message);
    engines[name] = await talk(send, (f) => (reply = f), kind, new URL(`/${name}`, served.address).href);
  }
  return engines;
}

// --- tables --------------------------------------------------------------------------------------------------------

const results = {};
const print = (cells, widths) =>
  console.log(cells.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  "));

async function compare(host, engines) {
  const names = Object.keys(engines);
  const [ours, ...others] = names;
  const widths = [14, ...names.map(() => 14), ...others.map(() => 18)];
  console.log(
    `\n${host}: seconds (median of ${options.rounds}), and how many times as fast as each peer Lockstep is`,
  );
  print(["", ...names, ...others.map((name) => `× ${name}`)], widths);
  const ratios = Object.fromEntries(others.map((name) => [name, []]));
  const rows = {};
  for (const { name, source } of programs("programs")) {
    const seconds = Object.fromEntries(names.map((engine) => [engine, []]));
    const failed = {};
    for (let round = 0; round < options.rounds; ++round) {
      // Who goes first changes from round to round.
      for (const engine of round % 2 ? names.toReversed() : names) {
        if (failed[engine]) continue;
        try {
          const output = (await engines[engine].run(timed(source))).trim().split("\n").at(-1);
          if (!Number.isFinite(Number.parseFloat(output))) throw new Error(output);
          seconds[engine].push(Number.parseFloat(output));
        } catch (error) {
          failed[engine] = error.message;
        }
      }
    }
    const shown = (engine) => (failed[engine] ? "cannot" : median(seconds[engine]).toFixed(4));
    const ratio = (other) => {
      if (failed[other] || failed[ours]) return null;
      return median(seconds[other].map((theirs, i) => theirs / seconds[ours][i]));
    };
    rows[name] = {
      seconds,
      failed,
      ratios: Object.fromEntries(others.map((other) => [other, ratio(other)])),
    };
    for (const other of others) if (ratio(other) !== null) ratios[other].push(ratio(other));
    print([name, ...names.map(shown), ...others.map((other) => ratio(other)?.toFixed(2) ?? "–")], widths);
    for (const [engine, reason] of Object.entries(failed)) console.log(`    ${engine} cannot: ${reason}`);
  }
  const means = others.map((other) => (ratios[other].length ? geometricMean(ratios[other]) : null));
  print(["geometric mean", ...names.map(() => ""), ...means.map((mean) => mean?.toFixed(2) ?? "–")], widths);
  if (engines[ours].ready !== undefined) {
    print(
      [
        "cold start, ms",
        ...names.map((name) => engines[name].ready.toFixed(0)),
        ...others.map((other) => (engines[other].ready / engines[ours].ready).toFixed(2)),
      ],
      widths,
    );
  }
  results[host] = { rows, geometric_mean: Object.fromEntries(others.map((other, i) => [other, means[i]])) };
}

// Two threads with as much work each as one: 2.0 = nothing is lost, 1.0 = they take turns.
async function scaling(host, engine) {
  const [{ source }] = programs("threads").filter(({ name }) => name === "private");
  const speedups = { gil: [], "free-threaded": [] };
  const singles = { gil: [], "free-threaded": [] };
  for (let round = 0; round < options.rounds; ++round) {
    for (const build of Object.keys(speedups)) {
      const [one, two] = (await engine.run(source, { build })).split(" ").map(Number);
      speedups[build].push((2 * one) / two);
      singles[build].push(one);
    }
  }
  const cost = median(singles["free-threaded"].map((seconds, i) => seconds / singles.gil[i]));
  console.log(
    `${host}: two threads of private work against one: ${median(speedups.gil).toFixed(2)} gil, ` +
      `${median(speedups["free-threaded"]).toFixed(2)} free-threaded; one thread takes ${cost.toFixed(2)} times as long free-threaded`,
  );
  results[host].scaling = { ...speedups, single_thread_cost: cost };
}

// What one thread pays for the free-threaded build: in a program that starts no other, and in one that has.
async function singleThread(host, engine) {
  const widths = [14, 16, 22];
  console.log(`\n${host}: how many times as long one thread takes free-threaded`);
  print(["", "the only thread", "while another waits"], widths);
  const costs = { alone: [], beside: [] };
  for (const { name, source } of programs("programs")) {
    const medians = {};
    for (const [who, program] of Object.entries({ alone: timed(source), beside: timedInThread(source) })) {
      const ratios = [];
      for (let round = 0; round < options.rounds; ++round) {
        const gil = Number(await engine.run(program, { build: "gil" }));
        ratios.push(Number(await engine.run(program, { build: "free-threaded" })) / gil);
      }
      medians[who] = median(ratios);
      costs[who].push(medians[who]);
    }
    print([name, medians.alone.toFixed(2), medians.beside.toFixed(2)], widths);
  }
  print(["geometric mean", ...Object.values(costs).map((list) => geometricMean(list).toFixed(2))], widths);
  results[host].single_thread = costs;
}

// What it costs to record every wait and every turn: the same run with room for a trace, and with none, where only the
// totals are kept.
async function recording(host, engine) {
  const [{ source }] = programs("threads").filter(({ name }) => name === "recorded");
  const seconds = { recorded: [], totals: [] };
  for (let round = 0; round < options.rounds; ++round) {
    seconds.recorded.push(Number(await engine.run(source)));
    seconds.totals.push(Number(await engine.run(source, { limits: { trace_bytes: 0 } })));
  }
  const cost = median(seconds.recorded.map((recorded, i) => recorded / seconds.totals[i]));
  console.log(
    `${host}: with its trace recorded the counter loop in four threads takes ${cost.toFixed(2)} times as long`,
  );
  results[host].recording = { ...seconds, cost };
}

// From the call to the first line that comes back, in a Python that is loaded. Lockstep makes a new interpreter for each
// run, its peers in a page go on in the one that they have: what a new one takes there is the cold start.
async function firstLine(host, engines) {
  const milliseconds = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  for (let round = 0; round < options.rounds; ++round) {
    for (const [name, engine] of Object.entries(engines))
      milliseconds[name].push(await engine.firstLine("print('hello')"));
  }
  const text = Object.entries(milliseconds).map(([name, list]) => `${name} ${median(list).toFixed(1)} ms`);
  const kept = host === "native" ? "" : " (a new interpreter each time; the peers keep theirs)";
  console.log(`${host}: from start to the first line: ${text.join(", ")}${kept}`);
  results[host].first_line_ms = milliseconds;
}

const closing = [];
try {
  for (const host of options.hosts) {
    const engines = await { native, node, chromium }[host](closing);
    await compare(host, engines);
    await firstLine(host, engines);
    if (!options.only || options.only.includes("private")) await scaling(host, engines.lockstep);
    await singleThread(host, engines.lockstep);
    const takesLimits = host !== "native"; // the command line keeps its own
    if (takesLimits && (!options.only || options.only.includes("recorded")))
      await recording(host, engines.lockstep);
    for (const close of closing.splice(0).reverse()) await close();
  }
  if (options.hosts.includes("native")) {
    const tools = { lockstep: root, ...(options.beside ? { before: options.beside } : {}) };
    const { checkers, rounds, only } = options;
    results.exploring = await exploring({ tools, checkers, rounds, only, scratch, median, print });
  }
  if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 1) + "\n");
} finally {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(scratch, { recursive: true, force: true });
}
