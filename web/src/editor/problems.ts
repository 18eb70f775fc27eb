// What is wrong and who stands where, below the program in words: for the keyboard, for a screen reader, for everybody.

import type { Problem } from "../protocol/protocol";
import { find, make } from "../parts/elements";
import type { Render } from "../state";
import { alike, placesIn, sentence } from "./places";

const most = 12; // rows that are listed

export function sentenceOf({ kind, message }: Problem): string {
  return kind === "unsupported" ? `This interpreter has no ${message}` : `${kind}: ${message}`;
}

/** `goTo` puts the cursor into a line. */
export function problemsLine(goTo: (line: number) => void): Render {
  const problems = find("problems");
  const places = find("places");
  const jump = (line: number, text: string, className: string) => {
    const button = make("button", { type: "button", className }, `Line ${line}: ${text}`);
    button.addEventListener("click", () => goTo(line));
    return button;
  };
  return (state, before) => {
    if (state.errors !== before?.errors) {
      problems.replaceChildren(
        ...state.errors.map((error) =>
          error.line > 0
            ? jump(
                error.line,
                sentenceOf(error),
                `problem ${error.kind === "unsupported" ? "unsupported" : "error"}`,
              )
            : sentenceOf(error),
        ),
      );
    }
    if (state.run !== before?.run || state.source !== before?.source || state.witness !== before?.witness) {
      // While the program runs they come and go too quickly to be read out.
      const all = state.run.phase === "ended" && !state.witness ? placesIn(state) : [];
      const groups = alike(all);
      const listed = groups.slice(0, most).map(([place, ...others]) => {
        const button = jump(place!.line, sentence(place!, others), `place place-${place!.ended}`);
        button.style.setProperty("--who", `var(--thread${place!.id % 8})`);
        return make("li", {}, button);
      });
      const rest = groups.slice(most).flat().length;
      if (rest > 0) listed.push(make("li", {}, `and ${rest} more ${rest === 1 ? "thread" : "threads"}`));
      places.replaceChildren(...listed);
      places.hidden = all.length === 0;
    }
  };
}
