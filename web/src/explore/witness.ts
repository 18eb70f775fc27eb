// An execution, step by step: what is known of it, in words. No page is needed here.

import {
  deedWords,
  statusWords,
  type Ahead,
  type Build,
  type Ending,
  type Misfit,
  type Reason,
  type Status,
  type StuckThread,
  type SwitchPoints,
  type WitnessStep,
} from "../protocol/protocol";
import { labelOf } from "../protocol/shape";
import type { Place } from "../state";
import { stuckText } from "./exploration";

/** An execution that is shown: it is repeated by a run, and told by the explorer. */
export interface Witness {
  row: { key: string; column: number } | null; // of the exploration's table that it is of; null: it came with a link
  run: number; // that repeats it
  source: string;
  build: Build;
  switch_points: SwitchPoints;
  schedule: string;
  phase: "asked" | "told" | "untold";
  steps: WitnessStep[];
  threads: string[]; // names, by id
  whole: boolean; // whether the steps are all of it
  blocked: StuckThread[];
  note: string; // why it cannot be told
  misfit: Misfit | null; // where its schedule stops fitting the program: the steps are those before
  at: number; // the step that is shown
  status: Status; // of a whole one
  stdout: string;
  begun: string; // slices of the schedule before the first step
  why: Reason[]; // it came out so
  conflict: number[]; // steps whose order matters
  columns: boolean; // a column for each thread, instead of one list
  choosing: Choosing | null; // the reader says who goes on
  options: WitnessStep[]; // what each thread that can go on would do next
  endings: Ending[]; // what the program can come to
  ahead: Ahead[]; // which of them from here
  optionsAhead: Ahead[][]; // and from behind each option
  aheadComplete: boolean;
  goal: string | null; // the ending that the reader wants to come to: its key, or anyBad
}

/** What has happened already, and who goes on now. */
export interface Choosing {
  schedule: string;
  choices: number[];
}

export const anyBad = "any";
export const anyHang = "hang"; // a deadlock, or threads that turn for ever
export const leftWaiting = (thread: number): string => `waits ${thread}`; // it never comes to its end

export const untold: Witness = {
  row: null,
  run: 0,
  source: "",
  build: "gil",
  switch_points: "3.14",
  schedule: "",
  phase: "asked",
  steps: [],
  threads: [],
  whole: false,
  blocked: [],
  note: "",
  misfit: null,
  at: 0,
  status: "ok",
  stdout: "",
  begun: "",
  why: [],
  conflict: [],
  columns: false,
  choosing: null,
  options: [],
  endings: [],
  ahead: [],
  optionsAhead: [],
  aheadComplete: false,
  goal: null,
};

export const threadName = ({ threads }: Pick<Witness, "threads">, id: number): string =>
  threads[id] ?? `Thread ${id}`;

/** What happens in a step: "reads counter: 0", "writes counter: 0 → 1", "takes lock". */
export function deedText({ deed, cells, printed, ends }: WitnessStep): string {
  const parts: string[] = [];
  const data = deed === "reads" || deed === "writes";
  for (const { object, writes, before, after } of data ? cells : []) {
    const verb = labelOf(deedWords, writes ? "writes" : "reads");
    const isAhead = writes && after === ""; // of an option: nothing has been written yet
    const changes = before === after || before === "" ? after : `${before} → ${after}`;
    const ahead = before === "" ? "" : `now ${before}`;
    const value = isAhead ? ahead : writes ? changes : before;
    const same = writes && before !== "" && before === after ? " again" : "";
    parts.push(`${verb} ${object}${value === "" ? "" : `: ${value}${same}`}`);
  }
  if (!data && deed !== "prints")
    parts.push([labelOf(deedWords, deed), cells[0]?.object ?? ""].join(" ").trim());
  if (printed !== "") parts.push(`prints ${quoted(printed)}`);
  if (parts.length === 0) parts.push(labelOf(deedWords, deed));
  if (ends) parts.push("comes to its end");
  return parts.join(", ");
}

export function quoted(text: string): string {
  const line = text.replace(/\n$/, "").replaceAll("\n", "⏎");
  return `“${line.length > 80 ? `${line.slice(0, 80)}…` : line}”`;
}

/** Whether another thread goes on here than the one before. */
export const isSwitch = (steps: WitnessStep[], at: number): boolean =>
  at > 0 && steps[at]!.thread !== steps[at - 1]!.thread;

/** The step to go to: the next one (or the one before), or the next at which threads switch. */
export function stepFrom({ steps, at }: Witness, by: 1 | -1, switches: boolean): number {
  let to = at + by;
  while (switches && to > 0 && to < steps.length - 1 && !isSwitch(steps, to)) to += by;
  return Math.min(Math.max(to, 0), steps.length - 1);
}

/** The step of the conflict to go to: the first of them, and from there the other one. */
export function conflictFrom({ conflict, at }: Witness): number | null {
  const [first, second] = conflict;
  return first === undefined ? null : at === first ? (second ?? first) : first;
}

/** The schedule that leads to behind the first so many steps. */
export function scheduleOf({ begun, steps }: Pick<Witness, "begun" | "steps">, count: number): string {
  const slices: { thread: string; points: number }[] = [];
  for (const text of [begun, ...steps.slice(0, count).map((step) => step.slices)])
    for (const slice of text.split(".").filter((each) => each !== "")) {
      const [thread = "", points = "1"] = slice.split("x");
      const last = slices.at(-1);
      if (last?.thread === thread) last.points += Number(points);
      else slices.push({ thread, points: Number(points) });
    }
  return slices.length === 0
    ? ""
    : `L1:${slices.map(({ thread, points }) => (points === 1 ? thread : `${thread}x${points}`)).join(".")}`;
}

/** What stands where after the step, as far as a step has shown it; the newest last. */
export function valuesAfter({ steps, at }: Witness): { object: string; value: string; changed: boolean }[] {
  const values = new Map<string, { value: string; changed: boolean }>();
  steps.slice(0, at + 1).forEach(({ cells }, i) => {
    for (const { object, writes, before, after } of cells) {
      const value = writes ? after : before;
      if (value === "") continue;
      values.delete(object);
      values.set(object, { value, changed: i === at && writes && before !== after });
    }
  });
  return [...values].map(([object, known]) => ({ object, ...known }));
}

/** How it came out, in words. */
export function endingText(witness: Witness): string {
  const { status, stdout, blocked } = witness;
  if (status === "deadlock")
    return `Deadlock. ${blocked.map((each) => stuckText(each, threadName(witness, each.thread))).join("; ")}.`;
  const printed = stdout === "" ? "having printed nothing" : `having printed ${quoted(stdout)}`;
  return status === "ok" ? `It ends normally, ${printed}.` : `${labelOf(statusWords, status)}, ${printed}.`;
}

/** Where each thread stands while the step happens: who makes it at its line, the others before what they do next. */
export function placesAt(witness: Witness): Place[] {
  const { steps, at, blocked } = witness;
  const places: Place[] = [];
  witness.threads.forEach((name, id) => {
    const next = [...steps.slice(at), ...witness.options].find(({ thread }) => thread === id);
    const stuck = next ? undefined : blocked.find(({ thread }) => thread === id);
    const line = next?.line ?? stuck?.line ?? 0;
    const hasBegun =
      id === 0 || steps.slice(0, at).some(({ deed, thread }) => deed === "starts" || thread === id);
    if (line > 0 && hasBegun)
      places.push({
        id,
        name,
        line,
        ended: stuck ? "blocked" : "running",
        waits_for: stuck?.waits_for ?? "",
      });
  });
  return places;
}
