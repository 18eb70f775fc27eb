// What the canvas shows, as a table of the page: for those who do not see it, and for copying numbers.

import { make } from "../parts/elements";
import { duration } from "../parts/status";
import { isRunning, type State } from "../state";
import type { BytesDescription, Description } from "./drawing";

export function mirrorOf(description: Description, state: State): HTMLElement {
  return state.experiment.kind === "bytes"
    ? bytesTable(description)
    : lanesTable(description, isRunning(state));
}

function lanesTable({ lanes }: Description, running: boolean): HTMLElement {
  if (lanes.length === 0) return remark("Nothing has run yet.");
  const rows = lanes.map(({ name, running_ns, waiting_for_gil_ns, blocked_ns, slices }) =>
    row("td", name, duration(running_ns), duration(waiting_for_gil_ns), duration(blocked_ns), String(slices)),
  );
  const head = row("th", "Thread", "Running", "Waiting for the GIL", "Blocked", "Slices");
  return table(`Threads of the ${running ? "running" : "last"} run`, head, rows);
}

function bytesTable({ bytes }: Description): HTMLElement {
  if ("error" in bytes) return remark(bytes.error);
  const side = (order: string, { bytes: all, reads, read_as_the_other }: BytesDescription["little"]) =>
    row("td", order, all.map(hex).join(" "), reads, read_as_the_other);
  const head = row("th", "Order", "Bytes by address", "Reads", "Read in the other order");
  const rows = [side("little-endian", bytes.little), side("big-endian", bytes.big)];
  return table(`${bytes.value} as ${bytes.type}`, head, rows);
}

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, "0");
const remark = (text: string) => make("p", { className: "hint" }, text);
const row = (tag: "th" | "td", ...cells: string[]) =>
  make("tr", {}, ...cells.map((cell) => make(tag, {}, cell)));
const table = (caption: string, head: HTMLElement, rows: HTMLElement[]) =>
  make(
    "table",
    {},
    make("caption", { className: "unseen" }, caption),
    make("thead", {}, head),
    make("tbody", {}, ...rows),
  );
