// A value on its way from one machine to another: who writes it, who reads it, and what the program does at the
// boundary.

import { field, find, make, wordOptions } from "../parts/elements";
import { boundaryWords, wayWords, type Machines } from "../protocol/protocol";
import type { Intend, Render } from "../state";

export function machinesForm(intend: Intend): Render {
  const form = find<HTMLFormElement>("bytes-machines");
  form.addEventListener("submit", (event) => event.preventDefault());
  const set = (machines: Partial<Machines>) => intend({ kind: "show", order: { bytes: { machines } } });
  const text = (id: string, maxLength: number, change: (value: string) => void) => {
    const input = make("input", { type: "text", id, maxLength, spellcheck: false, autocomplete: "off" });
    input.addEventListener("input", () => change(input.value));
    return input;
  };
  const select = (id: string, change: (value: string) => void) => {
    const made = make("select", { id });
    made.addEventListener("change", () => change(made.value));
    return made;
  };
  const from = select("machines-from", (value) => set({ from: value }));
  const to = select("machines-to", (value) => set({ to: value }));
  const value = text("machines-value", 100, (typed) => set({ value: typed }));
  const type = text("machines-type", 16, (typed) => set({ type: typed }));
  const via = select("machines-via", (chosen) => set({ via: chosen as Machines["via"] }));
  via.append(...wordOptions(wayWords));
  const boundary = select("machines-boundary", (chosen) => set({ boundary: chosen as Machines["boundary"] }));
  boundary.append(...wordOptions(boundaryWords));
  form.append(
    field("Written on", from),
    field("Read on", to),
    field("Value to send", value),
    field("As struct's", type),
    field("Carried", via),
    field("At the boundary", boundary),
  );
  return ({ bytes, catalogue }, before) => {
    form.hidden = bytes.tab !== "machines";
    if (catalogue && catalogue !== before?.catalogue)
      for (const each of [from, to]) {
        const listed = catalogue.machines.map(({ target, name }) => make("option", { value: target }, name));
        each.replaceChildren(...listed);
      }
    const { machines } = bytes;
    const shown = { from, to, value, type, via, boundary };
    for (const key of Object.keys(shown) as (keyof Machines)[])
      if (shown[key].value !== machines[key]) shown[key].value = machines[key];
  };
}
