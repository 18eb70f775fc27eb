// Finding and making elements, so that the parts read as what they show.

import type { WordRow } from "../protocol/shape";

export function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** An element with properties and children; texts become text nodes, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A control with its label before it; the control has an id. */
export const field = (label: string, control: HTMLElement): HTMLElement =>
  make("div", { className: "field" }, make("label", { htmlFor: control.id }, label), control);

/** The options of a list, or of several under headings. */
export function options(names: string[] | Record<string, string[]>): HTMLElement[] {
  if (Array.isArray(names)) return names.map((name) => make("option", { value: name }, name));
  return Object.entries(names).map(([label, some]) => make("optgroup", { label }, ...options(some)));
}

/** The words of a list by their labels. */
export const wordOptions = (rows: readonly WordRow[]): HTMLElement[] =>
  rows.map(({ word, label }) => make("option", { value: word }, label));
