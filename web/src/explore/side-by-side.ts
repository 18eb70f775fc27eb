// Two executions beside each other: together as far as they go the same way, and side by side from the step on where
// they part. A table, for whoever does not see it too.

import { find, make } from "../parts/elements";
import type { WitnessStep } from "../protocol/protocol";
import type { Intend, Render, State } from "../state";
import { endingName } from "./ahead";
import { count, keyOf, rulesLabel, type OutcomeRow } from "./exploration";
import { deedText, threadName, type Witness } from "./witness";

// ---- words: no page is needed for them

const isSame = (a: WitnessStep, b: WitnessStep) =>
  a.thread === b.thread && a.line === b.line && a.ends === b.ends && deedText(a) === deedText(b);

/** How many steps they go together. */
export function together(a: WitnessStep[], b: WitnessStep[]): number {
  const least = Math.min(a.length, b.length);
  for (let i = 0; i < least; i++) if (!isSame(a[i]!, b[i]!)) return i;
  return least;
}

function nextOf(witness: Witness, at: number): string {
  const step = witness.steps[at];
  if (!step) return "it has come to its end";
  return `${threadName(witness, step.thread)} ${deedText(step)}${step.line > 0 ? ` (line ${step.line})` : ""}`;
}

/** The first difference, as a sentence. */
export function partingText(here: Witness, there: Witness): string {
  const common = together(here.steps, there.steps);
  if (common === here.steps.length && common === there.steps.length)
    return `They are the same, all ${count(common, "step")}: what they differ in is no step.`;
  const so =
    common === 0
      ? "They part at the first step:"
      : `They go the same way for ${count(common, "step")}. Then,`;
  return `${so} on the left ${nextOf(here, common)}; on the right ${nextOf(there, common)}.`;
}

// ---- the table

/** `heads`: what each came to. Rows say in `data-step` which step of the left one they are. */
export function sideBySide(here: Witness, there: Witness, heads: [string, string]): HTMLElement[] {
  const common = together(here.steps, there.steps);
  const body = make("tbody");
  const row = (at: number, ...cells: HTMLElement[]) => {
    const made = make("tr", { tabIndex: -1 }, make("th", { scope: "row" }, String(at + 1)), ...cells);
    if (at < here.steps.length) Object.assign(made.dataset, { step: String(at), length: "1", turns: "1" });
    body.append(made);
  };
  for (let i = 0; i < common; i++) {
    const both = cellOf(here, i);
    both.colSpan = 2;
    row(i, both);
  }
  const longest = Math.max(here.steps.length, there.steps.length);
  if (common < longest) {
    const parting = make("th", { scope: "colgroup", colSpan: 3, className: "parting" }, "Here they part");
    body.append(make("tr", {}, parting));
  }
  for (let i = common; i < longest; i++) row(i, cellOf(here, i), cellOf(there, i));
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, "Step"),
    ...heads.map((text) => make("th", { scope: "col" }, text)),
  );
  return [
    make("p", { className: "parting-words" }, partingText(here, there)),
    make(
      "table",
      { className: "step-columns two-witnesses" },
      make("caption", { className: "unseen" }, "Two executions side by side"),
      make("thead", {}, head),
      body,
    ),
  ];
}

function cellOf(witness: Witness, at: number): HTMLTableCellElement {
  const step = witness.steps[at];
  if (!step) return make("td");
  const cell = make(
    "td",
    {},
    make("span", { className: "step-who" }, threadName(witness, step.thread)),
    " ",
    make("span", { className: "step-deed" }, deedText(step)),
  );
  if (step.line > 0) cell.append(" ", make("span", { className: "hint" }, `line ${step.line}`));
  cell.style.setProperty("--who", `var(--thread${step.thread % 8})`);
  return cell;
}

/** What it came to, and under which rules where several were asked. "Prints “1” · CPython 3.14, GIL" */
export function headOf({ row }: Witness, { rows, columns }: State["exploration"], otherwise: string): string {
  const outcome = rows.find((each) => keyOf(each) === row?.key);
  if (!outcome || !row) return otherwise;
  const rules = columns.length > 1 ? ` · ${rulesLabel(columns[row.column]!)}` : "";
  return `${nameOf(outcome)}${rules}`;
}

export const nameOf = (row: OutcomeRow): string => endingName({ ...row, endless: false });

// ---- what to compare with

export function compareWith(intend: Intend): Render {
  const choice = find<HTMLSelectElement>("step-compare");
  let offered: { key: string; column: number; schedule: string }[] = [];
  choice.addEventListener("change", () => {
    const chosen = offered[Number(choice.value)];
    intend({ kind: "compare", with: choice.value === "" || !chosen ? null : chosen });
  });
  return (state, before) => {
    const { witness, other, exploration } = state;
    if (before && witness?.row === before.witness?.row && other?.row === before.other?.row) {
      if (exploration === before.exploration && witness?.phase === before.witness?.phase) return;
    }
    offered = [];
    const groups = exploration.columns.map((findings, column) => {
      const group = make("optgroup", { label: rulesLabel(findings) || "Outcomes" });
      for (const row of exploration.rows) {
        const schedule = row.cells[column]?.outcome?.schedule ?? "";
        const key = keyOf(row);
        if (schedule === "" || (witness?.row?.key === key && witness.row.column === column)) continue;
        const value = String(offered.push({ key, column, schedule }) - 1);
        group.append(make("option", { value }, nameOf(row)));
      }
      return group;
    });
    const can = witness !== null && !witness.choosing && exploration.source === witness.source;
    choice.hidden = !can || offered.length === 0;
    const none = make("option", { value: "" }, other ? "Compare with nothing" : "Compare with…");
    choice.replaceChildren(none, ...groups.filter(({ children }) => children.length > 0));
    const at = offered.findIndex(({ key, column }) => other?.row?.key === key && other.row.column === column);
    choice.value = at < 0 ? "" : String(at);
  };
}
