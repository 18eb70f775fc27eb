// Bytes that come into the page: from a file, a sample, an experiment. Nothing of them leaves it.

import { samples } from "virtual:samples";
import { inSite } from "../site";
import type { ByteOpening } from "../protocol/protocol";
import type { Opened } from "./bytes";

export const largest = 64 << 20; // bytes

/** Error: a sentence, when the file is too large or cannot be read. */
export async function openFile(file: File): Promise<Opened> {
  if (file.size > largest)
    throw new Error(
      `“${file.name}” has ${file.size.toLocaleString("en")} bytes; ${largest.toLocaleString("en")} (${largest >> 20} MB) are the most.`,
    );
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Error(`“${file.name}” cannot be read.`);
  });
  return { bytes: new Uint8Array(bytes), name: file.name, sample: "" };
}

/** Undefined when there is no sample of this name. */
export async function openSample(name: string): Promise<Opened | undefined> {
  const sample = samples.find((each) => each.name === name);
  if (!sample) return undefined;
  const answer = await fetch(inSite(sample.address));
  if (!answer.ok) return undefined;
  return { bytes: new Uint8Array(await answer.arrayBuffer()), name, sample: name };
}

/** The document that an experiment opens with; null when it shows one value. */
export async function openOf(wish: ByteOpening | null): Promise<Opened | null> {
  if (wish?.sample) return (await openSample(wish.sample)) ?? null;
  if (!wish?.data) return null;
  const pairs = wish.data.match(/[0-9a-f]{2}/g) ?? [];
  return { bytes: Uint8Array.from(pairs, (pair) => parseInt(pair, 16)), name: "", sample: "" };
}

/** Hands bytes to the reader as a file. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name || "bytes.bin";
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
