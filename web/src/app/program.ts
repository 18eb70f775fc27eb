// The program as it is edited: what the lab finds wrong with it, and where it has its parameters.

import { ownLiterals, withLiterals, type Literals } from "../literals";
import { LabGone, type LabPool } from "../lab/lab-pool";
import { literalsNow, type Store } from "../state";

export class Program {
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private finding: { source: string; done: Promise<void> } | undefined;

  constructor(
    private readonly store: Store,
    private readonly labs: LabPool,
  ) {}

  edit(source: string): void {
    // A recording is of one program; of another it would be a lie.
    this.store.update({ source, recording: null, selectedLine: null, errors: [] });
    void this.find();
    this.checkSoon();
  }

  restore(): void {
    this.take(ownLiterals(this.store.state.experiment));
  }

  async setParameter(name: string, literal: string): Promise<void> {
    const literals = await this.literals();
    if (literals) this.take(withLiterals(literals, { [name]: literal }));
  }

  /** The literals of the program as it stands; null when no lab can tell. */
  async literals(): Promise<Literals | null> {
    await this.find();
    return literalsNow(this.store.state);
  }

  /** Asks the lab for the errors of the program as it stands, a moment after the last change. */
  checkSoon(delayMs = 250): void {
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(() => void this.check(), delayMs);
  }

  private async check(): Promise<void> {
    const { experiment, source } = this.store.state;
    if (experiment.program === "") return;
    const errors = await this.labs
      .call("check", { source, filename: `${experiment.name}.py` })
      .catch(unlessGone);
    if (errors && this.store.state.source === source) this.store.update({ errors });
  }

  private take(literals: Literals): void {
    this.store.update({ literals });
    this.edit(literals.source);
  }

  private find(): Promise<void> {
    const { source } = this.store.state;
    if (literalsNow(this.store.state)) return Promise.resolve();
    if (this.finding?.source !== source) this.finding = { source, done: this.ask() };
    return this.finding.done;
  }

  private async ask(): Promise<void> {
    const { experiment, source } = this.store.state;
    const names = experiment.parameters.map(({ name }) => name);
    const places =
      names.length === 0 ? [] : await this.labs.call("find_parameters", { source, names }).catch(unlessGone);
    this.finding = undefined;
    if (places && this.store.state.source === source) this.store.update({ literals: { source, places } });
  }
}

/** For answers that nobody misses: undefined when the lab died. */
export function unlessGone(error: unknown): undefined {
  if (!(error instanceof LabGone)) throw error;
}
