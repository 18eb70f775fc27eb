// The outcomes of an exploration as a table, the races below it, and what is complete, in words. It fills while the
// search goes on; rows stay where they are, so that whoever reads or stands on one is not disturbed.

import { copyText } from "../parts/console";
import { find, make } from "../parts/elements";
import { rulesWords, type FoundRace } from "../protocol/protocol";
import { rowOf } from "../protocol/shape";
import { engineOf, type Intend, type Render, type State } from "../state";
import {
  claimOf,
  comparison,
  count,
  isDone,
  keyOf,
  misfitText,
  progressText,
  tableText,
  type Exploration,
} from "./exploration";
import { lowered } from "./lowering";
import { foldsOf } from "./folding";
import { seenText } from "./observed";
import { Table } from "./outcome-table";

export function outcomes(intend: Intend): Render {
  const panel = find("outcomes");
  const compare = find<HTMLButtonElement>("compare");
  const copy = find<HTMLButtonElement>("copy-outcomes");
  const fold = find<HTMLButtonElement>("fold-outcomes");
  const place = find("outcomes-table");
  const progress = find("outcomes-progress");
  const claims = find("outcomes-claims");
  const below = find("outcomes-below");
  let latest: State | null = null;
  let table: Table | null = null;
  let ticking: ReturnType<typeof setInterval> | undefined;

  find("choose").addEventListener("click", () => {
    intend({ kind: "leave-witness" });
    intend({ kind: "choose-from" });
  });
  compare.addEventListener("click", () => intend({ kind: "explore", asked: "compare_rules" }));
  fold.addEventListener("click", () => intend({ kind: "fold", folded: !latest?.folded }));
  copy.addEventListener("click", () => {
    if (!latest || !copyText(copied(latest))) return;
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 1500);
  });
  const goTo = (line: number) => {
    intend({ kind: "select-line", line });
    find("editor").scrollIntoView({ block: "nearest" });
  };
  const tick = () => {
    if (latest) progress.textContent = progressText(latest.exploration, performance.now());
  };

  return (state, before) => {
    latest = state;
    const { exploration } = state;
    const { phase, columns, rows } = exploration;
    const isPython = state.experiment.program !== "";
    panel.hidden = !isPython || (phase === "idle" && engineOf(state) !== "explore");
    compare.disabled = state.labProblem !== "";
    const isStale = phase !== "idle" && exploration.source !== state.source;
    const wasStale = before !== null && before.exploration.source !== before.source;
    const isSame = before && exploration === before.exploration && isStale === wasStale;
    const { observed, witness, folded } = state;
    fold.setAttribute("aria-pressed", String(folded));
    if (isSame && witness === before.witness && observed === before.observed && folded === before.folded)
      return;
    if (isSame) return table?.show(exploration, observed, isStale, witness?.row ?? null, folded);
    fold.hidden = foldsOf(rows).length === rows.length;
    copy.hidden = rows.length === 0;
    panel.classList.toggle("stale", isStale);

    clearInterval(ticking);
    progress.hidden = phase === "idle" || exploration.refused !== null;
    if (phase === "searching") ticking = setInterval(tick, 250);
    tick();

    claims.replaceChildren(...claimsOf(exploration, isStale, goTo));
    if (rows.length === 0) {
      place.replaceChildren();
      table = null;
    } else {
      if (!table || table.columns !== columns.length) {
        table = new Table(columns, (column, row) => {
          const outcome = row.cells[column]?.outcome;
          if (outcome) intend({ kind: "witness", column, key: keyOf(row), schedule: outcome.schedule });
        });
        place.replaceChildren(table.element);
      }
      table.show(exploration, observed, isStale, witness?.row ?? null, folded);
    }
    below.replaceChildren(...belowOf(exploration, isStale, goTo, intend));
  };
}

const copied = ({ exploration, observed }: State): string =>
  tableText(exploration, observed.phase === "idle" ? null : (row) => seenText(observed, keyOf(row)));

// ---- words around it

