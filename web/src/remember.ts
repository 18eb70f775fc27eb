// What the page remembers between visits, in this browser only. Where storage is refused, it simply does not.

import { watchNames } from "./explore/watch";
import { buildWords, engineWords, switchPointsWords } from "./protocol/protocol";
import { isWord } from "./protocol/shape";
import type { Settings, ThemeChoice } from "./state";

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`lockstep.${key}`);
  } catch {
    return null;
  }
};

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`lockstep.${key}`, value);
  } catch {
    // private windows and frames of other sites: nothing is remembered
  }
};

export function rememberedTheme(): ThemeChoice {
  const theme = read("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

export const rememberTheme = (theme: ThemeChoice) => write("theme", theme);

/** The settings that the reader last chose for an experiment, as far as they still make sense. */
export function rememberedSettings(experiment: string): Partial<Settings> {
  try {
    const kept = JSON.parse(read(`settings.${experiment}`) ?? "{}") as Record<keyof Settings, unknown>;
    const { build, engine, switch_points, seed } = kept;
    const settings: Partial<Settings> = {};
    if (isWord(buildWords, build)) settings.build = build;
    if (isWord(engineWords, engine)) settings.engine = engine;
    if (isWord(switchPointsWords, switch_points)) settings.switch_points = switch_points;
    if (typeof seed === "number" && Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)
      settings.seed = seed;
    return settings;
  } catch {
    return {};
  }
}

export const rememberSettings = (experiment: string, settings: Settings) =>
  write(`settings.${experiment}`, JSON.stringify(settings));

/** How often a program is run where runs are counted: one of these. */
export function rememberedTimes(choices: number[]): number {
  const times = Number(read("times"));
  return choices.includes(times) ? times : 100;
}

export const rememberTimes = (times: number) => write("times", String(times));

export const rememberedFolded = (): boolean => read("folded") === "yes";
export const rememberFolded = (folded: boolean) => write("folded", folded ? "yes" : "no");

/** Whether the timeline shows a row for every lock, queue and event, too. */
export const rememberedMoreRows = (): boolean => read("more-rows") === "yes";
export const rememberMoreRows = (wanted: boolean) => write("more-rows", wanted ? "yes" : "no");

/** The scheduler that goes on from a step. */
export function rememberedScheduler(known: string[], usual: string): string {
  const name = read("scheduler") ?? usual;
  return known.includes(name) ? name : (known[0] ?? usual);
}

export const rememberScheduler = (name: string) => write("scheduler", name);

/** What is watched in an experiment's program. */
export function rememberedWatch(experiment: string): string[] {
  try {
    const names = JSON.parse(read(`watch.${experiment}`) ?? "[]") as unknown;
    return Array.isArray(names) ? (watchNames(names) ?? []) : [];
  } catch {
    return [];
  }
}

export const rememberWatch = (experiment: string, names: string[]) =>
  write(`watch.${experiment}`, JSON.stringify(names));

/** What the reader made a pane as large as, in pixels; null: as it is by itself. */
export function rememberedSize(pane: string): number | null {
  const size = Number(read(`size.${pane}`) ?? NaN);
  return Number.isFinite(size) && size > 0 ? size : null;
}

export const rememberSize = (pane: string, size: number | null) =>
  write(`size.${pane}`, size === null ? "" : String(Math.round(size)));
