import { clopperPearson, expectedCoverage } from '../calibration/conformal/coverage';
import {
  tokenEntropySet,
  tokenEntropyThreshold,
  type TokenEntropyThreshold
} from '../calibration/conformal/tecp';
import { mean } from '../calibration/metrics/accuracy';
import { placesOf, type DecisionRows } from './decision-rows';
import { meanInterval } from './mean-interval';
import type { SampledAnswer } from './sampled-answers';
import type {
  SampledCoverage,
  SampledSet,
  SampledSetChoice,
  SampledSetDecision
} from './sampled-set-decision';
import { sampledSentence } from './sampled-set-words';

function coverageOf(sets: readonly SampledSet[]): SampledCoverage {
  const n = sets.length;
  const covered = sets.filter((each) => each.covered).length;
  return { n, covered, coverage: covered / n, interval: n === 0 ? null : clopperPearson(covered, n) };
}

function setOf(place: number, drawn: readonly SampledAnswer[], threshold: TokenEntropyThreshold): SampledSet {
  const set = tokenEntropySet(
    drawn.map(({ entropy }) => entropy),
    threshold
  );
  return {
    place,
    drawn,
    set,
    answerable: drawn.some(({ right }) => right),
    covered: set.some((answer) => drawn[answer]!.right)
  };
}

/**
 * Sets of drawn answers by token-entropy conformal prediction (TECP, Xu & Lu 2025): calibrated on the `fit` part, shown on
 * the other.
 * @returns `null` where no answers were drawn, or there is nothing to calibrate on
 * @throws RangeError for α outside (0, 1)
 */
export function decideSampledSets(
  rows: Pick<DecisionRows, 'parts' | 'samples'>,
  choice: SampledSetChoice
): SampledSetDecision | null {
  const { alpha, unanswered } = choice;
  const samples = rows.samples();
  const fit = placesOf(rows, 'fit');
  if (samples === null || fit.length === 0) return null;
  const calibrated = tokenEntropyThreshold(
    fit.map((place) => ({
      entropies: samples[place]!.map(({ entropy }) => entropy),
      correct: samples[place]!.map(({ right }) => Number(right))
    })),
    alpha,
    unanswered
  );
  const shown = placesOf(rows, 'judge').map((place) => setOf(place, samples[place]!, calibrated));
  const able = shown.filter(({ answerable }) => answerable);
  const promised = unanswered === 'count' ? shown.length : able.length;
  const decision = {
    alpha,
    unanswered,
    calibrated,
    all: coverageOf(shown),
    answerable: coverageOf(able),
    size: meanInterval(shown.map(({ set }) => set.length)),
    meanDifferent: mean(
      shown.map(({ set, drawn }) => new Set(set.map((answer) => drawn[answer]!.cluster)).size)
    ),
    meanDrawn: mean(shown.map(({ drawn }) => drawn.length)),
    empty: shown.filter(({ set }) => set.length === 0).length / shown.length,
    expected:
      calibrated.threshold === Infinity || promised === 0
        ? null
        : expectedCoverage(calibrated.n, promised, alpha),
    shown
  };
  return { ...decision, sentence: sampledSentence(decision) };
}
