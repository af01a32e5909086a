import type { PromptText } from './prompt-text';
import type { ReadingId } from './trace';

const stated =
  'Then, on a new line, write how sure you are as "Confidence: 0.XX", from 0.00 (a guess) to 1.00 (certain).';

/**
 * The prompts a run starts with. The bare question is deliberate: below about one billion parameters, formats asked
 * for in words are not followed and short answers asked for make the model echo the question.
 */
export const defaultPrompts: Record<ReadingId, PromptText> = {
  answer: { user: '{question}' },
  forced: { user: '{question}', confidence: '\nConfidence: 0.' },
  free: { user: `{question}\n\nAnswer the question. ${stated}` },
  likelihood: { user: '{question}', assistant: 'The answer is' },
  letter: { user: '{question}\n\n{options}\n\nWhich option is right?', assistant: 'The right option is' },
  'stated-forced': {
    user: '{question}\n\n{options}\n\nWhich option is right?',
    confidence: '\nConfidence: 0.'
  },
  'stated-free': { user: `{question}\n\n{options}\n\nWhich option is right? ${stated}` }
};
