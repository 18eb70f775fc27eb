// Runs programs in one lab, one after the other, as the page's Worker does: hostile.test.mjs and memory.test.mjs send
// them. workerData.memory: what the browser's memory may grow to, in bytes, when it is less than the lab would like.
import { parentPort, workerData } from "node:worker_threads";

const { name, memory } = workerData;
if (memory) {
  const Real = WebAssembly.Memory;
  const most = memory / 65536;
  // With threads the lab makes its memory and says how far it may grow; without them it has it from the wasm.
  WebAssembly.Memory = class extends Real {
    constructor(wanted) {
      super({ ...wanted, maximum: Math.min(wanted.maximum, most) });
    }
  };
  const grow = Real.prototype.grow;
  Real.prototype.grow = function (pages) {
    if (this.buffer.byteLength / 65536 + pages > most) throw new RangeError("the memory cannot grow");
    return grow.call(this, pages);
  };
}
const { loadLab } = await import("./lab.mjs");
const lab = await loadLab(name);
parentPort.on("message", async (request) => {
  const report = await lab.run(request);
  parentPort.postMessage({ report, memory: lab.module.wasmMemory.buffer.byteLength });
});
parentPort.postMessage("ready");