function claimsOf(
  { phase, asked, after, columns, refused, died, stopped }: Exploration,
  isStale: boolean,
  goTo: (line: number) => void,
): HTMLElement[] {
  const searching = phase === "searching";
  if (phase === "idle")
    return [
      make(
        "p",
        {},
        "Run looks at every order in which the threads could go on that can be told from another: what can come out, how, and what cannot.",
      ),
    ];
  if (refused) {
    const said = make("p", {}, `Not explored: ${refused.kind}: ${refused.message} `);
    if (refused.line > 0) said.append(lineButton(refused.line, goTo));
    return [said];
  }
  const all: HTMLElement[] = [];
  if (isStale)
    all.push(
      make("p", { className: "stale-note" }, "The program has been changed since; this is about how it was."),
    );
  if (after)
    all.push(
      make(
        "p",
        { className: "stale-note" },
        `After the first ${count(after.steps, "step")} of that execution: what of the rest can come out. Executions and switches are counted from there.`,
      ),
    );
  if (died) all.push(make("p", {}, `The explorer ended: ${died}. What it had found until then is below.`));
  if (columns.length === 0) {
    if (!died) all.push(make("p", {}, searching ? "Searching" : "It was stopped before anything was found."));
    return all;
  }
  for (const findings of columns) {
    if (findings.misfit)
      all.push(
        make(
          "p",
          { className: "stale-note" },
          `${misfitText(findings.misfit)} What is found is behind a beginning that fits.`,
        ),
      );
    const begun =
      findings.statistics.rounds > 0 ||
      findings.statistics.states > 0 ||
      findings.error !== "" ||
      findings.complete;
    const claim =
      !begun && columns.length > 1
        ? searching
          ? "not searched yet."
          : "not searched."
        : claimOf(findings, searching && !isDone(findings), stopped || died !== "");
    const text = make("p", {});
    if (asked === "compare_rules" && findings.rules) {
      const { label, about } = rowOf(rulesWords, findings.rules);
      text.append(make("strong", { title: about }, `${label}: `));
    }
    text.append(claim);
    const line = /\(line (\d+)\)/.exec(findings.error)?.[1];
    if (line) text.append(" ", lineButton(Number(line), goTo));
    all.push(text);
  }
  return all;
}

// One schedule behind the other.
const joined = (schedule: string, more: string): string => `${schedule}.${more.slice(more.indexOf(":") + 1)}`;

function belowOf(
  exploration: Exploration,
  isStale: boolean,
  goTo: (line: number) => void,
  intend: Intend,
): HTMLElement[] {
  const { phase, columns, rows, source } = exploration;
  const all: HTMLElement[] = [];
  if (phase === "ended" && columns.length > 1)
    for (const sentence of comparison(columns, rows)) all.push(make("p", {}, sentence));
  const livelocks = columns.flatMap((findings, column) =>
    findings.livelocks.map((each) => ({ ...each, column })),
  );
  for (const { switches, threads, schedule, loop, column } of livelocks.slice(0, 1)) {
    const where = threads.map(({ thread, line }) => `thread ${thread} at line ${line}`).join(", ");
    const go = make("button", { type: "button", className: "link-button line-link", disabled: isStale });
    go.append("Show the way there, and once round");
    go.addEventListener("click", () =>
      intend({ kind: "choose-behind", column, schedule: joined(schedule, loop) }),
    );
    all.push(
      make(
        "p",
        {},
        `A livelock: after ${count(switches, "switch", "switches")} the threads can turn for ever and never end (${where}). `,
        go,
      ),
    );
  }
  const isCut = phase === "ended" && columns.some(({ complete, error }) => !complete && error === "");
  const smaller = isCut && !isStale ? lowered(source) : null;
  if (smaller) {
    const button = make("button", { type: "button", className: "button" }, smaller.words);
    button.addEventListener("click", () => {
      intend({ kind: "edit", source: smaller.source });
      intend({ kind: "explore", asked: exploration.asked });
    });
    all.push(
      make(
        "p",
        {},
        "A smaller program has fewer interleavings, and mostly the same kinds of outcomes. ",
        button,
      ),
    );
  }
  const races = unique(columns.flatMap((findings) => findings.races));
  if (races.length > 0) {
    const items = races.slice(0, 40).map((race) => make("li", {}, ...raceWords(race, goTo)));
    if (races.length > items.length) items.push(make("li", {}, `and ${races.length - items.length} more`));
    all.push(
      make("h3", {}, races.length === 1 ? "A race" : `${races.length} races`),
      make("ul", { className: "races" }, ...items),
    );
  }
  return all;
}

function unique(races: FoundRace[]): FoundRace[] {
  const keys = new Set<string>();
  return races.filter(({ object, first, second }) => {
    const key = [object, first.line, first.writes, second.line, second.writes].join();
    return !keys.has(key) && keys.add(key);
  });
}

function raceWords({ object, first, second }: FoundRace, goTo: (line: number) => void): (Node | string)[] {
  const does = (side: FoundRace["first"]) => (side.writes ? "writes it at " : "reads it at ");
  return [
    make("code", {}, object),
    ": one thread ",
    does(first),
    lineButton(first.line, goTo),
    ", another ",
    does(second),
    lineButton(second.line, goTo),
    ", and nothing says which comes first",
  ];
}

function lineButton(line: number, goTo: (line: number) => void): HTMLElement {
  const button = make("button", { type: "button", className: "link-button line-link" }, `line ${line}`);
  button.addEventListener("click", () => goTo(line));
  return button;
}
