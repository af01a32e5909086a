import { logProbability } from '../engine/sketch/read';
import { defineMethod } from './define-method';
import { equivalenceOptions } from './equivalence/registry';
import { maxTokens } from './max-tokens';
import { askBySeveralPrompts } from './several-prompts';

const NAMES = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const framing = (title: string, text: string, completion: string) => ({
  title,
  text,
  completion,
  placeholders: ['question'] as const
});

/** One question in several framings: how sure it is of each answer, and whether they agree. */
export const paraphrases = defineMethod({
  id: 'paraphrases',
  title: 'It is asked in several words',
  plain:
    'The same question is asked in several framings. What it answers to most of them is graded; how sure it is of each is the length-normalised probability of that reply. Their mean is steadier than any one of them, and where they differ it is the wording that decides.',
  source: 'Jiang et al. 2023 (prompt ensembles); Xiong et al. 2024, on aggregating confidences',
  prompts: {
    first: framing('The bare question', '{question}', 'Question: {question}\nAnswer:'),
    second: framing('A polite request', 'Please answer this question: {question}', 'Q: {question}\nA:'),
    third: framing(
      'A wish to know',
      'I would like to know something. {question}',
      'A question and its answer.\n{question}\nAnswer:'
    ),
    fourth: framing('A quiz', 'Quiz question: {question}', 'Quiz question: {question}\nRight answer:'),
    fifth: framing(
      'With a wish for one sentence',
      '{question} Answer in one short sentence.',
      'Question: {question}\nShort answer in one sentence:'
    ),
    begin: { title: 'What each answer begins with', text: '', placeholders: [] }
  },
  options: {
    maxTokens,
    count: { kind: 'integer', title: 'How many framings are asked', initial: 5, least: 2, most: 5 },
    ...equivalenceOptions
  },
  leaves: ['prompts'],
  cost: 'a reply for each framing',
  usualFor: 'none',
  thorough: true,
  needsOptions: false,
  ask(asking) {
    const names = NAMES.slice(0, asking.arm.options.count as number);
    return askBySeveralPrompts(asking, names, async (_, { reply: { steps } }) => {
      // Nothing was written, so nothing was sure.
      if (steps.length === 0) return 0;
      const sum = steps.reduce((all, { sketch }) => all + logProbability(sketch, sketch.chosenLogit), 0);
      return Math.min(1, Math.exp(sum / steps.length));
    });
  }
});
