import type { LanguageModel } from './language-model';
import type { Reply, TokenStep } from './reply';
import { assertRoomFor } from './room-for';
import { SketchBuilder } from './sketch/build';

/** How a reply is made, and when it ends. */
export interface GenerateLimits {
  maxTokens: number;
  /** Logits after the prompt, where they are known; else they are computed. */
  afterPrompt?: Float32Array;
  /** Takes the next token from the logits over the vocabulary; the likeliest where absent. */
  choose?: (logits: Float32Array) => number;
  /** Text at which the reply ends; it is not part of the reply. */
  stopTexts?: readonly string[];
  /** Index at which the reply ends besides, or −1 while it goes on. */
  endOf?: (text: string) => number;
  /** Told of every token as it comes. */
  onStep?: (step: TokenStep) => void;
  /** Asked before every token; true ends the reply with an `Interrupted` error. */
  interrupted?: () => boolean;
}

/** Thrown when a reply was broken off on request. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted');
    this.name = 'Interrupted';
  }
}

/** Index of the largest element; the first of equals. */
export function argMax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** Where the first stop text after the reply's first visible character begins, or the reply ends besides; −1 else. */
function endOfReply(text: string, { stopTexts = [], endOf = () => -1 }: GenerateLimits): number {
  const start = text.length - text.trimStart().length;
  const ends = [endOf(text), ...stopTexts.map((stop) => text.indexOf(stop, start))].filter((at) => at !== -1);
  return ends.length > 0 ? Math.min(...ends) : -1;
}

/** How many of the likeliest tokens are kept as text, to be looked at. */
const ALTERNATIVES = 8;

const builder = new SketchBuilder();

/**
 * Reply to a prompt, greedy unless told otherwise, with a sketch of the logits at every step.
 * @param prompt token ids, from the beginning of the sequence
 * @throws EngineError `context` when prompt and reply may not fit the model: a reply cut off by that would be no reply
 */
export async function generate(
  model: LanguageModel,
  prompt: readonly number[],
  limits: GenerateLimits
): Promise<Reply & { tokens: number[] }> {
  const { stopTokens, contextLength } = model.describe();
  // The last token of the reply is not computed further.
  assertRoomFor(prompt.length, limits.maxTokens - 1, contextLength);
  const { choose = argMax } = limits;
  const sequence = [...prompt];
  const tokens: number[] = [];
  const steps: TokenStep[] = [];
  let stop: Reply['stop'] = 'length';
  let text = '';
  while (tokens.length < limits.maxTokens) {
    if (limits.interrupted?.()) throw new Interrupted();
    const known = tokens.length === 0 ? limits.afterPrompt : undefined;
    const logits = known ?? (await model.logitsAfter(sequence));
    const id = choose(logits);
    if (stopTokens.includes(id)) {
      stop = 'end-of-turn';
      break;
    }
    const sketch = builder.build(logits, id);
    const longer = await model.detokenize([...tokens, id]);
    const end = endOfReply(longer, limits);
    if (end !== -1) {
      text = longer.slice(0, end);
      stop = 'stop-text';
      break;
    }
    text = longer;
    const [piece, ...alternatives] = await model.tokenTexts([id, ...sketch.topIds.slice(0, ALTERNATIVES)]);
    tokens.push(id);
    sequence.push(id);
    const step = { id, text: piece!, sketch, alternatives };
    steps.push(step);
    limits.onStep?.(step);
  }
  return { text, steps, stop, tokens };
}
