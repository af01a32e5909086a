import type { ChosenSketch } from '../engine/sketch/sketch';
import type { OptionScores } from '../methods/trace';

/** What the probability of a step's token is computed from. */
export interface StepNumbers {
  sketch: ChosenSketch;
}

/** The part of a reading that its confidence, at any temperature, is computed from. */
export interface ReadingNumbers {
  options?: Pick<OptionScores, 'gold' | 'logits'>;
  digitLogits?: number[];
  stated?: number | null;
  reply?: { steps: StepNumbers[] };
}

/** A reading's numbers alone, small enough to be sent to a worker: no texts, and of a reply only what is used. */
export function numbersOf({ options, digitLogits, stated, reply }: ReadingNumbers): ReadingNumbers {
  if (options) return { options: { gold: options.gold, logits: options.logits } };
  if (digitLogits) return { digitLogits };
  if (stated !== undefined) return { stated };
  return {
    reply: reply && {
      steps: reply.steps.map(({ sketch: { chosenLogit, topLogits, tailMax, tailCurve } }) => ({
        sketch: { chosenLogit, topLogits, tailMax, tailCurve }
      }))
    }
  };
}
