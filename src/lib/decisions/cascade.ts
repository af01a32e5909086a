import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { accuracyInterval } from '../calibration/intervals/accuracy-interval';
import { pairedAccuracyInterval } from '../calibration/intervals/paired-accuracy';
import { studentDeviations } from '../calibration/intervals/student';
import { mean } from '../calibration/metrics/accuracy';
import { requireOutcomes, requireSameLength } from '../calibration/outcomes';
import type { Half } from '../calibration/splitting/split';
import { riskCoverageCurve } from '../calibration/selective/risk-coverage';
import type { DecisionRows } from './decision-rows';
import { share, shareWithEnds } from './number-words';

/** Two models on the same questions, of which the small one answers first. */
export interface CascadeRows {
  ids: readonly string[];
  /** How sure the small model is; larger is surer. */
  values: Float64Array;
  /** 1 right, 0 wrong, of each model. */
  small: Uint8Array;
  large: Uint8Array;
  parts: readonly Half[];
}

/** What is deferred below one threshold, and what comes of it. */
export interface DeferralPoint {
  /** Questions of which the small model is less sure than this go to the large one; Infinity: all do. */
  threshold: number;
  /** Share that goes to the large model. */
  deferred: number;
  accuracy: number;
  /** Mean accuracy when as many questions are deferred by lot. */
  random: number;
  /** Best accuracy that any choice of as many questions could have. */
  oracle: number;
}

/** The questions that both models answered, under the small one's confidence. */
export function cascadeRows(small: DecisionRows, large: DecisionRows): CascadeRows {
  const placeOf = new Map(large.ids.map((id, row) => [id, row]));
  const same = (row: number, other: number) =>
    !small.texts || !large.texts || small.texts[row] === large.texts[other];
  const pairs = small.ids.flatMap((id, row) => {
    const other = placeOf.get(id);
    return other !== undefined && same(row, other) ? [[row, other]] : [];
  });
  return {
    ids: pairs.map(([row]) => small.ids[row]),
    values: Float64Array.from(pairs, ([row]) => small.values[row]),
    small: Uint8Array.from(pairs, ([row]) => small.correct[row]),
    large: Uint8Array.from(pairs, ([, other]) => large.correct[other]),
    parts: pairs.map(([row]) => small.parts[row])
  };
}

type Outcomes = Pick<CascadeRows, 'values' | 'small' | 'large'>;

/**
 * Accuracy over the share deferred, a point for each threshold, from none deferred to all.
 * @throws RangeError naming the row of a bad outcome or score, or the lengths
 */
export function deferralCurve({ values, small, large }: Outcomes): DeferralPoint[] {
  requireOutcomes(values, small);
  requireOutcomes(values, large);
  requireSameLength(small, large);
  const n = values.length;
  if (n === 0) return [];
  const kept = (correct: ArrayLike<number>) =>
    riskCoverageCurve(values, correct).map(({ threshold, count, accuracy }) => ({
      threshold,
      count,
      right: accuracy * count
    }));
  const ofLarge = kept(large);
  const [smallRight, largeRight] = [mean(small) * n, mean(large) * n];
  let [gain, loss] = [0, 0];
  for (let row = 0; row < n; row++) {
    if (large[row] > small[row]) gain++;
    else if (large[row] < small[row]) loss++;
  }
  const point = (threshold: number, count: number, right: number): DeferralPoint => {
    const away = n - count;
    return {
      threshold,
      deferred: away / n,
      accuracy: right / n,
      random: (smallRight * (1 - away / n) + largeRight * (away / n)) / n,
      oracle: (smallRight + Math.min(away, gain) - Math.max(0, away - (n - loss))) / n
    };
  };
  const points = kept(small).map(({ threshold, count, right }, i) =>
    point(threshold, count, right + largeRight - ofLarge[i].right)
  );
  return [...points.reverse(), point(Infinity, 0, largeRight)];
}

/** A cascade whose threshold was chosen on one part, and what it does on the other. */
export interface CascadeDecision {
  /** Most that may be deferred. */
  budget: number;
  /** `null` where there is nothing to choose on. */
  threshold: number | null;
  nChosen: number;
  n: number;
  /** On the questions that chose nothing: share deferred, and accuracy with its 95 % interval. */
  deferred: number;
  accuracy: number;
  interval: Interval | null;
  small: number;
  large: number;
  /** Mean accuracy when as many are deferred by lot, and what the order gains over it, with its 95 % interval. */
  random: number;
  gain: number;
  gainInterval: Interval | null;
  /** Cascade less large model, with a paired interval. */
  lessThanLarge: Interval | null;
  oracle: number;
  curve: DeferralPoint[];
  sentence: string;
}

