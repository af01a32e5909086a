import { wilsonInterval } from '../../src/lib/calibration/intervals/wilson';
import { mean } from '../../src/lib/calibration/metrics/accuracy';
import { decimals, percent } from '../../src/lib/charts/numbers';
import { signed } from '../../src/lib/comparison/paired-words';
import type { Row } from '../../src/lib/comparison/rows';
import { rowTitle } from '../../src/lib/comparison/shown-row';
import type { UnderPrompts } from './about';
import { accuracyDifference, calibrationAdvantage, rankedDifference, type Difference } from './difference';
import { interval } from './interval';
import type { Findings } from './open';
import { shiftOf } from './shift';

/** What a claim came to in one run. */
export interface Tested {
  verdict: 'seen' | 'not seen with this model' | 'cannot be told';
  n: number;
  /** The figures it hangs on, in a sentence. */
  sentence: string;
}

/** A claim of the project's first notes, put to the test. */
export interface Claim {
  title: string;
  /** What was held against what, fixed before the two runs were read. */
  how: string;
  /** One result a pair of rows; empty where the run lacks them. */
  test(findings: Findings): Tested[];
}

/** The least that would matter, in the units of each figure: a difference below it counts as none. */
const LEAST = { squaredGap: 0.03 ** 2, auroc: 0.02, brierSkill: 0.02, accuracy: 0.02, number: 0.02 };

/** Rank correlation from which an order counts as kept. */
const KEPT = 0.8;

function verdictOf({ interval }: Pick<Difference, 'interval'>, least: number): Tested['verdict'] {
  if (!interval) return 'cannot be told';
  if (interval[0] > 0) return 'seen';
  return interval[1] < least ? 'not seen with this model' : 'cannot be told';
}

/** The two rows under these keys (`arm/signal`), where a run has both. */
function pairOf({ rows }: Findings, one: string, other: string): [Row, Row] | null {
  const [first, second] = [one, other].map((key) =>
    rows.find((row) => `${row.arm.id}/${row.signal.id}` === key)
  );
  return first && second ? [first, second] : null;
}

type Compared = (one: Row, other: Row) => Difference;

/** Tests pairs of rows by one figure. @param name of the figure, as in "AUROC" */
function pairs(
  keys: readonly (readonly [one: string, other: string])[],
  name: string,
  compared: Compared,
  least: number
) {
  return (findings: Findings): Tested[] =>
    keys.flatMap(([one, other]) => {
      const found = pairOf(findings, one, other);
      if (!found) return [];
      const difference = compared(...found);
      const { n, first, second, better } = difference;
      const verdict = verdictOf(difference, least);
      const sentence =
        `${name} of *${rowTitle(found[0])}* ${decimals(first)}, of *${rowTitle(found[1])}* ${decimals(second)}: ` +
        `${signed(better)} in favour of the first ${interval(difference.interval)}.`;
      return [{ verdict, n, sentence }];
    });
}

const auroc: Compared = (one, other) => rankedDifference('auroc', one, other);
const skill: Compared = (one, other) => rankedDifference('brierSkill', one, other);

const HIGH = 0.8;

function pileUp(key: string) {
  return ({ rows }: Findings): Tested[] => {
    const row = rows.find((each) => `${each.arm.id}/${each.signal.id}` === key);
    const places = row?.questionIds
      .map((_, i) => i)
      .filter((i) => !Number.isNaN(row.values[i]) && row.correct[i] >= 0);
    if (!row || !places?.length) return [];
    const high = places.filter((i) => row.values[i] >= HIGH).length;
    const n = places.length;
    const ends = wilsonInterval(high, n);
    const verdict = ends[0] > 0.5 ? 'seen' : ends[1] < 0.5 ? 'not seen with this model' : 'cannot be told';
    const right = mean(places.map((i) => row.correct[i]));
    const said = mean(places.map((i) => row.values[i]));
    const sentence =
      `*${rowTitle(row)}*: ${percent(high / n)} of the numbers are ${HIGH} or more ${interval(ends)}; ` +
      `their mean is ${decimals(said)}, and ${percent(right)} of the answers are right.`;
    return [{ verdict, n, sentence }];
  };
}

