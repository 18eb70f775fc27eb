// The tree of schedules as a picture that is a list: branches inside branches, with lines between them, for the eye, the
// keyboard (arrows, Home, End, Enter) and a screen reader alike.

import { find, make } from "../parts/elements";
import type { Intend, Render } from "../state";
import { count } from "./exploration";
import {
  decisionOf,
  merged,
  openAtFirst,
  treeText,
  turnsOf,
  type Branch,
  type Path,
  type Turn,
} from "./tree";
import { deedText, threadName } from "./witness";

const mostTurns = 6; // that are shown of a branch

export function treeOfSchedules(intend: Intend): Render {
  const toggle = find<HTMLButtonElement>("tree-toggle");
  const panel = find("tree");
  const words = find("tree-words");
  const stop = find<HTMLButtonElement>("tree-stop");
  const place = find("tree-place");
  let open = new Set<string>();
  let isTouched = false; // the reader has opened or closed a branch
  let root: Branch | null = null;
  let chosen = "";
  let current = "0"; // the item that the keyboard is on

  toggle.addEventListener("click", () =>
    intend({ kind: "tree", open: toggle.getAttribute("aria-expanded") !== "true" }),
  );
  stop.addEventListener("click", () => {
    intend({ kind: "stop-tree" });
    (place.querySelector<HTMLElement>("[tabindex='0']") ?? toggle).focus();
  });

  const show = (path: Path) =>
    intend({ kind: "witness", column: path.column, key: path.key, schedule: path.schedule });
  const draw = () => {
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren();
    if (!root) return;
    const list = make("ul", { className: "tree" }, itemOf(root, open, chosen, 1, [1, 1]));
    list.setAttribute("role", "tree");
    list.setAttribute("aria-label", "The tree of schedules");
    place.append(list);
    const item = itemAt(current) ?? place.querySelector<HTMLElement>("[role='treeitem']")!;
    item.tabIndex = 0;
    if (hadFocus) item.focus({ preventScroll: true });
  };
  const itemAt = (id: string) => place.querySelector<HTMLElement>(`[data-branch="${id}"]`);
  const move = (item: HTMLElement | null | undefined) => {
    if (!item) return;
    for (const each of place.querySelectorAll<HTMLElement>("[tabindex='0']")) each.tabIndex = -1;
    item.tabIndex = 0;
    item.focus();
    current = item.dataset.branch!;
  };
  const branchAt = (id: string): Branch | null =>
    id
      .split(".")
      .slice(1)
      .reduce<Branch | null>((branch, i) => branch?.branches[Number(i)] ?? null, root);
  const set = (id: string, isOpen: boolean) => {
    isTouched = true;
    if (isOpen) open.add(id);
    else open.delete(id);
    current = id;
    draw();
  };
  const act = (id: string) => {
    const branch = branchAt(id);
    if (!branch) return;
    current = id;
    if (branch.branches.length > 0) set(id, !open.has(id));
    else show(branch.paths[0]!);
  };

  place.addEventListener("click", (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-branch]") : null;
    if (!item) return;
    move(item);
    act(item.dataset.branch!);
  });
  place.addEventListener("keydown", (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-branch]") : null;
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = item.dataset.branch!;
    const items = [...place.querySelectorAll<HTMLElement>("[data-branch]")];
    const at = items.indexOf(item);
    const isOpen = item.getAttribute("aria-expanded");
    if (event.key === "ArrowDown") move(items[at + 1]);
    else if (event.key === "ArrowUp") move(items[at - 1]);
    else if (event.key === "Home") move(items[0]);
    else if (event.key === "End") move(items.at(-1));
    else if (event.key === "ArrowRight" && isOpen === "false") set(id, true);
    else if (event.key === "ArrowRight" && isOpen === "true") move(items[at + 1]);
    else if (event.key === "ArrowLeft" && isOpen === "true") set(id, false);
    else if (event.key === "ArrowLeft") move(itemAt(id.replace(/\.\d+$/, "")));
    else if (event.key === "Enter" || event.key === " ") act(id);
    else return;
    event.preventDefault();
  });

  return (state, before) => {
    const { tree, exploration, witness } = state;
    const isOpen = tree.phase !== "closed";
    toggle.hidden = exploration.phase !== "ended" || exploration.rows.length === 0;
    const row = witness?.row ? `${witness.row.column} ${witness.row.key}` : "";
    if (before && tree === before.tree && row === chosen) return;
    chosen = row;
    panel.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
    words.textContent = isOpen ? treeText(tree) : "";
    stop.hidden = tree.phase !== "gathering";
    if (tree.paths !== before?.tree.paths) {
      if (tree.paths.length === 0) isTouched = false;
      root = merged(tree.paths);
      if (root && !isTouched) open = openAtFirst(root);
      if (!isTouched) current = "0";
    }
    draw();
  };
}

