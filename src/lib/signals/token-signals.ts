import { asProbability, asRankScore, type Probability, type RankScore } from '../calibration/confidence';
import { energy as stepEnergy, entropy, logPartition, logProbability } from '../engine/sketch/read';
import type { TokenStep } from '../methods/trace';
import type { StepNumbers } from './reading-numbers';

function clipped(value: number): Probability {
  return asProbability(Math.min(1, Math.max(0, value)));
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function logProbabilities(steps: readonly StepNumbers[], temperature: number): number[] {
  return steps.map(({ sketch }) => logProbability(sketch, sketch.chosenLogit, temperature));
}

/** Mean log-probability of a reply's tokens at temperature T, nats; NaN for an empty reply. */
export function meanLogProbability(steps: readonly StepNumbers[], temperature = 1): number {
  return mean(logProbabilities(steps, temperature));
}

/**
 * Length-normalised probability of a reply: exp of the mean log-probability of its tokens at temperature T
 * (Malinin & Gales 2021). `null` for an empty reply.
 */
export function lengthNormalisedProbability(
  steps: readonly StepNumbers[],
  temperature = 1
): Probability | null {
  return steps.length === 0 ? null : clipped(Math.exp(meanLogProbability(steps, temperature)));
}

/** Probability of the whole reply: the product over its tokens at temperature T. `null` for an empty reply. */
export function sequenceProbability(steps: readonly TokenStep[], temperature = 1): Probability | null {
  if (steps.length === 0) return null;
  return clipped(Math.exp(logProbabilities(steps, temperature).reduce((sum, logP) => sum + logP, 0)));
}

/** Minus the mean entropy of the reply's next-token distributions, nats: larger is surer. */
export function negativeMeanEntropy(steps: readonly TokenStep[], temperature = 1): RankScore | null {
  if (steps.length === 0) return null;
  return asRankScore(-mean(steps.map(({ sketch }) => entropy(sketch, temperature))));
}

/** Minus the largest entropy among the reply's next-token distributions, nats. */
export function negativeMaxEntropy(steps: readonly TokenStep[], temperature = 1): RankScore | null {
  if (steps.length === 0) return null;
  return asRankScore(-Math.max(...steps.map(({ sketch }) => entropy(sketch, temperature))));
}

/** Probability of the first token less that of the runner-up. */
export function firstTokenMargin(steps: readonly TokenStep[], temperature = 1): RankScore | null {
  const sketch = steps[0]?.sketch;
  if (!sketch || sketch.topLogits.length < 2) return null;
  const [first, second] = sketch.topLogits.map((z) => Math.exp(logProbability(sketch, z, temperature)));
  return asRankScore(first - second);
}

/** Mean log Σ exp(z) over the reply's steps, i.e. minus the mean free energy (Liu et al. 2020). Raw logits only. */
export function negativeMeanEnergy(steps: readonly TokenStep[]): RankScore | null {
  return steps.length === 0 ? null : asRankScore(-mean(steps.map(({ sketch }) => stepEnergy(sketch))));
}

/**
 * Self-certainty (Kang et al. 2025): mean Kullback–Leibler divergence from the uniform distribution to the next-token
 * distribution, −log V − mean log p = A(1) − mean z − log V, nats.
 */
export function selfCertainty(steps: readonly TokenStep[], vocabularySize: number): RankScore | null {
  if (steps.length === 0) return null;
  return asRankScore(
    mean(
      steps.map(({ sketch }) => logPartition(sketch, 1).value - sketch.meanLogit - Math.log(vocabularySize))
    )
  );
}
