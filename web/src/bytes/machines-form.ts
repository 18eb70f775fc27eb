// A value on its way from one machine to another: who writes it, who reads it, and what the program does at the
// boundary.

import { field, find, make } from "../parts/elements";
import type { Intend, Render } from "../state";
import { boundaries, ways, type Machines } from "./bytes";

const boundaryNames = {
  none: "nothing: the bytes go as they lie",
  htonl: "htonl there, ntohl here",
  struct: "struct with '!' on both sides",
};
const wayNames = { wire: "over the wire", disk: "on a disk" };

export function machinesForm(intend: Intend): Render {
  const form = find<HTMLFormElement>("bytes-machines");
  form.addEventListener("submit", (event) => event.preventDefault());
  const set = (machines: Partial<Machines>) => intend({ kind: "machines", machines });
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
  via.append(...ways.map((way) => make("option", { value: way }, wayNames[way])));
  const boundary = select("machines-boundary", (chosen) => set({ boundary: chosen as Machines["boundary"] }));
  boundary.append(...boundaries.map((each) => make("option", { value: each }, boundaryNames[each])));
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
