// What the page has to tell the reader: one sentence, perhaps something to do about it, and a way to be rid of it. What
// only says that something was done lies over the page's edge for a while, and moves nothing.

import type { Intend, Render } from "../state";
import { find, make } from "./elements";

const passingMs = 6000;

export function notice(intend: Intend): Render {
  const bar = find("notice");
  let timer: ReturnType<typeof setTimeout> | undefined;
  return ({ notice: said }, before) => {
    if (said === (before?.notice ?? null) && before !== null) return;
    clearTimeout(timer);
    bar.hidden = said === null;
    bar.classList.toggle("passing", said?.isPassing === true);
    bar.classList.toggle("wrong", said?.tone === "problem");
    if (said === null) return bar.replaceChildren();
    const parts: Node[] = [make("span", {}, said.text)];
    const { action, link } = said;
    if (said.isPassing) timer = setTimeout(() => intend({ kind: "dismiss" }), passingMs);
    if (action) {
      const button = make("button", { type: "button", className: "button" }, action.label);
      button.addEventListener("click", () => intend(action.intent));
      parts.push(button);
    }
    if (link) {
      const anchor = make("a", {
        className: "button",
        href: link.address,
        target: "_blank",
        rel: "noopener",
      });
      anchor.append(link.label);
      parts.push(anchor);
    }
    const dismiss = make("button", { type: "button", className: "link-button dismiss" }, "Dismiss");
    dismiss.addEventListener("click", () => intend({ kind: "dismiss" }));
    bar.replaceChildren(...parts, dismiss);
  };
}
