// A reader at the page: a real Chromium, a real mouse and keyboard, and an eye on what must never happen.
//
// Every visit watches the console, uncaught errors and requests; `leave` fails when anything was complained about or
// anything was asked of another host. Tests press, click and type as a person would; `state` and `describe` only look.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "../../web/node_modules/playwright-core/index.mjs";
import { serve } from "../../scripts/serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const folder = process.env.LOCKSTEP_SITE ?? `${root}.build/site`;

export const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

export const program = (name) => readFileSync(`${root}tests/python/programs/${name}.py`, "utf8");

const usual = { viewport: { width: 1280, height: 800 } };

/** A served site and a browser; `close` ends both. */
export async function openSite({ isolated = true } = {}) {
  const site = await serve({ folder, port: 0, isolated });
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
  // Pages that were left, each in a profile of its own. Another visit in the same process takes half as long, since
  // what was compiled is still there. Not where a service worker may have stayed behind.
  const left = [];
  return {
    address: site.address,
    browser,
    /** Opens a page in a fresh profile, or in the profile of another reader. */
    async visit(path = "", { context, ...options } = {}) {
      const isUsual = isolated && !context && Object.keys(options).length === 0;
      const tab = isUsual ? left.pop() : undefined;
      const own = context ?? tab?.page.context() ?? (await browser.newContext({ ...usual, ...options }));
      const reader = new Reader(tab ?? (await openTab(own, site.address)), isUsual ? left : undefined);
      const { page } = reader;
      const to = new URL(path, site.address);
      const isSame = to.hash !== "" && new URL(page.url()).pathname === to.pathname;
      await page.goto(to.href);
      if (isSame) await page.reload(); // the hash alone would leave the old page there
      if (await page.evaluate(() => document.querySelector("script") !== null)) await reader.ready();
      return reader;
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** A page and what is complained about in it. */
async function openTab(context, address) {
  const page = await context.newPage();
  const tab = { page, problems: [] };
  const complain = (text) => tab.problems.push(text);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`uncaught: ${error}`));
  page.on("requestfailed", (request) => {
    // Leaving a page cuts off what it was still loading.
    const { errorText } = request.failure();
    if (errorText !== "net::ERR_ABORTED") complain(`failed: ${request.url()} ${errorText}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && `${origin}/` !== address)
      complain(`foreign request: ${request.url()}`);
  });
  return tab;
}

class Reader {
  constructor(tab, left) {
    this.tab = tab;
    this.page = tab.page;
    this.left = left;
  }

  get context() {
    return this.page.context();
  }

  /** Until the lab is up (or said that it cannot be). */
  async ready() {
    await this.page.waitForFunction(() => {
      const state = globalThis.lockstep?.state();
      return state && (state.capabilities !== null || state.labProblem !== "");
    });
  }

  state() {
    return this.page.evaluate(() => globalThis.lockstep.state());
  }

  describe() {
    return this.page.evaluate(() => globalThis.lockstep.describe());
  }

  status() {
    return this.page.locator("#status").textContent();
  }

  output() {
    // Output is written once per frame, so the next one has all of it.
    return this.page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return document.getElementById("console").textContent;
    });
  }

  /** To that tab of panes, where the window is so narrow that there are tabs. */
  async goTo(tab) {
    const button = this.page.getByRole("tab", { name: tab, exact: true });
    if (await button.isVisible()) await button.click();
  }

  /** Puts another program into the editor, with the keyboard. */
  async write(source) {
    await this.goTo("Program");
    await this.page.locator(".cm-content").click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.insertText(source);
  }

  async choose(label) {
    await this.goTo("Program");
    return this.page.locator(".choice label", { hasText: label }).click();
  }

  async begin() {
    await this.page.keyboard.press("Control+Enter");
  }

  async ended(seconds = 60) {
    await this.page.waitForFunction(() => globalThis.lockstep.state().run.phase === "ended", null, {
      timeout: seconds * 1000,
    });
    return (await this.state()).run;
  }

  /** Presses Run by keyboard and waits for the end. */
  async run(seconds) {
    await this.begin();
    return this.ended(seconds);
  }

  /** `expected` is a complaint that belongs to the test. */
  async leave({ expected } = {}) {
    const { page, tab } = this;
    const problems = tab.problems.filter((each) => !expected?.test(each));
    assert.deepEqual(problems, [], "nothing complained, and nothing was asked of another host");
    if (!this.left) return this.context.close();
    await page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
    await page.setViewportSize(usual.viewport);
    tab.problems = [];
    this.left.push(tab);
  }
}
