import { quantile } from '../intervals/quantile';
import type { BeforeAfter, Change } from '../intervals/before-after';

/** How a fit is judged: on answers it did not see, each by a fit that did not see it, or on the very ones it was fitted on. */
export type JudgedOn = 'held-out' | 'out-of-fold' | 'in-sample';

/** What a fit makes of the order and the spread of the confidences. */
export interface Kept {
  /** True when all confidences come out nearly the same, though they differed before. */
  erased: boolean;
  /** True when higher confidences come out lower. */
  reversed: boolean;
  /** Where nineteen in twenty of the confidences lie afterwards. */
  range: [number, number];
}

/** What a fit did, by the proper scores: NLL and Brier. */
export interface FitOutcome {
  /**
   * `better`: NLL or Brier fell by more than chance, and neither rose; `worse` the other way round; `mixed`: one fell and the
   * other rose; `open`: neither changed by more than chance.
   */
  kind: 'better' | 'worse' | 'mixed' | 'open';
  kept: Kept;
  /** In words: first what was lost, then the proper scores, then the ECE. */
  sentence: string;
}

/** Confidences that differ by less than this are the same for any use. */
const SAME = 0.05;

function middle(confidences: ArrayLike<number>): [number, number] {
  const sorted = Float64Array.from(confidences).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** What a fit makes of the order and the spread of confidences. */
export function whatIsKept(before: ArrayLike<number>, after: ArrayLike<number>): Kept {
  const [was, is] = [middle(before), middle(after)];
  let [least, most] = [0, 0];
  for (let row = 1; row < before.length; row++) {
    if (before[row] < before[least]) least = row;
    if (before[row] > before[most]) most = row;
  }
  return {
    erased: is[1] - is[0] < SAME && was[1] - was[0] >= SAME,
    reversed: before[most] > before[least] && after[most] < after[least],
    range: is
  };
}

/** −1: surely fell; 1: surely rose; 0: cannot be told. */
function direction({ interval }: Change): -1 | 0 | 1 {
  if (!interval) return 0;
  return interval[1] < 0 ? -1 : interval[0] > 0 ? 1 : 0;
}

function changeWords(name: string, change: Change): string {
  const { before, after, interval } = change;
  const arrow = `${name} ${before.toFixed(3)} → ${after.toFixed(3)}`;
  if (!interval) return arrow;
  const [lo, hi] = interval;
  const ends = [Math.abs(lo), Math.abs(hi)].sort((a, b) => a - b).map((end) => end.toFixed(3));
  if (lo > 0) return `${arrow} (higher by ${ends[0]} to ${ends[1]})`;
  if (hi < 0) return `${arrow} (lower by ${ends[0]} to ${ends[1]})`;
  return `${arrow} (${Math.abs(lo).toFixed(3)} lower to ${hi.toFixed(3)} higher)`;
}

const headWords = {
  better: 'Better',
  worse: 'Worse',
  mixed: 'One score is better and the other worse',
  open: 'No difference can be told'
};

const lossWords = ({ erased, reversed, range: [lo, hi] }: Kept) => {
  const [from, to] = [lo, hi].map((end) => Math.round(100 * end));
  if (erased) {
    const all = from === to ? `${from} %` : `${from} to ${to} %`;
    return `It erases what the confidences told: afterwards nearly all say ${all}, and a low ECE is then no merit. `;
  }
  return reversed ? 'It turns the order round: the surest come out as the least sure. ' : '';
};

/**
 * Words what a fit did: first whether it erased or reversed what the confidences told, then NLL and Brier, which both fall
 * only where the number says more about right and wrong; the ECE stands beside them and is never praised alone.
 * @param changes from `beforeAfter`
 * @param kept from `whatIsKept`, on the same rows
 */
export function fitOutcome(changes: BeforeAfter, kept: Kept, judgedOn: JudgedOn): FitOutcome {
  const directions = [direction(changes.nll), direction(changes.brier)];
  const fell = directions.includes(-1);
  const rose = directions.includes(1);
  const kind = fell && rose ? 'mixed' : fell ? 'better' : rose ? 'worse' : 'open';
  const answers = `${changes.n} answer${changes.n === 1 ? '' : 's'}`;
  const head = {
    'held-out': `${headWords[kind]} on the ${answers} it was not fitted on`,
    'out-of-fold': `${headWords[kind]} out of fold, on ${answers}`,
    'in-sample': `On the same ${answers} it was fitted on, which proves nothing for others`
  }[judgedOn];
  const figures = [
    changeWords(changes.likelihood === 'k-way' ? 'NLL of the right option' : 'NLL', changes.nll),
    changeWords('Brier', changes.brier),
    changeWords('ECE', changes.ece)
  ].join(', ');
  return { kind, kept, sentence: `${lossWords(kept)}${head}: ${figures}.` };
}
