import type { Interval } from './intervals/bootstrap-interval';
import { LEAST_JUDGED } from './verdict-numbers';

/**
 * Whether the number tells right answers from wrong ones. `informative` and `next-to-none`: surely better than chance, and
 * in the second case surely not by much; `backwards`: surely worse; `none`: no better than chance as far as one can tell, and
 * surely not by much; `unknown`: too few answers to tell; `one-class`: all right or all wrong, so that there is nothing to
 * tell apart; `no-interval`: none was asked for; `too-few`: not judged.
 */
export interface DiscriminationFinding {
  kind:
    | 'informative'
    | 'next-to-none'
    | 'none'
    | 'backwards'
    | 'unknown'
    | 'one-class'
    | 'no-interval'
    | 'too-few';
  /** One sentence; empty where there is nothing to add. */
  sentence: string;
}

/** An AUROC surely below this is next to chance. */
const NEXT_TO_CHANCE = 0.6;

/** What the finding is made of. */
interface DiscriminationFigures {
  n: number;
  units?: number;
  accuracy: number;
  auroc: number;
  /** 95 % interval of the AUROC. */
  interval: Interval | null;
}

/** The finding on discrimination, by the interval of the AUROC. */
export function discriminationFinding(figures: DiscriminationFigures): DiscriminationFinding {
  const { n, units = n, accuracy, auroc, interval } = figures;
  if (units < LEAST_JUDGED) return { kind: 'too-few', sentence: '' };
  if (accuracy === 0 || accuracy === 1) {
    const all = accuracy === 1 ? 'right' : 'wrong';
    return {
      kind: 'one-class',
      sentence: `All answers are ${all}, so that nothing can be said of how well it tells right from wrong.`
    };
  }
  if (!interval) return { kind: 'no-interval', sentence: `AUROC ${auroc.toFixed(2)}.` };
  const [lo, hi] = interval;
  const close = Math.min(Math.abs(lo - 0.5), Math.abs(hi - 0.5)) < 0.01;
  const number = (value: number) => value.toFixed(close ? 3 : 2);
  const area = `AUROC ${number(auroc)}, ${number(lo)} to ${number(hi)}`;
  const less = `AUROC ${number(auroc)}, at most ${number(hi)}`;
  if (hi < 0.5) {
    return { kind: 'backwards', sentence: `The surer it is, the more often it is wrong (${area}).` };
  }
  if (lo > 0.5) {
    return hi < NEXT_TO_CHANCE
      ? {
          kind: 'next-to-none',
          sentence: `Its number hardly tells right from wrong: next to no information (${area}).`
        }
      : { kind: 'informative', sentence: `Its number tells right from wrong better than chance (${area}).` };
  }
  return hi < NEXT_TO_CHANCE
    ? {
        kind: 'none',
        sentence: `Its number tells right from wrong no better than chance (${less}): no information.`
      }
    : {
        kind: 'unknown',
        sentence: `Whether its number tells right from wrong cannot be told from ${units < n ? `${units} questions` : `${n} answers`} (${area}).`
      };
}
