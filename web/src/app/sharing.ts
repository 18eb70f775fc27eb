// Sharing: what is on the page, packed into a link.

import type { Witness } from "../explore/witness";
import { isOwnProgram, valuesOf } from "../literals";
import { DamagedLink, writeLink, type Link } from "../link";
import { copyText } from "../parts/console";
import { mostSeconds, type Notice, type Run, type Store } from "../state";
import type { ByteDocument } from "./byte-document";
import type { Program } from "./program";

const longRun = 5e9; // nanoseconds

export class Sharing {
  constructor(
    private readonly store: Store,
    private readonly program: Program,
    private readonly document: ByteDocument,
  ) {}

  /** Puts the link into the address bar and the clipboard. `witness`: one that opens at its step. */
  async share(witness: Witness | null = null): Promise<void> {
    const { store } = this;
    const link = await this.link();
    const vm = store.state.capabilities?.vm_version;
    if (witness && vm) {
      const { build, switch_points: points, schedule, at: step, source } = witness;
      Object.assign(link, { build, points, schedule, vm, step, watch: store.state.watched });
      if (source !== store.state.source) Object.assign(link, { source, parameters: undefined });
    }
    let hash: string;
    let remark = this.whatIsNotIn(link);
    try {
      hash = await writeLink(link).catch((error: unknown) => {
        if (!(error instanceof DamagedLink) || !link.schedule) throw error;
        remark = " The recorded run was too long for it; the program and the settings are in.";
        delete link.schedule;
        delete link.step;
        return writeLink(link);
      });
    } catch (error) {
      const notice: Notice = { tone: "problem", text: (error as Error).message };
      if (link.data) {
        notice.text += " Save the bytes as a file and send that along.";
        notice.action = { label: "Save the bytes", intent: { kind: "save-bytes" } };
      }
      return store.update({ notice });
    }
    history.replaceState(null, "", hash);
    const copied =
      copyText(location.href) ||
      (await navigator.clipboard?.writeText(location.href).then(
        () => true,
        () => false,
      ));
    const text = copied ? `Link copied.${remark}` : `The link is in the address bar.${remark}`;
    store.update({ notice: { tone: "news", text, ...(remark === "" && { isPassing: true }) } });
  }

  private async link(): Promise<Link> {
    const { experiment, recording, run, settings, source, view, range, capabilities } = this.store.state;
    const link: Link = { experiment: experiment.name };
    if (experiment.kind === "bytes") this.linkBytes(link);
    if (experiment.program === "") return link;
    link.build = settings.build;
    link.engine = settings.engine;
    link.points = settings.switch_points;
    link.seed = settings.seed;
    if (view) link.view = view;
    if (range) link.range = range;
    if (source !== experiment.program) {
      const literals = await this.program.literals();
      if (literals && isOwnProgram(literals, experiment)) link.parameters = valuesOf(literals);
      else link.source = source;
    }
    // A simulated run repeats by its seed. A live one repeats by what was recorded, if it was of what is on the page now.
    const schedule = recording?.schedule ?? (this.isOfThisProgram(run) ? run.report?.schedule : "");
    const vm = recording?.vm ?? capabilities?.vm_version;
    if (schedule && vm) Object.assign(link, { schedule, vm });
    return link;
  }

  // All that the panel shows. A document that is still what the experiment opens with goes without saying.
  private linkBytes(link: Link): void {
    const { bytes, document, edited, experiment } = this.store.state;
    const { side: _side, index: _index, ...shown } = bytes;
    link.bytes = shown;
    if (edited.revision === 0) {
      if (!document || document.sample) {
        if (document) link.sample = document.sample;
        return;
      }
      if (experiment.bytes?.data && document.name === "") return;
    }
    link.data = this.document.bytes();
    if (document?.name) link.file = document.name.replaceAll(/[\p{C}/\\]/gu, "_").slice(0, 100);
  }

  // What whoever opens the link will not see as it was here.
  private whatIsNotIn(link: Link): string {
    const { run } = this.store.state;
    if (link.step !== undefined || !this.isOfThisProgram(run) || run.report === null) return "";
    const { build, wall_ns, why_no_schedule } = run.report;
    if (build === "free-threaded")
      return " This run itself is not in it: threads that are really parallel cannot be recorded. Whoever opens it runs the program anew, and may see another result.";
    if (why_no_schedule && !link.schedule)
      return " The recorded run was too long to be kept; the program and the settings are in.";
    if (link.schedule && wall_ns > longRun)
      return ` To repeat this run of ${Math.round(wall_ns / 1e9)} s may take minutes; after ${mostSeconds.replay / 60} it is stopped.`;
    return "";
  }

  private isOfThisProgram({ phase, report, settings, source }: Run): boolean {
    const { settings: now } = this.store.state;
    return (
      phase === "ended" &&
      report?.engine === "live" &&
      settings.build === now.build &&
      settings.engine === now.engine &&
      settings.switch_points === now.switch_points &&
      source === this.store.state.source
    );
  }
}
