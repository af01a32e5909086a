import { asProbabilities, type Probability } from '../calibration/confidence';
import { correctedEce } from '../calibration/intervals/corrected-ece';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { differenceInterval, type Estimated } from '../calibration/intervals/difference-interval';
import { wilsonInterval } from '../calibration/intervals/wilson';
import { mean, total } from '../calibration/metrics/accuracy';
import { normalQuantile } from '../calibration/normal';
import { requireJudged } from '../calibration/outcomes';
import { binsFor } from '../comparison/figures';
import type { DecisionRows } from './decision-rows';
import { meanInterval } from './mean-interval';
import { decimal, share, signedWithEnds } from './number-words';
import type { DecisionPart } from './part';

/** Answers of one period. */
export interface Period {
  confidences: ArrayLike<Probability>;
  /** 1 right, 0 wrong. */
  correct: ArrayLike<number>;
}

/** A change from before to after, with its 95 % interval. */
export interface Changed {
  before: number;
  after: number;
  change: number;
  interval: Interval | null;
}

/** What changed between two periods. */
export interface Drift {
  nBefore: number;
  nAfter: number;
  /** ECE without what chance adds to it. */
  ece: Changed;
  accuracy: Changed;
  meanConfidence: Changed;
  /** Largest gap between the two distributions of confidences (Kolmogorov & Smirnov), and how often chance makes one as large. */
  distribution: { gap: number; pValue: number };
  /** Change of the ECE that raises an alarm. */
  alarm: number;
  /** `alarm`: surely larger; `no`: surely smaller; `open`: the interval holds it. */
  verdict: 'alarm' | 'no' | 'open';
  /** Questions a period from which a change of the alarm's size would be seen in 80 % of cases. */
  needed: number;
  sentence: string;
}

/** The change of ECE that raises an alarm: 3 points. */
const alarm = 0.03;

/**
 * Questions a period that show a change in the gap between confidence and accuracy in 80 % of cases, at a level of 5 %, for an accuracy
 * near p: 2 p (1 − p) ((z₀.₉₇₅ + z₀.₈) / Δ)². A change of ECE is a change of that gap when a model turns surer or less sure everywhere.
 */
export function periodsNeeded(accuracy: number, change: number): number {
  if (!(change > 0)) throw new RangeError(`A change must be above 0, got ${change}`);
  const variance = Math.max(accuracy * (1 - accuracy), 0.01);
  return Math.ceil(2 * variance * ((normalQuantile(0.975) + normalQuantile(0.8)) / change) ** 2);
}

/** Largest gap of two empirical distributions, and its p-value by the Kolmogorov distribution (Stephens 1970). */
export function kolmogorovSmirnov(
  a: ArrayLike<number>,
  b: ArrayLike<number>
): { gap: number; pValue: number } {
  const [x, y] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  if (x.length === 0 || y.length === 0) return { gap: NaN, pValue: NaN };
  let [i, j, gap] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i]!, y[j]!);
    while (i < x.length && x[i]! <= value) i++;
    while (j < y.length && y[j]! <= value) j++;
    gap = Math.max(gap, Math.abs(i / x.length - j / y.length));
  }
  const size = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const t = (size + 0.12 + 0.11 / size) * gap;
  if (t < 0.2) return { gap, pValue: 1 };
  let tail = 0;
  for (let k = 1; k < 100; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * t * t);
  return { gap, pValue: Math.min(1, Math.max(0, tail)) };
}

const changed = (before: Estimated, after: Estimated): Changed => ({
  before: before.value,
  after: after.value,
  change: after.value - before.value,
  interval: differenceInterval(before, after)
});

const signed = (value: number) => `${Number(value.toFixed(3)) < 0 ? '' : '+'}${decimal(value)}`;

/**
 * What changed from one period to another, on different questions or the same; taken as independent, which is on the safe side for the
 * same ones.
 * @throws RangeError naming the row of a bad confidence or outcome
 */
export function driftOf(before: Period, after: Period, { bins = 10 }: { bins?: number } = {}): Drift {
  for (const { confidences, correct } of [before, after]) requireJudged(confidences, correct);
  const figures = ({ confidences, correct }: Period) => ({
    ece: correctedEce(confidences, correct, bins),
    accuracy: {
      value: mean(correct),
      interval: correct.length > 0 ? wilsonInterval(total(correct), correct.length) : null
    },
    mean: { value: mean(confidences), interval: meanInterval(confidences).interval }
  });
  const [first, second] = [figures(before), figures(after)];
  const ece = changed(first.ece, second.ece);
  const verdict = !ece.interval
    ? 'open'
    : ece.interval[0] > alarm
      ? 'alarm'
      : ece.interval[1] < alarm
        ? 'no'
        : 'open';
  const drift = {
    nBefore: before.correct.length,
    nAfter: after.correct.length,
    ece,
    accuracy: changed(first.accuracy, second.accuracy),
    meanConfidence: changed(first.mean, second.mean),
    distribution: kolmogorovSmirnov(before.confidences, after.confidences),
    alarm,
    verdict: verdict as Drift['verdict'],
    needed: periodsNeeded((first.accuracy.value + second.accuracy.value) / 2 || 0, alarm)
  };
  return { ...drift, sentence: sentenceOf(drift) };
}

/** What changed from one set of rows to another, with the bins their number allows; both must be probabilities. */
export function driftOfRows(before: DecisionRows, after: DecisionRows): Drift {
  const period = ({ values, correct }: DecisionRows) => ({ confidences: asProbabilities(values), correct });
  const bins = binsFor(Math.min(before.ids.length, after.ids.length), 0);
  return driftOf(period(before), period(after), { bins });
}

function sentenceOf({ ece, verdict, needed, nBefore, nAfter }: Omit<Drift, 'sentence'>): string {
  if (!ece.interval) return 'There are too few answers to see a change.';
  const found = `The ECE without chance went from ${ece.before.toFixed(3)} to ${ece.after.toFixed(3)}: ${signed(ece.change)} (${signed(ece.interval[0])} to ${signed(ece.interval[1])}).`;
  const words = {
    alarm: `That is surely more than the alarm at ${signed(alarm)}.`,
    no: `That is surely less than the alarm at ${signed(alarm)}.`,
    open: `Whether it is more than the alarm at ${signed(alarm)} can’t be told from ${nBefore} and ${nAfter} answers; about ${needed.toLocaleString('en')} in each period would show it.`
  };
  return `${found} ${words[verdict]}`;
}

/** A change in words and a table. @param there what it is held against */
export function driftPart(drift: Drift, there: string): DecisionPart {
  const { nBefore, nAfter, ece, accuracy, meanConfidence, distribution } = drift;
  const line = (name: string, of: Changed) => [
    name,
    decimal(of.before),
    decimal(of.after),
    signedWithEnds(of.change, of.interval)
  ];
  return {
    title: `Drift, against ${there}`,
    sentences: [drift.sentence],
    tables: [
      {
        caption: 'Figures here and there, with the change',
        columns: ['figure', `here (${nBefore})`, `there (${nAfter})`, 'change (95 %)'],
        cells: [
          line('ECE without chance', ece),
          line('right', accuracy),
          line('mean confidence', meanConfidence)
        ]
      }
    ],
    notes: [
      ...(Number.isFinite(distribution.gap)
        ? [
            `The two distributions of confidences differ by ${decimal(distribution.gap)} at most (Kolmogorov–Smirnov); by chance, a gap as large comes up in ${share(distribution.pValue)} of cases.`
          ]
        : []),
      `Confidences are as they are; the two are taken as independent, which makes intervals wider than they need be where the questions are the same.`
    ]
  };
}
