// Paper gets a copy of the picture: what WebGL has drawn is gone by the time a page is printed. It is drawn in the light
// theme for that, whatever the screen has.

/** `draw` paints at once, for paper or for the screen again; false: there is nothing to print. */
export function printed(
  canvas: HTMLCanvasElement,
  box: HTMLElement,
  draw: (forPaper: boolean) => boolean,
): void {
  const picture = document.createElement("canvas");
  picture.className = "print-picture";
  picture.setAttribute("aria-hidden", "true");
  const root = document.documentElement;
  let theme: string | undefined;
  addEventListener("beforeprint", () => {
    theme = root.dataset["theme"];
    root.dataset["theme"] = "light";
    if (!draw(true)) return;
    picture.width = canvas.width;
    picture.height = canvas.height;
    picture.getContext("2d")?.drawImage(canvas, 0, 0);
    box.append(picture);
  });
  addEventListener("afterprint", () => {
    if (theme === undefined) delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    picture.remove();
    draw(false);
  });
}
