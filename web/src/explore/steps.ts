// An execution as steps, one below the other: the thread, its line, and what it does there that others can see. This is
// what a screen reader gets, too. The line of the step that is shown is marked in the program.

import { find, make } from "../parts/elements";
import type { Intend, Render, State } from "../state";
import { choicesOf } from "./choices";
import { columnsOf, rowOf } from "./columns";
import { count, misfitText, stuckText } from "./exploration";
import { headOf, sideBySide, together } from "./side-by-side";
import { conflictFrom, deedText, isSwitch, stepFrom, threadName, valuesAfter, type Witness } from "./witness";

export function steps(intend: Intend): Render {
  const panel = find("steps");
  const list = find("steps-list");
  const place = find("steps-place");
  const values = find("steps-values");
  const end = find("steps-end");
  const said = find("steps-said");
  const options = find("steps-options");
  const why = find("steps-why");
  const columns = find("steps-columns");
  const actions = find("steps-actions");
  let latest: Witness | null = null;
  let beside: Witness | null = null;

  const go = (by: 1 | -1, switches: boolean) => {
    if (latest && latest.steps.length > 0) intend({ kind: "step", at: stepFrom(latest, by, switches) });
  };
  const buttons = {
    previous: find<HTMLButtonElement>("step-previous"),
    next: find<HTMLButtonElement>("step-next"),
    previousSwitch: find<HTMLButtonElement>("step-switch-back"),
    nextSwitch: find<HTMLButtonElement>("step-switch"),
    conflict: find<HTMLButtonElement>("step-conflict"),
    columns: find<HTMLButtonElement>("step-columns"),
  };
  const toConflict = () => {
    const at = latest ? conflictFrom(latest) : null;
    if (at !== null) intend({ kind: "step", at });
  };
  buttons.previous.addEventListener("click", () => go(-1, false));
  buttons.next.addEventListener("click", () => go(1, false));
  buttons.previousSwitch.addEventListener("click", () => go(-1, true));
  buttons.nextSwitch.addEventListener("click", () => go(1, true));
  buttons.conflict.addEventListener("click", toConflict);
  buttons.columns.addEventListener("click", () => intend({ kind: "columns", columns: !latest?.columns }));
  find("step-rest").addEventListener("click", () => intend({ kind: "explore-rest" }));
  find("step-save").addEventListener("click", () => intend({ kind: "save-python" }));
  find("step-choose").addEventListener("click", () => intend({ kind: "choose-from" }));
  find("step-share").addEventListener("click", () => intend({ kind: "share-step" }));
  find("steps-close").addEventListener("click", () => intend({ kind: "leave-witness" }));

  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    if (row) intend({ kind: "step", at: [...list.children].indexOf(row) });
  });
  columns.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-step]") : null;
    if (row) intend({ kind: "step", at: Number(row.dataset.step) });
  });
  // Arrows go from step to step, with Shift from switch to switch; C goes to the conflict.
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
    const end_ = { Home: 0, End: Infinity }[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (by && isPlain) go(by, event.shiftKey);
    else if (end_ !== undefined && latest)
      intend({ kind: "step", at: Math.min(end_, latest.steps.length - 1) });
    else if (event.key.toLowerCase() === "c" && isPlain) toConflict();
    else return;
    event.preventDefault();
    if (latest) shownRow(latest)?.focus();
  };
  list.addEventListener("keydown", onKey);
  columns.addEventListener("keydown", onKey);
  const shownRow = (witness: Witness) =>
    list.hidden ? rowOf(columns, witness.at) : (list.children[witness.at] as HTMLElement | undefined);

  return (state, before) => {
    const { witness, other, source } = state;
    const isStale = witness !== null && witness.source !== source;
    const wasStale = before?.witness ? before.witness.source !== before.source : false;
    if (before && witness === before.witness && other === before.other && isStale === wasStale) return;
    latest = witness;
    beside = other?.phase === "told" && other.steps.length > 0 ? other : null;
    panel.hidden = witness === null;
    if (!witness) {
      columns.replaceChildren();
      return list.replaceChildren();
    }
    const hasSteps = witness.phase === "told" && witness.steps.length > 0;
    const isNew =
      witness.steps !== before?.witness?.steps ||
      witness.columns !== before.witness.columns ||
      other !== before.other;
    if (isNew) {
      const isTable = witness.columns || beside !== null;
      list.hidden = isTable;
      columns.hidden = !isTable;
      list.replaceChildren(...(isTable ? [] : rowsOf(witness)));
      columns.replaceChildren(
        ...(isTable && witness.steps.length > 0 ? tableOf(witness, beside, state) : []),
      );
      buttons.columns.setAttribute("aria-pressed", String(witness.columns));
      buttons.columns.hidden = beside !== null;
    }
    if (witness.why !== before?.witness?.why) why.replaceChildren(...whyOf(witness, intend));
    actions.hidden = !hasSteps;
    place.textContent = hasSteps ? `${witness.at + 1} of ${witness.steps.length}` : "";
    // Not `disabled`: whoever is at the end with the keyboard stays on the button.
    const ends = (button: HTMLElement, is: boolean) => button.setAttribute("aria-disabled", String(is));
    for (const button of [buttons.previous, buttons.previousSwitch]) ends(button, witness.at === 0);
    for (const button of [buttons.next, buttons.nextSwitch])
      ends(button, witness.at >= witness.steps.length - 1);
    buttons.conflict.hidden = witness.conflict.length === 0;
    end.replaceChildren(...(isStale ? [staleWords(intend)] : []), ...endOf(witness), ...besideWords(other));
    mark(list.hidden ? columns : list, shownRow(witness), isNew);
    values.replaceChildren(...valuesOf(witness));
    if (witness.choosing && witness.phase === "asked")
      options.querySelectorAll("button").forEach((each) => (each.disabled = true));
    else if (
      isNew ||
      witness.choosing !== before?.witness?.choosing ||
      witness.goal !== before.witness.goal ||
      witness.phase !== before.witness.phase
    ) {
      const hadFocus = options.contains(document.activeElement) || document.activeElement === document.body;
      const goal = document.activeElement?.matches(".goal") ? document.activeElement.textContent : null;
      options.replaceChildren(...choicesOf(witness, mayTurnOf(state), intend));
      const all = [...options.querySelectorAll<HTMLElement>("button")];
      const same = goal === null ? undefined : all.find(({ textContent }) => textContent === goal);
      if (hadFocus) (same ?? all[0])?.focus({ preventScroll: true });
    }
    // Where they part is what one compares them for.
    if (beside && other !== before?.other && hasSteps)
      intend({ kind: "step", at: together(witness.steps, beside.steps) });
    const step = witness.steps[witness.at];
    said.textContent =
      step && !isNew ? `${threadName(witness, step.thread)}, line ${step.line}: ${deedText(step)}` : "";
  };
}

