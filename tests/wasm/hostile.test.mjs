// The programs of tests/hostile in both labs under Node.js, each once: no run hangs, dies, or takes more memory than it
// may. Costs a minute of processor time, half of it on two idle cores.
import assert from "node:assert/strict";
import { test } from "node:test";

import { HostileLab, hostilePrograms, MiB } from "./hostile.mjs";

const most = 640 * MiB; // the ceiling of 256 MiB, as much again for one operation, and the lab with its allocator
const manners = [
  { lab: "lab", engine: "live", build: "gil" },
  { lab: "lab", engine: "live", build: "free-threaded" },
  { lab: "lab-st", engine: "sim", build: "gil" },
];

// As run.py has it; but patience is short here, so that any program may have been cut.
function faultOf({ fault, report, memory }, wanted) {
  if (fault) return fault;
  if (memory > most) return `took ${Math.round(memory / MiB)} MiB`;
  const ending = report.status + (report.status === "limit" ? ` ${report.detail}` : "");
  const isWanted = ending === "timeout" || wanted.includes("any") || wanted.includes(ending);
  return isWanted ? "" : `ended with ${ending}: ${report.detail}`;
}

test("hostile programs end in time, within their memory, with a status that says why", async (t) => {
  // Every program in lab-st; in lab each in one of the two builds, by turns.
  const work = hostilePrograms().flatMap((program) => [
    { ...program, ...manners[program.number % 2] },
    { ...program, ...manners[2] },
  ]);
  const faults = [];
  const restarts = {};
  const crew = async (name) => {
    const lab = new HostileLab(name, { tooLarge: 320 * MiB });
    const mine = work.filter((program) => program.lab === name);
    for (const { number, source, wanted, engine, build } of mine) {
      const answer = await lab.run({ source, engine, build, timeout: 0.25 });
      const fault = faultOf(answer, wanted);
      if (fault) faults.push(`program ${number} in ${name}, ${engine}, ${build}: ${fault}\n${source}`);
    }
    await lab.end();
    restarts[name] = lab.restarts;
  };
  await Promise.all([crew("lab"), crew("lab-st")]);
  t.diagnostic(`${work.length} runs, labs begun anew: ${JSON.stringify(restarts)}`);
  assert.ok(work.length > 200, `${work.length} runs`);
  assert.equal(faults.length, 0, faults.join("\n"));
});
