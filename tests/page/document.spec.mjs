// The byte panel's document: opened, dropped, pasted, typed, copied, shared, saved; nothing of it leaves the page.

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { after, before, test } from "node:test";
import { openSite } from "./reader.mjs";

const samples = fileURLToPath(new URL("../data/bytes/samples/", import.meta.url));

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const visit = async (path = "x/one-value-every-order/", options) => {
  const reader = await site.visit(path, options);
  await reader.page.waitForFunction(() => globalThis.lockstep.state().catalogue !== null);
  return reader;
};
const showBytes = (reader) => reader.page.locator("#bytes-tabs label", { hasText: /^Bytes$/ }).click();
const sizeOf = async (reader) => (await reader.state()).edited.size;
const documentIs = (reader, size) =>
  reader.page.waitForFunction((wanted) => globalThis.lockstep.describe().bytes.size === wanted, size);
const first = async (reader) => (await reader.describe()).bytes.document;
const writeInBox = async (reader, text, kind = "bytes") => {
  const box = reader.page.locator("#bytes-more");
  if ((await box.getAttribute("open")) === null) await box.locator("summary").click();
  await box.locator("label", { hasText: new RegExp(`^${kind}$`) }).click();
  await reader.page.locator("#bytes-text").fill(text);
  return reader.page.locator("#bytes-taken").textContent();
};

test("every sample opens as it is, and its format is recognised where its first bytes tell it", async () => {
  const reader = await visit();
  await showBytes(reader);
  for (const name of readdirSync(samples)) {
    await reader.page.getByLabel("Sample", { exact: true }).selectOption(name);
    await reader.page.waitForFunction(
      (wanted) => globalThis.lockstep.state().document?.name === wanted,
      name,
    );
    const { length } = readFileSync(samples + name);
    await documentIs(reader, length);
    assert.equal(await sizeOf(reader), length, name);
    const { bytes } = await reader.describe();
    assert.deepEqual(
      bytes.document,
      [...readFileSync(samples + name).subarray(0, bytes.document.length)],
      name,
    );
    if (bytes.fits.length > 0) {
      assert.equal(bytes.layout, bytes.fits[0], name);
      assert.ok(bytes.fields.length > 0, name);
    }
  }
  await reader.leave();
});

test("bytes that were edited come back after another document was opened over them", async () => {
  const reader = await visit("#v=1&experiment=one-value-every-order&tab=hex&sample=udp.bin");
  const sample = [...readFileSync(`${samples}udp.bin`)];
  await documentIs(reader, sample.length);
  await writeInBox(reader, "ff ee");
  await reader.page.getByRole("button", { name: "Write at the cursor" }).click();
  await reader.page.waitForFunction(() => globalThis.lockstep.state().edited.revision > 0);
  const edited = await first(reader);
  assert.notDeepEqual(edited, sample.slice(0, edited.length));
  await reader.page.getByLabel("Sample", { exact: true }).selectOption("bmp.bmp");
  await reader.page.waitForFunction(() => globalThis.lockstep.state().document?.name === "bmp.bmp");
  await reader.page.getByRole("button", { name: "Bring them back" }).click();
  await reader.page.waitForFunction(() => globalThis.lockstep.state().document?.name === "udp.bin");
  await documentIs(reader, sample.length);
  assert.deepEqual(await first(reader), edited);
  await reader.leave();
});

test("a file is opened from the disk, named, and stays in the page", async () => {
  const reader = await visit();
  await showBytes(reader);
  const [chooser] = await Promise.all([
    reader.page.waitForEvent("filechooser"),
    reader.page.getByRole("button", { name: /Open a file/ }).click(),
  ]);
  await chooser.setFiles({
    name: "mine.bin",
    mimeType: "application/octet-stream",
    buffer: Buffer.from([1, 2, 3]),
  });
  await documentIs(reader, 3);
  assert.equal(await reader.page.locator("#bytes-name").textContent(), "mine.bin, 3 bytes");
  await reader.leave();
});

