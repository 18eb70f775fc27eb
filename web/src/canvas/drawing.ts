// The drawing's C interface with JavaScript's types: state down as JSON, trace as bytes, intents up as JSON.

import type { CanvasTheme } from "../theme/theme";
import type { Bytes, Catalogue } from "../bytes/bytes";
import type { View } from "../state";

/** Every key may be left out; what is left out stays as it was. */
export interface DrawingState {
  panel?: "timeline" | "bytes";
  theme?: CanvasTheme;
  active?: boolean;
  run?: { state: "idle" | "running" | "ended"; build: string; engine: string; clock: "wall" | "virtual" };
  view?: View | null;
  bytes?: Bytes;
}

export type DrawingIntent =
  | { intent: "view"; begin_ns: number; end_ns: number; fit: boolean }
  | { intent: "select_slice"; thread: number; begin_ns: number; line: number }
  | { intent: "bytes_value"; text: string; type: string }
  | { intent: "bytes_select"; side: "little" | "big"; index: number }
  | ({ intent: "bytes_view" } & Partial<Bytes>)
  | { intent: "bytes_edited"; revision: number; size: number; can_undo: boolean; can_redo: boolean }
  | { intent: "copy"; text: string }
  | { intent: "leave" }
  | { intent: "error"; message: string };

export interface Lane {
  thread: number;
  name: string;
  running_ns: number;
  waiting_for_gil_ns: number;
  blocked_ns: number;
  slices: number;
  waiting: { line: number; for: string } | null; // at the end of the trace
}

export interface Description {
  panel: string;
  lanes: Lane[];
  tables: { caption: string; head: string[]; rows: string[][] }[]; // the timeline's rows, to be read
  view: View;
  frames: number;
  bytes: BytesDescription;
}

/** What of it is there depends on the tab. */
export interface BytesDescription {
  tab?: Bytes["tab"];
  // tab value
  error?: string;
  text: string;
  type: string;
  value: string;
  little: SideDescription;
  big: SideDescription;
  pdp?: { bytes: number[]; as_little: string; as_big: string };
  // tab hex
  size?: number;
  cursor?: number;
  begin?: number;
  end?: number;
  pane?: Bytes["pane"];
  fits?: string[]; // layouts whose magic is there
  can_undo?: boolean;
  can_redo?: boolean;
  rows?: { name: string; little: string; big: string; size: number }[];
  fields?: {
    name: string;
    depth: number;
    begin: number;
    end: number;
    type: string;
    order: string;
    value: string;
    flipped: string;
  }[];
  bits?: Record<string, string | number>;
  document?: number[]; // the first bytes
  // tab machines
  carried?: Record<string, unknown>;
}

interface SideDescription {
  bytes: number[]; // in address order
  reads: string;
  read_as_the_other: string;
}

/** What a text was taken for, or why it cannot be bytes. */
export interface Pasted {
  form?: string;
  size?: number;
  hex?: string; // of the first bytes
  error?: string;
}

/** A place in the document that was looked for, or why there is none. */
export interface Found {
  begin?: number;
  end?: number;
  how?: string; // "u32, big-endian"
  cursor?: number;
  error?: string;
}

interface EmscriptenModule {
  HEAPU8: Uint8Array;
  onIntent?: (json: string) => void;
  UTF8ToString(pointer: number): string;
  stringToUTF8(text: string, pointer: number, size: number): void;
  lengthBytesUTF8(text: string): number;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _ui_start(selector: number): number;
  _ui_state(json: number): void;
  _ui_font(name: number, bytes: number, size: number): void;
  _ui_trace_reset(): void;
  _ui_trace(bytes: number, size: number): number;
  _ui_resize(width: number, height: number, ratio: number): void;
  _ui_describe(): number;
  _ui_bytes_open(data: number, size: number): void;
  _ui_bytes(): number;
  _ui_bytes_size(): number;
  _ui_bytes_paste(text: number): number;
  _ui_bytes_read(text: number): number;
  _ui_bytes_number(text: number, type: number, order: number, write: number): number;
  _ui_bytes_copy(form: number): number;
  _ui_bytes_catalogue(): number;
  _ui_bytes_find(text: number, kind: number, backwards: number): number;
  _ui_bytes_goto(place: number): number;
  _ui_bytes_command(name: number): number;
}

export class Drawing {
  private constructor(private readonly module: EmscriptenModule) {}

