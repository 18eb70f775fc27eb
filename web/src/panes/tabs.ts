// Where the window is as narrow as a phone, one tab of panes is seen at a time. Run shows what it brings. An experiment
// about bytes has its text and its bytes below each other: there, nothing is to be run before there is something to see.

import { find, make } from "../parts/elements";
import type { Render, State } from "../state";
import { paneOf, tabNames, type Pane, type TabName } from "./panes";

const narrow = matchMedia("(max-width: 640px)");
const root = document.documentElement;

export function tabs(panes: Pane[]): Render {
  const list = make("div", { className: "pane-tabs", id: "pane-tabs", hidden: true });
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Panes");
  let shown: TabName = "Text";
  let isUseful = false;
  const scrolled = new Map<TabName, number>(); // how far, in each

  const idsOf = (name: TabName) => panes.filter((pane) => pane.tab === name).map(({ id }) => id);
  const buttons = tabNames.map((name) => {
    const button = make("button", { type: "button", id: `pane-tab-${name.toLowerCase()}` }, name);
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", idsOf(name).join(" "));
    button.addEventListener("click", () => go(name));
    return button;
  });
  list.append(...buttons);
  document.body.append(list);

  const apply = () => {
    const isOn = narrow.matches && isUseful;
    list.hidden = !isOn;
    root.toggleAttribute("data-tabbed", isOn);
    for (const pane of panes) paneOf(pane).classList.toggle("other-tab", isOn && pane.tab !== shown);
    find("bench").classList.toggle("other-tab", isOn && shown === "Text");
    for (const [i, button] of buttons.entries()) {
      const isShown = tabNames[i] === shown;
      button.setAttribute("aria-selected", String(isShown));
      button.tabIndex = isShown ? 0 : -1;
    }
  };
  const go = (name: TabName) => {
    if (name === shown) return;
    scrolled.set(shown, scrollY);
    shown = name;
    apply();
    scrollTo({ top: scrolled.get(name) ?? 0, behavior: "instant" });
  };

  list.addEventListener("keydown", (event) => {
    const at = tabNames.indexOf(shown);
    const last = tabNames.length - 1;
    const places: Record<string, number> = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(tabNames[to]!);
    buttons[to]!.focus();
  });
  narrow.addEventListener("change", apply);

  return (state, before) => {
    if (state.experiment !== before?.experiment) {
      isUseful = state.experiment.kind === "python";
      if (before) {
        scrolled.clear();
        shown = "Text";
      }
      apply();
    }
    if (before && brings(state, before)) go("Result");
  };
}

/** Whether something began that the reader now wants to see. */
const brings = ({ run, exploration, witness }: State, before: State) =>
  (run.number !== before.run.number && run.phase === "running") ||
  exploration.beganAt !== before.exploration.beganAt ||
  (witness !== null && witness.run !== before.witness?.run);
