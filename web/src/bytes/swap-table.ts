// What it costs to turn round the bytes of every number in a block: measured in the lab's Worker, now, on the machine of
// whoever looks. The page's own thread measures nothing and stays free.

import type { SwapTiming } from "../protocol/protocol";
import { find, make } from "../parts/elements";
import type { Intend, Render } from "../state";
import { isTooNoisy, swapSizes } from "./bytes";

const about: Record<string, string> = {
  scalar: "one number at a time in a register",
  vectorised: "the same loop, left to the compiler",
  shuffle: "16 bytes with one instruction",
  memcpy: "swaps nothing: the limit that memory sets",
  DataView: "JavaScript: getUint32 little, setUint32 big",
};

export function swapTable(intend: Intend): Render {
  const panel = find("bytes-swaps");
  const measure = make("button", { type: "button", className: "button button-primary" });
  measure.addEventListener("click", () => intend({ kind: "measure-swaps" }));
  const said = make("p", { className: "hint" });
  said.setAttribute("role", "status");
  const place = make("div", { className: "panel table-box" });
  panel.append(make("div", { className: "button-group" }, measure, said), place);
  return ({ bytes, swaps, labProblem }, before) => {
    panel.hidden = bytes.tab !== "swaps";
    if (before && swaps === before.swaps && labProblem === before.labProblem && panel.childElementCount)
      return;
    measure.textContent = swaps && !swaps.measuring ? "Measure again" : "Measure";
    measure.disabled = (swaps?.measuring ?? false) || labProblem !== "";
    said.textContent = !swaps
      ? "Four ways to swap a block of 4-byte numbers and a plain copy, in the cache and out of it. A few seconds."
      : swaps.measuring
        ? "Measuring in the lab…"
        : swapSizes.some((size) => isTooNoisy(swaps.timings.filter(({ bytes: of }) => of === size)))
          ? "Too noisy: something beside the plain copy was faster than the copy itself, so the machine was busy with other things. Measure again."
          : "The fastest of 9 rounds, with all of them as the spread. DataView is measured in the same Worker.";
    place.replaceChildren(table(swaps?.timings ?? []));
  };
}

// What is not measured yet is a dash.
function table(timings: SwapTiming[]): HTMLElement {
  const sizes = swapSizes;
  const of = (kernel: string, bytes: number) =>
    timings.find((timing) => timing.kernel === kernel && timing.bytes === bytes);
  const cell = (text: string) => make("td", {}, text);
  const rows = Object.keys(about).map((kernel) => {
    const cells = sizes.flatMap((bytes) => {
      const timing = of(kernel, bytes);
      const scalar = of("scalar", bytes);
      const copy = of("memcpy", bytes);
      if (!timing || !scalar || !copy) return Array.from({ length: 4 }, () => cell("–"));
      const spread = `${rate(timing.bytes, timing.high_ns)} – ${rate(timing.bytes, timing.low_ns)}`;
      return [
        cell(rate(timing.bytes, timing.low_ns)),
        cell(spread),
        cell(times(timing, scalar)),
        cell(share(timing, copy)),
      ];
    });
    const head = make("th", { scope: "row" }, kernel, make("small", {}, about[kernel] ?? ""));
    return make("tr", {}, head, ...cells);
  });
  const size = (bytes: number) =>
    bytes < 1 << 20 ? `${bytes >> 10} KB, in cache` : `${bytes >> 20} MB, out of cache`;
  const top = sizes.map((bytes) => make("th", { colSpan: 4, scope: "colgroup" }, size(bytes)));
  const heads = sizes.flatMap(() =>
    ["GB/s", "spread", "× scalar", "of memcpy"].map((text) => make("th", { scope: "col" }, text)),
  );
  return make(
    "table",
    { className: "numbers" },
    make("caption", { className: "unseen" }, "What a swap of 4-byte numbers costs"),
    make("thead", {}, make("tr", {}, make("td", {}), ...top), make("tr", {}, make("td", {}), ...heads)),
    make("tbody", {}, ...rows),
  );
}

const rate = (bytes: number, ns: number) => (ns > 0 ? (bytes / ns).toPrecision(3) : "–");
const times = (timing: SwapTiming, scalar: SwapTiming) =>
  timing.low_ns > 0 ? (scalar.low_ns / timing.low_ns).toPrecision(3) : "–";
const share = (timing: SwapTiming, copy: SwapTiming) =>
  timing.low_ns > 0 ? `${Math.round((100 * copy.low_ns) / timing.low_ns)} %` : "–";