test("a file that is dropped on the page is opened", async () => {
  const reader = await visit();
  await reader.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0x4d, 0x4d, 0, 42])], "dropped.tif"));
    for (const kind of ["dragover", "drop"])
      document
        .getElementById("stage")
        .dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await documentIs(reader, 4);
  const { bytes, document } = await reader.state();
  assert.deepEqual([bytes.tab, bytes.layout, document.name], ["hex", "tiff", "dropped.tif"]);
  await reader.leave();
});

test("what is pasted is told for what it is before it is written", async () => {
  const reader = await visit();
  await showBytes(reader);
  assert.match(await writeInBox(reader, "de ad be ef"), /^Taken as .*hex.*4 bytes: de ad be ef$/);
  assert.match(await writeInBox(reader, "b'\\x00A'"), /^Taken as Python bytes, 2 bytes: 00 41$/);
  assert.match(await writeInBox(reader, "d"), /1 byte: 0d$/);
  assert.match(await writeInBox(reader, "abc"), /odd|digit/);
  assert.equal(await reader.page.getByRole("button", { name: "Replace everything" }).isDisabled(), true);
  await reader.leave();
});

test("pasted bytes replace the document, and Undo takes that back", async () => {
  const reader = await visit();
  await showBytes(reader);
  await writeInBox(reader, "01 02 03 04 05");
  await reader.page.getByRole("button", { name: "Replace everything" }).click();
  await documentIs(reader, 5);
  assert.deepEqual(await first(reader), [1, 2, 3, 4, 5]);
  await writeInBox(reader, "ff");
  await reader.page.getByRole("button", { name: "Replace everything" }).click();
  await documentIs(reader, 1);
  for (let i = 0; i < 4 && (await first(reader)).length !== 5; i++)
    await reader.page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await first(reader), [1, 2, 3, 4, 5]);
  await reader.leave();
});

test("a number is written in the order that was chosen, and one that does not fit is refused", async () => {
  const reader = await visit();
  await showBytes(reader);
  await reader.page.locator("#bytes-more summary").click();
  await writeInBox(reader, "258", "number");
  await reader.page.getByLabel("Its order").selectOption("big");
  await reader.page.getByRole("button", { name: "Replace everything" }).click();
  await documentIs(reader, 4);
  assert.deepEqual(await first(reader), [0, 0, 1, 2]);
  assert.notEqual(await writeInBox(reader, "4294967296", "number"), "");
  assert.equal(await reader.page.getByRole("button", { name: "Write at the cursor" }).isDisabled(), true);
  await reader.leave();
});

test("what is copied in any form can be pasted again and gives the same bytes", async () => {
  const context = await site.browser.newContext({ permissions: ["clipboard-read"] });
  const reader = await visit("#v=1&experiment=one-value-every-order&tab=hex&sample=udp.bin", { context });
  const whole = [...readFileSync(`${samples}udp.bin`)];
  await documentIs(reader, whole.length);
  const forms = await reader.page.getByLabel("Copy as").locator("option").allTextContents();
  for (const form of forms.slice(1)) {
    await reader.page.getByLabel("Copy as").selectOption({ label: form });
    await reader.page.locator("#notice", { hasText: `Copied as ${form}` }).waitFor();
    const text = await reader.page.evaluate(() => navigator.clipboard.readText());
    assert.match(await writeInBox(reader, "00"), /1 byte/);
    await reader.page.getByRole("button", { name: "Replace everything" }).click();
    await documentIs(reader, 1);
    if (form === "struct.pack") {
      // A call, not a literal: Python gives its bytes. The program is in the same page.
      await reader.write(`import struct\nprint(${text})\n`);
      await reader.run();
      assert.match(await writeInBox(reader, (await reader.output()).trim()), /^Taken as Python bytes/);
    } else {
      assert.match(await writeInBox(reader, text), /^Taken as /, form);
    }
    await reader.page.getByRole("button", { name: "Replace everything" }).click();
    await documentIs(reader, whole.length);
    assert.deepEqual(await first(reader), whole.slice(0, 64), form);
  }
  assert.ok(forms.length > 9, forms.join());
  await reader.leave();
});

