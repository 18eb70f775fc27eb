// What the page makes of messages and of parameters, without a browser. About two seconds.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { before, test } from "node:test";
import { runnerImport } from "../../web/node_modules/vite/dist/node/index.js";

const source = (path) => fileURLToPath(new URL(`../../web/src/${path}`, import.meta.url));
const load = async (path) =>
  (await runnerImport(source(path), { logLevel: "silent", configFile: false })).module;

let protocol;
let shape;
let literals;
before(async () => {
  protocol = await load("protocol/protocol.ts");
  shape = await load("protocol/shape.ts");
  literals = await load("literals.ts");
});

const thread = {
  id: 0,
  name: "MainThread",
  instructions: 1,
  running_ns: 1,
  waiting_for_gil_ns: 0,
  blocked_ns: 0,
  ended: "returned",
  line: 0,
  waits_for: "",
};
const report = {
  status: "ok",
  detail: "",
  error: null,
  stdout: "",
  stderr: "",
  schedule: "",
  wall_ns: 1,
  virtual_ns: 0,
  instructions: 1,
  switches: 0,
  engine: "sim",
  build: "gil",
  switch_points: "3.14",
  cores: 1,
  vm_version: "2",
  threads: [thread],
};
const read = (value) => shape.parse(protocol.ReportShape, JSON.stringify(value), "report");

test("a message is read as it is", () => {
  assert.deepEqual(read(report), report);
  assert.deepEqual(read({ ...report, outcome: null, later: 1 }), { ...report, outcome: null });
});

test("a message that is not as the protocol says is refused with its place", () => {
  const refused = (value, message) => assert.throws(() => read(value), { message });
  refused([], "report has to be a Report, not []");
  refused({ ...report, status: "fine" }, /^report.status has to be one of ok, .*, not "fine"$/);
  refused({ ...report, cores: "2" }, 'report.cores has to be a number from 0 up, not "2"');
  refused({ ...report, threads: [thread, { ...thread, line: null }] }, /^report.threads\[1\].line has to be/);
  refused({ ...report, threads: undefined }, "report.threads is missing");
  assert.throws(() => shape.parse(protocol.ReportShape, "{", "report"), { message: "report is not JSON" });
});

test("what a message leaves out means its default", () => {
  assert.deepEqual(protocol.BytesShape.read({}, "bytes"), protocol.defaultBytes);
  const { machines } = protocol.BytesShape.read({ machines: { via: "disk" } }, "bytes");
  assert.deepEqual(machines, { ...protocol.defaultMachines, via: "disk" });
});

test("literals change where they stand, and what stands behind them moves along", () => {
  const program = "n = 5  # n = 1\nm = True\n";
  const places = [
    { name: "m", literal: "True", offset: program.indexOf("True") },
    { name: "n", literal: "5", offset: 4 },
  ];
  const changed = literals.withLiterals({ source: program, places }, { n: "1_000", m: "False", other: "3" });
  assert.equal(changed.source, "n = 1_000  # n = 1\nm = False\n");
  assert.deepEqual(literals.valuesOf(changed), { n: "1_000", m: "False" });
  for (const { literal, offset } of changed.places)
    assert.equal(changed.source.slice(offset, offset + literal.length), literal);
});

test("a program is an experiment's own whatever values its parameters have, and not when anything else changed", () => {
  const experiment = { program: "n = 5\nprint(n)\n", parameters: [{ name: "n", value: "5", offset: 4 }] };
  const own = literals.ownLiterals(experiment);
  assert.ok(literals.isOwnProgram(own, experiment));
  assert.ok(literals.isOwnProgram(literals.withLiterals(own, { n: "70" }), experiment));
  const other = { source: "n = 5\nprint(n, n)\n", places: own.places };
  assert.ok(!literals.isOwnProgram(other, experiment));
});
