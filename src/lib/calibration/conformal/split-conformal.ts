import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { OptionProbabilities } from '../calibrators/option-logits';
import { requireSameLength, requireWithin } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
import { conformalThreshold } from './quantile';
import { isRandomised, labelScores, optionScores, type ConformalScore } from './scores';

/** How split conformal prediction is done. */
export interface ConformalOptions extends NoWeights {
  /** Share of sets that may miss the right option; 0.1 unless told. */
  alpha?: number;
  /** LAC unless told. */
  score?: ConformalScore;
  /** A group a row (Mondrian): each group has its own threshold, and its own promise (Vovk et al. 2003). */
  groups?: ArrayLike<string>;
  /** Uniform numbers in [0, 1], one a row, of a randomised score; drawn from the seed where they are left out. */
  uniforms?: ArrayLike<number>;
  seed?: number;
}

/** Thresholds learned on the calibration part. */
export interface ConformalPredictor {
  readonly alpha: number;
  readonly score: ConformalScore;
  /** Largest nonconformity that is let in; Infinity where too few rows promise nothing: the set is all options. */
  readonly threshold: number;
  /** Thresholds by group, with the rows behind each; empty without groups. */
  readonly groups: ReadonlyMap<string, { threshold: number; n: number }>;
  /** Rows it was calibrated on. */
  readonly n: number;
}

/** How sets are made. */
export interface SetOptions extends Pick<ConformalOptions, 'groups' | 'uniforms' | 'seed'> {
  /**
   * True puts the likeliest option into a set that would be empty. It can only raise the coverage. False unless told: an
   * empty set says that nothing conforms.
   */
  neverEmpty?: boolean;
}

/** Sums of probabilities that are equal may differ by rounding. */
const ROUNDING = 1e-12;

function uniformsFor(
  n: number,
  score: ConformalScore,
  { uniforms, seed = 0 }: Pick<ConformalOptions, 'uniforms' | 'seed'>,
  stream: number
): ArrayLike<number> | undefined {
  if (!isRandomised(score)) return undefined;
  if (uniforms) {
    requireSameLength({ length: n }, uniforms);
    return uniforms;
  }
  const generator = xoroshiro128plus(2 * seed + stream);
  // First outputs of a generator whose seeds differ little are alike.
  for (let i = 0; i < 64; i++) generator.next();
  return Float64Array.from({ length: n }, () => uniformFloat64(generator));
}

/** @throws RangeError naming the first row and option whose probability is not in [0, 1] */
function requireProbabilities({ values, starts }: OptionProbabilities): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      // The words are made only for a bad one: they take several times as long as the check.
      if (!(values[i] >= 0 && values[i] <= 1)) {
        requireWithin(values[i], `the probability of row ${row}, option ${i - starts[row]},`, 0, 1);
      }
    }
  }
}

/**
 * Split conformal prediction over K options: learns the threshold that lets the right option in with a chance of at least
 * 1 − α, whatever the model, if calibration and later rows are exchangeable.
 * @param probabilities over the options of each calibration row; a fitted temperature may come before
 * @param labels the right option of each
 * @throws RangeError for α outside (0, 1), or naming the first row whose label is no option of it, or whose probabilities are none
 */
export function conformalPredictor(
  probabilities: OptionProbabilities,
  labels: ArrayLike<number>,
  { alpha = 0.1, score = { kind: 'lac' }, groups, ...draws }: ConformalOptions = {}
): ConformalPredictor {
  refuseWeights(draws, 'conformalPredictor', 'Its promise counts rows.');
  const n = probabilities.starts.length - 1;
  requireProbabilities(probabilities);
  requireSameLength({ length: n }, labels);
  const scores = labelScores(probabilities, labels, score, uniformsFor(n, score, draws, 0));
  const byGroup = new Map<string, number[]>();
  if (groups) {
    requireSameLength({ length: n }, groups);
    scores.forEach((value, row) => {
      const members = byGroup.get(groups[row]);
      if (members) members.push(value);
      else byGroup.set(groups[row], [value]);
    });
  }
  return {
    alpha,
    score,
    threshold: conformalThreshold(scores, alpha),
    groups: new Map(
      Array.from(byGroup, ([group, members]) => [
        group,
        { threshold: conformalThreshold(members, alpha), n: members.length }
      ])
    ),
    n
  };
}

/**
 * The prediction set of each row: options whose nonconformity is at most the threshold, the likeliest first.
 * A row of a group that calibration has not seen gets all options: nothing is promised for it otherwise.
 * @throws RangeError when there is not a group, or a uniform number, for each row
 */
export function predictionSets(
  predictor: ConformalPredictor,
  { values, starts }: OptionProbabilities,
  { groups, neverEmpty = false, ...draws }: SetOptions = {}
): number[][] {
  const n = starts.length - 1;
  requireProbabilities({ values, starts });
  if (groups) requireSameLength({ length: n }, groups);
  if (predictor.groups.size > 0 && !groups) {
    throw new RangeError('This predictor has a threshold a group, so a group a row is needed.');
  }
  const uniforms = uniformsFor(n, predictor.score, draws, 1);
  return Array.from({ length: n }, (_, row) => {
    const probabilities = values.subarray(starts[row], starts[row + 1]);
    const scores = optionScores(probabilities, predictor.score, uniforms?.[row]);
    const threshold =
      predictor.groups.size > 0
        ? (predictor.groups.get(groups![row])?.threshold ?? Infinity)
        : predictor.threshold;
    const order = Array.from(probabilities.keys()).sort(
      (a, b) => probabilities[b] - probabilities[a] || a - b
    );
    const set = order.filter((option) => scores[option] <= threshold + ROUNDING);
    return set.length === 0 && neverEmpty ? order.slice(0, 1) : set;
  });
}
