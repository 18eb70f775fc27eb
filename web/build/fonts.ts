// The fonts of the page and of the canvas: one file each, cut down to the letters that the interface is written in.
// Text in other scripts is drawn by the reader's own fonts.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import subsetFont from "subset-font";

const files = {
  "inter-regular": "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  "inter-semibold": "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  "mono-regular": "@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf",
};

// ASCII, Latin-1, and the signs of the interface.
const letters =
  Array.from({ length: 0x100 - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)).join("") +
  "–—‘’“”•…‹›→←↑↓⇄µ×−≈≠≤≥·⌘⏎✓✗▶■▸▾△○●";

/** Writes the fonts into a folder. TTF, because the canvas reads nothing else and the page then loads them once. */
export async function cutFonts(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const require = createRequire(import.meta.url);
  for (const [name, path] of Object.entries(files)) {
    const whole = readFileSync(require.resolve(path));
    writeFileSync(
      join(folder, `${name}.ttf`),
      await subsetFont(whole, letters, { targetFormat: "truetype", noLayoutClosure: true }),
    );
  }
}