// What an exploration of the same program under the same rules says of executions that never end.
function mayTurnOf({ witness, exploration }: State): boolean | null {
  if (exploration.source !== witness?.source || exploration.after) return null;
  const same = exploration.columns.find((findings) => {
    const { build = exploration.build, switch_points = exploration.switch_points } = findings;
    return build === witness.build && switch_points === witness.switch_points;
  });
  return same?.outcomes_complete ? same.may_run_forever : null;
}

const tableOf = (witness: Witness, beside: Witness | null, { exploration }: State): HTMLElement[] =>
  beside
    ? sideBySide(witness, beside, [
        headOf(witness, exploration, "This one"),
        headOf(beside, exploration, "The other"),
      ])
    : [columnsOf(witness)];

function rowsOf(witness: Witness): HTMLElement[] {
  const lines = witness.source.split("\n");
  return witness.steps.map((step, i) => {
    const { thread, line } = step;
    const who = make("span", { className: "step-who" }, threadName(witness, thread));
    const code = make("code", { className: "step-code" }, lines[line - 1]?.trim() ?? "");
    const where = make("span", { className: "step-line" }, line > 0 ? `line ${line}` : "");
    const deed = make("span", { className: "step-deed" }, deedText(step));
    const row = make("li", { className: "step", tabIndex: -1 }, who, where, code, deed);
    if (witness.conflict.includes(i)) {
      row.classList.add("in-conflict");
      deed.append(make("strong", { className: "conflict-mark" }, " ⚡ conflict"));
    }
    if (isSwitch(witness.steps, i)) {
      row.classList.add("switches");
      who.prepend(make("span", { className: "unseen" }, "Switch to "));
    }
    row.style.setProperty("--who", `var(--thread${thread % 8})`);
    row.style.setProperty("--lane", String(Math.min(thread, 6)));
    return row;
  });
}

