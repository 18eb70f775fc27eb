// Light and dark, for the page and for the canvas: the tokens of tokens.css as the canvas takes them.

import type { CanvasTheme } from "../protocol/protocol";
import type { Render, ThemeChoice, Intend } from "../state";
import { find } from "../parts/elements";

export const canvasColors = [
  "background",
  "surface",
  "text",
  "muted",
  "accent",
  "border",
  "running",
  "waiting",
  "blocked",
  "native",
  "focus",
  "thread0",
  "thread1",
  "thread2",
  "thread3",
  "thread4",
  "thread5",
  "thread6",
  "thread7",
] as const;

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

export const isDark = (choice: ThemeChoice) => (choice === "system" ? darkSystem.matches : choice === "dark");

/** Called whenever the system's own choice changes. */
export const onSystemTheme = (listener: () => void) => {
  for (const query of [darkSystem, forced]) query.addEventListener("change", listener);
};

/** The tokens as they are in force now. */
export function canvasTheme(choice: ThemeChoice): CanvasTheme {
  // The browser resolves light-dark() and colour names for us where a colour is used, not where it is stored.
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none"); // else every token would be the text's colour there
  document.body.append(probe);
  const colors: Record<string, string> = {};
  for (const name of canvasColors) {
    probe.style.color = `var(--${name})`;
    colors[name] = hex(getComputedStyle(probe).color);
  }
  probe.remove();
  return { dark: isDark(choice), colors, font_px: 13, mono_px: 13 };
}

function hex(color: string): string {
  const parts = /^rgba?\((\d+),? (\d+),? (\d+)/.exec(color)?.slice(1) ?? ["0", "0", "0"];
  return "#" + parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("");
}

const next: Record<ThemeChoice, ThemeChoice> = { system: "light", light: "dark", dark: "system" };
const names: Record<ThemeChoice, string> = { system: "as the system has it", light: "light", dark: "dark" };
const pictures: Record<ThemeChoice, string> = {
  system: "M8 2a6 6 0 100 12A6 6 0 008 2zm0 1.5v9a4.5 4.5 0 010-9z",
  light:
    "M8 5a3 3 0 100 6 3 3 0 000-6zM7.25 1h1.5v2h-1.5zm0 12h1.5v2h-1.5zM1 7.25h2v1.5H1zm12 0h2v1.5h-2zM2.5 3.6l1.1-1.1L5 3.9 3.9 5zm8.5 8.5l1.1-1.1 1.4 1.4-1.1 1.1zM2.5 12.4L3.9 11 5 12.1l-1.4 1.4zM11 3.9l1.4-1.4 1.1 1.1L12.1 5z",
  dark: "M6.5 1.6a6.6 6.6 0 107.9 7.9A5.4 5.4 0 016.5 1.6z",
};

/** The button that goes through the three choices. */
export function themeButton(intend: Intend): Render {
  const button = find("theme");
  let choice: ThemeChoice = "system";
  button.addEventListener("click", () => intend({ kind: "theme", theme: next[choice] }));
  return ({ theme }, before) => {
    if (theme === before?.theme) return;
    choice = theme;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    button.title = `Theme: ${names[theme]}`;
    button.setAttribute("aria-label", button.title);
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({
      viewBox: "0 0 16 16",
      width: "16",
      height: "16",
      "aria-hidden": "true",
    })) {
      picture.setAttribute(name, value);
    }
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", pictures[theme]);
    path.setAttribute("fill-rule", "evenodd");
    picture.append(path);
    button.replaceChildren(picture);
  };
}
