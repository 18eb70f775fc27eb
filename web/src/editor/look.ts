// The editor in the page's own colours and shapes.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--code-name)",
  },
]);

export const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "transparent", color: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px", borderRadius: "0 0 7px 7px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--accent)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", border: "none", color: "var(--muted)" },
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
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline dotted var(--waiting) 2px",
    textUnderlineOffset: "3px",
  },
  // A mark says by its shape what it is: a disc for an error, a diamond for what this interpreter does not have.
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.35em 0 0 0.15em" },
  ".cm-lint-marker": { content: "none", width: "0.7em", height: "0.7em" },
  ".cm-lint-marker-error": { borderRadius: "50%", backgroundColor: "var(--bad)" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--waiting)", transform: "rotate(45deg) scale(0.85)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--waiting)" },
  // Who stood at a line: a chip in the thread's colour, whose edge says how it stood.
  ".cm-places": { width: "36px" }, // always there, so that code does not move when marks come
  ".cm-places .cm-gutterElement": { paddingLeft: "4px" },
  "@media (max-width: 480px)": {
    ".cm-places": { width: "21px" },
    ".cm-places .cm-place + *": { marginLeft: "-9px" }, // one over the other, as there is no room beside
    ".cm-lineNumbers .cm-gutterElement": { padding: "0 2px 0 6px" },
  },
  ".cm-places .cm-gutterElement > span": {
    display: "flex",
    height: "100%",
    alignItems: "center",
    gap: "1px",
  },
  ".cm-place": {
    boxSizing: "border-box",
    minWidth: "1.6em",
    height: "1.6em",
    padding: "0 0.1em",
    border: "1.5px solid var(--who)",
    borderRadius: "4px",
    backgroundColor: "color-mix(in srgb, var(--who) 18%, var(--surface))",
    color: "var(--text)",
    fontSize: "0.75em",
    lineHeight: "1.35em",
    textAlign: "center",
    cursor: "default",
  },
  ".cm-place-blocked": { borderStyle: "dotted", borderRadius: "50%" },
  ".cm-place-raised": { backgroundColor: "var(--who)", color: "var(--surface)", fontWeight: "600" },
  ".cm-help": {
    maxWidth: "30rem",
    padding: "6px 10px",
    fontSize: "0.8125rem",
    lineHeight: "1.45",
  },
  ".cm-help code": { fontFamily: "var(--mono)", fontSize: "0.92em", overflowWrap: "anywhere" },
  ".cm-help p": { margin: "2px 0 0" },
  ".cm-help p + code": { display: "block", marginTop: "6px" },
  ".cm-pointed-line": { backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)" },
});
