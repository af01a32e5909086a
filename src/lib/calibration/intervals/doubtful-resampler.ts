import { warmGenerator } from '../warm-generator';
import { unitsOf } from './units';
import type { GroupLabels } from './resampler';

/** Apart from the seed of the resamples beside it, so that the two do not draw alike. */
const ASIDE = 0x5eed;

/**
 * Draws bootstrap samples as if four more units had been seen, two of which came out the other way: of n units each one drawn has, with
 * chance 2 / (n + 4), the other outcome (Agresti & Coull's four more outcomes, drawn). Rows of a unit turn together.
 */
export class DoubtfulResampler {
  /** How often each row is in the last draw as it is, and, from the n-th on, with the other outcome. */
  readonly counts: Uint16Array;
  private readonly generator;
  private readonly members: readonly number[][];

  /**
   * @param n rows
   * @param groups a label a row, to draw groups instead of rows
   * @throws RangeError when there is not a label for each row
   */
  constructor(
    private readonly n: number,
    seed: number,
    groups?: GroupLabels
  ) {
    this.generator = warmGenerator(seed ^ ASIDE);
    this.counts = new Uint16Array(2 * n);
    const { unitOf, count } = unitsOf(n, groups);
    const members: number[][] = Array.from({ length: count }, () => []);
    unitOf.forEach((unit, row) => members[unit].push(row));
    this.members = members;
  }

  /** Draws as many units as there are, with replacement, into `counts`. */
  draw(): void {
    const { n, counts, members, generator } = this;
    const units = members.length;
    const turned = (2 / (units + 4)) * 2 ** 32;
    const scale = units * 2 ** -32;
    counts.fill(0);
    for (let i = 0; i < units; i++) {
      const drawn = members[((generator.next() >>> 0) * scale) | 0];
      const from = generator.next() >>> 0 < turned ? n : 0;
      for (const row of drawn) counts[from + row]++;
    }
  }
}
