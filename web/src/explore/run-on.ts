// From the step that is shown the simulation goes on, under the scheduler and the seed that the reader chooses.

import { find, make } from "../parts/elements";
import { rememberedScheduler, rememberScheduler } from "../remember";
import type { Intend, Render } from "../state";

const seedless = "in-turn"; // it draws nothing

export function runOn(intend: Intend): Render {
  const form = find<HTMLFormElement>("run-on");
  const scheduler = find<HTMLSelectElement>("run-on-scheduler");
  const seed = find<HTMLInputElement>("run-on-seed");
  const seedBox = find("run-on-seed-box");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = Math.min(Math.max(Math.trunc(Number(seed.value)) || 0, 0), 0xffffffff);
    seed.value = String(number);
    rememberScheduler(scheduler.value);
    intend({ kind: "run-on", scheduler: scheduler.value, seed: number });
  });
  const fit = () => (seedBox.hidden = scheduler.value === seedless);
  scheduler.addEventListener("change", fit);

  return ({ witness, capabilities }, before) => {
    form.hidden = witness === null || witness.phase !== "told" || witness.steps.length === 0;
    if (capabilities === before?.capabilities || !capabilities) return;
    const { schedulers } = capabilities;
    scheduler.replaceChildren(...schedulers.map((name) => make("option", { value: name }, name)));
    scheduler.value = rememberedScheduler(schedulers, seedless);
    fit();
  };
}
