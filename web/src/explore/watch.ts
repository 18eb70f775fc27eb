// What a reader watches at every step of an execution: names, attributes and items, as steps tell of them. Nothing is
// computed: a step says what stood in a cell before and after it, and no program runs here. No page is needed here.

import type { Witness } from "./witness";

export const mostWatched = 20;

/** The expression as steps have it, or why it cannot be watched. */
export function readWatch(text: string): { name: string } | { refused: string } {
  const typed = text.trim();
  if (typed === "") return { refused: "Say what to watch: counter, account.balance or d['x']." };
  if (typed.length > 100) return { refused: "A name of more than 100 letters cannot be watched." };
  let rest = typed;
  let name = "";
  const take = (pattern: RegExp) => {
    const [found] = pattern.exec(rest) ?? [];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  const first = take(/^[\p{L}_][\p{L}\p{N}_]*/u);
  if (first === undefined)
    return {
      refused: `“${typed}” does not begin with a name; only names, attributes and items can be watched.`,
    };
  name = first;
  while (rest !== "") {
    const attribute = take(/^\s*\.\s*[\p{L}_][\p{L}\p{N}_]*/u);
    if (attribute !== undefined) {
      name += attribute.replaceAll(/\s/g, "");
      continue;
    }
    const item = take(/^\s*\[\s*(?:-?\d+|'[^'\\]*'|"[^"\\]*")\s*\]/);
    if (item !== undefined) {
      const key = item.trim().slice(1, -1).trim();
      // As repr has it.
      const inner = key.slice(1, -1);
      name += /^['"]/.test(key) && !inner.includes("'") ? `['${inner}']` : `[${key}]`;
      continue;
    }
    if (/^\s*\(/.test(rest))
      return {
        refused: `“${typed}” calls something: what is watched is only looked at, and nothing is run.`,
      };
    if (/^\s*\[/.test(rest))
      return { refused: `“${typed}” has an item that is not written out: watch d['x'] or d[0], not d[k].` };
    return { refused: `“${typed}” computes something: watch its parts, each by itself.` };
  }
  return { name };
}

/** Names that were kept or came with a link; null: they are no such names. */
export function watchNames(names: unknown[]): string[] | null {
  const isName = (text: unknown): text is string => {
    const read = typeof text === "string" ? readWatch(text) : null;
    return read !== null && "name" in read && read.name === text;
  };
  return names.length <= mostWatched && names.every(isName) ? [...new Set(names)] : null;
}

/** What is known of it at the step that is shown. */
export interface Watched {
  name: string;
  value: string; // "": none
  was: string; // before the step, where the step changed it; "": it did not
  parts: Watched[]; // of a container or an object that no step touches as a whole
  note: string; // why there is no value
}

const isPart = (object: string, name: string) =>
  object.startsWith(`${name}.`) || object.startsWith(`${name}[`);

/** All that steps tell of, as far as it can be watched. */
export function watchable({ steps }: Pick<Witness, "steps">): string[] {
  const objects = new Set(steps.flatMap(({ cells }) => cells.map(({ object }) => object)));
  return [...objects].filter((object) => {
    const read = readWatch(object);
    return "name" in read && read.name === object;
  });
}

export function watchedAt(witness: Pick<Witness, "steps" | "at">, name: string): Watched {
  const nothing = { name, value: "", was: "", parts: [] as Watched[] };
  const { steps, at } = witness;
  const touches = steps.flatMap(({ cells }, step) =>
    cells.filter(({ object }) => object === name).map((cell) => ({ ...cell, step })),
  );
  if (touches.length === 0) {
    const parts = watchable(witness).filter((object) => isPart(object, name));
    return parts.length > 0
      ? { ...nothing, parts: parts.map((part) => watchedAt(witness, part)), note: "" }
      : { ...nothing, note: "no step of this execution touches it" };
  }
  const last = touches.findLast(({ step }) => step <= at);
  // Nobody has touched it yet: it is as whoever comes first will find it.
  if (!last) {
    const value = touches[0]!.before;
    return { ...nothing, value, note: value === "" ? "not there yet" : "" };
  }
  const value = last.writes ? last.after : last.before;
  const changed = last.step === at && last.writes && last.before !== last.after;
  return {
    ...nothing,
    value,
    was: changed ? last.before || "nothing" : "",
    note: value === "" ? "its value cannot be told" : "",
  };
}
