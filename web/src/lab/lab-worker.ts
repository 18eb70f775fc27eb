// One lab in a Worker: loads the wasm, runs one program at a time, and stays able to hear `stop`.
//
// The lab never runs on its own: this loop gives it a slice of time, posts what came of it, and lets the event loop
// breathe, so that messages (and the Workers of new threads) get their turn. In the simulation the slice is the work;
// with real threads the lab only looks after them, and once a run has shown not to be short the loop rests between two
// looks.

import { LabModule, LabRefusal, type LabFactory } from "./lab-module";
import { timeDataView } from "./data-view-timing";
import { wordsOfFault } from "./fault";
import type { Engine } from "../protocol/protocol";
import type { CallMessage, FromLab, RunWish, ToLab } from "./messages";

const sliceMs = 12; // the longest time that `stop` has to wait for its turn
const restMs = 4; // between two looks at real threads
const attentiveMs = 20; // of a run without such rests, so that a short one is answered at once
const traceMs = 60; // between two pieces of trace: the picture need not change faster

let lab: LabModule | undefined;
let current: number | undefined; // the run in progress
let tracedAt = 0; // when a piece of its trace was last posted

const post = (message: FromLab, transfer: Transferable[] = []) => postMessage(message, transfer);

addEventListener("message", ({ data }: MessageEvent<ToLab>) => {
  switch (data.kind) {
    case "load":
      void load(data.module);
      break;
    case "run":
      run(data.run, data.request);
      break;
    case "stop":
      if (current === data.run) lab?.stop();
      break;
    case "call":
      post(answerTo(data));
      break;
  }
});

// What nobody catches comes from a lab that is broken, whichever of its threads it is: the page takes another one.
addEventListener("error", (event) => {
  event.preventDefault();
  post({ kind: "failed", message: wordsOfFault(event) });
});
addEventListener("unhandledrejection", ({ reason }) =>
  post({ kind: "failed", message: wordsOfFault(reason) }),
);

// Anything but a refusal goes uncaught.
function answerTo(message: CallMessage): FromLab {
  const { call, name, question } = message;
  try {
    if (message.name === "measure_swaps") {
      const { width, bytes, rounds } = message.question;
      const kernels = lab!.call(message.name, message.question);
      return { kind: "answer", call, answer: [...kernels, timeDataView(width, bytes, rounds)] };
    }
    return { kind: "answer", call, answer: lab!.call(name, question) };
  } catch (error) {
    if (!(error instanceof LabRefusal)) throw error;
    return { kind: "refused", call, message: error.message };
  }
}

async function load(url: string): Promise<void> {
  try {
    const { default: create } = (await import(/* @vite-ignore */ url)) as { default: LabFactory };
    lab = new LabModule(await create());
    const capabilities = lab.call("capabilities", {});
    post({ kind: "ready", capabilities });
    setTimeout(() => void warmUp(capabilities.engines), 200);
  } catch (error) {
    post({ kind: "failed", message: String(error) });
  }
}

// What the first run would have to wait for, unless the reader is quicker. A browser compiles a loop well only after it
// has run it: an empty program in each engine makes that begin, and the reader's first program need not run ten times
// slower for its first half second.
async function warmUp(engines: readonly Engine[]): Promise<void> {
  if (current !== undefined) return;
  lab!.warmUp();
  for (const engine of engines) {
    if (lab!.start({ source: "", engine })) continue;
    do await new Promise((done) => setTimeout(done, restMs));
    while (current === undefined && !lab!.poll(engine === "live" ? 0 : sliceMs));
    if (current !== undefined) return; // a run has taken its place
  }
}

function run(id: number, request: RunWish): void {
  if (!lab) return;
  const live = request.engine === "live";
  const refusal = lab.start(request);
  if (refusal) return post({ kind: "ended", run: id, report: refusal });
  current = id;
  const startedAt = (tracedAt = performance.now());
  const step = () => {
    const ended = lab!.poll(live ? 0 : sliceMs);
    postProgress(id, ended);
    const rests = live && performance.now() - startedAt > attentiveMs;
    if (!ended) return rests ? void setTimeout(step, restMs) : soon(step);
    current = undefined;
    post({ kind: "ended", run: id, report: lab!.report() });
  };
  step();
}

function postProgress(run: number, ended: boolean): void {
  const pieces = lab!.takeOutput();
  if (pieces.length > 0) post({ kind: "output", run, pieces });
  const now = performance.now();
  if (!ended && now - tracedAt < traceMs) return;
  tracedAt = now;
  const bytes = lab!.takeTrace();
  if (bytes.length > 0) post({ kind: "trace", run, bytes }, [bytes.buffer]);
}

// Calls back after the messages that are already waiting. setTimeout would add 4 ms to every slice.
const turn = new MessageChannel();
let next: () => void = () => {};
turn.port1.onmessage = () => next();
function soon(callback: () => void): void {
  next = callback;
  turn.port2.postMessage(null);
}
