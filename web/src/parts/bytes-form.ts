// The value and the type whose bytes are drawn.

import type { Intend, Render } from "../state";
import { find, make } from "./elements";

const types = {
  Integers: [
    "u8",
    "i8",
    "u16",
    "i16",
    "u24",
    "i24",
    "u32",
    "i32",
    "u48",
    "i48",
    "u64",
    "i64",
    "u128",
    "i128",
  ],
  Floats: ["f16", "bf16", "f32", "f64"],
};

export function bytesForm(intend: Intend): Render {
  const form = find<HTMLFormElement>("bytes-form");
  const text = make("input", {
    type: "text",
    id: "bytes-value",
    maxLength: 100,
    spellcheck: false,
    autocomplete: "off",
  });
  const type = make("select", { id: "bytes-type" });
  for (const [label, names] of Object.entries(types)) {
    type.append(make("optgroup", { label }, ...names.map((name) => make("option", { value: name }, name))));
  }
  const field = (label: string, control: HTMLElement) =>
    make("div", { className: "field" }, make("label", { htmlFor: control.id }, label), control);
  form.append(field("Value", text), field("Type", type));
  form.addEventListener("submit", (event) => event.preventDefault());
  text.addEventListener("input", () => intend({ kind: "bytes", bytes: { text: text.value } }));
  type.addEventListener("change", () => intend({ kind: "bytes", bytes: { type: type.value } }));
  return ({ bytes, experiment }) => {
    form.hidden = experiment.kind !== "bytes";
    if (text.value !== bytes.text) text.value = bytes.text;
    if (type.value !== bytes.type) type.value = bytes.type;
  };
}
