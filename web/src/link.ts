// Links: a run, packed into the part of the address that no server sees.
//
//   #v=1&sum=1c291ca3&experiment=lost-update&build=gil&engine=live&points=3.14&seed=0
//     &set.iterations=5000   a parameter of the experiment's own program
//     &source=…      the program, when it is another one: deflated, base64url
//     &schedule=…    who ran at each choice, deflated likewise, with vm=… that recorded it
//     &step=12        it is shown step by step, and opens at this one
//     &watch=counter   what is watched at its steps, a name on each line
//     &theme=dark    or light, or auto: for frames; a link that is shared leaves it out
//     &view=0-90000  the piece of time on the screen, in nanoseconds
//     &range=40-700  the piece of it that is measured, likewise
//     &bytes=f32:3.14&tab=hex&data=…      the byte panel: bytes/link.ts
//
// `v` is the version of this format and stands first. `sum` is a CRC-32 over everything after it: a link that lost its
// tail in a chat window says so instead of opening as something else. A link written by hand may leave it out, and every
// other field too. A field that is not understood makes the link damaged; nothing is guessed.

import { readByteField, writeByteFields, type ByteFields } from "./bytes/link";
import { watchNames } from "./explore/watch";
import {
  buildWords,
  engineWords,
  switchPointsWords,
  type Build,
  type Engine,
  type SwitchPoints,
  type View,
} from "./protocol/protocol";
import { isWord, type WordRow } from "./protocol/shape";
import type { ThemeChoice } from "./state";

export interface Link {
  experiment?: string;
  source?: string;
  build?: Build;
  engine?: Engine;
  points?: SwitchPoints;
  seed?: number;
  parameters?: Record<string, string>;
  schedule?: string;
  vm?: string;
  step?: number; // of the recorded run, counted from 0: it is shown step by step
  watch?: string[]; // at its steps
  view?: View;
  range?: View; // measured
  theme?: ThemeChoice; // as whoever frames the page wants it; never written
  bytes?: ByteFields;
  data?: Uint8Array<ArrayBuffer>; // the document of the byte panel
  sample?: string; // or the sample that it is
  file?: string; // what it is called
}

/** Why a link cannot be opened, as a sentence. */
export class DamagedLink extends Error {}

const version = "1";
export const limits = {
  hash: 256 * 1024, // characters; browsers were seen to carry twice as much
  text: 512 * 1024, // of a source or schedule, unpacked
  data: 16 * 1024 * 1024, // of a document, unpacked
};

const textOf = ({ begin_ns, end_ns }: View) => `${Math.round(begin_ns)}-${Math.round(end_ns)}`;

/** Error: DamagedLink when the link would be too long. */
export async function writeLink(link: Link): Promise<string> {
  const fields: [string, string][] = [];
  const put = (key: string, value: string | undefined) => value !== undefined && fields.push([key, value]);
  put("experiment", link.experiment);
  put("build", link.build);
  put("engine", link.engine);
  put("points", link.points);
  put("seed", link.seed === undefined ? undefined : String(link.seed));
  put("view", link.view && textOf(link.view));
  put("range", link.range && textOf(link.range));
  if (link.bytes) writeByteFields(link.bytes, put);
  put("sample", link.sample);
  put("file", link.file);
  put("data", link.data && (await pack(link.data)));
  for (const [name, literal] of Object.entries(link.parameters ?? {})) put(`set.${name}`, literal);
  put("source", link.source === undefined ? undefined : await pack(link.source));
  if (link.schedule) {
    put("vm", link.vm);
    put("step", link.step === undefined ? undefined : String(link.step));
    put("watch", link.watch?.length ? link.watch.join("\n") : undefined);
    put("schedule", await pack(link.schedule));
  }
  const body = fields.map(([key, value]) => `${key}=${encode(value)}`).join("&");
  const hash = `#v=${version}&sum=${checksum(body)}&${body}`;
  if (hash.length > limits.hash) throw tooLong(hash.length);
  return hash;
}

const tooLong = (size: number) =>
  new DamagedLink(
    `The link would be ${Math.round(size / 1024)} KB long; ${limits.hash / 1024} KB is the most.`,
  );

/** Undefined when the hash is empty. Error: DamagedLink. */
export async function readLink(hash: string): Promise<Link | undefined> {
  if (hash === "" || hash === "#") return undefined;
  if (hash.length > limits.hash) throw new DamagedLink("it is longer than any link that this page makes");
  const link: Link = {};
  const seen = new Set<string>();
  let rest = hash.slice(1);
  while (rest !== "") {
    const end = rest.indexOf("&");
    const field = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? "" : rest.slice(end + 1);
    const equals = field.indexOf("=");
    const key = equals < 0 ? field : field.slice(0, equals);
    const value = decode(equals < 0 ? "" : field.slice(equals + 1));
    if (seen.size === 0 && key !== "v") throw new DamagedLink("it does not begin with a format version");
    if (seen.has(key)) throw new DamagedLink(`it says “${key}” twice`);
    seen.add(key);
    if (key === "sum") {
      // Whoever frames the page may put the theme behind a link that is whole.
      if (checksum(rest.replace(/&theme=[a-z]+$/, "")) !== value)
        throw new DamagedLink("a part of it was lost or changed on the way");
    } else {
      await readField(link, key, value);
    }
  }
  return link;
}

