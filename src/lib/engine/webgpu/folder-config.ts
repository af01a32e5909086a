import { chatRenderer, type ChatRenderer } from '../chat-template';
import type { ChatConfig, MlcFolder, TokenizerConfig } from '../files/mlc-folder';

/** Longest sequence, as on the CPU engine. */
const CONTEXT = 2048;

/** A special token's text; empty where there is none. */
export function specialText(token: string | { content: string } | undefined): string {
  return typeof token === 'string' ? token : (token?.content ?? '');
}

/** The folder's chat template; nothing for a base model. */
export function templateOf({ chat_template }: TokenizerConfig): string | null | undefined {
  return Array.isArray(chat_template)
    ? chat_template.find(({ name }) => name === 'default')?.template
    : chat_template;
}

/** Renders chats as the folder's template says. @throws Error where there is none, when it is used */
export function rendererOf(config: TokenizerConfig): ChatRenderer {
  const { bos_token, eos_token } = config;
  return chatRenderer(templateOf(config), {
    bos_token: specialText(bos_token),
    eos_token: specialText(eos_token)
  });
}

/** Tokens that end a reply. */
export function stopTokensOf({ conv_template, eos_token_id }: ChatConfig): number[] {
  return [...new Set([...(conv_template?.stop_token_ids ?? []), ...[eos_token_id ?? []].flat()])];
}

/** Sequences as long as on the CPU engine, where the model allows it. */
export function contextOf({ config }: MlcFolder): number {
  return config.context_window_size > 0 ? Math.min(CONTEXT, config.context_window_size) : CONTEXT;
}
