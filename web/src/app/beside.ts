// Executions that are told beside the one that is shown: a second one to compare it with, and one of each outcome for
// the tree of schedules. They have an explorer of their own, so that what goes on in the other one goes on.

import { endingName, isBad } from "../explore/ahead";
import { keyOf } from "../explore/exploration";
import { noTree, type Tree } from "../explore/tree";
import { untold, type Witness } from "../explore/witness";
import type { Explorer } from "../lab/explorer";
import type { Searches, Witness as Told } from "../protocol/protocol";
import type { Store } from "../state";
import { rulesOf } from "./explorations";

const mostPaths = 60; // outcomes in the tree

interface Wanted {
  question: Searches["witness"]["question"];
  then: (told: Told | string) => void; // the second: why there is none
}

export class Beside {
  private other: Wanted | null = null;
  private tree: Wanted[] = [];
  private asked: Wanted | null = null;
  private stopTelling: () => void = () => {};

  constructor(
    private readonly store: Store,
    private readonly explorer: Explorer,
  ) {}

  /** An outcome's execution beside the one that is shown; null: none. */
  compare(chosen: { key: string; column: number; schedule: string } | null): void {
    this.other = null;
    if (!chosen) return this.store.update({ other: null });
    const { key, column, schedule } = chosen;
    const { source } = this.store.state.exploration;
    const rules = this.rulesIn(column);
    this.store.update({ other: { ...untold, ...rules, source, schedule, row: { key, column } } });
    const change = (change: Partial<Witness>) => {
      const { other } = this.store.state;
      if (other?.row?.key === key && other.row.column === column)
        this.store.update({ other: { ...other, ...change } });
    };
    this.other = {
      question: this.question(schedule, column),
      then: (told) => {
        if (typeof told === "string") return change({ phase: "untold", note: told });
        const { steps, threads, whole, blocked, status, stdout } = told;
        change({ phase: "told", steps, threads, whole, blocked, status, stdout });
      },
    };
    this.next();
  }

  /** Goes through an execution of each outcome. */
  openTree(): void {
    const { rows } = this.store.state.exploration;
    const all = rows.flatMap((row) => {
      const column = row.cells.findIndex(({ outcome }) => outcome?.schedule);
      return column < 0 ? [] : [{ row, column, schedule: row.cells[column]!.outcome!.schedule }];
    });
    const wanted = all.slice(0, mostPaths);
    this.change({ ...noTree, phase: "gathering", wanted: wanted.length, left: rows.length - wanted.length });
    this.tree = wanted.map(({ row, column, schedule }) => ({
      question: this.question(schedule, column),
      then: (told) => {
        const { paths, untold: others } = this.store.state.tree;
        if (typeof told === "string") return this.change({ untold: [...others, told] });
        const ending = { ...row, endless: false };
        const { steps, threads } = told;
        const path = {
          key: keyOf(row),
          column,
          schedule,
          name: endingName(ending),
          isBad: isBad(ending),
          steps,
          threads,
        };
        this.change({ paths: [...paths, path] });
      },
    }));
    this.next();
  }

  /** Keeps what it has. */
  stopTree(): void {
    if (this.store.state.tree.phase !== "gathering") return;
    this.dropTree();
    this.change({ phase: "stopped" });
  }

  closeTree(): void {
    this.dropTree();
    this.change(noTree);
  }

  /** What was explored gives way to something else. */
  leave(): void {
    this.compare(null);
    this.closeTree();
  }

  private dropTree(): void {
    const isAsked = this.asked !== null && this.asked !== this.other;
    this.tree = [];
    if (isAsked) {
      this.stopTelling();
      this.asked = null;
    }
    this.next();
  }

  // What the reader waits for comes before what fills up by and by.
  private next(): void {
    if (this.asked) return;
    const wanted = this.other ?? this.tree[0];
    if (!wanted) {
      if (this.store.state.tree.phase === "gathering") this.change({ phase: "whole" });
      return;
    }
    this.asked = wanted;
    const done = (told: Told | string) => {
      this.asked = null;
      const isWanted = wanted === this.other || wanted === this.tree[0];
      if (wanted === this.other) this.other = null;
      else if (isWanted) this.tree.shift();
      if (isWanted) wanted.then(told);
      this.next();
    };
    this.stopTelling = this.explorer.ask("witness", wanted.question, {
      soFar: () => {},
      answered: (told) => done(told.error !== "" && told.steps.length === 0 ? told.error : told),
      refused: ({ kind, message }) => done(`${kind}: ${message}`),
      died: done,
    });
  }

  private rulesIn(column: number): Pick<Witness, "build" | "switch_points"> {
    const { exploration } = this.store.state;
    const { build = exploration.build, switch_points = exploration.switch_points } =
      exploration.columns[column] ?? {};
    return rulesOf({ build, switch_points });
  }

  private question(schedule: string, column: number): Wanted["question"] {
    const { exploration, experiment } = this.store.state;
    return {
      source: exploration.source,
      filename: `${experiment.name}.py`,
      ...this.rulesIn(column),
      schedule,
      choices: [],
    };
  }

  private change(change: Partial<Tree>): void {
    this.store.update({ tree: { ...this.store.state.tree, ...change } });
  }
}
