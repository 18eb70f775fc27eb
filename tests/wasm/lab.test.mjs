// Both labs under Node.js: what they run, how they stop, and that the simulation is the same everywhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { loadLab, root } from "./lab.mjs";

const program = (name) => readFileSync(join(root, "tests/python/programs", `${name}.py`), "utf8");
const endless = "while True:\n    pass\n";
const twoThreads = 'import threading\nt = threading.Thread(target=print, args=("x",))\nt.start()\nt.join()\n';
const simulated = JSON.parse(readFileSync(join(root, "tests/lab/simulated_runs.json"), "utf8"));

for (const [name, engine] of [
  ["lab", "live"],
  ["lab", "sim"],
  ["lab-st", "sim"],
]) {
  describe(`${name}, ${engine}`, () => {
    let lab;
    before(async () => {
      lab = await loadLab(name);
    });

    test("the seed programs print what CPython prints", async () => {
      for (const [source, printed] of [
        ["seed003_d_unsafe_only", "Unsafe result: 400000\n"],
        ["seed003_f_safe_only", "Safe result: 400000\n"],
        ["seed003_c_block_verbatim", "Unsafe result: 400000\nSafe result: 0\n"],
        ["seed000_a_bind", ""],
      ]) {
        const report = await lab.run({ source: program(source), engine });
        assert.equal(report.status, "ok", report.stderr);
        assert.equal(report.stdout, printed);
      }
    });

    test("what lies beside the program is fetched when it is imported, even by a name made as it runs", async () => {
      const source = "name = 'statis'\nm = __import__(name + 'tics')\nprint(m.mean([1, 2, 6]))\n";
      const report = await lab.run({ source, engine });
      assert.equal(report.stdout, "3\n", report.stderr);
    });

    test("the safe program never loses in the free-threaded build", async () => {
      const report = await lab.run({
        source: program("seed003_f_safe_only"),
        engine,
        build: "free-threaded",
      });
      assert.equal(report.stdout, "Safe result: 400000\n");
    });

    test("the unsafe program loses in the free-threaded build when its threads overlap", async () => {
      const source = program("seed003_d_unsafe_only").replace("100000", "1000000");
      const report = await lab.run({ source, engine, build: "free-threaded" });
      const total = Number(/^Unsafe result: (\d+)\n$/.exec(report.stdout)[1]);
      assert.ok(total >= 1 && total < 4_000_000, `${total}`);
    });

    test("names of programs are explained in one sentence each", () => {
      const texts = lab.ask("help").answer;
      const lock = texts.find(({ name }) => name === "threading.Lock");
      assert.equal(lock.parameters, "()");
      assert.match(lock.text, /^A lock that one thread holds at a time/);
      assert.ok(texts.length > 150, `${texts.length}`);
    });

    test("a deadlock's report says at which line each thread waits, and for what", async () => {
      const source =
        "import threading\nlock = threading.Lock()\ndef work():\n    with lock, lock:\n        pass\n" +
        "t = threading.Thread(target=work)\nt.start()\nt.join()\n";
      const { threads } = await lab.run({ source, engine });
      const places = threads.map(({ ended, line, waits_for }) => [ended, line, waits_for]);
      assert.deepEqual(places, [
        ["blocked", 8, "join Thread-1 (work)"],
        ["blocked", 4, "acquire lock (Lock)"],
      ]);
    });

    test("an endless loop stops within 200 ms and the next run begins at once", async () => {
      assert.equal(lab.start({ source: endless, engine }), null);
      await lab.pump((_, milliseconds) => milliseconds > 100);
      lab.module._lab_stop();
      const { milliseconds } = await lab.pump();
      assert.ok(milliseconds < 200, `${milliseconds} ms`);
      assert.equal(lab.json("report").status, "stopped");
      assert.equal((await lab.run({ source: "print(1)", engine })).stdout, "1\n");
    });

    test("output comes while the program runs", async () => {
      lab.start({ source: `print("first")\n${endless}`, engine });
      const { output, ended } = await lab.pump((pieces) => pieces.length > 0);
      assert.equal(ended, false);
      assert.deepEqual(output, [{ stream: "out", thread: 0, text: "first\n" }]);
      lab.module._lab_stop();
      await lab.pump();
    });

    test("a trace comes with the run", async () => {
      lab.start({ source: twoThreads, engine });
      const { traceBytes } = await lab.pump();
      assert.ok(traceBytes > 0);
    });

    test("a deadlock is found", async () => {
      const source = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";
      assert.equal((await lab.run({ source, engine })).status, "deadlock");
    });

    test("a program beyond the memory ceiling ends with limit", async () => {
      const source = 'x = []\nwhile True:\n    x.append("a" * 100000 + str(len(x)))\n';
      const report = await lab.run({ source, engine, limits: { memory_bytes: 32 << 20 } });
      assert.deepEqual([report.status, report.detail], ["limit", "memory"]);
    });

    test("endless recursion is a RecursionError", async () => {
      const report = await lab.run({ source: "def f():\n    f()\nf()\n", engine });
      assert.equal(report.status, "exception");
      assert.match(report.stderr, /RecursionError/);
    });

    test("a hundred runs in a row do not grow the memory", async () => {
      for (let i = 0; i < 10; ++i) await lab.run({ source: twoThreads, engine });
      const size = lab.module.HEAPU8.length;
      for (let i = 0; i < 100; ++i)
        assert.equal((await lab.run({ source: twoThreads, engine })).stdout, "x\n");
      assert.equal(lab.module.HEAPU8.length, size);
    });

    if (engine === "sim") {
      for (const { program: file, iterations = 100000, request, expected } of simulated) {
        test(`${file} with ${JSON.stringify(request)} runs exactly as in the native build`, async () => {
          const source = program(file).replace("100000", `${iterations}`);
          const report = await lab.run({ ...request, source, engine: "sim" });
          for (const [key, value] of Object.entries(expected)) assert.deepEqual(report[key], value, key);
        });
      }
    }
  });
}

