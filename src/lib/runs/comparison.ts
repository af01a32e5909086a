import type { MethodId, Reading, ReadingId } from '../methods/trace';

import { eceNullFloor } from '../calibration/intervals/null-floor';
import { figureIntervals } from '../calibration/intervals/figure-intervals';
import { scoreBand, wilsonInterval } from '../calibration/intervals/wilson';
import { asProbabilities } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { equalWidthBins } from '../calibration/metrics/bins';
import { brier, brierOfBaseRate } from '../calibration/metrics/brier';
import { ece, mceOfBins } from '../calibration/metrics/ece';
import { nll } from '../calibration/metrics/nll';
import { calibrationVerdict, type CalibrationVerdict } from '../calibration/verdict';
import { readingTitles, methodTitles } from '../methods/readings';
import type { Trace } from '../methods/trace';
import type { Verdict } from '../questions/verdict';
import { confidenceAt } from '../signals/temperature-grid';
import { fitRow } from './fit-row';
import type { Run } from './run';
import { halfOf } from '../calibration/splitting/split';

/** One question as the comparison sees it: how sure, and whether right. */
export interface Outcome {
  questionId: string;
  /** The trace's reading it comes from. */
  reading: Reading;
  /** Confidence in [0, 1] before any calibration, or `null` where none could be read. */
  confidence: number | null;
  /** Confidence at the temperature looked at. */
  adjusted: number | null;
  /** 1 right, 0 wrong, `null` not attempted or unparsed (kept out of the figures, counted beside them). */
  correct: 0 | 1 | null;
  /** The grade that counts: a person's where there is one. */
  verdict: Verdict;
  /** Which part of the split the question fell in. */
  half: 'fit' | 'judge';
}

/** A dot of a reliability diagram. */
export interface ReliabilityDot {
  /** Bin edges; right-closed (lo, hi], the first also holds its left edge. */
  lo: number;
  hi: number;
  count: number;
  meanConfidence: number;
  accuracy: number;
  /** Wilson 95 % interval of the accuracy. */
  accuracyInterval: [number, number];
  questionIds: string[];
}

/** One row of the comparison: a method under one reading. */
export interface ComparisonRow {
  method: MethodId;
  readingId: ReadingId;
  /** Names for people, e.g. `Direct answer` and `token entropy · length-normalised probability`. */
  title: string;
  subtitle: string;
  outcomes: Outcome[];
  /** Questions answered so far, with a grade and a confidence; those without are counted apart. */
  n: number;
  notAttempted: number;
  unparsed: number;
  parseRate: number | null;
  accuracy: number;
  meanConfidence: number;
  dots: ReliabilityDot[];
  /** Grey ribbon: where a perfectly calibrated model would fall, by confidence. */
  ribbon: { confidence: number; lo: number; hi: number }[];
  histogram: { lo: number; hi: number; count: number }[];
  ece: number;
  eceInterval: [number, number] | null;
  /** Null floor of the ECE: mean and 95 % quantile for a perfectly calibrated model. */
  eceFloor: { mean: number; upper: number } | null;
  mce: number;
  brier: number;
  brierConstant: number;
  nll: number;
  auroc: number;
  /** The calibrator fitted on one half and judged on the other. */
  fit: CalibratorFit | null;
  cost: { promptTokens: number; outputTokens: number; seconds: number };
  verdict: CalibrationVerdict;
}

/** A temperature fitted on the fit half, with the judged half's figures before and after. */
export interface CalibratorFit {
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

/** Platt scaling σ(slope · logit(c) + offset) fitted on the fit half, with the judged half's figures after it. */
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
  /** Fits made before, by row; they do not depend on the temperature looked at. */
  fits?: readonly (CalibratorFit | null)[];
}

/** Key of a person's overrule in a run. */
export function overruleKey(questionId: string, method: MethodId, reading: ReadingId): string {
  return `${questionId}/${method}/${reading}`;
}

