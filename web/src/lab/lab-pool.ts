// The labs of this page: one that runs, one that is warm.
//
// A run borrows a lab and gives it back. Stop asks the lab first; one that does not answer is terminated, and the warm
// one takes over at once, because the threads of a terminated lab may go on spinning for two seconds. Instances are
// reused run after run, and their memory never leaves their Worker.
//
// A question (`call`) goes to a lab that runs nothing and waits until there is one. It always settles: with its answer,
// or with a LabGone when its lab died of it or there are no labs to be had.

import type { Calls, Capabilities, OutputPiece, Report } from "../protocol/protocol";
import { wordsOfFault } from "./fault";
import type { CallMessage, FromLab, RunWish, ToLab } from "./messages";

const patienceMs = 150; // how long a lab may take to answer to stop

/** Hears what comes of a run. After `ended` or `died` nothing comes any more. */
export interface RunListener {
  output(pieces: OutputPiece[]): void;
  trace(bytes: Uint8Array<ArrayBuffer>): void;
  ended(report: Report): void;
  died(reason: string): void;
}

/** Why a question has no answer. */
export class LabGone extends Error {}

interface Asked {
  message: CallMessage;
  resolve: (answer: unknown) => void;
  reject: (error: LabGone) => void;
}

interface Lab {
  worker: Worker;
  ready: boolean;
  asked: Map<number, Asked>; // not yet answered
  run: { id: number; listener: RunListener; impatience?: ReturnType<typeof setTimeout> } | undefined;
}

// It takes a second: a run goes to another lab.
const isMeasuring = (lab: Lab) =>
  [...lab.asked.values()].some(({ message }) => message.name === "measure_swaps");

export class LabPool {
  private labs: Lab[] = [];
  private nextRun = 1;
  private nextCall = 1;
  private waiting: Asked[] = []; // for a lab with nothing else to do
  private problem = ""; // why there are no labs

  /** `opened` hears the first lab's capabilities; `failed` that labs cannot be had. */
  constructor(
    private readonly module: string,
    private readonly opened: (capabilities: Capabilities) => void,
    private readonly failed: (message: string) => void,
  ) {
    try {
      this.open();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.problem = "the frame around this page forbids Workers (sandbox needs allow-same-origin)";
      failed(this.problem);
    }
  }

  /** Begins a run and returns what stops it. A run that is still going on is stopped; this one does not wait for it. */
  run(request: RunWish, listener: RunListener): () => void {
    for (const lab of this.labs) this.stop(lab);
    const lab = this.free() ?? this.open();
    const id = this.nextRun++;
    lab.run = { id, listener };
    this.post(lab, { kind: "run", run: id, request });
    return () => {
      if (lab.run?.id === id) this.stop(lab);
    };
  }

  /** One of the calls of protocol.def. Error: LabGone. */
  call<Name extends keyof Calls>(
    name: Name,
    question: Calls[Name]["question"],
  ): Promise<Calls[Name]["answer"]> {
    return new Promise((resolve, reject) => {
      if (this.problem !== "") return reject(new LabGone(this.problem));
      const message = { kind: "call", call: this.nextCall++, name, question } as CallMessage;
      // The answer to a call has its type: lab-module.ts checks it before it is posted.
      this.waiting.push({ message, resolve: resolve as (answer: unknown) => void, reject });
      this.askIdle();
    });
  }

  private askIdle(): void {
    const lab = this.labs.find((each) => each.ready && !each.run);
    if (!lab) return;
    for (const asked of this.waiting.splice(0)) {
      lab.asked.set(asked.message.call, asked);
      this.post(lab, asked.message);
    }
  }

  private free(): Lab | undefined {
    return (
      this.labs.find((lab) => lab.ready && !lab.run && !isMeasuring(lab)) ?? this.labs.find((lab) => !lab.run)
    );
  }

  private open(): Lab {
    const worker = new Worker(new URL("./lab-worker.ts", import.meta.url), { type: "module", name: "lab" });
    const lab: Lab = { worker, ready: false, asked: new Map(), run: undefined };
    worker.addEventListener("message", ({ data }: MessageEvent<FromLab>) => this.hear(lab, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.discard(lab, wordsOfFault(event));
    });
    this.labs.push(lab);
    this.post(lab, { kind: "load", module: this.module });
    return lab;
  }

  private post(lab: Lab, message: ToLab): void {
    lab.worker.postMessage(message);
  }

  private hear(lab: Lab, message: FromLab): void {
    switch (message.kind) {
      case "ready":
        lab.ready = true;
        this.opened(message.capabilities);
        if (this.labs.length < 2) this.open();
        this.askIdle();
        break;
      case "output":
        if (lab.run?.id === message.run) lab.run.listener.output(message.pieces);
        break;
      case "trace":
        if (lab.run?.id === message.run) lab.run.listener.trace(message.bytes);
        break;
      case "ended": {
        if (lab.run?.id !== message.run) break;
        const { listener, impatience } = lab.run;
        clearTimeout(impatience);
        lab.run = undefined;
        listener.ended(message.report);
        this.askIdle();
        break;
      }
      case "answer":
        this.settle(lab, message.call)?.resolve(message.answer);
        break;
      case "refused":
        this.settle(lab, message.call)?.reject(new LabGone(message.message));
        break;
      case "failed":
        this.discard(lab, message.message);
        break;
    }
  }

  private settle(lab: Lab, call: number): Asked | undefined {
    const asked = lab.asked.get(call);
    lab.asked.delete(call);
    return asked;
  }

  private stop(lab: Lab): void {
    if (!lab.run || lab.run.impatience !== undefined) return;
    this.post(lab, { kind: "stop", run: lab.run.id });
    lab.run.impatience = setTimeout(() => {
      this.discard(lab, "stopped by force: the program did not answer");
    }, patienceMs);
  }

  private discard(lab: Lab, reason: string): void {
    if (!this.labs.includes(lab)) return;
    lab.worker.terminate();
    this.labs = this.labs.filter((other) => other !== lab);
    clearTimeout(lab.run?.impatience);
    const lost = [...lab.asked.values()];
    lab.asked.clear();
    const { run } = lab;
    lab.run = undefined;
    // A lab that never came up will not come up a second time.
    if (!lab.ready && this.labs.length === 0) {
      this.problem = reason;
      lost.push(...this.waiting.splice(0));
    }
    for (const { reject } of lost) reject(new LabGone(reason));
    run?.listener.died(reason);
    if (!lab.ready) this.failed(reason);
    else if (this.labs.length < 2) this.open();
  }
}
