// Executions that are shown step by step: told by the explorer, and repeated by a run. The reader may be the scheduler:
// then each step is one that was chosen, and the run follows once there is nothing left to choose.

import { untold, type Choosing, type Witness } from "../explore/witness";
import type { Explorer } from "../lab/explorer";
import type { Witness as Told } from "../protocol/protocol";
import type { Store } from "../state";
import type { Runs } from "./runs";

type Shown = Pick<Witness, "row" | "build" | "switch_points" | "schedule" | "at">;

export class Witnesses {
  private stopTelling: () => void = () => {};

  constructor(
    private readonly store: Store,
    private readonly explorer: Explorer,
    private readonly runs: Runs,
  ) {}

  show(shown: Shown): void {
    const { run, source } = this.store.state;
    this.leave();
    const witness: Witness = { ...untold, ...shown, run: run.number + 1, source };
    this.store.update({ witness });
    this.runs.begin(witness);
    this.ask(witness, shown.at);
  }

  /** From the beginning, or from the step of the witness that is shown: what comes then is chosen. */
  chooseFrom(rules: Pick<Witness, "build" | "switch_points">): void {
    const { witness, run, source } = this.store.state;
    this.stopTelling();
    const base: Witness = witness ?? { ...untold, ...rules, run: run.number + 1, source };
    const kept = witness === null ? 0 : witness.at + 1;
    const { schedule, steps, choices } = base.choosing ?? {
      schedule: base.schedule,
      steps: kept,
      choices: [],
    };
    this.choose(base, {
      schedule,
      steps: Math.min(steps, kept),
      choices: choices.slice(0, Math.max(0, kept - steps)),
    });
  }

  /** This thread goes on. */
  chooseThread(thread: number): void {
    const { witness } = this.store.state;
    if (!witness?.choosing || witness.phase !== "told") return;
    const { choosing } = witness;
    this.choose(witness, { ...choosing, choices: [...choosing.choices, thread] });
  }

  takeBack(): void {
    const { witness } = this.store.state;
    if (!witness?.choosing) return;
    const { steps, choices, schedule } = witness.choosing;
    const fewer = choices.length > 0 ? steps : Math.max(0, steps - 1);
    this.choose(witness, { schedule, steps: fewer, choices: choices.slice(0, -1) });
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

  leave(): void {
    this.stopTelling();
    this.stopTelling = () => {};
    if (this.store.state.witness) this.store.update({ witness: null, selectedLine: null });
  }

  private choose(base: Witness, choosing: Choosing): void {
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
    const question = { source, filename, build, switch_points, schedule, choices: [], ...choosing };
    const failed = (note: string) => this.change({ phase: "untold", note });
    this.stopTelling = this.explorer.ask("witness", question, {
      soFar: () => {},
      answered: (told) => {
        if (told.error !== "" && told.steps.length === 0) return failed(told.error);
        const { steps, threads, whole, blocked, status, stdout, options } = told;
        this.change({ phase: "told", steps, threads, whole, blocked, status, stdout, options });
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
