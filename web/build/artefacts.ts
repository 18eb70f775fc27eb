// The wasm programs as part of the site: copied under a name that changes with their content, so that a browser may keep
// them for ever and never mixes two versions.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

// By the folder of the build that has them.
const programs = { lab: "lab", "lab-st": "lab-st", explorer: "lab-st", ui: "ui" } as const;

export function artefacts(buildRoot: string): Plugin {
  const files: { fileName: string; source: Buffer }[] = [];
  const addresses: Record<string, string> = {};
  for (const [program, folder] of Object.entries(programs)) {
    const parts = [`${program}.mjs`, `${program}.wasm`];
    if (program !== "ui") parts.push("library.txt"); // what the lab fetches when a program imports it
    const paths = parts.map((part) => join(buildRoot, folder, part));
    const missing = paths.find((path) => !existsSync(path));
    if (missing) throw new Error(`${missing} is missing: run scripts/build ${folder}`);
    const sources = paths.map((path) => readFileSync(path));
    const hash = createHash("sha256").update(Buffer.concat(sources)).digest("hex").slice(0, 10);
    parts.forEach((part, i) => files.push({ fileName: `wasm/${hash}/${part}`, source: sources[i]! }));
    addresses[program] = `wasm/${hash}/${program}.mjs`;
  }
  return {
    name: "lockstep:artefacts",
    resolveId: (id) => (id === "virtual:artefacts" ? `\0${id}` : null),
    load: (id) =>
      id === "\0virtual:artefacts" ? `export const artefacts = ${JSON.stringify(addresses)};` : null,
    generateBundle() {
      for (const file of files) this.emitFile({ type: "asset", ...file });
    },
  };
}