test("a link brings back the bytes as they were edited, the layout, the selection and the switches", async () => {
  const reader = await visit();
  await showBytes(reader);
  await reader.page.getByLabel("Sample", { exact: true }).selectOption("tiff_mm.tif");
  await documentIs(reader, 128);
  await reader.page.getByLabel("Wrong order beside").check();
  await writeInBox(reader, "49 49");
  await reader.page.getByRole("button", { name: "Write at the cursor" }).click();
  await reader.page.waitForFunction(() => globalThis.lockstep.state().edited.revision > 0);
  await reader.page.getByRole("button", { name: "Share" }).click();
  await reader.page.locator("#notice", { hasText: /Link/ }).waitFor();
  const before = await reader.state();
  const bytes = await first(reader);

  const other = await visit(new URL(reader.page.url()).hash);
  await documentIs(other, 128);
  assert.deepEqual(await first(other), bytes);
  const opened = await other.state();
  assert.deepEqual(opened.bytes, before.bytes);
  assert.equal(opened.document.name, "tiff_mm.tif");
  assert.equal(opened.bytes.flipped, true);
  await other.leave();
  await reader.leave();
});

test("a sample goes into a link by its name", async () => {
  const reader = await visit();
  await showBytes(reader);
  await reader.page.getByLabel("Sample", { exact: true }).selectOption("sqlite.db");
  await documentIs(reader, 8192);
  await reader.page.getByRole("button", { name: "Share" }).click();
  await reader.page.locator("#notice", { hasText: /Link/ }).waitFor();
  const { hash } = new URL(reader.page.url());
  assert.match(hash, /&sample=sqlite\.db/);
  assert.ok(hash.length < 300, hash);
  const other = await visit(hash);
  await documentIs(other, 8192);
  await other.leave();
  await reader.leave();
});

