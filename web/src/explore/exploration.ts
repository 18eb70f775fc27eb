// What an exploration has found, and what may be said of it: exactly what is known, in words. No page is needed here.

import {
  rulesWords,
  statusWords,
  type Build,
  type Findings,
  type FoundOutcome,
  type Misfit,
  type Problem,
  type Status,
  type StuckThread,
  type SwitchPoints,
  type Verdict,
  type Verdicts,
} from "../protocol/protocol";
import { labelOf } from "../protocol/shape";

/** Which of the searches: one rule set, or all of them beside each other. */
export type Asked = "explore" | "compare_rules";

export interface Exploration {
  phase: "idle" | "searching" | "ended";
  asked: Asked;
  source: string; // of the program that is explored
  build: Build;
  switch_points: SwitchPoints;
  after: { steps: number; schedule: string } | null; // what has happened already: the rest is explored
  columns: Findings[]; // one, or one for each rule set
  rows: OutcomeRow[]; // the bad ones first
  refused: Problem | null; // why the program did not begin
  died: string; // why the explorer did
  stopped: boolean; // by the reader
  beganAt: number; // performance.now()
  tookMs: number; // once it has ended
}

export const unexplored: Exploration = {
  phase: "idle",
  asked: "explore",
  source: "",
  build: "gil",
  switch_points: "3.14",
  after: null,
  columns: [],
  rows: [],
  refused: null,
  died: "",
  stopped: false,
  beganAt: 0,
  tookMs: 0,
};

/** What a reader sees of an outcome. */
export interface Ending {
  status: Status;
  detail: string;
  stdout: string;
  stderr: string;
  blocked: StuckThread[];
}

/** An outcome, and what each column says of it. */
export interface OutcomeRow extends Ending {
  cells: { verdict: Verdict; outcome: FoundOutcome | null }[];
}

// The first of these are what somebody who explores is looking for.
const gravity: Status[] = ["deadlock", "exception", "limit", "timeout", "unsupported", "stopped", "ok"];

const fewest = ({ cells }: OutcomeRow) =>
  Math.min(...cells.map(({ outcome }) => outcome?.switches ?? Infinity));
const byGravity = (a: OutcomeRow, b: OutcomeRow) =>
  gravity.indexOf(a.status) - gravity.indexOf(b.status) || fewest(a) - fewest(b);

export function rowsOfFindings(findings: Findings): OutcomeRow[] {
  return findings.outcomes
    .map((outcome): OutcomeRow => ({ ...endingOf(outcome), cells: [{ verdict: "possible", outcome }] }))
    .sort(byGravity);
}

export function rowsOfVerdicts({ rules, outcomes }: Verdicts): OutcomeRow[] {
  return outcomes
    .map(({ cells, ...ending }): OutcomeRow => {
      const found = cells.map(({ verdict, outcome }, column) => ({
        verdict,
        outcome: outcome === null ? null : rules[column]!.outcomes[outcome]!,
      }));
      return { ...endingOf(ending), cells: found };
    })
    .sort(byGravity);
}

const endingOf = ({ status, detail, stdout, stderr, blocked }: Ending): Ending => ({
  status,
  detail,
  stdout,
  stderr,
  blocked,
});

/** The same outcome has the same key, however the search goes on. */
export const keyOf = ({ status, stdout, stderr, blocked, detail }: Ending): string =>
  JSON.stringify([status, status === "deadlock" ? "" : detail, stdout, stderr, blocked]);

// ---- words

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** "Deadlock", "Ends normally", "Stopped at a limit: instructions" */
export function statusText({ status, detail }: Ending): string {
  if (status === "ok") return "Ends normally";
  const label = labelOf(statusWords, status);
  return detail && status !== "deadlock" && status !== "exception" ? `${label}: ${detail}` : label;
}

export const stuckText = (
  { thread, line, waits_for }: StuckThread,
  name = thread === 0 ? "The main thread" : `Thread ${thread}`,
): string => `${name} waits at line ${line}${waits_for ? ` for ${waits_for}` : ""}`;

