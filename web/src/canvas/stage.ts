// The canvas as a part of the page: its box, its attention, and its description for those who do not see it.
//
// Without WebGL there is the description alone: everything is counted, edited and said, and nothing painted.
//
// The drawing swallows wheel, touch and keys as SDL does, so it gets them only while it is active: after a click, or
// when the keyboard comes to it. Esc gives them back to the page.

import { artefacts } from "virtual:artefacts";
import mono from "@fonts/mono-regular.ttf";
import sans from "@fonts/inter-regular.ttf";
import { find } from "../parts/elements";
import { copyText } from "../parts/console";
import { inSite } from "../site";
import { mirrorOf } from "./mirror";
import { type Intend, type Order, type Render, type State } from "../state";
import { canvasTheme, onSystemTheme } from "../theme/theme";
import {
  panelWords,
  type ByteOrder,
  type CanvasIntent,
  type CanvasRun,
  type CanvasState,
  type Found,
  type Panel,
  type Pasted,
  type SearchField,
  type SearchKind,
  type Tab,
  type Waiter,
} from "../protocol/protocol";
import { labelOf } from "../protocol/shape";
import { keepContext } from "./context";
import { Drawing } from "./drawing";
import { printed } from "./print";

export interface Stage {
  render: Render;
  /** Asks the canvas to show something else; what it shows then comes up as an intent, before this returns. */
  show(order: Order): void;
  resetTrace(): void;
  trace(bytes: Uint8Array): void;
  /** What is drawn, in words and numbers, as tests look at it; null while there is no drawing. */
  describe(): unknown;

  // The byte panel's document. Without a drawing there is none: nothing happens, and why is the answer.
  bytes(): Uint8Array<ArrayBuffer> | null;
  /** What a text would be taken for, as bytes or as a number. */
  read(text: string, number?: { type: string; order: ByteOrder }): Pasted;
  /** "" when it is done, else why not. */
  paste(text: string, replace: boolean): string;
  number(text: string, type: string, order: ByteOrder, replace: boolean): string;
  copy(form: string): string;
  find(text: string, kind: SearchKind, backwards: boolean): Found;
  goTo(place: string): Found;
  command(name: string): void;
  /** The layouts whose magic is in the document, best first. */
  fits(): string[];
}

const searchFieldIds: Record<SearchField, string> = { find: "find-text", "go to": "go-to" };

