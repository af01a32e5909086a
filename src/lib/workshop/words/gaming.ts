import { percent } from './percent';

/** Chapter 8. */
export const words = {
  opening:
    'Once a figure is a goal, somebody will find a way to reach it without being any good. Three cases.',
  hollowTitle: 'A perfect figure',
  hollow: (a: number, b: number) =>
    `Two models get the same questions right. Model A’s confidences are ${Math.round(100 * a)} points off on average, model B’s ${Math.round(100 * b)}. Which would you take?`,
  hollowGuesses: [
    { value: 'a', label: 'Model A' },
    { value: 'b', label: 'Model B' }
  ],
  hollowTruth: (share: number) =>
    `Model A says ${percent(share)} to every single question, because that is how many it gets right. Nobody can blame its figure, and nobody can use it: it never warns you.`,
  real: (quarter: number, share: number) =>
    `Model B is our model as it is. It overclaims, but of the quarter of answers it is surest of ${percent(quarter)} are right, against ${percent(share)} of all. Model A cannot even say which quarter that is.`,
  model: 'model',
  columns: ['', 'points off (ECE)', 'tells right from wrong (AUROC)', 'points lost (Brier)'],
  rows: { hollow: 'A: one number for all', real: 'B: the model as it is' },
  mended: (mended: number, constant: number) =>
    mended < constant
      ? `Even by points lost A is ahead, since B pays for overclaiming. But that can be mended, as in “Mend it”: once mended, B loses, on the half that had no say, ${mended.toFixed(3)} per question, and one number for all ${constant.toFixed(3)}. In A there is nothing to mend.`
      : `Once mended, as in “Mend it”, B loses ${mended.toFixed(3)} per question on the half that had no say, and one number for all ${constant.toFixed(3)}.`,
  abstainTitle: 'When “I don’t know” pays',
  abstain: 'A right answer earns 1 point, “I don’t know” 0. When does it pay to leave answers open?',
  abstainGuesses: [
    { value: 'free', label: 'When a wrong answer costs nothing' },
    { value: 'costly', label: 'When a wrong answer costs 2 points' },
    { value: 'both', label: 'In both cases' }
  ],
  answerFrom: 'It answers only if it is at least this sure',
  free: 'Wrong costs nothing',
  costly: 'Wrong costs 2 points',
  score: (points: number) =>
    `${points < 0 ? '−' : ''}${Math.abs(points)} point${Math.abs(points) === 1 ? '' : 's'}`,
  abstainTruth: (free: number, costly: number, threshold: number) =>
    `Where wrong answers cost nothing, always answering earns the most (${free} points): any guess is better than none. Where they cost 2 points, the best total on these answers is ${costly}: answer from ${percent(threshold)} up and leave the rest open.`,
  benchmark:
    'Most tests for language models count only right answers. They teach a model to guess, as a quiz without penalties teaches you.',
  should: (from: number, better: number | null, best: number) =>
    better !== null && better > from
      ? `By the sums, it should answer from ${percent(from)} up. On these answers a higher bar, anywhere from ${percent(better)} to ${percent(best)}, earns more: the model is too sure of itself. One that can be believed knows where to stop.`
      : `By the sums, it should answer from ${percent(from)} up, and on these answers that is about right.`,
  nineTitle: 'Nine out of ten',
  nine: 'A school will use the model only if nine out of ten answers it shows are right. The rest goes to a person. How many answers will be left for the person?',
  nineGuesses: [
    { value: 10, label: 'about 10\u00a0%' },
    { value: 25, label: 'about 25\u00a0%' },
    { value: 50, label: 'about half' },
    { value: 75, label: 'about 75\u00a0%' }
  ],
  choose: 'Show answers from this confidence up',
  onFirst: (shown: number, n: number, right: number) =>
    shown === 0
      ? `On the first half of the questions it shows none of ${n}.`
      : `On the first half it shows ${shown} of ${n}; ${percent(right / shown)} of these are right.`,
  take: 'Take this threshold to the other half',
  onOther: (shown: number, n: number, right: number) =>
    shown === 0
      ? `On the other half it shows none of ${n}: all are left to a person.`
      : `On the other half it shows ${shown} of ${n}, and ${percent(right / shown)} of these are right. ${percent(1 - shown / n)} are left to a person.`,
  lab: 'What the lab would choose',
  change: 'Choose again'
};
