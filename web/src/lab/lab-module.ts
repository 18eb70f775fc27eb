// The lab's C interface with JavaScript's types: messages go in and come out checked, memory is nobody else's business.
//
// Emscripten gives a factory; the module that it makes exports `lab_*` functions over pointers to UTF-8. This file is
// the only place that knows so. The Worker of the page and the build (which reads experiments under Node) share it.

import {
  answerShapes,
  OutputPieceShape,
  ProblemShape,
  ReportShape,
  type Calls,
  type OutputPiece,
  type Problem,
  type Report,
} from "../protocol/protocol";
import { list, parse, ProtocolError } from "../protocol/shape";
import type { RunWish } from "./messages";

// What we use of an Emscripten module.
export interface EmscriptenModule {
  readonly wasmMemory: WebAssembly.Memory;
  UTF8ToString(pointer: number): string;
  stringToUTF8(text: string, pointer: number, size: number): void;
  lengthBytesUTF8(text: string): number;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _lab_warm_up(): void;
  _lab_start(request: number): number;
  _lab_poll(budgetMs: number): number;
  _lab_stop(): void;
  _lab_take_output(): number;
  _lab_take_trace(): number;
  _lab_report(): number;
  _lab_result_size(): number;
  _lab_call(name: number, question: number): number;
}

export type LabFactory = (options?: Record<string, unknown>) => Promise<EmscriptenModule>;

/** Why the lab did not answer a question, with the place in what it was asked about. */
export class LabRefusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

const pieces = list(OutputPieceShape);

export class LabModule {
  constructor(private readonly module: EmscriptenModule) {}

  /** Does in an idle moment what the first run would have to wait for. */
  warmUp(): void {
    this.module._lab_warm_up();
  }

  /** Null when the run has begun, otherwise the report of a run that could not begin. */
  start(request: Partial<RunWish>): Report | null {
    const refusal = this.texts((text) => this.module._lab_start(text), JSON.stringify(request));
    return refusal === "" ? null : parse(ReportShape, refusal, "report");
  }

  /** Goes on for about this long; true when the run has ended. */
  poll(budgetMs: number): boolean {
    return this.module._lab_poll(budgetMs) !== 0;
  }

  stop(): void {
    this.module._lab_stop();
  }

  /** Output since the last call. */
  takeOutput(): OutputPiece[] {
    const text = this.module.UTF8ToString(this.module._lab_take_output());
    return text === "" ? [] : parse(pieces, text, "output");
  }

  /** Trace since the last call, as a copy that may be given away. */
  takeTrace(): Uint8Array<ArrayBuffer> {
    const pointer = this.module._lab_take_trace();
    const size = this.module._lab_result_size();
    // The buffer is asked for anew each time: memory that has grown has another one.
    const copy = new Uint8Array(size);
    if (size > 0) copy.set(new Uint8Array(this.module.wasmMemory.buffer, pointer, size));
    return copy;
  }

  report(): Report {
    return parse(ReportShape, this.module.UTF8ToString(this.module._lab_report()), "report");
  }

  /** One of the calls of protocol.def. Error: LabRefusal. */
  call<Name extends keyof Calls>(name: Name, question: Calls[Name]["question"]): Calls[Name]["answer"] {
    const text = this.texts((a, b) => this.module._lab_call(a, b), name, JSON.stringify(question));
    const said = JSON.parse(text) as { answer?: unknown; error?: unknown };
    if (said.error !== undefined) throw new LabRefusal(ProblemShape.read(said.error, `${name}.error`));
    if (said.answer === undefined) throw new ProtocolError(`${name} has no answer`);
    return answerShapes[name].read(said.answer, name);
  }

  private texts(run: (...pointers: number[]) => number, ...texts: string[]): string {
    const pointers = texts.map((text) => {
      const size = this.module.lengthBytesUTF8(text) + 1;
      const pointer = this.module._malloc(size);
      this.module.stringToUTF8(text, pointer, size);
      return pointer;
    });
    const result = this.module.UTF8ToString(run(...pointers));
    for (const pointer of pointers) this.module._free(pointer);
    return result;
  }
}
