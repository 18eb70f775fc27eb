// What can still come out where the reader says who goes on, in words: how many switches it takes, what is proved to be
// out of reach, and what nobody knows. No page is needed here.

import type { Ahead, Ending } from "../protocol/protocol";
import { count, statusText } from "./exploration";
import { anyBad, anyHang, leftWaiting, quoted, threadName, type Witness } from "./witness";

/** "Prints “1”", "Deadlock at lines 6, 10 and 16", "KeyError: 'a'", "Never ends" */
export function endingName(ending: Ending): string {
  const { status, stdout, stderr, blocked, endless } = ending;
  if (endless) return "Never ends";
  const printed = stdout === "" ? "" : `prints ${quoted(stdout)}`;
  const complaint = isRaised(ending) ? (stderr.trimEnd().split("\n").at(-1) ?? "") : "";
  if (status === "deadlock") {
    const lines = [...new Set(blocked.map(({ line }) => line).filter((line) => line > 0))].sort(
      (a, b) => a - b,
    );
    const where = lines.length === 0 ? "" : ` at ${lines.length === 1 ? "line" : "lines"} ${listed(lines)}`;
    return `Deadlock${where}${printed && `, ${printed}`}`;
  }
  if (complaint !== "") return `${complaint}${printed && `, ${printed}`}`;
  if (status !== "ok") return `${statusText(ending)}${printed && `, ${printed}`}`;
  return printed === "" ? "Prints nothing" : `P${printed.slice(1)}`;
}

const listed = (numbers: number[]) =>
  numbers.length < 2 ? numbers.join("") : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;

const isRaised = ({ stderr }: Ending) => stderr.includes("Traceback (most recent call last)");
export const isBad = (ending: Ending): boolean =>
  ending.endless || ending.status !== "ok" || isRaised(ending);

/** The same ending has the same key, however often it is asked for. */
export const endingKey = ({ status, stdout, stderr, blocked, endless }: Ending): string =>
  JSON.stringify([status, stdout, stderr, blocked.map(({ thread, line }) => [thread, line]), endless]);

const hangs = ({ status, endless }: Ending): boolean => endless || status === "deadlock";

/** Whether an ending is what the reader wants to come to. */
export const isGoal = (ending: Ending, goal: string | null): boolean =>
  goal === anyBad
    ? isBad(ending)
    : goal === anyHang
      ? hangs(ending)
      : goal === endingKey(ending) || ending.blocked.some(({ thread }) => goal === leftWaiting(thread));

/** Goals that several endings fulfil, as far as there are such endings. */
export function widerGoals(witness: Witness): { goal: string; words: string }[] {
  const { endings } = witness;
  const goals: { goal: string; words: string }[] = [];
  if (endings.filter(isBad).length > 1) goals.push({ goal: anyBad, words: "Any of those that go wrong" });
  if (endings.filter(hangs).length > 1) goals.push({ goal: anyHang, words: "Make it hang, whichever way" });
  const stuck = new Set(endings.flatMap(({ blocked }) => blocked.map(({ thread }) => thread)));
  for (const thread of [...stuck].sort((a, b) => a - b).filter((id) => id > 0))
    goals.push({
      goal: leftWaiting(thread),
      words: `${threadName(witness, thread)} waits for ever, and never comes to its end`,
    });
  return goals;
}

/** Whether it can hang, and what is known of a thread that could be kept waiting while the others go on. `mayTurn`:
    whether some executions never end; null: no search has said so. */
export function fateText({ endings, aheadComplete, steps, phase }: Witness, mayTurn: boolean | null): string {
  if (phase !== "told" || endings.length === 0) return "";
  const canHang = endings.some(hangs);
  // What is known from the first step on is known of the whole program.
  const hanging =
    canHang || !aheadComplete || steps.length > 0 ? "" : "It cannot be made to hang: that is proved. ";
  if (mayTurn === false)
    return `${hanging}No thread can be starved, kept from going on for ever while the others do: every execution ends or stands still, which is proved.`;
  return mayTurn === true
    ? `${hanging}Some executions turn without end. Whether one thread can be starved so, kept from going on while the others do, is not decided here.`
    : `${hanging}Whether a thread can be starved, kept from going on for ever while the others do, is not decided here: all interleavings, searched to the end, may tell.`;
}

/** The fewest switches to an ending that is wanted; null: none leads there, as far as is known. */
export function switchesTo(ahead: Ahead[], { endings, goal }: Witness): number | null {
  const ways = ahead.filter(({ ending }) => isGoal(endings[ending]!, goal)).map(({ switches }) => switches);
  return ways.length === 0 ? null : Math.min(...ways);
}

const inSwitches = (switches: number) =>
  switches === 0 ? "without another switch" : `in ${count(switches, "switch", "switches")}`;

/** What is known of each ending from here. */
export function reachOf(
  witness: Witness,
): { ending: Ending; state: "ahead" | "gone" | "unknown"; words: string }[] {
  const { endings, ahead, aheadComplete, whole } = witness;
  return endings.map((ending, i) => {
    const way = ahead.find((each) => each.ending === i);
    if (way) return { ending, state: "ahead", words: whole ? "it came to this" : inSwitches(way.switches) };
    return aheadComplete
      ? { ending, state: "gone", words: "no longer possible" }
      : { ending, state: "unknown", words: "not known" };
  });
}

/** How much of what is possible from here is left behind an option. */
export function leftWords(behind: Ahead[], { ahead, endings, aheadComplete }: Witness): string {
  if (ahead.length === 0) return aheadComplete ? "" : "what can come out then is not known";
  const lost = ahead.filter(({ ending }) => !behind.some((each) => each.ending === ending));
  if (!aheadComplete) return `${count(behind.length, "outcome")} found behind it, perhaps more`;
  if (lost.length === 0)
    return ahead.length === 1
      ? ""
      : ahead.length === 2
        ? "both outcomes remain"
        : `all ${ahead.length} outcomes remain`;
  if (behind.length === 1) return `then only: ${endingName(endings[behind[0]!.ending]!)}`;
  if (lost.length <= 2)
    return `no longer: ${lost.map(({ ending }) => endingName(endings[ending]!)).join("; ")}`;
  return `${behind.length} of ${ahead.length} outcomes remain`;
}

/** How an option stands to the goal. */
export function goalWords(behind: Ahead[], witness: Witness): string {
  if (witness.goal === null) return "";
  const switches = switchesTo(behind, witness);
  if (switches !== null) return `goal ${inSwitches(switches)}`;
  return witness.aheadComplete ? "goal lost" : "goal: not known";
}

/** Where the goal stands now, as a sentence. */
export function goalText(witness: Witness): string {
  const { goal, whole, ahead, aheadComplete } = witness;
  if (goal === null) return "";
  const switches = switchesTo(ahead, witness);
  if (whole)
    return switches === null ? "It came to something else than your goal." : "You have come to your goal.";
  if (switches !== null) return `Your goal can be reached ${inSwitches(switches)}.`;
  return aheadComplete
    ? "Your goal can no longer be reached from here, whoever goes on. Take back a step."
    : "Whether your goal can be reached is not known: the search for it was cut.";
}
