// A lab under Node.js, as the page's Worker drives it: texts in, texts and bytes out, an event loop between two polls.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

// `name`: 'lab' (threads) or 'lab-st'. Every call makes an instance of its own.
export async function loadLab(name) {
  const { default: createModule } = await import(
    pathToFileURL(join(root, ".build", name, `${name}.mjs`)).href
  );
  return new Lab(await createModule());
}

export class Lab {
  constructor(module) {
    this.module = module;
  }

  // Calls an export with texts and gives the text that it returns.
  call(name, ...texts) {
    const { module } = this;
    const pointers = texts.map((text) => {
      const size = module.lengthBytesUTF8(text) + 1;
      const pointer = module._malloc(size);
      module.stringToUTF8(text, pointer, size);
      return pointer;
    });
    const result = module[`_lab_${name}`](...pointers);
    pointers.forEach((pointer) => module._free(pointer));
    return result === 0 ? "" : module.UTF8ToString(result);
  }

  json(name, ...texts) {
    const text = this.call(name, ...texts);
    return text === "" ? null : JSON.parse(text);
  }

  // One of the calls of src/protocol/protocol.def: {answer} or {error}.
  ask(name, question = {}) {
    return JSON.parse(this.call("call", name, JSON.stringify(question)));
  }

  takeTrace() {
    const pointer = this.module._lab_take_trace();
    return this.module.HEAPU8.slice(pointer, pointer + this.module._lab_result_size());
  }

  // Null when it has begun, else the report of a run that could not.
  start(request) {
    return this.json("start", JSON.stringify(request));
  }

  // Polls until the run has ended or `until(output, milliseconds)` is true; the page's Worker does the same.
  async pump(until = () => false) {
    const began = performance.now();
    const output = [];
    let traceBytes = 0;
    for (;;) {
      const ended = this.module._lab_poll(5) === 1;
      output.push(...(this.json("take_output") ?? []));
      traceBytes += this.takeTrace().length;
      const milliseconds = performance.now() - began;
      if (ended || until(output, milliseconds)) return { ended, output, traceBytes, milliseconds };
      if (milliseconds > 120_000) throw new Error("the run does not end");
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  async run(request) {
    const refused = this.start(request);
    if (refused) return refused;
    await this.pump();
    return this.json("report");
  }
}
