// The byte panel's part of a link. Every field stands by itself and is checked by itself (link.ts says how).
//
//   &bytes=u32:258           type and value of the number
//   &tab=hex&pane=fields     which picture
//   &data=…                  the document, deflated, base64url; or &sample=tiff_ii.tif, as it was opened
//   &file=name.bin           what it is called
//   &layout=tiff&cursor=4&select=4-8&order=big&flipped=yes&number=f32
//   &machines=x86_64-linux-gnu:s390x-linux-gnu:i:wire:none:1        who writes, who reads, type, way, boundary, value

import {
  boundaryWords,
  byteOrderWords,
  defaultBytes,
  paneWords,
  tabWords,
  wayWords,
  type Bytes,
} from "../protocol/protocol";
import { isWord, type WordRow } from "../protocol/shape";

export type ByteFields = Partial<Omit<Bytes, "side" | "index">>;

/** Reads one field. False: the value is wrong; undefined: it is none of these. */
export function readByteField(into: ByteFields, key: string, value: string): boolean | undefined {
  const word = <T extends string>(name: string, rows: readonly WordRow<T>[]): boolean => {
    if (!isWord(rows, value)) return false;
    Object.assign(into, { [name]: value });
    return true;
  };
  switch (key) {
    case "bytes": {
      const [, type, text] = /^([a-z0-9]{2,8}):([^\n\r]{0,100})$/.exec(value) ?? [];
      if (type === undefined || text === undefined) return false;
      Object.assign(into, { type, text });
      return true;
    }
    case "tab":
      return word("tab", tabWords);
    case "pane":
      return word("pane", paneWords);
    case "order":
      return word("order", byteOrderWords);
    case "layout":
    case "number":
      if (!/^[a-z0-9_]{1,40}$/.test(value)) return false;
      into[key] = value;
      return true;
    case "flipped":
      if (value !== "yes") return false;
      into.flipped = true;
      return true;
    case "cursor":
      if (!/^\d{1,9}$/.test(value)) return false;
      into.cursor = Number(value);
      return true;
    case "select": {
      const [, begin, end] = /^(\d{1,9})-(\d{1,9})$/.exec(value) ?? [];
      if (begin === undefined || Number(begin) >= Number(end)) return false;
      Object.assign(into, { begin: Number(begin), end: Number(end) });
      return true;
    }
    case "machines": {
      const pattern = /^([\w.-]{1,40}):([\w.-]{1,40}):([A-Za-z?]{1,16}):(\w+):(\w+):([^\n\r]{0,100})$/;
      const [, from, to, type, via, boundary, text] = pattern.exec(value) ?? [];
      if (text === undefined || !isWord(wayWords, via) || !isWord(boundaryWords, boundary)) return false;
      into.machines = { from: from!, to: to!, type: type!, via, boundary, value: text };
      return true;
    }
  }
  return undefined;
}

/** The fields of a panel, without what is as it always is. */
export function writeByteFields(bytes: ByteFields, put: (key: string, value: string) => void): void {
  const { tab, pane, layout, cursor, begin, end, order, flipped, number, machines } = bytes;
  if (bytes.text !== undefined) put("bytes", `${bytes.type}:${bytes.text}`);
  if (tab && tab !== defaultBytes.tab) put("tab", tab);
  if (pane && pane !== defaultBytes.pane) put("pane", pane);
  if (layout) put("layout", layout);
  if (cursor) put("cursor", String(cursor));
  if (begin !== undefined && end !== undefined && begin < end) put("select", `${begin}-${end}`);
  if (order && order !== defaultBytes.order) put("order", order);
  if (flipped) put("flipped", "yes");
  if (number && number !== defaultBytes.number) put("number", number);
  if (machines && JSON.stringify(machines) !== JSON.stringify(defaultBytes.machines)) {
    const { from, to, type, via, boundary, value } = machines;
    put("machines", [from, to, type, via, boundary, value].join(":"));
  }
}
