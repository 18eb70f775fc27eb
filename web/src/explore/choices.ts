// Where the reader is the scheduler: what each thread would do, what can still come out then, and a goal to be reached.

import { make } from "../parts/elements";
import type { Ahead } from "../protocol/protocol";
import type { Intend } from "../state";
import {
  endingKey,
  endingName,
  fateText,
  goalText,
  goalWords,
  isBad,
  leftWords,
  reachOf,
  switchesTo,
  widerGoals,
} from "./ahead";
import { count } from "./exploration";
import { deedText, endingText, threadName, type Witness } from "./witness";

const most = 40; // endings that are shown

/** `mayTurn`: as fateText has it. */
export function choicesOf(witness: Witness, mayTurn: boolean | null, intend: Intend): HTMLElement[] {
  const { choosing, options, whole, phase, steps } = witness;
  if (!choosing || phase !== "told") return [];
  const all: HTMLElement[] = [];
  if (whole) all.push(make("p", {}, endingText(witness)));
  else if (options.length > 0)
    all.push(
      make("p", {}, options.length > 1 ? "Who goes on?" : "One thread alone can go on:"),
      ...options.map((_, i) => optionOf(witness, i, intend)),
    );
  if (steps.length > 0) {
    const back = make("button", { type: "button", className: "link-button" }, "Take back the last step");
    back.addEventListener("click", () => intend({ kind: "take-back" }));
    all.push(back);
  }
  return [make("div", { className: "options" }, ...all), ...goalsOf(witness, mayTurn, intend)];
}

function optionOf(witness: Witness, nth: number, intend: Intend): HTMLElement {
  const step = witness.options[nth]!;
  const behind: Ahead[] = witness.optionsAhead[nth] ?? [];
  const lines = witness.source.split("\n");
  const who = make("strong", {}, threadName(witness, step.thread));
  const button = make("button", { type: "button", className: "option" }, who, ` ${deedText(step)} `);
  if (step.line > 0) {
    const code = make("code", {}, lines[step.line - 1]?.trim() ?? "");
    button.append(make("span", { className: "hint" }, `line ${step.line} `), code);
  }
  const goal = goalWords(behind, witness);
  const isLost = witness.aheadComplete && goal !== "" && switchesTo(behind, witness) === null;
  const notes = [
    make("span", { className: isLost ? "goal-lost" : "goal-near" }, goal),
    make("span", {}, leftWords(behind, witness)),
  ].filter((note) => note.textContent !== "");
  if (notes.length > 0) button.append(make("span", { className: "option-ahead" }, ...notes));
  button.style.setProperty("--who", `var(--thread${step.thread % 8})`);
  button.addEventListener("click", () => intend({ kind: "choose-thread", thread: step.thread }));
  return button;
}

// Every ending, and whether it can still be come to. Pressing one makes it the goal.
function goalsOf(witness: Witness, mayTurn: boolean | null, intend: Intend): HTMLElement[] {
  const { goal, endings, aheadComplete, ahead } = witness;
  if (endings.length === 0) return [];
  const title = aheadComplete
    ? `What can still come out: ${count(ahead.length, "outcome")}`
    : `What can still come out: ${count(ahead.length, "outcome")} found, perhaps more`;
  const goalButton = (key: string, ...content: (Node | string)[]) => {
    const button = make("button", { type: "button", className: "goal" }, ...content);
    button.setAttribute("aria-pressed", String(goal === key));
    button.addEventListener("click", () => intend({ kind: "goal", goal: goal === key ? null : key }));
    return make("li", {}, button);
  };
  const items = reachOf(witness)
    .slice(0, most)
    .map(({ ending, state, words }) => {
      const name = make("span", { className: `reach-${state}` }, endingName(ending));
      const item = goalButton(endingKey(ending), name, " ", make("span", { className: "hint" }, words));
      if (isBad(ending)) item.firstElementChild!.classList.add("bad");
      return item;
    });
  if (endings.length > most) items.push(make("li", {}, `and ${endings.length - most} more`));
  for (const { goal: wide, words } of widerGoals(witness)) {
    const item = goalButton(wide, words);
    item.firstElementChild!.classList.add("bad");
    items.push(item);
  }
  return [
    make(
      "div",
      { className: "goals" },
      make("p", { className: "goals-title" }, title),
      make("ul", {}, ...items),
      make(
        "p",
        { className: "goals-said" },
        goal === null ? "Press one to make it your goal." : goalText(witness),
      ),
      make("p", { className: "hint" }, fateText(witness, mayTurn)),
    ),
  ];
}
