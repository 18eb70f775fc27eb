// What the page does when the reader wants something: every intent, answered in one place.

import {
  defaultExperiment,
  isOwnProgram,
  loadExperiment,
  parametersIn,
  withParameter,
  withParameters,
} from "./experiment";
import type { Experiment } from "./experiment";
import {
  type Bytes,
  bytesOf,
  knownOf,
  noBytes,
  swapSizes,
  unedited,
  type Opened,
  type Swaps,
} from "./bytes/bytes";
import { openFile, openOf, openSample, saveFile } from "./bytes/document";
import type { Stage } from "./canvas/stage";
import { isolate } from "./isolation/isolation";
import type { LabPool } from "./lab/lab-pool";
import type { Report, RunRequest, SourceError } from "./lab/protocol";
import { DamagedLink, readLink, writeLink, type Link } from "./link";
import { copyText, type Console } from "./parts/console";
import { experimentOfPage, pageOf } from "./site";
import { rememberedSettings, rememberSettings, rememberTheme } from "./remember";
import { engineOf, isRunning, type Intent, type Notice, type Place, type Run, type Store } from "./state";

export const idle: Run = {
  phase: "idle",
  number: 0,
  source: "",
  settings: { build: "gil", engine: "sim", switch_points: "3.14", seed: 0 },
  replay: false,
  report: null,
  note: "",
};

/** The part of the state that an experiment decides, with a link's wishes over it. */
export async function opened(experiment: Experiment, link: Link = {}) {
  const { build, engine, switch_points } = experiment;
  const remembered = Object.keys(link).some((key) => key !== "experiment")
    ? {}
    : rememberedSettings(experiment.name);
  const settings = { build, engine, switch_points, seed: 0, ...remembered };
  if (link.build) settings.build = link.build;
  if (link.engine) settings.engine = link.engine;
  if (link.points) settings.switch_points = link.points;
  if (link.seed !== undefined) settings.seed = link.seed;
  // A link says all of what the panel shows, or nothing of it.
  const linked = Object.keys(link.bytes ?? {}).some((key) => key !== "text" && key !== "type");
  const bytes = { ...(linked ? noBytes : bytesOf(experiment.bytes)), ...link.bytes };
  const document = (await documentOf(link)) ?? (await openOf(experiment.bytes));
  return {
    experiment,
    source: link.source ?? withParameters(experiment.program, link.parameters ?? {}),
    errors: [] as SourceError[],
    settings,
    recording: link.schedule && link.vm ? { schedule: link.schedule, vm: link.vm } : null,
    prediction: null,
    run: idle,
    view: link.view ?? null,
    bytes,
    document,
    edited: unedited(document?.bytes.length ?? 0),
    swaps: null as Swaps | null,
    waiting: [] as Place[],
    selectedLine: null,
    notice: null as Notice | null,
  };
}

async function documentOf(link: Link): Promise<Opened | null> {
  if (link.data) return { bytes: link.data, name: link.file ?? "", sample: "" };
  if (!link.sample) return null;
  const sample = await openSample(link.sample);
  if (!sample) throw new DamagedLink(`it names a sample that is not here, “${link.sample}”`);
  return sample;
}

type Open = Awaited<ReturnType<typeof opened>>;

/** What an address asks to open, or why it cannot be opened. */
async function readAddress(): Promise<Open | string> {
  try {
    const link = await readLink(location.hash);
    const experiment = await loadExperiment(link?.experiment ?? experimentOfPage() ?? defaultExperiment);
    if (!experiment) return `This link names an experiment that is not here: “${link?.experiment}”.`;
    return await opened(experiment, link);
  } catch (error) {
    if (!(error instanceof DamagedLink)) throw error;
    return `This link is damaged: ${error.message}.`;
  }
}

/** The same for a page that has nothing yet: instead of what cannot be opened, the experiment of the page. */
export async function openAddress(): Promise<Open> {
  const open = await readAddress();
  if (typeof open !== "string") return open;
  const name = experimentOfPage() ?? defaultExperiment;
  const instead = (await loadExperiment(name)) ?? (await loadExperiment(defaultExperiment))!;
  const text = `${open} Here is “${instead.title}” instead.`;
  return { ...(await opened(instead)), notice: { tone: "problem", text } };
}

