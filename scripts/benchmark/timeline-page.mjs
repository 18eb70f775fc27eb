// What scripts/bench has the browser do: the same events for both timelines, and how long each takes over its frames.

const threads = 4;
const width = 1280;
const height = 500;
const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** Four threads pass the GIL on; each turn is of another length, and three events: taken, dropped, wanted. */
function* turns(events) {
  let seed = 1;
  let now = 0;
  for (let i = 0; i < Math.floor(events / 3); ++i) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const begin = now + 1;
    now += 500 + (seed % 2000);
    yield { thread: i % threads, begin, end: now };
  }
}

/** The events as a lab sends them: messages of some thousand (src/trace/reader.h has the form). */
function* messages(events) {
  const kinds = { requested: 3, taken: 4, dropped: 5 };
  const most = 4 * 1333;
  let batch = Array.from({ length: threads }, () => []);
  let count = 0;
  const encode = () => {
    const words = 4 + batch.reduce((sum, list) => sum + 4 + 18 * list.length, 0);
    const out = new Uint32Array(words); // little-endian, as every browser's machine is
    let at = 0;
    const event = (ns, kind, object, value) => {
      out[at] = ns;
      out[at + 1] = ns / 2 ** 32;
      out[at + 2] = kind;
      out[at + 3] = object;
      out[at + 4] = value;
      at += 6;
    };
    for (const word of [0x72546b4c /* "LkTr" */, 1, threads, 4 * words]) out[at++] = word;
    batch.forEach((list, thread) => {
      for (const word of [thread, 3 * list.length, 0, 0]) out[at++] = word;
      for (const { begin, end } of list) {
        event(begin, kinds.taken, 1 + ((thread + 3) % threads), 0);
        event(end, kinds.dropped, 0, (end - begin) / 10);
        event(end, kinds.requested, 0, 0);
      }
    });
    batch = Array.from({ length: threads }, () => []);
    count = 0;
    return new Uint8Array(out.buffer);
  };
  for (const turn of turns(events)) {
    batch[turn.thread].push(turn);
    if (++count === most) yield encode();
  }
  if (count) yield encode();
}

const endOf = (events) => {
  let end = 0;
  for (const turn of turns(events)) end = turn.end;
  return end;
};

globalThis.lockstep = {
  async load(events) {
    const end = endOf(events);
    const { default: create } = await import("/ui.mjs");
    const module = await create({ canvas: document.getElementById("canvas"), onIntent() {} });
    const text = (value, use) => {
      const size = module.lengthBytesUTF8(value) + 1;
      const pointer = module._malloc(size);
      module.stringToUTF8(value, pointer, size);
      const answer = use(pointer);
      module._free(pointer);
      return answer;
    };
    if (text("#canvas", (pointer) => module._ui_start(pointer)) !== 0) throw new Error("no WebGL2");
    const state = { panel: "timeline", run: { state: "ended", build: "gil", engine: "live", clock: "wall" } };
    text(JSON.stringify(state), (pointer) => module._ui_state(pointer));
    module._ui_resize(width, height, 1);
    // Taking what came is timed, not the making of it. Frames come between, as while a run goes on.
    let taking = 0;
    let longest = 0;
    for (const bytes of messages(events)) {
      const pointer = module._malloc(bytes.length);
      module.HEAPU8.set(bytes, pointer);
      const began = performance.now();
      if (module._ui_trace(pointer, bytes.length) !== 0) throw new Error("the trace is refused");
      const took = performance.now() - began;
      taking += took;
      longest = Math.max(longest, took);
      module._free(pointer);
      await nextFrame();
    }
    const description = module.UTF8ToString(module._ui_describe());
    if (JSON.parse(description).end_ns === 0) throw new Error("nothing was taken");
    const show = async (begin, until) => {
      const view = { begin_ns: Math.round(begin), end_ns: Math.round(until) };
      text(JSON.stringify({ view }), (pointer) => module._ui_order(pointer));
      await nextFrame();
      await nextFrame();
      return { model: module._ui_frame_ms(0), painting: module._ui_frame_ms(1) };
    };
    globalThis.ours = { show, end };
    return { load_ms: taking, longest_ms: longest, memory: module.HEAPU8.length };
  },
  /** Twelve steps of panning, each a thirtieth of what is in view. */
  async pan(part) {
    const { show, end } = globalThis.ours;
    const span = end * part;
    const frames = [];
    for (let i = 0; i < 12; ++i) {
      const begin = (end - span) / 2 + (part < 1 ? (i * span) / 30 : 0);
      frames.push(await show(begin, begin + span));
    }
    return { model: median(frames.map((f) => f.model)), painting: median(frames.map((f) => f.painting)) };
  },
};

globalThis.peer = {
  async load(events) {
    await new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = "/vis.js";
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
    // One item for each stretch of running, one for each of waiting: what ours draws in the rows of threads.
    const items = [];
    const waits = Array(threads).fill(0);
    const ms = (ns) => ns / 1000; // its clock counts milliseconds, and would round
    for (const { thread, begin, end } of turns(events)) {
      items.push({
        id: items.length,
        group: thread,
        start: ms(waits[thread]),
        end: ms(begin),
        className: "waits",
        content: "",
      });
      items.push({ id: items.length, group: thread, start: ms(begin), end: ms(end), content: "" });
      waits[thread] = end;
    }
    const end = ms(endOf(events));
    const began = performance.now();
    const { Timeline, DataSet } = globalThis.vis;
    const groups = Array.from({ length: threads }, (_, id) => ({ id, content: `Thread ${id}` }));
    const options = { stack: false, height: `${height}px`, start: 0, end, showCurrentTime: false };
    const timeline = new Timeline(
      document.getElementById("peer"),
      new DataSet(items),
      new DataSet(groups),
      options,
    );
    await new Promise((done) => timeline.on("changed", done));
    globalThis.theirs = { timeline, end };
    return { load_ms: performance.now() - began, memory: performance.memory?.usedJSHeapSize ?? 0 };
  },
  async pan(part) {
    const { timeline, end } = globalThis.theirs;
    const span = end * part;
    const frames = [];
    for (let i = 0; i < 12; ++i) {
      const begin = (end - span) / 2 + (part < 1 ? (i * span) / 30 : 0);
      const before = performance.now();
      timeline.setWindow(begin, begin + span, { animation: false });
      timeline.redraw();
      frames.push(performance.now() - before);
      await nextFrame();
    }
    return { all: median(frames) };
  },
};
