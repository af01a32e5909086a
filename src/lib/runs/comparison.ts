import type { Trace } from '../methods/trace';
import { asProbabilities } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { equalWidthBins } from '../calibration/metrics/bins';
import { brier, brierOfBaseRate } from '../calibration/metrics/brier';
import { ece, mceOfBins } from '../calibration/metrics/ece';
import { nll } from '../calibration/metrics/nll';
import { calibrationVerdict, type CalibrationVerdict } from '../calibration/verdict';
import { diagramOf, type Diagram } from '../comparison/diagram';
import { readingTitles, methodTitles } from '../methods/readings';
import { confidencesAt } from '../signals/temperature-grid';
import { fitRow } from './fit-row';
import type { FitOutcome } from './fit-temperature';
import { judgedRun, type JudgedOutcome, type JudgedRow } from './judged-rows';
import { binsFor, rowIntervals, type RowIntervals } from './row-intervals';
import type { Run } from './run';
import { partsOf, type Splitting } from './splitting';

/** One question as the comparison sees it: how sure, and whether right. */
export interface Outcome extends JudgedOutcome {
  /** Confidence at the temperature looked at. */
  adjusted: number | null;
}

/** One row of the comparison: a method under one reading. */
export interface ComparisonRow extends JudgedRow {
  /** Names for people, e.g. `Direct answer` and `token entropy · length-normalised probability`. */
  title: string;
  subtitle: string;
  outcomes: Outcome[];
  /** Questions answered so far, with a grade and a confidence; those without are counted apart. */
  n: number;
  accuracy: number;
  meanConfidence: number;
  diagram: Diagram;
  ece: number;
  eceInterval: [number, number] | null;
  /** Null floor of the ECE: mean and 95 % quantile for a perfectly calibrated model. */
  eceFloor: { mean: number; upper: number } | null;
  mce: number;
  brier: number;
  brierConstant: number;
  nll: number;
  auroc: number;
  /** The calibrator, judged on rows it was not fitted on. */
  fit: CalibratorFit | null;
  verdict: CalibrationVerdict;
}

/** A fitted temperature, with figures before and after of rows it was not fitted on. */
export interface CalibratorFit {
  /** How it was judged: on the other half, or out of fold, by the fits on the other folds. */
  splitting: Splitting;
  temperature: number;
  atBound: boolean;
  interval: [number, number] | null;
  nFit: number;
  nJudge: number;
  nllBefore: number;
  nllAfter: number;
  eceBefore: number;
  eceAfter: number;
  /**
   * Platt scaling of the confidence at T = 1, offered where a temperature on a bare number is not enough: T at its bound,
   * or fewer than half right. `null` elsewhere.
   */
  platt: PlattFit | null;
  /** `k-way` on the options' logits (exact), `binary` on whether the answer was right. */
  likelihood: 'k-way' | 'binary';
  /** Held-in NLL over log temperature, for the curve behind the slider. */
  curve: { temperature: number; nll: number }[];
}

/** Platt scaling σ(slope · logit(c) + offset), with figures after it of rows it was not fitted on. */
export interface PlattFit {
  slope: number;
  offset: number;
  /** 95 % intervals from the observed information; `null` where the classes do not overlap. */
  slopeInterval: [number, number] | null;
  offsetInterval: [number, number] | null;
  /** False where no largest likelihood exists and Platt's smoothed targets were used. */
  converged: boolean;
  nllAfter: number;
  eceAfter: number;
}

/** The whole comparison screen as numbers. */
export interface Comparison {
  rows: ComparisonRow[];
  /** Questions with traces. */
  asked: number;
  /** Temperature looked at, or `null` for the answers as they are. */
  temperature: number | null;
}

/** What the comparison is looked at with. */
export interface CompareSettings {
  /** Temperature applied to every confidence; `null` leaves them as they are. */
  temperature?: number | null;
  /** Equal-width bins; 5 below 500 answers and 10 from there, unless told. */
  bins?: number;
  /** Bootstrap resamples and floor simulations; 0 leaves the intervals out, for a slider that is being dragged. */
  resamples?: number;
  /** How calibrators are judged; on the other half unless told. */
  splitting?: Splitting;
  /** Fits made before, by row; they do not depend on the temperature looked at. */
  fits?: readonly (CalibratorFit | null)[];
  /** Intervals made before, by row, at this temperature and with these bins; they stand in for `resamples`. */
  intervals?: readonly RowIntervals[];
}

const lastOutcomes = new WeakMap<JudgedRow, { temperature: number | null; outcomes: Outcome[] }>();

/** A row's outcomes at a temperature. The last ones are kept with the row, for when only bins or intervals change. */
export function outcomesAt(judged: JudgedRow, temperature: number | null): Outcome[] {
  const last = lastOutcomes.get(judged);
  if (last && last.temperature === temperature) return last.outcomes;
  const outcomes = adjustedOutcomes(judged, temperature);
  lastOutcomes.set(judged, { temperature, outcomes });
  return outcomes;
}

