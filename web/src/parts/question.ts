// Predict, then see: the question before the run, and afterwards what came, held against the prediction.

import type { Experiment } from "../protocol/protocol";
import { isOwn, type Intend, type Render, type State } from "../state";
import { find, make } from "./elements";

export function question(intend: Intend): Render {
  const form = find<HTMLFormElement>("question");
  const verdict = make("p", { className: "verdict" });
  verdict.setAttribute("role", "status");
  const again = find("result"); // beside the output, where the question is out of sight
  form.addEventListener("submit", (event) => event.preventDefault());

  const build = (experiment: Experiment) => {
    form.hidden = experiment.answers.length === 0;
    const answers = experiment.answers.map(({ text }, index) => {
      const input = make("input", { type: "radio", name: "prediction", value: String(index) });
      input.addEventListener("change", () => intend({ kind: "predict", answer: index }));
      return make("label", {}, input, make("span", {}, text));
    });
    const hint = experiment.kind === "python" ? "Choose, then press Run." : "Choose, then look at the bytes.";
    const fields = make("fieldset", {}, make("legend", {}, experiment.question), ...answers);
    form.replaceChildren(fields, make("p", { className: "hint" }, hint), verdict);
  };

  return (state, before) => {
    const { experiment, prediction, run } = state;
    if (experiment !== before?.experiment) build(experiment);
    else if (prediction === before.prediction && run === before.run) return;
    form
      .querySelectorAll<HTMLInputElement>("input")
      .forEach((input, index) => (input.checked = index === prediction));
    const said = experiment.kind === "bytes" ? verdictOnBytes(state) : verdictOnRun(state);
    form.querySelector<HTMLElement>(".hint")!.hidden = said !== null || prediction !== null;
    verdict.hidden = said === null;
    verdict.className = `verdict ${said?.tone ?? ""}`;
    verdict.replaceChildren(make("strong", {}, said?.head ?? ""), said ? ` ${said.text}` : "");
    again.hidden = said === null || experiment.kind === "bytes";
    again.className = verdict.className;
    again.replaceChildren(...[...verdict.childNodes].map((node) => node.cloneNode(true)));
  };
}

interface Verdict {
  tone: "right" | "wrong" | "open";
  head: string;
  text: string;
}

function verdictOnBytes({ experiment, prediction }: State): Verdict | null {
  if (prediction === null) return null;
  const right = experiment.answers.find((answer) => answer.outcomes.includes(experiment.right));
  if (!right) return null;
  return experiment.answers[prediction] === right
    ? { tone: "right", head: "Right.", text: "The bytes show why." }
    : { tone: "wrong", head: "Look again:", text: right.text };
}

// One run shows one outcome. That it came proves that it can come; it proves nothing about the others.
function verdictOnRun(state: State): Verdict | null {
  const { experiment, prediction, run } = state;
  if (state.witness) return null; // it was chosen, not met
  if (run.phase !== "ended" || !run.report || run.report.status === "stopped") return null;
  const name = run.report.outcome;
  if (name === undefined) return null;
  if (name === null) {
    const changed = !isOwn(state);
    const text = changed
      ? "The program was changed, so the question no longer fits it."
      : "It came out in a way that this experiment does not know.";
    return { tone: "open", head: "None of these.", text };
  }
  const matching = experiment.answers.filter((answer) => answer.outcomes.includes(name));
  // Among several answers that allow what came, the narrowest says it best.
  const said = matching.sort((a, b) => a.outcomes.length - b.outcomes.length)[0]?.text ?? name;
  if (prediction === null) return { tone: "open", head: "It came out as:", text: said };
  const chosen = experiment.answers[prediction]!;
  if (!chosen.outcomes.includes(name))
    return { tone: "wrong", head: "Not this time.", text: `It came out as: ${said}` };
  return {
    tone: "right",
    head: "As you predicted.",
    text: chosen.outcomes.length > 1 ? `This time: ${said}` : "",
  };
}
