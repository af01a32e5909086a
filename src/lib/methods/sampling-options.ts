import type { OptionDefinition } from './define-method';

/** How replies are drawn, as a person sets it. */
export const samplingOptions = {
  count: { kind: 'integer', title: 'How many replies are drawn', initial: 10, least: 1, most: 100 },
  temperature: { kind: 'number', title: 'Temperature they are drawn at', initial: 1, least: 0, most: 5 },
  topP: {
    kind: 'number',
    title: 'Nucleus they are drawn from (top-p; 1 is all)',
    initial: 1,
    least: 0.01,
    most: 1
  }
} as const satisfies Record<string, OptionDefinition>;
