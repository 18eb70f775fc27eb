// The explorer in a Worker: loads the wasm and answers one question at a time.
//
// While it answers it hears nothing: whoever wants it to stop terminates it, and keeps what it has said so far.

import { ProblemShape, searchShapes, type Searches } from "../protocol/protocol";
import { wordsOfFault } from "./fault";
import type { EmscriptenModule } from "./lab-module";
import type { FromExplorer, SearchMessage, ToExplorer } from "./messages";

type ExplorerModule = Pick<
  EmscriptenModule,
  "UTF8ToString" | "stringToUTF8" | "lengthBytesUTF8" | "_malloc" | "_free"
> & { _explorer_ask(name: number, question: number): number };
type Factory = (options: { soFar: (answer: string) => void }) => Promise<ExplorerModule>;

let explorer: ExplorerModule | undefined;
let asked: keyof Searches | undefined;

const post = (message: FromExplorer) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToExplorer>) => {
  if (data.kind === "load") void load(data.module);
  else answer(data);
});
addEventListener("error", (event) => {
  event.preventDefault();
  post({ kind: "failed", message: wordsOfFault(event) });
});

async function load(url: string): Promise<void> {
  try {
    const { default: create } = (await import(/* @vite-ignore */ url)) as { default: Factory };
    explorer = await create({
      soFar: (text) => post({ kind: "sofar", answer: read(asked!, text).answer! }),
    });
    post({ kind: "ready" });
  } catch (error) {
    post({ kind: "failed", message: String(error) });
  }
}

function answer({ name, question }: SearchMessage): void {
  asked = name;
  const texts = [name, JSON.stringify(question)].map((text) => {
    const size = explorer!.lengthBytesUTF8(text) + 1;
    const pointer = explorer!._malloc(size);
    explorer!.stringToUTF8(text, pointer, size);
    return pointer;
  }) as [number, number];
  const said = read(name, explorer!.UTF8ToString(explorer!._explorer_ask(...texts)));
  texts.forEach((pointer) => explorer!._free(pointer));
  post(said.answer ? { kind: "answer", answer: said.answer } : { kind: "refused", problem: said.problem });
}

/** Checked, as everything is that comes out of a wasm program. */
function read(name: keyof Searches, text: string) {
  const said = JSON.parse(text) as { answer?: unknown; error?: unknown };
  if (said.error !== undefined) return { problem: ProblemShape.read(said.error, `${name}.error`) };
  return { answer: searchShapes[name].read(said.answer, name) };
}
