import {
  asRankScores,
  betaCalibration,
  bootstrapParameters,
  confidencePlatt,
  confidenceTemperature,
  curveTemperature,
  noFitReason,
  optionTemperature,
  packLogits,
  scorePlatt,
  softmaxOptions,
  unpackOptions,
  asProbabilities,
  type CalibratorMethod,
  type Interval,
  type Probability
} from '../../src/lib/calibration';
import { sampleOf, type Draws, type Source } from './sources';
import { holds, WITHIN, type Tally } from './studies';

/** Made-up rows whose parameters are known, and which of a fit's intervals hold them. */
export interface ParameterCase {
  /** In words: what is fitted, to what. */
  fit: string;
  once(tally: Tally, n: number, draws: Draws): void;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Counts a fit's intervals; those it does not give (right and wrong apart, say) are not counted. */
function count(
  tally: Tally,
  intervals: Record<string, Interval | null>,
  truth: Record<string, number>
): void {
  for (const [name, value] of Object.entries(truth)) {
    const interval = intervals[name];
    if (interval) tally.add(name, holds(interval, value));
  }
}

const scores = (slope: number, offset: number): ParameterCase => ({
  fit: `Platt scaling of a score from −2 to 2, slope ${slope}, offset ${String(offset).replace('-', '−')}`,
  once(tally, n, draws) {
    const values = Array.from({ length: n }, () => draws.uniform(-2, 2));
    const correct = values.map((value) => draws.flip(sigmoid(slope * value + offset)));
    const { report } = scorePlatt.fit(asRankScores(values), correct);
    count(tally, report.intervals, { slope, offset });
  }
});

const beta = (a: number, b: number, c: number): ParameterCase => ({
  fit: `beta calibration of 2 to 98 %, a = ${a}, b = ${b}, c = ${c}`,
  once(tally, n, draws) {
    const sure = Array.from({ length: n }, () => draws.uniform(0.02, 0.98));
    const correct = sure.map((s) => draws.flip(sigmoid(a * Math.log(s) - b * Math.log(1 - s) + c)));
    const { report } = betaCalibration.fit(asProbabilities(sure), correct);
    count(tally, report.intervals, { a, b, c });
  }
});

/** Rows of four options: logits, and an option drawn at a temperature. */
function optionRows(n: number, temperature: number, draws: Draws) {
  const logits = Array.from({ length: n }, () => Array.from({ length: 4 }, () => draws.uniform(0, 5)));
  const labels = unpackOptions(softmaxOptions(packLogits(logits), temperature)).map((shares) => {
    let left = draws.uniform();
    const label = shares.findIndex((p) => (left -= p) < 0);
    return label < 0 ? shares.length - 1 : label;
  });
  return { logits, labels };
}

const options = (temperature: number): ParameterCase => ({
  fit: `temperature on the logits of four options, T = ${temperature}`,
  once(tally, n, draws) {
    const { logits, labels } = optionRows(n, temperature, draws);
    const { report } = optionTemperature.fit(packLogits(logits), labels);
    count(tally, report.intervals, { temperature });
  }
});

const curves = (temperature: number): ParameterCase => ({
  fit: `temperature on the answer’s own logits, T = ${temperature}`,
  once(tally, n, draws) {
    const { logits, labels } = optionRows(n, temperature, draws);
    const said = logits.map((row) => row.indexOf(Math.max(...row)));
    const rows = logits.map((row, i) => (at: number) => {
      const sum = row.reduce((total, logit) => total + Math.exp((logit - row[said[i]]) / at), 0);
      return -Math.log(sum);
    });
    const { report } = curveTemperature.fit(
      rows,
      labels.map((label, i) => (label === said[i] ? 1 : 0))
    );
    count(tally, report.intervals, { temperature });
  }
});

/** Fits whose parameters are known, rows one by one. */
export const parameterCases: readonly ParameterCase[] = [
  scores(1.2, -0.3),
  scores(3, 1),
  beta(1, 1, 0),
  beta(0.6, 1.4, 0.2),
  options(1),
  options(2),
  curves(1),
  curves(2)
];

const repeated = <Predictions>(
  words: string,
  method: CalibratorMethod<ArrayLike<Probability>, Predictions>,
  source: Source,
  truth: Record<string, number>
): ParameterCase => ({
  fit: words,
  once(tally, n, draws) {
    const { confidences, correct, groups, seed } = sampleOf(source, n, draws);
    if (noFitReason(new Set(groups).size, Infinity)) return;
    count(
      tally,
      bootstrapParameters(method, confidences, correct, { resamples: WITHIN, groups, seed }),
      truth
    );
  }
});

/** The same where each id comes five times, with one outcome: intervals by a bootstrap of ids. */
export function repeatedCases(source: Source): readonly ParameterCase[] {
  return [
    repeated('temperature, ids five times', confidenceTemperature, source, { temperature: 1 }),
    repeated('Platt scaling, ids five times', confidencePlatt, source, { slope: 1, offset: 0 }),
    repeated('beta calibration, ids five times', betaCalibration, source, { a: 1, b: 1, c: 0 })
  ];
}
