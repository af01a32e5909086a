import { clopperPearson, expectedCoverage } from '../calibration/conformal/coverage';
import {
  tokenEntropySet,
  tokenEntropyThreshold,
  type TokenEntropyThreshold
} from '../calibration/conformal/tecp';
import { mean } from '../calibration/metrics/accuracy';
import { groupNames, placesOf, type DecisionRows } from './decision-rows';
import { meanInterval } from './mean-interval';
import type { SampledAnswer } from './sampled-answers';
import type {
  SampledCoverage,
  SampledGroup,
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

function groupOf(
  sets: readonly SampledSet[],
  calibrated: TokenEntropyThreshold | null,
  unanswered: SampledSetChoice['unanswered']
): SampledGroup {
  const counted = unanswered === 'count' ? sets : sets.filter(({ answerable }) => answerable);
  return {
    coverage: coverageOf(counted),
    meanSize: sets.length === 0 ? NaN : mean(sets.map(({ set }) => set.length)),
    calibrated
  };
}

/**
 * Sets of drawn answers by token-entropy conformal prediction (TECP, Xu & Lu 2025): calibrated on the `fit` part, shown on
 * the other.
 * @returns `null` where no answers were drawn, or there is nothing to calibrate on
 * @throws RangeError for α outside (0, 1)
 */
export function decideSampledSets(
  rows: Pick<DecisionRows, 'parts' | 'samples'> & Partial<Pick<DecisionRows, 'groups'>>,
  choice: SampledSetChoice
): SampledSetDecision | null {
  const { alpha, unanswered, byGroup = false, calibratedOn = null } = choice;
  const { parts, groups = null } = rows;
  const samples = rows.samples();
  const groupAt = (place: number) => groups?.[place] ?? '';
  const fit = placesOf({ parts, groups }, 'fit', calibratedOn ?? undefined);
  if (samples === null || fit.length === 0) return null;
  const calibratedOf = (places: readonly number[]) =>
    tokenEntropyThreshold(
      places.map((place) => ({
        entropies: samples[place]!.map(({ entropy }) => entropy),
        correct: samples[place]!.map(({ right }) => Number(right))
      })),
      alpha,
      unanswered
    );
  const calibrated = calibratedOf(fit);
  const names = groupNames({ groups });
  const apart = byGroup && calibratedOn === null && names.length > 0;
  const own = new Map(
    apart ? names.map((name) => [name, calibratedOf(fit.filter((place) => groupAt(place) === name))]) : []
  );
  const shown = placesOf({ parts, groups }, 'judge')
    .filter((place) => calibratedOn === null || groupAt(place) !== calibratedOn)
    .map((place) => setOf(place, samples[place]!, own.get(groupAt(place)) ?? calibrated));
  const able = shown.filter(({ answerable }) => answerable);
  const promised = unanswered === 'count' ? shown.length : able.length;
  const decision = {
    ...choice,
    calibrated,
    all: coverageOf(shown),
    answerable: coverageOf(able),
    size: meanInterval(shown.map(({ set }) => set.length)),
    meanDifferent: mean(
      shown.map(({ set, drawn }) => new Set(set.map((answer) => drawn[answer]!.cluster)).size)
    ),
    meanDrawn: mean(shown.map(({ drawn }) => drawn.length)),
    empty: shown.filter(({ set }) => set.length === 0).length / shown.length,
    groups: new Map(
      names
        .filter((name) => name !== calibratedOn)
        .map((name) => [
          name,
          groupOf(
            shown.filter(({ place }) => groupAt(place) === name),
            own.get(name) ?? null,
            unanswered
          )
        ])
    ),
    expected:
      apart || calibrated.threshold === Infinity || promised === 0
        ? null
        : expectedCoverage(calibrated.n, promised, alpha),
    shown
  };
  return { ...decision, sentence: sampledSentence(decision) };
}
