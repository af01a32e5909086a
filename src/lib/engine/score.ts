import { Interrupted } from './generate';
import type { LanguageModel } from './language-model';
import { logSumExp } from './log-sum-exp';

/** Log-probabilities of one continuation's tokens, in nats at T = 1. */
export interface ContinuationScore {
  tokens: number[];
  logProbs: number[];
}

/** log p of one token from logits over the vocabulary. */
const logSoftmaxAt = (logits: Float32Array, id: number): number => logits[id]! - logSumExp(logits);

/** log p of a continuation's tokens but the first, in one pass where the engine can. */
async function logProbsAfterFirst(
  model: LanguageModel,
  prompt: readonly number[],
  tokens: readonly number[],
  interrupted?: () => boolean
): Promise<number[]> {
  const rest = tokens.slice(1);
  if (rest.length === 0) return [];
  if (model.logitsAlong) {
    const rows = await model.logitsAlong([...prompt, ...tokens.slice(0, -1)], rest.length);
    return rest.map((id, i) => logSoftmaxAt(rows[i]!, id));
  }
  const logProbs: number[] = [];
  for (const [i, id] of rest.entries()) {
    if (interrupted?.()) throw new Interrupted();
    logProbs.push(logSoftmaxAt(await model.logitsAfter([...prompt, ...tokens.slice(0, i + 1)]), id));
  }
  return logProbs;
}

/**
 * Scores continuations of one prompt, token by token. The logits after the prompt serve the first token of all.
 * @param prompt token ids, from the beginning of the sequence
 * @param continuations token ids of each continuation, each at least one token
 * @throws Interrupted when `interrupted` said so
 */
export async function scoreContinuations(
  model: LanguageModel,
  prompt: readonly number[],
  continuations: readonly (readonly number[])[],
  interrupted?: () => boolean
): Promise<ContinuationScore[]> {
  if (continuations.some((tokens) => tokens.length === 0))
    throw new RangeError('A continuation has no tokens');
  if (interrupted?.()) throw new Interrupted();
  const afterPrompt = await model.logitsAfter(prompt);
  const all = logSumExp(afterPrompt);
  const first = continuations.map((tokens) => afterPrompt[tokens[0]!]! - all);
  const scores: ContinuationScore[] = [];
  for (const [i, tokens] of continuations.entries()) {
    if (interrupted?.()) throw new Interrupted();
    const logProbs = [first[i]!, ...(await logProbsAfterFirst(model, prompt, tokens, interrupted))];
    scores.push({ tokens: [...tokens], logProbs });
  }
  return scores;
}
