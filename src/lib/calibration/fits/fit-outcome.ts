import type { BeforeAfter, Change } from '../intervals/before-after';
import { lostWords } from './lost-words';
import type { Kept } from './what-is-kept';

/** How a fit is judged: on answers it did not see, each by a fit that did not see it, or on the very ones it was fitted on. */
export type JudgedOn = 'held-out' | 'out-of-fold' | 'in-sample';

/** What a fit did, by the proper scores: NLL and Brier. */
export interface FitOutcome {
  /**
   * `better`: NLL or Brier fell by more than chance, and the other did not rise, not even by what may be chance; `worse` the
   * other way round; `mixed`: one of them changed by more than chance, and the other the other way; `open`: neither changed by
   * more than chance.
   */
  kind: 'better' | 'worse' | 'mixed' | 'open';
  /** In words: first what was lost, then the proper scores, then the ECE, as seen and without chance. */
  sentence: string;
}

/** −1: surely fell; 1: surely rose; 0: cannot be told. */
function direction({ interval }: Change): -1 | 0 | 1 {
  if (!interval) return 0;
  return interval[1] < 0 ? -1 : interval[0] > 0 ? 1 : 0;
}

function kindOf({ nll, brier }: BeforeAfter): FitOutcome['kind'] {
  const told = [nll, brier].map(direction).filter((way) => way !== 0);
  if (told.length === 0) return 'open';
  const [way] = told;
  const against =
    told.some((other) => other !== way) ||
    [nll, brier].some(({ before, after }) => way * (after - before) < 0);
  return against ? 'mixed' : way < 0 ? 'better' : 'worse';
}

const arrowWords = (name: string, { before, after }: Pick<Change, 'before' | 'after'>) =>
  `${name} ${before.toFixed(3)} → ${after.toFixed(3)}`;

function changeWords(name: string, change: Change): string {
  const { interval } = change;
  const arrow = arrowWords(name, change);
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
  mixed: 'NLL and Brier disagree',
  open: 'No difference can be told'
};

/**
 * Words what a fit did: first whether it erased or reversed what the confidences told, then NLL and Brier, which both fall
 * only where the number says more about right and wrong; the ECE stands beside them and is never praised alone.
 * @param changes from `beforeAfter`
 * @param kept from `whatIsKept`, on the same rows
 */
export function fitOutcome(changes: BeforeAfter, kept: Kept, judgedOn: JudgedOn): FitOutcome {
  const kind = kindOf(changes);
  const answers = `${changes.n} answer${changes.n === 1 ? '' : 's'}`;
  const head = {
    'held-out': `${headWords[kind]} on the ${answers} it was not fitted on`,
    'out-of-fold': `${headWords[kind]} out of fold, on ${answers}`,
    'in-sample': `On the same ${answers} it was fitted on, which proves nothing for others`
  }[judgedOn];
  const figures = [
    changeWords(changes.likelihood === 'k-way' ? 'NLL of the right option' : 'NLL', changes.nll),
    changeWords('Brier', changes.brier),
    arrowWords('ECE', changes.ece),
    ...(changes.correctedEce ? [changeWords('without chance', changes.correctedEce)] : [])
  ].join(', ');
  const lost = lostWords(kept);
  return { kind, sentence: `${lost === '' ? '' : `${lost} `}${head}: ${figures}.` };
}
