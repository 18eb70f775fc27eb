// A program that is too large to be explored to the end, made smaller: the numbers that say how often its loops turn.

const enough = 2; // turns: what a loop's turns can do to one another, two of them mostly show

/** The program with its largest `range(N)` turned twice, and what that is in words; null when there is none. */
export function lowered(source: string): { source: string; words: string } | null {
  const places: { line: number; number: string; at: number; value: number }[] = [];
  let offset = 0;
  source.split("\n").forEach((text, index) => {
    const code = text.replace(/#.*$/, "");
    for (const match of code.matchAll(/\brange\(\s*(\d[\d_]*)\s*\)/g)) {
      const number = match[1]!;
      const at = offset + match.index + match[0].indexOf(number);
      places.push({ line: index + 1, number, at, value: Number(number.replaceAll("_", "")) });
    }
    offset += text.length + 1;
  });
  const largest = places.sort((a, b) => b.value - a.value)[0];
  if (!largest || largest.value <= enough) return null;
  const { at, number, line } = largest;
  return {
    source: `${source.slice(0, at)}${enough}${source.slice(at + number.length)}`,
    words: `Try range(${enough}) instead of range(${number}) in line ${line}`,
  };
}
