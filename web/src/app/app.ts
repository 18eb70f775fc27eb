// What the page does when the reader wants something: every intent, answered in one place or handed to whom it concerns.
//
//   program.ts          the text and its parameters
//   runs.ts             what becomes of Run and Stop
//   explorations.ts     the same where every interleaving is asked for
//   observations.ts     runs that are counted beside them
//   witnesses.ts        executions that are shown step by step
//   beside.ts           a second one beside it, and all of them as a tree
//   sharing.ts          links
//   byte-document.ts    the byte panel's bytes
//   opening.ts          what an experiment and a link open with

import { knownOf } from "../bytes/bytes";
import type { Stage } from "../canvas/stage";
import { loadExperiment, ownProgram } from "../experiment";
import type { Asked } from "../explore/exploration";
import type { Explorer } from "../lab/explorer";
import { scheduleOf } from "../explore/witness";
import { isFramed, isolate } from "../isolation/isolation";
import type { LabPool } from "../lab/lab-pool";
import type { Console } from "../parts/console";
import type { Bytes } from "../protocol/protocol";
import {
  rememberFolded,
  rememberMoreRows,
  rememberSettings,
  rememberTheme,
  rememberWatch,
} from "../remember";
import { offerTab, pageOf } from "../site";
import { engineOf, type Intent, type Notice, type Store } from "../state";
import { Beside } from "./beside";
import { ByteDocument } from "./byte-document";
import { Explorations, rulesOf } from "./explorations";
import { Observations } from "./observations";
import { opened, readAddress, type Open } from "./opening";
import { Program } from "./program";
import { Runs } from "./runs";
import { Sharing } from "./sharing";
import { Witnesses } from "./witnesses";

export class App {
  readonly program: Program;
  private readonly runs: Runs;
  private readonly explorations: Explorations;
  private readonly observations: Observations;
  private readonly witnesses: Witnesses;
  private readonly beside: Beside;
  private readonly document: ByteDocument;
  private readonly sharing: Sharing;
  private readonly drafts = new Map<string, string>(); // programs of the experiments that were left

  constructor(
    private readonly store: Store,
    labs: LabPool,
    private readonly explorer: Explorer,
    teller: Explorer, // of what stands beside that
    private readonly stage: Stage,
    output: Console,
  ) {
    this.program = new Program(store, labs);
    this.observations = new Observations(store, labs);
    this.runs = new Runs(store, labs, stage, output, () => this.observations.stop());
    this.explorations = new Explorations(store, explorer);
    this.beside = new Beside(store, teller);
    this.witnesses = new Witnesses(store, explorer, this.runs, () => this.beside.compare(null));
    this.document = new ByteDocument(store, labs, stage);
    this.sharing = new Sharing(store, this.program, this.document);
  }

