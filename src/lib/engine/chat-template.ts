import { Template } from '@huggingface/jinja';
import { EngineError, type ChatMessage } from './language-model';

/** Writes chats as the text a model was trained on. */
export type ChatRenderer = (messages: readonly ChatMessage[], assistantPrefix?: string) => string;

/**
 * A renderer from a model's own template (Jinja, as in GGUF files and `tokenizer_config.json`). Without a template, a base
 * model has none, it refuses every chat with the reason.
 * @param template the template; empty where the model has none
 * @param values what the template may name besides the messages, such as `bos_token`
 * @throws EngineError when the template cannot be read
 */
export function chatRenderer(
  template: string | null | undefined,
  values: Record<string, unknown>
): ChatRenderer {
  if (!template) {
    return () => {
      throw new EngineError(
        'unsupported',
        'This model holds no chat template (a base model?), so it cannot be asked as a chat. Ask it in completion form, or choose an instruction-tuned ("Instruct", "Chat") version.'
      );
    };
  }
  const parsed = new Template(template);
  return (messages, assistantPrefix = '') =>
    parsed.render({
      ...values,
      messages: messages.map((message) => ({ ...message })),
      add_generation_prompt: true
    }) + assistantPrefix;
}