/** How many of the executions end so, as far as they are counted. */
export function shareText({ executions, samples }: FoundOutcome, findings: Findings): string {
  if (executions > 0) {
    const of = `${executions.toLocaleString("en")} of ${findings.executions.toLocaleString("en")}`;
    const percent = Math.round((executions / findings.executions) * 100);
    return findings.complete ? `${of} (${percent === 0 ? "<1" : percent} %)` : `${of} so far`;
  }
  if (samples > 0) return `${samples.toLocaleString("en")} of ${count(findings.samples, "sample")}`;
  return "not counted";
}

/** The fewest preemptions, as far as that is proved. */
export const preemptionsText = ({ preemptions, preemptions_proven }: FoundOutcome): string =>
  `${preemptions_proven ? "" : "at most "}${preemptions.toLocaleString("en")}`;

/** The fewest switches, as far as that is proved. */
export const switchesText = ({ switches, switches_proven }: FoundOutcome): string =>
  `${switches_proven ? "" : "at most "}${switches.toLocaleString("en")}`;

const limits: Record<string, string> = {
  "wall time": "the time was up",
  memory: "the memory was full",
  states: "it had as many states as it may have",
  executions: "it had counted as many executions as it may",
  depth: "executions are too long to count",
  instructions: "a run came to its ceiling of instructions",
};

/** What is complete, and what is not, in whole sentences: no more and no less than the findings say. */
export function claimOf(findings: Findings, searching: boolean, stopped: boolean): string {
  const { complete, error, executions, limit, outcomes, samples } = findings;
  if (error) return `Not explored: ${error}.`;
  const found = count(outcomes.length, "outcome");
  if (complete) return `Complete: ${count(executions, "execution")}, ${found}. Nothing else can happen.`;
  const upTo = findings.complete_up_to_switches;
  const whole =
    upTo === null ? "" : ` Every outcome with at most ${count(upTo, "switch", "switches")} is listed.`;
  if (searching) {
    if (findings.outcomes_complete)
      return `No other outcome is possible: ${found}. Their executions are still being counted.`;
    return `${found} so far.${whole}`;
  }
  const why = stopped ? "you stopped it" : (limits[limit] ?? `of the limit on ${limit}`);
  if (findings.outcomes_complete && findings.may_run_forever)
    return `No other outcome is possible: ${found}. Executions cannot be counted, as some never end.`;
  if (findings.outcomes_complete)
    return `No other outcome is possible: ${found}. Counting ended after ${count(executions, "execution")}, as ${why}.`;
  const sampled =
    samples === 0
      ? ""
      : ` ${count(samples, "run")} by chance ${samples === 1 ? "was" : "were"} tried besides; they prove nothing about what they did not meet.`;
  return `Not complete, as ${why}: ${found} found.${whole || " Others are possible."}${sampled}`;
}

/** A schedule was made for another program, or by another version of the machine. */
export const misfitText = ({ slice, why }: Misfit): string =>
  `From its slice ${slice} on the schedule does not fit this program: ${why}.`;

/** Of several searches some have ended while another goes on. */
export const isDone = ({ complete, error, limit, statistics }: Findings): boolean =>
  complete || error !== "" || limit !== "" || statistics.rounds > 0;

/** How far a search has come, in numbers. */
export function progressText({ columns, rows, beganAt, tookMs, phase }: Exploration, now: number): string {
  const sum = (of: (findings: Findings) => number) => columns.reduce((all, each) => all + of(each), 0);
  const ms = phase === "searching" ? now - beganAt : tookMs;
  const events = sum(({ statistics }) => statistics.edges + statistics.transitions);
  const parts = [
    count(
      sum(({ executions }) => executions),
      "execution",
    ),
    count(
      sum(({ statistics }) => statistics.states),
      "state",
    ),
    count(rows.length, "outcome"),
  ];
  if (phase === "searching" && ms > 500)
    parts.push(`${count(Math.round((events / ms) * 1000), "step")} a second`);
  parts.push(`${(ms / 1000).toFixed(1)} s`);
  return parts.join(" · ");
}

