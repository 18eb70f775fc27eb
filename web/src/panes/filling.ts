// A pane fills the window for a while: a button of its own takes it there and back, and Esc back. Whatever had the focus
// keeps it. What is behind it is neither seen, reached nor read.

import { find, make } from "../parts/elements";
import type { Render } from "../state";
import type { Pane } from "./panes";

const root = document.documentElement;

export function filling(panes: Pane[]): Render {
  let full: { pane: HTMLElement; button: HTMLButtonElement } | null = null;

  const leave = () => {
    if (!full) return;
    const { pane, button } = full;
    full = null;
    delete root.dataset["filled"];
    pane.classList.remove("fills");
    word(button, false);
    pane.scrollIntoView({ block: "nearest" });
  };
  const enter = (pane: HTMLElement, button: HTMLButtonElement) => {
    full = { pane, button };
    root.dataset["filled"] = pane.id;
    pane.classList.add("fills");
    word(button, true);
  };

  for (const each of panes) {
    const pane = find(each.id);
    const button = make("button", { type: "button", className: "fill-button" });
    button.dataset["pane"] = each.name;
    word(button, false);
    button.addEventListener("click", () => (full ? leave() : enter(pane, button)));
    const head = pane.querySelector(":scope > .panel-head");
    if (head) head.append(button);
    else pane.prepend(button);
  }

  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !full || document.querySelector("dialog[open], canvas.active")) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // it stops nothing else
      leave();
    },
    true,
  );

  // What is no longer there fills nothing.
  return () => full && !full.pane.checkVisibility() && leave();
}

function word(button: HTMLButtonElement, isFull: boolean): void {
  const { pane = "" } = button.dataset;
  button.replaceChildren(isFull ? "Back" : make("span", { className: "fill-icon" }));
  button.setAttribute("aria-label", isFull ? `Back from the ${pane}` : `Fill the window with the ${pane}`);
  button.title = isFull ? "Esc" : `Fill the window with the ${pane}`;
}
