import { total } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { tieBlocks } from '../calibration/metrics/tie-blocks';

/** A figure that rows are ranked by; larger is better. */
export type RankedFigure = 'auroc' | 'brierSkill';

/** A figure of some questions, and how far each of them pulls it. */
export interface Influence {
  estimate: number;
  /** One a question, in units of the figure; its mean square over n is the estimate's variance. */
  pulls: Float64Array;
  /** Right and wrong answers, whichever are fewer. */
  fewer: number;
}

/** Of the AUROC: DeLong's components (DeLong, DeLong & Clarke-Pearson 1988). */
function aurocInfluence(values: ArrayLike<number>, correct: ArrayLike<number>): Influence | null {
  const n = correct.length;
  const right = total(correct);
  const wrong = n - right;
  if (right < 2 || wrong < 2) return null;
  const estimate = auroc(values, correct);
  const pullOf = new Map<number, [wrong: number, right: number]>();
  const blocks = tieBlocks(values, correct);
  const [wrongScale, rightScale] = [
    (n / wrong) * Math.sqrt(wrong / (wrong - 1)),
    (n / right) * Math.sqrt(right / (right - 1))
  ];
  let [wrongBelow, rightBelow] = [0, 0];
  blocks.scores.forEach((value, block) => {
    const rightHere = blocks.right[block]!;
    const wrongHere = blocks.counts[block]! - rightHere;
    const above = (right - rightBelow - rightHere / 2) / right;
    const below = (wrongBelow + wrongHere / 2) / wrong;
    pullOf.set(value, [wrongScale * (above - estimate), rightScale * (below - estimate)]);
    wrongBelow += wrongHere;
    rightBelow += rightHere;
  });
  // −0 and 0 are one score, and one key.
  const pulls = Float64Array.from(correct, (one, i) => pullOf.get(values[i]!)![one]!);
  return { estimate, pulls, fewer: Math.min(right, wrong) };
}

/** Of the Brier skill 1 − B / (p (1 − p)), p being the share that is right, by the delta method. */
function skillInfluence(values: ArrayLike<number>, correct: ArrayLike<number>): Influence | null {
  const n = correct.length;
  const right = total(correct);
  const share = right / n;
  const constant = share * (1 - share);
  if (right < 2 || n - right < 2) return null;
  const losses = Array.from(correct, (one, i) => (values[i]! - one) ** 2);
  const brier = total(losses) / n;
  const pulls = Float64Array.from(
    losses,
    (loss, i) => (brier - loss) / constant + (brier / constant ** 2) * (1 - 2 * share) * (correct[i]! - share)
  );
  const scale = Math.sqrt(n / (n - 1));
  return {
    estimate: 1 - brier / constant,
    pulls: pulls.map((pull) => scale * pull),
    fewer: Math.min(right, n - right)
  };
}

/**
 * A figure of some questions with its influence function; `null` with fewer than two right or two wrong answers.
 * @param values larger is surer; confidences for the Brier skill
 * @param correct 1 right, 0 wrong
 */
export function influenceOf(
  figure: RankedFigure,
  values: ArrayLike<number>,
  correct: ArrayLike<number>
): Influence | null {
  return figure === 'auroc' ? aurocInfluence(values, correct) : skillInfluence(values, correct);
}
