import { mean } from '../calibration/metrics/accuracy';
import type { Arm } from '../methods/arm';
import type { StoredAnswers } from '../runs/run';
import { traceOf } from './columns';

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

/** The cost of an arm, from the calls of its traces. NaN without any. */
export function armCost(arm: Arm, answers: readonly StoredAnswers[]): ArmCost {
  const totals: Record<'promptTokens' | 'prefilledTokens' | 'decodedTokens' | 'ms', number[]> = {
    promptTokens: [],
    prefilledTokens: [],
    decodedTokens: [],
    ms: []
  };
  const sharedWith = new Set<string>();
  for (const stored of answers) {
    const trace = traceOf(stored, arm.id);
    if (!trace) continue;
    const own = stored.calls.filter(({ id }) => trace.calls.includes(id));
    for (const name of Object.keys(totals) as (keyof typeof totals)[]) {
      totals[name].push(own.reduce((sum, { cost }) => sum + cost[name], 0));
    }
    for (const other of stored.traces) {
      if (other !== trace && other.calls.some((id) => trace.calls.includes(id))) sharedWith.add(other.armId);
    }
  }
  return {
    promptTokens: mean(totals.promptTokens),
    prefilledTokens: mean(totals.prefilledTokens),
    decodedTokens: mean(totals.decodedTokens),
    seconds: mean(totals.ms) / 1000,
    sharedWith: [...sharedWith]
  };
}
