// What the page has to tell the reader: one sentence, perhaps something to do about it, and a way to be rid of it.

import type { Intend, Render } from "../state";
import { find, make } from "./elements";

export function notice(intend: Intend): Render {
  const bar = find("notice");
  return ({ notice: said }, before) => {
    if (said === (before?.notice ?? null) && before !== null) return;
    bar.hidden = said === null;
    bar.classList.toggle("wrong", said?.tone === "problem");
    if (said === null) return bar.replaceChildren();
    const parts: Node[] = [make("span", {}, said.text)];
    const { action } = said;
    if (action) {
      const button = make("button", { type: "button", className: "button" }, action.label);
      button.addEventListener("click", () => intend(action.intent));
      parts.push(button);
    }
    const dismiss = make("button", { type: "button", className: "link-button dismiss" }, "Dismiss");
    dismiss.addEventListener("click", () => intend({ kind: "dismiss" }));
    bar.replaceChildren(...parts, dismiss);
  };
}
