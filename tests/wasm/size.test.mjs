// What a visitor downloads before the first run: the lab and its glue, as a host sends them. And the explorer, before the
// first exploration.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./lab.mjs";

// Bytes of the wasm and its glue together, compressed by brotli as well as it can. The explorer is the VM without what
// is live, and two searches; nobody fetches it before asking for every interleaving.
const programs = [
  { name: "lab", build: "lab", budget: 450_000 },
  { name: "lab-st", build: "lab-st", budget: 450_000 },
  { name: "explorer", build: "lab-st", budget: 480_000 },
];

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

for (const { name, build, budget } of programs) {
  test(`${name} and its glue are at most ${budget / 1000} KB on the wire`, () => {
    const folder = join(root, ".build", build);
    const sizes = [`${name}.wasm`, `${name}.mjs`].map((file) => compressed(join(folder, file)));
    const sum = sizes[0] + sizes[1];
    assert.ok(sum <= budget, `${sizes.join(" + ")} = ${sum} bytes, ${sum - budget} too many`);
  });
}
