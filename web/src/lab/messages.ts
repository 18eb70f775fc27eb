// What the page and a lab's Worker say to each other. Values only: no memory is shared between them. What they carry is
// checked where it enters: in the Worker, as it comes out of the lab (lab-module.ts).

import type {
  Calls,
  Capabilities,
  OutputPiece,
  Problem,
  Report,
  RunRequest,
  Searches,
} from "../protocol/protocol";

/** A run as the page asks for it; what is left out is as in protocol.def. */
export type RunWish = Partial<RunRequest> & Pick<RunRequest, "source" | "engine">;

/** Page → Worker. The first message is `load`; numbers tell late answers from new ones. */
export type ToLab =
  | { kind: "load"; module: string }
  | { kind: "run"; run: number; request: RunWish }
  | { kind: "stop"; run: number }
  | CallMessage;

/** One of the calls of protocol.def. */
export type CallMessage = {
  [Name in keyof Calls]: { kind: "call"; call: number; name: Name; question: Calls[Name]["question"] };
}[keyof Calls];

/** Worker → page. Every call is answered with `answer` or `refused`. */
export type FromLab =
  | { kind: "ready"; capabilities: Capabilities }
  | { kind: "output"; run: number; pieces: OutputPiece[] }
  | { kind: "trace"; run: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "ended"; run: number; report: Report }
  | { kind: "answer"; call: number; answer: Calls[keyof Calls]["answer"] }
  | { kind: "refused"; call: number; message: string }
  | { kind: "failed"; message: string };

/** One of the searches of protocol.def. */
export type SearchMessage = {
  [Name in keyof Searches]: { kind: "ask"; name: Name; question: Searches[Name]["question"] };
}[keyof Searches];

/** Page → the explorer's Worker. The first message is `load`; it is asked one question at a time. */
export type ToExplorer = { kind: "load"; module: string } | SearchMessage;

/** The explorer's Worker → page. Of a search there are any number of `sofar` and one `answer` or `refused`. */
export type FromExplorer =
  | { kind: "ready" }
  | { kind: "sofar"; answer: Searches[keyof Searches]["answer"] }
  | { kind: "answer"; answer: Searches[keyof Searches]["answer"] }
  | { kind: "refused"; problem: Problem }
  | { kind: "failed"; message: string };
