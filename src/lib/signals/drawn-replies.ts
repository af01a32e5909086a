import { mean, total } from '../calibration/metrics/accuracy';
import type { DrawnReply } from '../methods/calls';
import type { SamplesEvidence } from '../methods/evidence';
import type { EvidenceReader } from './define-signal';

/** A drawn reply of at least one token, with the cluster of its answer. */
export interface WrittenDraw extends DrawnReply {
  cluster: number;
}

/**
 * The draws that hold a token: one that ended its turn at once has no likelihood of its own, since sequence scores leave out
 * the token that ends the turn.
 */
export function writtenDraws({ call, clusters }: SamplesEvidence, { draws }: EvidenceReader): WrittenDraw[] {
  return draws(call)
    .map((draw, i) => ({ ...draw, cluster: clusters[i]! }))
    .filter(({ tokens }) => tokens.length > 0);
}

/** Log-probability of a drawn reply, nats. */
export const logLikelihood = ({ logProbs }: DrawnReply) => total(logProbs);

/** Mean log-probability of a drawn reply's tokens, nats. */
export const meanLogLikelihood = ({ logProbs }: DrawnReply) => mean(logProbs);

/** How many draws there are of each cluster, by its number. */
export function clusterSizes(clusters: readonly number[]): number[] {
  const sizes: number[] = [];
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return sizes;
}
