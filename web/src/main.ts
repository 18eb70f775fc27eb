// The page comes up: read the address, put the parts in their places, warm a lab. Nothing runs before the reader asks.

import { artefacts } from "virtual:artefacts";
import { App } from "./app/app";
import { idle, openAddress } from "./app/opening";
import type { Reader } from "./bytes/paste-box";
import { byteTools } from "./bytes/tools";
import { stage as mountStage } from "./canvas/stage";
import { editor } from "./editor/editor";
import { couldIsolate, isFramed, isolateAtOnce } from "./isolation/isolation";
import { Explorer } from "./lab/explorer";
import { LabPool } from "./lab/lab-pool";
import { mountConsole } from "./parts/console";
import { controls } from "./parts/controls";
import { find } from "./parts/elements";
import { resultInSight } from "./parts/in-sight";
import { mountKeys } from "./parts/keys";
import { notice } from "./parts/notice";
import { ownProgram } from "./parts/own-program";
import { prose } from "./parts/prose";
import { panes } from "./panes/panes";
import { observe } from "./explore/observe";
import { outcomes } from "./explore/outcomes";
import { compareWith } from "./explore/side-by-side";
import { runOn } from "./explore/run-on";
import { steps } from "./explore/steps";
import { treeOfSchedules } from "./explore/tree-view";
import { watchList } from "./explore/watch-list";
import { question } from "./parts/question";
import { status } from "./parts/status";
import { rememberedMoreRows, rememberedTheme } from "./remember";
import { fixAddresses, inSite, offerTab } from "./site";
import { Store, type Intent, type Notice } from "./state";
import { themeButton } from "./theme/theme";

async function start(): Promise<void> {
  find("needs").remove(); // what it says is needed is there
  if (await isolateAtOnce()) return;
  fixAddresses();
  const open = await openAddress();
  const isolated = crossOriginIsolated;
  const store = new Store({
    ...open,
    isolated,
    capabilities: null,
    labProblem: "",
    canvasActive: false,
    catalogue: null,
    theme: open.theme ?? rememberedTheme(),
    moreRows: rememberedMoreRows(),
    run: idle,
    notice: open.notice ?? offer(isolated),
  });
  const intend = (intent: Intent) => app.intend(intent);
  const labs = new LabPool(
    inSite(isolated ? artefacts.lab : artefacts["lab-st"]),
    (capabilities) => {
      if (store.state.capabilities) return;
      store.update({ capabilities });
      void app.program.literals();
      app.program.checkSoon(0);
    },
    (labProblem) => store.update({ labProblem }),
  );
  const [explorer, teller] = [0, 1].map(() => new Explorer(inSite(artefacts.explorer))) as [
    Explorer,
    Explorer,
  ];
  const stage = mountStage(intend);
  const app = new App(store, labs, explorer, teller, stage, mountConsole());
  const readByteText: Reader = (text, number) => stage.read(text, number);
  const showPanes = panes(); // first: while one fills the window, Esc is its own
  for (const mount of [
    prose,
    question,
    controls,
    editor(() => labs.call("help", {})),
    outcomes,
    observe,
    steps,
    compareWith,
    treeOfSchedules,
    runOn,
    watchList,
    notice,
    byteTools(readByteText, stage),
    themeButton,
  ])
    store.show(mount(intend));
  ownProgram(intend);
  mountKeys();
  store.show(status());
  store.show(showPanes);
  store.show(resultInSight());
  store.show(stage.render);
  addEventListener("popstate", () => void app.openAddress());

  // For tests and the curious: what the page knows and what the canvas shows, to look at.
  Object.assign(globalThis, { lockstep: { state: () => store.state, describe: () => stage.describe() } });
}

/** Where threads are simulated: what might make them real. */
function offer(isolated: boolean): Notice | null {
  const tab = isFramed() && !isolated ? offerTab() : null;
  if (!couldIsolate()) return tab;
  const text =
    "This host does not isolate the page, so threads are simulated. Your browser may be able to have real ones here.";
  return { ...tab, tone: "news", text, action: { label: "Use real threads", intent: { kind: "isolate" } } };
}

void start();