/** What a cell of the verdict table says: the verdict, and why or how often. */
export function cellText(
  { verdict, outcome }: OutcomeRow["cells"][number],
  findings: Findings,
  isSearched: boolean,
): { head: string; about: string } {
  if (outcome) {
    const about = `${shareText(outcome, findings)}, ${switchesText(outcome)} ${outcome.switches === 1 ? "switch" : "switches"}`;
    return { head: "possible", about };
  }
  if (verdict === "impossible") return { head: "impossible", about: "proved" };
  const why = findings.error
    ? "not explored"
    : isSearched
      ? (limits[findings.limit] ?? "the search was stopped")
      : "not searched to its end yet";
  return { head: "not decided", about: why };
}

/** What the columns of a verdict table say together. */
export function comparison(columns: Findings[], rows: OutcomeRow[]): string[] {
  const at = (rules: string) => columns.findIndex((each) => each.rules === rules);
  const [language, gil, free] = [at("language"), at("gil"), at("free-threaded")];
  const says = (row: OutcomeRow, column: number, verdict: Verdict) => row.cells[column]?.verdict === verdict;
  const sentences: string[] = [];
  const kept = rows.filter((row) => says(row, gil, "impossible") && says(row, language, "possible"));
  if (kept.length > 0) {
    const lost = kept.filter((row) => says(row, free, "possible")).length;
    sentences.push(
      `${count(kept.length, "outcome")} that the language allows ${kept.length === 1 ? "is" : "are"} impossible in CPython 3.14 with its GIL: no switch can come where ${kept.length === 1 ? "it needs" : "they need"} one. That is how this version is made, not what the language promises${
        lost === 0
          ? "."
          : `; without the GIL ${lost === kept.length ? (lost === 1 ? "it is" : "all of them are") : `${lost} of them are`} possible.`
      }`,
    );
  }
  const decided = rows.every(({ cells }) => cells.every(({ verdict }) => verdict !== "undecided"));
  if (
    decided &&
    rows.length > 0 &&
    rows.every(({ cells }) => cells.every(({ verdict }) => verdict === "possible"))
  )
    sentences.push("The three rule sets agree: what can happen under one of them can happen under all.");
  if (!decided)
    sentences.push(
      "Where nothing is decided, the search came to no end, and the outcome was not among what it had found.",
    );
  return sentences;
}

export const rulesLabel = ({ rules }: Findings): string => (rules ? labelOf(rulesWords, rules) : "");

/** The table as text, cells apart by tabs: for a spreadsheet, a mail, an issue. `seen`: what was observed of a row. */
export function tableText(exploration: Exploration, seen: ((row: OutcomeRow) => string) | null): string {
  const { columns, rows, phase, stopped } = exploration;
  const compared = columns.length > 1;
  const searching = phase === "searching";
  const head = compared
    ? ["Ends", "Output", ...columns.map(rulesLabel)]
    : ["Ends", "Output", "Executions", "Fewest switches", "Fewest preemptions", "Schedule"];
  if (seen) head.push("Observed");
  const lines = rows.map((row) => {
    const ends = [statusText(row), ...row.blocked.map((each) => stuckText(each))].join("; ");
    const output = JSON.stringify(row.stdout + row.stderr);
    const cells = row.cells.map((cell, column) => {
      const { head: verdict, about } = cellText(cell, columns[column]!, !searching);
      return `${verdict} (${about})`;
    });
    const outcome = row.cells[0]?.outcome;
    const observed = seen ? [seen(row)] : [];
    if (compared || !outcome) return [ends, output, ...cells, ...observed];
    const numbers = [shareText(outcome, columns[0]!), switchesText(outcome), preemptionsText(outcome)];
    return [ends, output, ...numbers, outcome.schedule, ...observed];
  });
  const claims = columns.map((findings) => {
    const claim = claimOf(findings, searching, stopped);
    return compared ? `${rulesLabel(findings)}: ${claim}` : claim;
  });
  return [head, ...lines]
    .map((cells) => cells.join("\t"))
    .concat(claims)
    .join("\n")
    .concat("\n");
}
