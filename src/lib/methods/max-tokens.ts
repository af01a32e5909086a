import type { OptionDefinition } from './define-method';

/** Longest reply. What has not ended by then is cut off. */
export const maxTokens: OptionDefinition = {
  kind: 'integer',
  title: 'Longest reply, in tokens',
  initial: 32,
  least: 1,
  most: 512
};
