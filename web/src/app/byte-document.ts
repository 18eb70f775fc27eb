// The byte panel's document: opened, written into, copied, saved. The bytes themselves are with the drawing.

import { best, isTooNoisy, swapSizes, unedited, type Opened } from "../bytes/bytes";
import { openFile, openSample, saveFile } from "../bytes/document";
import type { Stage } from "../canvas/stage";
import type { LabPool } from "../lab/lab-pool";
import { copyText } from "../parts/console";
import type { Bytes, ByteOrder } from "../protocol/protocol";
import type { Notice, Store } from "../state";
import { unlessGone } from "./program";

const mostCopied = 1 << 20; // bytes; as text they are up to six times as many

export class ByteDocument {
  constructor(
    private readonly store: Store,
    private readonly labs: LabPool,
    private readonly stage: Stage,
  ) {}

  /** The document as it stands now. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.stage.bytes() ?? this.store.state.document?.bytes ?? new Uint8Array();
  }

  openFile(file: File): Promise<void> {
    return this.open(openFile(file));
  }

  openSample(name: string): Promise<void> {
    return this.open(openSample(name));
  }

  /** A document that another one took the place of. */
  reopen(document: Opened, bytes: Bytes): void {
    this.store.update({ document, edited: unedited(document.bytes.length), notice: null });
    this.stage.show({ bytes });
  }

  paste(text: string, replace: boolean): void {
    this.report(this.stage.paste(text, replace));
  }

  number(text: string, type: string, order: ByteOrder, replace: boolean): void {
    this.report(this.stage.number(text, type, order, replace));
  }

  save(): void {
    saveFile(this.bytes(), this.store.state.document?.name ?? "");
  }

  copy(form: string): void {
    const { bytes, edited } = this.store.state;
    const size = bytes.end > bytes.begin ? bytes.end - bytes.begin : edited.size;
    if (size > mostCopied) {
      const most = `${mostCopied >> 20} MB`;
      return this.report(
        `That would be a text of many megabytes: select at most ${most} to copy, or save a file.`,
      );
    }
    const text = this.stage.copy(form);
    const done = text !== "" && copyText(text);
    const lines = text.split("\n").length;
    const what = lines > 1 ? `${lines} lines` : `${text.length} characters`;
    this.store.update({
      notice: done
        ? { tone: "news", text: `Copied as ${form}: ${what}.`, isPassing: true }
        : { tone: "problem", text: "There is nothing to copy." },
    });
  }

  async measureSwaps(): Promise<void> {
    const { store } = this;
    if (store.state.swaps?.measuring) return;
    const { experiment } = store.state;
    const width = 4;
    const rounds = 9;
    store.update({ swaps: { width, measuring: true, timings: [] } });
    const measure = (bytes: number, count: number) =>
      this.labs.call("measure_swaps", { width, bytes, rounds: count }).catch(unlessGone);
    await measure(swapSizes[0]!, 3); // so that everything is compiled and awake
    for (const size of swapSizes) {
      let timings = await measure(size, rounds);
      // Whatever else the machine does makes some of it slower: once more then, and the best of both counts.
      for (let again = 0; again < 2 && timings && isTooNoisy(timings); again++)
        timings = best(timings, (await measure(size, rounds)) ?? []);
      const { swaps } = store.state;
      if (!swaps || store.state.experiment !== experiment) return;
      if (!timings) {
        const text = `A swap of ${size >> 20} MB could not be measured: the lab did not get the memory.`;
        store.update({ swaps: { ...swaps, measuring: false }, notice: { tone: "problem", text } });
        return;
      }
      store.update({ swaps: { ...swaps, timings: [...swaps.timings, ...timings] } });
    }
    store.update({ swaps: { ...store.state.swaps!, measuring: false } });
  }

  private async open(opening: Promise<Opened | undefined>): Promise<void> {
    const { store } = this;
    try {
      const document = await opening;
      if (!document) return;
      const notice = this.offerEdited();
      store.update({ document, edited: unedited(document.bytes.length), notice });
      this.stage.show({
        bytes: { tab: "hex", cursor: 0, begin: 0, end: 0, layout: "", pane: "inspector", flipped: false },
      });
      // The format is recognised by its first bytes; the reader may choose another one.
      const layout = this.stage.fits()[0];
      if (layout) this.stage.show({ bytes: { layout, pane: "fields" } });
    } catch (error) {
      store.update({ notice: { tone: "problem", text: (error as Error).message } });
    }
  }

  // Before another document takes the place of edited bytes: how to have them again.
  private offerEdited(): Notice | null {
    const { edited, document, bytes } = this.store.state;
    if (edited.revision === 0) return null;
    const name = document?.name || "edited bytes";
    const kept = { bytes: this.bytes(), name, sample: "" };
    return {
      tone: "news",
      text: `The bytes that you had edited made room for this document.`,
      action: { label: "Bring them back", intent: { kind: "reopen", document: kept, bytes } },
    };
  }

  private report(problem: string): void {
    this.store.update({ notice: problem ? { tone: "problem", text: problem } : null });
  }
}
