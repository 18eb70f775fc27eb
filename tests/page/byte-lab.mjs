// A reader at the byte lab.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

// The byte lab's own hands: presses what the drawing says has a name.
export class ByteLab {
  constructor(reader) {
    this.reader = reader;
    this.page = reader.page;
  }

  static async open(site, options) {
    const reader = await site.visit("x/one-value-every-order/", options);
    const lab = new ByteLab(reader);
    await lab.page.waitForFunction(() => globalThis.lockstep.describe() !== null);
    await lab.page.locator("#bytes-tabs label", { hasText: "Bytes" }).click();
    return lab;
  }

  async bytes() {
    await this.drawn();
    return (await this.reader.describe()).bytes;
  }

  // Two frames: the one that was asked for, and the one in which it is on the canvas.
  drawn() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  async place(name) {
    const { targets } = await this.bytes();
    const target = targets.find((each) => each.name === name);
    assert.ok(target, `${name} is on the canvas`);
    const canvas = this.page.locator("#canvas");
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    return [box.x + target.x, box.y + target.y];
  }

  async click(name) {
    await this.page.mouse.click(...(await this.place(name)));
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  async sample(name) {
    await this.page.getByLabel("Sample").selectOption({ label: name });
    await this.page.waitForFunction(
      (size) => globalThis.lockstep.describe().bytes.size === size,
      readFileSync(new URL(`../data/bytes/samples/${name}`, import.meta.url)).length,
    );
  }

  async row(name) {
    return (await this.bytes()).rows.find((each) => each.name === name);
  }

  leave() {
    return this.reader.leave();
  }
}