function shifted({ names, numbers }: UnderPrompts, careful: string, bold: string): Tested | null {
  const [low, high] = [careful, bold].map((name) => names.indexOf(name));
  const n = numbers.length;
  if (low < 0 || high < 0 || n < 4) return null;
  const { by, byInterval, correlation, correlationInterval } = shiftOf(
    numbers.map((row) => row[low]),
    numbers.map((row) => row[high])
  );
  const verdict =
    byInterval[0] > 0 && correlationInterval[0] > KEPT
      ? 'seen'
      : byInterval[1] < LEAST.number || correlationInterval[1] < KEPT
        ? 'not seen with this model'
        : 'cannot be told';
  const sentence =
    `From very cautious to very confident the stated number moves by ${signed(by)} ${interval(byInterval)}; ` +
    `the rank correlation of the two is ${decimals(correlation)} ${interval(correlationInterval)}.`;
  return { verdict, n, sentence };
}

/** The claims, each with the rows that were chosen for it beforehand. */
export const claims: readonly Claim[] = [
  {
    title: 'Distractors lower the calibration error',
    how: 'The confidence of a free answer against that of the choice among options, on the same questions: mean squared gap of the bins without its bias.',
    test: pairs(
      [
        ['distractors/option-probability', 'direct/length-normalised-probability'],
        ['distractors-letter/letter-probability', 'direct/length-normalised-probability'],
        ['distractors-stated/number-expectation', 'verbalized/number-expectation']
      ],
      'Squared calibration error',
      calibrationAdvantage,
      LEAST.squaredGap
    )
  },
  {
    title: 'Several samples beat token scores',
    how: 'How well right answers are told from wrong ones (AUROC), of the same greedy answer, by what ten drawn answers show and by its own tokens.',
    test: pairs(
      [
        ['samples/semantic-entropy', 'direct/mean-token-entropy'],
        ['samples/agreement', 'direct/length-normalised-probability']
      ],
      'AUROC',
      auroc,
      LEAST.auroc
    )
  },
  {
    title: 'Verbalized numbers pile up high',
    how: `Whether more than half of the stated numbers are ${HIGH} or more.`,
    test: (findings) =>
      [
        'verbalized/number-expectation',
        'verbalized-free/stated-number',
        'self-evaluation-free/stated-number'
      ].flatMap((key) => pileUp(key)(findings))
  },
  {
    title: 'Asking to be careful shifts the number and not the order',
    how: `The number stated under the most cautious and the most confident wish: its mean, and the rank correlation (kept: surely above ${KEPT}).`,
    test: ({ about }) =>
      about.arms.flatMap(({ underPrompts }) => {
        const tested = underPrompts && shifted(underPrompts, 'veryCautious', 'veryConfident');
        return tested ? [tested] : [];
      })
  },
  {
    title: 'Aggregation over prompts helps',
    how: 'Brier skill of what several prompts say together against one prompt’s number, and against the probability of one answer’s tokens.',
    test: pairs(
      [
        ['steering/steered-confidence', 'verbalized/number-expectation'],
        ['paraphrases/prompts-mean', 'direct/length-normalised-probability']
      ],
      'Brier skill',
      skill,
      LEAST.brierSkill
    )
  },
  {
    title: 'Multiple choice raises accuracy by itself',
    how: 'Share of right answers when options are shown or scored, against free answers to the same questions. Guessing among four is right in 25 %.',
    test: pairs(
      [
        ['distractors/option-probability', 'direct/length-normalised-probability'],
        ['distractors-letter/letter-probability', 'direct/length-normalised-probability']
      ],
      'Accuracy',
      accuracyDifference,
      LEAST.accuracy
    )
  }
];
