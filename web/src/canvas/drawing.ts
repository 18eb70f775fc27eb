// The drawing's C interface with JavaScript's types: state down as JSON, trace as bytes, intents up as JSON.

import type { CanvasTheme } from "../theme/theme";
import type { Bytes, View } from "../state";

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
}

export interface Description {
  panel: string;
  lanes: Lane[];
  view: View;
  frames: number;
  bytes: { error: string } | BytesDescription;
}

export interface BytesDescription {
  text: string;
  type: string;
  value: string;
  little: SideDescription;
  big: SideDescription;
}

interface SideDescription {
  bytes: number[]; // in address order
  reads: string;
  read_as_the_other: string;
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
    const failed = drawing.withText(`#${canvas.id}`, (pointer) => module._ui_start(pointer));
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
