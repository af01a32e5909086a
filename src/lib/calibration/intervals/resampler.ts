import { requireSameLength } from '../outcomes';
import { warmGenerator } from '../warm-generator';

/** Labels that put rows in groups: rows of one group are drawn together. */
export type GroupLabels = ArrayLike<string | number>;

/**
 * Draws bootstrap samples of n rows, or of whole groups of rows (cluster bootstrap; Field & Welsh 2007), from a seed.
 * A draw is given as counts, how often each row is in it, because most statistics can be had from counts in one pass over
 * rows sorted beforehand.
 */
export class Resampler {
  /** How often each row is in the last draw. */
  readonly counts: Uint16Array;
  /** Units drawn: rows, or groups. */
  readonly units: number;
  private readonly generator;
  /** Rows of each group, or `null` when rows are drawn one by one. */
  private readonly members: readonly Int32Array[] | null;

  /**
   * @param n rows
   * @param groups a label a row, to draw groups instead of rows
   * @throws RangeError when there is not a label for each row
   */
  constructor(n: number, seed: number, groups?: GroupLabels) {
    this.generator = warmGenerator(seed);
    this.counts = new Uint16Array(n);
    this.members = groups ? groupMembers(n, groups) : null;
    this.units = this.members?.length ?? n;
  }

  /** Draws as many units as there are, with replacement, into `counts`. */
  draw(): void {
    const { counts, units, members, generator } = this;
    counts.fill(0);
    // A 32-bit number scaled down is uneven by at most units / 2³², far below the error of a thousand resamples.
    const scale = units * 2 ** -32;
    if (!members) {
      for (let i = 0; i < units; i++) counts[((generator.next() >>> 0) * scale) | 0]++;
      return;
    }
    for (let i = 0; i < units; i++) {
      for (const row of members[((generator.next() >>> 0) * scale) | 0]) counts[row]++;
    }
  }

  /** Writes counts that leave out one unit and have all others once, as a jackknife does. */
  leaveOut(unit: number): void {
    this.counts.fill(1);
    if (this.members) for (const row of this.members[unit]) this.counts[row] = 0;
    else this.counts[unit] = 0;
  }
}

function groupMembers(n: number, groups: GroupLabels): Int32Array[] {
  requireSameLength({ length: n }, groups);
  const members = new Map<string | number, number[]>();
  for (let row = 0; row < n; row++) {
    const rows = members.get(groups[row]);
    if (rows) rows.push(row);
    else members.set(groups[row], [row]);
  }
  return Array.from(members.values(), (rows) => Int32Array.from(rows));
}

/** Row numbers of a draw, rising, each as often as it was drawn. */
export function rowsOf(counts: ArrayLike<number>): Int32Array {
  let size = 0;
  for (let row = 0; row < counts.length; row++) size += counts[row];
  const rows = new Int32Array(size);
  let at = 0;
  for (let row = 0; row < counts.length; row++) for (let k = 0; k < counts[row]; k++) rows[at++] = row;
  return rows;
}
