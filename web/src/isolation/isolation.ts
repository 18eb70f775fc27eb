// Real threads need a cross-origin isolated page. Where the host cannot send the headers for that, a service worker
// can add them: it is registered, waited for, and then the page is loaded once more, with its hash.
//
// What the page does about it stands in <meta name="lockstep-isolation">: `ask` offers it to the reader, `auto` does it
// at the first visit, `off` never. It is tried once: where it did not help (a frame in Firefox), the simulation stays.

import { inSite } from "../site";

const guard = "lockstep.isolation-tried";

type Policy = "ask" | "auto" | "off";

function policy(): Policy {
  const said = document.querySelector<HTMLMetaElement>("meta[name=lockstep-isolation]")?.content;
  return said === "auto" || said === "off" ? said : "ask";
}

const tried = (): boolean => {
  try {
    return sessionStorage.getItem(guard) !== null;
  } catch {
    return true; // without memory there would be no end to it
  }
};

/** Whether it is worth offering: the page is not isolated and nothing was tried yet. */
export function couldIsolate(): boolean {
  const controlled = navigator.serviceWorker?.controller;
  return (
    !crossOriginIsolated &&
    isSecureContext &&
    !!navigator.serviceWorker &&
    !controlled &&
    !tried() &&
    policy() !== "off"
  );
}

/** True when the page is about to load again: start nothing heavy then. */
export async function isolateAtOnce(): Promise<boolean> {
  return policy() === "auto" && couldIsolate() ? isolate() : false;
}

/** Takes a service worker and loads the page again. False when there is none to be had. */
export async function isolate(): Promise<boolean> {
  try {
    sessionStorage.setItem(guard, "1");
    await navigator.serviceWorker.register(inSite("isolation-worker.js"), { scope: inSite("./") });
    // Where it is refused without a word, `ready` never comes.
    const ready = navigator.serviceWorker.ready.then(() => true);
    if (!(await Promise.race([ready, new Promise<false>((done) => setTimeout(() => done(false), 5000))])))
      return false;
    location.reload();
    return true;
  } catch {
    return false;
  }
}
