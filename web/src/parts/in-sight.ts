// Where the page is one column, Run is above what it brings: the output comes up below it, and the timeline below that.

import type { Render } from "../state";
import { find } from "./elements";

const oneColumn = matchMedia("(max-width: 999px)");
const enough = 160; // pixels of the output that are to be seen

export function resultInSight(): Render {
  const output = find("console").parentElement!;
  const lead = document.querySelector<HTMLElement>(".lead")!;
  return ({ run, experiment }, before) => {
    if (before === null || run.number === before.run.number || run.phase !== "running") return;
    if (!oneColumn.matches || experiment.kind !== "python") return;
    const { top } = output.getBoundingClientRect();
    const from = lead.offsetHeight;
    if (top >= from && top + enough <= innerHeight) return;
    // Not scrollIntoView: that would scroll the page around a frame, too.
    scrollBy({ top: top - from - 8, behavior: "instant" });
  };
}