// Why it came out so, each sentence with the step that it speaks of.
function whyOf({ why }: Witness, intend: Intend): HTMLElement[] {
  if (why.length === 0) return [];
  const sentences = why.map(({ text, step }) => {
    const said = make("li", {}, text);
    if (step === null) return said;
    const button = make("button", { type: "button", className: "link-button line-link" }, `Step ${step + 1}`);
    button.addEventListener("click", () => intend({ kind: "step", at: step }));
    said.append(" ", button);
    return said;
  });
  return [make("h3", {}, "Why"), make("ul", {}, ...sentences)];
}

function mark(list: HTMLElement, row: HTMLElement | null | undefined, isNew: boolean): void {
  for (const each of list.querySelectorAll<HTMLElement>("[aria-current]")) {
    each.removeAttribute("aria-current");
    each.tabIndex = -1;
  }
  if (!row) return;
  row.setAttribute("aria-current", "step");
  row.tabIndex = 0;
  // Within the list alone: the page stays where it is.
  const top = row.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
  const height = row.offsetHeight;
  if (isNew || top < list.scrollTop || top + height > list.scrollTop + list.clientHeight)
    list.scrollTop = top - list.clientHeight / 2;
}

function valuesOf(witness: Witness): HTMLElement[] {
  const all = valuesAfter(witness);
  if (all.length === 0) return [];
  const items = all.map(({ object, value, changed }) => {
    const item = make("li", {}, make("code", {}, `${object} = ${value}`));
    if (changed) item.append(make("strong", {}, " changed"));
    return item;
  });
  return [make("span", { className: "hint" }, "After it:"), make("ul", {}, ...items.reverse())];
}

function besideWords(other: Witness | null): HTMLElement[] {
  if (other?.phase === "asked")
    return [make("p", { className: "hint" }, "The explorer goes through the other one")];
  if (other?.phase === "untold") return [make("p", {}, `The other one cannot be told: ${other.note}.`)];
  if (other && other.steps.length === 0)
    return [make("p", {}, "The other one has no step that another thread sees.")];
  return [];
}

function staleWords(intend: Intend): HTMLElement {
  const button = make(
    "button",
    { type: "button", className: "link-button" },
    "Follow it in the program as it is now",
  );
  button.addEventListener("click", () => intend({ kind: "follow-here" }));
  return make("p", { className: "stale-note" }, "The program has been changed since. ", button);
}

function endOf(witness: Witness): HTMLElement[] {
  const { phase, note, whole, blocked, choosing, steps: all } = witness;
  if (phase === "asked") return [make("p", { className: "hint" }, "The explorer goes through it")];
  if (phase === "untold") return [make("p", {}, `The steps cannot be told: ${note}.`)];
  if (choosing) return [];
  const words: string[] = [];
  if (witness.misfit) words.push(`${misfitText(witness.misfit)} These are the steps before.`);
  else if (!whole) words.push(`Only the first ${count(all.length, "step")} could be followed.`);
  else if (all.length === 0) words.push("There is one thread: nothing that it does is seen by another.");
  if (whole && blocked.length > 0 && witness.why.length === 0)
    words.push(
      `Nobody can go on: ${blocked.map((each) => stuckText(each, threadName(witness, each.thread))).join("; ")}.`,
    );
  return words.map((text) => make("p", {}, text));
}
