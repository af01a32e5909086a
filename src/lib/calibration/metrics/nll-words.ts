import { CLIP, type Nll } from './nll';

/**
 * What a negative log-likelihood is of. Two of different kinds measure different things, and are not to be compared.
 * `binary`: whether the answer was right, under the confidence in it. `k-way`: which of K options is right.
 */
export type Likelihood = 'binary' | 'k-way';

/** What an NLL is of, to stand behind “NLL of”. */
export const likelihoodWords: Record<Likelihood, string> = {
  binary: 'right or wrong, under its confidence',
  'k-way': 'the right option, among all of them'
};

/** Nats that one clipped answer adds: −ln of the clipping bound. */
export const CLIPPED_NATS = -Math.log(CLIP);

/** From this share of an NLL on, what clipped answers add is most of what it says. */
const MUCH = 0.1;

/** Nats of a mean NLL without weights that come from clipped answers. @param n answers the mean is of */
export function clippedPart({ clipped }: Nll, n: number): number {
  return n > 0 ? (clipped * CLIPPED_NATS) / n : 0;
}

/**
 * Says how much of an NLL without weights comes from answers that were given a probability of 0 (or as good as) and were so all the same:
 * their logarithm is cut at 1e-12, so that the size of the NLL is that of the cut. `null` where it is less than a tenth.
 * @param n answers the mean is of
 */
export function clippingWords(nll: Nll, n: number): string | null {
  const part = clippedPart(nll, n);
  if (nll.clipped === 0 || !(part >= MUCH * nll.nll)) return null;
  const answers = nll.clipped === 1 ? '1 answer' : `${nll.clipped} answers`;
  const rest = Math.max(0, nll.nll - part);
  return (
    `${answers} of ${n} had a probability of 0 for what was so; cut at 10⁻¹², ${nll.clipped === 1 ? 'it adds' : 'they add'} ` +
    `${part.toFixed(3)} of the ${nll.nll.toFixed(3)} nats (${rest.toFixed(3)} without ${nll.clipped === 1 ? 'it' : 'them'}).`
  );
}
