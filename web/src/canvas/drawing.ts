// The drawing's C interface with JavaScript's types: state down as JSON, trace as bytes, intents up as JSON.

import {
  CatalogueShape,
  DescriptionShape,
  FoundShape,
  intentShapes,
  PastedShape,
  type ByteOrder,
  type CanvasIntent,
  type CanvasState,
  type Catalogue,
  type Description,
  type Found,
  type Pasted,
  type SearchKind,
} from "../protocol/protocol";
import { parse, ProtocolError, type Shape } from "../protocol/shape";
import type { Order } from "../state";

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
  _ui_order(json: number): void;
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

  /** False where the browser gives the page no WebGL2: all is there but the picture. */
  isPainted = true;

  /** Loads the drawing onto a canvas. */
  static async open(
    address: string,
    canvas: HTMLCanvasElement,
    fonts: Record<"sans" | "mono", string>,
    intend: (intent: CanvasIntent) => void,
  ): Promise<Drawing> {
    const faces = Object.entries(fonts).map(async ([name, url]) => {
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      return [name, bytes] as const;
    });
    const { default: create } = (await import(/* @vite-ignore */ address)) as {
      default: (options: Record<string, unknown>) => Promise<EmscriptenModule>;
    };
    const module = await create({ canvas, onIntent: (json: string) => intend(intentIn(json)) });
    const drawing = new Drawing(module);
    for (const [name, bytes] of await Promise.all(faces)) {
      drawing.withText(name, (pointer) => {
        drawing.withBytes(bytes, (data) => module._ui_font(pointer, data, bytes.length));
      });
    }
    const { title } = document; // SDL takes the page for its window and gives it the window's title
    const failed = drawing.withText(`#${canvas.id}`, (pointer) => module._ui_start(pointer));
    document.title = title;
    drawing.isPainted = failed === 0;
    return drawing;
  }

  /** What is the page's. */
  state(state: CanvasState): void {
    this.withText(JSON.stringify(state), (pointer) => this.module._ui_state(pointer));
  }

  /** What is the canvas's own; it answers with intents that say what it shows now. */
  order(order: Order): void {
    this.withText(JSON.stringify(order), (pointer) => this.module._ui_order(pointer));
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
    return parse(DescriptionShape, this.description(), "description");
  }

  /** The same with all that tests look at, as JSON. */
  description(): string {
    return this.module.UTF8ToString(this.module._ui_describe());
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
    return this.answer(
      PastedShape,
      this.withText(text, (pointer) => this.module._ui_bytes_paste(pointer)),
    );
  }

  /** What a text would be taken for. */
  readPasted(text: string): Pasted {
    return this.answer(
      PastedShape,
      this.withText(text, (pointer) => this.module._ui_bytes_read(pointer)),
    );
  }

  number(text: string, type: string, order: ByteOrder, write: boolean): Pasted {
    return this.answer(
      PastedShape,
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

  find(text: string, kind: SearchKind, backwards: boolean): Found {
    return this.answer(
      FoundShape,
      this.withText(text, (a) =>
        this.withText(kind, (b) => this.module._ui_bytes_find(a, b, backwards ? 1 : 0)),
      ),
    );
  }

  goTo(place: string): Found {
    return this.answer(
      FoundShape,
      this.withText(place, (pointer) => this.module._ui_bytes_goto(pointer)),
    );
  }

  catalogue(): Catalogue {
    return this.answer(CatalogueShape, this.module._ui_bytes_catalogue());
  }

  private answer<T>(shape: Shape<T>, pointer: number): T {
    return parse(shape, this.module.UTF8ToString(pointer), "answer");
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

function intentIn(json: string): CanvasIntent {
  const value = JSON.parse(json) as { intent?: string };
  const name = value.intent as CanvasIntent["intent"];
  const shape = Object.hasOwn(intentShapes, name) ? intentShapes[name] : undefined;
  if (!shape) throw new ProtocolError(`the canvas wants “${name}”, which this page does not know`);
  return { intent: name, ...shape.read(value, name) } as CanvasIntent;
}
