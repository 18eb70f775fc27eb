// The byte lab on its canvas, by mouse, finger and keyboard: type over bytes, turn bits, read fields, find, copy, come back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ByteLab } from "./byte-lab.mjs";
import { openSite } from "./reader.mjs";

const recorded = JSON.parse(readFileSync(new URL("../data/bytes/layouts.json", import.meta.url), "utf8"));

let site;
before(async () => (site = await openSite()));
after(() => site?.close());

const Lab = { open: (options) => ByteLab.open(site, options) };

test("a byte that is typed over changes both columns", async () => {
  const lab = await Lab.open();
  await lab.sample("udp.bin");
  await lab.click("pane inspector");
  await lab.click("byte 0");
  await lab.type("1234");
  await lab.press("Home");
  const { little, big } = await lab.row("u16");
  assert.deepEqual([little, big], [String(0x3412), String(0x1234)]);
  await lab.press("Control+z");
  assert.notEqual((await lab.row("u16")).big, String(0x1234));
  await lab.press("Control+y");
  await lab.press("Home");
  assert.equal((await lab.row("u16")).big, String(0x1234));
  await lab.click("text 4"); // and in the column at the right as text
  await lab.type("Hi f");
  assert.deepEqual(
    (await lab.bytes()).document.slice(4, 8),
    [..."Hi f"].map((c) => c.charCodeAt(0)),
  );
  await lab.leave();
});

test("a reading that is typed over writes its bytes in the order of its column", async () => {
  const lab = await Lab.open();
  await lab.sample("udp.bin");
  await lab.click("pane inspector");
  await lab.click("byte 0");
  await lab.click("u32 big");
  await lab.type("0x01020304");
  await lab.press("Enter");
  assert.deepEqual((await lab.bytes()).document.slice(0, 4), [1, 2, 3, 4]);
  await lab.click("u32 little");
  await lab.type("0x01020304");
  await lab.press("Enter");
  assert.deepEqual((await lab.bytes()).document.slice(0, 4), [4, 3, 2, 1]);
  await lab.leave();
});

test("bits are turned by dragging over them, and by keys", async () => {
  const lab = await Lab.open();
  await lab.sample("udp.bin");
  await lab.click("pane inspector");
  await lab.click("byte 0");
  await lab.click("f32 big");
  await lab.type("1");
  await lab.press("Enter");
  await lab.click("pane bits");
  await lab.click("type f32");
  await lab.click("order big");
  assert.equal((await lab.bytes()).bits.value, "1.0");
  const from = await lab.place("bit 24");
  const to = await lab.place("bit 23");
  await lab.page.mouse.move(...from);
  await lab.page.mouse.down();
  await lab.page.mouse.move(...to, { steps: 4 });
  await lab.page.mouse.up();
  // Both were 1 and are 0 now: the exponent went from 127 to 124.
  assert.equal((await lab.bytes()).bits.value, "0.125");
  await lab.press("Control+z"); // the drag was one step
  assert.equal((await lab.bytes()).bits.value, "1.0");
  await lab.click("bit 31");
  assert.equal((await lab.bytes()).bits.value, "-1.0");
  await lab.press("ArrowRight", "ArrowUp"); // the exponent, by one
  assert.equal((await lab.bytes()).bits.value, "-2.0");
  await lab.leave();
});

test("every sample file opens, and its fields are read as recorded", async () => {
  const lab = await Lab.open();
  const files = { cpio_pdp: "cpio_pdp.cpio", java_class: "Hello.class" };
  const samples = await lab.page.getByLabel("Sample").locator("option").allTextContents();
  let fields = 0;
  let formats = 0;
  for (const format of recorded) {
    const file = files[format.id] ?? samples.find((name) => name.replace(/\.\w+$/, "") === format.id);
    if (!file) continue;
    const data = readFileSync(new URL(`../data/bytes/samples/${file}`, import.meta.url)).toString("hex");
    if (!data.startsWith(format.hex)) continue; // a header that stands further back in its file
    // One layout reads both orders of these.
    const shared = /^(tiff|elf|npy|mo|pcap)_/.exec(format.id);
    await lab.sample(file);
    await lab.page.getByLabel("Layout").selectOption(shared ? shared[1] : format.id);
    const bytes = await lab.bytes();
    assert.equal(bytes.stopped, "", format.id);
    for (const { offset, size, value, type, bits } of format.fields) {
      if (!/^[ui]\d+$/.test(type) || !Number.isSafeInteger(value) || bits || size > 8) continue;
      const read = bytes.fields.filter(
        (each) => each.begin === offset && each.end === offset + size && each.type === type,
      );
      assert.ok(
        read.some((each) => each.value === String(value)),
        `${format.id} at ${offset}: ${value}, read ${JSON.stringify(read)}`,
      );
      fields++;
    }
    formats++;
  }
  assert.ok(formats >= 25, `${formats} formats`);
  assert.ok(fields >= 200, `${fields} fields`);
  await lab.leave();
});

test("the field of the byte that is pointed at comes into view in the tree, and marks its bytes", async () => {
  const lab = await Lab.open();
  await lab.sample("elf_be.elf");
  await lab.page.setViewportSize({ width: 700, height: 900 }); // the tree has a few rows only
  const fields = (await lab.bytes()).fields;
  const last = fields.findIndex(({ name }) => name === "e_shstrndx");
  const isInView = async () => (await lab.bytes()).targets.some(({ name }) => name === `field ${last}`);
  assert.equal(await isInView(), false);
  await lab.page.mouse.move(...(await lab.place(`byte ${fields[last].begin}`)));
  assert.equal(await isInView(), true);
  await lab.click(`field ${last}`);
  const { begin, end } = await lab.bytes();
  assert.deepEqual([begin, end], [fields[last].begin, fields[last].end]);
  await lab.leave();
});

