// Executions merged where they go the same way: a tree whose branches are what mattered, and whose leaves are outcomes.
// It shows the executions that it was made of, and no others. No page is needed here.
//
//   MainThread ×2 ┬ Thread-1 reads counter: 0 ┬ Thread-1 writes counter ─ … prints “2”
//                 │                           └ Thread-2 reads counter ── … prints “1”

import type { WitnessStep } from "../protocol/protocol";
import { deedText, threadName } from "./witness";

/** One execution of an outcome. */
export interface Path {
  key: string; // of the outcome
  column: number; // of the exploration, by whose rules it goes
  schedule: string;
  name: string; // what it comes to
  isBad: boolean;
  steps: WitnessStep[];
  threads: string[];
}

export interface Tree {
  phase: "closed" | "gathering" | "stopped" | "whole";
  wanted: number; // executions
  left: number; // outcomes that it was not asked of: they are too many
  paths: Path[];
  untold: string[]; // why the others could not be told
}

export const noTree: Tree = { phase: "closed", wanted: 0, left: 0, paths: [], untold: [] };

/** Steps that all its paths go, and then either what they come to or how they part. */
export interface Branch {
  id: string; // the same as long as the paths are, "0.2.1"
  first: number; // its first step
  steps: WitnessStep[];
  threads: string[];
  paths: Path[];
  branches: Branch[]; // none: a leaf, and there is one path
}

const sameAs = ({ thread, line, ends }: WitnessStep, deed: string) => `${thread} ${line} ${ends} ${deed}`;
const signature = (step: WitnessStep) => sameAs(step, deedText(step));

export function merged(paths: Path[], first = 0, id = "0"): Branch | null {
  const [one] = paths;
  if (!one) return null;
  const branch: Branch = { id, first, steps: [], threads: one.threads, paths, branches: [] };
  const signatureAt = ({ steps }: Path, at: number) => (steps[at] ? signature(steps[at]) : "");
  let at = first;
  if (paths.length === 1) {
    branch.steps = one.steps.slice(first);
    return branch;
  }
  for (; ; at++) {
    const next = signatureAt(one, at);
    if (next === "" || paths.some((each) => signatureAt(each, at) !== next)) break;
  }
  branch.steps = one.steps.slice(first, at);
  const groups = new Map<string, Path[]>();
  for (const path of paths) {
    const next = signatureAt(path, at);
    groups.set(next, [...(groups.get(next) ?? []), path]);
  }
  const parts = [...groups.values()].flatMap((group) =>
    // What cannot be told apart (of two rule sets, or cut) is a leaf each.
    signatureAt(group[0]!, at) === "" ? group.map((each) => [each]) : [group],
  );
  branch.branches = parts.map((group, i) => merged(group, at, `${id}.${i}`)!);
  return branch;
}

/** Steps that a thread makes without another one between. */
export interface Turn {
  thread: number;
  steps: WitnessStep[];
}

export function turnsOf(steps: WitnessStep[]): Turn[] {
  const turns: Turn[] = [];
  for (const step of steps) {
    if (turns.at(-1)?.thread === step.thread) turns.at(-1)!.steps.push(step);
    else turns.push({ thread: step.thread, steps: [step] });
  }
  return turns;
}

/** What decides at a branch: who goes on there, and what it does. */
export function decisionOf({ steps, threads }: Branch): { who: string; deed: string; line: number } | null {
  const [step] = steps;
  return step ? { who: threadName({ threads }, step.thread), deed: deedText(step), line: step.line } : null;
}

/** The branches that are open at first: the nearest ones, as long as there are not more than so many items. */
export function openAtFirst(root: Branch, most = 40): Set<string> {
  const open = new Set<string>();
  let shown = 1;
  const waiting = [root];
  for (let branch = waiting.shift(); branch; branch = waiting.shift()) {
    if (branch.branches.length === 0) continue;
    if (shown + branch.branches.length > most && open.size > 0) break;
    shown += branch.branches.length;
    open.add(branch.id);
    waiting.push(...branch.branches);
  }
  return open;
}

/** What the picture is of, in a sentence. */
export function treeText({ phase, paths, wanted, left, untold }: Tree): string {
  const of = (n: number) => (n === 1 ? "the witness of one outcome" : `the witnesses of ${n} outcomes`);
  const rest = [
    left > 0 ? `${left.toLocaleString("en")} more outcomes are left out` : "",
    untold.length > 0 ? `${untold.length} could not be told (${untold[0]})` : "",
  ].filter((each) => each !== "");
  const more = rest.length === 0 ? "" : ` ${rest.join("; ")}.`;
  if (phase === "gathering") return `Going through ${of(wanted)}: ${paths.length} so far.${more}`;
  if (paths.length === 0) return `There is no execution that could be told.${more}`;
  const cut = phase === "stopped" ? ` You stopped it at ${paths.length} of ${wanted}.` : "";
  return `${paths.length === 1 ? "This is" : "These are"} ${of(paths.length)}, merged: one execution of each, with the fewest switches. Each branch is where another step comes next; other executions lead to the same outcomes.${cut}${more}`;
}
