import type { Reference } from '../reference';
import type { RowWeights, WeightOptions } from '../weights';
import type { RowAccess } from './row-access';
import { weightedRows } from './weighted-rows';

/** What a calibrator reads: the kind of rows it is fitted on and applied to. */
export type CalibratorInput = 'option-logits' | 'log-probability-curves' | 'probability' | 'rank-score';

/** Names of the calibrators, as they stand in files and on the command line. */
export type CalibratorName =
  | 'temperature-options'
  | 'temperature-curves'
  | 'temperature-confidence'
  | 'platt-confidence'
  | 'platt-score'
  | 'isotonic'
  | 'beta'
  | 'histogram';

/** What a person should know before believing a fit. */
export interface FitWarning {
  code:
    | 'empty'
    | 'one-class'
    | 'tied'
    | 'separated'
    | 'at-bound'
    | 'not-converged'
    | 'reversed'
    | 'few-rows'
    | 'empty-bins'
    | 'not-identified'
    | 'level'
    | 'clipped';
  /** A sentence for people. */
  message: string;
}

/** Fitted numbers by name: single ones, or lists (thresholds, bin edges). */
export type CalibratorParameters = Record<string, number | readonly number[]>;

/** How the intervals of the parameters were made. */
export type IntervalKind = 'profile-likelihood' | 'observed-information' | 'wilson' | 'none';

/** What a fit says about itself. Every figure is in-sample: on the rows it was fitted on. */
export interface FitReport {
  /** Rows it was fitted on; with weights, those that weigh more than 0. */
  n: number;
  /** Mean negative log-likelihood before and after, nats; NaN where there is no probability before (rank scores). */
  nllBefore: number;
  nllAfter: number;
  /** A parameter lies at an end of its range: the data ask for more than this calibrator can do. */
  atBound: boolean;
  /** False when the maximum of the likelihood was not reached, or does not exist. */
  converged: boolean;
  intervalKind: IntervalKind;
  /** 95 % interval of each single parameter; `null` where there is none. */
  intervals: Record<string, [number, number] | null>;
  warnings: FitWarning[];
}

/**
 * How to fit. With `weights` the likelihood is that of the weighted rows; there are then no intervals, and no test of whether a curve is
 * level, since a weight does not say how many rows were seen. Histogram binning takes them with bins of equal width only.
 */
export interface FitOptions extends WeightOptions {
  /** False leaves out the parameters' intervals, for a fit inside a bootstrap. */
  interval?: boolean;
  /**
   * True fits Platt scaling and beta calibration to Platt's targets (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2) in place of 1 and 0
   * (Platt 1999, §2.2), as scikit-learn's CalibratedClassifierCV does. False, the default, is maximum likelihood, as
   * LogisticRegression with C = ∞. Where no maximum exists the smoothed targets are used anyhow, with a warning.
   * With weights n₊ and n₋ are sums of weights, as scikit-learn's; here alone their size counts beside their ratios.
   */
  smoothedTargets?: boolean;
}

/** The same, complete. */
export interface FitSettings {
  /** False with weights, too. */
  interval: boolean;
  smoothedTargets: boolean;
  weights: RowWeights | null;
}

/** A fitted calibrator as plain data; numbers survive JSON exactly (NaN becomes `null` and back). */
export interface CalibratorJson {
  calibrator: CalibratorName;
  parameters: Record<string, number | null | readonly (number | null)[]>;
  report: unknown;
}

/** A fitted calibrator. */
export interface Calibrator<Rows, Predictions> {
  readonly name: CalibratorName;
  readonly parameters: CalibratorParameters;
  readonly report: FitReport;
  /**
   * Calibrated predictions of rows.
   * @throws RangeError when it was fitted on no rows, or a row is not what it needs
   */
  apply(rows: Rows): Predictions;
  toJSON(): CalibratorJson;
}