function outcomeOf(run: Run, trace: Trace, reading: Reading, temperature: number | null): Outcome {
  const verdict =
    run.overrules[overruleKey(trace.questionId, trace.method, reading.reading)] ?? reading.verdict;
  const confidence = confidenceAt(reading, 1);
  return {
    questionId: trace.questionId,
    reading,
    confidence,
    adjusted: temperature === null ? confidence : confidenceAt(reading, temperature),
    correct: verdict.grade === 'right' ? 1 : verdict.grade === 'wrong' ? 0 : null,
    verdict,
    half: halfOf(trace.questionId)
  };
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

const RIBBON_POINTS = 60;
/** Resamples behind the temperature's interval. */
const FIT_RESAMPLES = 200;

function compareRow(
  run: Run,
  method: MethodId,
  readingId: ReadingId,
  outcomes: Outcome[],
  { bins: wantedBins = 0, resamples = 1000 }: CompareSettings,
  fit: CalibratorFit | null | undefined
): ComparisonRow {
  const used = outcomes.filter(({ adjusted, correct }) => adjusted !== null && correct !== null);
  const confidences = asProbabilities(used.map(({ adjusted }) => adjusted!));
  const correct = used.map((outcome) => outcome.correct as number);
  const n = used.length;
  const bins = wantedBins || (n < 500 ? 5 : 10);
  const reliability = equalWidthBins(confidences, correct, bins);
  const { seed } = run.plan;
  const intervals = resamples > 0 ? figureIntervals(confidences, correct, { bins, resamples, seed }) : null;
  const floor =
    resamples > 0 && n > 0 ? eceNullFloor(confidences, bins, { simulations: resamples, seed }) : null;
  const error = ece(confidences, correct, bins);
  const accuracy = mean(correct);
  const meanConfidence = mean(confidences);
  const area = auroc(confidences, correct);
  const score = brier(confidences, correct);
  const constant = brierOfBaseRate(correct);
  const count = (grade: Verdict['grade']) => outcomes.filter(({ verdict }) => verdict.grade === grade).length;
  const stated = outcomes.filter(({ reading }) => reading.stated !== undefined);
  return {
    method,
    readingId,
    title: methodTitles[method],
    subtitle: readingTitles[readingId],
    outcomes,
    n,
    notAttempted: count('not-attempted'),
    unparsed: count('unparsed'),
    parseRate:
      stated.length > 0
        ? stated.filter(({ reading }) => reading.stated !== null).length / stated.length
        : outcomes.some(({ reading }) => reading.digitLogits)
          ? 1
          : null,
    accuracy,
    meanConfidence,
    dots: reliability
      .filter((bin) => bin.count > 0)
      .map((bin) => ({
        lo: bin.lo,
        hi: bin.hi,
        count: bin.count,
        meanConfidence: bin.meanConfidence,
        accuracy: bin.accuracy,
        accuracyInterval: wilsonInterval(Math.round(bin.accuracy * bin.count), bin.count),
        questionIds: bin.rows.map((row) => used[row].questionId)
      })),
    ribbon: Array.from({ length: RIBBON_POINTS + 1 }, (_, i) => {
      const confidence = i / RIBBON_POINTS;
      const [lo, hi] = scoreBand(confidence, Math.max(1, Math.round(n / bins)));
      return { confidence, lo, hi };
    }),
    histogram: equalWidthBins(confidences, correct, 10).map(({ lo, hi, count }) => ({ lo, hi, count })),
    ece: error,
    eceInterval: intervals?.ece ?? null,
    eceFloor: floor,
    mce: mceOfBins(reliability),
    brier: score,
    brierConstant: constant,
    nll: nll(confidences, correct).nll,
    auroc: area,
    fit: fit === undefined ? fitRow(outcomes, bins, Math.min(FIT_RESAMPLES, resamples), seed) : fit,
    cost: {
      promptTokens: mean(outcomes.map(({ reading }) => reading.cost.promptTokens)),
      outputTokens: mean(outcomes.map(({ reading }) => reading.cost.outputTokens)),
      seconds: mean(outcomes.map(({ reading }) => reading.cost.ms)) / 1000
    },
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
  const { temperature = null, fits } = settings;
  const asked = run.plan.methods.flatMap((method) =>
    (run.plan.readings[method] ?? []).map((readingId) => ({ method, readingId }))
  );
  const rows = asked.map(({ method, readingId }, i) => {
    const outcomes = traces.flatMap((trace) =>
      trace.method === method
        ? trace.readings
            .filter(({ reading }) => reading === readingId)
            .map((reading) => outcomeOf(run, trace, reading, temperature))
        : []
    );
    return compareRow(run, method, readingId, outcomes, settings, fits?.[i]);
  });
  return { rows, asked: new Set(traces.map(({ questionId }) => questionId)).size, temperature };
}
