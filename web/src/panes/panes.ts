// The panes of the page: what there is, which can be made larger, and what a phone has one tab for.
//
// On a desk they stand beside and below each other, with dividers between them (dividers.ts); each can fill the window
// for a while (filling.ts); on a phone one tab of them is seen at a time (tabs.ts). A new pane is one row here.

import { find } from "../parts/elements";
import type { Render } from "../state";
import { mountDividers } from "./dividers";
import { filling } from "./filling";
import { tabs } from "./tabs";

export const tabNames = ["Text", "Program", "Result"] as const;
export type TabName = (typeof tabNames)[number];

export interface Pane {
  id: string; // of its element
  name: string; // as it is said
  tab: TabName; // that it is in, on a phone
  fills?: true; // it can fill the window
}

const table: Pane[] = [
  { id: "reading", name: "text", tab: "Text", fills: true },
  { id: "settings", name: "settings", tab: "Program" },
  { id: "source", name: "program", tab: "Program", fills: true },
  { id: "output", name: "output", tab: "Result", fills: true },
  { id: "steps", name: "steps", tab: "Result", fills: true },
  { id: "outcomes", name: "outcomes", tab: "Result", fills: true },
  { id: "bytes-tools", name: "bytes", tab: "Result" },
  { id: "drawing", name: "picture", tab: "Result", fills: true },
];

export function panes(): Render {
  const fill = filling(table.filter((pane) => pane.fills));
  const show = tabs(table);
  mountDividers();
  return (state, before) => {
    show(state, before);
    fill(state, before);
  };
}

export const paneOf = ({ id }: Pane): HTMLElement => find(id);