/** A way to calibrate: what it needs, how it is fitted, how it comes back from a file. */
export interface CalibratorMethod<Rows, Predictions> {
  readonly name: CalibratorName;
  /** Name for people. */
  readonly title: string;
  /** The work it comes from. */
  readonly source: Reference;
  readonly needs: readonly CalibratorInput[];
  readonly rows: RowAccess<Rows>;
  /**
   * Fits it.
   * @param outcomes one a row: 1 right or 0 wrong; for `option-logits` the index of the right option
   * @throws RangeError naming the first row, or its weight, that is not what the calibrator needs; TypeError for weights it does not take
   */
  fit(rows: Rows, outcomes: ArrayLike<number>, options?: FitOptions): Calibrator<Rows, Predictions>;
  /**
   * A fitted calibrator from `toJSON`'s value; applies exactly as the one it came from.
   * @throws RangeError naming the parameter that is missing or no number
   */
  fromJSON(json: CalibratorJson): Calibrator<Rows, Predictions>;
  /** Predictions of parts of n rows put together: `parts[i].rows` are the places of `parts[i].predictions`. */
  join(n: number, parts: readonly { rows: ArrayLike<number>; predictions: Predictions }[]): Predictions;
}

/** What a calibrator's file writes; the rest of the interface follows from it. */
interface Definition<Rows, Predictions> extends Pick<
  CalibratorMethod<Rows, Predictions>,
  'name' | 'title' | 'source' | 'needs' | 'rows' | 'join'
> {
  /** Parameters by name, and whether each is one number or a list. */
  shape: Record<string, 'number' | 'list'>;
  /** @throws RangeError naming the first row that is not what it needs */
  check(rows: Rows, outcomes: ArrayLike<number>): void;
  /** Fits it to rows that were checked, all of a weight above 0. */
  fit(
    rows: Rows,
    outcomes: ArrayLike<number>,
    options: FitSettings
  ): { parameters: CalibratorParameters; report: FitReport };
  apply(parameters: CalibratorParameters, rows: Rows): Predictions;
}

/** Report of a fit without rows. */
export const emptyReport = (): FitReport => ({
  n: 0,
  nllBefore: NaN,
  nllAfter: NaN,
  atBound: false,
  converged: false,
  intervalKind: 'none',
  intervals: {},
  warnings: [{ code: 'empty', message: 'There were no rows to fit on.' }]
});

const orNaN = (value: unknown): number => (value === null ? NaN : (value as number));
const isNumber = (value: unknown) => value === null || typeof value === 'number';

function readParameters(
  { calibrator, parameters }: CalibratorJson,
  name: CalibratorName,
  shape: Definition<unknown, unknown>['shape']
): CalibratorParameters {
  if (calibrator !== name) throw new RangeError(`This is a calibrator “${calibrator}”, not “${name}”.`);
  return Object.fromEntries(
    Object.entries(shape).map(([key, kind]) => {
      const value = parameters?.[key];
      const fine = kind === 'list' ? Array.isArray(value) && value.every(isNumber) : isNumber(value);
      if (!fine)
        throw new RangeError(`Calibrator “${name}”: the parameter “${key}” is missing or no ${kind}.`);
      return [key, Array.isArray(value) ? value.map(orNaN) : orNaN(value)];
    })
  );
}

function readReport(report: unknown): FitReport {
  const read = { ...emptyReport(), ...(report as Partial<FitReport>) };
  return { ...read, nllBefore: orNaN(read.nllBefore), nllAfter: orNaN(read.nllAfter) };
}

const finiteOrNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Makes a calibrator's method from its definition. */
export function defineCalibrator<Rows, Predictions>(
  definition: Definition<Rows, Predictions>
): CalibratorMethod<Rows, Predictions> {
  const { name, title, source, needs, rows: access, join, shape } = definition;
  const fitted = (parameters: CalibratorParameters, report: FitReport): Calibrator<Rows, Predictions> => ({
    name,
    parameters,
    report,
    apply(rows) {
      if (report.n === 0) throw new RangeError(`The calibrator “${title}” was fitted on no rows.`);
      return definition.apply(parameters, rows);
    },
    toJSON: () => ({
      calibrator: name,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([key, value]) => [
          key,
          typeof value === 'number' ? finiteOrNull(value) : value.map(finiteOrNull)
        ])
      ),
      report
    })
  });
  return {
    name,
    title,
    source,
    needs,
    rows: access,
    join,
    fit(rows, outcomes, options = {}) {
      definition.check(rows, outcomes);
      const weighted = weightedRows(access, rows, outcomes, options);
      const { interval = true, smoothedTargets = false } = options;
      const { parameters, report } = weighted
        ? definition.fit(weighted.rows, weighted.outcomes, {
            interval: false,
            smoothedTargets,
            weights: weighted.weights
          })
        : definition.fit(rows, outcomes, { interval, smoothedTargets, weights: null });
      return fitted(parameters, report);
    },
    fromJSON: (json) => fitted(readParameters(json, name, shape), readReport(json.report))
  };
}
