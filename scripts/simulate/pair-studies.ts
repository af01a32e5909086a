import {
  calibrationDifference,
  confidencePlatt,
  confidenceTemperature,
  correctedEce,
  eceChange,
  eceOfBins,
  figureDifferences,
  reliabilityBins,
  riskCoverageDifference,
  type Interval
} from '../../src/lib/calibration';
import type { LargeSample, TrueFigures } from './large-sample';
import { sampleOf, type Draws, type Source } from './sources';
import { binsOf, holds, pairRowsOf, WITHIN, type Tally } from './studies';

/** Coverages at which the band of two risk–coverage curves is looked at. */
export const bandCoverages = [0.25, 0.5, 0.75, 1];

/** Two rows on the same questions: whether the intervals of their differences hold the true ones. */
export function differencesOnce(
  tally: Tally,
  both: [Source, Source],
  [one, two]: [TrueFigures, TrueFigures],
  [risksOne, risksTwo]: [readonly number[], readonly number[]],
  n: number,
  draws: Draws
): void {
  const [first, second] = pairRowsOf(both, n, draws);
  const seed = Math.floor(draws.uniform(0, 2 ** 31));
  const count = (name: string, interval: Interval | null, value: number) => {
    if (interval) tally.add(name, holds(interval, value));
  };
  const options = { resamples: WITHIN, seed };
  const scores = [first, second].map(({ confidences, correct }) => ({ scores: confidences, correct }));
  const curves = riskCoverageDifference(scores[0], scores[1], { ...options, coverages: bandCoverages });
  count('aurc', curves.aurc.interval, one.aurc - two.aurc);
  bandCoverages.forEach((coverage, i) =>
    count(`band ${coverage}`, curves.band[i], risksOne[i] - risksTwo[i])
  );
  const { interval } = calibrationDifference(first, second, { bins: binsOf(n) });
  count('squared gap', interval, one.squaredGap - two.squaredGap);
  const figures = figureDifferences(first, second, { ...options, bins: binsOf(n) });
  for (const name of ['meanConfidence', 'brier', 'auroc'] as const) {
    count(name, figures[name].interval, one[name] - two[name]);
  }
}

/** A fit on answers of one source, judged on those of another, which may be the same. */
export interface FitCase {
  name: string;
  fitted: Source;
  judged: Source;
}

/** What a fit on n answers does to the ECE of n others: whether its interval holds what it does with many. */
export function eceChangeOnce(
  tally: Tally,
  { fitted: of, judged }: FitCase,
  { confidences, chances }: Pick<LargeSample, 'confidences' | 'chances'>,
  n: number,
  draws: Draws
): void {
  const [fit, judge] = [sampleOf(of, n, draws), sampleOf(judged, n, draws)];
  const bins = binsOf(n);
  const options = { bins, seed: judge.seed, groups: judge.groups };
  const eceOf = (sure: typeof confidences) => eceOfBins(reliabilityBins(sure, chances, bins));
  const before = eceOf(confidences);
  const correctedBefore = correctedEce(judge.confidences, judge.correct, bins, options);
  for (const [name, method] of [
    ['temperature', confidenceTemperature],
    ['Platt', confidencePlatt]
  ] as const) {
    const fitted = method.fit(fit.confidences, fit.correct, { interval: false });
    const after = fitted.apply(judge.confidences);
    const { interval } = eceChange(judge.confidences, after, judge.correct, { ...options, correctedBefore });
    const truth = eceOf(fitted.apply(confidences)) - before;
    tally.add(name, holds(interval!, truth));
    // A promise in the wrong direction: it says less, and there is more, or the other way round.
    const wrong = (interval![1] < 0 && truth > 0.001) || (interval![0] > 0 && truth < -0.001);
    tally.add(`${name} wrong way`, wrong);
    tally.add(`${name} told`, interval![1] < 0 || interval![0] > 0);
  }
}
