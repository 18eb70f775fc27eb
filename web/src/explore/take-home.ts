// An execution as a plain Python file: the program as it is, with the steps as comments above it, and what makes a real
// CPython go the same way. The code is CPython's byte for byte, so that a step is an instruction of it: before each the
// file lets its thread wait for its turn (sys.monitoring). No page is needed here.

import { buildWords, switchPointsWords } from "../protocol/protocol";
import { labelOf } from "../protocol/shape";
import { count } from "./exploration";
import { deedText, endingText, threadName, type Witness } from "./witness";

const mark = "# ==== the program ====";

/** Why a CPython cannot be made to go this way; "": it can. */
export function unforced({ whole, steps, threads }: Witness): string {
  if (!whole) return "the steps are not all of the execution";
  if (steps.every(({ instruction }) => instruction === null)) return "there is one thread";
  const present = threads.filter((_, id) => steps.some(({ thread }) => thread === id));
  if (new Set(present).size < present.length) return "threads have the same name";
  return "";
}

export function pythonFile(witness: Witness, name: string): string {
  const { steps, build, switch_points, why, source } = witness;
  const reason = unforced(witness);
  const widest = Math.max(0, ...steps.map(({ thread }) => threadName(witness, thread).length));
  const told = steps.map(
    (step, i) =>
      `${String(i + 1).padStart(5)}  ${threadName(witness, step.thread).padEnd(widest)}  ${
        step.line > 0 ? `line ${String(step.line).padEnd(4)}` : "".padEnd(9)
      }  ${deedText(step)}`,
  );
  const rules = `${labelOf(buildWords, build)}, threads switch ${labelOf(switchPointsWords, switch_points)}`;
  const comments = [
    `${name}, as Lockstep went through it (${rules})`,
    "",
    witness.whole ? endingText(witness) : `Only the first ${count(steps.length, "step")} are known.`,
    ...why.map(({ text }) => text),
    "",
    "What each thread did that others can see; the lines are the program's own:",
    ...told,
    "",
    reason === ""
      ? "CPython 3.14 goes the same way when it runs this file: before each step its thread waits for its turn."
      : `A CPython cannot be made to go this way (${reason}): this is the program, with what is known of it.`,
  ].flatMap((text) => text.split("\n"));
  const head = comments.map((text) => `# ${text}`.trimEnd()).join("\n");
  const program = source.endsWith("\n") ? source : `${source}\n`;
  return reason === "" ? `${head}\n${director(witness)}${mark}\n${program}` : `${head}\n\n${program}`;
}

const literal = (text: string) => JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, escaped);
const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

function director(witness: Witness): string {
  const rows = witness.steps
    .filter(({ instruction }) => instruction !== null)
    .map(({ thread, calls, function_line, instruction, deed }) => {
      const place = [
        literal(threadName(witness, thread)),
        literal(calls.at(-1) ?? ""),
        function_line,
        instruction,
      ];
      return `        (${[...place, deed === "waits" ? "True" : "False"].join(", ")}),`;
    });
  return `

def _in_lockstep():
    import faulthandler, sys, threading, types

    # Thread, function, its first line, the instruction in it, whether it waits there for another thread.
    steps = [
${rows.join("\n")}
    ]
    ends_in_deadlock = ${witness.status === "deadlock" ? "True" : "False"}
    with open(__file__, encoding="utf-8") as file:
        head, line, program = file.read().partition("\\n" + "${mark}\\n")
    above = (head + line).count("\\n")
    ahead = {}
    for turn, (thread, *place, waits) in enumerate(steps):
        ahead.setdefault(thread, []).append((turn, place, waits))
    now, at, is_lost, in_step = 0, threading.Condition(threading.Lock()), False, set()

    def made():
        nonlocal now
        now += 1
        at.notify_all()
        if now == len(steps) and ends_in_deadlock:
            faulthandler.dump_traceback_later(2, exit=True)  # where they wait for one another

    def come_to(code, instruction):
        nonlocal is_lost
        thread = threading.current_thread().name
        with at:
            if thread in in_step:  # it has come further
                in_step.discard(thread)
                made()
            first_line = code.co_firstlineno - (0 if code.co_name == "<module>" else above)
            left = ahead.get(thread)
            if is_lost or not left or left[0][1] != [code.co_qualname, first_line, instruction]:
                return
            turn, _, waits = left.pop(0)
            if not at.wait_for(lambda: now == turn or is_lost, 10):
                is_lost = True
                at.notify_all()
                print(f"step {now + 1} does not come: from here on this is another run", file=sys.stderr)
            elif waits:
                made()
            else:
                in_step.add(thread)

    def leave(code, instruction, exception):
        if code.co_filename == __file__:
            come_to(code, -1)

    monitoring = sys.monitoring
    tool, events = monitoring.DEBUGGER_ID, monitoring.events
    monitoring.use_tool_id(tool, "lockstep")
    monitoring.register_callback(tool, events.INSTRUCTION, come_to)
    monitoring.register_callback(tool, events.PY_UNWIND, leave)
    monitoring.set_events(tool, events.PY_UNWIND)

    def watch(code):
        monitoring.set_local_events(tool, code, events.INSTRUCTION)
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                watch(constant)

    code = compile("\\n" * above + program, __file__, "exec")
    watch(code)
    exec(code, {"__name__": "__main__", "__file__": __file__, "__builtins__": __builtins__})


_in_lockstep()
raise SystemExit  # the program has run; below it stands as it is

`;
}
