// The page where others put it: in frames with and without an origin, on a disk, among twenty of its kind; and what a host
// is sent: packed files that last, and the licences of all of it. 15 seconds.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { chromium } from "../../web/node_modules/playwright-core/index.mjs";
import { flags, folder, openSite } from "./reader.mjs";

let site;
let blog; // another origin, which sends no headers: what is asked of it is what it answers
let blogAddress;
before(async () => {
  site = await openSite();
  blog = createServer(({ url }, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(decodeURIComponent(url.slice(2)));
  });
  await new Promise((done) => blog.listen(0, "localhost", done));
  blogAddress = `http://127.0.0.1:${blog.address().port}/?`.replace("127.0.0.1", "localhost");
});
after(async () => {
  await site?.close();
  blog?.close();
});

const post = (html) => `${blogAddress}${encodeURIComponent(`<!doctype html><title>A post</title>${html}`)}`;

/** Headers as they come, unpacked by nobody. */
const headersOf = (path, encoding = "br") =>
  new Promise((done, failed) => {
    const asked = request(new URL(path, site.address), {
      method: "HEAD",
      headers: { "Accept-Encoding": encoding },
    });
    asked.on("response", ({ headers }) => done(headers)).on("error", failed);
    asked.end();
  });

const lasting = () =>
  ["assets", "wasm"].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && !each.name.endsWith(".br"))
      .map((each) => `${each.parentPath.slice(folder.length).replace(/^\//, "")}/${each.name}`),
  );

test("whoever takes brotli gets it, and the file itself gets who does not", async () => {
  const packed = ["", ...lasting()];
  for (const path of packed) {
    const headers = await headersOf(path);
    assert.equal(headers["content-encoding"], "br", path);
    assert.equal((await headersOf(path, "gzip"))["content-encoding"], undefined, path);
  }
});

test("what has its hash in its name lasts for ever; pages are asked for anew", async () => {
  for (const path of lasting().filter((each) => !each.endsWith(".txt") || each.startsWith("wasm")))
    assert.match((await headersOf(path))["cache-control"], /immutable/, path);
  for (const path of ["", "x/lost-update/", "isolation-worker.js", "third-party-notices.txt"])
    assert.equal((await headersOf(path))["cache-control"], "no-cache", path);
});

test("the site carries the licence of everything that is in it", async () => {
  const text = async (path) => (await fetch(new URL(path, site.address))).text();
  assert.match(await text("LICENSE.txt"), /^MIT License/);
  const notices = await text("third-party-notices.txt");
  for (const name of [
    "Dear ImGui",
    "SDL2",
    "musl",
    "LibTomMath",
    "nlohmann/json",
    "@codemirror/view",
    "style-mod",
  ])
    assert.ok(notices.includes(`\n${name}`), name);
  for (const font of ["inter", "jetbrains-mono"])
    assert.match(await text(`assets/${font}-OFL.txt`), /SIL OPEN FONT LICENSE/, font);
  const reader = await site.visit("x/lost-update/");
  await reader.page.getByRole("link", { name: "Licences" }).click();
  await reader.page.waitForURL("**/third-party-notices.txt");
  await reader.leave();
});

test("a frame without an origin is styled and says what keeps it from running", async () => {
  const page = await site.browser.newPage();
  await page.goto(
    post(`<iframe sandbox="allow-scripts" width=900 height=700 src="${site.address}"></iframe>`),
  );
  const frame = page.frameLocator("iframe");
  await frame.locator("#status", { hasText: "allow-same-origin" }).waitFor();
  assert.equal(await frame.locator("#needs").count(), 0, "the script is there and took the line away");
  assert.equal(await frame.locator(".top").evaluate((each) => getComputedStyle(each).display), "flex");
  assert.match(await frame.locator(".cm-content").innerText(), /import threading/);
  await page.close();
});

test("a page opened from a disk is styled and says that it needs a server", async () => {
  const page = await site.browser.newPage();
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await page.locator("#needs").waitFor({ state: "visible" });
  assert.match(await page.locator("#needs").innerText(), /It needs a web server/);
  assert.equal(await page.locator(".top").evaluate((each) => getComputedStyle(each).display), "flex");
  await page.close();
});

test("a blog that lies on a disk may frame the page", async () => {
  const page = await site.browser.newPage();
  const post = new URL("../data/page/blog.html", import.meta.url);
  await page.goto(`${post.href}?${encodeURIComponent(site.address)}`);
  await page.frameLocator("iframe").locator("#status", { hasText: "Ready" }).waitFor();
  await page.close();
});

test("Tab goes through a frame and out of it again; whoever works in the program indents with it", async () => {
  const page = await site.browser.newPage();
  await page.goto(post(`<iframe width=900 height=700 src="${site.address}"></iframe><a href="#end">end</a>`));
  const frame = page.frameLocator("iframe");
  await frame.locator("#status", { hasText: "Ready" }).waitFor();
  const before = await frame.locator(".cm-content").innerText();
  const isOut = () => page.evaluate(() => document.activeElement?.textContent === "end");
  for (let pressed = 0; pressed < 60 && !(await isOut()); pressed++) {
    await page.keyboard.press("Tab");
    if ((await frame.locator("#canvas").evaluate((each) => each.matches(":focus"))) === true)
      await page.keyboard.press("Escape"); // the canvas says that it gives the keyboard back so
  }
  assert.ok(await isOut(), "the link behind the frame was reached");
  const program = () => frame.locator(".cm-content").innerText();
  assert.equal(await program(), before, "nothing was indented");
  await frame.locator(".cm-line").first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.equal(await program(), `    ${before}`);
  assert.equal(await frame.locator("#editor-keys").isVisible(), true);
  await page.close();
});

function storageIsRefused() {
  try {
    return !sessionStorage;
  } catch {
    return true;
  }
}

test("a frame whose storage is refused is simulated, and offers a tab of its own", async () => {
  const profile = mkdtempSync(join(tmpdir(), "lockstep-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    args: [...flags, "--test-third-party-cookie-phaseout", "--block-third-party-cookies"],
  });
  const bare = await openSite({ isolated: false });
  try {
    const page = await browser.newPage();
    // Another site, not another port only.
    const address = bare.address.replace("localhost", "127.0.0.1");
    await page.goto(post(`<iframe width=900 height=700 src="${address}#v=1&seed=7"></iframe>`));
    const frame = page.frameLocator("iframe");
    await frame.locator("#status", { hasText: "simulated" }).waitFor();
    assert.equal(await frame.locator("body").evaluate(storageIsRefused), true, "the profile is such a one");
    const use = frame.getByRole("button", { name: "Use real threads" });
    await use.click(); // refused, or it loads once more and then asks no more
    await use.waitFor({ state: "detached" });
    const link = frame.getByRole("link", { name: "Open it in a tab" });
    assert.match(await link.getAttribute("href"), /seed=7$/);
  } finally {
    await browser.close();
    await bare.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
