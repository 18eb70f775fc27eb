// What a visitor downloads before the first run: the lab and its glue, as a host sends them. And the explorer, before the
// first exploration.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./lab.mjs";

const budget = 450_000; // bytes of lab.wasm and lab.mjs together, compressed by brotli as well as it can

const compressed = (path) => {
  const bytes = readFileSync(path);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;
};

for (const [name, build] of Object.entries({ lab: "lab", "lab-st": "lab-st", explorer: "lab-st" })) {
  test(`${name} and its glue are at most 450 KB on the wire`, () => {
    const folder = join(root, ".build", build);
    const sizes = [`${name}.wasm`, `${name}.mjs`].map((file) => compressed(join(folder, file)));
    const sum = sizes[0] + sizes[1];
    assert.ok(sum <= budget, `${sizes.join(" + ")} = ${sum} bytes, ${sum - budget} too many`);
  });
}