/** Field by field, which a slider feels. */
function adjustedOutcomes(judged: JudgedRow, temperature: number | null): Outcome[] {
  const adjusted =
    temperature === null
      ? judged.outcomes.map(({ confidence }) => confidence)
      : confidencesAt(
          judged.outcomes.map(({ reading }) => reading),
          temperature
        );
  return judged.outcomes.map(({ questionId, reading, confidence, correct, verdict }, i) => ({
    questionId,
    reading,
    confidence,
    adjusted: adjusted[i],
    correct,
    verdict
  }));
}

/** 95 % interval of mean confidence − accuracy by the normal approximation, for figures that move. */
function normalInterval(confidences: ArrayLike<number>, correct: ArrayLike<number>): [number, number] | null {
  const n = correct.length;
  if (n < 2) return null;
  const centre = mean(confidences) - mean(correct);
  let variance = 0;
  for (let row = 0; row < n; row++) variance += (confidences[row] - correct[row] - centre) ** 2 / (n - 1);
  const half = 1.96 * Math.sqrt(variance / n);
  return [centre - half, centre + half];
}

/** The outcomes that the figures are made of, as numbers: those with a confidence that are right or wrong. */
export function figureRows(outcomes: readonly Outcome[]) {
  const used = outcomes.filter(({ adjusted, correct }) => adjusted !== null && correct !== null);
  return {
    used,
    confidences: asProbabilities(used.map(({ adjusted }) => adjusted!)),
    correct: Uint8Array.from(used, (outcome) => outcome.correct!)
  };
}

/** Outcomes with the part of the split each falls in. */
function fitOutcomes(outcomes: readonly Outcome[], splitting: Splitting): FitOutcome[] {
  const parts = partsOf(
    outcomes.map(({ questionId }) => questionId),
    splitting
  );
  return outcomes.map(({ reading, correct }, i) => ({ reading, correct, part: parts[i] }));
}

/** Resamples behind the temperature's interval. */
export const FIT_RESAMPLES = 200;

function compareRow(
  run: Run,
  judged: JudgedRow,
  { temperature = null, bins: wantedBins = 0, resamples = 1000, splitting = 'halves' }: CompareSettings,
  fit: CalibratorFit | null | undefined,
  made: RowIntervals | undefined
): ComparisonRow {
  const { method, readingId } = judged;
  const outcomes = outcomesAt(judged, temperature);
  const { used, confidences, correct } = figureRows(outcomes);
  const n = used.length;
  const bins = binsFor(n, wantedBins);
  const reliability = equalWidthBins(confidences, correct, bins);
  const { seed } = run.plan;
  const intervals =
    made ?? (resamples > 0 ? rowIntervals(confidences, correct, { bins, resamples, seed }) : null);
  const floor = intervals?.floor ?? null;
  const error = ece(confidences, correct, bins);
  const accuracy = mean(correct);
  const meanConfidence = mean(confidences);
  const area = auroc(confidences, correct);
  const score = brier(confidences, correct);
  const constant = brierOfBaseRate(correct);
  return {
    ...judged,
    title: methodTitles[method],
    subtitle: readingTitles[readingId],
    outcomes,
    n,
    accuracy,
    meanConfidence,
    diagram: diagramOf(
      confidences,
      correct,
      used.map(({ questionId }) => questionId),
      bins
    ),
    ece: error,
    eceInterval: intervals?.ece ?? null,
    eceFloor: floor,
    mce: mceOfBins(reliability),
    brier: score,
    brierConstant: constant,
    nll: nll(confidences, correct).nll,
    auroc: area,
    fit:
      fit === undefined
        ? fitRow(fitOutcomes(outcomes, splitting), {
            splitting,
            bins,
            resamples: Math.min(FIT_RESAMPLES, resamples),
            seed
          })
        : fit,
    verdict: calibrationVerdict({
      n,
      accuracy,
      meanConfidence,
      gapInterval: intervals?.gap ?? normalInterval(confidences, correct),
      auroc: area,
      aurocInterval: intervals?.auroc,
      brier: score,
      brierConstant: constant,
      ece: error,
      eceFloorUpper: floor?.upper
    })
  };
}

/** The comparison of a run's methods, from its stored traces alone; pure. One row for every method and reading. */
export function compare(run: Run, traces: readonly Trace[], settings: CompareSettings = {}): Comparison {
  const { temperature = null, fits, intervals } = settings;
  const { rows, asked } = judgedRun(run, traces);
  return {
    rows: rows.map((row, i) => compareRow(run, row, settings, fits?.[i], intervals?.[i])),
    asked,
    temperature
  };
}
