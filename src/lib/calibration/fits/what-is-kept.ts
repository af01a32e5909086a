import { requireConfidences, requireSameLength, requireScores } from '../outcomes';
import type { CalibratorParameters, FitReport } from '../calibrators/calibrator';
import { TEMPERATURE_RANGE } from '../calibrators/inverse-temperature';
import { quantile } from '../intervals/quantile';

/** What a fit makes of the order and the spread of the confidences. */
export interface Kept {
  /** What was fitted: confidences, or a score. */
  of: 'probability' | 'rank-score';
  /** True when all confidences come out nearly the same, though they differed before. */
  erased: boolean;
  /**
   * What in the fit itself says that the confidences tell nothing, in words; `null` where nothing does. `atBound`: the
   * temperature ran to its upper bound, so that flatter would fit better still; else a slope that cannot be told from 0, or a
   * temperature that cannot be told from that bound.
   */
  doubt: { words: string; atBound: boolean } | null;
  /** True when the temperature ran to its lower bound, where hardly anything but 0 and 1 comes out. */
  hardened: boolean;
  /** True when higher confidences come out lower. */
  reversed: boolean;
  /** Where nineteen in twenty of the confidences lie afterwards. */
  range: [number, number];
}

/** What a fit says of itself. */
export interface FittedParameters extends Pick<FitReport, 'intervals' | 'warnings'> {
  parameters: CalibratorParameters;
}

/** Confidences that differ by less than this are the same for any use. */
const SAME = 0.05;
/** And by less than this where the fit itself cannot tell whether they should differ at all. */
const NEARLY_SAME = 0.2;

const [T_LEAST, T_MOST] = TEMPERATURE_RANGE;

function middle(values: ArrayLike<number>): [number, number] {
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

function figure(value: number, [lo, hi]: readonly [number, number], digits: number): string {
  const [at, from, to] = [value, lo, hi].map((each) => each.toFixed(digits).replace('-', '−'));
  return `${at} (${from} to ${to})`;
}

function doubtOf({ parameters, intervals, warnings }: FittedParameters): Kept['doubt'] {
  const { slope, temperature } = parameters;
  const of = (words: string, atBound = false) => ({ words, atBound });
  const ends = intervals.slope;
  if (typeof slope === 'number' && ends && ends[0] <= 0 && ends[1] >= 0) {
    return of(`its slope, ${figure(slope, ends, 3)}, cannot be told from 0`);
  }
  if (typeof temperature === 'number') {
    if (temperature >= T_MOST) return of(`its temperature is at its bound, ${T_MOST}`, true);
    const ends = intervals.temperature;
    if (ends && ends[1] >= T_MOST * (1 - 1e-9)) {
      return of(`its temperature, ${figure(temperature, ends, 2)}, cannot be told from its bound`);
    }
  }
  return warnings.some(({ code }) => code === 'level')
    ? of('its curve cannot be told from a level one')
    : null;
}

/**
 * What a fit makes of the order and the spread of confidences.
 * @param before of each row, the larger the surer: confidences, or scores of any range
 * @param after what the fit makes of the same rows
 * @param fitted the fit's parameters with their intervals, by which it may know itself that the confidences tell nothing
 * @param of whether the values before are probabilities, whose spread can be held against the one afterwards
 */
export function whatIsKept(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  fitted: FittedParameters = { parameters: {}, intervals: {}, warnings: [] },
  of: 'probability' | 'rank-score' = 'probability'
): Kept {
  requireScores(before);
  requireConfidences(after, 'after');
  requireSameLength(before, after, 'confidences after the fit');
  const [was, is] = [middle(before), middle(after)];
  let [least, most] = [0, 0];
  for (let row = 1; row < before.length; row++) {
    if (before[row] < before[least]) least = row;
    if (before[row] > before[most]) most = row;
  }
  const doubt = doubtOf(fitted);
  const [wide, left] = [was[1] - was[0], is[1] - is[0]];
  const hadSpread = of === 'probability' ? wide >= SAME && left <= wide / 2 : wide > 0;
  return {
    of,
    erased: hadSpread && left < (doubt === null ? SAME : NEARLY_SAME),
    doubt,
    hardened: typeof fitted.parameters.temperature === 'number' && fitted.parameters.temperature <= T_LEAST,
    reversed: before[most] > before[least] && after[most] < after[least],
    range: is
  };
}
