// The experiment's text, and the list of experiments. The HTML was made from Markdown when the page was built.

import { catalogue } from "virtual:experiments";
import type { Experiment } from "../protocol/protocol";
import type { Intend, Render, State } from "../state";
import { find, make } from "./elements";

export function prose(intend: Intend): Render {
  const place = find("prose");
  const rest = find("prose-rest");
  const picker = find<HTMLSelectElement>("picker");
  for (const chapter of new Set(catalogue.map((entry) => entry.chapter))) {
    const entries = catalogue.filter((entry) => entry.chapter === chapter);
    const options = entries.map(({ name, title }) => make("option", { value: name }, title));
    picker.append(make("optgroup", { label: chapter }, ...options));
  }
  picker.addEventListener("change", () => intend({ kind: "open", experiment: picker.value }));

  let answer: HTMLDetailsElement | null = null;
  const build = (experiment: Experiment) => {
    answer = null;
    picker.value = experiment.name;
    document.documentElement.dataset["kind"] = experiment.kind;
    document.documentElement.dataset["program"] = experiment.program === "" ? "no" : "yes";
    document.title = `${experiment.title} · Lockstep`;
    const { consequence, introduction, state, trigger } = experiment;
    place.replaceChildren(
      make("p", { className: "chapter" }, experiment.chapter),
      make("h1", {}, experiment.title),
      ...rendered(introduction),
    );
    rest.replaceChildren(...section("State", state), ...section("Trigger", trigger));
    if (consequence === "") return;
    const summary = make("summary", {}, make("h2", {}, "Consequence"));
    answer = make("details", {}, summary, ...rendered(consequence));
    rest.append(answer);
  };
  return (state, before) => {
    const isNew = state.experiment !== before?.experiment;
    if (isNew) build(state.experiment);
    if (answer && isAnswered(state) && (isNew || !before || !isAnswered(before))) answer.open = true;
  };
}

// Whoever has yet to predict should not read the answer by accident; it opens when the answer is on the screen anyway.
const isAnswered = ({ experiment, prediction, run }: State) =>
  experiment.answers.length === 0 ||
  run.phase === "ended" ||
  (experiment.kind === "bytes" && prediction !== null);

function section(heading: string, html: string): Node[] {
  return html === "" ? [] : [make("section", {}, make("h2", {}, heading), ...rendered(html))];
}

function rendered(html: string): Node[] {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}
