// The program: CodeMirror in the page's own colours, with the lab's errors at their places.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, nextDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import {
  Compartment,
  EditorState,
  StateEffect,
  StateField,
  type Extension,
  type Text,
} from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Help, Problem } from "../protocol/protocol";
import { find } from "../parts/elements";
import type { Intend, Render } from "../state";
import { helpAt } from "./help";
import { colors, look } from "./look";
import { placeGutter, placesIn, setPlaces } from "./places";
import { problemsLine, sentenceOf } from "./problems";

// The line that the reader pointed at on the timeline.
const pointAt = StateEffect.define<number | null>();
const pointedLine = StateField.define({
  create: () => Decoration.none,
  update(marks, { effects, changes }) {
    for (const effect of effects) {
      if (effect.is(pointAt)) {
        return effect.value === null
          ? Decoration.none
          : Decoration.set(Decoration.line({ class: "cm-pointed-line" }).range(effect.value));
      }
    }
    return marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Tab belongs to the page until the reader works in the program: whoever only passes through it goes on.
function tabKey(): Extension {
  let indents = false;
  return [
    keymap.of([
      {
        key: "Tab",
        run: (view) => indents && indentMore(view),
        shift: (view) => indents && indentLess(view),
      },
    ]),
    EditorView.domEventHandlers({
      pointerdown: () => void (indents = true),
      blur: () => void (indents = false),
    }),
    EditorView.updateListener.of(({ transactions }) => {
      indents ||= transactions.some((each) => each.isUserEvent("input") || each.isUserEvent("delete"));
    }),
  ];
}

// CodeMirror measures a line only where it can be seen, and guesses heights until then; the marks beside lines that are
// printed or scrolled to would stand at the wrong ones. Having to scroll makes it measure, and here nothing scrolls.
function measureUnseen(view: EditorView): void {
  const still = new Compartment();
  const handler = EditorView.scrollHandler.of(() => true);
  view.dispatch({ effects: [StateEffect.appendConfig.of(still.of(handler)), EditorView.scrollIntoView(0)] });
  view.requestMeasure({
    read: () => {},
    write: () => setTimeout(() => view.dispatch({ effects: still.reconfigure([]) })),
  });
}

/** `help` asks the lab for the short help of names, once somebody wants it. */
export const editor =
  (help: () => Promise<Help[]>) =>
  (intend: Intend): Render => {
    const place = find("editor");
    place.replaceChildren();
    // In a shadow root CodeMirror adopts style sheets; in the document it would write <style>, which the page's content
    // security policy refuses.
    const shadow = place.attachShadow({ mode: "open" });
    const view = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          placeGutter,
          lintGutter(),
          helpAt(help),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of("    "),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          python(),
          syntaxHighlighting(colors),
          look,
          pointedLine,
          tabKey(),
          // Escape, then Tab, leaves the editor: CodeMirror's own way out for the keyboard.
          keymap.of([
            ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
            ...historyKeymap,
            { key: "F8", run: nextDiagnostic },
          ]),
          EditorView.contentAttributes.of({
            "aria-label": "Python program",
            "aria-description":
              "F1 explains the name at the cursor, F8 goes to the problem. Once you type, Tab indents; Escape and then Tab leaves.",
            spellcheck: "false",
            autocapitalize: "off",
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) intend({ kind: "edit", source: update.state.doc.toString() });
          }),
        ],
      }),
    });
    const goTo = (line: number) => {
      const { from, text } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const anchor = from + (/^\s*/.exec(text)?.[0].length ?? 0);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    };
    measureUnseen(view);
    const below = problemsLine(goTo);
    return (state, before) => {
      below(state, before);
      if (state.source !== before?.source && state.source !== view.state.doc.toString()) {
        view.dispatch({ changes: smallestChange(view.state.doc.toString(), state.source) });
      }
      if (state.errors !== before?.errors) {
        view.dispatch(
          setDiagnostics(
            view.state,
            state.errors.map((error) => diagnostic(view.state.doc, error)),
          ),
        );
      }
      if (
        state.run !== before?.run ||
        state.source !== before?.source ||
        state.waiting !== before?.waiting ||
        state.witness !== before?.witness
      ) {
        view.dispatch({ effects: setPlaces.of(placesIn(state)) });
      }
      if (state.selectedLine !== before?.selectedLine) {
        const { selectedLine: line } = state;
        const at =
          line !== null && line >= 1 && line <= view.state.doc.lines ? view.state.doc.line(line).from : null;
        const scroll = at === null ? [] : [EditorView.scrollIntoView(at, { y: "nearest", yMargin: 40 })];
        view.dispatch({ effects: [pointAt.of(at), ...scroll] });
      }
    };
  };

// Only what differs is replaced, so that cursor and marks stay where they are.
function smallestChange(from: string, to: string): { from: number; to: number; insert: string } {
  const most = Math.min(from.length, to.length);
  let begin = 0;
  while (begin < most && from[begin] === to[begin]) begin++;
  let end = 0;
  while (end < most - begin && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return { from: begin, to: from.length - end, insert: to.slice(begin, to.length - end) };
}

function diagnostic(doc: Text, error: Problem): Diagnostic {
  const begin = offset(doc, error.line, error.column);
  let end = error.end_line > 0 ? offset(doc, error.end_line, error.end_column) : begin;
  // Something has to be underlined: at the end of a line, its last letter.
  const line = doc.lineAt(begin);
  if (end <= begin) end = Math.min(begin + 1, line.to);
  return {
    from: end > begin ? begin : Math.max(line.from, begin - 1),
    to: end,
    severity: error.kind === "unsupported" ? "warning" : "error",
    message: sentenceOf(error),
  };
}

// The lab counts columns in code points from 1, the editor in UTF-16 units from 0.
function offset(doc: Text, line: number, column: number): number {
  const { from, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  let left = column - 1;
  let units = 0;
  for (const letter of text) {
    if (left-- <= 0) break;
    units += letter.length;
  }
  return from + units;
}