test("the wrong order stands beside the right one, and a MAC address has none", async () => {
  const lab = await Lab.open();
  await lab.sample("ethernet_arp.bin");
  await lab.page.getByLabel("Layout").selectOption("ethernet_arp");
  await lab.click("wrong order");
  const { fields, flipped } = await lab.bytes();
  assert.equal(flipped, true);
  const ethertype = fields.find((each) => each.name === "ethertype");
  assert.deepEqual([ethertype.value, ethertype.flipped], ["2054", "as little: 1544"]);
  assert.ok(fields.some((each) => each.type === "mac" && each.flipped === ""));
  await lab.leave();
});

test("a number is found in big endian, with the keyboard alone", async () => {
  const lab = await Lab.open();
  await lab.sample("png.png");
  await lab.click("byte 0");
  await lab.press("Control+f");
  assert.equal(await lab.page.evaluate(() => document.activeElement.id), "find-text");
  await lab.type("218103808"); // 13, the length of IHDR, as a little-endian reader sees it
  await lab.press("Enter");
  assert.equal((await lab.bytes()).found, "u32, little-endian");
  await lab.press("Control+a");
  await lab.type("13 u32");
  await lab.press("Enter");
  const { found, begin, end } = await lab.bytes();
  assert.deepEqual([found, begin, end], ["u32, big-endian", 8, 12]);
  await lab.press("Escape");
  assert.equal(await lab.page.evaluate(() => document.activeElement.id), "canvas");
  await lab.press("Control+g");
  await lab.type("+0x10");
  await lab.press("Enter");
  assert.equal((await lab.bytes()).cursor, 24);
  await lab.leave();
});

test("bytes are selected by dragging and by Shift with arrows", async () => {
  const lab = await Lab.open();
  await lab.sample("png.png");
  const [from, to] = [await lab.place("byte 8"), await lab.place("byte 11")];
  await lab.page.mouse.move(...from);
  await lab.page.mouse.down();
  await lab.page.mouse.move(...to, { steps: 5 });
  await lab.page.mouse.up();
  let { begin, end } = await lab.bytes();
  assert.deepEqual([begin, end], [8, 12]);
  await lab.press("Shift+ArrowRight");
  ({ begin, end } = await lab.bytes());
  assert.deepEqual([begin, end], [8, 13]);
  await lab.leave();
});

test("what was edited comes back from a link", async () => {
  const lab = await Lab.open();
  await lab.sample("udp.bin");
  await lab.click("byte 3");
  await lab.type("c0ffee");
  const { document, size, cursor } = await lab.bytes();
  await lab.page.getByRole("button", { name: "Share" }).click();
  await lab.page.waitForFunction(() => location.hash.includes("sum="));
  const other = await site.visit(new URL(lab.page.url()).hash);
  await other.page.waitForFunction((bytes) => globalThis.lockstep.describe()?.bytes.size === bytes, size);
  const { bytes } = await other.describe();
  assert.deepEqual([bytes.document, bytes.cursor, bytes.tab], [document, cursor, "hex"]);
  await other.leave();
  await lab.leave();
});

test("on a phone the parts stand below each other and a tap sets the cursor", async () => {
  const lab = await Lab.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await lab.sample("png.png");
  const { view } = await lab.bytes();
  assert.equal(view.columns, 8);
  await lab.page.touchscreen.tap(...(await lab.place("byte 9"))); // wakes the canvas
  await lab.page.touchscreen.tap(...(await lab.place("byte 18")));
  await lab.page.waitForFunction(() => globalThis.lockstep.describe().bytes.cursor === 18);
  await lab.leave();
});

test("a finger selects by dragging", async () => {
  const lab = await Lab.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await lab.sample("iso9660_rootdir.iso");
  const { page } = lab;
  await page.touchscreen.tap(...(await lab.place("byte 0"))); // wakes the canvas
  await page.waitForFunction(() => globalThis.lockstep.state().canvasActive);
  const touch = await page.context().newCDPSession(page);
  const send = async (type, ...points) => {
    const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
    await touch.send("Input.dispatchTouchEvent", { type, touchPoints });
    await lab.drawn();
  };
  const [from, to] = [await lab.place("byte 8"), await lab.place("byte 18")];
  await send("touchStart", from);
  await send("touchMove", to);
  await send("touchEnd");
  const { begin, end, view } = await lab.bytes();
  assert.deepEqual([begin, end], [8, 19]);
  assert.equal(view.offset, 0);
  await lab.leave();
});

test("a machine with another byte order reads another number, until the boundary is minded", async () => {
  const lab = await Lab.open();
  await lab.page.locator("#bytes-tabs label", { hasText: "Two machines" }).click();
  await lab.page.getByLabel("Value to send").fill("305419896");
  let { carried } = await lab.bytes();
  assert.equal(carried.verdict, "305419896 becomes 2018915346");
  await lab.page.getByLabel("At the boundary").selectOption("htonl");
  ({ carried } = await lab.bytes());
  assert.equal(carried.ok, true);
  assert.deepEqual(carried.carried, [0x12, 0x34, 0x56, 0x78]);
  await lab.page.getByLabel("Written on").selectOption("s390x-linux-gnu");
  await lab.page.getByLabel("Read on").selectOption("avr");
  ({ carried } = await lab.bytes());
  assert.equal(carried.ok, false); // an int of two bytes
  await lab.leave();
});
