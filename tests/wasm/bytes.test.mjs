// The byte core as WebAssembly: every recorded struct call on every machine, every layout, and the swap kernels' speed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { loadLab, root } from "./lab.mjs";

// The one with threads, as its memory is shared; lab-st is linked from the very same objects.
const builds = ["lab"];
for (const build of builds)
  describe(`the byte core as ${build} has it`, () => {
    let module;
    before(async () => {
      const address = pathToFileURL(join(root, `.build/${build}/bytes_vectors.mjs`)).href;
      module = await (await import(address)).default();
    });
    // Texts go in as UTF-8 with a terminating zero.
    const call = (name, ...values) => {
      const pointers = [];
      const given = values.map((value) => {
        if (typeof value === "number") return value;
        const size = module.lengthBytesUTF8(value) + 1;
        const pointer = module._malloc(size);
        module.stringToUTF8(value, pointer, size);
        pointers.push(pointer);
        return pointer;
      });
      const result = module[`_vectors_${name}`](...given);
      pointers.forEach((pointer) => module._free(pointer));
      return result;
    };
    const differences = (name, ...values) => module.UTF8ToString(call(name, ...values));
    const open = (name) => call("open", readFileSync(join(root, "tests/data/bytes", name), "utf8"));

    test("struct answers every recorded call as CPython did", () => {
      const count = open("struct_vectors.json");
      assert.equal(count, 4859);
      for (let i = 0; i < count; i++) assert.equal(differences("call", i, "", "x86_64-linux-gnu"), "");
    });

    test("struct answers as real machines of four ABIs did", () => {
      const count = open("struct_machines.json");
      assert.equal(count, 1568);
      const machines = {
        x86_64: "x86_64-linux-gnu",
        s390x: "s390x-linux-gnu",
        armhf: "armv7-linux-gnueabihf",
        i386: "i386-linux-gnu",
      };
      for (const [key, target] of Object.entries(machines))
        for (let i = 0; i < count; i++) assert.equal(differences("call", i, key, target), "", target);
    });

    test("all 32 layouts read rightly and wrongly as recorded", () => {
      const count = open("layouts.json");
      assert.equal(count, 32);
      for (let i = 0; i < count; i++) assert.equal(differences("layout", i), "");
    });
  });

test("the lab measures the swap kernels, and the shuffle beats the scalar loop in cache", async () => {
  const lab = await loadLab("lab-st");
  const measure = (width, bytes, rounds) => lab.ask("measure_swaps", { width, bytes, rounds });
  const timings = measure(4, 16384, 9).answer;
  assert.deepEqual(
    timings.map(({ kernel }) => kernel),
    ["scalar", "vectorised", "shuffle", "memcpy"],
  );
  for (const { kernel, bytes, median_ns, low_ns, high_ns } of timings) {
    assert.equal(bytes, 16384);
    assert.ok(low_ns > 0 && low_ns <= median_ns && median_ns <= high_ns, kernel);
  }
  // The fastest rounds: on a busy machine the others are somebody else's.
  const fastest = Object.fromEntries(timings.map(({ kernel, low_ns }) => [kernel, low_ns]));
  const ratio = fastest.scalar / fastest.shuffle;
  assert.ok(ratio >= 4, `${ratio.toFixed(1)} times as fast`);
  assert.equal(measure(3, 16384, 9).error.message, "such a swap cannot be measured");
});
