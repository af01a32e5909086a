import type { LanguageModel } from '../engine/language-model';
import type { PromptForm } from '../methods/arm';
import type { Turn } from '../methods/calls';

/** A prompt before it is text: what a person and the assistant say. */
export interface PromptParts {
  form: PromptForm;
  user: string;
  /** What the assistant has already said. */
  assistant: string;
  /** What was said before, in the same conversation. */
  before: readonly Turn[];
}

/** A prompt as plain text to go on with: everything that was said, in a row. */
export function inARow({ user, assistant, before }: PromptParts): string {
  return before.map((turn) => turn.user + turn.assistant).join('') + user + assistant;
}

/** A prompt as a model gets it: through its chat template, or as plain text. @throws EngineError without a template */
export function promptText(
  model: Pick<LanguageModel, 'renderChat' | 'renderText'>,
  parts: PromptParts
): string {
  if (parts.form === 'completion') return model.renderText(inARow(parts));
  const messages = parts.before.flatMap((turn) => [
    { role: 'user' as const, content: turn.user },
    { role: 'assistant' as const, content: turn.assistant }
  ]);
  return model.renderChat([...messages, { role: 'user', content: parts.user }], parts.assistant);
}
