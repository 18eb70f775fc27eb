// The outcomes of an exploration as a table, the races below it, and what is complete, in words. It fills while the
// search goes on; rows stay where they are, so that whoever reads or stands on one is not disturbed.

import { copyText } from "../parts/console";
import { find, make } from "../parts/elements";
import { rulesWords, type Findings, type FoundRace } from "../protocol/protocol";
import { rowOf } from "../protocol/shape";
import { engineOf, type Intend, type Render, type State } from "../state";
import {
  cellText,
  claimOf,
  comparison,
  count,
  keyOf,
  preemptionsText,
  progressText,
  rulesLabel,
  shareText,
  statusText,
  stuckText,
  switchesText,
  tableText,
  type Exploration,
  type OutcomeRow,
} from "./exploration";
import { lowered } from "./lowering";

const most = 200; // rows that are shown
const longest = { lines: 6, line: 200 }; // of an output in a row

export function outcomes(intend: Intend): Render {
  const panel = find("outcomes");
  const compare = find<HTMLButtonElement>("compare");
  const copy = find<HTMLButtonElement>("copy-outcomes");
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
  copy.addEventListener("click", () => {
    if (!latest || !copyText(tableText(latest.exploration))) return;
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
    if (
      before &&
      exploration === before.exploration &&
      isStale === wasStale &&
      state.witness === before.witness
    )
      return;
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
      table.show(exploration, isStale, state.witness?.row ?? null);
    }
    below.replaceChildren(...belowOf(exploration, isStale, goTo, intend));
  };
}

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

