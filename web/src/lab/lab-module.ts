// The lab's C interface with JavaScript's types: texts go in and come out, memory is nobody else's business.
//
// Emscripten gives a factory; the module that it makes exports `lab_*` functions over pointers to UTF-8. This file is
// the only place that knows so. The Worker of the page and the build (which reads experiments under Node) share it.

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
  _lab_check(source: number, filename: number): number;
  _lab_disassemble(source: number, filename: number): number;
  _lab_read_experiment(text: number, name: number): number;
  _lab_capabilities(): number;
  _lab_help(): number;
  _lab_measure_swaps(width: number, bytes: number, rounds: number): number;
}

export type LabFactory = (options?: Record<string, unknown>) => Promise<EmscriptenModule>;

export class LabModule {
  constructor(private readonly module: EmscriptenModule) {}

  /** Does in an idle moment what the first run would have to wait for. */
  warmUp(): void {
    this.module._lab_warm_up();
  }

  /** "" when the run has begun, otherwise the report of a run that could not begin. */
  start(request: string): string {
    return this.call((text) => this.module._lab_start(text!), request);
  }

  /** Goes on for about this long; true when the run has ended. */
  poll(budgetMs: number): boolean {
    return this.module._lab_poll(budgetMs) !== 0;
  }

  stop(): void {
    this.module._lab_stop();
  }

  /** Output since the last call as JSON, or "". */
  takeOutput(): string {
    return this.module.UTF8ToString(this.module._lab_take_output());
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

  report(): string {
    return this.module.UTF8ToString(this.module._lab_report());
  }

  check(source: string, filename: string): string {
    return this.call((a, b) => this.module._lab_check(a!, b!), source, filename);
  }

  readExperiment(text: string, name: string): string {
    return this.call((a, b) => this.module._lab_read_experiment(a!, b!), text, name);
  }

  capabilities(): string {
    return this.module.UTF8ToString(this.module._lab_capabilities());
  }

  help(): string {
    return this.module.UTF8ToString(this.module._lab_help());
  }

  /** The time of every swap kernel over a block of this size. */
  measureSwaps(width: number, bytes: number, rounds: number): string {
    return this.module.UTF8ToString(this.module._lab_measure_swaps(width, bytes, rounds));
  }

  private call(run: (...pointers: number[]) => number, ...texts: string[]): string {
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
