// The document: where it comes from, what format it is read as, and how it leaves the page again.

import { samples } from "virtual:samples";
import { field, find, make } from "../parts/elements";
import type { Intend, Render } from "../state";

export function documentRow(intend: Intend): Render {
  const row = find("bytes-document");
  const button = (label: string, title: string, act: () => void) => {
    const made = make("button", { type: "button", className: "button", title }, label);
    made.addEventListener("click", act);
    return made;
  };
  const file = make("input", { type: "file", className: "unseen", tabIndex: -1 });
  file.setAttribute("aria-hidden", "true");
  file.addEventListener("change", () => {
    if (file.files?.[0]) intend({ kind: "open-file", file: file.files[0] });
    file.value = ""; // the same file may be opened again
  });
  const open = button("Open a file…", "It stays in this page. A file can also be dropped here.", () =>
    file.click(),
  );
  const sample = make("select", { id: "bytes-sample" }, make("option", { value: "" }, "Choose one"));
  sample.append(...samples.map(({ name }) => make("option", { value: name }, name)));
  sample.addEventListener(
    "change",
    () => sample.value && intend({ kind: "open-sample", name: sample.value }),
  );
  const layout = make("select", { id: "bytes-layout" });
  layout.addEventListener("change", () => {
    const pane = layout.value ? ("fields" as const) : ("inspector" as const);
    intend({ kind: "show", order: { bytes: { layout: layout.value, pane } } });
  });
  const flipped = make("input", { type: "checkbox", id: "bytes-flipped" });
  flipped.addEventListener("change", () =>
    intend({ kind: "show", order: { bytes: { flipped: flipped.checked } } }),
  );
  const copy = make("select", { id: "bytes-copy" }, make("option", { value: "" }, "Choose a form"));
  copy.addEventListener("change", () => {
    if (copy.value) intend({ kind: "copy-bytes", form: copy.value });
    copy.value = "";
  });
  const undo = button("Undo", "Take the last change back", () =>
    intend({ kind: "bytes-command", name: "undo" }),
  );
  const redo = button("Redo", "Make it again", () => intend({ kind: "bytes-command", name: "redo" }));
  const save = button("Save…", "The bytes as a file", () => intend({ kind: "save-bytes" }));
  const name = make("span", { className: "hint", id: "bytes-name" });
  row.append(
    open,
    file,
    field("Sample", sample),
    field("Layout", layout),
    make(
      "label",
      { className: "check", title: "Shows beside each value what the other order makes of it" },
      flipped,
      "Wrong order beside",
    ),
    field("Copy as", copy),
    make("span", { className: "button-group" }, undo, redo, save),
    name,
  );
  return ({ bytes, catalogue, document, edited }, before) => {
    row.hidden = bytes.tab !== "hex";
    if (!catalogue) layout.replaceChildren(make("option", { value: bytes.layout }, bytes.layout || "None"));
    if (catalogue && catalogue !== before?.catalogue) {
      layout.replaceChildren(make("option", { value: "" }, "None"));
      for (const family of new Set(catalogue.layouts.map((each) => each.family))) {
        const entries = catalogue.layouts.filter((each) => each.family === family);
        const listed = entries.map((each) => make("option", { value: each.name }, each.title));
        layout.append(make("optgroup", { label: family }, ...listed));
      }
      copy.replaceChildren(
        make("option", { value: "" }, "Choose a form"),
        ...catalogue.copy_forms.map((form) => make("option", { value: form }, form)),
      );
    }
    undo.disabled = !edited.can_undo;
    redo.disabled = !edited.can_redo;
    layout.value = bytes.layout;
    flipped.checked = bytes.flipped;
    flipped.disabled = bytes.layout === "";
    sample.value = edited.revision === 0 ? (document?.sample ?? "") : "";
    const size = `${edited.size.toLocaleString("en")} ${edited.size === 1 ? "byte" : "bytes"}`;
    const called = document?.name ? `${document.name}, ` : "";
    name.textContent =
      document || edited.revision ? `${called}${size}${edited.revision ? ", edited" : ""}` : "";
  };
}
