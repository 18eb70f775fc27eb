// The one copy of everything that the page knows. State goes down to the parts, intents come up from them.
//
//   parts ──intent──▶ app/ ──update──▶ Store ──state──▶ parts
//
// Every thing has one owner, which alone changes it; the others see it and say what they want.
//
//   the page's (app/)     experiment, program, settings, run, theme, attention: all but what follows
//   the canvas's          what of the run is in view, and what the byte lab shows: the reader's hands are on them. The
//                         state has them as the canvas last said (intent `shown`), for links and forms; whoever wants
//                         another view asks for it (intent `show`), and sees it when the canvas says so. Nothing that the
//                         canvas said is sent back to it. Until there is a canvas, the stage keeps them in its place.
//   the editor's          where its cursor is, what is selected in it. It reports every change of the text.
//
// A part draws what the state says and reports what the reader did; it keeps nothing that the state also holds.

import type { Opened, Swaps } from "./bytes/bytes";
import type { Asked, Exploration } from "./explore/exploration";
import type { Observed } from "./explore/observed";
import type { Tree } from "./explore/tree";
import type { Witness } from "./explore/witness";
import { isOwnProgram, type Literals } from "./literals";
import type {
  Build,
  ByteOrder,
  Bytes,
  Capabilities,
  Catalogue,
  Edited,
  Engine,
  Experiment,
  Machines,
  Problem,
  Report,
  SwitchPoints,
  ThreadReport,
  View,
} from "./protocol/protocol";

export interface Settings {
  build: Build;
  engine: Engine;
  switch_points: SwitchPoints;
  seed: number;
}

/** A recorded run, repeated by the simulation for as long as program and settings stay as they were. */
export interface Recording {
  schedule: string;
  vm: string; // version of the VM that recorded it
  step: number | null; // it is shown step by step, and at this one first
}

export interface Run {
  phase: "idle" | "running" | "stopping" | "ended";
  number: number; // counts the runs of this page
  source: string; // of the program that ran
  settings: Settings; // with the engine that really ran it
  replay: boolean;
  then: string; // the scheduler that goes on where the replay ends; "": it goes to the end
  report: Report | null; // null in an ended run: the lab died
  note: string; // why it died
}

/** A thread that did not simply return, and the line it stood at; while a run goes on, one that waits. */
export type Place = Pick<ThreadReport, "id" | "name" | "ended" | "line" | "waits_for">;

/** What is to be shown; what is left out stays as it is. */
export interface Order {
  view?: View | null; // null: all of the run
  range?: View | null; // that is measured; null: none
  bytes?: Partial<Omit<Bytes, "machines">> & { machines?: Partial<Machines> };
}

/** How long a run may take. To repeat a recorded one takes longer than it took, as one thread does the work of all. */
export const mostSeconds = { run: 60, replay: 600 };

export type ThemeChoice = "system" | "light" | "dark";

export interface Notice {
  tone: "problem" | "news";
  text: string;
  action?: { label: string; intent: Intent };
  link?: { label: string; address: string }; // opened in a tab of its own
  isPassing?: true; // says that something was done, and goes by itself
}

export interface State {
  isolated: boolean;
  capabilities: Capabilities | null; // null until the first lab is up
  labProblem: string; // why there is no lab
  experiment: Experiment;
  source: string;
  literals: Literals; // of the source, or of what it was a moment ago
  errors: Problem[];
  settings: Settings;
  recording: Recording | null; // came with a link
  prediction: number | null; // index of the answer
  run: Run;
  exploration: Exploration;
  observed: Observed;
  witness: Witness | null;
  other: Witness | null; // beside it
  tree: Tree;
  folded: boolean; // outcomes that differ only in the order of lines stand as one
  watched: string[]; // names whose values are shown at each step
  view: View | null; // the canvas's; null = all of the run
  range: View | null; // the canvas's: what the reader measures
  moreRows: boolean; // of the timeline: those of locks, queues and the GIL's waiters too
  bytes: Bytes; // the canvas's
  document: Opened | null; // the bytes that were opened; what became of them is with the drawing
  edited: Edited;
  catalogue: Catalogue | null; // null until there is a drawing
  swaps: Swaps | null;
  waiting: Place[]; // who waits where at this moment of a run
  selectedLine: number | null;
  canvasActive: boolean;
  theme: ThemeChoice;
  notice: Notice | null;
}

