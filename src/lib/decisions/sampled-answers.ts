import type { SamplesEvidence } from '../methods/evidence';
import { logLikelihood } from '../signals/drawn-replies';
import type { EvidenceReader } from '../signals/define-signal';

/** An answer that was drawn to a question. */
export interface SampledAnswer {
  text: string;
  /** −Σ log p over its tokens at T = 1, nats; larger is less sure. */
  entropy: number;
  /** By the grader’s rules. */
  right: boolean;
  /** Answers of the same cluster say the same. */
  cluster: number;
}

/** The answers that were drawn to a question; one that ended its turn at once has no tokens, and is left out. */
export function sampledAnswers(
  { call, clusters, grades }: SamplesEvidence,
  { draws }: EvidenceReader
): SampledAnswer[] {
  return draws(call).flatMap((draw, i) =>
    draw.tokens.length === 0
      ? []
      : [
          {
            text: draw.text,
            entropy: 0 - logLikelihood(draw),
            right: grades[i] === 'right',
            cluster: clusters[i]!
          }
        ]
  );
}
