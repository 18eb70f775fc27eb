// Null pointers in wasm, where address 0 is memory as any other: reads trap, writes are seen. Costs a second.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { loadLab, root } from "./lab.mjs";

const lowest = (module) => new Uint32Array(module.wasmMemory.buffer, 0, 256);

for (const name of ["lab", "lab-st"]) {
  describe(`null pointers, as ${name} is linked`, () => {
    const loadReads = async () => {
      const address = pathToFileURL(join(root, `.build/${name}/null_reads.mjs`)).href;
      const module = await (await import(address)).default();
      assert.equal(module._null_page_is_untouched(), 1);
      return module;
    };

    for (const what of ["type_flags", "operations", "call"])
      test(`what follows a pointer that it has read there traps: ${what}`, async () => {
        const module = await loadReads();
        assert.throws(() => module[`_null_${what}`](), WebAssembly.RuntimeError);
      });

    test("a reference that is counted there is seen", async () => {
      const module = await loadReads();
      module._null_count();
      assert.equal(module._null_page_is_untouched(), 0);
    });

    test("a lab has the pattern there, which no run touches", async () => {
      const lab = await loadLab(name);
      for (const engine of lab.ask("capabilities").answer.engines) {
        const report = await lab.run({ source: "print(sorted({3: 1, 2: 2}))\n", engine });
        assert.equal(report.stdout, "[2, 3]\n");
      }
      // Emscripten has a check of its own at address 0.
      assert.deepEqual([...new Set(lowest(lab.module).subarray(1))], [0xa4a4a4a4]);
    });

    test("a lab in which something was written there gives no report: it traps", async () => {
      const lab = await loadLab(name);
      assert.equal(lab.start({ source: "print(1)\n", engine: "sim" }), null);
      lowest(lab.module)[4] += 1;
      await assert.rejects(lab.pump(), WebAssembly.RuntimeError);
      assert.throws(() => lab.json("report"), WebAssembly.RuntimeError);
    });
  });
}
