// Typing or pasting into the document: as bytes in any usual form, or as a number of a type in an order. What a text
// would be taken for stands below it before anything happens.

import { field, find, make, options } from "../parts/elements";
import { byteOrderWords, type ByteOrder, type Pasted } from "../protocol/protocol";
import { wordsOf } from "../protocol/shape";
import type { Intend, Render } from "../state";
import { numberTypes } from "./bytes";

/** What a text would be taken for. */
export type Reader = (text: string, number?: { type: string; order: ByteOrder }) => Pasted;

const rules = {
  bytes:
    "Hex in any usual form: de ad be ef, 0xde, \\xde, a C array, Python bytes, base64, a dump of xxd or hexdump. " +
    "Each run of digits is whole bytes, as written; a single digit is that byte (d is 0d); any other odd number of " +
    "digits is refused, since nobody can tell where the zero belongs.",
  number:
    "Decimal, 0x…, 0b… or a float. A short number is filled up with zeros at its heavy end, as many as its type needs; " +
    "one that does not fit is refused.",
};

export const pasteBox =
  (read: Reader) =>
  (intend: Intend): Render => {
    const box = find("bytes-paste");
    const text = make("textarea", { id: "bytes-text", rows: 3, spellcheck: false });
    text.setAttribute("aria-describedby", "bytes-rules bytes-taken");
    const kinds = (["bytes", "number"] as const).map((kind) => {
      const input = make("input", { type: "radio", name: "bytes-kind", value: kind });
      input.checked = kind === "bytes";
      input.addEventListener("change", () => show());
      return input;
    });
    const kind = () => (kinds[1]!.checked ? "number" : "bytes");
    const type = make("select", { id: "bytes-number-type" }, ...options(numberTypes));
    type.value = "u32";
    const order = make("select", { id: "bytes-number-order" }, ...options(wordsOf(byteOrderWords)));
    const number = make(
      "span",
      { className: "field-group" },
      field("Number type", type),
      field("Its order", order),
    );
    const rule = make("p", { className: "hint", id: "bytes-rules" });
    const taken = make("p", { className: "taken", id: "bytes-taken" });
    taken.setAttribute("role", "status");
    const act = (label: string, replace: boolean) => {
      const button = make("button", { type: "button", className: "button" }, label);
      button.addEventListener("click", () => {
        if (kind() === "bytes") intend({ kind: "paste-bytes", text: text.value, replace });
        else
          intend({
            kind: "number-bytes",
            text: text.value,
            type: type.value,
            order: order.value as ByteOrder,
            replace,
          });
      });
      return button;
    };
    const buttons = [act("Write at the cursor", false), act("Replace everything", true)];
    const choice = make(
      "div",
      { className: "choice-options" },
      ...kinds.map((input) => make("label", {}, input, input.value)),
    );
    choice.setAttribute("role", "radiogroup");
    choice.setAttribute("aria-label", "What the text is");
    box.append(
      make("div", { className: "paste-head" }, choice, number),
      text,
      rule,
      taken,
      make("div", { className: "button-group" }, ...buttons),
    );

    const show = () => {
      rule.textContent = rules[kind()];
      number.hidden = kind() === "bytes";
      text.setAttribute("aria-label", kind() === "bytes" ? "Bytes" : "Number");
      const empty = text.value.trim() === "";
      const result = empty
        ? {}
        : read(
            text.value,
            kind() === "number" ? { type: type.value, order: order.value as ByteOrder } : undefined,
          );
      taken.classList.toggle("wrong", result.error !== undefined);
      taken.textContent = empty ? "" : (result.error ?? described(result));
      for (const button of buttons) button.disabled = empty || result.error !== undefined;
    };
    for (const control of [text, type, order]) control.addEventListener("input", show);
    show();
    return () => {}; // it holds what is being typed, which is nobody else's business
  };

function described({ form, size, hex = "" }: Pasted): string {
  const count = size ?? hex.split(" ").filter(Boolean).length;
  const bytes = `${count.toLocaleString("en")} ${count === 1 ? "byte" : "bytes"}: ${hex}`;
  return form ? `Taken as ${form}, ${bytes}` : bytes;
}
