// Experiments as the page has them: read and checked by the lab when the page was built, prose already in HTML.

import { catalogue } from "virtual:experiments";
import { ExperimentShape, type Experiment } from "./protocol/protocol";

/** The experiment that asks nothing: a place for a program of the reader's own. */
export const ownProgram = "program";
export const defaultExperiment = "lost-update";

/** Undefined when there is none of this name. */
export async function loadExperiment(name: string): Promise<Experiment | undefined> {
  const entry = catalogue.find((each) => each.name === name);
  return entry && ExperimentShape.read(await entry.load(), name);
}
