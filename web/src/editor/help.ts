// Short help for the name under the mouse, or at the cursor with F1. The texts are the lab's; this file finds out which
// of them a place in the program is about.
//
//   import threading as th          th.Lock        → threading.Lock
//   from time import sleep          sleep(1)       → time.sleep
//   lock = threading.Lock()         lock.acquire   → threading.Lock.acquire
//   items.append                                   → every method of that name: list.append, ...
//   def print(x): ...               print          → nothing: the name is the program's own

import { syntaxTree } from "@codemirror/language";
import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Help } from "../protocol/protocol";
import { make } from "../parts/elements";

export interface Found {
  from: number;
  to: number;
  texts: Help[];
}

/** The help for the name at a place of the program; null where there is none. */
export function findHelp(state: EditorState, at: number, all: Map<string, Help>): Found | null {
  if (/String|Comment/.test(syntaxTree(state).resolveInner(at, 1).name)) return null;
  const { from, text } = state.doc.lineAt(at);
  for (const match of text.matchAll(/[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g)) {
    const begin = from + match.index;
    if (at < begin || at > begin + match[0].length) continue;
    // Of `a.b.c` the part up to and with the word that is pointed at.
    const rest = match[0].slice(at - begin);
    const end = at + (/^\w*/.exec(rest)?.[0].length ?? 0);
    const path = state.sliceDoc(begin, end).replaceAll(/\s/g, "");
    const word = /\w*$/.exec(path)![0];
    const texts = textsFor(path, state.doc.toString(), all);
    return texts.length > 0 ? { from: end - word.length, to: end, texts } : null;
  }
  return null;
}

function textsFor(path: string, source: string, all: Map<string, Help>): Help[] {
  const [head, ...rest] = path.split(".") as [string, ...string[]];
  const known = (name: string) => (all.has(name) ? [all.get(name)!] : []);
  const imported = importsOf(source).get(head);
  if (imported !== undefined) return known([imported, ...rest].join("."));
  if (rest.length === 0) return isOwn(head, source) ? [] : known(head);
  const type = typeOf(path.slice(0, path.lastIndexOf(".")), source);
  const method = rest.at(-1)!;
  const exact = type === undefined ? [] : known(`${type}.${method}`);
  if (exact.length > 0) return exact;
  return [...all.values()]
    .filter(({ name }) => name.endsWith(`.${method}`) && !isModule(name, all))
    .slice(0, 4);
}

// A method's owner is a class, whose help has parameters; a function's owner is a module, whose help has none.
const isModule = (name: string, all: Map<string, Help>) =>
  (all.get(name.slice(0, name.lastIndexOf(".")))?.parameters ?? "") === "";

function importsOf(source: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, list] of source.matchAll(/^[ \t]*import[ \t]+([^#\n]+)/gm)) {
    for (const each of list!.split(",")) {
      const [module, alias] = each.trim().split(/\s+as\s+/);
      if (module) names.set(alias ?? module.split(".")[0]!, alias ? module : module.split(".")[0]!);
    }
  }
  for (const [, module, list] of source.matchAll(
    /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([^#)]+?)\)?[ \t]*(?:#.*)?$/gm,
  )) {
    for (const each of list!.split(",")) {
      const [name, alias] = each.trim().split(/\s+as\s+/);
      if (name) names.set(alias ?? name, `${module}.${name}`);
    }
  }
  return names;
}

// Whether the program itself gives the name a meaning: by assignment, as a parameter, by def, class, for, as or global.
const isOwn = (name: string, source: string) =>
  [
    `^[ \\t]*(?:[\\w.]+[ \\t]*,[ \\t]*)*${name}[ \\t]*(?:,[^=\\n]*)?(?::[^=\\n]+)?=(?!=)`,
    `\\bdef[ \\t]+\\w+\\([^)]*\\b${name}\\b`,
    `\\b(?:def|class|for|as|global)[ \\t]+${name}\\b`,
  ].some((pattern) => new RegExp(pattern, "m").test(source));

// The class of what a variable was made by: `lock = threading.Lock()`.
function typeOf(variable: string, source: string): string | undefined {
  const escaped = variable.replaceAll(".", "\\.");
  const made = new RegExp(`^[ \\t]*${escaped}[ \\t]*=[ \\t]*([\\w.]+)\\(`, "m").exec(source)?.[1];
  if (made !== undefined) {
    const [head, ...rest] = made.split(".") as [string, ...string[]];
    return [importsOf(source).get(head) ?? head, ...rest].join(".");
  }
  const literal = new RegExp(`^[ \\t]*${escaped}[ \\t]*=[ \\t]*(b?["']|\\[|\\{|\\d)`, "m").exec(source)?.[1];
  if (literal === undefined) return undefined;
  return literal.startsWith("b")
    ? "bytes"
    : literal === "["
      ? "list"
      : literal === "{"
        ? "dict"
        : /\d/.test(literal)
          ? "int"
          : "str";
}

const titleOf = ({ name, parameters }: Help) => name + parameters;

function tooltipFor({ from, to, texts }: Found): Tooltip {
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const parts = texts.flatMap((help) => [make("code", {}, titleOf(help)), make("p", {}, help.text)]);
      return { dom: make("div", { className: "cm-help" }, ...parts) };
    },
  };
}

const show = StateEffect.define<Found | null>();
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, { effects, docChanged, selection }) {
    for (const effect of effects) if (effect.is(show)) return effect.value ? tooltipFor(effect.value) : null;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function helpAt(ask: () => Promise<Help[]>): Extension {
  let asked: Promise<Map<string, Help>> | undefined;
  // Without a lab there is no help; another question asks anew.
  const texts = () =>
    (asked ??= ask().then(
      (all) => new Map(all.map((help) => [help.name, help])),
      () => ((asked = undefined), new Map<string, Help>()),
    ));
  const explain = (view: EditorView) => {
    const at = view.state.selection.main.head;
    void texts().then((all) => {
      const found = findHelp(view.state, at, all);
      const said = found
        ? found.texts.map((help) => `${titleOf(help)}: ${help.text}`).join(" ")
        : "There is no help for what stands here.";
      view.dispatch({ effects: [show.of(found), EditorView.announce.of(said)] });
    });
    return true;
  };
  const hide = (view: EditorView) => {
    if (!view.state.field(shown)) return false;
    view.dispatch({ effects: show.of(null) });
    return true;
  };
  return [
    shown,
    hoverTooltip(async (view, at) => {
      const found = findHelp(view.state, at, await texts());
      return found ? tooltipFor(found) : null;
    }),
    keymap.of([
      { key: "F1", run: explain, preventDefault: true },
      { key: "Escape", run: hide },
    ]),
  ];
}
