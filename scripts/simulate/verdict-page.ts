import { riskCoverageDifference } from '../../src/lib/calibration';
import { pairedClaim } from '../../src/lib/calibration/intervals/paired-accuracy';
import { named } from './more-page';
import { pairRowsOf, WITHIN } from './studies';
import { ALARM, figuresTable, tallied, type Once } from './tables';

const SIZES = [20, 40, 200, 1000];
const DRAWS = 600;
const sources = ['mid-range', 'weak', 'two-point', 'overconfident', 'too sharp', 'empty'].map(named);

/** What is said of the orders of two rows of one source, of which neither errs less. */
function errsLessPart(): string {
  const cases = sources.map((source, place) => {
    const once: Once = (tally, n, draws) => {
      const [first, second] = pairRowsOf([source, source], n, draws).map(({ confidences, correct }) => ({
        scores: confidences,
        correct
      }));
      const seed = Math.floor(draws.uniform(0, 2 ** 31));
      const { interval, p } = riskCoverageDifference(first, second, {
        coverages: [1],
        resamples: WITHIN,
        seed
      }).aurc;
      tally.add('said', pairedClaim(interval, p) !== 'open');
      tally.add('interval', interval !== null && (interval[0] > 0 || interval[1] < 0));
    };
    return [source.name, tallied(SIZES, DRAWS, 2500 + place, once)] as const;
  });
  return `## “Errs less over all coverages” of two rows of which neither does: false alarms, per cent

Two rows of one source on the same questions, ${DRAWS} draws a cell (±0.9). It is said where the interval of the difference of the areas leaves out 0 and the paired permutation test has p < 0.05; *by the interval alone*: what would be said without the test.

${figuresTable(
  ['said', 'source'],
  SIZES,
  [
    ['errs less', 'said', ALARM],
    ['by the interval alone', 'interval', {}]
  ],
  cases
)}
`;
}

/** Parts of the page on what is said of two rows, as Markdown, by name. */
export const verdictParts = { 'errs-less': errsLessPart };
