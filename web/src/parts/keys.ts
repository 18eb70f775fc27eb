// All keys that do something, in a window of their own: `?` opens it, and a button for who has no such key.

import { find, make } from "./elements";

const groups: [where: string, keys: [keys: string[], does: string][]][] = [
  [
    "Anywhere",
    [
      [["Ctrl Enter"], "runs the program"],
      [["Esc"], "stops it; brings back a pane that fills the window"],
      [["←", "→", "↑", "↓"], "move a divider that is reached by Tab; Home and End take it as far as it goes"],
      [["?"], "shows these keys"],
    ],
  ],
  [
    "Timeline, once it is clicked or reached by Tab",
    [
      [["W", "+"], "zooms in"],
      [["S", "−"], "zooms out"],
      [["A", "←"], "goes back in time"],
      [["D", "→"], "goes on in time"],
      [["F", "Home"], "shows all of the run"],
      [["Tab", "Shift Tab"], "goes from piece to piece"],
      [["↑", "↓"], "changes the row"],
      [[",", "."], "goes to the one before and the next one in the row"],
      [["[", "]"], "goes to where another thread begins to run, back and on"],
      [["Enter"], "selects"],
      [["R"], "measures and shows what is selected"],
      [["L"], "shows a row for every lock, queue and event, or hides them"],
      [["Shift drag"], "measures a range; Esc ends that"],
    ],
  ],
  [
    "Steps of an execution",
    [
      [["↑", "↓"], "goes from step to step"],
      [["Shift ↑", "Shift ↓"], "goes from switch to switch"],
      [["C"], "goes to the conflict"],
    ],
  ],
  [
    "Bytes",
    [
      [["←", "→", "↑", "↓"], "moves; with Shift it selects"],
      [["0–9 a–f"], "writes"],
      [["Ctrl F"], "finds"],
      [["Ctrl Z"], "takes back"],
    ],
  ],
];

export function mountKeys(): void {
  const title = make("h2", { id: "keys-title" }, "Keys");
  const close = make("button", { type: "button", className: "link-button" }, "Close");
  const dialog = make("dialog", { id: "keys", className: "keys" });
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(make("header", { className: "panel-head" }, title, close), ...groups.flatMap(tableOf));
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  // A click beside it is one on the dialog itself.
  dialog.addEventListener("click", (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const isBeside =
      event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
    if (event.target === dialog && isBeside) dialog.close();
  });
  find("keys-button").addEventListener("click", () => dialog.showModal());
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
      const writes = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]";
      if (event.target instanceof Element && event.target.closest(writes)) return;
      event.preventDefault();
      event.stopPropagation();
      if (dialog.open) dialog.close();
      else dialog.showModal();
    },
    true, // before the canvas
  );
}

function tableOf([where, keys]: (typeof groups)[number]): HTMLElement[] {
  const rows = keys.map(([names, does]) =>
    make("div", {}, make("dt", {}, ...names.map((name) => make("kbd", {}, name))), make("dd", {}, does)),
  );
  return [make("h3", {}, where), make("dl", {}, ...rows)];
}
