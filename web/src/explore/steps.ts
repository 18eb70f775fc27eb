// An execution as steps, one below the other: the thread, its line, and what it does there that others can see. This is
// what a screen reader gets, too. The line of the step that is shown is marked in the program.

import { find, make } from "../parts/elements";
import type { Intend, Render } from "../state";
import { count, stuckText } from "./exploration";
import { deedText, endingText, isSwitch, stepFrom, threadName, valuesAfter, type Witness } from "./witness";

export function steps(intend: Intend): Render {
  const panel = find("steps");
  const list = find("steps-list");
  const place = find("steps-place");
  const values = find("steps-values");
  const end = find("steps-end");
  const said = find("steps-said");
  const options = find("steps-options");
  let latest: Witness | null = null;

  const go = (by: 1 | -1, switches: boolean) => {
    if (latest && latest.steps.length > 0) intend({ kind: "step", at: stepFrom(latest, by, switches) });
  };
  const buttons = {
    previous: find<HTMLButtonElement>("step-previous"),
    next: find<HTMLButtonElement>("step-next"),
    nextSwitch: find<HTMLButtonElement>("step-switch"),
  };
  buttons.previous.addEventListener("click", () => go(-1, false));
  buttons.next.addEventListener("click", () => go(1, false));
  buttons.nextSwitch.addEventListener("click", () => go(1, true));
  find("step-choose").addEventListener("click", () => intend({ kind: "choose-from" }));
  find("step-share").addEventListener("click", () => intend({ kind: "share-step" }));
  find("steps-close").addEventListener("click", () => intend({ kind: "leave-witness" }));

  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    if (row) intend({ kind: "step", at: [...list.children].indexOf(row) });
  });
  // Arrows go from step to step, with Shift from switch to switch.
  list.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
    const end_ = { Home: 0, End: Infinity }[event.key];
    if (by) go(by, event.shiftKey);
    else if (end_ !== undefined && latest)
      intend({ kind: "step", at: Math.min(end_, latest.steps.length - 1) });
    else return;
    event.preventDefault();
    (list.children[latest?.at ?? 0] as HTMLElement | undefined)?.focus();
  });

  return (state, before) => {
    const { witness } = state;
    if (before && witness === before.witness) return;
    latest = witness;
    panel.hidden = witness === null;
    if (!witness) return list.replaceChildren();
    const isNew = witness.steps !== before?.witness?.steps;
    if (isNew) list.replaceChildren(...rowsOf(witness));
    place.textContent =
      witness.phase === "told" && witness.steps.length > 0
        ? `${witness.at + 1} of ${witness.steps.length}`
        : "";
    // Not `disabled`: whoever is at the end with the keyboard stays on the button.
    const ends = (button: HTMLElement, is: boolean) => button.setAttribute("aria-disabled", String(is));
    ends(buttons.previous, witness.at === 0);
    for (const button of [buttons.next, buttons.nextSwitch])
      ends(button, witness.at >= witness.steps.length - 1);
    end.replaceChildren(...endOf(witness));
    mark(list, witness, isNew);
    values.replaceChildren(...valuesOf(witness));
    if (witness.choosing && witness.phase === "asked")
      options.querySelectorAll("button").forEach((each) => (each.disabled = true));
    else if (
      isNew ||
      witness.choosing !== before?.witness?.choosing ||
      witness.phase !== before.witness.phase
    ) {
      const hadFocus = options.contains(document.activeElement) || document.activeElement === document.body;
      options.replaceChildren(...optionsOf(witness, intend));
      if (hadFocus) options.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    }
    const step = witness.steps[witness.at];
    said.textContent =
      step && !isNew ? `${threadName(witness, step.thread)}, line ${step.line}: ${deedText(step)}` : "";
  };
}

function rowsOf(witness: Witness): HTMLElement[] {
  const lines = witness.source.split("\n");
  return witness.steps.map((step, i) => {
    const { thread, line } = step;
    const who = make("span", { className: "step-who" }, threadName(witness, thread));
    const code = make("code", { className: "step-code" }, lines[line - 1]?.trim() ?? "");
    const where = make("span", { className: "step-line" }, line > 0 ? `line ${line}` : "");
    const deed = make("span", { className: "step-deed" }, deedText(step));
    const row = make("li", { className: "step", tabIndex: -1 }, who, where, code, deed);
    if (isSwitch(witness.steps, i)) {
      row.classList.add("switches");
      who.prepend(make("span", { className: "unseen" }, "Switch to "));
    }
    row.style.setProperty("--who", `var(--thread${thread % 8})`);
    row.style.setProperty("--lane", String(Math.min(thread, 6)));
    return row;
  });
}

// Who goes on? What each of them would do.
function optionsOf(witness: Witness, intend: Intend): HTMLElement[] {
  const { choosing, options, whole, phase } = witness;
  if (!choosing || phase !== "told") return [];
  const lines = witness.source.split("\n");
  const buttons = options.map((step) => {
    const who = make("strong", {}, threadName(witness, step.thread));
    const code = make("code", {}, lines[step.line - 1]?.trim() ?? "");
    const button = make("button", { type: "button", className: "option" }, who, ` ${deedText(step)} `);
    if (step.line > 0) button.append(make("span", { className: "hint" }, `line ${step.line} `), code);
    button.style.setProperty("--who", `var(--thread${step.thread % 8})`);
    button.addEventListener("click", () => intend({ kind: "choose-thread", thread: step.thread }));
    return button;
  });
  const all: HTMLElement[] = [];
  if (whole) all.push(make("p", {}, endingText(witness)));
  else if (buttons.length > 0)
    all.push(make("p", {}, buttons.length > 1 ? "Who goes on?" : "One thread alone can go on:"), ...buttons);
  if (choosing.choices.length > 0 || choosing.steps > 0) {
    const back = make("button", { type: "button", className: "link-button" }, "Take back the last step");
    back.addEventListener("click", () => intend({ kind: "take-back" }));
    all.push(back);
  }
  return all;
}

function mark(list: HTMLElement, { at, steps: all }: Witness, isNew: boolean): void {
  for (const row of list.querySelectorAll<HTMLElement>("[aria-current]")) {
    row.removeAttribute("aria-current");
    row.tabIndex = -1;
  }
  const row = list.children[at] as HTMLElement | undefined;
  if (!row || all.length === 0) return;
  row.setAttribute("aria-current", "step");
  row.tabIndex = 0;
  // Within the list alone: the page stays where it is.
  const { offsetTop: top, offsetHeight: height } = row;
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

function endOf(witness: Witness): HTMLElement[] {
  const { phase, note, whole, blocked, choosing, steps: all } = witness;
  if (phase === "asked") return [make("p", { className: "hint" }, "The explorer goes through it")];
  if (phase === "untold") return [make("p", {}, `The steps cannot be told: ${note}.`)];
  if (choosing) return [];
  const words: string[] = [];
  if (!whole) words.push(`Only the first ${count(all.length, "step")} could be followed.`);
  else if (all.length === 0) words.push("There is one thread: nothing that it does is seen by another.");
  if (whole && blocked.length > 0)
    words.push(
      `Nobody can go on: ${blocked.map((each) => stuckText(each, threadName(witness, each.thread))).join("; ")}.`,
    );
  return words.map((text) => make("p", {}, text));
}
