import {
  aboveFloor,
  accuracyInterval,
  asProbabilities,
  aurocInterval,
  beforeAfter,
  brier,
  calibrationDifference,
  calibrationVerdict,
  confidencePlatt,
  confidenceTemperature,
  correctedEce,
  ece,
  eceNullFloor,
  fitOutcome,
  gapInterval,
  lossInterval,
  auroc,
  mean,
  nll,
  pairedAccuracyInterval,
  whatIsKept,
  type Interval,
  type JudgedRows
} from '../../src/lib/calibration';
import { Draws, sampleOf, type Sample, type Source } from './sources';
import type { Truth } from './truths';

/** Bins as the page takes them. */
export const binsOf = (n: number) => (n < 500 ? 5 : 10);

/** How often something happened, of how many draws. */
export class Tally {
  private readonly counts = new Map<string, { hits: number; of: number }>();

  add(name: string, hit: boolean): void {
    const count = this.counts.get(name) ?? { hits: 0, of: 0 };
    count.of++;
    if (hit) count.hits++;
    this.counts.set(name, count);
  }

  get(name: string): { hits: number; of: number } | undefined {
    return this.counts.get(name);
  }
}

/** Whether an interval holds a value, to rounding. */
export const holds = (interval: Interval, value: number) =>
  interval[0] <= value + 1e-12 && interval[1] >= value - 1e-12;

/** Simulations and resamples within a draw, fewer than the lab's own for speed. */
export const WITHIN = 200;

/** The verdict on a sample, with the figures the page gives it. */
export function verdictOf({ confidences, correct, groups, seed }: Sample, simulations = WITHIN) {
  const n = correct.length;
  const bins = binsOf(n);
  return calibrationVerdict({
    n,
    units: groups ? new Set(groups).size : n,
    accuracy: mean(correct),
    meanConfidence: mean(confidences),
    gapInterval: gapInterval(confidences, correct, { groups }),
    auroc: auroc(confidences, correct),
    aurocInterval: aurocInterval(confidences, correct, { groups }),
    ece: ece(confidences, correct, bins),
    eceFloor: eceNullFloor(confidences, bins, { simulations, groups, seed })
  });
}

/** Which intervals of a sample hold the truth; those that a sample does not have (all right, say) are not counted. */
export function coverOnce(
  tally: Tally,
  { confidences, correct, groups, seed }: Sample,
  truth: Truth,
  slow: boolean
) {
  const count = (name: string, interval: Interval | null, value: number) => {
    if (interval) tally.add(name, holds(interval, value));
  };
  count('accuracy', accuracyInterval(correct, { groups }), truth.accuracy);
  count('gap', gapInterval(confidences, correct, { groups }), truth.gap);
  count('auroc', aurocInterval(confidences, correct, { groups }), truth.auroc);
  if (!slow) return;
  const bins = binsOf(correct.length);
  count(
    'ece',
    correctedEce(confidences, correct, bins, { simulations: WITHIN, groups, seed }).interval,
    truth.ece
  );
  const sure = Array.from(confidences, (confidence, row) => (correct[row] ? confidence : 1 - confidence));
  const loss = (of: (likelihood: number) => number) =>
    lossInterval(
      sure.map(of),
      sure.map((likelihood) => of(1 - likelihood)),
      correct,
      { resamples: WITHIN, groups, seed }
    );
  count(
    'brier',
    loss((likelihood) => (1 - likelihood) ** 2),
    truth.brier
  );
  count(
    'nll',
    loss((likelihood) => -Math.log(Math.max(1e-12, likelihood))),
    truth.nll
  );
}

/** What is wrongly said of a calibrated sample. */
export function alarmOnce(tally: Tally, sample: Sample): void {
  const { calibration, discrimination } = verdictOf(sample);
  const { confidences, correct, groups, seed } = sample;
  const bins = binsOf(correct.length);
  const off = ['overconfident', 'underconfident', 'uneven'].includes(calibration.kind);
  tally.add('verdict', off);
  tally.add('reversed', discrimination.kind === 'backwards');
  const { upper } = eceNullFloor(confidences, bins, { simulations: WITHIN, groups, seed });
  tally.add('more than chance', aboveFloor(ece(confidences, correct, bins), upper));
}

