/** Entropy at which a token is shaded fully, nats. */
export const FULL_ENTROPY = 5;

/** How strongly a token of an entropy is shaded: an opacity that leaves its text readable. */
export function shadeOf(entropy: number): number {
  return Math.min(0.5, (0.5 * entropy) / FULL_ENTROPY);
}
