// Where the site begins, and which of its pages this is: the playground at the root, or x/<name>/ below it. The site
// itself may stand anywhere on its host.

const page = document.documentElement.dataset;
const root = new URL(page["root"] ?? "./", document.baseURI);

export const inSite = (path: string): string => new URL(path, root).href;

export const pageOf = (experiment: string): string => inSite(`x/${experiment}/`);

/** The experiment whose page this is; undefined at the root. The address can change while the page stays. */
export function experimentOfPage(): string | undefined {
  const [, name] = /^x\/([a-z0-9-]+)\/$/.exec(location.pathname.slice(root.pathname.length)) ?? [];
  return name;
}

/** Where a frame cannot have real threads, a tab of its own may: the same address there. */
export const offerTab = () => ({
  tone: "news" as const,
  text: "In this frame threads are simulated. In a tab of its own the page may have real ones.",
  link: { label: "Open it in a tab", address: location.href },
});

/** Makes addresses absolute that would point elsewhere once the address of the page changes. */
export function fixAddresses(): void {
  for (const element of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(
    "#home, #licences, link[rel=icon]",
  )) {
    element.setAttribute("href", element.href);
  }
}
