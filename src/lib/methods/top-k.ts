import { gradeReply } from '../questions/grading';
import { askedScale } from './asked-scale';
import { defineMethod } from './define-method';
import { clustersOf } from './equivalence/clusters';
import { equivalenceIn, equivalenceOptions } from './equivalence/registry';
import { listedGuesses } from './listed-guesses';
import { fillIn } from './prompt-text';
import { linesEnd } from './reply-ends';

/** Several guesses in one reply, each with its probability. */
export const topK = defineMethod({
  id: 'top-k',
  title: 'It lists guesses with their probabilities',
  plain:
    'The model is asked for its best guesses, the likeliest first, and for the probability that each is right, all in one reply. Having to think of other answers makes large models less overconfident. The first guess is graded.',
  source: 'Tian et al. 2023 (Verb. 1S top-k); Xiong et al. 2024',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}\n\nGive your {count} best guesses, the likeliest first, and for each the probability that it is right, from 0.00 to 1.00. Write one guess a line, and nothing else, as "G1: <guess>; P1: <probability>".',
      completion:
        'Question: {question}\nThe {count} best guesses, the likeliest first, each with the probability that it is right, from 0.00 to 1.00, as "G1: <guess>; P1: <probability>":\n',
      placeholders: ['question', 'count']
    },
    // Words or a number in place of <guess> and <probability> are copied by small models, and then read.
    begin: { title: 'What the reply begins with', text: 'G1:', placeholders: [] }
  },
  options: {
    maxTokens: { kind: 'integer', title: 'Longest reply, in tokens', initial: 96, least: 1, most: 512 },
    count: { kind: 'integer', title: 'How many guesses are asked for', initial: 4, least: 1, most: 20 },
    ...equivalenceOptions
  },
  leaves: ['guesses'],
  cost: 'one longer reply',
  usualFor: 'none',
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { prompts, options, form } = arm;
    const asked = fillIn(prompts.question, question.text, [], { count: String(options.count) });
    const { id, reply } = await caller.generate(await caller.prompt(asked, prompts.begin), {
      maxTokens: options.maxTokens as number,
      stopTexts: linesEnd(form)
    });
    const guesses = listedGuesses(prompts.begin + reply.text, askedScale(prompts.question)).slice(
      0,
      options.count as number
    );
    const { maker, same } = equivalenceIn(asking);
    const texts = guesses.map(({ text }) => text);
    const answer = texts[0] ?? reply.text.trim();
    return {
      evidence: [
        {
          kind: 'guesses',
          call: id,
          texts,
          values: guesses.map(({ value }) => value),
          maker,
          clusters: await clustersOf(texts, same)
        }
      ],
      answer,
      verdict: gradeReply(answer, question)
    };
  }
});
