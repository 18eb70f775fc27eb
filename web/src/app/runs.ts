// Runs: begun, heard and ended.

import type { Stage } from "../canvas/stage";
import type { Witness } from "../explore/witness";
import type { LabPool } from "../lab/lab-pool";
import type { RunWish } from "../lab/messages";
import type { Console } from "../parts/console";
import type { Problem, Report } from "../protocol/protocol";
import { engineOf, isRunning, mostSeconds, type Run, type Store } from "../state";
import { idle } from "./opening";

export class Runs {
  private stopRun: () => void = () => {};

  constructor(
    private readonly store: Store,
    private readonly labs: LabPool,
    private readonly stage: Stage,
    private readonly output: Console,
    private readonly takesLabs: () => void, // whoever else runs something has to stop
  ) {}

  /** `witness`: an execution that the explorer has found, repeated under its rules. `then`: who goes on behind it. */
  begin(
    witness?: Pick<Witness, "build" | "switch_points" | "schedule">,
    then?: { scheduler: string; seed: number },
  ): void {
    const { store, stage, output } = this;
    const { state } = store;
    if (state.experiment.program === "" || state.labProblem !== "") return;
    const { capabilities, experiment, source } = state;
    const recording = witness ? null : state.recording;
    if (recording && capabilities && recording.vm !== capabilities.vm_version) {
      const text = `This link's run was recorded by version ${recording.vm} of the interpreter; this page has ${capabilities.vm_version} and would repeat it wrongly.`;
      return store.update({
        notice: {
          tone: "problem",
          text,
          action: { label: "Run it anew", intent: { kind: "forget-recording" } },
        },
      });
    }
    this.takesLabs();
    const number = state.run.number + 1;
    const schedule = witness?.schedule ?? recording?.schedule;
    const { build, switch_points } = witness ?? state.settings;
    const settings = {
      ...state.settings,
      build,
      switch_points,
      engine: schedule ? ("sim" as const) : engineOf(state),
      ...(then && { seed: then.seed }),
    };
    const request: RunWish = {
      source,
      filename: `${experiment.name}.py`,
      ...settings,
      outcomes: experiment.outcomes,
      read_parameters: experiment.parameters.map(({ name }) => name),
    };
    if (schedule) {
      request.schedule = schedule;
      if (then) request.scheduler = then.scheduler;
      request.limits = { wall_seconds: mostSeconds.replay };
    }
    stage.resetTrace();
    output.clear();
    if (number > 1) stage.show({ view: null, range: null }); // the first run is seen as the link had it
    store.update({
      run: {
        ...idle,
        phase: "running",
        number,
        source,
        settings,
        replay: schedule !== undefined,
        then: then?.scheduler ?? "",
      },
      waiting: [],
      selectedLine: null,
    });
    const end = (change: Partial<Run>) =>
      store.update({ run: { ...store.state.run, phase: "ended", ...change } });
    const current = () => store.state.run.number === number && isRunning(store.state);
    this.stopRun = this.labs.run(request, {
      output: (pieces) => current() && output.write(pieces),
      trace: (bytes) => current() && stage.trace(bytes),
      ended: (report) => {
        if (!current()) return;
        if (report.status !== "stopped") store.update({ errors: errorsIn(report) });
        if (report.threads.length === 0 && report.stderr)
          output.write([{ stream: "err", thread: 0, text: report.stderr }]);
        if (report.status === "deadlock") output.remark(`Deadlock: ${report.detail}`);
        if (report.stdout === "" && report.stderr === "" && report.status === "ok")
          output.remark("The program ended without printing anything.");
        end({ report });
      },
      died: (note) => current() && end({ note }),
    });
  }

  stop(): void {
    const { run } = this.store.state;
    if (run.phase !== "running") return;
    this.store.update({ run: { ...run, phase: "stopping" } });
    this.stopRun();
  }

  /** What ran gives way to something else: the page tells of one thing at a time. */
  clear(): void {
    this.leave();
    const { run } = this.store.state;
    this.store.update({ run: { ...idle, number: run.number }, waiting: [] });
  }

  /** Another experiment takes the place of this one. */
  leave(): void {
    this.stopRun();
    this.stopRun = () => {};
    this.stage.resetTrace();
    this.output.clear();
  }
}

// What kept a program from running, or what it asked for that is not there, where the report names a line.
function errorsIn({ error, status, detail }: Report): Problem[] {
  if (error) return error.line > 0 ? [error] : [];
  const [, what, line] = (status === "unsupported" && /^(.*) \(line (\d+)\)/.exec(detail)) || [];
  if (what === undefined) return [];
  const at = { line: Number(line), column: 1, end_line: Number(line), end_column: 1000 };
  return [{ kind: "unsupported", message: what, ...at }];
}
