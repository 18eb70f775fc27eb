// The steps of an execution with a column for each thread: a row for each step, the calls that a thread is in as an
// indented list, and what repeats folded. A table, so that whoever does not see it has rows and columns too.

import { make } from "../parts/elements";
import type { WitnessStep } from "../protocol/protocol";
import { deedText, isSwitch, threadName, type Witness } from "./witness";

const longestPattern = 8; // steps
const fewestTurns = 3; // that are folded

/** Steps that one thread does over and over: `length` of them from `first` on, `turns` times. */
export interface Fold {
  first: number;
  length: number;
  turns: number;
}

const isSame = (a: WitnessStep, b: WitnessStep) =>
  a.thread === b.thread &&
  a.line === b.line &&
  a.deed === b.deed &&
  a.ends === b.ends &&
  a.calls.join() === b.calls.join();

/** Every step is in one of them; what does not repeat turns once. */
export function folded(steps: WitnessStep[]): Fold[] {
  const folds: Fold[] = [];
  for (let first = 0; first < steps.length;) {
    let best: Fold = { first, length: 1, turns: 1 };
    for (let length = 1; length <= longestPattern; length++) {
      let end = first + length;
      if (steps.slice(first, end).some(({ thread }) => thread !== steps[first]!.thread)) break;
      while (end < steps.length && isSame(steps[end]!, steps[end - length]!)) end++;
      const turns = Math.floor((end - first) / length);
      if (turns >= fewestTurns && turns * length > best.turns * best.length) best = { first, length, turns };
    }
    folds.push(best);
    first += best.length * best.turns;
  }
  return folds;
}

/** The rows say in `data-step` which step they are, and the first one in `data-turns` how far it reaches. */
export function columnsOf(witness: Witness): HTMLTableElement {
  const { steps, threads } = witness;
  const present = threads.map((_, id) => id).filter((id) => steps.some(({ thread }) => thread === id));
  const heads = present.map((id) => {
    const head = make("th", { scope: "col" }, threadName(witness, id));
    head.style.setProperty("--who", `var(--thread${id % 8})`);
    return head;
  });
  const body = make("tbody");
  const calls = new Map<number, string[]>(); // that are on the table
  for (const { first, length, turns } of folded(steps)) {
    for (let i = first; i < first + length; i++) {
      const step = steps[i]!;
      const number = turns > 1 ? `${i + 1} …` : String(i + 1);
      const row = make("tr", { tabIndex: -1 }, make("th", { scope: "row" }, number));
      row.dataset.step = String(i);
      row.dataset.length = String(length);
      row.dataset.turns = String(turns);
      if (isSwitch(steps, i) && i === first) row.classList.add("switches");
      for (const id of present)
        row.append(id === step.thread ? cellOf(witness, step, calls, i === first ? turns : 1) : make("td"));
      body.append(row);
    }
  }
  return make(
    "table",
    { className: "step-columns" },
    make("caption", { className: "unseen" }, "What each thread does, a column for each, in this order"),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Step"), ...heads)),
    body,
  );
}

// What it does, under the functions that it has been called in since its last step.
function cellOf(
  witness: Witness,
  step: WitnessStep,
  calls: Map<number, string[]>,
  turns: number,
): HTMLTableCellElement {
  const before = calls.get(step.thread) ?? [];
  const now = step.calls.filter((name) => name !== "<module>");
  calls.set(step.thread, now);
  const kept = now.findIndex((name, i) => before[i] !== name);
  const from = kept < 0 ? now.length : kept;
  let place: HTMLElement = make("ul", { className: "calls" });
  const cell = make("td", {}, place);
  cell.style.setProperty("--who", `var(--thread${step.thread % 8})`);
  now.forEach((name, depth) => {
    const inner = make("ul", { className: "calls" });
    const item = make("li", {}, inner);
    if (depth >= from)
      item.prepend(make("span", { className: "call" }, `${name.replace(/^.*<locals>\./, "")}()`));
    place.append(item);
    place = inner;
  });
  const deed = make("li", { className: "step-deed" }, deedText(step));
  if (step.line > 0) deed.append(" ", make("span", { className: "hint" }, `line ${step.line}`));
  if (turns > 1) deed.append(" ", make("strong", {}, `× ${turns}`));
  place.append(deed);
  cell.title = witness.source.split("\n")[step.line - 1]?.trim() ?? "";
  return cell;
}

/** The row that shows a step: its own, or the one of the first turn of what is folded. */
export function rowOf(table: HTMLElement, step: number): HTMLTableRowElement | null {
  for (const row of table.querySelectorAll<HTMLTableRowElement>("tr[data-step]")) {
    const { step: first, length, turns } = row.dataset;
    const behind = step - Number(first);
    if (behind >= 0 && behind % Number(length) === 0 && behind / Number(length) < Number(turns)) return row;
  }
  return null;
}
