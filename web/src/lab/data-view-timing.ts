// What JavaScript's own way of swapping costs: DataView, which reads one order and writes the other, number by number.

import type { SwapTiming } from "../protocol/protocol";

/** Times passes over a block as the lab's kernels are timed: rounds of at least a millisecond, from one array to another. */
export function timeDataView(width: number, bytes: number, rounds: number): SwapTiming {
  const from = new DataView(new ArrayBuffer(bytes));
  const to = new DataView(new ArrayBuffer(bytes));
  for (let i = 0; i < bytes; i++) from.setUint8(i, i * 7);
  const pass = passes[width];
  if (!pass) throw new Error(`DataView has no numbers of ${width} bytes`);
  pass(from, to);
  const timed = (count: number) => {
    const began = performance.now();
    for (let i = 0; i < count; i++) pass(from, to);
    return performance.now() - began;
  };
  // The clock of a page is coarse and the code gets faster as it warms up: after a round under a millisecond all rounds
  // begin anew, with twice the passes.
  const times: number[] = [];
  for (let count = 1; times.length < rounds;) {
    const took = timed(count);
    if (took < 1) {
      times.length = 0;
      count *= 2;
    } else {
      times.push((took * 1e6) / count);
    }
  }
  times.sort((a, b) => a - b);
  return {
    kernel: "DataView",
    bytes,
    median_ns: times[rounds >> 1]!,
    low_ns: times[0]!,
    high_ns: times.at(-1)!,
  };
}

const passes: Record<number, (from: DataView, to: DataView) => void> = {
  2: (from, to) => {
    for (let i = 0; i + 2 <= from.byteLength; i += 2) to.setUint16(i, from.getUint16(i, true), false);
  },
  4: (from, to) => {
    for (let i = 0; i + 4 <= from.byteLength; i += 4) to.setUint32(i, from.getUint32(i, true), false);
  },
  8: (from, to) => {
    for (let i = 0; i + 8 <= from.byteLength; i += 8) to.setBigUint64(i, from.getBigUint64(i, true), false);
  },
};
