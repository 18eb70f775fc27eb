// Executions that are shown step by step: repeated by a run, told by the explorer.

import type { Witness } from "../explore/witness";
import type { Explorer } from "../lab/explorer";
import type { Store } from "../state";
import type { Runs } from "./runs";

type Asked = Pick<Witness, "row" | "build" | "switch_points" | "schedule" | "at">;

export class Witnesses {
  private stopTelling: () => void = () => {};

  constructor(
    private readonly store: Store,
    private readonly explorer: Explorer,
    private readonly runs: Runs,
  ) {}

  show(asked: Asked): void {
    const { experiment, run, source } = this.store.state;
    const { build, switch_points, schedule } = asked;
    this.leave();
    this.store.update({
      witness: {
        ...asked,
        run: run.number + 1,
        source,
        phase: "asked",
        steps: [],
        threads: [],
        whole: false,
        blocked: [],
        note: "",
      },
    });
    this.runs.begin({ schedule, build, switch_points });
    const question = { source, filename: `${experiment.name}.py`, build, switch_points, schedule };
    const failed = (note: string) => this.change({ phase: "untold", note });
    this.stopTelling = this.explorer.ask("witness", question, {
      soFar: () => {},
      answered: ({ steps, threads, whole, blocked, error }) => {
        if (error !== "" && steps.length === 0) return failed(error);
        this.change({ phase: "told", steps, threads, whole, blocked });
        this.go(asked.at);
      },
      refused: ({ kind, message }) => failed(`${kind}: ${message}`),
      died: failed,
    });
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

  private change(change: Partial<Witness>): void {
    const { witness } = this.store.state;
    if (witness) this.store.update({ witness: { ...witness, ...change } });
  }
}
