// The outcomes as a table: a row for each, and what each rule set, or the one that was asked, says of it; beside that how
// often it was observed. Rows stay where they are while it fills. On a phone each row is a card (exploring.css), so the
// cells say what their column is, and the roles stand in the document, whatever they are laid out as.

import { make } from "../parts/elements";
import { rulesWords, type Findings } from "../protocol/protocol";
import { rowOf } from "../protocol/shape";
import {
  cellText,
  isDone,
  keyOf,
  preemptionsText,
  rulesLabel,
  shareText,
  statusText,
  stuckText,
  switchesText,
  type Exploration,
  type OutcomeRow,
} from "./exploration";
import { foldText, foldsOf, type Fold } from "./folding";
import { seenShare, seenText, type Observed } from "./observed";

const most = 200; // rows that are shown
const longest = { lines: 6, line: 200 }; // of an output in a row

type Choose = (column: number, row: OutcomeRow) => void;

export class Table {
  readonly element = make("table", { className: "outcome-table" });
  readonly columns: number;
  private readonly body = withRole("rowgroup", make("tbody"));
  private readonly observed = headOf("Observed");
  private readonly labels: string[];
  private readonly foot = make("p", { className: "hint" });
  private readonly caption = make("caption", { className: "unseen" });
  private readonly rows = new Map<string, Row>();
  private readonly unfolded = new Set<string>(); // by the fold's key
  private again: () => void = () => {};

  constructor(
    columns: Findings[],
    private readonly choose: Choose,
  ) {
    this.columns = columns.length;
    const heads =
      columns.length > 1
        ? columns.map((each) =>
            headOf(rulesLabel(each), each.rules ? rowOf(rulesWords, each.rules).about : ""),
          )
        : [
            headOf("Share of executions"),
            headOf("Fewest switches"),
            headOf("Preemptions", "Switches away from a thread that could have gone on"),
          ];
    this.labels = heads.map((each) => each.textContent);
    const head = withRole("row", make("tr", {}, headOf("Outcome"), ...heads, this.observed));
    this.element.append(this.caption, withRole("rowgroup", make("thead", {}, head)), this.body);
    withRole("table", this.element);
    this.body.addEventListener("keydown", (event) => this.move(event));
  }

  show(
    exploration: Exploration,
    observed: Observed,
    isStale: boolean,
    chosen: { column: number; key: string } | null,
    isFolded: boolean,
  ): void {
    this.again = () => this.show(exploration, observed, isStale, chosen, isFolded);
    const { columns, phase } = exploration;
    const folds = isFolded ? foldsOf(exploration.rows) : [];
    const first = new Map(folds.map((fold) => [fold.row, fold]));
    const rows = isFolded
      ? folds.flatMap((fold) => (this.unfolded.has(fold.key) ? [fold.row, ...fold.others] : [fold.row]))
      : exploration.rows;
    this.observed.hidden = observed.phase === "idle";
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
      if (!row) this.rows.set(key, (row = new Row(outcome, this.labels, this.columns > 1, this.choose)));
      row.show(outcome, columns, phase !== "searching", isStale, chosen?.key === key ? chosen.column : null);
      row.showObserved(observed, key);
      row.showFold(first.get(outcome) ?? null, this.unfolded, columns[0]?.executions ?? 0, () =>
        this.again(),
      );
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
  private readonly seen = make("span");
  private readonly bar = make("span", { className: "seen-bar" });
  private readonly observed: HTMLTableCellElement;
  private readonly fold = make("button", { type: "button", className: "link-button fold" });
  private unfold: () => void = () => {};
  private latest: OutcomeRow;

  constructor(
    outcome: OutcomeRow,
    labels: string[],
    isCompared: boolean,
    private readonly choose: Choose,
  ) {
    this.latest = outcome;
    this.open = make("button", { type: "button", className: `outcome-open outcome-${outcome.status}` });
    this.open.append(statusText(outcome));
    this.open.addEventListener("click", () => this.choose(this.firstPossible(), this.latest));
    const head = withRole("rowheader", make("th", { scope: "row" }, this.open, ...outputOf(outcome)));
    if (outcome.blocked.length > 0)
      head.append(
        make("ul", { className: "stuck" }, ...outcome.blocked.map((each) => make("li", {}, stuckText(each)))),
      );
    this.fold.addEventListener("click", () => this.unfold());
    head.append(this.fold);
    this.cells = labels.map((label) => cellOf(label));
    if (isCompared)
      this.cells.forEach((cell, column) => {
        const button = make("button", { type: "button", className: "link-button" });
        button.addEventListener("click", () => this.choose(column, this.latest));
        this.buttons.push(button);
        cell.append(button, make("small", {}));
      });
    this.bar.setAttribute("aria-hidden", "true");
    this.observed = cellOf("Observed");
    this.observed.append(this.seen, this.bar);
    this.element = withRole("row", make("tr", {}, head, ...this.cells, this.observed));
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

  showObserved(observed: Observed, key: string): void {
    this.observed.hidden = observed.phase === "idle";
    write(this.seen, seenText(observed, key));
    this.bar.style.setProperty("--share", String(seenShare(observed, key)));
  }

  // What else it stands for, and whether that is shown below it.
  showFold(fold: Fold | null, unfolded: Set<string>, executions: number, again: () => void): void {
    this.fold.hidden = fold === null || fold.others.length === 0;
    if (fold === null) return;
    write(this.fold, foldText(fold, executions));
    this.fold.setAttribute("aria-expanded", String(unfolded.has(fold.key)));
    this.unfold = () => {
      if (!unfolded.delete(fold.key)) unfolded.add(fold.key);
      again();
    };
  }

  private firstPossible(): number {
    return Math.max(
      0,
      this.latest.cells.findIndex(({ outcome }) => outcome !== null),
    );
  }
}

const withRole = <Made extends HTMLElement>(role: string, element: Made): Made => {
  element.setAttribute("role", role);
  return element;
};

const headOf = (label: string, title = ""): HTMLTableCellElement =>
  withRole("columnheader", make("th", { scope: "col", title }, label));

function cellOf(label: string): HTMLTableCellElement {
  const cell = withRole("cell", make("td"));
  cell.dataset.label = label;
  return cell;
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
