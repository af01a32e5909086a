import { mean } from '../calibration/metrics/accuracy';
import type { CallCost } from '../methods/calls';
import type { ArmFacts } from './question-facts';

/** What an answer of an arm takes, on average: all calls it needs, also those it shares. */
export interface ArmCost {
  /** Tokens read, as if nothing were shared between calls, and those of them that were computed. */
  promptTokens: number;
  prefilledTokens: number;
  decodedTokens: number;
  seconds: number;
  /** Ids of arms that need some of the same calls: asked together they cost less than their sum. */
  sharedWith: string[];
}

/** The cost of an arm, from what it gave. NaN without anything. */
export function armCost(given: readonly ArmFacts[]): ArmCost {
  // What a file of predictions cost is not known.
  const known = given.filter(({ cost }) => cost !== null);
  const average = (name: keyof CallCost) => mean(known.map(({ cost }) => cost![name]));
  return {
    promptTokens: average('promptTokens'),
    prefilledTokens: average('prefilledTokens'),
    decodedTokens: average('decodedTokens'),
    seconds: average('ms') / 1000,
    sharedWith: [...new Set(known.flatMap(({ sharedWith }) => sharedWith))]
  };
}
