// The output of the program as it arrives: bounded, with what went to stderr told apart.
//
// Output does not pass through the state: it may be megabytes, and nobody but this part wants it. It is collected and
// written once per frame.

import type { OutputPiece } from "../protocol/protocol";
import { find, make } from "./elements";

const ceiling = 200_000; // characters on the page; older ones are dropped
const longestLine = 2000; // a browser lays out very long lines in quadratic time

export interface Console {
  clear(): void;
  write(pieces: OutputPiece[]): void;
  remark(text: string): void;
}

export function mountConsole(): Console {
  const box = find("console");
  const copy = find("copy-output");
  let waiting: { stream: "out" | "err" | "remark"; text: string }[] = [];
  let frame = 0;
  let size = 0;
  let dropped = false;
  let column = 0; // of the line that is being written, however much of it is shown
  let whole: string[] = []; // what the program wrote; the lab bounds it
  const save = make("button", { type: "button", className: copy.className, hidden: true }, "Save all of it");
  copy.after(save);

  const flush = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
    for (const { stream, text } of waiting) append(stream, cut(text));
    waiting = [];
    shorten();
    if (atEnd) box.scrollTop = box.scrollHeight;
  };

  // Lines as long as they are shown, with what is left out of each.
  const cut = (text: string): string => {
    let shown = "";
    for (const [i, part] of text.split("\n").entries()) {
      if (i > 0) {
        if (column > longestLine) shown += ` ${(column - longestLine).toLocaleString("en")} more`;
        shown += "\n";
        column = 0;
      }
      const room = Math.max(0, longestLine - column);
      if (column <= longestLine && part.length > room) {
        const half = /[\ud800-\udbff]/.test(part.charAt(room - 1)) ? 1 : 0; // of a character that takes two
        shown += part.slice(0, room - half) + "…";
        save.hidden = false;
      } else {
        shown += part.slice(0, room);
      }
      column += part.length;
    }
    return shown;
  };

  const append = (stream: "out" | "err" | "remark", text: string) => {
    const last = box.lastElementChild as HTMLElement | null;
    size += text.length;
    if (last && last.dataset["stream"] === stream && last.textContent.length < 8192) {
      last.append(text);
      return;
    }
    const piece = make("span", { className: stream }, text);
    piece.dataset["stream"] = stream;
    if (stream === "err") piece.prepend(make("span", { className: "unseen" }, "stderr: "));
    box.append(piece);
  };

  const shorten = () => {
    while (size > ceiling && box.childElementCount > 1) {
      const first = box.firstElementChild!;
      if (first.classList.contains("dropped")) {
        const second = box.children[1]!;
        size -= second.textContent.length;
        second.remove();
      } else {
        size -= first.textContent.length;
        first.remove();
      }
      if (!dropped) {
        dropped = true;
        save.hidden = false;
        box.prepend(make("span", { className: "remark dropped" }, "… earlier output is not shown\n"));
      }
    }
  };

  const enqueue = (stream: "out" | "err" | "remark", text: string) => {
    waiting.push({ stream, text });
    // A page in the background gets no frames; it must not collect without end.
    if (waiting.length > 2000) flush();
    frame ||= requestAnimationFrame(flush);
  };

  copy.addEventListener("click", () => {
    flush();
    const text = [...box.querySelectorAll<HTMLElement>("[data-stream=out], [data-stream=err]")]
      .map((piece) =>
        [...piece.childNodes]
          .filter((n) => n.nodeType === Node.TEXT_NODE)
          .map((n) => n.textContent)
          .join(""),
      )
      .join("");
    copyText(text);
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 1500);
  });

  save.addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob(whole, { type: "text/plain;charset=utf-8" }));
    make("a", { href: url, download: "output.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  });

  return {
    clear() {
      cancelAnimationFrame(frame);
      frame = 0;
      waiting = [];
      size = 0;
      dropped = false;
      column = 0;
      whole = [];
      save.hidden = true;
      box.replaceChildren();
    },
    write(pieces) {
      for (const { stream, text } of pieces) {
        whole.push(text);
        enqueue(stream, text);
      }
    },
    remark(text) {
      enqueue("remark", text + "\n");
    },
  };
}

/** Into the clipboard, within a click: this old way needs no permission, also in a frame of another site. */
export function copyText(text: string): boolean {
  const area = make("textarea", { value: text, className: "offstage", readOnly: true });
  const before = document.activeElement as HTMLElement | null;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus({ preventScroll: true });
  return done;
}