describe("lab", () => {
  let lab;
  before(async () => {
    lab = await loadLab("lab");
  });

  test("a live run in the GIL build repeats in the simulation", async () => {
    const source = `import threading
order = []
def work(name):
    for i in range(40000):
        if i % 10000 == 0:
            order.append(name)
threads = [threading.Thread(target=work, args=(n,)) for n in "abcd"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("".join(order))
`;
    const live = await lab.run({ source, engine: "live", switch_interval: 0.0005 });
    assert.equal(live.status, "ok", live.stderr);
    assert.notEqual(live.schedule, "");
    const repeated = await lab.run({ source, engine: "sim", schedule: live.schedule });
    assert.equal(repeated.status, "ok", repeated.detail);
    assert.equal(repeated.stdout, live.stdout);
    assert.equal(repeated.schedule, live.schedule);
  });

  test("two instances run side by side", async () => {
    const other = await loadLab("lab");
    lab.start({ source: endless, engine: "live" });
    assert.equal((await other.run({ source: "print(2)", engine: "live" })).stdout, "2\n");
    lab.module._lab_stop();
    await lab.pump();
  });

  test("more threads than the pool holds get their turn", async () => {
    const source = `import threading
barrier = threading.Barrier(24)
threads = [threading.Thread(target=barrier.wait) for _ in range(24)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("all")
`;
    assert.equal((await lab.run({ source, engine: "live" })).stdout, "all\n");
  });

  test("names both engines", () => {
    assert.deepEqual(lab.ask("capabilities").answer.engines, ["live", "sim"]);
    assert.ok(lab.ask("capabilities").answer.cores >= 1);
  });
});

describe("lab-st", () => {
  let lab;
  before(async () => {
    lab = await loadLab("lab-st");
  });

  test("names the simulation only", () => {
    assert.deepEqual(lab.ask("capabilities").answer.engines, ["sim"]);
    assert.ok(lab.ask("capabilities").answer.cores >= 1);
  });

  test("refuses the live engine in a sentence", () => {
    const report = lab.start({ source: "print(1)", engine: "live" });
    assert.equal(report.error.kind, "request");
    assert.match(report.error.message, /'live' needs threads/);
  });

  test("a request that is not JSON is answered", () => {
    assert.equal(lab.json("start", "{").error.message, "the request is not JSON");
  });

  test("errors are found without a run", () => {
    const check = (source) => lab.ask("check", { source, filename: "a.py" }).answer;
    assert.deepEqual(check("x = 1\n"), []);
    assert.equal(check("é = (\n")[0].message, "'(' was never closed");
  });

  test("disassembles", () => {
    assert.match(
      lab.ask("disassemble", { source: "x = 1\n", filename: "a.py" }).answer.text,
      /STORE_NAME +0 \(x\)/,
    );
  });

  test("reads the experiments of the site", () => {
    const text = readFileSync(join(root, "web/experiments/lost-update.md"), "utf8");
    const experiment = lab.ask("read_experiment", { text, name: "lost-update" }).answer;
    assert.equal(experiment.name, "lost-update");
    assert.match(experiment.program, /counter \+= 1/);
    assert.equal(lab.ask("read_experiment", { text: "---\n", name: "x" }).error.kind, "experiment");
  });

  test("finds parameters where JavaScript counts", () => {
    const source = "text = '''\nn = 1\n'''  # 😀\nn = 2\n";
    const [place] = lab.ask("find_parameters", { source, names: ["n", "m"] }).answer;
    assert.deepEqual(place, { name: "n", literal: "2", offset: source.lastIndexOf("2") });
  });

  test("a question that is not as the protocol says is refused with its key", () => {
    assert.equal(lab.ask("check", { source: 1 }).error.message, "'source' has to be a string");
    assert.equal(lab.ask("chek").error.message, "there is no call 'chek'");
  });
});

// The pthreads of a lab are Workers that would keep Node.js alive.
after(() => setTimeout(() => process.exit(), 100).unref());
