import {
  asProbabilities,
  calibrationVerdict,
  ece,
  mean,
  auroc,
  gapInterval,
  manyLooksWords,
  sampleSizeHint,
  type Interval,
  type NoFit
} from '../calibration';
import type { CalibrationVerdict } from '../calibration';
import { splitByHash } from '../calibration/splitting/split';
import { counted } from './counted';
import { binningRule } from './binned';
import { correctedEceOf, figuresOf, type Figures } from './figures';
import { fitOf, fitRows, noFit, type Fit, type FitName, type FitRows } from './fits';
import { intervalsOf, MOST_ROWS_FOR_ALL, type Intervals } from './intervals';
import { repeatedIds, type Part, type Predictions } from './predictions';
import { PredictionsError } from './predictions-error';

/** What is computed, and with which settings. */
export interface ReportSettings {
  /** Name of the file, for people. */
  file: string;
  bins: number;
  binning: 'width' | 'mass';
  fits: FitName[];
  /** Share of the rows to fit on; `null` leaves the file's own split, or none. */
  split: number | null;
  seed: number;
  /** Bootstrap resamples; 0 leaves the intervals out. */
  resamples: number;
}

/** Figures of one group of rows. */
export interface GroupFigures {
  n: number;
  accuracy: number;
  meanConfidence: number;
  /** 95 % interval of mean confidence − accuracy; `null` with one answer (or one id). */
  gapInterval: Interval | null;
  ece: number;
  auroc: number;
}

/** All that was found; as JSON its NaN are null. */
export interface MetricsReport extends Figures {
  file: string;
  format: Predictions['format'];
  notAttempted: number;
  /** Which column was read as what, and which were not read. */
  columns: Predictions['columns'];
  notUsed: string[];
  /** Of what the NLL is: of the right one of K options, or of right or wrong under the confidence. */
  nllOf: 'right option' | 'right or wrong';
  bins: number;
  binning: 'width' | 'mass';
  /** The rule of the bins in words. */
  binningRule: string;
  seed: number;
  /** 95 % intervals by figure. */
  intervals: Intervals;
  /** Whether the ECE is more than chance at this n, in words. */
  sampleSize: string;
  verdict: CalibrationVerdict;
  fits: Record<string, Fit>;
  /** Why nothing was fitted though it was asked for; `null` otherwise. */
  noFit: NoFit | null;
  groups: Record<string, GroupFigures> | null;
  notes: string[];
}

function partsOf(predictions: Predictions, split: number | null): Part[] | null {
  if (split === null) return predictions.split;
  return splitByHash(predictions.ids, { share: split });
}

function groupsOf(predictions: Predictions, bins: number): MetricsReport['groups'] {
  const { groups, ids, confidences, correct } = predictions;
  if (!groups) return null;
  const names = [...new Set(groups)].sort();
  return Object.fromEntries(
    names.map((name) => {
      const rows = groups.flatMap((group, row) => (group === name ? [row] : []));
      const sure = asProbabilities(rows.map((row) => confidences[row]!));
      const outcomes = rows.map((row) => correct[row]!);
      const repeated = repeatedIds(predictions) && rows.map((row) => ids[row]!);
      return [
        name,
        {
          n: rows.length,
          accuracy: mean(outcomes),
          meanConfidence: mean(sure),
          gapInterval: gapInterval(sure, outcomes, { groups: repeated }),
          ece: ece(sure, outcomes, bins),
          auroc: auroc(sure, outcomes)
        }
      ];
    })
  );
}

/** The judged rows' ECE without chance before a fit, where several fits need it. */
function judgedOnce(predictions: Predictions, settings: ReportSettings, { judge }: FitRows) {
  const isNeeded = settings.fits.length > 1 && settings.resamples > 0;
  return isNeeded ? correctedEceOf(predictions, settings, judge) : undefined;
}

/**
 * Computes all that was asked for.
 * @throws PredictionsError when a split leaves one side without rows
 */
export function reportOf(predictions: Predictions, settings: ReportSettings): MetricsReport {
  const { bins, binning, seed, resamples } = settings;
  const corrected = correctedEceOf(predictions, settings);
  const figures = figuresOf(predictions, settings, corrected);
  const floor = {
    mean: figures.nullFloor,
    upper: figures.nullFloorUpper,
    sure: figures.nullFloorSure
  };
  const intervals = resamples > 0 ? intervalsOf(predictions, settings, corrected) : {};
  const rows = fitRows(figures.n, partsOf(predictions, settings.split));
  if (settings.fits.length > 0 && (rows.fit.length === 0 || rows.judge.length === 0)) {
    throw new PredictionsError(
      `The split leaves ${counted(rows.fit.length, 'row')} to fit on and ${rows.judge.length} to judge: each side needs some.`
    );
  }
  const fitSettings = {
    ...settings,
    correctedBefore: rows.judgedOn === 'in-sample' ? corrected : judgedOnce(predictions, settings, rows)
  };
  const groups = groupsOf(predictions, bins);
  const missing = settings.fits.length > 0 ? noFit(predictions, rows) : null;
  const notes = [...predictions.notes];
  if (figures.ids < figures.n) {
    notes.push(
      `${figures.n} rows have ${figures.ids} different ids: answers to one id may depend on each other, so intervals, the chance level of the ECE and the verdict count ids, not rows.`
    );
  }
  if (missing) notes.push(missing.sentence);
  if (groups) notes.push(manyLooksWords(Object.keys(groups).length, 'groups'));
  if (predictions.split && settings.split !== null) {
    notes.push(`The file's own split was not used, since --split ${settings.split} was given.`);
  }
  if (resamples > 0 && figures.n > MOST_ROWS_FOR_ALL) {
    notes.push(
      `Above ${MOST_ROWS_FOR_ALL} rows MCE, adaptive and smooth ECE, AUPRC and AURC get no interval.`
    );
  }
  return {
    file: settings.file,
    format: predictions.format,
    ...figures,
    notAttempted: predictions.notAttempted,
    columns: predictions.columns,
    notUsed: predictions.notUsed,
    nllOf: predictions.options ? 'right option' : 'right or wrong',
    bins,
    binning,
    binningRule: binningRule(bins, binning),
    seed,
    intervals,
    sampleSize: sampleSizeHint(figures.ece, floor, figures.n).sentence,
    verdict: calibrationVerdict({
      ...figures,
      gapInterval: intervals.gap ?? null,
      aurocInterval: intervals.auroc ?? null,
      units: figures.ids,
      eceFloor: floor
    }),
    fits: missing
      ? {}
      : Object.fromEntries(settings.fits.map((name) => [name, fitOf(name, predictions, rows, fitSettings)])),
    noFit: missing,
    groups,
    notes: notes.filter((note) => note !== '')
  };
}
