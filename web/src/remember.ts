// What the page remembers between visits, in this browser only. Where storage is refused, it simply does not.

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
    const { build, engine, switch_points, seed } = JSON.parse(read(`settings.${experiment}`) ?? "{}");
    const settings: Partial<Settings> = {};
    if (build === "gil" || build === "free-threaded") settings.build = build;
    if (engine === "live" || engine === "sim") settings.engine = engine;
    if (switch_points === "3.14" || switch_points === "every-instruction")
      settings.switch_points = switch_points;
    if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff) settings.seed = seed;
    return settings;
  } catch {
    return {};
  }
}

export const rememberSettings = (experiment: string, settings: Settings) =>
  write(`settings.${experiment}`, JSON.stringify(settings));
