// Labs whose memory cannot grow as far as they would like, as on a phone: a program that wants more ends with a limit by
// its name, and the lab goes on with the next one. Costs about 15 s.
import assert from "node:assert/strict";
import { test } from "node:test";

import { HostileLab, MiB } from "./hostile.mjs";

const greedy = {
  "a list that doubles": "x = [1]\nwhile True: x += x\n",
  "a list that grows": "x = []\nwhile True: x.append(x)\n",
  "a dict that grows": "x = {}\nwhile True: x[len(x)] = x\n",
  "a set that grows": "x = set()\nwhile True: x.add(len(x))\n",
  "text that doubles": "x = 'a'\nwhile True: x = x + x\n",
  "bytes that double": "x = bytearray(b'a')\nwhile True: x += x\n",
  "text in pieces": "x = 'a b ' * 20000000\ny = x.split()\n",
  "small objects": "x = None\nwhile True: x = (x,)\n",
  "a large number": "x = 3\nwhile True: x = x << 1000000\n",
  "a source of ten million bytes": "compile('x=1\\n' * 2500000, 'f', 'exec')\n",
  "what is asked for at once": "x = bytearray(200000000)\n",
  "threads that stay":
    "import threading\nwhile True: threading.Thread(target=threading.Event().wait).start()\n",
  "threads that end": "import _thread\nwhile True: _thread.start_new_thread(lambda: None, ())\n",
};

for (const [name, engine, memory] of [
  ["lab", "live", 96 * MiB],
  ["lab-st", "sim", 64 * MiB],
])
  test(`${name} with ${memory / MiB} MiB ends programs that want more, and goes on`, async () => {
    const lab = new HostileLab(name, { memory });
    for (const [what, source] of Object.entries(greedy)) {
      const { fault, report, memory: taken } = await lab.run({ source, engine, timeout: 5 });
      assert.equal(fault, undefined, `${what}: ${fault}`);
      const ending = `${report.status} ${report.detail}`;
      assert.match(ending, /^(limit (memory|threads)|timeout )/, `${what}: ${report.stderr}`);
      assert.ok(taken <= memory, `${what} took ${taken}`);
      const next = await lab.run({ source: "print(len(list(range(1000))))\n", engine });
      assert.equal(next.report?.stdout, "1000\n", `after ${what}: ${next.fault} ${next.report?.detail}`);
    }
    await lab.end();
    assert.equal(lab.restarts, 0);
  });
