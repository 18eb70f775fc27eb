// Outcomes that differ only in the order in which lines were printed, folded to the first of them. No page is needed here.

import { count, type OutcomeRow } from "./exploration";

/** A row, and those that it stands for while they are folded. */
export interface Fold {
  key: string; // the same however the search goes on
  row: OutcomeRow;
  others: OutcomeRow[];
}

const sorted = (text: string): string => text.split("\n").sort().join("\n");

const foldKey = ({ status, detail, stdout, stderr, blocked }: OutcomeRow): string =>
  JSON.stringify([status, status === "deadlock" ? "" : detail, sorted(stdout), sorted(stderr), blocked]);

/** In the order of the rows that stand first. */
export function foldsOf(rows: OutcomeRow[]): Fold[] {
  const folds = new Map<string, Fold>();
  for (const row of rows) {
    const key = foldKey(row);
    const fold = folds.get(key);
    if (fold) fold.others.push(row);
    else folds.set(key, { key, row, others: [] });
  }
  return [...folds.values()];
}

/** "and 5 other orders of these lines: together 12 of 90 executions" */
export function foldText({ row, others }: Fold, executions: number): string {
  const text = `and ${count(others.length, "other order")} of these lines`;
  if (row.cells.length > 1 || executions === 0) return text;
  const all = [row, ...others].reduce((sum, { cells }) => sum + (cells[0]?.outcome?.executions ?? 0), 0);
  return all === 0
    ? text
    : `${text}: together ${all.toLocaleString("en")} of ${count(executions, "execution")}`;
}
