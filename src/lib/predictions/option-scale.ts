import { counted } from './counted';
import type { Faults, Place } from './faults';

/** What the numbers of the options are said to be. */
export type OptionScaleKind = 'logits' | 'logprobs' | 'probs';

/** A probability of 0 is read as this, the least that counts in an NLL. */
const LEAST = 1e-12;
/** How far the probabilities of one choice may be from 1 in all, being rounded. */
const ROUNDED_SUM = 0.05;
const ROUNDING = 1e-9;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const looksLikeProbabilities = (values: readonly number[]) =>
  values.every((value) => value >= 0 && value <= 1) && Math.abs(sum(values) - 1) < 0.02;

/** Turns the numbers of options into logits, and refuses what they cannot be. */
export class OptionScale {
  private zeros = 0;
  private incomplete: number[] = [];
  private readonly areProbabilities: number;
  private refused = false;

  /**
   * @param all the numbers of all rows: what one row cannot tell, all of them can
   * @param percent whether `probs` are known to be from 0 to 100
   */
  constructor(
    private readonly kind: OptionScaleKind,
    private readonly column: string,
    private readonly all: readonly (readonly number[])[],
    private readonly percent: boolean
  ) {
    const like = all.filter(looksLikeProbabilities).length;
    this.areProbabilities = kind !== 'probs' && like >= all.length / 2 ? like : 0;
  }

  /** Logits, or log-probabilities, of one row; `null` with a fault. */
  logits(values: readonly number[], place: Place, faults: Faults): number[] | null {
    const fail = (reason: string) => {
      faults.add(place, this.column, values, reason);
      return null;
    };
    if (this.areProbabilities > 0 && looksLikeProbabilities(values)) {
      // Once is enough: it is the column that is misnamed.
      if (this.refused) return null;
      this.refused = true;
      const all = this.all.length > 1 ? ` (so are ${this.areProbabilities} of ${this.all.length} rows)` : '';
      return fail(
        `are probabilities, from 0 to 1 and 1 in all${all}, not ${this.kind}; name the column "probs", or say so with --columns probs=${this.column}`
      );
    }
    if (this.kind === 'logits') return [...values];
    if (this.kind === 'logprobs') return this.ofLogProbabilities(values, fail);
    return this.ofProbabilities(values, fail);
  }

  private ofLogProbabilities(values: readonly number[], fail: (reason: string) => null): number[] | null {
    if (values.some((value) => value > ROUNDING)) {
      return fail('holds a number above 0, but a log-probability is at most 0');
    }
    const total = sum(values.map(Math.exp));
    if (total > 1 + ROUNDED_SUM) {
      return fail(
        `are not log-probabilities of the options of one choice: the probabilities are ${total.toFixed(2)} in all; if they are scores to take a softmax of, say so with --columns logits=${this.column}`
      );
    }
    if (total < 1 - ROUNDED_SUM) this.incomplete.push(total);
    return [...values];
  }

  private ofProbabilities(given: readonly number[], fail: (reason: string) => null): number[] | null {
    const values = this.percent ? given.map((value) => value / 100) : given;
    if (values.some((value) => value < 0)) {
      const like = values.every((value) => value <= 0) ? '; log-probabilities are named "logprobs"' : '';
      return fail(`holds a number below 0, but a probability is from 0 to 1${like}`);
    }
    if (values.some((value) => value > 1 + ROUNDING)) {
      return fail('holds a number over 1; percentages are read with --percent, logits are named "logits"');
    }
    const total = sum(values);
    if (total === 0 || total > 1 + ROUNDED_SUM) {
      return fail(`are ${total.toFixed(2)} in all, but the probabilities of the options of one choice are 1`);
    }
    if (total < 1 - ROUNDED_SUM) this.incomplete.push(total);
    this.zeros += values.filter((value) => value < LEAST).length;
    return values.map((value) => Math.log(Math.max(LEAST, value)));
  }

  /** What was done, and what is doubtful, in sentences. */
  notes(): string[] {
    const notes: string[] = this.percent ? ['Probabilities were read as percentages.'] : [];
    if (this.zeros > 0) {
      notes.push(`${counted(this.zeros, 'probability', 'probabilities')} below 1e-12 read as 1e-12.`);
    }
    if (this.incomplete.length > 0) {
      const mean = sum(this.incomplete) / this.incomplete.length;
      notes.push(
        `In ${counted(this.incomplete.length, 'row')} the options do not hold all probability (${mean.toPrecision(2)} on average); it was divided by what they hold.`
      );
    }
    const inUnit = this.all.every((values) => values.every((value) => value >= 0 && value <= 1));
    if (this.kind === 'logits' && inUnit && this.areProbabilities === 0) {
      notes.push(
        `Doubt: every number under "${this.column}" is from 0 to 1. They were read as logits; if they are probabilities, they should be 1 in all.`
      );
    }
    return notes;
  }
}
