// What the page and a lab's Worker say to each other. Values only: no memory is shared between them.

/** Page → Worker. The first message is `load`; `run` numbers tell late answers from new ones. */
export type ToLab =
  | { kind: "load"; module: string }
  | { kind: "run"; run: number; request: RunRequest }
  | { kind: "stop"; run: number }
  | { kind: "check"; check: number; source: string; filename: string }
  | { kind: "help" }
  | { kind: "measure"; measure: number; width: number; bytes: number };

/** Worker → page. */
export type FromLab =
  | { kind: "ready"; capabilities: Capabilities }
  | { kind: "output"; run: number; pieces: OutputPiece[] }
  | { kind: "trace"; run: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "ended"; run: number; report: Report }
  | { kind: "checked"; check: number; errors: SourceError[] }
  | { kind: "help"; texts: Help[] }
  | { kind: "measured"; measure: number; timings: SwapTiming[] }
  | { kind: "failed"; message: string };

// The JSON of src/lab/lab.h.

export type Build = "gil" | "free-threaded";
export type Engine = "live" | "sim";
export type SwitchPoints = "3.14" | "every-instruction";

export interface RunRequest {
  source: string;
  filename: string;
  build: Build;
  switch_points: SwitchPoints;
  engine: Engine;
  seed: number;
  schedule?: string;
  outcomes?: { name: string; status: string; prints: string; complains: string }[]; // to recognise in the report
  parameters?: Record<string, string>; // that the outcomes speak of
}

export interface SourceError {
  kind: string;
  message: string;
  line: number; // from 1; 0 = nowhere
  column: number; // characters from 1
  end_line: number;
  end_column: number;
}

export interface ThreadReport {
  id: number;
  name: string;
  instructions: number;
  running_ns: number;
  waiting_for_gil_ns: number;
  blocked_ns: number;
  ended: "returned" | "raised" | "blocked" | "running"; // where it stood when the run ended
  line: number; // of the program; 0 = none of its lines
  waits_for: string; // "acquire lock (Lock)"
}

export type Status =
  "ok" | "exception" | "deadlock" | "timeout" | "limit" | "unsupported" | "stopped" | (string & {});

export interface Report {
  status: Status;
  detail: string;
  error: SourceError | null;
  stdout: string;
  stderr: string;
  schedule: string;
  wall_ns: number;
  virtual_ns: number;
  instructions: number;
  switches: number;
  engine: Engine;
  build: Build;
  switch_points: SwitchPoints;
  cores: number;
  vm_version: string;
  threads: ThreadReport[];
  outcome?: string | null; // which of the request's outcomes this is; null: none of them
}

export interface OutputPiece {
  stream: "out" | "err";
  thread: number;
  text: string;
}

/** What a name in a program means, in one sentence. */
export interface Help {
  name: string; // "threading.Lock"
  parameters: string; // "(blocking=True, timeout=-1)"; "" for keywords and modules
  text: string;
}

/** How long one pass over a block takes that turns round the bytes of every number in it. */
export interface SwapTiming {
  kernel: string;
  bytes: number;
  median_ns: number;
  low_ns: number;
  high_ns: number;
}

export interface Capabilities {
  vm_version: string;
  engines: Engine[];
  builds: Build[];
  cores: number;
}
