// Programs that mean harm, in labs that live in Workers of their own: what they end with, and what they took.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { root } from "./lab.mjs";

const graceMs = 40_000; // many times what is needed: the machine may be busy, and only a run that hangs is to be found
export const MiB = 1024 * 1024;

// The programs of tests/hostile, as its run.py reads them.
export function hostilePrograms() {
  const text = readFileSync(join(root, "tests/hostile/programs.txt"), "utf8");
  return `\n${text}`
    .split("\n== ")
    .slice(1)
    .map((block, index) => {
      const end = block.indexOf("\n");
      const wanted = block.slice(0, end).split("|").map((words) => words.trim()); // prettier-ignore
      return { number: index + 1, wanted, source: `${block.slice(end + 1)}\n` };
    });
}

// A lab that is there when it is asked for; one that has died, hangs, or holds more than `tooLarge` bytes is replaced.
export class HostileLab {
  restarts = -1;

  constructor(name, { memory = 0, tooLarge = Infinity } = {}) {
    Object.assign(this, { name, memory, tooLarge });
  }

  async run(request) {
    if (!this.worker) await this.begin();
    const { worker } = this;
    const answer = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ fault: `no end within ${graceMs} ms` }), graceMs);
      const settle = (what) => (clearTimeout(timer), resolve(what));
      worker.once("message", settle);
      worker.once("error", (error) => settle({ fault: `the lab died: ${error?.message ?? error}` }));
      worker.postMessage(request);
    });
    worker.removeAllListeners("message").removeAllListeners("error");
    worker.on("error", () => {}); // one that nobody waits for
    if (answer.fault || answer.memory > this.tooLarge) await this.end();
    return answer;
  }

  async begin() {
    this.restarts += 1;
    const address = new URL("./hostile_worker.mjs", import.meta.url);
    this.worker = new Worker(address, { workerData: { name: this.name, memory: this.memory } });
    await once(this.worker, "message");
  }

  async end() {
    await this.worker?.terminate();
    this.worker = undefined;
  }
}
