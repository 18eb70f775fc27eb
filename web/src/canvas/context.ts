// The canvas's WebGL context, of which a browser keeps sixteen for all frames of a tab together: the oldest is taken away
// when there is one too many. So a frame gives its own back while nobody sees it, and says so where one was taken.

import { isFramed } from "../isolation/isolation";

/** `say` shows a sentence instead of the picture, "" the picture. The drawing itself comes back with its context. */
export function keepContext(canvas: HTMLCanvasElement, box: HTMLElement, say: (text: string) => void): void {
  const loss = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
  let isSeen = true;
  let isGiven = false; // by us
  const giveBack = () => {
    isGiven = true;
    loss?.loseContext();
  };
  canvas.addEventListener("webglcontextlost", () => {
    say(
      isGiven
        ? "The picture comes back when it is in view."
        : "The browser has taken the picture away, as too many are open. It comes back when there is room for it.",
    );
  });
  canvas.addEventListener("webglcontextrestored", () => {
    isGiven = false;
    say("");
    if (!isSeen && isFramed()) giveBack();
  });
  if (!isFramed() || !loss) return;
  new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)!.isIntersecting;
    const isLost = canvas.getContext("webgl2")?.isContextLost() ?? true;
    if (isSeen && isGiven && isLost) loss.restoreContext();
    else if (!isSeen && !isLost) giveBack();
  }).observe(box);
}
