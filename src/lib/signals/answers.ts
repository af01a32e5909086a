import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { tex } from './tex';

/** 1 where it answered and 0 where it declined; judged by its best guess where it declined. */
export const answers = defineSignal({
  id: 'answers',
  title: 'answers and does not decline',
  plain:
    'Whether the model answered. Where it declined, its best guess is graded, so that the figures show whether it declines where it would have been wrong.',
  formula: tex`1 - a`,
  letters: 'a: 1 where it declined, else 0.',
  here: 'A guess that declines again is neither right nor wrong and is left out.',
  source: 'Kadavath et al. 2022; Wei et al. 2024 (SimpleQA), on answers not attempted',
  reads: 'abstention',
  kind: 'rank-score',
  temperature: 'none',
  first: true,
  value: ({ abstained }) => asRankScore(abstained ? 0 : 1),
  judges({ guess }) {
    if (!guess) return undefined;
    return guess.grade === 'right' ? true : guess.grade === 'wrong' ? false : null;
  },
  says: ({ guess }) => guess?.text
});
