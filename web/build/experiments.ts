// Experiment files as modules of the page: each web/experiments/*.md is read by the lab itself (so the page and the
// command line agree on what an experiment is) and becomes JSON with its prose rendered.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import MarkdownIt from "markdown-it";
import type { Plugin } from "vite";
import { LabModule, LabRefusal, type LabFactory } from "../src/lab/lab-module.ts";
import type { Experiment } from "../src/protocol/protocol.ts";

// The order of the chapters in the list; those that are not named follow by name.
const chapters = [
  "Foundations",
  "Races",
  "The GIL",
  "Synchronisation",
  "Processes",
  "Parallelism",
  "Byte order",
  "Your own",
];

// Raw HTML in an experiment stays text. Links leave the page in a tab of their own; images would be requests, so none.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("image");
markdown.renderer.rules["link_open"] = (tokens, index, options, _env, self) => {
  tokens[index]!.attrSet("rel", "noopener noreferrer");
  tokens[index]!.attrSet("target", "_blank");
  return self.renderToken(tokens, index, options);
};

export async function readExperiments(folder: string, buildRoot: string): Promise<Experiment[]> {
  const module = pathToFileURL(join(buildRoot, "lab-st", "lab-st.mjs")).href;
  const { default: create } = (await import(module)) as { default: LabFactory };
  const lab = new LabModule(await create());
  const all = readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => readExperiment(lab, join(folder, file)));
  const rank = (chapter: string) =>
    chapters.includes(chapter) ? chapters.indexOf(chapter) : chapters.length;
  return all.sort(
    (a, b) =>
      rank(a.chapter) - rank(b.chapter) ||
      a.chapter.localeCompare(b.chapter) ||
      a.title.localeCompare(b.title),
  );
}

function readExperiment(lab: LabModule, path: string): Experiment {
  const name = basename(path, ".md");
  const read = readWith(lab, path, name);
  // The lab knows the form of the byte panel's settings; what they name has to be there too.
  const source = (file: string) => join(dirname(path), "../..", file);
  for (const [what, file] of [
    ["sample", read.bytes?.sample && `tests/data/bytes/samples/${read.bytes.sample}`],
    ["layout", read.bytes?.choice.layout && `src/bytes/layouts/${read.bytes.choice.layout}.json`],
  ]) {
    if (file && !existsSync(source(file))) throw new Error(`${path}: there is no ${what} ${file}`);
  }
  const rendered = { ...read };
  for (const part of ["introduction", "state", "trigger", "consequence"] as const)
    rendered[part] = markdown.render(read[part]);
  return rendered;
}

function readWith(lab: LabModule, path: string, name: string): Experiment {
  try {
    return lab.call("read_experiment", { text: readFileSync(path, "utf8"), name });
  } catch (error) {
    if (!(error instanceof LabRefusal)) throw error;
    const { message, line, column } = error.problem;
    throw new Error(`${path}:${line}:${column}: ${message}`, { cause: error });
  }
}

export function experiments(all: Experiment[]): Plugin {
  return {
    name: "lockstep:experiments",
    resolveId: (id) => (id.startsWith("virtual:experiment") ? `\0${id}` : null),
    load(id) {
      if (id === "\0virtual:experiments") {
        const entries = all.map(
          ({ name, title, chapter }) =>
            `{ ...${JSON.stringify({ name, title, chapter })}, ` +
            `load: () => import(${JSON.stringify(`virtual:experiment/${name}`)}).then((m) => m.default) }`,
        );
        return `export const catalogue = [${entries.join(",\n")}];`;
      }
      const found = all.find(({ name }) => id === `\0virtual:experiment/${name}`);
      return found ? `export default ${JSON.stringify(found)};` : null;
    },
  };
}
