import { requireRight, requireOutcomes, requireScores, requireWithin } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
import { riskCoverageCurve, type OperatingPoint } from './risk-coverage';

/** What things cost, in any unit; a right answer that is shown costs nothing. */
export interface Costs extends NoWeights {
  /** A wrong answer that is shown. */
  wrong: number;
  /** Asking a person in place of showing the answer. */
  ask: number;
}

/** Checks costs. @throws RangeError when one is negative or no number, or none is above 0 */
export function requireCosts(costs: Costs): void {
  refuseWeights(
    costs,
    'A threshold of least cost',
    'Read the costs off riskCoverageCurve, which takes them.'
  );
  const { wrong, ask } = costs;
  const fine = (cost: number) => cost >= 0 && Number.isFinite(cost);
  if (!fine(wrong) || !fine(ask) || wrong + ask === 0) {
    throw new RangeError(
      `Costs must be numbers from 0, one of them above it, got wrong ${wrong}, ask ${ask}`
    );
  }
}

/** A threshold and what a question costs under it. */
export interface CheapestThreshold {
  point: OperatingPoint;
  /** Mean cost of a question. */
  cost: number;
  /** Mean cost of always answering, and of always asking. */
  alwaysAnswer: number;
  alwaysAsk: number;
}

/**
 * Costs of each row when answers from a threshold on are shown.
 * @throws RangeError for bad costs or a threshold that is no number, or naming the row of a bad outcome or score
 */
export function costsAt(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  threshold: number,
  costs: Costs
): Float64Array {
  requireCosts(costs);
  const { wrong, ask } = costs;
  requireOutcomes(scores, correct);
  requireScores(scores);
  requireWithin(threshold, 'a threshold', -Infinity, Infinity);
  return Float64Array.from(correct, (right, row) =>
    scores[row] >= threshold ? (right === 1 ? 0 : wrong) : ask
  );
}

/**
 * The threshold under which a question costs least on these rows; of equals the one that shows most. A threshold of
 * Infinity shows nothing. On the rows it was chosen on the cost is optimistic. `null` without rows.
 * @param scores larger is surer; probabilities or rank scores
 * @param correct 1 right, 0 wrong
 * @throws RangeError for bad costs, or naming the row of a bad outcome or score
 */
export function cheapestThreshold(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  costs: Costs
): CheapestThreshold | null {
  requireRight(correct);
  return cheapestOnCurve(riskCoverageCurve(scores, correct), costs);
}

/** The same on a risk–coverage curve. @throws RangeError for bad costs */
export function cheapestOnCurve(curve: readonly OperatingPoint[], costs: Costs): CheapestThreshold | null {
  requireCosts(costs);
  if (curve.length === 0) return null;
  const of = ({ generalizedRisk, coverage }: OperatingPoint) =>
    costs.wrong * generalizedRisk + costs.ask * (1 - coverage);
  const nothing: OperatingPoint = {
    threshold: Infinity,
    count: 0,
    coverage: 0,
    accuracy: NaN,
    risk: NaN,
    generalizedRisk: 0
  };
  // A sum of products may be off by a last bit.
  const better = (cost: number, than: number) => cost <= than + 1e-12;
  const point = curve.reduce((best, next) => (better(of(next), of(best)) ? next : best), nothing);
  return { point, cost: of(point), alwaysAnswer: of(curve.at(-1)!), alwaysAsk: costs.ask };
}
