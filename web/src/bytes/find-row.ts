// Finding and going to places of the document: bytes, text, or a number, which is looked for in either order.

import { field, find, make, wordOptions } from "../parts/elements";
import { searchKindWords, type Found, type SearchKind } from "../protocol/protocol";
import type { Render } from "../state";

export interface Search {
  find(text: string, kind: SearchKind, backwards: boolean): Found;
  goTo(place: string): Found;
}

export function findRow(search: Search): Render {
  const row = find<HTMLFormElement>("bytes-find");
  const input = (id: string, placeholder: string) =>
    make("input", { type: "text", id, placeholder, maxLength: 200, spellcheck: false, autocomplete: "off" });
  const text = input("find-text", "");
  text.title = "Enter finds the next, Shift Enter the previous, Esc goes back to the bytes";
  const kind = make("select", { id: "find-kind" });
  kind.append(...wordOptions(searchKindWords));
  const next = make("button", { type: "submit", className: "button" }, "Next");
  const previous = make("button", { type: "button", className: "button" }, "Previous");
  const place = input("go-to", "26, 0x1a, +16");
  const said = make("span", { className: "hint", id: "find-result" });
  said.setAttribute("role", "status");
  const say = ({ error, begin, how, cursor }: Found) => {
    if (error !== undefined) said.textContent = error;
    else if (cursor !== undefined) said.textContent = `At offset ${cursor}`;
    else said.textContent = `At offset ${begin}, as ${how}`;
  };
  const look = (backwards: boolean) =>
    text.value && say(search.find(text.value, kind.value as SearchKind, backwards));
  row.addEventListener("submit", (event) => {
    event.preventDefault();
    look(false);
  });
  previous.addEventListener("click", () => look(true));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.shiftKey) return;
    event.preventDefault();
    look(true);
  });
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // Enter in the other field looks for the next one
    say(search.goTo(place.value));
  });
  row.addEventListener("keydown", (event) => event.key === "Escape" && find("canvas").focus());
  row.append(
    field("Find", text),
    field("as", kind),
    make("span", { className: "button-group" }, next, previous),
    field("Go to offset", place),
    said,
  );
  return ({ bytes, document }, before) => {
    row.hidden = bytes.tab !== "hex";
    if (document !== before?.document) said.textContent = "";
  };
}
