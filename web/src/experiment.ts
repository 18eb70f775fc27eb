// Experiments as the page has them: read and checked by the lab when the page was built, prose already in HTML.

import { catalogue } from "virtual:experiments";
import type { Build, Engine, SwitchPoints } from "./lab/protocol";

export interface Experiment {
  name: string; // of the file, and in links
  title: string;
  chapter: string;
  kind: "python" | "bytes";
  build: Build;
  switch_points: SwitchPoints;
  engine: Engine;
  parameters: Parameter[];
  outcomes: Outcome[];
  question: string;
  answers: Answer[];
  right: string;
  bytes: ExperimentBytes | null;
  introduction: string; // these four are HTML
  state: string;
  trigger: string;
  consequence: string;
  program: string;
}

/** What the byte panel opens with: src/experiment/byte_view.h. */
export type ExperimentBytes = {
  [
    key in
      | "tab"
      | "value"
      | "type"
      | "data"
      | "sample"
      | "layout"
      | "pane"
      | "number"
      | "order"
      | "flipped"
      | "cursor"
      | "select"
  ]?: string;
} & { machines?: { [key in "from" | "to" | "value" | "type" | "via" | "boundary"]?: string } };

/** A name at the top of the program whose value the reader may change. */
export interface Parameter {
  name: string;
  about: string;
  minimum: string; // literals; "" for True and False
  maximum: string;
  value: string;
}

export interface Outcome {
  name: string;
  status: string;
  prints: string;
  complains: string;
}

/** One choice of a question, and the outcomes that it predicts. */
export interface Answer {
  outcomes: string[];
  text: string;
}

export const defaultExperiment = "lost-update";

/** Undefined when there is none of this name. */
export async function loadExperiment(name: string): Promise<Experiment | undefined> {
  return catalogue.find((entry) => entry.name === name)?.load();
}

// The literal of `name = literal` at the top level. Where the source has none, it has been edited away.
const assignment = (name: string) =>
  new RegExp(
    `^(${name}[ \\t]*=[ \\t]*)(True|False|-?[\\d_]+(?:\\.[\\d_]*)?(?:[eE][+-]?\\d+)?)(?=[ \\t]*(?:#|\\r?$))`,
    "m",
  );

/** The value that the source has for a parameter: the source is the only place where it stands. */
export function parameterIn(source: string, name: string): string | undefined {
  return assignment(name).exec(source)?.[2];
}

export function withParameter(source: string, name: string, literal: string): string {
  return source.replace(assignment(name), (_, head: string) => head + literal);
}

/** All parameters as the source has them. */
export function parametersIn(source: string, experiment: Experiment): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name } of experiment.parameters) {
    const value = parameterIn(source, name);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

export function withParameters(source: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((text, [name, literal]) => withParameter(text, name, literal), source);
}

/** Whether a source is the experiment's own program, whatever values its parameters have. */
export function isOwnProgram(source: string, experiment: Experiment): boolean {
  return withParameters(experiment.program, parametersIn(source, experiment)) === source;
}
