// Where the page is one column, Run is above what it brings: the output, or the outcomes, come up below it, and the
// timeline below that. So do the steps of an execution that was chosen below them.

import type { Render } from "../state";
import { find } from "./elements";

const oneColumn = matchMedia("(max-width: 999px)");
const enough = 160; // pixels of it that are to be seen

export function resultInSight(): Render {
  const output = find("console").parentElement!;
  const outcomes = find("outcomes");
  const steps = find("steps");
  const lead = document.querySelector<HTMLElement>(".lead")!;
  const bring = (panel: HTMLElement) => {
    const { top } = panel.getBoundingClientRect();
    const from = lead.offsetHeight;
    if (top >= from && top + enough <= innerHeight) return;
    // Not scrollIntoView: that would scroll the page around a frame, too.
    scrollBy({ top: top - from - 8, behavior: "instant" });
  };
  return ({ run, exploration, witness, experiment }, before) => {
    if (before === null || experiment.kind !== "python") return;
    const isShown = witness !== null && before.witness?.run !== witness.run;
    if (isShown) bring(steps); // on a desk, too: the table that it was chosen in may have moved it away
    if (!oneColumn.matches || witness) return;
    if (exploration.phase === "searching" && exploration.beganAt !== before.exploration.beganAt)
      bring(outcomes);
    else if (run.number !== before.run.number && run.phase === "running") bring(output);
  };
}