/** What is wrongly said of a number that tells nothing (`empty`), or something (`weak`). */
export function discriminationOnce(tally: Tally, sample: Sample): void {
  const { kind } = verdictOf(sample, 1).discrimination;
  tally.add('tells', ['informative', 'next-to-none', 'backwards'].includes(kind));
  tally.add('nothing', kind === 'none' || kind === 'backwards' || kind === 'next-to-none');
}

/** Two methods on the same questions, half of what makes a question hard being common to both. */
export function pairRowsOf([a, b]: [Source, Source], n: number, draws: Draws): [JudgedRows, JudgedRows] {
  const rows = [a, b].map(() => ({ confidences: [] as number[], correct: [] as number[] }));
  for (let question = 0; question < n; question++) {
    const common = draws.uniform();
    for (const [i, source] of [a, b].entries()) {
      const [confidence, chance] = source.draw(draws);
      const hard = draws.uniform() < 0.5 ? common : draws.uniform();
      rows[i].confidences.push(confidence);
      rows[i].correct.push(hard < chance ? 1 : 0);
    }
  }
  const [first, second] = rows.map(({ confidences, correct }) => ({
    confidences: asProbabilities(confidences),
    correct
  }));
  return [first, second];
}

/** Whether two calibrated methods are called better calibrated, and the interval of the difference of their shares right. */
export function pairOnce(
  tally: Tally,
  both: [Source, Source],
  [one, two]: [Truth, Truth],
  n: number,
  draws: Draws
) {
  const [first, second] = pairRowsOf(both, n, draws);
  const { interval } = calibrationDifference(first, second, { bins: binsOf(n) });
  tally.add('better calibrated', interval![0] > 0 || interval![1] < 0);
  tally.add(
    'right more often',
    holds(pairedAccuracyInterval(first.correct, second.correct)!, one.accuracy - two.accuracy)
  );
}

/** A temperature and Platt scaling of a calibrated source, fitted on n rows and judged on n others: true T = 1, nothing to gain. */
export function fitOnce(tally: Tally, source: Source, n: number, draws: Draws, many: Sample): void {
  const [fit, judge] = [sampleOf(source, n, draws), sampleOf(source, n, draws)];
  const temperature = confidenceTemperature.fit(fit.confidences, fit.correct);
  tally.add('T', holds(temperature.report.intervals.temperature!, 1));
  const platt = confidencePlatt.fit(fit.confidences, fit.correct);
  const { slope, offset } = platt.report.intervals;
  if (slope && offset) {
    tally.add('slope', holds(slope, 1));
    tally.add('offset', holds(offset, 0));
  }
  for (const [name, fitted] of [
    ['temperature', temperature],
    ['platt', platt]
  ] as const) {
    const after = fitted.apply(judge.confidences);
    const changes = beforeAfter(judge.confidences, after, judge.correct, {
      bins: binsOf(n),
      resamples: WITHIN,
      seed: judge.seed
    });
    const kept = whatIsKept(judge.confidences, after, { parameters: fitted.parameters, ...fitted.report });
    const { kind } = fitOutcome(changes, kept, 'held-out');
    tally.add(`${name} better`, kind === 'better');
    // What the fit does to the source itself, with many answers.
    const applied = fitted.apply(many.confidences);
    const truth = {
      nll: nll(applied, many.correct).nll - nll(many.confidences, many.correct).nll,
      brier: brier(applied, many.correct) - brier(many.confidences, many.correct)
    };
    for (const figure of ['nll', 'brier'] as const) {
      const { interval } = changes[figure];
      if (interval) tally.add(`${name} ${figure}`, holds(interval, truth[figure]));
    }
  }
}
