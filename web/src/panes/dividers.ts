// Dividers between panes: dragged by mouse or finger, moved by the arrow keys, Home and End; a double click gives a pane
// its usual size again.
//
// A divider sets the size of one pane, as a property of the root that the style sheets read; while there is none, they
// have their own. The reader's wish is kept as it was made: a smaller window gives a pane less, a larger one gives it back.

import { find, make } from "../parts/elements";
import { rememberedSize, rememberSize } from "../remember";

interface Divider {
  pane: string; // that it sizes, and that it stands behind
  name: string;
  axis: "x" | "y";
  least: number; // pixels of the pane
  leaves: number; // at least, for what is beside it: of the box that they share, or of the window's height
  box?: string; // that they share
  place: (divider: HTMLElement) => void;
}

const table: Divider[] = [
  {
    pane: "reading",
    name: "Width of the text",
    axis: "x",
    least: 240,
    leaves: 560,
    box: ".page",
    place: (divider) => find("work").prepend(divider),
  },
  {
    pane: "source",
    name: "Width of the program",
    axis: "x",
    least: 240,
    leaves: 200,
    box: ".bench",
    place: (divider) => find("source").after(divider),
  },
  {
    pane: "bench",
    name: "Height of program and output",
    axis: "y",
    least: 160,
    leaves: 160,
    place: (divider) => find("bench").append(divider),
  },
  {
    pane: "stage",
    name: "Height of the picture",
    axis: "y",
    least: 140,
    leaves: 120,
    place: (divider) => find("stage").before(divider), // whose canvas gives the keyboard on to what is below it
  },
];

const stride = 24; // pixels of an arrow key

export function mountDividers(): void {
  for (const divider of table) mount(divider);
}

function mount({ pane: id, name, axis, least, leaves, box, place }: Divider): void {
  const pane = find(id);
  const element = make("div", { className: `divider divider-${axis}`, id: `divide-${id}`, tabIndex: 0 });
  const set = (key: string, value: string) => element.setAttribute(key, value);
  set("role", "separator");
  set("aria-orientation", axis === "x" ? "vertical" : "horizontal");
  set("aria-label", name);
  set("aria-controls", id);
  set("aria-valuemin", "0");
  set("aria-valuemax", "100");
  element.title = "Drag it, or use the arrow keys; a double click gives the usual size";
  place(element);

  let wanted = rememberedSize(id);
  const most = () => {
    const room = box ? innerWidthOf(document.querySelector<HTMLElement>(box)!) : innerHeight;
    return Math.max(least, room - leaves);
  };
  const clamped = (size: number) => Math.min(Math.max(size, least), most());
  const measured = () => pane.getBoundingClientRect()[axis === "x" ? "width" : "height"];
  const tell = () => {
    const size = measured();
    const share = (clamped(size) - least) / Math.max(1, most() - least);
    set("aria-valuenow", String(Math.round(share * 100)));
    set("aria-valuetext", `${Math.round(size)} pixels`);
  };
  const apply = () => {
    const { style } = document.documentElement;
    if (wanted === null) style.removeProperty(`--${id}-size`);
    else style.setProperty(`--${id}-size`, `${clamped(wanted)}px`);
    tell();
  };
  const want = (size: number | null) => {
    wanted = size === null ? null : clamped(size);
    apply();
  };
  const keep = () => rememberSize(id, wanted);

  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [back, on] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const sizes: Record<string, () => number> = {
      [back]: () => measured() - stride,
      [on]: () => measured() + stride,
      Home: () => least,
      End: most,
    };
    const size = sizes[event.key];
    if (!size) return;
    event.preventDefault();
    want(size());
    keep();
  });
  element.addEventListener("dblclick", () => {
    want(null);
    keep();
  });
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // no text is selected on the way
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    const before = wanted;
    const from = (axis === "x" ? event.pageX : event.pageY) - measured();
    let moved = false;
    const move = (to: PointerEvent) => {
      const place = axis === "x" ? to.pageX : to.pageY;
      moved ||= Math.abs(place - from - measured()) > 2; // a hand that only presses is not still
      if (moved) want(place - from);
    };
    const stop = new AbortController();
    const { signal } = stop;
    element.classList.add("moving");
    const end = (finish: () => void) => {
      stop.abort();
      element.classList.remove("moving");
      finish();
    };
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", () => end(moved ? keep : tell), { signal });
    element.addEventListener("pointercancel", () => end(() => want(before)), { signal });
  });

  apply();
  addEventListener("resize", apply);
  new ResizeObserver(tell).observe(pane);
}

function innerWidthOf(box: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(box);
  return box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}
