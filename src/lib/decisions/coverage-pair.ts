import type { Interval } from '../calibration/intervals/bootstrap-interval';
import {
  pairedAccuracyInterval,
  pairedClaim,
  pairedSignTest
} from '../calibration/intervals/paired-accuracy';
import {
  riskCoverageDifference,
  type RiskCoverageDifference
} from '../calibration/intervals/risk-coverage-difference';
import { mean } from '../calibration/metrics/accuracy';
import type { DecisionRows } from './decision-rows';
import { decimal, share, signedWithEnds, some } from './number-words';
import type { DecisionPart } from './part';
import { sharedPlaces } from './shared-questions';

/** Two rows' risk over coverage on the questions both have that chose nothing. */
export interface CoveragePair {
  titles: readonly [string, string];
  n: number;
  /** Questions of one of them that are left out: the other lacks them, or they are to choose on. */
  left: number;
  /** Share right of each, and the difference with its 95 % interval and the exact sign test of it. */
  accuracy: { first: number; second: number; difference: number; interval: Interval | null; p: number };
  curves: RiskCoverageDifference;
}

/**
 * Holds two rows' orders against each other, on the shared questions that are to show on in both. A question counts once,
 * so that questions are drawn; larger values are surer, whatever their scale.
 */
export function coveragePair(
  first: DecisionRows,
  second: DecisionRows,
  { resamples = 1000, seed = 0 }: { resamples?: number; seed?: number } = {}
): CoveragePair {
  const all = [first, second];
  const places = sharedPlaces(all).filter((found) =>
    found.every((place, i) => all[i]!.parts[place] === 'judge')
  );
  const shared = ({ values, correct }: DecisionRows, i: number) => ({
    scores: Float64Array.from(places, (found) => values[found[i]!]!),
    correct: Uint8Array.from(places, (found) => correct[found[i]!]!)
  });
  const [own, other] = [shared(first, 0), shared(second, 1)];
  return {
    titles: [first.title, second.title],
    n: places.length,
    left: new Set([...first.ids, ...second.ids]).size - places.length,
    accuracy: {
      first: mean(own.correct),
      second: mean(other.correct),
      difference: mean(own.correct) - mean(other.correct),
      interval: pairedAccuracyInterval(own.correct, other.correct),
      p: pairedSignTest(own.correct, other.correct)
    },
    curves: riskCoverageDifference(own, other, { resamples, seed })
  };
}

/** What the two orders are worth, in words that claim what the interval does. */
export function coverageSentence({ titles, n, accuracy, curves }: CoveragePair): string {
  if (n === 0) return 'The two share no held-out question, so there is nothing to compare.';
  const { first, second, difference, interval, p } = curves.aurc;
  const [one, other] = titles.map((title) => `“${title}”`);
  const claim = pairedClaim(interval, p);
  const open =
    interval && (interval[0] > 0 || interval[1] < 0) ? ` (permutation test: p = ${decimal(p, 2)})` : '';
  const verdict =
    claim === 'open'
      ? `which of them errs less can’t be told${open}`
      : `${claim === 'less' ? one : other} errs less over all coverages taken together`;
  const why =
    pairedClaim(accuracy.interval, accuracy.p) !== 'open'
      ? ` They also differ in accuracy (${share(accuracy.first)} and ${share(accuracy.second)}), which the area reflects as well as the order.`
      : '';
  return `On ${some(n, 'other question')} the area under the risk–coverage curve is ${decimal(first)} for ${one} and ${decimal(second)} for ${other}: ${signedWithEnds(difference, interval)}, so ${verdict}.${why}`;
}

/** Title of the pair in words; the chart stands with it. */
export const coverageTitle = 'Risk over coverage of two rows';

/** Coverages that are told in the table. */
const told = [0.1, 0.25, 0.5, 0.75, 1];

/** The pair in words and a table. */
export function coveragePart(pair: CoveragePair): DecisionPart {
  const { titles, n, left, accuracy, curves } = pair;
  const lines = told.flatMap((coverage) => {
    const at = curves.coverages.findIndex((each) => Math.abs(each - coverage) < 1e-9);
    return at < 0
      ? []
      : [
          [
            share(coverage),
            decimal(curves.first[at]!),
            decimal(curves.second[at]!),
            signedWithEnds(curves.difference[at]!, curves.band[at]!)
          ]
        ];
  });
  return {
    title: coverageTitle,
    sentences: [coverageSentence(pair)],
    tables:
      n === 0
        ? []
        : [
            {
              caption: 'Share wrong among the answers kept, the surest first',
              columns: ['kept', titles[0], titles[1], 'difference (95 %)'],
              cells: [
                ...lines,
                [
                  'area (AURC)',
                  decimal(curves.aurc.first),
                  decimal(curves.aurc.second),
                  signedWithEnds(curves.aurc.difference, curves.aurc.interval)
                ],
                [
                  'right of all',
                  decimal(accuracy.first),
                  decimal(accuracy.second),
                  signedWithEnds(accuracy.difference, accuracy.interval)
                ]
              ]
            }
          ],
    notes: [
      `${some(left, 'question')} ${left === 1 ? 'is' : 'are'} left out: only one of the two has ${left === 1 ? 'it' : 'them'}, or ${left === 1 ? 'it is' : 'they are'} in the part to choose on. Intervals by a bootstrap over questions, both rows on the same draws; each holds at its own coverage, not along the whole curve. That one errs less is said where a permutation test over questions has p < 0.05 besides.`
    ]
  };
}