export function stage(intend: Intend): Stage {
  const canvas = find<HTMLCanvasElement>("canvas");
  const box = find("stage");
  let drawing: Drawing | null = null;
  let latest: State | null = null;
  let early: Uint8Array[] = []; // trace that came before the drawing did

  const hear = (intent: CanvasIntent) => {
    switch (intent.intent) {
      case "view": {
        const { begin_ns, end_ns, fit } = intent;
        return intend({ kind: "shown", view: fit ? null : { begin_ns, end_ns } });
      }
      case "bytes_view": {
        const { intent: _, ...bytes } = intent;
        return intend({ kind: "shown", bytes });
      }
      case "range":
        return intend({ kind: "shown", range: intent.range });
      case "more_rows":
        return intend({ kind: "more-rows", more: intent.more });
      case "select_slice":
        return intend({ kind: "select-line", line: intent.line || null });
      case "bytes_value":
        return intend({ kind: "show", order: { bytes: { text: intent.text, type: intent.type } } });
      case "bytes_select":
        return intend({ kind: "show", order: { bytes: { side: intent.side, index: intent.index } } });
      case "bytes_edited": {
        const { intent: _, ...edited } = intent;
        intend({ kind: "edited", edited });
        return refreshMirror();
      }
      case "bytes_search": {
        intend({ kind: "canvas", active: false });
        const field = find<HTMLInputElement>(searchFieldIds[intent.field]);
        field.focus();
        return field.select();
      }
      case "waiting":
        return marks(intent.threads);
      case "copy":
        return void copyText(intent.text);
      case "said":
        return void (find("said").textContent = intent.text);
      case "leave":
        return leave();
      case "error":
        return console.error(`drawing: ${intent.message}`);
    }
  };

  const more = find<HTMLButtonElement>("more-rows");
  const marks = atMostEvery(500, (threads: Waiter[]) => {
    const places = threads.map(({ thread, name, line, waits_for }) => {
      return { id: thread, name, ended: "blocked" as const, line, waits_for };
    });
    intend({ kind: "waiting", places });
  });

  const leave = () => {
    intend({ kind: "canvas", active: false });
    find("mirror-title").focus({ preventScroll: true });
  };

  attention(canvas, box, () => latest, intend);
  const done = find<HTMLButtonElement>("leave");
  done.addEventListener("click", leave);
  more.addEventListener("click", () => intend({ kind: "more-rows", more: !latest?.moreRows }));
  find("fit").addEventListener("click", () => intend({ kind: "show", order: { view: null } }));
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain");
    if (!text || !latest?.canvasActive || latest.experiment.kind !== "bytes") return;
    event.preventDefault();
    intend({ kind: "paste-bytes", text, replace: false });
  });
  const mirror = find<HTMLDetailsElement>("mirror");
  const refreshMirror = () => {
    if (drawing && mirror.open && latest)
      find("mirror-table").replaceChildren(mirrorOf(drawing.describe(), latest));
  };
  mirror.addEventListener("toggle", refreshMirror);

  const size = () => drawing?.resize(box.clientWidth, box.clientHeight, devicePixelRatio);
  new ResizeObserver(size).observe(box);
  watchPixelRatio(size);
  printed(canvas, box, (forPaper) => {
    if (!latest || !drawing?.isPainted) return false;
    drawing.state({ theme: canvasTheme(forPaper ? "light" : latest.theme) });
    size(); // which paints at once
    return true;
  });
  onSystemTheme(() => latest && drawing?.state({ theme: canvasTheme(latest.theme) }));

  void Drawing.open(inSite(artefacts.ui), canvas, { sans, mono }, hear).then(
    (opened) => {
      drawing = opened;
      size();
      for (const bytes of early) drawing.trace(bytes);
      early = [];
      // First, so that no name goes down that the drawing does not know: it would refuse all of the state.
      intend({ kind: "catalogue", catalogue: opened.catalogue() });
      if (latest) {
        const { document, view, range, bytes } = latest;
        if (document) drawing.openBytes(document.bytes);
        drawing.state(wholeState(latest));
        drawing.order({ view, range, bytes });
        refreshMirror();
      }
      if (opened.isPainted) keepContext(canvas, box, say);
      else withoutPicture();
    },
    (error: Error) => say(`Nothing can be drawn: ${error.message}. Programs run all the same.`),
  );
  const note = find("stage-note");
  const say = (text: string) => {
    note.textContent = text;
    note.hidden = text === "";
    canvas.classList.toggle("lost", text !== "");
  };
  const withoutPicture = () => {
    document.documentElement.dataset["drawing"] = "none";
    say(
      "This browser gives the page no WebGL2, so there is no picture. The table below has all that it would show.",
    );
    find<HTMLDetailsElement>("mirror").open = true;
  };

  return {
    render(state, before) {
      latest = state;
      canvas.classList.toggle("active", state.canvasActive);
      done.hidden = !state.canvasActive;
      more.setAttribute("aria-pressed", String(state.moreRows));
      if (state.experiment !== before?.experiment || state.bytes.tab !== before.bytes.tab) label(state);
      if (!drawing) return;
      if (state.document !== before?.document) drawing.openBytes(state.document?.bytes ?? new Uint8Array());
      const change = changed(state, before);
      if (change) drawing.state(change);
      if (state.run !== before?.run || state.bytes !== before?.bytes) refreshMirror();
    },
    show(order) {
      if (drawing) return drawing.order(order);
      if (!latest) return;
      const { view = latest.view, range = latest.range, bytes = {} } = order;
      const machines = { ...latest.bytes.machines, ...bytes.machines };
      intend({ kind: "shown", view, range, bytes: { ...latest.bytes, ...bytes, machines } });
    },
    resetTrace() {
      early = [];
      marks.forget();
      drawing?.resetTrace();
    },
    trace(bytes) {
      if (drawing) drawing.trace(bytes);
      else early.push(bytes);
      refreshMirror();
    },
    describe: () => (drawing ? (JSON.parse(drawing.description()) as unknown) : null),
    bytes: () => (latest?.document || latest?.edited.revision ? (drawing?.bytes() ?? null) : null),
    read(text, number) {
      if (!drawing) return { error: nothingDrawn };
      return number ? drawing.number(text, number.type, number.order, false) : drawing.readPasted(text);
    },
    paste(text, replace) {
      if (!drawing) return nothingDrawn;
      const { error } = drawing.readPasted(text);
      if (error) return error;
      if (replace) clear(drawing);
      return drawing.paste(text).error ?? "";
    },
    number(text, type, order, replace) {
      if (!drawing) return nothingDrawn;
      const { error } = drawing.number(text, type, order, false);
      if (error) return error;
      if (replace) clear(drawing);
      return drawing.number(text, type, order, true).error ?? "";
    },
    copy: (form) => drawing?.copy(form) ?? "",
    find: (text, kind, backwards) => drawing?.find(text, kind, backwards) ?? { error: nothingDrawn },
    goTo: (place) => drawing?.goTo(place) ?? { error: nothingDrawn },
    command: (name) => void drawing?.command(name),
    fits: () => drawing?.describe().bytes.fits ?? [],
  };
}

