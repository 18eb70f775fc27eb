// Above the byte panel: which picture it shows, and what belongs to each in words.

import { find, make } from "../parts/elements";
import { tabWords } from "../protocol/protocol";
import type { Intend, Render, State } from "../state";
import { documentRow } from "./document-row";
import { findRow, type Search } from "./find-row";
import { machinesForm } from "./machines-form";
import { pasteBox } from "./paste-box";
import { swapTable } from "./swap-table";
import { valueForm } from "./value-form";
import type { Reader } from "./paste-box";

export const byteTools =
  (read: Reader, search: Search) =>
  (intend: Intend): Render => {
    const box = find("bytes-tools");
    const chooser = find("bytes-tabs");
    const inputs = tabWords.map(({ word: tab, label }) => {
      const input = make("input", { type: "radio", name: "bytes-tab", value: tab });
      input.addEventListener("change", () => intend({ kind: "show", order: { bytes: { tab } } }));
      chooser.append(make("label", {}, input, label));
      return input;
    });
    const parts = [
      valueForm(intend),
      documentRow(intend),
      findRow(search),
      pasteBox(read)(intend),
      machinesForm(intend),
      swapTable(intend),
    ];
    drops(intend);
    let shown: State | null = null; // what the parts have seen last: while they are hidden much may pass
    return (state, before) => {
      const isBytes = state.experiment.kind === "bytes";
      if (isBytes !== (before?.experiment.kind === "bytes")) {
        // What an experiment is about comes first, also for Tab and for a screen reader.
        const program = [find("toolbar"), find("bench")];
        const picture = [box, find("drawing")];
        find("work").append(...(isBytes ? [...picture, ...program] : [...program, ...picture]));
      }
      box.hidden = !isBytes;
      document.documentElement.dataset["tab"] = isBytes ? state.bytes.tab : "";
      find("drawing").hidden = isBytes && state.bytes.tab === "swaps";
      if (!isBytes) return;
      find("bytes-more").hidden = state.bytes.tab !== "hex";
      for (const input of inputs) input.checked = input.value === state.bytes.tab;
      for (const part of parts) part(state, shown);
      shown = state;
    };
  };

// A file that is dropped anywhere on the page is opened, where there is a byte panel to open it in.
function drops(intend: Intend): void {
  const wanted = (event: DragEvent) =>
    document.documentElement.dataset["kind"] === "bytes" && event.dataTransfer?.types.includes("Files");
  const mark = (on: boolean) => find("stage").classList.toggle("dropping", on);
  addEventListener("dragover", (event) => {
    if (!wanted(event)) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  addEventListener("drop", (event) => {
    if (!wanted(event)) return;
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) intend({ kind: "open-file", file });
  });
}
