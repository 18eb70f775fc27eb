// What runs have come to, beside what is possible: how often each outcome was seen, and whatever came out that is not
// among them. No page is needed here.

import type { Engine, Findings, Report, StuckThread } from "../protocol/protocol";
import { count, keyOf, rulesLabel, statusText, type Ending, type OutcomeRow } from "./exploration";

export interface Observed {
  phase: "idle" | "running" | "ended";
  engine: Engine; // live, or simulated with one seed after the other
  column: number; // of the exploration: the runs go by its rules
  wanted: number;
  done: number;
  seen: Record<string, number>; // by the outcome's key
  strangers: Stranger[]; // what the exploration has not
  cut: Record<string, number>; // runs that came to no end, by what ended them
  stopped: boolean;
  died: string; // why the lab did
}

export interface Stranger {
  ending: Ending;
  times: number;
  schedule: string; // of the first such run; "": it cannot be repeated
}

export const unobserved: Observed = {
  phase: "idle",
  engine: "live",
  column: 0,
  wanted: 0,
  done: 0,
  seen: {},
  strangers: [],
  cut: {},
  stopped: false,
  died: "",
};

export const wallSeconds = 10; // that one of these runs may take

/** What a run has come to, as the exploration would say it. */
export const endingOfReport = ({ status, detail, stdout, stderr, threads }: Report): Ending => ({
  status,
  detail: status === "deadlock" ? "" : detail,
  stdout,
  stderr,
  blocked: status === "deadlock" ? threads.filter(({ ended }) => ended === "blocked").map(stuck) : [],
});

const stuck = ({ id, line, waits_for }: Report["threads"][number]): StuckThread => ({
  thread: id,
  line,
  waits_for,
});

// As engine/explore has it: of a deadlock the places count, of what is written to stderr the lines.
function isSame(a: Ending, b: Ending): boolean {
  const places = ({ blocked }: Ending) =>
    blocked
      .map(({ thread, line }) => `${thread}:${line}`)
      .sort()
      .join();
  const lines = ({ stderr }: Ending) => stderr.split("\n").sort().join("\n");
  return (
    a.status === b.status &&
    a.stdout === b.stdout &&
    lines(a) === lines(b) &&
    (a.status === "deadlock" ? places(a) === places(b) : a.detail === b.detail)
  );
}

/** The same observed with one run more. */
export function withRun(observed: Observed, report: Report, rows: OutcomeRow[]): Observed {
  const now = { ...observed, done: observed.done + 1 };
  const ending = endingOfReport(report);
  const row = rows.find((each) => each.cells[observed.column]?.outcome && isSame(each, ending));
  if (row) {
    const key = keyOf(row);
    return { ...now, seen: { ...now.seen, [key]: (now.seen[key] ?? 0) + 1 } };
  }
  if (report.status === "limit" || report.status === "timeout") {
    const why = report.detail || statusText(ending);
    return { ...now, cut: { ...now.cut, [why]: (now.cut[why] ?? 0) + 1 } };
  }
  const known = now.strangers.findIndex((each) => isSame(each.ending, ending));
  const strangers =
    known < 0
      ? [...now.strangers, { ending, times: 1, schedule: report.schedule }]
      : now.strangers.map((each, i) => (i === known ? { ...each, times: each.times + 1 } : each));
  return { ...now, strangers };
}

/** "12 of 100", "0 of 1,000 seen" */
export function seenText({ seen, done, phase }: Observed, key: string): string {
  const times = seen[key] ?? 0;
  const of = `${times.toLocaleString("en")} of ${done.toLocaleString("en")}`;
  return times === 0 && phase !== "idle" ? `${of} seen` : of;
}

/** As a part of 1. */
export const seenShare = ({ seen, done }: Observed, key: string): number =>
  done === 0 ? 0 : (seen[key] ?? 0) / done;

/** "simulated run", "live run" */
export const mannerOf = ({ engine }: Pick<Observed, "engine">): string =>
  engine === "live" ? "live run" : "simulated run";

/** What the runs say, and what they do not, in whole sentences. */
export function observedText(observed: Observed, findings: Findings, rows: OutcomeRow[]): string[] {
  const { phase, engine, column, done, wanted, cut, stopped, died, seen } = observed;
  if (phase === "idle") return [];
  const possible = rows.filter(({ cells }) => cells[column]?.outcome);
  const met = possible.filter((row) => (seen[keyOf(row)] ?? 0) > 0).length;
  const under = rulesLabel(findings) === "" ? "" : ` under the rules of “${rulesLabel(findings)}”`;
  const sentences: string[] = [];
  const manner =
    engine === "live" ? "" : `, with the seeds 0 to ${Math.max(0, done - 1).toLocaleString("en")}`;
  if (died !== "") sentences.push(`The lab ended: ${died}. What was seen until then counts.`);
  else if (stopped)
    sentences.push(
      `You stopped it after ${done.toLocaleString("en")} of ${wanted.toLocaleString("en")} runs.`,
    );
  // Of a search that has found nothing yet, nothing is known to be possible.
  const known = possible.length > 0 ? `: ${met} of ${count(possible.length, "possible outcome")} seen` : "";
  if (done > 0) sentences.push(`${count(done, mannerOf(observed))}${under}${manner}${known}.`);
  for (const [why, times] of Object.entries(cut))
    sentences.push(
      `${count(times, "run")} did not come to an end: ${why === "wall time" ? `stopped after ${wallSeconds} s` : `stopped by the limit on ${why}`}.`,
    );
  if (phase === "ended" && met < possible.length && done > 0)
    sentences.push(
      "What was not seen is possible all the same: runs show that something can happen, never that it cannot.",
    );
  return sentences;
}

/** What is to be thought of an outcome that the exploration has not. */
export const strangerText = ({ outcomes_complete }: Pick<Findings, "outcomes_complete">): string =>
  outcomes_complete
    ? "This should not be: the search came to its end without it. Either the program depends on a clock or on chance, which a search keeps as they are, or Lockstep has a defect, in the search or in the run. Please report it, with the program."
    : "The search was cut before it had found this one. It is possible: it has just been seen.";

/** Which rules the runs go by where the reader has not said it: those of the settings. */
export function columnFor(columns: Findings[], build: string, switchPoints: string): number {
  const rules = build === "free-threaded" ? "free-threaded" : switchPoints === "3.14" ? "gil" : "language";
  return Math.max(
    0,
    columns.findIndex((each) => each.rules === rules),
  );
}
