// The literals of a program's parameters.
//
// Where they stand, the lab alone can tell (experiment/parameter.h). The page asks it, and keeps what it said together
// with the text that it said it of.

import type { Experiment, ParameterPlace } from "./protocol/protocol";

/** A program, and the literals of its parameters. */
export interface Literals {
  source: string;
  places: ParameterPlace[];
}

/** The experiment's own program. */
export const ownLiterals = ({ program, parameters }: Experiment): Literals => ({
  source: program,
  places: parameters.map(({ name, value, offset }) => ({ name, literal: value, offset })),
});

/** The program with other literals. Names that it does not have are left out. */
export function withLiterals(literals: Literals, values: Record<string, string>): Literals {
  let { source } = literals;
  let shift = 0;
  const places = [...literals.places]
    .sort((a, b) => a.offset - b.offset)
    .map(({ name, literal, offset }) => {
      const place = { name, literal: values[name] ?? literal, offset: offset + shift };
      source = source.slice(0, place.offset) + place.literal + source.slice(place.offset + literal.length);
      shift += place.literal.length - literal.length;
      return place;
    });
  return { source, places };
}

/** All literals by name. */
export const valuesOf = ({ places }: Literals): Record<string, string> =>
  Object.fromEntries(places.map(({ name, literal }) => [name, literal]));

/** Whether a program is the experiment's own, whatever values its parameters have. */
export const isOwnProgram = (literals: Literals, experiment: Experiment): boolean =>
  withLiterals(ownLiterals(experiment), valuesOf(literals)).source === literals.source;
