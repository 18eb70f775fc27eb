// The sample files of the byte panel: the very ones that the layouts are tested with, copied into the site.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

export function samples(folder: string): Plugin {
  const names = readdirSync(folder).sort();
  return {
    name: "lockstep:samples",
    resolveId: (id) => (id === "virtual:samples" ? `\0${id}` : null),
    load(id) {
      if (id !== "\0virtual:samples") return null;
      const list = names.map((name) => ({ name, address: `samples/${name}` }));
      return `export const samples = ${JSON.stringify(list)};`;
    },
    generateBundle() {
      for (const name of names)
        this.emitFile({
          type: "asset",
          fileName: `samples/${name}`,
          source: readFileSync(join(folder, name)),
        });
    },
  };
}