  intend(intent: Intent): void {
    const { store } = this;
    const { state } = store;
    switch (intent.kind) {
      case "run":
        return engineOf(state) === "explore" ? this.explore("explore") : this.run();
      case "stop":
        this.explorations.stop();
        this.observations.stop();
        return this.runs.stop();
      case "explore":
        return this.explore(intent.asked);
      case "witness":
        return this.showWitness(intent);
      case "step":
        return this.witnesses.go(intent.at);
      case "observe":
        this.runs.stop();
        return this.observations.begin(intent.times, intent.column);
      case "explore-rest":
        return this.exploreRest();
      case "run-on":
        this.explorations.stop();
        return this.witnesses.runOn(intent.scheduler, intent.seed);
      case "watch":
        rememberWatch(state.experiment.name, intent.names);
        return store.update({ watched: intent.names });
      case "goal":
        return this.witnesses.aim(intent.goal);
      case "columns":
        return this.witnesses.showColumns(intent.columns);
      case "save-python":
        return this.witnesses.save();
      case "choose-from":
        this.explorations.stop();
        return this.witnesses.chooseFrom(rulesOf(state.settings));
      case "choose-behind":
        this.explorations.stop();
        this.witnesses.leave();
        return this.witnesses.chooseBehind(this.rulesOfColumn(intent.column), intent.schedule);
      case "choose-thread":
        return this.witnesses.chooseThread(intent.thread);
      case "take-back":
        return this.witnesses.takeBack();
      case "share-step":
        return void this.sharing.share(state.witness);
      case "compare":
        return this.beside.compare(intent.with);
      case "fold":
        rememberFolded(intent.folded);
        return store.update({ folded: intent.folded });
      case "tree":
        return intent.open ? this.beside.openTree() : this.beside.closeTree();
      case "stop-tree":
        return this.beside.stopTree();
      case "follow-here":
        return this.witnesses.followHere();
      case "leave-witness":
        return this.witnesses.leave();
      case "share":
        return void this.sharing.share();
      case "open":
        return void this.openExperiment(intent.experiment);
      case "new":
        return void this.openOwn(intent.source, intent.name);
      case "edit":
        if (intent.source !== state.source) this.program.edit(intent.source);
        return;
      case "restore":
        return this.program.restore();
      case "parameter":
        return void this.program.setParameter(intent.name, intent.literal);
      case "set": {
        const settings = { ...state.settings, ...intent.settings };
        rememberSettings(state.experiment.name, settings);
        if (settings.engine === "explore") this.explorer.prepare();
        return store.update({ settings, recording: null });
      }
      case "predict":
        return store.update({ prediction: intent.answer });
      case "forget-recording":
        return store.update({ recording: null, notice: null });
      case "show":
        return this.stage.show(intent.order);
      case "shown": {
        const { view = state.view, range = state.range, bytes = state.bytes } = intent;
        return store.update({ view, range, bytes });
      }
      case "more-rows":
        rememberMoreRows(intent.more);
        return store.update({ moreRows: intent.more });
      case "select-line":
        return store.update({ selectedLine: intent.line });
      case "open-file":
        return void this.document.openFile(intent.file);
      case "open-sample":
        return void this.document.openSample(intent.name);
      case "reopen":
        return this.document.reopen(intent.document, intent.bytes);
      case "edited":
        return store.update({ edited: intent.edited });
      case "paste-bytes":
        return this.document.paste(intent.text, intent.replace);
      case "number-bytes":
        return this.document.number(intent.text, intent.type, intent.order, intent.replace);
      case "copy-bytes":
        return this.document.copy(intent.form);
      case "save-bytes":
        return this.document.save();
      case "bytes-command":
        return this.stage.command(intent.name);
      case "catalogue":
        store.update({ catalogue: intent.catalogue });
        return store.update(this.known(state.bytes));
      case "waiting":
        return store.update({ waiting: intent.places });
      case "measure-swaps":
        return void this.document.measureSwaps();
      case "canvas":
        return store.update({ canvasActive: intent.active });
      case "theme":
        rememberTheme(intent.theme);
        return store.update({ theme: intent.theme });
      case "isolate":
        return void isolate().then((reloads) => {
          if (!reloads)
            store.update({
              notice: {
                ...(isFramed() ? offerTab() : {}),
                tone: "problem",
                text: "This browser does not let the page have real threads here.",
              },
            });
        });
      case "refuse":
        return store.update({ notice: { tone: "problem", text: intent.text } });
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
    this.take(open);
  }

  private async openExperiment(name: string): Promise<void> {
    const experiment = await loadExperiment(name);
    if (!experiment) return;
    this.keepDraft();
    history.pushState(null, "", pageOf(name));
    const state = await opened(experiment);
    this.take({ ...state, source: this.drafts.get(name) ?? experiment.program });
  }

  /** A program of the reader's own. What stood there before, the editor's undo brings back. */
  private async openOwn(source?: string, name?: string): Promise<void> {
    if (this.store.state.experiment.name !== ownProgram) await this.openExperiment(ownProgram);
    this.program.edit(source ?? this.store.state.experiment.program);
    if (name !== undefined)
      this.store.update({
        notice: { tone: "news", text: `“${name}” is open. It stays in this page.`, isPassing: true },
      });
  }

  private run(): void {
    this.explorations.stop();
    this.witnesses.leave();
    const { recording, settings, capabilities } = this.store.state;
    const step = recording?.vm === capabilities?.vm_version ? (recording?.step ?? null) : null;
    if (recording === null || step === null) return this.runs.begin();
    const { build, switch_points } = settings;
    this.witnesses.show({ row: null, build, switch_points, schedule: recording.schedule, at: step });
  }

  private explore(asked: Asked): void {
    this.witnesses.leave();
    this.runs.clear();
    this.leaveExplored();
    this.explorations.begin(asked);
  }

  private leaveExplored(): void {
    this.observations.leave();
    this.beside.leave();
  }

  private exploreRest(): void {
    const { witness } = this.store.state;
    if (!witness || witness.steps.length === 0) return;
    const { build, switch_points, source, at } = witness;
    const schedule = scheduleOf(witness, at + 1);
    this.leaveExplored();
    this.explorations.begin("explore", { build, switch_points, source, after: { steps: at + 1, schedule } });
  }

  private showWitness({ column, key, schedule }: Extract<Intent, { kind: "witness" }>): void {
    this.explorations.stop();
    this.witnesses.show({ row: { key, column }, ...this.rulesOfColumn(column), schedule, at: 0 });
  }

  private rulesOfColumn(column: number) {
    const { exploration } = this.store.state;
    const { build = exploration.build, switch_points = exploration.switch_points } =
      exploration.columns[column] ?? {};
    return { build, switch_points };
  }

  private take(open: Open): void {
    const { view, range, bytes, notice } = { ...open, ...this.known(open.bytes) };
    this.witnesses.leave();
    this.leaveExplored();
    this.explorations.leave();
    this.runs.leave();
    this.store.update({ ...open, notice });
    this.stage.show({ view, range, bytes });
    void this.program.literals();
    this.program.checkSoon(0);
  }

  private keepDraft(): void {
    const { experiment, source } = this.store.state;
    this.drafts.set(experiment.name, source);
  }

  // The drawing refuses all of a state that has a name which it does not know.
  private known(linked: Bytes): { bytes?: Bytes; notice?: Notice } {
    const { bytes, unknown } = knownOf(linked, this.store.state.catalogue);
    if (unknown.length === 0) return {};
    const text = `This page does not know ${unknown.map((name) => `“${name}”`).join(", ")} of the link; it was left out.`;
    return { bytes, notice: { tone: "problem", text } };
  }
}
