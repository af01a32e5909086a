import { mean } from '../../src/lib/calibration';
import { decideCascade, type CascadeRows } from '../../src/lib/decisions/cascade';
import { Draws, type Source } from './sources';
import { holds, type Tally } from './studies';

/** A small model, the chance that the large one is right where it says this, and what a question costs of each. */
export interface CascadeCase {
  name: string;
  /** In words, for the page. */
  says: string;
  small: Source;
  large(confidence: number, chance: number): number;
  /** Seconds of the small model, and of the large one. */
  cost(confidence: number, draws: Draws): [small: number, large: number];
}

/** From a tenth of its middle to ten times, most near it. */
const skewed = (middle: number, draws: Draws) =>
  middle * Math.exp(2.3 * (draws.uniform() + draws.uniform() - 1));

/** Cases of a cascade. */
export function cascadeCases(named: (name: string) => Source): readonly CascadeCase[] {
  return [
    {
      name: 'helps',
      says: 'mid-range, then right in 85 %; costs do not depend on the question',
      small: named('mid-range'),
      large: () => 0.85,
      cost: (_, draws) => [skewed(1, draws), skewed(10, draws)]
    },
    {
      name: 'order says nothing',
      says: 'empty, then right in 80 %',
      small: named('empty'),
      large: () => 0.8,
      cost: (_, draws) => [skewed(1, draws), skewed(10, draws)]
    },
    {
      name: 'seldom differ',
      says: 'sure, then right in 99.5 %; doubtful questions cost up to three times as much',
      small: named('sure'),
      large: () => 0.995,
      cost: (confidence, draws) => [1, skewed(5 * (1 + 100 * (1 - confidence)), draws)]
    },
    {
      name: 'costly doubts',
      says: 'overconfident, then right 10 points more often; doubtful questions cost up to three times as much',
      small: named('overconfident'),
      large: (_, chance) => Math.min(1, chance + 0.1),
      cost: (confidence, draws) => [skewed(1, draws), skewed(4 + 20 * (1 - confidence), draws)]
    }
  ];
}

const LARGE = 200_000;

/** What a threshold truly does, from 200,000 questions. */
export function trueCascade({ small, large, cost }: CascadeCase) {
  const draws = new Draws(246_813);
  const rows = Array.from({ length: LARGE }, () => {
    const [confidence, chance] = small.draw(draws);
    const [own, other] = cost(confidence, draws);
    return { confidence, mends: large(confidence, chance) - chance, own, other };
  }).sort((a, b) => a.confidence - b.confidence);
  const mended = new Float64Array(LARGE + 1);
  const spent = new Float64Array(LARGE + 1);
  rows.forEach(({ mends, other }, i) => {
    mended[i + 1] = mended[i] + mends;
    spent[i + 1] = spent[i] + other;
  });
  const own = mean(rows.map((row) => row.own));
  const [allMended, allSpent] = [mended[LARGE] / LARGE, spent[LARGE] / LARGE];
  return (threshold: number) => {
    let [lo, hi] = [0, LARGE];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (rows[middle].confidence < threshold) lo = middle + 1;
      else hi = middle;
    }
    const [away, right, paid] = [lo / LARGE, mended[lo] / LARGE, spent[lo] / LARGE];
    return {
      gain: right - away * allMended,
      cost: own + paid,
      gainAtCost: right - (paid / allSpent) * allMended,
      lessThanLarge: right - allMended
    };
  };
}

/** Below this a gain is none: the truth’s own error. */
const NONE = 0.0015;

/** One draw of n questions, half of them to choose the threshold on: whether intervals hold, and whether a gain is said where there is none. */
export function cascadeOnce(
  tally: Tally,
  { small, large, cost }: CascadeCase,
  truthAt: ReturnType<typeof trueCascade>,
  n: number,
  draws: Draws
): void {
  const made = Array.from({ length: n }, () => {
    const [confidence, chance] = small.draw(draws);
    // Half of what makes a question hard is common to both models.
    const common = draws.uniform();
    const hard = () => (draws.uniform() < 0.5 ? common : draws.uniform());
    const [own, other] = cost(confidence, draws);
    return {
      confidence,
      small: hard() < chance ? 1 : 0,
      large: hard() < large(confidence, chance) ? 1 : 0,
      own,
      other
    };
  });
  const seconds = { small: made.map(({ own }) => own), large: made.map(({ other }) => other) };
  const rows: CascadeRows = {
    ids: made.map((_, i) => `q${i}`),
    values: Float64Array.from(made, ({ confidence }) => confidence),
    small: Uint8Array.from(made, (row) => row.small),
    large: Uint8Array.from(made, (row) => row.large),
    parts: made.map((_, i) => (i % 2 === 0 ? 'fit' : 'judge')),
    costs: { seconds, tokens: seconds }
  };
  const { threshold, gainInterval, lessThanLarge, costs } = decideCascade(rows, 0.5);
  const [paid] = costs;
  const truth = truthAt(threshold!);
  tally.add('gain', holds(gainInterval!, truth.gain));
  tally.add('more', gainInterval![0] > 0 && truth.gain < NONE);
  tally.add('less', gainInterval![1] < 0 && truth.gain > -NONE);
  tally.add('large', holds(lessThanLarge!, truth.lessThanLarge));
  tally.add('cost', holds(paid.interval!, truth.cost));
  tally.add('gain at cost', holds(paid.gainInterval!, truth.gainAtCost));
}
