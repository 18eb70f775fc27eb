// src/protocol/protocol.def as TypeScript: the types of all messages, what checks them, the words and their labels.
//
//   node build/protocol.mjs      writes src/protocol/protocol.ts where it is missing or old
//
// The result is not kept in the repository. JavaScript, because it runs before anything is built.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("..", import.meta.url));
const table = join(web, "../src/protocol/protocol.def");
const output = join(web, "src/protocol/protocol.ts");

/** Rows in their order: {kind, of, ...}; a mistake names its line. */
function readTable(text) {
  const words = [];
  const messages = [];
  const calls = [];
  const searches = [];
  const intents = [];
  let open;
  let remark = [];
  text.split("\n").forEach((line, index) => {
    const wrong = (why) => new Error(`${table}:${index + 1}: ${why}`);
    const [, macro, inside, comment] = /^([A-Z][A-Z_]*)\((.*)\)\s*(?:\/\/ (.*))?$/.exec(line) ?? [];
    if (macro === undefined) {
      if (/^(WORD|WORDS|FIELD|DEFAULT|MAYBE|MESSAGE|CALL|SEARCH|INTENT|END_\w+)\b/.test(line))
        throw wrong("this row is not on one line");
      remark = /^\/\/ (?!-|clang-format)/.test(line) ? [...remark, line.slice(3)] : [];
      return;
    }
    const parts = splitArguments(inside);
    const row = { about: comment ?? remark.join(" ") };
    remark = [];
    switch (macro) {
      case "WORDS":
        words.push((open = { ...row, type: parts[0], noun: literal(parts[1]), rows: [] }));
        break;
      case "WORD":
        open.rows.push({
          id: parts[0],
          word: literal(parts[1]),
          label: literal(parts[2]),
          about: literal(parts[3]),
        });
        break;
      case "MESSAGE":
        messages.push((open = { ...row, type: parts[0], rows: [] }));
        break;
      case "FIELD":
      case "MAYBE":
      case "DEFAULT":
        if (parts.length !== (macro === "DEFAULT" ? 3 : 2)) throw wrong(`${macro} has other parts`);
        open.rows.push({
          ...row,
          kind: macro,
          type: parts[0],
          key: parts[1].replace(/_$/, ""),
          value: parts[2],
        });
        break;
      case "CALL":
        calls.push({ ...row, name: parts[0], question: parts[1], answer: parts[2] });
        break;
      case "SEARCH":
        searches.push({ ...row, name: parts[0], question: parts[1], answer: parts[2] });
        break;
      case "INTENT":
        if (parts.length !== 3) throw wrong(`${macro} has other parts`);
        intents.push({ ...row, name: parts[0], message: parts[1] });
        break;
      case "END_WORDS":
      case "END_MESSAGE":
        if (open?.type !== parts[0]) throw wrong(`${parts[0]} does not end what is open here`);
        open = undefined;
        break;
      default:
        throw wrong(`${macro} is no row that this table has`);
    }
  });
  return { words, messages, calls, searches, intents };
}

/** `Text, key, "a, b"` at its commas outside of quotes. */
const splitArguments = (text) =>
  [...text.matchAll(/"(?:[^"\\]|\\.)*"|[^,\s][^,]*/g)].map(([part]) => part.trim());
const literal = (text) => JSON.parse(text);

const plain = {
  Text: "string",
  Flag: "boolean",
  Count: "number",
  Whole: "number",
  Real: "number",
  Seconds: "number",
  Texts: "Record<string, string>",
};

