import type { Prepared, Session } from './session';

/** Digit logits after a forced beginning. */
export interface ForcedConfidence {
  /** The exact text the digits were read after. */
  prompt: string;
  /** Logits of 0–9, nats. */
  digitLogits: number[];
  promptTokens: number;
}

/**
 * Continues a reply with a forced beginning such as `Confidence: 0.` and reads the logits of the ten digits.
 * @throws Error when the model's vocabulary has no single token for some digit
 */
export async function forceConfidence(
  session: Session,
  prompt: Prepared,
  reply: { text: string; tokens: readonly number[] },
  beginning: string
): Promise<ForcedConfidence> {
  const { model } = session;
  const appended = await model.tokenize(beginning);
  const digits = await digitTokens(model);
  const logits = await model.logitsAfter([...prompt.tokens, ...reply.tokens, ...appended]);
  return {
    prompt: prompt.text + reply.text + beginning,
    digitLogits: digits.map((id) => logits[id]),
    promptTokens: appended.length
  };
}

async function digitTokens(model: Session['model']): Promise<number[]> {
  const ids: number[] = [];
  for (let digit = 0; digit <= 9; digit++) {
    const tokens = await model.tokenize(String(digit));
    if (tokens.length !== 1) throw new Error(`This model has no single token for the digit ${digit}`);
    ids.push(tokens[0]);
  }
  return ids;
}
