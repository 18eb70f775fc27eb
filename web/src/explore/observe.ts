// Beside what is possible, what is seen: the program run a hundred times, and how often each outcome came.

import { find, make } from "../parts/elements";
import { rememberedTimes, rememberTimes } from "../remember";
import type { Findings } from "../protocol/protocol";
import type { Intend, Render, State } from "../state";
import { count, rulesLabel, statusText, stuckText, keyOf } from "./exploration";
import { columnFor, observedText, strangerText, type Stranger } from "./observed";

const mostStrangers = 6; // that are shown
const times = [10, 100, 1000, 10_000];

export function observe(intend: Intend): Render {
  const form = find("observe");
  const run = find<HTMLButtonElement>("observe-run");
  const stop = find<HTMLButtonElement>("observe-stop");
  const often = find<HTMLSelectElement>("observe-times");
  const rules = find<HTMLSelectElement>("observe-rules");
  const about = find("observe-about");
  const words = find("observe-words");
  const strangers = find("observe-strangers");
  let said = "";

  often.append(
    ...times.map((each) => make("option", { value: String(each) }, `${each.toLocaleString("en")} times`)),
  );
  often.value = String(rememberedTimes(times));
  often.addEventListener("change", () => rememberTimes(Number(often.value)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    intend({ kind: "observe", times: Number(often.value), column: Number(rules.value) || 0 });
  });
  stop.addEventListener("click", () => {
    intend({ kind: "stop" });
    run.focus();
  });

  return (state, before) => {
    const { exploration, observed } = state;
    if (before && exploration === before.exploration && observed === before.observed) {
      if (state.settings === before.settings && state.source === before.source) return;
    }
    const { phase, columns, rows, refused, after } = exploration;
    form.hidden = phase === "idle" || columns.length === 0 || refused !== null;
    const isRunning = observed.phase === "running";
    run.textContent = state.isolated ? "Run live" : "Run simulated";
    run.disabled = phase !== "ended" || after !== null || isRunning || exploration.source !== state.source;
    stop.hidden = !isRunning;
    about.textContent = aboutOf(state);
    if (columns !== before?.exploration.columns || state.settings !== before.settings) fill(rules, state);
    const column = observed.phase === "idle" ? undefined : columns[observed.column];
    // Both are read aloud when they change: the sentences at the end, a stranger when it comes and once more then.
    if (observed.phase !== before?.observed.phase)
      words.replaceChildren(
        ...(column && !isRunning ? observedText(observed, column, rows) : []).map((text) =>
          make("p", {}, text),
        ),
      );
    const now = JSON.stringify(
      observed.strangers.map(({ ending, times: n }) => [keyOf(ending), isRunning || n]),
    );
    if (now === said) return;
    said = now;
    strangers.replaceChildren(
      ...observed.strangers
        .slice(0, mostStrangers)
        .map((each) => strangerOf(each, column, intend, observed.column)),
    );
    const rest = observed.strangers.length - mostStrangers;
    if (rest > 0)
      strangers.append(make("p", {}, `and ${count(rest, "outcome")} more that are not in the table`));
  };
}

function aboutOf({ isolated, exploration, observed }: State): string {
  if (observed.phase === "running")
    return `${observed.done.toLocaleString("en")} of ${observed.wanted.toLocaleString("en")}`;
  if (exploration.after !== null) return "Runs begin at the beginning, and cannot be brought to that step.";
  if (exploration.phase === "searching") return "";
  return isolated
    ? "counts what comes out"
    : "counts what comes out; each run has another seed, as this page has no real threads";
}

function fill(rules: HTMLSelectElement, { exploration: { columns }, settings }: State): void {
  rules.hidden = columns.length < 2;
  if (rules.options.length !== columns.length)
    rules.replaceChildren(
      ...columns.map((each, i) => make("option", { value: String(i) }, rulesLabel(each))),
    );
  rules.value = String(columnFor(columns, settings.build, settings.switch_points));
}

// Never swallowed: where the search came to its end, either it or the run is wrong.
function strangerOf(
  { ending, times: often, schedule }: Stranger,
  column: Findings | undefined,
  intend: Intend,
  nth: number,
): HTMLElement {
  const isFound = column?.outcomes_complete === false;
  const box = make(
    "div",
    { className: isFound ? "stranger found" : "stranger" },
    make(
      "h3",
      {},
      `${often.toLocaleString("en")} × an outcome that is not in the table: ${statusText(ending)}`,
    ),
  );
  const printed = ending.stdout + ending.stderr;
  if (printed !== "") box.append(make("pre", { className: "outcome-output" }, printed.slice(0, 2000)));
  if (ending.blocked.length > 0)
    box.append(make("p", {}, ending.blocked.map((each) => stuckText(each)).join("; ")));
  if (column) box.append(make("p", {}, strangerText(column)));
  if (schedule !== "") {
    const show = make("button", { type: "button", className: "button" }, "Show it step by step");
    show.addEventListener("click", () => intend({ kind: "witness", column: nth, key: "", schedule }));
    box.append(show);
  }
  return box;
}
