import { confidencePrompt } from './answer-prompts';
import { defineMethod } from './define-method';
import { equivalenceOptions } from './equivalence/registry';
import { forcedNumber } from './forced-number';
import { maxTokens } from './max-tokens';
import { expectedNumber } from './number-distribution';
import { askBySeveralPrompts } from './several-prompts';

const LEVELS = ['veryCautious', 'cautious', 'plain', 'confident', 'veryConfident'] as const;
const level = (title: string, wish: string) => ({
  title,
  text: `{question}${wish && `\n\n${wish}`}`,
  completion: `${wish && `${wish}\n\n`}Question: {question}\nAnswer:`,
  placeholders: ['question'] as const
});

/** One question under five wishes, from very cautious to very confident, aggregated as SteerConf does. */
export const steering = defineMethod({
  id: 'steering',
  title: 'It is told to be cautious, or confident',
  plain:
    'The same question is asked five times, the model being told to be very cautious, cautious, nothing, confident and very confident; each time it must state a number. The answer most of them give is graded; how sure it is falls where the answers or the numbers differ.',
  source: 'Zhou et al. 2025 (SteerConf); the forced number: Li et al. 2025',
  prompts: {
    veryCautious: level(
      'Very cautious',
      'Be very cautious: if you might be wrong, your confidence is very low.'
    ),
    cautious: level('Cautious', 'Be cautious: if you might be wrong, your confidence is low.'),
    plain: level('As it is', ''),
    confident: level('Confident', 'Be confident: unless you are surely wrong, your confidence is high.'),
    veryConfident: level(
      'Very confident',
      'Be very confident: unless you are surely wrong, your confidence is very high.'
    ),
    begin: { title: 'What each answer begins with', text: '', placeholders: [] },
    confidence: confidencePrompt
  },
  options: { maxTokens, ...equivalenceOptions },
  leaves: ['prompts'],
  cost: 'five replies, and twelve single steps for the digits of each',
  usualFor: 'none',
  needsOptions: false,
  ask(asking) {
    const { caller, arm } = asking;
    return askBySeveralPrompts(asking, LEVELS, async (prompt, call) => {
      const number = await forcedNumber(caller, await caller.continued(prompt, call, arm.prompts.confidence));
      const expected = expectedNumber(number);
      if (Number.isNaN(expected)) throw new RangeError('The logits of the digits are no distribution.');
      return expected;
    });
  }
});
