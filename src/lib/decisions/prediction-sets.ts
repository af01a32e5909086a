import { optionRows, softmaxOptions } from '../calibration/calibrators/option-logits';
import {
  coverageByGroup,
  coverageOf,
  expectedCoverage,
  type Coverage
} from '../calibration/conformal/coverage';
import type { ConformalScore } from '../calibration/conformal/scores';
import {
  conformalPredictor,
  predictionSets,
  type ConformalPredictor
} from '../calibration/conformal/split-conformal';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { mean } from '../calibration/metrics/accuracy';
import { groupNames, placesOf, type DecisionRows } from './decision-rows';
import { exactShare, share, shareWithEnds, some } from './number-words';
import type { GroupedBy } from './grouped-by';

/** Scores by the names they are chosen by. */
export const conformalScores = {
  lac: { kind: 'lac' },
  aps: { kind: 'aps', randomised: true },
  raps: { kind: 'raps', randomised: true, lambda: 0.1, freeRanks: 1 }
} as const satisfies Record<string, ConformalScore>;

export type ConformalName = keyof typeof conformalScores;

/** Their names for people. */
export const conformalTitles: Record<ConformalName, string> = {
  lac: 'LAC: the smallest sets on average',
  aps: 'APS: sets that grow with difficulty',
  raps: 'RAPS: the same, without long tails'
};

/** How sets are made. */
export interface SetChoice extends GroupedBy {
  score: ConformalName;
  /** Share of sets that may miss the right option. */
  alpha: number;
  seed?: number;
  /** Bootstrap resamples behind the interval of the size, 1,000 unless told; 0 leaves it out. */
  resamples?: number;
}

/** Prediction sets of the questions that calibrated nothing. */
export interface SetDecision extends SetChoice {
  predictor: ConformalPredictor;
  coverage: Coverage;
  /** 95 % bootstrap interval of the mean size. */
  sizeInterval: Interval | null;
  /** Where the coverage falls in 95 % of cases when the promise holds. */
  expected: [number, number];
  groups: ReadonlyMap<string, Coverage>;
  /** Place of each row shown, and its set: options, the likeliest first. */
  shown: { place: number; set: number[] }[];
  sentence: string;
}

function sentenceOf({
  alpha,
  coverage,
  expected,
  sizeInterval,
  predictor,
  calibratedOn
}: Omit<SetDecision, 'sentence'>) {
  if (coverage.n === 0) return 'There are no other questions to show sets on.';
  const size = `${coverage.meanSize.toFixed(2)} options${sizeInterval ? ` (${sizeInterval[0].toFixed(2)} to ${sizeInterval[1].toFixed(2)})` : ''}`;
  const promise = calibratedOn
    ? `Calibrated on “${calibratedOn}” alone, nothing is promised for the other groups.`
    : `Promised on average over calibration parts like this one: the right option is in the set for at least ${exactShare(1 - alpha)} of questions.`;
  const found = `On ${some(coverage.n, 'other question')} it is in the set for ${shareWithEnds(coverage.coverage, coverage.interval)}, with ${size} in a set on average.`;
  if (predictor.groups.size === 0 && predictor.threshold === Infinity) {
    return `${promise} ${some(predictor.n, 'question')} are too few to promise that with fewer than all options. ${found}`;
  }
  const off =
    predictor.groups.size === 0 && coverage.coverage < expected[0]
      ? ` That is below the ${share(expected[0])} reached in 97.5 % of cases when the promise holds, which suggests that the questions calibrated on and those shown differ.`
      : '';
  return `${promise} ${found}${off}`;
}

/**
 * Prediction sets over options: calibrated on the `fit` part, shown on the other.
 * @returns `null` where the rows have no options, or there is nothing to calibrate on
 * @throws RangeError for α outside (0, 1)
 */
export function decideSets(
  rows: Pick<DecisionRows, 'parts' | 'groups' | 'options'>,
  choice: SetChoice
): SetDecision | null {
  const { options, groups } = rows;
  const { score, alpha, byGroup = false, calibratedOn = null, seed = 0, resamples = 1000 } = choice;
  if (!options) return null;
  const calibrated = placesOf(rows, 'fit', calibratedOn ?? undefined);
  const shown = placesOf(rows, 'judge').filter(
    (row) => calibratedOn === null || groups?.[row] !== calibratedOn
  );
  if (calibrated.length === 0) return null;
  const of = (places: readonly number[]) => softmaxOptions(optionRows.take(options.logits, places));
  const labels = (places: readonly number[]) => places.map((row) => options.labels[row]!);
  const named = (places: readonly number[]) =>
    byGroup && groups && calibratedOn === null ? { groups: places.map((row) => groups[row]!) } : {};
  const predictor = conformalPredictor(of(calibrated), labels(calibrated), {
    alpha,
    score: conformalScores[score],
    seed,
    ...named(calibrated)
  });
  const sets = predictionSets(predictor, of(shown), { seed, ...named(shown) });
  const right = labels(shown);
  const sizes = sets.map((set) => set.length);
  const decision = {
    ...choice,
    predictor,
    coverage: coverageOf(sets, right),
    sizeInterval: bootstrapInterval(sizes.length, (drawn) => mean(Array.from(drawn, (row) => sizes[row]!)), {
      seed,
      resamples
    }),
    expected: expectedCoverage(calibrated.length, Math.max(1, shown.length), alpha),
    groups:
      groupNames(rows).length > 0
        ? coverageByGroup(
            sets,
            right,
            shown.map((row) => groups![row]!)
          )
        : new Map<string, Coverage>(),
    shown: shown.map((place, i) => ({ place, set: sets[i]! }))
  };
  return { ...decision, sentence: sentenceOf(decision) };
}

/** What exchangeable means, for someone who has not met it. */
export const EXCHANGEABLE =
  'The promise holds if the questions calibrated on and those to come are exchangeable: drawn from one pool, so that any order of them is as likely as any other. It breaks when new questions are harder, or of another kind.';
