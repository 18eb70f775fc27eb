// The line that says truthfully what runs the program. Its numbers come from the run's report and from the lab itself.

import { claimOf, count, type Exploration } from "../explore/exploration";
import { engineOf, mostSeconds, type Render, type State } from "../state";
import type { Report } from "../protocol/protocol";
import { find } from "./elements";

export function status(): Render {
  const line = find("status");
  return (state, before) => {
    const { tone, text } = statusOf(state);
    line.className = `status ${tone}`;
    if (before === null || line.textContent !== text) line.textContent = text;
  };
}

const notIsolated = "simulated: this page is not cross-origin isolated";

export function statusOf(state: State): { tone: "idle" | "running" | "good" | "bad"; text: string } {
  const { capabilities, isolated, labProblem, recording, run, settings } = state;
  if (labProblem) return { tone: "bad", text: `The lab cannot start here: ${labProblem}` };
  if (state.exploration.phase === "searching")
    return { tone: "running", text: `Exploring every interleaving: ${explored(state.exploration)}` };
  if (state.observed.phase === "running")
    return { tone: "running", text: `Counting what comes out: ${observed(state)}` };
  if (run.phase === "running")
    return { tone: "running", text: `Running: ${manner(state, run.settings, run)}` };
  if (run.phase === "stopping") return { tone: "running", text: "Stopping" };
  if (run.phase === "ended") return ended(state);
  if (state.exploration.phase === "ended") return exploredTo(state.exploration);
  if (!capabilities)
    return { tone: "idle", text: isolated ? "The lab is starting" : `The lab is starting; ${notIsolated}` };
  if (recording)
    return {
      tone: "idle",
      text: "Ready to repeat the run of this link, switch by switch, in the simulation",
    };
  return { tone: "idle", text: `Ready: ${manner(state, { ...settings, engine: engineOf(state) }, null)}` };
}

// Without how many: this line is read aloud whenever it changes.
const observed = ({ observed: { wanted, engine }, capabilities }: State) =>
  `${count(wanted, "run")}, ${engine === "live" ? `real threads on ${count(capabilities?.cores ?? 1, "core")}` : "simulated"}`;

const explored = ({ asked, ...settings }: Exploration) =>
  asked === "explore" ? rules(settings) : "all three rule sets";

function exploredTo(exploration: Exploration): ReturnType<typeof statusOf> {
  const { asked, columns, died, refused, rows, stopped } = exploration;
  if (refused) return { tone: "bad", text: `Not explored: ${refused.kind}: ${refused.message}` };
  if (columns.length === 0)
    return { tone: "bad", text: died ? `The explorer ended: ${died}` : "Stopped before anything was found" };
  const isGood = columns.every(({ error }) => !error) && rows.every(({ status }) => status === "ok");
  const tone = isGood ? "good" : "bad";
  if (asked === "explore") {
    const claim = claimOf(columns[0]!, false, stopped || died !== "");
    return { tone, text: `${claim} (${explored(exploration)})` };
  }
  const open = columns.filter(({ outcomes_complete, error }) => !outcomes_complete || error !== "").length;
  const proved = open === 0 ? "all of them searched to the end" : `${open} of them not searched to the end`;
  return { tone, text: `${count(rows.length, "outcome")} under ${columns.length} rule sets, ${proved}` };
}

/** How it is run, as far as that is known before it ends. */
function manner(
  { capabilities, isolated }: State,
  settings: State["settings"],
  run: State["run"] | null,
): string {
  if (run?.replay) return `simulated, repeating ${repeated(run)}, ${rules(settings)}`;
  if (settings.engine === "explore") return `every interleaving, ${rules(settings)}`;
  if (settings.engine === "sim") {
    return `${isolated ? "simulated" : notIsolated}, seed ${settings.seed}, ${rules(settings)}`;
  }
  return `real threads on ${count(capabilities?.cores ?? 1, "core")}, ${rules(settings)}`;
}

// What of it was given, and who goes on where that ends.
const repeated = ({ then, settings }: State["run"]): string =>
  then === ""
    ? "the recorded run"
    : `the steps up to that one, then ${then}${then === "in-turn" ? "" : `, seed ${settings.seed}`}`;

function rules({ build, switch_points }: Pick<State["settings"], "build" | "switch_points">): string {
  if (build === "free-threaded")
    return switch_points === "3.14" ? "free-threaded" : "free-threaded, switching anywhere";
  return switch_points === "3.14" ? "GIL, CPython 3.14 rules" : "GIL, switching anywhere";
}

function ended(state: State): ReturnType<typeof statusOf> {
  const { isolated, run } = state;
  const { report, replay, settings } = run;
  if (!report) return { tone: "bad", text: `The run ended without a report: ${run.note}` };
  const ending = endings[report.status]?.(report) ?? report.status;
  if (report.threads.length === 0) return { tone: "bad", text: ending };
  let how: string;
  if (replay && run.then !== "") how = `simulated, ${repeated(run)}, ${rules(report)}`;
  else if (replay) how = `simulated, the recorded run repeated, ${rules(report)}`;
  else if (report.engine === "sim")
    how = `${isolated ? "simulated" : notIsolated}, seed ${settings.seed}, ${rules(report)}`;
  else how = `${count(threadsOf(report), "thread")} on ${count(report.cores, "core")}, ${rules(report)}`;
  const time =
    report.engine === "sim" ? `${duration(report.virtual_ns)} of virtual time` : duration(report.wall_ns);
  // Without a GIL the threads run beside each other, and no switch is anybody's turn.
  const sideBySide = report.engine === "live" && report.build === "free-threaded";
  const switches = sideBySide ? "" : `, ${count(report.switches, "switch", "switches")}`;
  const died = report.threads.filter((thread) => thread.ended === "raised" && thread.id !== 0).length;
  const deaths = died > 0 ? `${count(died, "thread")} died of an exception · ` : "";
  const text = `${ending ? `${ending} · ` : ""}${deaths}${how} · ${time}${switches}`;
  return { tone: report.status === "ok" && died === 0 ? "good" : "bad", text };
}

// Those that the program started; a program that started none has its main thread.
const threadsOf = ({ threads }: Report) => Math.max(1, threads.length - 1);

const refusal = ({ detail, error }: Report): string => {
  if (!error) return `Not run: ${detail}`;
  const message = `${error.kind}: ${error.message}`;
  const place = error.line > 0 && !/\(line \d+\)/.test(message) ? ` (line ${error.line})` : "";
  return `Not run: ${message}${place}`;
};

const endings: Record<string, (report: Report) => string> = {
  ok: () => "",
  exception: () => "Raised an exception",
  deadlock: ({ detail }) => `Deadlock: ${detail.split("\n", 1)[0] || "no thread can ever go on"}`,
  timeout: () => "Ran out of time",
  limit: ({ detail }) => `Stopped at a limit: ${detail}${limitsSaid[detail] ?? ""}`,
  unsupported: refusal,
  error: refusal,
};

const limitsSaid: Record<string, string> = {
  "wall time": ` (${mostSeconds.run} s here, ${mostSeconds.replay / 60} minutes for a recorded run; lockstep run --timeout gives more)`,
};

export function duration(ns: number): string {
  if (ns < 1e3) return `${ns} ns`;
  const [value, unit] = ns < 1e6 ? [ns / 1e3, "µs"] : ns < 1e9 ? [ns / 1e6, "ms"] : [ns / 1e9, "s"];
  return `${value
    .toPrecision(3)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")} ${unit}`;
}
