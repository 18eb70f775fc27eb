// A real page per experiment: /x/<name>/ holds prose and program as text, for readers without JavaScript, for search
// engines and for link previews. The shell takes the same page over when it starts.

import type { Plugin } from "vite";
import type { Experiment } from "../src/protocol/protocol.ts";

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

// Text between two comments of index.html: <!-- name --> … <!-- /name -->.
function replaceRegion(html: string, name: string, content: string): string {
  const pattern = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
  if (!pattern.test(html)) throw new Error(`index.html has no region “${name}”`);
  return html.replace(pattern, () => content);
}

function opening({ title, chapter, introduction }: Experiment): string {
  return `<p class="chapter">${escape(chapter)}</p><h1>${escape(title)}</h1>${introduction}`;
}

function explanation({ state, trigger, consequence }: Experiment): string {
  const part = (heading: string, html: string) =>
    html ? `<section><h2>${heading}</h2>${html}</section>` : "";
  return part("State", state) + part("Trigger", trigger) + part("Consequence", consequence);
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

function pageOf(template: string, experiment: Experiment, root: string, title: string): string {
  const description = plain(experiment.introduction || experiment.state || experiment.question).slice(0, 200);
  let html = template
    .replace(/<html ([^>]*)>/, (_, attributes: string) => {
      const own = attributes.replace(/ ?data-root="[^"]*"/g, "").trim();
      return `<html ${own} data-root="${root}">`;
    })
    .replace(/<title>[^]*?<\/title>/, () => `<title>${escape(title)}</title>`)
    .replace(/(<meta property="og:title" content=")[^"]*/, (_, head: string) => head + escape(title))
    .replaceAll(
      /(<meta (?:name="|property="og:)description" content=")[^"]*/g,
      (_, head: string) => head + escape(description),
    );
  html = replaceRegion(html, "prose", opening(experiment));
  html = replaceRegion(html, "prose-rest", explanation(experiment));
  html = replaceRegion(
    html,
    "program",
    experiment.program ? `<pre><code>${escape(experiment.program)}</code></pre>` : "",
  );
  // A style sheet needs no leave of the host: a page opened from a disk is styled, too.
  html = html.replaceAll(/<link rel="stylesheet" crossorigin /g, '<link rel="stylesheet" ');
  return html.replaceAll(/(src|href)="\.\//g, (_, attribute: string) => `${attribute}="${root}`);
}

export function pages(all: Experiment[], first: string): Plugin {
  return {
    name: "lockstep:pages",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const index = bundle["index.html"];
        if (index?.type !== "asset") throw new Error("vite made no index.html");
        const template = String(index.source);
        for (const experiment of all) {
          const source = pageOf(template, experiment, "../../", `${experiment.title} · Lockstep`);
          this.emitFile({ type: "asset", fileName: `x/${experiment.name}/index.html`, source });
        }
        const chosen = all.find(({ name }) => name === first);
        if (!chosen) throw new Error(`there is no experiment “${first}” to open with`);
        index.source = pageOf(template, chosen, "./", "Lockstep: see every thread of a Python program");
      },
    },
  };
}