  /** Loads the drawing onto a canvas. Rejects where there is no WebGL2. */
  static async open(
    address: string,
    canvas: HTMLCanvasElement,
    fonts: Record<"sans" | "mono", string>,
    intend: (intent: DrawingIntent) => void,
  ): Promise<Drawing> {
    const faces = Object.entries(fonts).map(async ([name, url]) => {
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      return [name, bytes] as const;
    });
    const { default: create } = await import(/* @vite-ignore */ address);
    const module: EmscriptenModule = await create({
      canvas,
      onIntent: (json: string) => intend(JSON.parse(json) as DrawingIntent),
    });
    const drawing = new Drawing(module);
    for (const [name, bytes] of await Promise.all(faces)) {
      drawing.withText(name, (pointer) => {
        drawing.withBytes(bytes, (data) => module._ui_font(pointer, data, bytes.length));
      });
    }
    const { title } = document; // SDL takes the page for its window and gives it the window's title
    const failed = drawing.withText(`#${canvas.id}`, (pointer) => module._ui_start(pointer));
    document.title = title;
    if (failed !== 0) throw new Error("this browser gives the page no WebGL2");
    return drawing;
  }

  state(state: DrawingState): void {
    this.withText(JSON.stringify(state), (pointer) => this.module._ui_state(pointer));
  }

  resetTrace(): void {
    this.module._ui_trace_reset();
  }

  trace(bytes: Uint8Array): void {
    this.withBytes(bytes, (pointer) => this.module._ui_trace(pointer, bytes.length));
  }

  resize(width: number, height: number, ratio: number): void {
    this.module._ui_resize(width, height, ratio);
  }

  describe(): Description {
    return JSON.parse(this.module.UTF8ToString(this.module._ui_describe())) as Description;
  }

  // ---- the byte panel's document

  openBytes(bytes: Uint8Array): void {
    this.withBytes(bytes, (pointer) => this.module._ui_bytes_open(pointer, bytes.length));
  }

  /** The document as it stands, as a copy. */
  bytes(): Uint8Array<ArrayBuffer> {
    const pointer = this.module._ui_bytes();
    return new Uint8Array(this.module.HEAPU8.subarray(pointer, pointer + this.module._ui_bytes_size()));
  }

  /** Writes what a pasted text means over the selection, or from the cursor on. */
  paste(text: string): Pasted {
    return this.answer(this.withText(text, (pointer) => this.module._ui_bytes_paste(pointer)));
  }

  /** What a text would be taken for. */
  readPasted(text: string): Pasted {
    return this.answer(this.withText(text, (pointer) => this.module._ui_bytes_read(pointer)));
  }

  number(text: string, type: string, order: string, write: boolean): Pasted {
    return this.answer(
      this.withText(text, (a) =>
        this.withText(type, (b) =>
          this.withText(order, (c) => this.module._ui_bytes_number(a, b, c, write ? 1 : 0)),
        ),
      ),
    );
  }

  /** The selection, or all of the document, in one of the catalogue's forms. */
  copy(form: string): string {
    return this.module.UTF8ToString(this.withText(form, (pointer) => this.module._ui_bytes_copy(pointer)));
  }

  command(name: string): boolean {
    return this.withText(name, (pointer) => this.module._ui_bytes_command(pointer)) !== 0;
  }

  find(text: string, kind: string, backwards: boolean): Found {
    return this.answer(
      this.withText(text, (a) =>
        this.withText(kind, (b) => this.module._ui_bytes_find(a, b, backwards ? 1 : 0)),
      ),
    );
  }

  goTo(place: string): Found {
    return this.answer(this.withText(place, (pointer) => this.module._ui_bytes_goto(pointer)));
  }

  catalogue(): Catalogue {
    return this.answer(this.module._ui_bytes_catalogue());
  }

  private answer<T>(pointer: number): T {
    return JSON.parse(this.module.UTF8ToString(pointer)) as T;
  }

  private withText<T>(text: string, use: (pointer: number) => T): T {
    const size = this.module.lengthBytesUTF8(text) + 1;
    const pointer = this.module._malloc(size);
    this.module.stringToUTF8(text, pointer, size);
    const result = use(pointer);
    this.module._free(pointer);
    return result;
  }

  private withBytes<T>(bytes: Uint8Array, use: (pointer: number) => T): T {
    const pointer = this.module._malloc(bytes.length);
    this.module.HEAPU8.set(bytes, pointer);
    const result = use(pointer);
    this.module._free(pointer);
    return result;
  }
}