// Of several searches some have ended while another goes on.
const isDone = ({ complete, error, limit, statistics }: Findings) =>
  complete || error !== "" || limit !== "" || statistics.rounds > 0;

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
  for (const { switches, threads } of columns.flatMap(({ livelocks }) => livelocks).slice(0, 1)) {
    const where = threads.map(({ thread, line }) => `thread ${thread} at line ${line}`).join(", ");
    all.push(
      make(
        "p",
        {},
        `A livelock: after ${count(switches, "switch", "switches")} the threads can turn for ever and never end (${where}).`,
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

// ---- the table

type Choose = (column: number, row: OutcomeRow) => void;

class Table {
  readonly element = make("table", { className: "outcome-table" });
  readonly columns: number;
  private readonly body = make("tbody");
  private readonly foot = make("p", { className: "hint" });
  private readonly caption = make("caption", { className: "unseen" });
  private readonly rows = new Map<string, Row>();

  constructor(
    columns: Findings[],
    private readonly choose: Choose,
  ) {
    this.columns = columns.length;
    const heads =
      columns.length > 1
        ? columns.map((each) => {
            const head = make("th", { scope: "col" }, rulesLabel(each));
            if (each.rules) head.title = rowOf(rulesWords, each.rules).about;
            return head;
          })
        : [
            make("th", { scope: "col" }, "Share of executions"),
            make("th", { scope: "col" }, "Fewest switches"),
            make(
              "th",
              { scope: "col", title: "Switches away from a thread that could have gone on" },
              "Preemptions",
            ),
          ];
    const head = make("tr", {}, make("th", { scope: "col" }, "Outcome"), ...heads);
    this.element.append(this.caption, make("thead", {}, head), this.body);
    this.body.addEventListener("keydown", (event) => this.move(event));
  }

  show(exploration: Exploration, isStale: boolean, chosen: { column: number; key: string } | null): void {
    const { columns, rows, phase } = exploration;
    this.caption.textContent =
      columns.length > 1
        ? "What can come out under which rule set"
        : "What can come out, the bad outcomes first";
    const shown = rows.slice(0, most);
    const kept = new Set<string>();
    shown.forEach((outcome, i) => {
      const key = keyOf(outcome);
      kept.add(key);
      let row = this.rows.get(key);
      if (!row) this.rows.set(key, (row = new Row(outcome, this.columns, this.choose)));
      row.show(outcome, columns, phase !== "searching", isStale, chosen?.key === key ? chosen.column : null);
      const there = this.body.children[i];
      if (there !== row.element) this.body.insertBefore(row.element, there ?? null);
    });
    for (const [key, row] of this.rows) {
      if (kept.has(key)) continue;
      row.element.remove();
      this.rows.delete(key);
    }
    const rest = rows.length - shown.length;
    this.foot.textContent =
      rest > 0 ? `and ${rest.toLocaleString("en")} more outcomes; Copy has all of them` : "";
    if (rest > 0) this.element.after(this.foot);
    else this.foot.remove();
  }

  // Up and down go from outcome to outcome.
  private move(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement)) return;
    const buttons = [
      ...this.body.querySelectorAll<HTMLElement>("tr > :is(th, td):first-child .outcome-open"),
    ];
    const own = event.target.closest("tr")?.querySelector<HTMLElement>(".outcome-open");
    const to = own ? buttons[buttons.indexOf(own) + step] : undefined;
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

class Row {
  readonly element: HTMLTableRowElement;
  private readonly open: HTMLButtonElement;
  private readonly cells: HTMLTableCellElement[];
  private readonly buttons: HTMLButtonElement[] = [];
  private latest: OutcomeRow;

  constructor(
    outcome: OutcomeRow,
    columns: number,
    private readonly choose: Choose,
  ) {
    this.latest = outcome;
    this.open = make("button", { type: "button", className: `outcome-open outcome-${outcome.status}` });
    this.open.append(statusText(outcome));
    this.open.addEventListener("click", () => this.choose(this.firstPossible(), this.latest));
    const head = make("th", { scope: "row" }, this.open, ...outputOf(outcome));
    if (outcome.blocked.length > 0)
      head.append(
        make("ul", { className: "stuck" }, ...outcome.blocked.map((each) => make("li", {}, stuckText(each)))),
      );
    this.cells = Array.from({ length: columns > 1 ? columns : 3 }, () => make("td"));
    if (columns > 1)
      this.cells.slice(0, columns).forEach((cell, column) => {
        const button = make("button", { type: "button", className: "link-button" });
        button.addEventListener("click", () => this.choose(column, this.latest));
        this.buttons.push(button);
        cell.append(button, make("small", {}));
      });
    this.element = make("tr", {}, head, ...this.cells);
  }

  show(
    row: OutcomeRow,
    columns: Findings[],
    isSearched: boolean,
    isStale: boolean,
    chosen: number | null,
  ): void {
    this.latest = row;
    const { cells } = this;
    const first = this.firstPossible();
    const schedule = row.cells[first]?.outcome?.schedule ?? "";
    this.open.disabled = isStale || schedule === "";
    this.open.title = schedule === "" ? "It is too long to be repeated" : "Show an execution that ends so";
    this.element.classList.toggle("chosen", chosen !== null);
    if (columns.length === 1) {
      const outcome = row.cells[0]!.outcome!;
      write(cells[0]!, shareText(outcome, columns[0]!));
      write(cells[1]!, switchesText(outcome));
      write(cells[2]!, preemptionsText(outcome));
      return;
    }
    columns.forEach((findings, column) => {
      const cell = row.cells[column]!;
      const { head, about } = cellText(cell, findings, isSearched || isDone(findings));
      const td = cells[column]!;
      td.className = `verdict-${cell.verdict}`;
      const button = this.buttons[column]!;
      write(button, head);
      button.disabled = isStale || !cell.outcome?.schedule;
      if (chosen === column) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      write(td.querySelector("small")!, about);
    });
  }

  private firstPossible(): number {
    return Math.max(
      0,
      this.latest.cells.findIndex(({ outcome }) => outcome !== null),
    );
  }
}

const write = (element: Element, text: string) => {
  if (element.textContent !== text) element.textContent = text;
};

function outputOf({ stdout, stderr, status }: OutcomeRow): HTMLElement[] {
  const pieces: HTMLElement[] = [];
  if (stdout !== "") pieces.push(make("pre", { className: "outcome-output" }, cut(stdout)));
  if (stderr !== "") {
    // Of a traceback the last line says what happened.
    const lines = stderr.trimEnd().split("\n");
    const said = make("pre", { className: "outcome-output err" }, cut(lines.at(-1)!));
    said.prepend(make("span", { className: "unseen" }, "stderr: "));
    said.title = stderr;
    pieces.push(said);
  }
  if (pieces.length === 0 && status !== "deadlock")
    pieces.push(make("p", { className: "hint" }, "prints nothing"));
  return pieces;
}

function cut(text: string): string {
  const lines = text.replace(/\n$/, "").split("\n");
  const shown = lines.slice(0, longest.lines).map((line) => {
    const rest = line.length - longest.line;
    return rest > 0 ? `${line.slice(0, longest.line)}… ${rest.toLocaleString("en")} more` : line;
  });
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push(`… ${rest.toLocaleString("en")} more ${rest === 1 ? "line" : "lines"}`);
  return shown.join("\n");
}
