// One Python in one process or Worker, asked over messages: {source} in, {output, firstLine} or {error} out; `firstLine`
// is the milliseconds from the call to the first line that came back.
//
// The same file runs as a child of Node.js and as a module Worker of a page, so that both hosts measure the same thing.
// `load` functions answer a function from source text to what the program printed; it calls `heard` when something comes.

const inNode = typeof process !== "undefined" && process.versions?.node !== undefined;

async function loadLab(folder) {
  const { default: createModule } = await import(`${folder}/lab.mjs`);
  const module = await createModule();
  const call = (name, text) => {
    const size = text === undefined ? 0 : module.lengthBytesUTF8(text) + 1;
    const pointer = size ? module._malloc(size) : 0;
    if (size) module.stringToUTF8(text, pointer, size);
    const result = module[`_lab_${name}`](...(size ? [pointer] : []));
    if (size) module._free(pointer);
    return result === 0 ? "" : module.UTF8ToString(result);
  };
  call("warm_up");
  // As the page does: a short run is answered at once, and a long one has the processor to itself.
  const turn = new MessageChannel();
  const soon = (then) => {
    turn.port1.onmessage = then;
    turn.port2.postMessage(null);
  };
  const attentiveMs = 20;
  return async (source, heard, options = {}) => {
    const refused = call("start", JSON.stringify({ source, engine: "live", ...options }));
    if (refused) throw new Error(refused);
    let output = "";
    const began = performance.now();
    for (;;) {
      const ended = module._lab_poll(2) === 1;
      const pieces = call("take_output");
      if (pieces) heard();
      if (pieces) for (const piece of JSON.parse(pieces)) output += piece.text;
      module._lab_take_trace();
      if (ended) return output;
      const isShort = performance.now() - began < attentiveMs;
      await new Promise((resolve) => (isShort ? soon(resolve) : setTimeout(resolve, 1)));
    }
  };
}

async function loadPyodide(folder) {
  const module = await import(`${folder}/pyodide.mjs`);
  const options = inNode ? {} : { indexURL: `${folder}/` };
  const pyodide = await module.loadPyodide(options);
  let output = "";
  let told = () => {};
  pyodide.setStdout({
    batched: (line) => {
      told();
      output += line + "\n";
    },
  });
  return async (source, heard) => {
    output = "";
    told = heard;
    pyodide.runPython(source, { globals: pyodide.toPy({ __name__: "__main__" }) });
    return output;
  };
}

async function loadMicroPython(folder) {
  const { loadMicroPython: load } = await import(`${folder}/micropython.mjs`);
  let output = "";
  let told = () => {};
  const micropython = await load({
    heapsize: 64 * 1024 * 1024,
    linebuffer: true,
    stdout: (line) => {
      told();
      output += line + "\n";
    },
    ...(inNode ? {} : { url: `${folder}/micropython.wasm` }),
  });
  return async (source, heard) => {
    output = "";
    told = heard;
    micropython.runPython(source);
    return output;
  };
}

const loaders = { lab: loadLab, pyodide: loadPyodide, micropython: loadMicroPython };

async function answer(message, send) {
  try {
    if (message.load) {
      const began = performance.now();
      run = await loaders[message.load](message.folder);
      const loaded = performance.now() - began;
      await run("print('ready')", () => {});
      send({ loaded, ready: performance.now() - began });
    } else {
      const began = performance.now();
      let firstLine = null;
      const heard = () => (firstLine ??= performance.now() - began);
      send({ output: await run(message.source, heard, message.options), firstLine });
    }
  } catch (error) {
    send({
      error: String(error?.message ?? error)
        .trim()
        .split("\n")
        .at(-1),
    });
  }
}

let run;
if (inNode) process.on("message", (message) => answer(message, (reply) => process.send(reply)));
else self.onmessage = ({ data }) => answer(data, (reply) => self.postMessage(reply));
