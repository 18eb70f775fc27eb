// What the page knows of the byte panel. The bytes themselves are with the drawing, which edits and undoes them; the
// page hands them over when they are opened and asks for them when they are shared or saved.

import { defaultBytes, type Bytes, type Catalogue, type Edited, type SwapTiming } from "../protocol/protocol";

/** A document as it was opened. */
export interface Opened {
  bytes: Uint8Array<ArrayBuffer>;
  name: string; // of the file; "": none
  sample: string; // the name among the samples; "": none of them
}

export const unedited = (size: number): Edited => ({ revision: 0, size, can_undo: false, can_redo: false });

/** The blocks that are swapped: one lies in the cache of a core, the other does not. */
export const swapSizes = [16 * 1024, 64 * 1024 * 1024];

/** What turning round costs: timings by the size of the block, as far as they are measured. */
export interface Swaps {
  width: number;
  measuring: boolean;
  timings: SwapTiming[];
}

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
  const type = known(bytes.type, types, bytes.type, defaultBytes.type);
  const number = known(bytes.number, types, bytes.number, defaultBytes.number);
  if (!catalogue) return { bytes: { ...bytes, type, number }, unknown };
  const layouts = ["", ...catalogue.layouts.map(({ name }) => name)];
  const layout = known(bytes.layout, layouts, bytes.layout, "");
  const targets = catalogue.machines.map(({ target }) => target);
  const { machines } = bytes;
  const from = known(machines.from, targets, machines.from, defaultBytes.machines.from);
  const to = known(machines.to, targets, machines.to, defaultBytes.machines.to);
  return { bytes: { ...bytes, type, number, layout, machines: { ...machines, from, to } }, unknown };
}

/** Of each kernel, the fastest round of both measurings. */
export const best = (first: SwapTiming[], second: SwapTiming[]): SwapTiming[] =>
  first.map((timing) => {
    const other = second.find(({ kernel }) => kernel === timing.kernel) ?? timing;
    const fastest = other.low_ns < timing.low_ns ? other : timing;
    return { ...fastest, high_ns: Math.max(timing.high_ns, other.high_ns) };
  });

/** What reads and writes the block cannot be faster than the plain copy, which does nothing else. */
export function isTooNoisy(timings: SwapTiming[]): boolean {
  const copy = timings.find(({ kernel }) => kernel === "memcpy");
  return copy !== undefined && timings.some(({ low_ns }) => low_ns > 0 && low_ns < copy.low_ns * 0.85);
}
