// Real threads need a cross-origin isolated page. Where the host cannot send the headers for that, a service worker
// can add them: it is registered, waited for, and then the page is loaded once more, with its hash.
//
// What the page does about it stands in <meta name="lockstep-isolation">: `ask` offers it to the reader, `auto` does it
// at the first visit, `off` never. It is tried once: where it did not help (a frame in Firefox), the simulation stays.
// That it was tried is kept by the session, or, where a frame of another site is refused storage, by this entry of the
// history: both outlast the reload.

import { inSite } from "../site";

const guard = "lockstep.isolation-tried";

type Policy = "ask" | "auto" | "off";

function policy(): Policy {
  const said = document.querySelector<HTMLMetaElement>("meta[name=lockstep-isolation]")?.content;
  return said === "auto" || said === "off" ? said : "ask";
}

const isMarked = () => typeof history.state === "object" && history.state !== null && guard in history.state;

const tried = (): boolean => {
  try {
    if (sessionStorage.getItem(guard) !== null) return true;
  } catch {
    // the history knows
  }
  return isMarked();
};

function remember(): void {
  try {
    sessionStorage.setItem(guard, "1");
  } catch {
    history.replaceState({ [guard]: true }, "");
  }
}

// In a frame without an origin even asking for it throws.
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** Whether another page shows this one in a frame. */
export const isFramed = () => window.parent !== window;

/** Whether it is worth offering: the page is not isolated and nothing was tried yet. */
export function couldIsolate(): boolean {
  const workers = serviceWorkers();
  return (
    !crossOriginIsolated &&
    isSecureContext &&
    !!workers &&
    !workers.controller &&
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
    remember();
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