function itemOf(
  branch: Branch,
  open: Set<string>,
  chosen: string,
  level: number,
  [nth, of]: [number, number],
): HTMLElement {
  const item = make("li", { className: "tree-item", tabIndex: -1 });
  item.dataset.branch = branch.id;
  const attributes = { role: "treeitem", "aria-level": level, "aria-posinset": nth, "aria-setsize": of };
  for (const [name, value] of Object.entries(attributes)) item.setAttribute(name, String(value));
  const node = make("div", { className: "tree-node" }, ...wordsOf(branch, level === 1));
  node.style.setProperty(
    "--who",
    branch.steps[0] ? `var(--thread${branch.steps[0].thread % 8})` : "var(--border)",
  );
  item.append(node);
  if (branch.branches.length === 0) {
    const { name, isBad, key, column } = branch.paths[0]!;
    node.append(make("span", { className: isBad ? "tree-leaf bad" : "tree-leaf" }, name));
    if (`${column} ${key}` === chosen) item.setAttribute("aria-current", "true");
    return item;
  }
  const isOpen = open.has(branch.id);
  item.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) {
    const bad = branch.paths.filter(({ isBad }) => isBad).length;
    const outcomes = count(branch.paths.length, "outcome");
    node.append(make("span", { className: "hint" }, bad > 0 ? `${outcomes}, ${bad} bad` : outcomes));
    return item;
  }
  const { branches } = branch;
  const inner = branches.map((each, i) => itemOf(each, open, chosen, level + 1, [i + 1, branches.length]));
  const group = make("ul", { className: "tree-group" }, ...inner);
  group.setAttribute("role", "group");
  item.append(group);
  return item;
}

// Who goes on and what it does, and then the turns up to where it parts again.
function wordsOf(branch: Branch, isRoot: boolean): HTMLElement[] {
  const decision = decisionOf(branch);
  if (!decision) return isRoot ? [make("span", { className: "hint" }, "From the first step on:")] : [];
  const turns = turnsOf(branch.steps);
  const parts: HTMLElement[] = [];
  if (isRoot && branch.branches.length > 0) {
    parts.push(make("span", { className: "hint" }, "All begin so:"));
  } else {
    const { who, deed, line } = decision;
    const words = make("span", {}, make("strong", {}, who), ` ${deed}`);
    if (line > 0) words.append(" ", make("span", { className: "hint" }, `line ${line}`));
    parts.push(words);
    const [first] = turns;
    turns.splice(0, 1, { thread: first!.thread, steps: first!.steps.slice(1) });
    if (turns[0]!.steps.length === 0) turns.shift();
  }
  const shown = turns.length > mostTurns ? turns.slice(0, mostTurns - 1) : turns;
  if (shown.length > 0)
    parts.push(make("span", { className: "turns" }, ...shown.map((turn) => turnOf(turn, branch))));
  const rest = turns.length - shown.length;
  if (rest > 0) parts.push(make("span", { className: "hint" }, `and ${count(rest, "turn")} more`));
  return parts;
}

function turnOf({ thread, steps }: Turn, { threads }: Branch): HTMLElement {
  const times = steps.length > 1 ? ` ×${steps.length}` : "";
  const turn = make("span", { className: "turn" }, `${threadName({ threads }, thread)}${times}`);
  turn.title = steps.map(deedText).join("\n");
  turn.style.setProperty("--who", `var(--thread${thread % 8})`);
  return turn;
}
