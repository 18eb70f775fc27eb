// The program: CodeMirror in the page's own colours, with the lab's errors at their places.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, StateEffect, StateField, type Text } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { SourceError } from "../lab/protocol";
import type { Intend, Render } from "../state";
import { find } from "./elements";

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--code-name)",
  },
]);

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "transparent", color: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px", borderRadius: "0 0 7px 7px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--accent)" },
  ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--muted)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 12px", minWidth: "2.2em" },
  ".cm-gutter-lint": { width: "0.9em" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": {
    backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)",
  },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 24%, transparent) !important",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "color-mix(in srgb, var(--accent) 18%, transparent)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--bad) 1px",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip": {
    border: "1px solid var(--border)",
    borderRadius: "6px",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    fontFamily: "var(--sans)",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-pointed-line": { backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)" },
});

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

export function editor(intend: Intend): Render {
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
        lintGutter(),
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
        // Escape, then Tab, leaves the editor: CodeMirror's own way out for the keyboard.
        keymap.of([
          ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
          ...historyKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          "aria-label": "Python program",
          spellcheck: "false",
          autocapitalize: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) intend({ kind: "edit", source: update.state.doc.toString() });
        }),
      ],
    }),
  });
  return (state, before) => {
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
    if (state.selectedLine !== before?.selectedLine) {
      const { selectedLine: line } = state;
      const at =
        line !== null && line >= 1 && line <= view.state.doc.lines ? view.state.doc.line(line).from : null;
      const scroll = at === null ? [] : [EditorView.scrollIntoView(at, { y: "nearest", yMargin: 40 })];
      view.dispatch({ effects: [pointAt.of(at), ...scroll] });
    }
  };
}

// Only what differs is replaced, so that cursor and marks stay where they are.
function smallestChange(from: string, to: string): { from: number; to: number; insert: string } {
  const most = Math.min(from.length, to.length);
  let begin = 0;
  while (begin < most && from[begin] === to[begin]) begin++;
  let end = 0;
  while (end < most - begin && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return { from: begin, to: from.length - end, insert: to.slice(begin, to.length - end) };
}

function diagnostic(doc: Text, error: SourceError): Diagnostic {
  const begin = offset(doc, error.line, error.column);
  let end = error.end_line > 0 ? offset(doc, error.end_line, error.end_column) : begin;
  // Something has to be underlined: at the end of a line, its last letter.
  const line = doc.lineAt(begin);
  if (end <= begin) end = Math.min(begin + 1, line.to);
  return {
    from: end > begin ? begin : Math.max(line.from, begin - 1),
    to: end,
    severity: "error",
    message: `${error.kind}: ${error.message}`,
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
