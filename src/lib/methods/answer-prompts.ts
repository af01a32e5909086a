import type { PromptDefinition } from './define-method';

/** The bare question, answered in the model's own words: what `direct` asks, so that the reply is shared with it. */
export const answerPrompts = {
  question: {
    title: 'What it is asked',
    text: '{question}',
    completion: 'Question: {question}\nAnswer:',
    placeholders: ['question']
  },
  begin: { title: 'What the answer begins with', text: '', placeholders: [] }
} as const satisfies Record<string, PromptDefinition>;

/** What a reply goes on with where a number is read from it. */
export const confidencePrompt = {
  title: 'How its reply continues, before the number',
  text: '\nConfidence: ',
  placeholders: []
} as const satisfies PromptDefinition;
