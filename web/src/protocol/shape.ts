// Checks of what is received: whatever crosses a boundary is looked at once, there, and is a typed value afterwards.
//
// A message that is not as src/protocol/protocol.def says throws a ProtocolError that names the place:
// "report.threads[0].line has to be a number, not “x”".

export class ProtocolError extends Error {}

/** Looks at a value; `at` is where it stands. What a message leaves out that has a default is filled in. */
export interface Shape<T> {
  read(value: unknown, at: string): T;
}

/** One word of a list, and what the screen says for it. */
export interface WordRow<T extends string = string> {
  word: T;
  label: string;
  about: string;
}

/** The value of a JSON text. */
export function parse<T>(shape: Shape<T>, json: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ProtocolError(`${what} is not JSON`);
  }
  return shape.read(value, what);
}

/** Whether a word is one of a list. */
export const isWord = <T extends string>(rows: readonly WordRow<T>[], word: unknown): word is T =>
  rows.some((row) => row.word === word);

export const wordsOf = <T extends string>(rows: readonly WordRow<T>[]): T[] => rows.map(({ word: w }) => w);

export function rowOf<T extends string>(rows: readonly WordRow<T>[], of: T): WordRow<T> {
  const row = rows.find((each) => each.word === of);
  if (!row) throw new Error(`there is no word “${of}”`);
  return row;
}

export const labelOf = <T extends string>(rows: readonly WordRow<T>[], of: T): string =>
  rowOf(rows, of).label;

// ---- what protocol.ts is made of

const wrong = (at: string, what: string, value: unknown): ProtocolError => {
  const said = JSON.stringify(value) ?? String(value);
  return new ProtocolError(`${at} has to be ${what}, not ${said.slice(0, 40)}`);
};

const basic = <T>(what: string, fits: (value: unknown) => boolean): Shape<T> => ({
  read(value, at) {
    if (!fits(value)) throw wrong(at, what, value);
    return value as T;
  },
});

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text = basic<string>("a text", (value) => typeof value === "string");
export const flag = basic<boolean>("true or false", (value) => typeof value === "boolean");
export const real = basic<number>("a number", isNumber);
export const count = basic<number>("a number from 0 up", (value) => isNumber(value) && value >= 0);
export const whole = basic<number>("a whole number", Number.isInteger);
export const seconds = basic<number>("seconds above 0", (value) => isNumber(value) && value > 0);
export const texts = basic<Record<string, string>>(
  "an object of texts",
  (value) => isObject(value) && Object.values(value).every((each) => typeof each === "string"),
);

export const word = <T extends string>(rows: readonly WordRow<T>[]): Shape<T> =>
  basic(`one of ${wordsOf(rows).join(", ")}`, (value) => isWord(rows, value));

export const list = <T>(of: Shape<T>): Shape<T[]> => ({
  read(value, at) {
    if (!Array.isArray(value)) throw wrong(at, "a list", value);
    return value.map((element, i) => of.read(element, `${at}[${i}]`));
  },
});

export const orNull = <T>(of: Shape<T>): Shape<T | null> => ({
  read: (value, at) => (value === null ? null : of.read(value, at)),
});

export interface Row {
  shape: Shape<unknown>;
  optional: boolean;
  missing?: () => unknown; // the default
}

export const message = <T extends object>(
  name: string,
  rows: { [Key in keyof Required<T>]: Row },
): Shape<T> => ({
  read(value, at) {
    if (!isObject(value)) throw wrong(at, `a ${name}`, value);
    const read: Record<string, unknown> = {};
    for (const [key, row] of Object.entries<Row>(rows)) {
      const given = value[key];
      if (given !== undefined) read[key] = row.shape.read(given, `${at}.${key}`);
      else if (row.missing) read[key] = row.missing();
      else if (!row.optional) throw new ProtocolError(`${at}.${key} is missing`);
    }
    return read as T;
  },
});