function typeScript({ words, messages, calls, searches, intents }) {
  const wordTypes = new Map(words.map((list) => [list.type, list]));
  const messageTypes = new Map(messages.map((message) => [message.type, message]));
  const known = (type) => wordTypes.has(type) || messageTypes.has(type);
  const inner = (type) => /^(List|OrNull)<(.*)>$/.exec(type)?.slice(1);

  const typeOf = (type) => {
    const [outer, of] = inner(type) ?? [];
    if (outer === "List") return `${typeOf(of)}[]`;
    if (outer === "OrNull") return `${typeOf(of)} | null`;
    if (plain[type]) return plain[type];
    if (!known(type)) throw new Error(`${table}: there is no type ${type}`);
    return type;
  };
  const shapeOf = (type) => {
    const [outer, of] = inner(type) ?? [];
    if (outer === "List") return `list(${shapeOf(of)})`;
    if (outer === "OrNull") return `orNull(${shapeOf(of)})`;
    if (plain[type]) return type.toLowerCase();
    return wordTypes.has(type) ? `word(${listName(type)})` : `${type}Shape`;
  };
  const valueOf = (type, value) => {
    if (value === "{}") {
      if (messageTypes.has(type)) return `{ ...default${type} }`;
      return inner(type)?.[0] === "List" ? "[]" : "{}";
    }
    if (!wordTypes.has(type)) return value;
    const id = value.split("::")[1];
    return JSON.stringify(wordTypes.get(type).rows.find((row) => row.id === id).word);
  };
  const remark = (about) => (about ? `/** ${about} */\n` : "");
  const tail = (about) => (about ? ` // ${about}` : "");

  let text =
    "// Made from src/protocol/protocol.def by build/protocol.mjs: change that.\n\n" +
    'import {\n  type Shape,\n  type WordRow,\n  count,\n  flag,\n  list,\n  message,\n  orNull,\n  real,\n  seconds,\n  text,\n  texts,\n  whole,\n  word,\n} from "./shape";\n\n' +
    "// ---- words\n\n";
  for (const { type, rows, about } of words) {
    text += `${remark(about)}export type ${type} = ${rows.map((row) => JSON.stringify(row.word)).join(" | ")};\n`;
    text += `export const ${listName(type)}: readonly WordRow<${type}>[] = [\n`;
    for (const row of rows)
      text += `  { word: ${JSON.stringify(row.word)}, label: ${JSON.stringify(row.label)}, about: ${JSON.stringify(row.about)} },\n`;
    text += "];\n\n";
  }
  text += "// ---- messages\n\n";
  for (const { type, rows, about } of messages) {
    text += `${remark(about)}export interface ${type} {\n`;
    for (const row of rows)
      text += `  ${row.key}${row.kind === "MAYBE" ? "?" : ""}: ${typeOf(row.type)};${tail(row.about)}\n`;
    text += "}\n";
    const defaults = rows.filter((row) => row.kind === "DEFAULT");
    if (defaults.length > 0) {
      const all =
        defaults.length === rows.length
          ? type
          : `Pick<${type}, ${defaults.map((row) => JSON.stringify(row.key)).join(" | ")}>`;
      text += `/** What is meant where it is left out. */\nexport const default${type}: ${all} = {\n`;
      for (const row of defaults) text += `  ${row.key}: ${valueOf(row.type, row.value)},\n`;
      text += "};\n";
    }
    text += `export const ${type}Shape: Shape<${type}> = message<${type}>("${type}", {\n`;
    for (const row of rows) {
      const kind = row.kind.toLowerCase();
      const given = kind === "default" ? `, missing: () => (${valueOf(row.type, row.value)})` : "";
      text += `  ${row.key}: { shape: ${shapeOf(row.type)}, ${kind === "maybe" ? "optional: true" : "optional: false"}${given} },\n`;
    }
    text += "});\n\n";
  }
  const asked = (heading, type, shapes, rows) => {
    text += `// ---- ${heading}\n\nexport interface ${type} {\n`;
    for (const row of rows)
      text += `  ${row.name}: { question: ${typeOf(row.question)}; answer: ${typeOf(row.answer)} };${tail(row.about)}\n`;
    text += `}\n\nexport const ${shapes}: { [Name in keyof ${type}]: Shape<${type}[Name]["answer"]> } = {\n`;
    for (const row of rows) text += `  ${row.name}: ${shapeOf(row.answer)},\n`;
    text += "};\n\n";
  };
  asked("what the page may ask of a lab", "Calls", "answerShapes", calls);
  asked("what it may ask of the explorer", "Searches", "searchShapes", searches);
  text += "// ---- what the canvas wants of the page\n\nexport type CanvasIntent =\n";
  text += intents
    .map(({ name, message: type, about }) => `  | ({ intent: "${name}" } & ${type})${tail(about)}`)
    .join("\n")
    .concat(";\n\n");
  text += 'export const intentShapes: { [Name in CanvasIntent["intent"]]: Shape<object> } = {\n';
  for (const { name, message: type } of intents) text += `  ${name}: ${type}Shape,\n`;
  return `${text}};\n`;
}

const listName = (type) => `${type[0].toLowerCase()}${type.slice(1)}Words`;

/** Writes the TypeScript where it is not as the table says. */
export function writeProtocol() {
  const text = typeScript(readTable(readFileSync(table, "utf8")));
  if (!existsSync(output) || readFileSync(output, "utf8") !== text) writeFileSync(output, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeProtocol();
