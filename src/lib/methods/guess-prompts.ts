import type { PromptDefinition } from './define-method';

/** How an answer begins, and how one that declined is asked for a guess. */
export const guessPrompts = {
  begin: { title: 'What the answer begins with', text: '', placeholders: [] },
  guess: {
    title: 'What it is asked after declining',
    text: 'If you had to answer all the same, what would be your best guess?',
    completion: '\nBest guess all the same:',
    placeholders: []
  },
  guessBegin: {
    title: 'What the guess begins with',
    text: 'My best guess is',
    completion: '',
    placeholders: []
  }
} as const satisfies Record<string, PromptDefinition>;
