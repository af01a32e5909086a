import { evaluateCurve, MAX_TEMPERATURE } from './curve';
import type { ChosenSketch, LogitSketch } from './sketch';

/** exp of this, times 32, is lost beside 1. */
const NEGLIGIBLE = -41;

/** A(β) and β A′(β). */
interface LogPartition {
  value: number;
  derivative: number;
}

function computeLogPartition(sketch: ChosenSketch, temperature: number): LogPartition {
  const beta = 1 / temperature;
  const largest = sketch.topLogits[0]!;
  let sum = 0;
  let weighted = 0;
  for (const z of sketch.topLogits) {
    const exponent = beta * (z - largest);
    // The logits fall; what follows is below a double's precision.
    if (exponent < NEGLIGIBLE) break;
    const weight = Math.exp(exponent);
    sum += weight;
    weighted += weight * exponent;
  }
  if (sketch.tailMax !== null) {
    const gap = beta * (sketch.tailMax - largest);
    const tail = evaluateCurve(sketch.tailCurve, beta);
    const weight = Math.exp(gap + tail.value);
    sum += weight;
    weighted += weight * (gap + tail.derivative);
  }
  return { value: beta * largest + Math.log(sum), derivative: beta * largest + weighted / sum };
}

interface Held {
  temperature: number;
  partition: LogPartition;
  before: Held | null;
}

/** The last two of each sketch: a dozen signals ask for those at T and at 2 T, one after the other. */
const held = new WeakMap<ChosenSketch, Held>();

/**
 * Log-partition A(β) = log Σ exp(β z) over the whole vocabulary, and its derivative by log β, β A′(β).
 * @param sketch not changed afterwards
 * @param temperature T = 1/β in [0.05, 20]
 */
export function logPartition(sketch: ChosenSketch, temperature: number): Readonly<LogPartition> {
  const last = held.get(sketch);
  if (last?.temperature === temperature) return last.partition;
  if (last?.before?.temperature === temperature) return last.before.partition;
  const partition = computeLogPartition(sketch, temperature);
  held.set(sketch, { temperature, partition, before: last ? { ...last, before: null } : null });
  return partition;
}

/**
 * Log-probability at temperature T of a token whose logit is `logit`, in nats: z/T − A(1/T).
 * @param temperature in [0.05, 20]
 */
export function logProbability(sketch: ChosenSketch, logit: number, temperature = 1): number {
  return logit / temperature - logPartition(sketch, temperature).value;
}

/**
 * Entropy of the next-token distribution at temperature T, in nats: H = A − β A′(β). Within 2e-4 of the full vocabulary's
 * (a derivative of the curve is less exact than the curve, which gives log-probabilities within 1e-5).
 */
export function entropy(sketch: LogitSketch, temperature = 1): number {
  const { value, derivative } = logPartition(sketch, temperature);
  return Math.max(0, value - derivative);
}

/** Free energy −log Σ exp(z) (Liu et al. 2020, at T = 1); means something for raw logits only. */
export function energy(sketch: LogitSketch): number {
  return -logPartition(sketch, 1).value;
}

/**
 * Kullback–Leibler divergence from the uniform distribution over the finite logits to the next-token distribution at
 * temperature T, nats: −log F − mean log p = A(β) − β mean z − log F for F finite logits.
 * @param vocabularySize number of logits, finite or not
 */
export function divergenceFromUniform(sketch: LogitSketch, vocabularySize: number, temperature = 1): number {
  const { meanLogit, finiteCount = vocabularySize } = sketch;
  return Math.max(
    0,
    logPartition(sketch, temperature).value - meanLogit / temperature - Math.log(finiteCount)
  );
}

/** Largest temperature at which `logAffinityToUniform` can be read: it looks at the curve at twice the temperature. */
export const MAX_AFFINITY_TEMPERATURE = MAX_TEMPERATURE / 2;

/**
 * log Σ √(p_v / F) at temperature T, over the F finite logits, nats: the log Bhattacharyya coefficient of the next-token
 * distribution and the uniform one. Σ √p = exp(A(β/2) − A(β)/2) needs no more than the curve. At most 0.
 * @param vocabularySize number of logits, finite or not
 * @throws RangeError when T is above `MAX_AFFINITY_TEMPERATURE` and there is a tail
 */
export function logAffinityToUniform(sketch: LogitSketch, vocabularySize: number, temperature = 1): number {
  const { finiteCount = vocabularySize } = sketch;
  const halved = logPartition(sketch, 2 * temperature).value;
  return Math.min(0, halved - (logPartition(sketch, temperature).value + Math.log(finiteCount)) / 2);
}
