// The explorer as the page has it: one Worker, which is made when it is first wanted.
//
// A search is stopped by terminating the Worker, at once and whatever it does; what it has said so far is with who
// asked. The next one is made right away, so that the reader does not wait for it.

import type { Problem, Searches } from "../protocol/protocol";
import { wordsOfFault } from "./fault";
import type { FromExplorer, SearchMessage, ToExplorer } from "./messages";

/** Hears what comes of a search: any number of `soFar`, then one of the others. After a stop nothing comes. */
export interface SearchListener<Answer> {
  soFar(answer: Answer): void;
  answered(answer: Answer): void;
  refused(problem: Problem): void;
  died(reason: string): void;
}

interface Search {
  message: SearchMessage;
  listener: SearchListener<Searches[keyof Searches]["answer"]>;
}

export class Explorer {
  private worker: Worker | undefined;
  private isReady = false;
  private search: Search | undefined;

  constructor(private readonly module: string) {}

  /** Does beforehand what the first search would have to wait for. */
  prepare(): void {
    if (!this.worker) this.open();
  }

  /** Begins a search and returns what stops it; one that still goes on is stopped. */
  ask<Name extends keyof Searches>(
    name: Name,
    question: Searches[Name]["question"],
    listener: SearchListener<Searches[Name]["answer"]>,
  ): () => void {
    this.stop();
    // What is heard has the type of this name's answer: explorer-worker.ts has checked it.
    const search: Search = { message: { kind: "ask", name, question } as SearchMessage, listener };
    this.search = search;
    this.prepare();
    if (this.isReady) this.post(search.message);
    return () => {
      if (this.search === search) this.stop();
    };
  }

  private stop(): void {
    if (!this.search) return;
    this.search = undefined;
    if (this.isReady) this.open();
  }

  private open(): void {
    this.worker?.terminate();
    this.isReady = false;
    const worker = new Worker(new URL("./explorer-worker.ts", import.meta.url), {
      type: "module",
      name: "explorer",
    });
    this.worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<FromExplorer>) => {
      if (this.worker === worker) this.hear(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (this.worker === worker) this.fail(wordsOfFault(event));
    });
    this.post({ kind: "load", module: this.module });
  }

  private post(message: ToExplorer): void {
    this.worker?.postMessage(message);
  }

  private hear(message: FromExplorer): void {
    if (message.kind === "failed") return this.fail(message.message);
    if (message.kind === "ready") {
      this.isReady = true;
      if (this.search) this.post(this.search.message);
      return;
    }
    const { search } = this;
    if (!search) return;
    if (message.kind === "sofar") return search.listener.soFar(message.answer);
    this.search = undefined;
    if (message.kind === "answer") search.listener.answered(message.answer);
    else search.listener.refused(message.problem);
  }

  private fail(reason: string): void {
    const { search } = this;
    this.worker?.terminate();
    this.worker = undefined;
    this.isReady = false;
    this.search = undefined;
    search?.listener.died(reason);
  }
}
