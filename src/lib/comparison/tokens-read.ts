import { decimals } from '../predictions/decimals';
import type { ArmCost } from './cost';

/** How many tokens an answer has the model read, in words: those computed, and all where some are shared between calls. */
export function tokensReadWords({
  promptTokens,
  prefilledTokens
}: Pick<ArmCost, 'promptTokens' | 'prefilledTokens'>): string {
  const [all, computed] = [promptTokens, prefilledTokens].map((count) => decimals(count, 0));
  const shared = promptTokens > prefilledTokens && all !== computed;
  return `${computed} tokens read${shared ? ` (${all} if nothing were shared)` : ''}`;
}