/** What a reader can want. */
export type Intent =
  | { kind: "run" }
  | { kind: "stop" }
  | { kind: "explore"; asked: Asked }
  | { kind: "observe"; times: number; column: number } // run it so often, and count what comes out
  | { kind: "explore-rest" } // what is behind the step that is shown
  | { kind: "run-on"; scheduler: string; seed: number } // the simulation, from the step that is shown
  | { kind: "watch"; names: string[] } // these, and no others
  | { kind: "witness"; column: number; key: string; schedule: string } // of an outcome: show it
  | { kind: "step"; at: number } // of the witness
  | { kind: "choose-from" } // from the step that is shown, or from the beginning: the reader says who goes on
  | { kind: "choose-behind"; column: number; schedule: string } // the same, under the rules of a column
  | { kind: "choose-thread"; thread: number }
  | { kind: "take-back" }
  | { kind: "goal"; goal: string | null } // an ending that the reader wants to come to
  | { kind: "columns"; columns: boolean } // how the steps are shown
  | { kind: "save-python" } // the witness as a file
  | { kind: "share-step" }
  | { kind: "follow-here" } // its schedule, in the program as it is now
  | { kind: "leave-witness" }
  | { kind: "compare"; with: { column: number; key: string; schedule: string } | null } // another one beside it
  | { kind: "fold"; folded: boolean }
  | { kind: "tree"; open: boolean } // an execution of each outcome, merged
  | { kind: "stop-tree" }
  | { kind: "share" }
  | { kind: "open"; experiment: string }
  | { kind: "new"; source?: string; name?: string } // a program of the reader's own, blank or from a file
  | { kind: "edit"; source: string }
  | { kind: "restore" } // the experiment's own program again
  | { kind: "set"; settings: Partial<Settings> }
  | { kind: "parameter"; name: string; literal: string }
  | { kind: "predict"; answer: number }
  | { kind: "forget-recording" }
  | { kind: "show"; order: Order } // asks the canvas
  | { kind: "shown"; view?: View | null; range?: View | null; bytes?: Bytes } // the canvas says what it shows now
  | { kind: "more-rows"; more: boolean }
  | { kind: "select-line"; line: number | null }
  | { kind: "open-file"; file: File }
  | { kind: "open-sample"; name: string }
  | { kind: "reopen"; document: Opened; bytes: Bytes } // edited bytes that another document took the place of
  | { kind: "paste-bytes"; text: string; replace: boolean }
  | { kind: "number-bytes"; text: string; type: string; order: ByteOrder; replace: boolean }
  | { kind: "copy-bytes"; form: string }
  | { kind: "save-bytes" }
  | { kind: "bytes-command"; name: string }
  | { kind: "edited"; edited: Edited }
  | { kind: "catalogue"; catalogue: Catalogue }
  | { kind: "measure-swaps" }
  | { kind: "waiting"; places: Place[] }
  | { kind: "canvas"; active: boolean }
  | { kind: "theme"; theme: ThemeChoice }
  | { kind: "isolate" } // let a service worker make the page cross-origin isolated
  | { kind: "refuse"; text: string } // what was given cannot be taken
  | { kind: "dismiss" };

export type Intend = (intent: Intent) => void;

/** Draws the state; `before` is the state that is on the screen, null the first time. */
export type Render = (state: State, before: State | null) => void;

export class Store {
  private parts: Render[] = [];

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  update(change: Partial<State>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const part of this.parts) part(this.current, before);
  }

  show(part: Render): void {
    this.parts.push(part);
    part(this.current, null);
  }
}

/** The engine that Run gets: real threads need an isolated page, and a recording is repeated by the simulation. */
export function engineOf({ isolated, settings, recording }: State): Engine {
  if (recording !== null) return "sim";
  return settings.engine === "live" && !isolated ? "sim" : settings.engine;
}

/** The literals of the program as it stands; none while the lab has yet to find them. */
export const literalsNow = ({ source, literals }: State): Literals | null =>
  literals.source === source ? literals : null;

/** Whether the program is the experiment's own, whatever values its parameters have. */
export function isOwn(state: State): boolean {
  const literals = literalsNow(state);
  return literals ? isOwnProgram(literals, state.experiment) : state.source === state.experiment.program;
}

export const isRunning = ({ run }: State) => run.phase === "running" || run.phase === "stopping";

/** Whether something goes on that Stop would end. */
export const isBusy = (state: State) =>
  isRunning(state) || state.exploration.phase === "searching" || state.observed.phase === "running";