export class App {
  private stopRun: () => void = () => {};
  private readonly drafts = new Map<string, string>(); // programs of the experiments that were left
  private checkTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: Store,
    private readonly labs: LabPool,
    private readonly stage: Stage,
    private readonly output: Console,
  ) {}

  intend(intent: Intent): void {
    const { store } = this;
    const { state } = store;
    switch (intent.kind) {
      case "run":
        return this.run();
      case "stop":
        return this.stop();
      case "share":
        return void this.share();
      case "open":
        return void this.openExperiment(intent.experiment);
      case "edit":
        if (intent.source !== state.source) this.edit(intent.source);
        return;
      case "restore":
        return this.edit(state.experiment.program);
      case "parameter":
        return this.edit(withParameter(state.source, intent.name, intent.literal));
      case "set": {
        const settings = { ...state.settings, ...intent.settings };
        rememberSettings(state.experiment.name, settings);
        return store.update({ settings, recording: null });
      }
      case "predict":
        return store.update({ prediction: intent.answer });
      case "forget-recording":
        return store.update({ recording: null, notice: null });
      case "view":
        return store.update({ view: intent.view });
      case "select-line":
        return store.update({ selectedLine: intent.line });
      case "bytes":
        return store.update({ bytes: { ...state.bytes, ...intent.bytes } });
      case "machines":
        return store.update({
          bytes: { ...state.bytes, machines: { ...state.bytes.machines, ...intent.machines } },
        });
      case "open-file":
        return void this.open(openFile(intent.file));
      case "open-sample":
        return void this.open(openSample(intent.name));
      case "reopen": {
        const { document, bytes } = intent;
        return store.update({ document, bytes, edited: unedited(document.bytes.length), notice: null });
      }
      case "edited":
        return store.update({ edited: intent.edited });
      case "paste-bytes":
        return this.report(this.stage.paste(intent.text, intent.replace));
      case "number-bytes":
        return this.report(this.stage.number(intent.text, intent.type, intent.order, intent.replace));
      case "copy-bytes":
        return this.copyBytes(intent.form);
      case "save-bytes":
        return saveFile(this.bytes(), state.document?.name ?? "");
      case "bytes-command":
        return this.stage.command(intent.name);
      case "catalogue":
        store.update({ catalogue: intent.catalogue });
        return store.update(this.known(store.state.bytes));
      case "waiting":
        return store.update({ waiting: intent.places });
      case "measure-swaps":
        return void this.measureSwaps();
      case "canvas":
        return store.update({ canvasActive: intent.active });
      case "theme":
        rememberTheme(intent.theme);
        return store.update({ theme: intent.theme });
      case "isolate":
        return void isolate().then((reloads) => {
          if (!reloads)
            store.update({
              notice: { tone: "problem", text: "This browser does not let the page have real threads here." },
            });
        });
      case "dismiss":
        return store.update({ notice: null });
    }
  }

  /** The address of this page was changed: another link, or a step back. What cannot be opened changes nothing. */
  async openAddress(): Promise<void> {
    const open = await readAddress();
    if (typeof open === "string")
      return this.store.update({ notice: { tone: "problem", text: `${open} What you had is still here.` } });
    this.keepDraft();
    this.leaveRun();
    this.store.update({ ...open, ...this.known(open.bytes) });
    this.checkSoon(0);
  }

  /** Asks the lab for the errors of the program as it stands, a moment after the last change. */
  checkSoon(delayMs = 250): void {
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(async () => {
      const { experiment, source } = this.store.state;
      if (experiment.program === "") return;
      const errors = await this.labs.check(source, `${experiment.name}.py`);
      if (this.store.state.source === source) this.store.update({ errors });
    }, delayMs);
  }

  private edit(source: string): void {
    // A recording is of one program; of another it would be a lie.
    this.store.update({ source, recording: null, selectedLine: null, errors: [] });
    this.checkSoon();
  }

  private async openExperiment(name: string): Promise<void> {
    const experiment = await loadExperiment(name);
    if (!experiment) return;
    this.keepDraft();
    this.leaveRun();
    history.pushState(null, "", pageOf(name));
    const state = await opened(experiment);
    this.store.update({ ...state, source: this.drafts.get(name) ?? experiment.program });
    this.checkSoon(0);
  }

  private keepDraft(): void {
    const { experiment, source } = this.store.state;
    this.drafts.set(experiment.name, source);
  }

  private leaveRun(): void {
    this.stopRun();
    this.stopRun = () => {};
    this.stage.resetTrace();
    this.output.clear();
  }

  private run(): void {
    const { store, stage, output } = this;
    const { state } = store;
    if (state.experiment.program === "" || state.labProblem !== "") return;
    const { capabilities, experiment, recording, source } = state;
    if (recording && capabilities && recording.vm !== capabilities.vm_version) {
      const text = `This link's run was recorded by version ${recording.vm} of the interpreter; this page has ${capabilities.vm_version} and would repeat it wrongly.`;
      return store.update({
        notice: {
          tone: "problem",
          text,
          action: { label: "Run it anew", intent: { kind: "forget-recording" } },
        },
      });
    }
    const number = state.run.number + 1;
    const settings = { ...state.settings, engine: engineOf(state) };
    const request: RunRequest = {
      source,
      filename: `${experiment.name}.py`,
      ...settings,
      outcomes: experiment.outcomes,
      parameters: parametersIn(source, experiment),
    };
    if (recording) request.schedule = recording.schedule;
    stage.resetTrace();
    output.clear();
    store.update({
      run: { ...idle, phase: "running", number, source, settings, replay: recording !== null },
      view: number === 1 ? state.view : null, // the first run is seen as the link had it
      waiting: [],
      selectedLine: null,
    });
    const end = (change: Partial<Run>) =>
      store.update({ run: { ...store.state.run, phase: "ended", ...change } });
    const current = () => store.state.run.number === number && isRunning(store.state);
    this.stopRun = this.labs.run(request, {
      output: (pieces) => current() && output.write(pieces),
      trace: (bytes) => current() && stage.trace(bytes),
      ended: (report) => {
        if (!current()) return;
        if (report.status !== "stopped") store.update({ errors: errorsIn(report) });
        if (report.threads.length === 0 && report.stderr)
          output.write([{ stream: "err", thread: 0, text: report.stderr }]);
        if (report.status === "deadlock") output.remark(`Deadlock: ${report.detail}`);
        if (report.stdout === "" && report.stderr === "" && report.status === "ok")
          output.remark("The program ended without printing anything.");
        end({ report });
      },
      died: (note) => current() && end({ note }),
    });
  }

  private stop(): void {
    const { run } = this.store.state;
    if (run.phase !== "running") return;
    this.store.update({ run: { ...run, phase: "stopping" } });
    this.stopRun();
  }

  private async share(): Promise<void> {
    const { store } = this;
    const link = this.link();
    let hash: string;
    let remark = "";
    try {
      hash = await writeLink(link).catch((error: unknown) => {
        if (!(error instanceof DamagedLink) || !link.schedule) throw error;
        remark = " The recorded run was too long for it; the program and the settings are in.";
        delete link.schedule;
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
    store.update({ notice: { tone: "news", text } });
  }

  private link(): Link {
    const { experiment, recording, run, settings, source, view, capabilities } = this.store.state;
    const link: Link = { experiment: experiment.name };
    if (experiment.kind === "bytes") this.linkBytes(link);
    if (experiment.program === "") return link;
    link.build = settings.build;
    link.engine = settings.engine;
    link.points = settings.switch_points;
    link.seed = settings.seed;
    if (view) link.view = view;
    if (!isOwnProgram(source, experiment)) link.source = source;
    else if (source !== experiment.program) link.parameters = parametersIn(source, experiment);
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
    link.data = this.bytes();
    if (document?.name) link.file = document.name.replaceAll(/[\p{C}/\\]/gu, "_").slice(0, 100);
  }

  /** The document as it stands now. */
  private bytes(): Uint8Array<ArrayBuffer> {
    return this.stage.bytes() ?? this.store.state.document?.bytes ?? new Uint8Array();
  }

  private async open(opening: Promise<Opened | undefined>): Promise<void> {
    const { store } = this;
    try {
      const document = await opening;
      if (!document) return;
      const { bytes } = store.state;
      const notice = this.offerEdited();
      store.update({
        document,
        edited: unedited(document.bytes.length),
        bytes: { ...bytes, tab: "hex", cursor: 0, begin: 0, end: 0, layout: "", flipped: false },
        notice,
      });
      // The format is recognised by its first bytes; the reader may choose another one.
      const layout = this.stage.fits()[0];
      if (layout) store.update({ bytes: { ...store.state.bytes, layout, pane: "fields" } });
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

  // The drawing refuses all of a state that has a name which it does not know.
  private known(linked: Bytes): { bytes?: Bytes; notice?: Notice } {
    const { bytes, unknown } = knownOf(linked, this.store.state.catalogue);
    if (unknown.length === 0) return {};
    const text = `This page does not know ${unknown.map((name) => `“${name}”`).join(", ")} of the link; it was left out.`;
    return { bytes, notice: { tone: "problem", text } };
  }

  private report(problem: string): void {
    this.store.update({ notice: problem ? { tone: "problem", text: problem } : null });
  }

  private copyBytes(form: string): void {
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
        ? { tone: "news", text: `Copied as ${form}: ${what}.` }
        : { tone: "problem", text: "There is nothing to copy." },
    });
  }

  private async measureSwaps(): Promise<void> {
    const { store } = this;
    if (store.state.swaps?.measuring) return;
    const { experiment } = store.state;
    const width = 4;
    store.update({ swaps: { width, measuring: true, timings: [] } });
    for (const size of swapSizes) {
      const timings = await this.labs.measure(width, size);
      const { swaps } = store.state;
      if (!swaps || store.state.experiment !== experiment) return;
      if (timings.length === 0) {
        const text = `A swap of ${size >> 20} MB could not be measured: the lab did not get the memory.`;
        store.update({ swaps: { ...swaps, measuring: false }, notice: { tone: "problem", text } });
        return;
      }
      store.update({ swaps: { ...swaps, timings: [...swaps.timings, ...timings] } });
    }
    store.update({ swaps: { ...store.state.swaps!, measuring: false } });
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

const mostCopied = 1 << 20; // bytes; as text they are up to six times as many

// What kept a program from running, or what it asked for that is not there, where the report names a line.
function errorsIn({ error, status, detail }: Report): SourceError[] {
  if (error) return error.line > 0 ? [error] : [];
  const [, what, line] = (status === "unsupported" && /^(.*) \(line (\d+)\)/.exec(detail)) || [];
  if (what === undefined) return [];
  const at = { line: Number(line), column: 1, end_line: Number(line), end_column: 1000 };
  return [{ kind: "unsupported", message: what, ...at }];
}
