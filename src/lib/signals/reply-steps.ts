import { asRankScore, type RankScore } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import type { TokenStep } from '../engine/reply';
import { logProbability } from '../engine/sketch/read';
import type { LogitSketch } from '../engine/sketch/sketch';
import type { ReplyEvidence } from '../methods/evidence';
import type { SignalContext } from './define-signal';

type Replies = Pick<SignalContext, 'reply'>;

/** Steps of a reply; `null` where it is empty. */
export function replySteps({ call }: ReplyEvidence, { reply }: Replies): TokenStep[] | null {
  const { steps } = reply(call);
  return steps.length > 0 ? steps : null;
}

/** Steps of the answer within a reply; `null` where it could not be told. */
export function spanSteps({ call, span }: ReplyEvidence, { reply }: Replies): TokenStep[] | null {
  const steps = span ? reply(call).steps.slice(...span) : [];
  return steps.length > 0 ? steps : null;
}

/** Log-probability of each step's token at temperature T, nats. */
export function logProbabilities(steps: readonly TokenStep[], temperature: number): number[] {
  return steps.map(({ sketch }) => logProbability(sketch, sketch.chosenLogit, temperature));
}

/** Mean over steps of a figure of their sketches; `null` without steps, or where it needs a vocabulary's size that is not known. */
export function meanOver(
  steps: readonly TokenStep[] | null,
  figure: (sketch: LogitSketch) => number
): RankScore | null {
  if (!steps) return null;
  const value = mean(steps.map(({ sketch }) => figure(sketch)));
  return Number.isNaN(value) ? null : asRankScore(value);
}
