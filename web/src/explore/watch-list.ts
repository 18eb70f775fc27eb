// The watch list below the steps: what the reader added, and what stands there after the step that is shown.

import { find, make } from "../parts/elements";
import type { Intend, Render, State } from "../state";
import { mostWatched, readWatch, watchable, watchedAt, type Watched } from "./watch";

export function watchList(intend: Intend): Render {
  const form = find<HTMLFormElement>("watch");
  const field = find<HTMLInputElement>("watch-text");
  const known = find("watch-known");
  const list = find("watch-list");
  const problem = find("watch-problem");
  let latest: State | null = null;

  const refuse = (text: string) => {
    problem.textContent = text;
    field.setAttribute("aria-invalid", String(text !== ""));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readWatch(field.value);
    if ("refused" in read) return refuse(read.refused);
    const watched = latest?.watched ?? [];
    if (watched.length >= mostWatched) return refuse(`At most ${mostWatched} can be watched.`);
    refuse("");
    field.value = "";
    if (!watched.includes(read.name)) intend({ kind: "watch", names: [...watched, read.name] });
  });
  field.addEventListener("input", () => refuse(""));
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-name]") : null;
    if (!button || !latest) return;
    const { name } = button.dataset;
    intend({ kind: "watch", names: latest.watched.filter((each) => each !== name) });
    field.focus();
  });

  return (state, before) => {
    latest = state;
    const { witness, watched } = state;
    if (before && witness === before.witness && watched === before.watched) return;
    form.hidden = witness === null || witness.steps.length === 0;
    list.hidden = form.hidden || watched.length === 0;
    if (form.hidden || !witness) return;
    if (witness.steps !== before?.witness?.steps || watched !== before.watched)
      known.replaceChildren(
        ...watchable(witness)
          .filter((name) => !watched.includes(name))
          .map((value) => make("option", { value })),
      );
    list.replaceChildren(...watched.map((name) => itemOf(watchedAt(witness, name))));
  };
}

function itemOf(watched: Watched): HTMLElement {
  const remove = make("button", { type: "button", className: "link-button" }, "✕");
  remove.setAttribute("aria-label", `Stop watching ${watched.name}`);
  remove.dataset.name = watched.name;
  const item = make("li", {}, remove, ...wordsOf(watched));
  item.classList.toggle("changed", watched.was !== "" || watched.parts.some(({ was }) => was !== ""));
  return item;
}

function wordsOf({ name, value, was, parts, note }: Watched): HTMLElement[] {
  if (parts.length > 0) return parts.flatMap(wordsOf);
  const words = [make("code", {}, value === "" ? name : `${name} = ${value}`)];
  if (note !== "") words.push(make("span", { className: "hint" }, note));
  if (was !== "") words.push(make("strong", {}, `changed, was ${was}`));
  return words;
}
