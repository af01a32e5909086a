import type { NumberEvidence } from './evidence';
import { softmax } from './softmax';

/** A number the model may write, and how likely it is. */
export interface NumberChance {
  value: number;
  p: number;
}

/**
 * The distribution over the numbers that the model may write, rising: 0.00, 0.01 … 0.99 and 1.00, each digit's chance being
 * a softmax among the digits that can stand there. Where `0.` was given, 1.00 is left out; where one digit was read, the
 * numbers are 0.0 … 0.9. `null` where logits are no distribution.
 */
export function numberDistribution({ whole, tenths, hundredths }: NumberEvidence): NumberChance[] | null {
  const [zero = NaN, one = NaN] = (whole ? softmax(whole) : [1, 0]) ?? [];
  const first = softmax(tenths);
  const second = hundredths?.map((digits) => softmax(digits)) ?? null;
  if (Number.isNaN(zero) || !first || second?.some((digits) => !digits)) return null;
  const below = first.flatMap((p, i) =>
    second
      ? second[i]!.map((q, j) => ({ value: (10 * i + j) / 100, p: zero * p * q }))
      : [{ value: i / 10, p: zero * p }]
  );
  return whole ? [...below, { value: 1, p: one }] : below;
}

/** Mean of the numbers that the model may write; NaN where logits are no distribution. */
export function expectedNumber(evidence: NumberEvidence): number {
  const chances = numberDistribution(evidence);
  return chances ? chances.reduce((sum, { value, p }) => sum + p * value, 0) : NaN;
}
