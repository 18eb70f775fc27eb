// A blank page, and Python files that are dropped on it.

import type { Intend } from "../state";
import { find } from "./elements";

const largest = 512 * 1024; // bytes; a link could not carry more

export function ownProgram(intend: Intend): void {
  find("new").addEventListener("click", () => intend({ kind: "new" }));
  const isWanted = (event: DragEvent) =>
    document.documentElement.dataset["kind"] === "python" && event.dataTransfer?.types.includes("Files");
  const mark = (on: boolean) => find("editor").classList.toggle("dropping", on);
  addEventListener("dragover", (event) => {
    if (!isWanted(event)) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  // Before the editor, which would paste the file's text where it was dropped.
  addEventListener(
    "drop",
    (event) => {
      if (!isWanted(event)) return;
      event.preventDefault();
      event.stopPropagation();
      mark(false);
      const file = event.dataTransfer?.files[0];
      if (file) void open(file);
    },
    true,
  );
  const open = async (file: File) => {
    if (file.size > largest)
      return intend({ kind: "refuse", text: `“${file.name}” is larger than ${largest >> 10} KB.` });
    const source = await readText(file);
    if (source === null) return intend({ kind: "refuse", text: `“${file.name}” is no text in UTF-8.` });
    intend({ kind: "new", source, name: file.name });
  };
}

async function readText(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\0") ? null : text.replaceAll(/\r\n?/g, "\n");
  } catch {
    return null;
  }
}
