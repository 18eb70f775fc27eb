// What the page knows of the byte panel. The bytes themselves are with the drawing, which edits and undoes them; the
// page hands them over when they are opened and asks for them when they are shared or saved.

import type { ExperimentBytes } from "../experiment";
import type { SwapTiming } from "../lab/protocol";

export const tabs = ["value", "hex", "machines", "swaps"] as const;
export const panes = ["inspector", "fields", "bits"] as const;
export const orders = ["little", "big"] as const;
export const ways = ["wire", "disk"] as const;
export const boundaries = ["none", "htonl", "struct"] as const;

/** The part of the panel that links carry and experiments choose. */
export interface Bytes {
  tab: (typeof tabs)[number];
  // tab value: one number in both orders
  text: string;
  type: string;
  side: (typeof orders)[number];
  index: number; // of the selected byte; -1: none
  // tab hex: a document, what is selected of it, and how it is read
  pane: (typeof panes)[number];
  layout: string; // "": none
  cursor: number;
  begin: number; // of the selection; as much as `end`: nothing is selected
  end: number;
  order: (typeof orders)[number]; // in which numbers are typed and read first
  flipped: boolean; // whether fields are read in the wrong order too
  number: string; // the type whose bits are shown
  machines: Machines;
}

/** A value that one machine writes and another one reads. */
export interface Machines {
  from: string;
  to: string;
  value: string;
  type: string; // letters of struct
  via: (typeof ways)[number];
  boundary: (typeof boundaries)[number];
}

/** A document as it was opened. */
export interface Opened {
  bytes: Uint8Array<ArrayBuffer>;
  name: string; // of the file; "": none
  sample: string; // the name among the samples; "": none of them
}

/** What became of it; revision 0 is as it was opened. */
export interface Edited {
  revision: number;
  size: number;
  canUndo: boolean;
  canRedo: boolean;
}

export const unedited = (size: number): Edited => ({ revision: 0, size, canUndo: false, canRedo: false });

/** What the drawing knows by name. */
export interface Catalogue {
  layouts: { name: string; title: string; family: string }[];
  copy_forms: string[];
  machines: { target: string; name: string; order: string }[];
}

/** The blocks that are swapped: one lies in the cache of a core, the other does not. */
export const swapSizes = [16 * 1024, 64 * 1024 * 1024];

/** What turning round costs: timings by the size of the block, as far as they are measured. */
export interface Swaps {
  width: number;
  measuring: boolean;
  timings: SwapTiming[];
}

export const noBytes: Bytes = {
  tab: "value",
  text: "",
  type: "u32",
  side: "little",
  index: -1,
  pane: "inspector",
  layout: "",
  cursor: 0,
  begin: 0,
  end: 0,
  order: "little",
  flipped: false,
  number: "f32",
  machines: {
    from: "x86_64-linux-gnu",
    to: "s390x-linux-gnu",
    value: "1",
    type: "i",
    via: "wire",
    boundary: "none",
  },
};

export const numberTypes = {
  Integers: "u8 i8 u16 i16 u24 i24 u32 i32 u48 i48 u64 i64 u128 i128".split(" "),
  Floats: "f16 bf16 f32 f64".split(" "),
};

/** The panel without names that the drawing does not know, and these names. A link may be newer than the page. */
export function knownOf(bytes: Bytes, catalogue: Catalogue | null): { bytes: Bytes; unknown: string[] } {
  const unknown: string[] = [];
  const known = <T>(name: string, names: string[], value: T, instead: T): T => {
    if (names.includes(name)) return value;
    unknown.push(name);
    return instead;
  };
  const types = Object.values(numberTypes).flat();
  const type = known(bytes.type, types, bytes.type, noBytes.type);
  const number = known(bytes.number, types, bytes.number, noBytes.number);
  if (!catalogue) return { bytes: { ...bytes, type, number }, unknown };
  const layouts = ["", ...catalogue.layouts.map(({ name }) => name)];
  const layout = known(bytes.layout, layouts, bytes.layout, "");
  const targets = catalogue.machines.map(({ target }) => target);
  const { machines } = bytes;
  const from = known(machines.from, targets, machines.from, noBytes.machines.from);
  const to = known(machines.to, targets, machines.to, noBytes.machines.to);
  return { bytes: { ...bytes, type, number, layout, machines: { ...machines, from, to } }, unknown };
}

/** The panel as an experiment opens it. Its words were checked by the lab when the page was built. */
export function bytesOf(wish: ExperimentBytes | null): Bytes {
  if (!wish) return noBytes;
  const { tab, value, type, pane, layout, number, order, flipped, cursor, select, machines } = wish;
  const [begin, end] = (select ?? "0 to 0").split(" to ").map(Number) as [number, number];
  return {
    ...noBytes,
    tab: (tab as Bytes["tab"] | undefined) ?? (wish.data || wish.sample ? "hex" : "value"),
    text: value ?? "",
    type: type ?? noBytes.type,
    pane: (pane as Bytes["pane"] | undefined) ?? (layout ? "fields" : "inspector"),
    layout: layout ?? "",
    number: number ?? noBytes.number,
    order: (order as Bytes["order"] | undefined) ?? "little",
    flipped: flipped === "yes",
    cursor: Number(cursor ?? begin),
    begin,
    end,
    machines: { ...noBytes.machines, ...(machines as Partial<Machines> | undefined) },
  };
}
