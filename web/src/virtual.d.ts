// What the build makes: see web/build/ and web/vite.config.ts.

declare module "virtual:experiments" {
  /** All experiments in the order of their chapters, each loaded when it is asked for. */
  export const catalogue: { name: string; title: string; chapter: string; load(): Promise<unknown> }[];
}

declare module "virtual:samples" {
  /** The sample files of the byte panel, with their addresses below the site's root. */
  export const samples: { name: string; address: string }[];
}

declare module "virtual:artefacts" {
  /** Addresses of the wasm programs below the site's root. */
  export const artefacts: { lab: string; "lab-st": string; explorer: string; ui: string };
}

declare module "@fonts/*.ttf" {
  const address: string;
  export default address;
}
