// The value and the type whose bytes are drawn in both orders.

import { field, find, make, options } from "../parts/elements";
import type { Intend, Render } from "../state";
import { numberTypes } from "./bytes";

export function valueForm(intend: Intend): Render {
  const form = find<HTMLFormElement>("bytes-value-form");
  const text = make("input", {
    type: "text",
    id: "bytes-value",
    maxLength: 100,
    spellcheck: false,
    autocomplete: "off",
  });
  const type = make("select", { id: "bytes-type" }, ...options(numberTypes));
  form.append(field("Value", text), field("Type", type));
  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", () => intend({ kind: "show", order: { bytes: { text: text.value } } }));
  type.addEventListener("change", () => intend({ kind: "show", order: { bytes: { type: type.value } } }));
  return ({ bytes }) => {
    form.hidden = bytes.tab !== "value";
    if (text.value !== bytes.text) text.value = bytes.text;
    if (type.value !== bytes.type) type.value = bytes.type;
  };
}
