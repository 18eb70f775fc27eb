// Where each thread stood when the run ended, and while it goes on, where it waits: marks beside the lines, in the
// threads' colours of the timeline.
//
// The marks belong to the program that ran; the first edit takes them away.

import { StateEffect, StateField, RangeSet, type Text } from "@codemirror/state";
import { EditorView, gutter, GutterMarker } from "@codemirror/view";
import { placesAt } from "../explore/witness";
import { make } from "../parts/elements";
import type { Place, State } from "../state";

const shown = 2; // chips per line, as many as have room; of more there is one, and a number

/** Who stood where when the run ended; while it goes on, who waits where; of a witness, at the step that is shown. */
export function placesIn({ run, source, waiting, witness }: State): Place[] {
  if (witness?.phase === "told" && witness.source === source && witness.steps.length > 0)
    return placesAt(witness);
  if (run.source !== source) return [];
  if (run.phase === "running") return waiting.filter(({ line }) => line > 0);
  if (run.phase !== "ended" || !run.report) return [];
  return run.report.threads.filter(({ ended, line }) => ended !== "returned" && line > 0);
}

/** "Thread-1 (work) waits here: acquire lock (Lock)"; of several threads, "Thread-1, Thread-2 and 2 more wait here: …" */
export function sentence(place: Place, others: Place[] = []): string {
  const { ended, waits_for } = place;
  const names = [place, ...others].map(({ name }) => name);
  const said = names.slice(0, 3);
  if (names.length > said.length) said.push(`${names.length - said.length} more`);
  const who = said.length > 1 ? `${said.slice(0, -1).join(", ")} and ${said.at(-1)}` : said[0];
  const many = names.length > 1;
  switch (ended) {
    case "raised":
      return `${who} raised an exception here`;
    case "blocked":
      return `${who} ${many ? "wait" : "waits"} here${waits_for ? `: ${waits_for}` : ""}`;
    default:
      return `${who} ${many ? "were" : "was"} here`;
  }
}

/** Those that stood at one line and ended alike, together. */
export function alike(places: Place[]): Place[][] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = `${place.line} ${place.ended} ${place.waits_for}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()];
}

export const setPlaces = StateEffect.define<Place[]>();

class Chips extends GutterMarker {
  constructor(private readonly places: Place[]) {
    super();
  }
  override eq(other: Chips): boolean {
    return JSON.stringify(this.places) === JSON.stringify(other.places);
  }
  override toDOM(): Node {
    const box = make("span"); // one node: the gutter takes away no more than that
    const chips = this.places.length > shown ? 1 : shown;
    for (const place of this.places.slice(0, chips)) {
      const chip = make(
        "span",
        { className: `cm-place cm-place-${place.ended}`, title: sentence(place) },
        String(place.id),
      );
      chip.style.setProperty("--who", `var(--thread${place.id % 8})`);
      box.append(chip);
    }
    if (this.places.length > chips) {
      const rest = this.places.slice(chips);
      box.append(make("span", { title: rest.map((place) => sentence(place)).join("\n") }, `+${rest.length}`));
    }
    return box;
  }
}

const places = StateField.define<RangeSet<Chips>>({
  create: () => RangeSet.empty,
  update(marks, { effects, changes, state }) {
    for (const effect of effects) if (effect.is(setPlaces)) return marksOf(effect.value, state.doc);
    return marks.map(changes);
  },
});

function marksOf(all: Place[], doc: Text): RangeSet<Chips> {
  const lines = [...new Set(all.map(({ line }) => line))]
    .filter((line) => line <= doc.lines)
    .sort((a, b) => a - b);
  return RangeSet.of(
    lines.map((line) => new Chips(all.filter((place) => place.line === line)).range(doc.line(line).from)),
  );
}

export const placeGutter = [
  places,
  gutter({
    class: "cm-places",
    markers: (view: EditorView) => view.state.field(places),
  }),
];