async function readField(link: Link, key: string, value: string): Promise<void> {
  const wrong = () => new DamagedLink(`“${key}” cannot be “${value.slice(0, 40)}”`);
  const oneOf = <T extends string>(rows: readonly WordRow<T>[]): T => {
    if (!isWord(rows, value)) throw wrong();
    return value;
  };
  switch (key) {
    case "v":
      if (value !== version)
        throw new DamagedLink(`it has format ${value.slice(0, 8)}, and this page reads format ${version}`);
      break;
    case "experiment":
      if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(value)) throw wrong();
      link.experiment = value;
      break;
    case "build":
      link.build = oneOf(buildWords);
      break;
    case "engine":
      link.engine = oneOf(engineWords);
      break;
    case "points":
      link.points = oneOf(switchPointsWords);
      break;
    case "theme":
      if (!["light", "dark", "auto"].includes(value)) throw wrong();
      link.theme = value === "auto" ? "system" : (value as ThemeChoice);
      break;
    case "seed":
      if (!/^\d{1,10}$/.test(value) || Number(value) > 0xffffffff) throw wrong();
      link.seed = Number(value);
      break;
    case "view":
    case "range": {
      const [, begin, end] = /^(\d{1,15})-(\d{1,15})$/.exec(value) ?? [];
      if (begin === undefined || Number(begin) >= Number(end)) throw wrong();
      link[key] = { begin_ns: Number(begin), end_ns: Number(end) };
      break;
    }
    case "sample":
      if (!/^\w[\w.-]{0,63}$/.test(value)) throw wrong();
      link.sample = value;
      break;
    case "file":
      if (!/^[^\p{C}/\\]{1,100}$/u.test(value)) throw wrong();
      link.file = value;
      break;
    case "data":
      link.data = await unpackBytes(value, limits.data);
      break;
    case "vm":
      if (!/^[\w.+-]{1,40}$/.test(value)) throw wrong();
      link.vm = value;
      break;
    case "step":
      if (!/^\d{1,6}$/.test(value)) throw wrong();
      link.step = Number(value);
      break;
    case "watch": {
      const names = watchNames(value.split("\n"));
      if (!names) throw wrong();
      link.watch = names;
      break;
    }
    case "source":
      link.source = await unpack(value);
      break;
    case "schedule":
      link.schedule = await unpack(value);
      break;
    default: {
      const bytes = link.bytes ?? {};
      const isRight = readByteField(bytes, key, value);
      if (isRight === false) throw wrong();
      if (isRight) {
        link.bytes = bytes;
        break;
      }
      if (/^set\.[A-Za-z_]\w{0,63}$/.test(key)) {
        if (!/^(True|False|-?[\d._eE+-]{1,40})$/.test(value)) throw wrong();
        (link.parameters ??= {})[key.slice(4)] = value;
        break;
      }
      throw new DamagedLink(`“${key.slice(0, 40)}” is nothing that this page knows`);
    }
  }
}

// encodeURIComponent leaves ' ( ) ! * ~ as they are; chat programs like to cut an address at the first two.
const encode = (text: string) =>
  encodeURIComponent(text).replace(/['()!*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DamagedLink("it has a broken % in it");
  }
}

async function pack(what: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const plain = typeof what === "string" ? new TextEncoder().encode(what) : what;
  const bytes = new Uint8Array(await streamed(plain, new CompressionStream("deflate-raw"), Infinity));
  // What does not fit into a link need not be spelled out; writeLink refuses it by its length.
  if (bytes.length > limits.hash) throw tooLong(Math.ceil((bytes.length * 4) / 3));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpack(packed: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await unpackBytes(packed, limits.text));
  } catch (error) {
    if (error instanceof DamagedLink) throw error;
    throw new DamagedLink("its packed text is no text");
  }
}

async function unpackBytes(packed: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^[\w-]*$/.test(packed)) throw new DamagedLink("its packed text has letters that do not belong there");
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    return new Uint8Array(await streamed(bytes, new DecompressionStream("deflate-raw"), limit));
  } catch (error) {
    if (error instanceof DamagedLink) throw error;
    throw new DamagedLink("its packed text cannot be unpacked");
  }
}

// The limit holds while unpacking: a few hundred bytes can unfold into gigabytes.
async function streamed(
  bytes: Uint8Array<ArrayBuffer>,
  through: GenericTransformStream,
  limit: number,
): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = (
    new Blob([bytes]).stream().pipeThrough(through) as ReadableStream<Uint8Array<ArrayBuffer>>
  ).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    size += value.length;
    if (size > limit) {
      void reader.cancel();
      throw new DamagedLink(`what it carries is larger than ${limit / 1024} KB`);
    }
    parts.push(value);
  }
}

// CRC-32 (IEEE 802.3) as eight hexadecimal digits.
function checksum(text: string): string {
  let crc = ~0;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}
