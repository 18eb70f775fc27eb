// Explorations: begun, heard, stopped. They have no part in runs, except that the witness of an outcome is one.

import {
  rowsOfFindings,
  rowsOfVerdicts,
  unexplored,
  type Asked,
  type Exploration,
} from "../explore/exploration";
import type { Explorer } from "../lab/explorer";
import type { Findings, Verdicts } from "../protocol/protocol";
import type { Settings, Store } from "../state";

export class Explorations {
  private stopSearch: () => void = () => {};

  constructor(
    private readonly store: Store,
    private readonly explorer: Explorer,
  ) {}

  /** `rest`: of an execution of which so many steps have happened. */
  begin(asked: Asked, rest?: Pick<Exploration, "source" | "build" | "switch_points" | "after">): void {
    const { experiment, settings } = this.store.state;
    if (experiment.program === "") return;
    this.stopSearch();
    const { source, build, switch_points, after } = rest ?? {
      source: this.store.state.source,
      ...rulesOf(settings),
      after: null,
    };
    this.store.update({
      selectedLine: null,
      notice: null,
      exploration: {
        ...unexplored,
        phase: "searching",
        asked,
        source,
        build,
        switch_points,
        after,
        beganAt: performance.now(),
      },
    });
    const filename = `${experiment.name}.py`;
    const question = { source, filename, build, switch_points, schedule: after?.schedule ?? "" };
    const died = (reason: string) => this.end({ died: reason });
    this.stopSearch =
      asked === "explore"
        ? this.explorer.ask(asked, question, {
            soFar: (findings) => this.change(ofFindings(findings)),
            answered: (findings) => this.end(ofFindings(findings)),
            refused: (refused) => this.end({ refused }),
            died,
          })
        : this.explorer.ask(asked, question, {
            soFar: (verdicts) => this.change(ofVerdicts(verdicts)),
            answered: (verdicts) => this.end(ofVerdicts(verdicts)),
            refused: (refused) => this.end({ refused }),
            died,
          });
  }

  /** Keeps what it has. */
  stop(): void {
    if (this.store.state.exploration.phase !== "searching") return;
    this.stopSearch();
    this.end({ stopped: true });
  }

  /** Another experiment takes the place of this one. */
  leave(): void {
    this.stopSearch();
    this.store.update({ exploration: unexplored });
  }

  private change(change: Partial<Exploration>): void {
    this.store.update({ exploration: { ...this.store.state.exploration, ...change } });
  }

  private end(change: Partial<Exploration>): void {
    const { beganAt } = this.store.state.exploration;
    this.change({ phase: "ended", tookMs: performance.now() - beganAt, ...change });
    const { refused, columns } = this.store.state.exploration;
    const errors = [refused, ...columns.map(refusalOf)].filter((each) => each !== null && each.line > 0);
    this.store.update({ errors: errors.slice(0, 1) as NonNullable<(typeof errors)[number]>[] });
  }
}

/** What parallel threads look like to one another: there the explorer knows one kind of switch points. */
export function rulesOf({
  build,
  switch_points,
}: Pick<Settings, "build" | "switch_points">): Pick<Settings, "build" | "switch_points"> {
  return { build, switch_points: build === "free-threaded" ? "every-instruction" : switch_points };
}

const ofFindings = (findings: Findings) => ({ columns: [findings], rows: rowsOfFindings(findings) });
const ofVerdicts = (verdicts: Verdicts) => ({ columns: verdicts.rules, rows: rowsOfVerdicts(verdicts) });

// What could not be explored, at the line that the sentence names.
function refusalOf({ error }: Findings) {
  const [, what, line] = /^(.*?) \(line (\d+)\)/.exec(error) ?? [];
  if (what === undefined) return null;
  const at = { line: Number(line), column: 1, end_line: Number(line), end_column: 1000 };
  return { kind: "exploration", message: error, ...at };
}
