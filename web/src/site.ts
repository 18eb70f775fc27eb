// Where the site begins: the page may stand at its root or below it (x/<name>/), and the site itself anywhere.

const root = new URL(document.documentElement.dataset["root"] ?? "./", document.baseURI);

export const inSite = (path: string): string => new URL(path, root).href;

/** The experiment that this page was written for. */
export const ownExperiment = (): string | undefined => document.documentElement.dataset["experiment"];
