// The labs of this page: one that runs, one that is warm.
//
// A run borrows a lab and gives it back. Stop asks the lab first; one that does not answer is terminated, and the warm
// one takes over at once, because the threads of a terminated lab may go on spinning for two seconds. Instances are
// reused run after run, and their memory never leaves their Worker.

import type {
  Capabilities,
  FromLab,
  Help,
  OutputPiece,
  Report,
  RunRequest,
  SourceError,
  SwapTiming,
  ToLab,
} from "./protocol";

const patienceMs = 150; // how long a lab may take to answer to stop

/** Hears what comes of a run. After `ended` or `died` nothing comes any more. */
export interface RunListener {
  output(pieces: OutputPiece[]): void;
  trace(bytes: Uint8Array<ArrayBuffer>): void;
  ended(report: Report): void;
  died(reason: string): void;
}

interface Lab {
  worker: Worker;
  ready: boolean;
  measuring?: boolean; // which takes a second: a run goes to another lab
  run: { id: number; listener: RunListener; impatience?: ReturnType<typeof setTimeout> } | undefined;
}

export class LabPool {
  private labs: Lab[] = [];
  private nextRun = 1;
  private nextCheck = 1;
  private answerCheck: ((errors: SourceError[]) => void) | undefined;
  private helpTexts: Promise<Help[]> | undefined;
  private answerHelp: ((texts: Help[]) => void) | undefined;
  private nextMeasure = 1;
  private answerMeasure: ((timings: SwapTiming[]) => void) | undefined;
  private waiting: ToLab[] = []; // questions for a lab with nothing else to do; one of each kind

  /** `opened` hears the first lab's capabilities; `failed` that labs cannot be had. */
  constructor(
    private readonly module: string,
    private readonly opened: (capabilities: Capabilities) => void,
    private readonly failed: (message: string) => void,
  ) {
    this.open();
  }

  /** Begins a run and returns what stops it. A run that is still going on is stopped; this one does not wait for it. */
  run(request: RunRequest, listener: RunListener): () => void {
    for (const lab of this.labs) this.stop(lab);
    const lab = this.free() ?? this.open();
    const id = this.nextRun++;
    lab.run = { id, listener };
    this.post(lab, { kind: "run", run: id, request });
    return () => {
      if (lab.run?.id === id) this.stop(lab);
    };
  }

  /** The errors of a source; only the latest question is answered. */
  check(source: string, filename: string): Promise<SourceError[]> {
    this.ask({ kind: "check", check: ++this.nextCheck, source, filename });
    return new Promise((resolve) => (this.answerCheck = resolve));
  }

  /** The short help for names in programs. */
  help(): Promise<Help[]> {
    this.helpTexts ??= new Promise((resolve) => {
      this.answerHelp = resolve;
      this.ask({ kind: "help" });
    });
    return this.helpTexts;
  }

  /** What turning round the bytes of a block costs, by every way that there is; nothing when the lab died of it. */
  measure(width: number, bytes: number): Promise<SwapTiming[]> {
    this.ask({ kind: "measure", measure: ++this.nextMeasure, width, bytes });
    return new Promise((resolve) => (this.answerMeasure = resolve));
  }

  // A lab that runs a program is never asked; the question waits until one is idle.
  private ask(question: ToLab): void {
    this.waiting = [...this.waiting.filter(({ kind }) => kind !== question.kind), question];
    this.askIdle();
  }

  private askIdle(): void {
    const lab = this.labs.find((each) => each.ready && !each.run);
    if (!lab) return;
    lab.measuring ||= this.waiting.some(({ kind }) => kind === "measure");
    for (const question of this.waiting) this.post(lab, question);
    this.waiting = [];
  }

  private free(): Lab | undefined {
    return (
      this.labs.find((lab) => lab.ready && !lab.run && !lab.measuring) ?? this.labs.find((lab) => !lab.run)
    );
  }

  private open(): Lab {
    const worker = new Worker(new URL("./lab-worker.ts", import.meta.url), { type: "module", name: "lab" });
    const lab: Lab = { worker, ready: false, run: undefined };
    worker.addEventListener("message", ({ data }: MessageEvent<FromLab>) => this.hear(lab, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.discard(lab, event.message || "the lab crashed");
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
      case "checked":
        if (message.check === this.nextCheck) this.answerCheck?.(message.errors);
        break;
      case "help":
        this.answerHelp?.(message.texts);
        break;
      case "measured":
        lab.measuring = false;
        if (message.measure === this.nextMeasure) this.answerMeasure?.(message.timings);
        break;
      case "failed":
        this.discard(lab, message.message);
        break;
    }
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
    if (lab.measuring) this.answerMeasure?.([]);
    lab.run?.listener.died(reason);
    lab.run = undefined;
    // A lab that never came up will not come up a second time.
    if (!lab.ready) return this.failed(reason);
    if (this.labs.length < 2) this.open();
  }
}
