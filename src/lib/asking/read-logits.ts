import { Interrupted } from '../engine/generate';
import type { LanguageModel } from '../engine/language-model';
import type { CallCost, LogitsCall, Sequence } from '../methods/calls';

/** What a logits call gave, without what it is called and how long it took. */
type ReadLogits = Omit<LogitsCall, 'id' | 'cost'> & { cost: Omit<CallCost, 'ms'> };

async function singleToken(model: LanguageModel, text: string): Promise<number> {
  const tokens = await model.tokenize(text);
  const [token] = tokens;
  if (token === undefined || tokens.length > 1)
    throw new Error(`This model has no single token for “${text}”.`);
  return token;
}

/**
 * Reads the logits of some tokens after a prompt with each of several endings; what the endings share is computed once.
 * @param endings text behind the prompt, which may be none
 * @param wanted texts of the tokens
 * @param prefilled how many of the prompt's tokens are computed
 * @throws Interrupted when `interrupted` said so; Error where a wanted text is not a single token
 */
export async function readLogits(
  model: LanguageModel,
  { text, tokens }: Sequence,
  endings: readonly string[],
  wanted: readonly string[],
  prefilled: number,
  interrupted: () => boolean
): Promise<ReadLogits> {
  const columns = await Promise.all(wanted.map((each) => singleToken(model, each)));
  const logits: number[][] = [];
  let promptTokens = 0;
  let prefilledTokens = prefilled;
  let before: number[] = [];
  for (const ending of endings) {
    if (interrupted()) throw new Interrupted();
    const added = ending === '' ? [] : await model.tokenize(ending);
    const vocabulary = await model.logitsAfter([...tokens, ...added]);
    logits.push(columns.map((id) => vocabulary[id]!));
    promptTokens += tokens.length + added.length;
    let common = 0;
    while (common < before.length && before[common] === added[common]) common++;
    prefilledTokens += added.length - Math.min(common, Math.max(0, added.length - 1));
    before = added;
  }
  return {
    do: 'logits',
    prompt: text,
    endings: [...endings],
    tokens: [...wanted],
    logits,
    cost: { promptTokens, prefilledTokens, decodedTokens: 0 }
  };
}
