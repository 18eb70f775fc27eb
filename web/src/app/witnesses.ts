// Executions that are shown step by step: told by the explorer, and repeated by a run. The reader may be the scheduler:
// then each step is one that was chosen, and the run follows once there is nothing left to choose.

import { saveFile } from "../bytes/document";
import { pythonFile } from "../explore/take-home";
import { scheduleOf, untold, type Choosing, type Witness } from "../explore/witness";
import type { Explorer } from "../lab/explorer";
import type { Witness as Told } from "../protocol/protocol";
import type { Store } from "../state";
import type { Runs } from "./runs";

const mostSteps = 2000; // that are told

type Shown = Pick<Witness, "row" | "build" | "switch_points" | "schedule" | "at">;

export class Witnesses {
  private stopTelling: () => void = () => {};

  constructor(
    private readonly store: Store,
    private readonly explorer: Explorer,
    private readonly runs: Runs,
    private readonly aloneAgain: () => void, // what it was compared with goes
  ) {}

  show(shown: Shown): void {
    const { run, source } = this.store.state;
    this.leave();
    const witness: Witness = { ...untold, ...shown, run: run.number + 1, source };
    this.store.update({ witness });
    this.runs.begin(witness);
    this.ask(witness, shown.at);
  }

  /** Its schedule in the program as it is now, as far as it fits. */
  followHere(): void {
    const { witness } = this.store.state;
    if (!witness) return;
    const { build, switch_points, schedule, at } = witness;
    this.show({ row: null, build, switch_points, schedule, at });
  }

  /** From the beginning, or from the step of the witness that is shown: what comes then is chosen. */
  chooseFrom(rules: Pick<Witness, "build" | "switch_points">): void {
    const { witness, run, source } = this.store.state;
    this.stopTelling();
    const base: Witness = witness ?? { ...untold, ...rules, run: run.number + 1, source };
    const kept = base.steps.length === 0 ? 0 : base.at + 1;
    this.choose(base, { schedule: scheduleOf(base, kept), choices: [] });
  }

  /** What comes behind that schedule is chosen; the last of its steps is shown. */
  chooseBehind(rules: Pick<Witness, "build" | "switch_points">, schedule: string): void {
    const { run, source } = this.store.state;
    this.stopTelling();
    const base: Witness = { ...untold, ...rules, run: run.number + 1, source };
    this.choose(base, { schedule, choices: [] });
  }

  /** This thread goes on. */
  chooseThread(thread: number): void {
    const { witness } = this.store.state;
    if (!witness?.choosing || witness.phase !== "told") return;
    this.choose(witness, { schedule: witness.schedule, choices: [thread] });
  }

  takeBack(): void {
    const { witness } = this.store.state;
    if (!witness?.choosing || witness.steps.length === 0) return;
    this.choose(witness, { schedule: scheduleOf(witness, witness.steps.length - 1), choices: [] });
  }

  /** Shows another of its steps. */
  go(at: number): void {
    const { witness, source } = this.store.state;
    if (!witness || witness.steps.length === 0) return;
    const step = Math.min(Math.max(at, 0), witness.steps.length - 1);
    const line = witness.steps[step]!.line;
    this.change({ at: step });
    this.store.update({ selectedLine: source === witness.source && line > 0 ? line : null });
  }

  /** The reader wants to come to that ending. */
  aim(goal: string | null): void {
    this.change({ goal });
  }

  showColumns(columns: boolean): void {
    this.change({ columns });
  }

  /** From the step that is shown the simulation goes on, as that scheduler has it. */
  runOn(scheduler: string, seed: number): void {
    const { witness } = this.store.state;
    if (!witness || witness.steps.length === 0) return;
    this.runs.begin({ ...witness, schedule: scheduleOf(witness, witness.at + 1) }, { scheduler, seed });
  }

  /** As a Python file that CPython runs. */
  save(): void {
    const { witness, experiment } = this.store.state;
    if (!witness || witness.steps.length === 0) return;
    const text = pythonFile(witness, `${experiment.name}.py`);
    saveFile(new TextEncoder().encode(text), `${experiment.name}-witness.py`);
  }

  leave(): void {
    this.stopTelling();
    this.stopTelling = () => {};
    this.aloneAgain();
    if (this.store.state.witness) this.store.update({ witness: null, selectedLine: null });
  }

  private choose(base: Witness, choosing: Choosing): void {
    this.aloneAgain();
    this.runs.clear();
    const witness: Witness = { ...base, row: null, choosing, phase: "asked" };
    this.store.update({ witness });
    this.ask(witness, Infinity, (told) => {
      this.change({ schedule: told.schedule });
      if (told.whole) this.runs.begin({ ...witness, schedule: told.schedule });
    });
  }

  private ask(witness: Witness, at: number, then: (told: Told) => void = () => {}): void {
    const { source, build, switch_points, schedule, choosing } = witness;
    const filename = `${this.store.state.experiment.name}.py`;
    const question = {
      source,
      filename,
      build,
      switch_points,
      ...(choosing ? { ...choosing, steps: mostSteps } : { schedule, choices: [] }),
    };
    const failed = (note: string) => this.change({ phase: "untold", note });
    this.stopTelling = this.explorer.ask("witness", question, {
      soFar: () => {},
      answered: (told) => {
        if (told.error !== "" && told.steps.length === 0) return failed(told.error);
        const {
          error: _,
          options_ahead: optionsAhead,
          ahead_complete: aheadComplete,
          schedule: __,
          ...rest
        } = told;
        this.change({ phase: "told", ...rest, optionsAhead, aheadComplete });
        this.go(at);
        then(told);
      },
      refused: ({ kind, message }) => failed(`${kind}: ${message}`),
      died: failed,
    });
  }

  private change(change: Partial<Witness>): void {
    const { witness } = this.store.state;
    if (witness) this.store.update({ witness: { ...witness, ...change } });
  }
}
