// What a lab died of, in words for the reader.
//
// A fault of the lab's own is a trap of WebAssembly: memory is touched that is not there, or the lab has found out by
// itself (app/lab_wasm.cpp). In a lab with threads it reaches us as the error of a Worker within the Worker, and there as
// an event that Emscripten throws: its message, "Uncaught [object ErrorEvent]", says nothing, so we look inside.

const noMemory = "the browser gives the lab no more memory"; // as app/lab_wasm.cpp has it

export function wordsOfFault(thrown: unknown): string {
  const words = innermost(thrown).replace(/^(Uncaught )?(\w*Error: )?/, "");
  if (words.includes(noMemory) || /out of memory|could not allocate/i.test(words)) return noMemory;
  return `the lab met a fault of its own${words === "" ? "" : ` (${words})`}; another lab is ready`;
}

function innermost(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  if (typeof thrown !== "object" || thrown === null) return typeof thrown === "string" ? thrown : "";
  const { error, message } = thrown as { error?: unknown; message?: unknown };
  if (error !== undefined && error !== null) return innermost(error);
  return typeof message === "string" && !message.includes("[object ") ? message : "";
}