/** Interval of the mean of what each question gains over a lot, by Student's t. */
function gainOf({ values, small, large }: Outcomes, threshold: number, deferred: number) {
  const gains = Array.from(values, (value, row) => {
    const chosen = value < threshold ? large[row] : small[row];
    return chosen - (deferred * large[row] + (1 - deferred) * small[row]);
  });
  const gain = mean(gains);
  const n = gains.length;
  if (n < 2) return { gain, gainInterval: null };
  const deviation = Math.sqrt(gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / (n - 1));
  const half = (studentDeviations(n - 1) * deviation) / Math.sqrt(n);
  return { gain, gainInterval: [gain - half, gain + half] as Interval };
}

const points = (value: number) => `${value < 0 ? '−' : ''}${Math.abs(100 * value).toFixed(1)}`;

/**
 * Chooses the threshold that is most often right on the `fit` part while deferring at most the budget; of equals the one that
 * defers less.
 * @param budget share that may be deferred, in (0, 1]
 * @throws RangeError for a budget outside (0, 1]
 */
export function decideCascade(rows: CascadeRows, budget: number): CascadeDecision {
  if (!(budget > 0 && budget <= 1)) {
    throw new RangeError(`The share that may be deferred must lie in (0, 1], got ${budget}`);
  }
  const part = (half: Half): Outcomes => {
    const places = [...rows.parts.keys()].filter((row) => rows.parts[row] === half);
    return {
      values: Float64Array.from(places, (row) => rows.values[row]),
      small: Uint8Array.from(places, (row) => rows.small[row]),
      large: Uint8Array.from(places, (row) => rows.large[row])
    };
  };
  const [fit, other] = [part('fit'), part('judge')];
  const allowed = deferralCurve(fit).filter(({ deferred }) => deferred <= budget + 1e-12);
  const best = allowed.reduce<DeferralPoint | null>(
    (found, next) => (found && found.accuracy >= next.accuracy - 1e-12 ? found : next),
    null
  );
  const threshold = best?.threshold ?? null;
  const at = threshold ?? -Infinity;
  const n = other.values.length;
  const outcome = Uint8Array.from(other.values, (value, row) =>
    value < at ? other.large[row] : other.small[row]
  );
  const away = other.values.reduce((count, value) => count + (value < at ? 1 : 0), 0);
  const deferred = away / n;
  const curve = deferralCurve(other);
  const nearest = curve.find((each) => each.deferred >= deferred - 1e-12);
  const decision = {
    budget,
    threshold,
    nChosen: fit.values.length,
    n,
    deferred,
    accuracy: mean(outcome),
    interval: accuracyInterval(outcome),
    small: mean(other.small),
    large: mean(other.large),
    random: nearest?.random ?? NaN,
    ...gainOf(other, at, deferred),
    lessThanLarge: pairedAccuracyInterval(outcome, other.large),
    oracle: nearest?.oracle ?? NaN,
    curve
  };
  return { ...decision, sentence: sentenceOf(decision) };
}

function sentenceOf(told: Omit<CascadeDecision, 'sentence'>): string {
  const { threshold, n, deferred, accuracy, interval, small, large, gain, gainInterval } = told;
  if (threshold === null) return 'There are no questions that both answered to choose a threshold on.';
  if (n === 0) return 'There are no other questions to show it on.';
  const beats =
    gainInterval && gainInterval[0] > 0
      ? 'more than'
      : gainInterval && gainInterval[1] < 0
        ? 'less than'
        : 'not distinguishable from';
  const over = gainInterval ? ` (${points(gainInterval[0])} to ${points(gainInterval[1])})` : '';
  return `On ${n} other questions it defers ${share(deferred)} and is right in ${shareWithEnds(accuracy, interval)}; the small model alone in ${share(small)}, the large one in ${share(large)}. That is ${points(gain)} points${over} from deferring as many by lot: ${beats} what chance would give.`;
}
