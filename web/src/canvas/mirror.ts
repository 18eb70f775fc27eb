// What the canvas shows, as tables of the page: for those who do not see it, and for copying numbers.

import { make } from "../parts/elements";
import { isRunning, type State } from "../state";
import {
  byteOrderWords,
  type BytesDescription,
  type Description,
  type SideDescription,
} from "../protocol/protocol";
import { labelOf } from "../protocol/shape";

export function mirrorOf(description: Description, state: State): Node {
  if (state.experiment.kind !== "bytes") return rowTables(description, isRunning(state));
  switch (state.bytes.tab) {
    case "hex":
      return hexTables(description.bytes);
    case "machines":
      return carriedTable(description.bytes);
    default:
      return valueTable(description.bytes);
  }
}

// One for each kind of row that the timeline has, in the drawing's words.
function rowTables({ tables }: Description, running: boolean): Node {
  if (tables.length === 0) return remark("Nothing has run yet.");
  const all = document.createDocumentFragment();
  for (const { caption, head, rows } of tables) {
    const lines = rows.map((cells) => row("td", ...cells));
    all.append(table(`${caption} of the ${running ? "running" : "last"} run`, row("th", ...head), lines));
  }
  return all;
}

function valueTable(bytes: BytesDescription): HTMLElement {
  if (bytes.error !== undefined) return remark(bytes.error);
  const side = (order: string, { bytes: all, reads, read_as_the_other }: SideDescription) =>
    row("td", order, all.map(hex).join(" "), reads, read_as_the_other);
  const head = row("th", "Order", "Bytes by address", "Reads", "Read in the other order");
  const sides = [
    ["little", bytes.little],
    ["big", bytes.big],
  ] as const;
  const rows = sides.flatMap(([order, each]) => (each ? [side(labelOf(byteOrderWords, order), each)] : []));
  if (bytes.pdp) {
    const { bytes: all, as_little, as_big } = bytes.pdp;
    rows.push(
      row("td", "PDP-11", all.map(hex).join(" "), bytes.value ?? "", `little: ${as_little}, big: ${as_big}`),
    );
  }
  return table(`${bytes.value ?? ""} as ${bytes.type}`, head, rows);
}

function hexTables(bytes: BytesDescription): Node {
  const { size, cursor, begin, end, document: first, rows = [], fields = [], bits } = bytes;
  const all = document.createDocumentFragment();
  const place =
    begin < end
      ? `${end - begin} bytes selected, from offset ${begin} to ${end - 1}`
      : `the cursor is at offset ${cursor}`;
  all.append(remark(`${size} ${size === 1 ? "byte" : "bytes"}; ${place}.`));
  if (first.length > 0) {
    const lines = Array.from({ length: Math.ceil(first.length / 16) }, (_, line) => {
      const part = first.slice(line * 16, line * 16 + 16);
      const text = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
      return row("td", (line * 16).toString(16).padStart(8, "0"), part.map(hex).join(" "), text);
    });
    const caption = first.length < size ? `The first ${first.length} bytes` : "The bytes";
    all.append(table(caption, row("th", "Offset", "Bytes", "Text"), lines));
  }
  if (rows.length > 0) {
    const list = rows.map(({ name, little, big }) => row("td", name, little, big));
    all.append(table("Read at the cursor", row("th", "As", "Little-endian", "Big-endian"), list));
  }
  if (fields.length > 0) {
    const list = fields.map(({ name, depth, begin: from, end: to, type, order, value, flipped }) =>
      row("td", "\u2003".repeat(depth) + name, `${from}–${to - 1}`, type, order, value, flipped),
    );
    const head = row("th", "Field", "Bytes", "Type", "Order", "Value", "In the wrong order");
    all.append(table("Fields of the layout", head, list));
  }
  if (bits) all.append(pairs("Bits of the number", bits));
  return all;
}

const carriedTable = ({ carried }: BytesDescription): HTMLElement =>
  carried ? pairs("What came over", { ...carried }) : remark("Nothing was sent.");

function pairs(caption: string, values: Record<string, unknown>): HTMLElement {
  const rows = Object.entries(values).map(([key, value]) =>
    row("td", key.replaceAll("_", " "), textOf(value)),
  );
  return table(caption, row("th", "What", "Value"), rows);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(" ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, "0");
const remark = (text: string) => make("p", { className: "hint" }, text);
const row = (tag: "th" | "td", ...cells: string[]) =>
  make("tr", {}, ...cells.map((cell) => make(tag, tag === "th" ? { scope: "col" } : {}, cell)));
const table = (caption: string, head: HTMLElement, rows: HTMLElement[]) =>
  make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...rows));
