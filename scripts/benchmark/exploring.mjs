// Measures `lockstep explore` beside a plain search that reduces nothing, beside an older build, and beside model checkers
// for C where they are named: programs of the field whose executions are known by number, so that what is quick and wrong
// is not counted as quick.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const started = (threads, body) => `import threading
${body}
threads = [threading.Thread(target=work, args=(i,)) for i in range(${threads})]
for t in threads:
    t.start()
for t in threads:
    t.join()
`;

const counter = (threads, turns, executions) => ({
  name: `counter ${threads}×${turns}`,
  executions,
  python: started(
    threads,
    `counter = 0
def work(i):
    global counter
    for _ in range(${turns}):
        counter += 1`,
  ),
  c: `#include <pthread.h>
#include <stdatomic.h>
atomic_int counter;
void *work(void *unused) {
  for (int i = 0; i < ${turns}; i++) atomic_store(&counter, atomic_load(&counter) + 1);
  return 0;
}
int main(void) {
  pthread_t threads[${threads}];
  for (int i = 0; i < ${threads}; i++) pthread_create(&threads[i], 0, work, 0);
  for (int i = 0; i < ${threads}; i++) pthread_join(threads[i], 0);
  return 0;
}
`,
  naive: () => everyInterleaving(threads, turns),
});

const lastZero = (threads, executions) => ({
  name: `lastzero ${threads}`,
  executions,
  python: started(
    threads + 1,
    `cells = [0] * ${threads + 1}
def work(i):
    if i > 0:
        cells[i] = cells[i - 1] + 1
    else:
        at = ${threads}
        while cells[at] != 0:
            at -= 1`,
  ),
});

const philosophers = (count, executions) => ({
  name: `philosophers ${count}`,
  executions,
  python: started(
    count,
    `forks = [threading.Lock() for _ in range(${count})]
def work(i):
    with forks[i]:
        with forks[(i + 1) % ${count}]:
            pass`,
  ),
});

const programs = [
  counter(2, 4, 3334),
  counter(2, 5, 34904),
  counter(3, 2, 7134),
  counter(3, 3, 1824912),
  lastZero(10, 3328),
  philosophers(4, 15),
  philosophers(6, 63),
];

// Each read and each write of each thread in every order, one after the other. Answers how many totals there are.
function everyInterleaving(threads, turns) {
  const at = new Array(threads).fill(0); // even: reads next, odd: writes
  const read = new Array(threads).fill(0);
  const totals = new Set();
  let value = 0;
  const go = () => {
    let isOver = true;
    for (let i = 0; i < threads; ++i) {
      if (at[i] === 2 * turns) continue;
      isOver = false;
      const [before, had] = [value, read[i]];
      if (at[i] % 2 === 0) read[i] = value;
      else value = read[i] + 1;
      ++at[i];
      go();
      --at[i];
      [value, read[i]] = [before, had];
    }
    if (isOver) totals.add(value);
  };
  go();
  return totals.size;
}

const seconds = async (run) => {
  const began = performance.now();
  const result = await run();
  return { seconds: (performance.now() - began) / 1000, result };
};

const executed = (file, args) =>
  new Promise((resolve, reject) => {
    execFile(file, args, { timeout: 300_000, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      // `explore` ends with 1 where an outcome is a bad one.
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ stdout, stderr });
    });
  });

/** `tools`: folders of builds by name, ours first; `checkers`: command lines for C, in which {file} is the program. */
export async function exploring({ tools, checkers, rounds, only, scratch, median, print }) {
  const chosen = programs.filter(({ name }) => !only || only.includes(name));
  if (chosen.length === 0) return null;
  const [ours, ...others] = Object.keys(tools);
  const peers = [...others, ...Object.keys(checkers), "naive"];
  console.log("\nexploring: seconds, and how many times as long a peer takes (free-threaded, complete)");
  const widths = [16, 14, ...peers.map(() => 14), 18];
  print(["", ours, ...peers, "executions"], widths);
  const results = [];
  for (const { name, executions, python, c, naive } of chosen) {
    const [py, cFile] = [join(scratch, "explored.py"), join(scratch, "explored.c")];
    writeFileSync(py, python);
    if (c) writeFileSync(cFile, c);
    const took = Object.fromEntries([ours, ...peers].map((who) => [who, []]));
    for (let round = 0; round < rounds; ++round) {
      for (const [who, folder] of Object.entries(tools)) {
        const { seconds: s, result } = await seconds(() =>
          executed(join(folder, ".build/native/lockstep"), [
            ...["explore", "--build", "free-threaded", "--json"],
            ...["--timeout", "120", py],
          ]),
        );
        const found = JSON.parse(result.stdout);
        if (!found.complete || found.executions !== executions)
          throw new Error(
            `${who}: ${name}: ${found.executions} executions, not ${executions}: ${found.limit}`,
          );
        took[who].push(s);
      }
      for (const [who, line] of Object.entries(c ? checkers : {})) {
        const [command, ...args] = line.split(/\s+/).map((word) => word.replace("{file}", cFile));
        took[who].push((await seconds(() => executed(command, args))).seconds);
      }
      if (naive) took.naive.push((await seconds(async () => naive())).seconds);
    }
    const ratio = (who) =>
      took[who].length ? median(took[who].map((s, i) => s / took[ours][i])).toFixed(2) : "–";
    print(
      [name, median(took[ours]).toFixed(3), ...peers.map(ratio), executions.toLocaleString("en")],
      widths,
    );
    results.push({ name, executions, seconds: took });
  }
  return results;
}
