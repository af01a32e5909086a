import { EngineError } from './language-model';

/**
 * Makes sure that a sequence fits the model.
 * @param tokens those it has
 * @param further those of the reply that may come behind them
 * @param contextLength tokens the model holds
 * @throws EngineError `context` when they are more than it holds
 */
export function assertRoomFor(tokens: number, further: number, contextLength: number): void {
  if (tokens + further <= contextLength) return;
  const what =
    further > 0
      ? `The prompt has ${tokens} tokens and its reply up to ${further}`
      : `The prompt and reply have ${tokens} tokens`;
  throw new EngineError(
    'context',
    `${what}; this model holds ${contextLength}. Shorten the question or the reply.`
  );
}
