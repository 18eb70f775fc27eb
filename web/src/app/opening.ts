// What the page opens with: an experiment, with a link's wishes over it.

import { openOf, openSample } from "../bytes/document";
import { unedited, type Opened, type Swaps } from "../bytes/bytes";
import { defaultExperiment, loadExperiment } from "../experiment";
import { unexplored } from "../explore/exploration";
import { unobserved } from "../explore/observed";
import { noTree } from "../explore/tree";
import type { Witness } from "../explore/witness";
import { ownLiterals, withLiterals } from "../literals";
import { DamagedLink, readLink, type Link } from "../link";
import { defaultBytes, type Bytes, type Experiment, type Problem } from "../protocol/protocol";
import { rememberedFolded, rememberedSettings, rememberedWatch } from "../remember";
import { experimentOfPage } from "../site";
import type { Notice, Place, Recording, Run } from "../state";

export const idle: Run = {
  phase: "idle",
  number: 0,
  source: "",
  settings: { build: "gil", engine: "sim", switch_points: "3.14", seed: 0 },
  replay: false,
  then: "",
  report: null,
  note: "",
};

/** The part of the state that an experiment decides, with a link's wishes over it. */
export async function opened(experiment: Experiment, link: Link = {}) {
  const { build, engine, switch_points } = experiment;
  const remembered = Object.keys(link).some((key) => key !== "experiment" && key !== "theme")
    ? {}
    : rememberedSettings(experiment.name);
  const settings = { build, engine, switch_points, seed: 0, ...remembered };
  if (link.build) settings.build = link.build;
  if (link.engine) settings.engine = link.engine;
  if (link.points) settings.switch_points = link.points;
  if (link.seed !== undefined) settings.seed = link.seed;
  // A link says all of what the panel shows, or nothing of it.
  const linked = Object.keys(link.bytes ?? {}).some((key) => key !== "text" && key !== "type");
  const bytes: Bytes = {
    ...(linked ? defaultBytes : (experiment.bytes?.choice ?? defaultBytes)),
    ...link.bytes,
  };
  const document = (await documentOf(link)) ?? (await openOf(experiment.bytes));
  const literals = withLiterals(ownLiterals(experiment), link.parameters ?? {});
  return {
    experiment,
    source: link.source ?? literals.source,
    literals,
    errors: [] as Problem[],
    settings,
    ...(link.theme && { theme: link.theme }),
    recording: recordingOf(link),
    prediction: null,
    run: idle,
    exploration: unexplored,
    observed: unobserved,
    witness: null as Witness | null,
    other: null as Witness | null,
    tree: noTree,
    folded: rememberedFolded(),
    watched: link.watch ?? rememberedWatch(experiment.name),
    view: link.view ?? null,
    range: link.range ?? null,
    bytes,
    document,
    edited: unedited(document?.bytes.length ?? 0),
    swaps: null as Swaps | null,
    waiting: [] as Place[],
    selectedLine: null,
    notice: null as Notice | null,
  };
}

// A schedule in which nobody runs repeats nothing.
function recordingOf({ schedule, vm, step }: Link): Recording | null {
  return schedule && vm && !/^L\d+:\s*$/.test(schedule) ? { schedule, vm, step: step ?? null } : null;
}

async function documentOf(link: Link): Promise<Opened | null> {
  if (link.data) return { bytes: link.data, name: link.file ?? "", sample: "" };
  if (!link.sample) return null;
  const sample = await openSample(link.sample);
  if (!sample) throw new DamagedLink(`it names a sample that is not here, “${link.sample}”`);
  return sample;
}

export type Open = Awaited<ReturnType<typeof opened>>;

/** What an address asks to open, or why it cannot be opened. */
export async function readAddress(): Promise<Open | string> {
  try {
    const link = await readLink(location.hash);
    const name = link?.experiment ?? experimentOfPage() ?? defaultExperiment;
    const experiment = await loadExperiment(name);
    if (!experiment) return `This link names an experiment that is not here: “${name}”.`;
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
