// Runs that are only counted: the program is run again and again, live where the page has real threads, and each run is
// held against what the exploration found possible. Nothing of them is drawn or kept.

import { unobserved, wallSeconds, withRun, type Observed } from "../explore/observed";
import type { LabPool } from "../lab/lab-pool";
import type { RunWish } from "../lab/messages";
import type { Store } from "../state";
import { rulesOf } from "./explorations";

const betweenMs = 100; // what is seen need not change faster

export class Observations {
  private stopRun: () => void = () => {};
  private latest: Observed = unobserved;
  private shownAt = 0;
  private number = 0; // of the observation: what comes of an earlier one is not heard

  constructor(
    private readonly store: Store,
    private readonly labs: LabPool,
  ) {}

  /** `column`: of the exploration, whose rules the runs go by. */
  begin(wanted: number, column: number): void {
    const { exploration, isolated } = this.store.state;
    if (exploration.phase !== "ended" || exploration.after || !exploration.columns[column]) return;
    this.stop();
    const engine = isolated ? "live" : "sim";
    this.latest = { ...unobserved, phase: "running", engine, column, wanted };
    this.show();
    this.next();
  }

  /** Keeps what was seen. */
  stop(): void {
    if (this.latest.phase === "running") this.end({ stopped: true });
  }

  /** What was explored gives way to something else. */
  leave(): void {
    this.stop();
    this.latest = unobserved;
    this.show();
  }

  private next(): void {
    const { exploration, experiment } = this.store.state;
    const { engine, column, done } = this.latest;
    const { source, columns, build, switch_points } = exploration;
    const { build: itsBuild = build, switch_points: itsPoints = switch_points } = columns[column]!;
    const request: RunWish = {
      source,
      filename: `${experiment.name}.py`,
      engine,
      ...rulesOf({ build: itsBuild, switch_points: itsPoints }),
      seed: engine === "sim" ? done : 0,
      limits: { wall_seconds: wallSeconds },
    };
    const { number } = this;
    const isCurrent = () => number === this.number && this.latest.phase === "running";
    this.stopRun = this.labs.run(request, {
      output: () => {},
      trace: () => {},
      ended: (report) => {
        if (!isCurrent()) return;
        if (report.status === "stopped") return this.end({ stopped: true });
        if (report.error) return this.end({ died: `${report.error.kind}: ${report.error.message}` });
        this.latest = withRun(this.latest, report, this.store.state.exploration.rows);
        if (this.latest.done >= this.latest.wanted) return this.end({});
        if (performance.now() - this.shownAt >= betweenMs) this.show();
        this.next();
      },
      died: (died) => isCurrent() && this.end({ died }),
    });
  }

  private end(change: Partial<Observed>): void {
    this.number++;
    this.latest = { ...this.latest, phase: "ended", ...change };
    if (this.latest.stopped) this.stopRun();
    this.show();
  }

  private show(): void {
    this.shownAt = performance.now();
    this.store.update({ observed: this.latest });
  }
}
