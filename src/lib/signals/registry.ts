import type { EvidenceKind } from '../methods/evidence';
import type { Signal } from './define-signal';
import { agreement } from './agreement';
import { answerEntropy } from './answer-entropy';
import { answers } from './answers';
import { clusterCount } from './cluster-count';
import { degreeMatrix } from './degree-matrix';
import { dinco } from './dinco';
import { eccentricity } from './eccentricity';
import { energy } from './energy';
import { entropyProductionRate } from './entropy-production-rate';
import { firstGuess } from './first-guess';
import { firstTokenMargin } from './first-token-margin';
import { fisherRaoDistance } from './fisher-rao-distance';
import { leastTokenProbability } from './least-token-probability';
import { lengthNormalisedProbability } from './length-normalised-probability';
import { letterEntropy } from './letter-entropy';
import { letterMargin } from './letter-margin';
import { letterProbability } from './letter-probability';
import { lexicalSimilarity } from './lexical-similarity';
import { majorityShare } from './majority-share';
import { maxTokenEntropy } from './max-token-entropy';
import { meanTokenEntropy } from './mean-token-entropy';
import { normalisedTruth } from './normalised-truth';
import { numberEntropy } from './number-entropy';
import { numberExpectation } from './number-expectation';
import { numberMode } from './number-mode';
import { optionEntropy } from './option-entropy';
import { optionMargin } from './option-margin';
import { optionProbability } from './option-probability';
import { optionProbabilityPerToken } from './option-probability-per-token';
import { optionProbabilityPmi } from './option-probability-pmi';
import { ordersAgreement } from './orders-agreement';
import { ordersEntropy } from './orders-entropy';
import { ordersMargin } from './orders-margin';
import { ordersProbability } from './orders-probability';
import { ownOptionsEntropy } from './own-options-entropy';
import { ownOptionsProbability } from './own-options-probability';
import { pTrue } from './p-true';
import { predictiveEntropy } from './predictive-entropy';
import { predictiveEntropyNormalised } from './predictive-entropy-normalised';
import { promptsAgreement } from './prompts-agreement';
import { promptsLogOddsMean } from './prompts-log-odds-mean';
import { promptsMean } from './prompts-mean';
import { promptsMedian } from './prompts-median';
import { promptsSpread } from './prompts-spread';
import { renyiDivergence } from './renyi-divergence';
import { sameGuesses } from './same-guesses';
import { sar } from './sar';
import { selfCertainty } from './self-certainty';
import { semanticEnergy } from './semantic-energy';
import { semanticEntropy } from './semantic-entropy';
import { semanticEntropySum } from './semantic-entropy-sum';
import { semanticSimilarity } from './semantic-similarity';
import { sentenceSar } from './sentence-sar';
import { sequenceProbability } from './sequence-probability';
import { spanFirstTokenEntropy } from './span-first-token-entropy';
import { spanLengthNormalisedProbability } from './span-length-normalised-probability';
import { spanMargin } from './span-margin';
import { spanMeanEntropy } from './span-mean-entropy';
import { spanProbability } from './span-probability';
import { statedNumber } from './stated-number';
import { steeredConfidence } from './steered-confidence';
import { tokenSar } from './token-sar';
import { truthOrderGap } from './truth-order-gap';

/**
 * Every signal, in the order they are shown. What a model was asked for comes before what is read from its reply: an arm
 * that leaves a number and a reply is looked at for its number.
 */
export const signals: readonly Signal[] = [
  statedNumber,
  numberExpectation,
  numberMode,
  numberEntropy,
  firstGuess,
  sameGuesses,
  pTrue,
  truthOrderGap,
  optionProbability,
  optionProbabilityPerToken,
  optionProbabilityPmi,
  optionMargin,
  optionEntropy,
  letterProbability,
  letterMargin,
  letterEntropy,
  ordersProbability,
  ordersMargin,
  ordersEntropy,
  ordersAgreement,
  dinco,
  normalisedTruth,
  ownOptionsProbability,
  ownOptionsEntropy,
  answers,
  promptsMean,
  promptsMedian,
  promptsLogOddsMean,
  steeredConfidence,
  promptsSpread,
  promptsAgreement,
  agreement,
  majorityShare,
  answerEntropy,
  semanticEntropy,
  semanticEntropySum,
  predictiveEntropy,
  predictiveEntropyNormalised,
  clusterCount,
  degreeMatrix,
  eccentricity,
  lexicalSimilarity,
  semanticSimilarity,
  sentenceSar,
  tokenSar,
  sar,
  semanticEnergy,
  lengthNormalisedProbability,
  meanTokenEntropy,
  maxTokenEntropy,
  sequenceProbability,
  leastTokenProbability,
  spanProbability,
  spanLengthNormalisedProbability,
  spanMeanEntropy,
  spanFirstTokenEntropy,
  spanMargin,
  firstTokenMargin,
  selfCertainty,
  energy,
  renyiDivergence,
  fisherRaoDistance,
  entropyProductionRate
];

/** Signals that can be read from what a method leaves. */
export function signalsFrom(leaves: readonly EvidenceKind[]): Signal[] {
  return signals.filter(({ reads }) => leaves.includes(reads));
}

const byId = new Map(signals.map((signal) => [signal.id, signal]));

/** The signal of an id, or `undefined`. */
export function findSignal(id: string): Signal | undefined {
  return byId.get(id);
}
