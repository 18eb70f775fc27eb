// What a run is to be like, and the buttons that begin and end it.

import { valuesOf } from "../literals";
import { buildWords, engineWords, switchPointsWords, type Parameter } from "../protocol/protocol";
import { rowOf } from "../protocol/shape";
import { engineOf, isBusy, isOwn, literalsNow, type Intend, type Render, type Settings } from "../state";
import { find, make } from "./elements";

const choices = [
  { key: "build", name: "Build", rows: buildWords },
  { key: "engine", name: "Engine", rows: engineWords },
  { key: "switch_points", name: "Switch", rows: switchPointsWords },
] as const;

export function controls(intend: Intend): Render {
  const run = find<HTMLButtonElement>("run");
  const stop = find<HTMLButtonElement>("stop");
  const restore = find<HTMLButtonElement>("restore");
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  find("run-key").textContent = mac ? "⌘⏎" : "Ctrl ⏎";
  run.addEventListener("click", () => intend({ kind: "run" }));
  stop.addEventListener("click", () => intend({ kind: "stop" }));
  restore.addEventListener("click", () => intend({ kind: "restore" }));
  find("share").addEventListener("click", () => intend({ kind: "share" }));
  // The hash of the address is for links to runs.
  find("skip").addEventListener("click", (event) => {
    event.preventDefault();
    run.focus();
  });
  shortcuts(intend);

  const set = (settings: Partial<Settings>) => intend({ kind: "set", settings });
  const inputs = new Map<string, HTMLInputElement>();
  for (const { key, name, rows } of choices) {
    const group = make(
      "div",
      { className: "choice" },
      make("span", { className: "choice-name", id: `${key}-name` }, name),
    );
    const box = make("div", { className: "choice-options" });
    box.setAttribute("role", "radiogroup");
    box.setAttribute("aria-labelledby", `${key}-name`);
    for (const { word, label, about } of rows) {
      const input = make("input", { type: "radio", name: key, value: word });
      input.addEventListener("change", () => set({ [key]: word }));
      inputs.set(`${key}=${word}`, input);
      box.append(make("label", { title: about }, input, label));
    }
    group.append(box);
    find("settings").append(group);
  }
  const seed = make("input", { type: "number", min: "0", max: "4294967295", step: "1", id: "seed" });
  seed.addEventListener("change", () => {
    const value = Math.min(Math.max(Math.trunc(Number(seed.value)) || 0, 0), 0xffffffff);
    seed.value = String(value);
    set({ seed: value });
  });
  const seedBox = make("label", {
    className: "choice",
    title: "The simulation's scheduler draws its choices from this number",
  });
  seedBox.append(make("span", { className: "choice-name" }, "Seed"), seed);
  find("settings").append(seedBox);

  const parameters = parameterInputs(intend);
  return (state, before) => {
    stop.disabled = !isBusy(state);
    run.disabled = state.labProblem !== "";
    for (const { key } of choices) {
      const input = inputs.get(`${key}=${key === "engine" ? engineOf(state) : state.settings[key]}`);
      if (input) input.checked = true;
    }
    const live = inputs.get("engine=live")!;
    live.disabled = !state.isolated;
    live.parentElement!.title = state.isolated
      ? rowOf(engineWords, "live").about
      : "Real threads need a cross-origin isolated page, and this one is not";
    seedBox.hidden = engineOf(state) !== "sim" || state.recording !== null;
    if (state.settings.seed !== before?.settings.seed) seed.value = String(state.settings.seed);
    restore.hidden = isOwn(state);
    parameters(state, before);
  };
}

function parameterInputs(intend: Intend): Render {
  const place = find("parameters");
  let inputs: { name: string; input: HTMLInputElement }[] = [];
  const build = (parameter: Parameter) => {
    const { name, about, minimum, maximum } = parameter;
    const truth = minimum === "";
    const input = make(
      "input",
      truth ? { type: "checkbox" } : { type: "number", min: minimum, max: maximum },
    );
    input.addEventListener("change", () => {
      if (truth) return intend({ kind: "parameter", name, literal: input.checked ? "True" : "False" });
      const value = Math.min(Math.max(Number(input.value) || 0, Number(minimum)), Number(maximum));
      intend({
        kind: "parameter",
        name,
        literal: String(/[.eE]/.test(parameter.value) ? value : Math.round(value)),
      });
    });
    inputs.push({ name, input });
    place.append(make("label", { title: `${name}: ${about}` }, about || name, input));
  };
  return (state, before) => {
    const { experiment, literals } = state;
    if (experiment !== before?.experiment) {
      place.replaceChildren();
      inputs = [];
      experiment.parameters.forEach(build);
    } else if (literals === before.literals) {
      return;
    }
    const now = literalsNow(state);
    if (!now) return; // a moment later the lab has found them
    const values = valuesOf(now);
    for (const { name, input } of inputs) {
      const literal = values[name];
      input.disabled = literal === undefined;
      if (input.type === "checkbox") input.checked = literal === "True";
      else input.value = literal?.replaceAll("_", "") ?? "";
    }
  };
}

function shortcuts(intend: Intend): void {
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) intend({ kind: "run" });
      } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
        intend({ kind: "stop" });
      }
    },
    true, // before the editor and the canvas, which have uses of their own for these keys
  );
}
