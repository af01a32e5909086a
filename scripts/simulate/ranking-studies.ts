import {
  correctedEce,
  correctedMce,
  meanConfidenceInterval,
  orderIntervals,
  smoothEceInterval,
  smoothReliabilityCurve,
  type Interval
} from '../../src/lib/calibration';
import type { TrueFigures } from './large-sample';
import type { Sample, Source } from './sources';
import { binsOf, holds, WITHIN, type Tally } from './studies';

/** Whether the mean confidence's interval holds the true one. */
export function meanOnce(tally: Tally, { confidences, groups }: Sample, truth: number): void {
  const interval = meanConfidenceInterval(confidences, { groups });
  if (interval) tally.add('mean confidence', holds(interval, truth));
}

/** Which intervals of the order, of the adaptive ECE and of the MCE hold the truth. */
export function rankingOnce(tally: Tally, sample: Sample, truth: TrueFigures): void {
  const { confidences, correct, groups, seed } = sample;
  const bins = binsOf(correct.length);
  const shared = { resamples: WITHIN, seed, groups };
  const count = (name: string, interval: Interval | null, value: number) => {
    if (interval) tally.add(name, holds(interval, value));
  };
  const order = orderIntervals(confidences, correct, shared);
  count('aurc', order.aurc, truth.aurc);
  count('auprc', order.auprc, truth.auprc);
  count('prr', order.prr, truth.prr);
  const simulated = { simulations: WITHIN, seed, groups };
  const adaptive = correctedEce(confidences, correct, bins, { ...simulated, binning: 'mass' });
  count('adaptive ECE', adaptive.interval, truth.adaptiveEce);
  count('MCE', correctedMce(confidences, correct, bins, simulated).interval, truth.mce);
}

/** Whether the smooth ECE's interval holds the true one. @param resamples fewer than the lab's 200, each costing milliseconds */
export function smoothOnce(tally: Tally, sample: Sample, truth: number, resamples: number): void {
  const { confidences, correct, groups, seed } = sample;
  tally.add(
    'smooth ECE',
    holds(smoothEceInterval(confidences, correct, { resamples, seed, groups })!, truth)
  );
}

/** Whether the smooth curve's band holds, at some confidences, the chance of being right there. */
export function smoothCurveOnce(
  tally: Tally,
  { confidences, correct, seed }: Sample,
  places: readonly [confidence: number, chance: number][],
  resamples: number
): void {
  const { points } = smoothReliabilityCurve(confidences, correct, { points: 21, resamples, seed });
  for (const [confidence, chance] of places) {
    const { lo, hi } = points.find((point) => Math.abs(point.confidence - confidence) < 1e-9)!;
    tally.add(`at ${confidence}`, holds([lo, hi], chance));
  }
}

/** A source that says between 30 and 100 %, right with a chance that is not straight in what it says. */
const crooked = (name: string, says: string, chance: (sure: number) => number): Source => ({
  name,
  says,
  draw(draws) {
    const sure = draws.uniform(0.3, 1);
    return [sure, chance(sure)];
  }
});

/** Sources of the smooth curve whose chance bends, and jumps. */
export const crookedSources: readonly Source[] = [
  crooked('bent', 'between 30 and 100 %, right in the square of that', (sure) => sure * sure),
  crooked('step', 'between 30 and 100 %, right in 40 % below 65 and in 80 % above', (sure) =>
    sure < 0.65 ? 0.4 : 0.8
  )
];

/** Sources of the smooth curve, and the places it is looked at: within what they say, and at its edge. */
export const curvePlaces: readonly (readonly [
  Source['name'],
  readonly [confidence: number, chance: number][]
])[] = [
  [
    'mid-range',
    [
      [0.3, 0.3],
      [0.35, 0.35],
      [0.55, 0.55],
      [0.75, 0.75],
      [0.8, 0.8]
    ]
  ],
  [
    'overconfident',
    [
      [0.6, 0.45],
      [0.65, 0.5],
      [0.8, 0.65],
      [0.95, 0.8],
      [1, 0.85]
    ]
  ],
  [
    'empty',
    [
      [0.8, 0.5],
      [1, 0.5]
    ]
  ],
  [
    'bent',
    [
      [0.3, 0.09],
      [0.65, 0.4225],
      [1, 1]
    ]
  ],
  [
    'step',
    [
      [0.3, 0.4],
      [0.6, 0.4],
      [0.7, 0.8],
      [1, 0.8]
    ]
  ]
];