test("bytes that are too many for a link say so and offer a file", async () => {
  const reader = await visit();
  await showBytes(reader);
  const noise = Buffer.alloc(300_000);
  for (let i = 0, x = 1; i < noise.length; i++) noise[i] = (x = (x * 48271) % 2147483647) & 255;
  const [chooser] = await Promise.all([
    reader.page.waitForEvent("filechooser"),
    reader.page.getByRole("button", { name: /Open a file/ }).click(),
  ]);
  await chooser.setFiles({ name: "noise.bin", mimeType: "application/octet-stream", buffer: noise });
  await documentIs(reader, noise.length);
  await reader.page.getByRole("button", { name: "Share" }).click();
  await reader.page
    .locator("#notice", { hasText: /The link would be \d+ KB long; 256 KB is the most/ })
    .waitFor();
  const [download] = await Promise.all([
    reader.page.waitForEvent("download"),
    reader.page.getByRole("button", { name: "Save the bytes" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "noise.bin");
  assert.deepEqual(readFileSync(await download.path()), noise);
  await reader.leave();
});

test("the machines of a link are those of the form, and the other way round", async () => {
  const reader = await visit(
    "#v=1&experiment=one-value-every-order&tab=machines&machines=avr:s390x-linux-gnu:h:disk:none:7",
  );
  assert.equal(await reader.page.getByLabel("Written on").inputValue(), "avr");
  assert.equal(await reader.page.getByLabel("Value to send").inputValue(), "7");
  await reader.page.getByLabel("Read on").selectOption("sparc64-linux-gnu");
  await reader.page.getByLabel("Value to send").fill("258");
  await reader.page.getByLabel("At the boundary").selectOption("htonl");
  const { machines } = (await reader.state()).bytes;
  assert.deepEqual(machines, {
    from: "avr",
    to: "sparc64-linux-gnu",
    value: "258",
    type: "h",
    via: "disk",
    boundary: "htonl",
  });
  await reader.leave();
});

test("a damaged link of bytes says so, and the bytes that were edited are still there", async () => {
  const reader = await visit("#v=1&experiment=one-value-every-order&tab=hex&data=Y2BkAgA");
  await documentIs(reader, 3);
  await writeInBox(reader, "aa bb cc dd");
  await reader.page.getByRole("button", { name: "Write at the cursor" }).click();
  await documentIs(reader, 4);
  for (const field of [
    "tab=hexes",
    "layout=../x",
    "cursor=-1",
    "select=8-4",
    "machines=a:b",
    "data=%3C",
    "data=AAAA",
    "sample=../x",
    "sample=nothing.bin",
    `data=${deflateRawSync(Buffer.alloc(40_000_000)).toString("base64url")}`,
  ]) {
    await reader.page.evaluate((wish) => (location.hash = `#v=1&experiment=on-the-wire&${wish}`), field);
    const notice = reader.page.locator("#notice", { hasText: /^This link is damaged: .*What you had is/ });
    await notice.waitFor();
    assert.deepEqual(await first(reader), [0xaa, 0xbb, 0xcc, 0xdd], field);
    assert.equal((await reader.state()).experiment.name, "one-value-every-order");
    await reader.page.getByRole("button", { name: "Dismiss" }).click();
  }
  await reader.leave();
});

test("what the canvas shows of a document stands in the page as tables", async () => {
  const reader = await visit(
    "#v=1&experiment=one-value-every-order&tab=hex&sample=tiff_mm.tif&layout=tiff&pane=fields",
  );
  await documentIs(reader, 128);
  await reader.page.locator("#mirror summary").click();
  await reader.page.locator("#mirror-table", { hasText: "128 bytes" }).waitFor();
  const text = await reader.page.locator("#mirror-table").textContent();
  assert.match(text, /128 bytes/);
  assert.match(text, /4D 4D 00 2A/);
  assert.match(text, /magic.*42/);
  await reader.leave();
});

test("a link opens without the names that are not known, and says so", async () => {
  const reader = await visit();
  for (const [field, name] of [
    ["tab=hex&layout=nothere", "nothere"],
    ["tab=hex&number=zz9", "zz9"],
    ["tab=machines&machines=vax:avr:i:wire:none:1", "vax"],
    ["bytes=u99:5", "u99"],
  ]) {
    await reader.page.evaluate(
      (wish) => (location.hash = `#v=1&experiment=one-value-every-order&${wish}`),
      field,
    );
    await reader.page.locator("#notice", { hasText: `This page does not know “${name}”` }).waitFor();
    assert.equal((await reader.describe()).bytes.tab, (await reader.state()).bytes.tab);
  }
  await reader.leave();
});

test("whoever comes to the bytes from a program finds layouts and forms to choose from", async () => {
  const reader = await visit("");
  await reader.page.getByLabel("Experiment").selectOption("on-the-disk");
  await reader.page.waitForFunction(() => globalThis.lockstep.state().document?.name === "tiff_mm.tif");
  assert.equal(await reader.page.locator("#bytes-layout").inputValue(), "tiff");
  for (const id of ["bytes-layout", "bytes-copy"])
    assert.ok((await reader.page.locator(`#${id} option`).count()) > 5, id);
  await reader.leave();
});

test("find looks for a number in either order and says which one it was; go to moves the cursor", async () => {
  const reader = await visit("#v=1&experiment=one-value-every-order&tab=hex&sample=tiff_mm.tif");
  await documentIs(reader, 128);
  await reader.page.getByLabel("Find", { exact: true }).fill("42");
  await reader.page.locator("#find-kind").selectOption("number");
  await reader.page.getByRole("button", { name: "Next" }).click();
  assert.match(await reader.page.locator("#find-result").textContent(), /^At offset 2, as u16, big-endian/);
  const { begin, end } = (await reader.state()).bytes;
  assert.deepEqual([begin, end], [2, 4]);
  await reader.page.getByLabel("Go to offset").fill("0x1a");
  await reader.page.keyboard.press("Enter");
  assert.equal(await reader.page.locator("#find-result").textContent(), "At offset 26");
  assert.equal((await reader.state()).bytes.cursor, 26);
  await reader.leave();
});
