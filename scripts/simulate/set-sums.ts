import type { Interval } from '../../src/lib/calibration';
import { percent } from './tables';

/** Sums over draws of the coverage of sets that promise 90 %. */
export class SetSums {
  draws = 0;
  coverage = 0;
  private squares = 0;
  private size = 0;
  /** Draws in which the coverage lies where it does in 95 % of cases if the promise holds. */
  within = 0;

  add(coverage: number, size: number, [low, high]: Interval): void {
    this.draws++;
    this.coverage += coverage;
    this.squares += coverage * coverage;
    this.size += size;
    if (coverage >= low && coverage <= high) this.within++;
  }

  /** Mean coverage with twice its Monte Carlo error, bold where it is less than promised by more; mean size; share within. Dashes below 30 draws. */
  cells(): [coverage: string, size: string, within: string] {
    const { draws } = this;
    if (draws < 30) return ['–', '–', '–'];
    const mean = this.coverage / draws;
    const error = Math.sqrt(Math.max(0, this.squares / draws - mean * mean) / draws);
    const text = `${percent(mean)} ± ${percent(2 * error)}`;
    return [
      mean < 0.9 - 2 * error ? `**${text}**` : text,
      (this.size / draws).toFixed(2),
      percent(this.within / draws)
    ];
  }
}
