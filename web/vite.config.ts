// From this folder and the wasm programs to .build/site: static files that any host can serve.
// LOCKSTEP_BUILD names another folder than .build to take the wasm programs from.

import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";
import { artefacts } from "./build/artefacts.ts";
import { experiments, readExperiments } from "./build/experiments.ts";
import { cutFonts } from "./build/fonts.ts";
import { licences } from "./build/licences.ts";
import { pages } from "./build/pages.ts";
import { samples } from "./build/samples.ts";

const web = fileURLToPath(new URL(".", import.meta.url));
const output = resolve(web, "../.build");
const buildRoot = resolve(process.env["LOCKSTEP_BUILD"] ?? output);

export default async (): Promise<UserConfig> => {
  const all = await readExperiments(join(web, "experiments"), buildRoot);
  await cutFonts(join(output, "fonts"));
  return {
    root: web,
    base: "./",
    plugins: [
      artefacts(buildRoot),
      experiments(all),
      samples(resolve(web, "../tests/data/bytes/samples")),
      pages(all, "lost-update"),
      licences(resolve(web, "..")),
    ],
    resolve: { alias: { "@fonts": join(output, "fonts") } },
    worker: { format: "es" },
    build: {
      outDir: process.env["LOCKSTEP_SITE"] ?? join(output, "site"),
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0, // the content security policy has no data: but for images
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          index: join(web, "index.html"),
          "isolation-worker": join(web, "src/isolation/isolation-worker.ts"),
        },
        output: {
          // A service worker serves what lies beside and below it, so it stands at the root under a lasting name.
          entryFileNames: ({ name }) =>
            name === "isolation-worker" ? "[name].js" : "assets/[name]-[hash].js",
        },
      },
    },
  };
};