const nothingDrawn = "The bytes cannot be changed: there is no drawing here.";

function clear(drawing: Drawing): void {
  drawing.command("select_all");
  drawing.command("delete");
}

// ---- state ----

const runOf = ({ run }: State): CanvasRun => ({
  state: run.phase === "stopping" ? "running" : run.phase,
  build: run.settings.build,
  engine: run.settings.engine,
  clock: run.settings.engine === "sim" ? "virtual" : "wall",
});

const panelOf = ({ experiment }: State): Panel => (experiment.kind === "bytes" ? "bytes" : "timeline");

const wholeState = (state: State): CanvasState => ({
  panel: panelOf(state),
  theme: canvasTheme(state.theme),
  active: state.canvasActive,
  run: runOf(state),
  more_rows: state.moreRows,
});

function changed(state: State, before: State | null): CanvasState | null {
  if (!before) return wholeState(state);
  const change: CanvasState = {};
  if (state.experiment !== before.experiment) change.panel = panelOf(state);
  if (state.theme !== before.theme) change.theme = canvasTheme(state.theme);
  if (state.canvasActive !== before.canvasActive) change.active = state.canvasActive;
  if (state.run !== before.run) change.run = runOf(state);
  if (state.moreRows !== before.moreRows) change.more_rows = state.moreRows;
  return Object.keys(change).length > 0 ? change : null;
}

// ---- attention ----

function attention(
  canvas: HTMLCanvasElement,
  box: HTMLElement,
  latest: () => State | null,
  intend: Intend,
): void {
  const active = () => latest()?.canvasActive ?? false;
  const set = (on: boolean) => on !== active() && intend({ kind: "canvas", active: on });
  let byPointer = false;
  canvas.addEventListener("pointerdown", () => (byPointer = true), true);
  canvas.addEventListener("click", () => {
    byPointer = false;
    canvas.focus({ preventScroll: true });
    set(true);
  });
  canvas.addEventListener("focus", () => !byPointer && set(true));
  canvas.addEventListener("blur", () => {
    byPointer = false;
    set(false);
  });
  // Above the canvas, so that nothing below hears what an inactive canvas is not meant to hear.
  for (const kind of ["wheel", "touchstart", "touchmove", "touchend", "touchcancel"] as const) {
    const options = { capture: true, passive: true };
    box.addEventListener(kind, (event) => !active() && event.stopPropagation(), options);
  }
}

/** Calls back with the latest value, at once or when this much time has passed since the last call. */
function atMostEvery<T>(ms: number, then: (value: T) => void): ((value: T) => void) & { forget(): void } {
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = (value: T) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        due = performance.now() + ms;
        then(value);
      },
      Math.max(0, due - performance.now()),
    );
  };
  return Object.assign(call, { forget: () => clearTimeout(timer) });
}

// A window that moves to another screen changes its pixel ratio without changing its size.
function watchPixelRatio(changed: () => void): void {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener(
    "change",
    () => {
      changed();
      watchPixelRatio(changed);
    },
    { once: true },
  );
}

// ---- words ----

function label(state: State): void {
  const panel = panelOf(state);
  find("drawing-title").textContent = labelOf(panelWords, panel);
  const words = matchMedia("(pointer: coarse)").matches ? fingers : keys;
  find("drawing-keys").textContent = words[panel === "bytes" ? state.bytes.tab : panel];
}

// The byte panel's are those of its tab.
type Hinted = Tab | Exclude<Panel, "bytes">;
const fingers: Record<Hinted, string> = {
  timeline: "Tap it: drag pans, two fingers zoom, Done ends.",
  value: "Tap it, then a byte.",
  hex: "Tap it: drag selects, two fingers scroll, Done ends.",
  machines: "",
  swaps: "",
};
const keys: Record<Hinted, string> = {
  timeline:
    "Click it, then: wheel or W S zooms, drag or A D pans, Tab steps, F fits, Esc leaves, ? has the rest.",
  value: "Click a byte to read its row the other way round. Esc leaves.",
  hex: "Click it, then: arrows move, Shift selects, hex digits write, Ctrl F finds, Ctrl Z undoes, Esc leaves.",
  machines: "The way of every byte from one machine to the other.",
  swaps: "",
};
