/**
 * Calibration of confidences: metrics, selective prediction, intervals, diagrams. Numbers in, numbers out: no DOM, no
 * model, no store. Rows are 0-based in every error.
 */
export * from './confidence';
export * from './field-thresholds';
export * from './verdict';
export type { CalibrationFinding } from './verdict-calibration';
export type { DiscriminationFinding } from './verdict-discrimination';
export { LEAST_JUDGED } from './verdict-numbers';
export type { NoWeights, WeightOptions } from './weights';

export { mean } from './metrics/accuracy';
export { auroc, delongError, hanleyMcNeilError } from './metrics/auroc';
export { auprc } from './metrics/average-precision';
export {
  binIndex,
  equalMassBins,
  equalWidthBins,
  reliabilityBins,
  type Binning,
  type ReliabilityBin
} from './metrics/bins';
export {
  brier,
  brierDecomposition,
  brierOfBaseRate,
  brierSkill,
  type BrierDecomposition
} from './metrics/brier';
export { classwiseEce, eceByOption } from './metrics/classwise-ece';
export { debiasedEceOfBins, debiasedSquaredCeOfBins } from './metrics/debiased-ece';
export { adaptiveEce, ece, eceOfBins, flexEce, mce, mceOfBins } from './metrics/ece';
export { kWayBrier } from './metrics/k-way-brier';
export { CLIP, kWayLogLoss, nll, type Nll } from './metrics/nll';
export { clippedPart, clippingWords, likelihoodWords, type Likelihood } from './metrics/nll-words';
export { smoothEce, type SmoothEce } from './metrics/smooth-ece';
export { spiegelhalter, type ZTest } from './metrics/spiegelhalter';

export { aurc, augrc, bestAurc, excessAurc, predictionRejectionRatio } from './selective/areas';
export {
  accuracyAtCoverage,
  coverageAtAccuracy,
  riskCoverageCurve,
  type OperatingPoint
} from './selective/risk-coverage';
export { certainThreshold, type CertainTarget, type CertainThreshold } from './selective/certain-threshold';
export {
  cheapestThreshold,
  costsAt,
  requireCosts,
  type CheapestThreshold,
  type Costs
} from './selective/cheapest-threshold';
export { judgedThreshold, type JudgedThreshold } from './selective/judged-threshold';
export { leastShown, precisionPValue, requireTarget } from './selective/precision-test';

export { LEAST_FIT_ROWS, noFitReason, type NoFit } from './fits/enough-rows';
export { fitOutcome, type FitOutcome, type JudgedOn } from './fits/fit-outcome';
export { lostWords } from './fits/lost-words';
export { whatIsKept, type FittedParameters, type Kept } from './fits/what-is-kept';

export { accuracyInterval, effectiveRows, type LevelOptions } from './intervals/accuracy-interval';
export { aurocInterval } from './intervals/auroc-interval';
export { calibratedBand } from './intervals/calibrated-band';
export { gapInterval } from './intervals/gap-interval';
export { holm, manyLooksWords } from './intervals/holm';
export { pairedAccuracyInterval } from './intervals/paired-accuracy';
export { studentDeviations } from './intervals/student';
export {
  beforeAfter,
  eceChange,
  type BeforeAfter,
  type BeforeAfterOptions,
  type Change,
  type EceChangeOptions
} from './intervals/before-after';
export { bootstrapInterval, type BootstrapOptions, type StatisticOptions } from './intervals/bootstrap';
export {
  basicInterval,
  bcaInterval,
  percentileInterval,
  type Interval
} from './intervals/bootstrap-interval';
export {
  figureDifferences,
  figureIntervals,
  type FigureDifference,
  type FigureIntervals,
  type FigureOptions,
  type JudgedRows
} from './intervals/figure-intervals';
export { calibrationDifference, type CalibrationDifference } from './intervals/calibration-difference';
export { lossInterval, type LossOptions } from './intervals/loss-interval';
export {
  correctedEce,
  correctedMce,
  type CorrectedEce,
  type CorrectedEceOptions
} from './intervals/corrected-ece';
export { differenceInterval, type Estimated } from './intervals/difference-interval';
export { type EceSimulationOptions } from './intervals/ece-simulation';
export { aboveFloor, eceNullFloor, type NullFloor, type NullFloorOptions } from './intervals/null-floor';
export { meanConfidenceInterval } from './intervals/mean-confidence-interval';
export { orderIntervals, type OrderIntervals } from './intervals/order-intervals';
export { smoothEceInterval } from './intervals/smooth-ece-interval';
export { quantile } from './intervals/quantile';
export { OF_DIFFERENCE, OF_SHARE, withinRange } from './intervals/range';
export {
  riskCoverageDifference,
  type OrderedRows,
  type RiskCoverageDifference
} from './intervals/risk-coverage-difference';
export { sampleSizeHint, type SampleSizeHint } from './intervals/sample-size';
export { figureNames, type FigureName } from './intervals/weighted-figures';
export { scoreBand, wilsonInterval } from './intervals/wilson';

export { reliabilityDiagram, type DiagramBin } from './diagrams/reliability-diagram';
export {
  smoothReliabilityCurve,
  type SmoothCurve,
  type SmoothCurveOptions,
  type SmoothPoint
} from './diagrams/smooth-curve';

export {
  type Calibrator,
  type CalibratorInput,
  type CalibratorJson,
  type CalibratorMethod,
  type CalibratorName,
  type CalibratorParameters,
  type FitOptions,
  type FitReport,
  type FitWarning
} from './calibrators/calibrator';
export { betaCalibration } from './calibrators/beta';
export { bootstrapParameters } from './calibrators/bootstrap-parameters';
export { histogramBinning, type HistogramOptions } from './calibrators/histogram';
export { TEMPERATURE_RANGE } from './calibrators/inverse-temperature';
export { isotonic } from './calibrators/isotonic';
export {
  packLogits,
  softmaxOptions,
  topOptions,
  unpackOptions,
  type OptionLogits,
  type OptionProbabilities
} from './calibrators/option-logits';
export { confidencePlatt, scorePlatt } from './calibrators/platt';
export { calibratorFromJson, calibrators } from './calibrators/registry';
export { confidenceTemperature, scaleConfidence } from './calibrators/temperature-confidence';
export { curveTemperature, type LogProbabilityCurve } from './calibrators/temperature-curves';
export { optionNll, optionTemperature } from './calibrators/temperature-options';

export { crossFit, type CrossFit, type CrossFitOptions } from './splitting/cross-fit';
export { requireSeparateParts, sharedIds, type SharedIds } from './splitting/separate-parts';
export { foldsByHash, halfOf, splitByHash, type Half, type SplitOptions } from './splitting/split';

export {
  AdaptiveConformal,
  adaptiveConformal,
  type AdaptiveOptions,
  type AdaptiveStep
} from './conformal/adaptive';
export {
  clopperPearson,
  coverageByGroup,
  coverageOf,
  expectedCoverage,
  type Coverage
} from './conformal/coverage';
export { conformalThreshold } from './conformal/quantile';
export { type ConformalScore } from './conformal/scores';
export {
  conformalPredictor,
  predictionSets,
  type ConformalOptions,
  type ConformalPredictor,
  type SetOptions
} from './conformal/split-conformal';
export {
  tokenEntropySet,
  tokenEntropyThreshold,
  type SampledAnswers,
  type TokenEntropyThreshold,
  type Unanswered
} from './conformal/tecp';
