import { argMax } from '../engine/generate';
import { defineMethod } from './define-method';
import { sumOf } from './option-scores';
import { optionsOf } from './options';
import { fillIn } from './prompt-text';

/** Log-probability of each option as the continuation of the answer, the options not shown. */
export const distractors = defineMethod({
  id: 'distractors',
  title: 'It chooses among options',
  plain:
    'The right answer is among plausible wrong ones. Each is scored by how likely the model is to write it as its answer; it chooses the likeliest. The options are not shown, so a model need not understand letters. Having the right answer among the options raises accuracy by itself.',
  source: 'the papers’ D; likelihood of continuations: Brown et al. 2020 §2.4; PMI: Holtzman et al. 2021',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}',
      completion: 'Question: {question}\nAnswer:',
      placeholders: ['question']
    },
    begin: {
      title: 'What the answer begins with, before an option',
      text: 'The answer is',
      completion: ' The answer is',
      placeholders: []
    },
    withoutQuestion: {
      title: 'What it is asked in place of the question, to see how likely an option is on its own',
      text: 'Answer the question.',
      completion: 'Answer:',
      placeholders: []
    }
  },
  options: {
    withoutQuestion: {
      kind: 'switch',
      title: 'Score the options without the question too (for PMI)',
      initial: true
    }
  },
  leaves: ['option-scores'],
  cost: 'each option read once after the question, and once without it; no reply',
  usualFor: 'every-model',
  needsOptions: true,
  async ask({ question, arm: { prompts, options }, seed, caller }) {
    const { texts, gold } = optionsOf(question, seed);
    const continuations = texts.map((text) => ` ${text}`);
    const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
    const { logProbs } = await caller.score(prompt, continuations);
    const alone = options.withoutQuestion
      ? await caller.score(await caller.prompt(prompts.withoutQuestion, prompts.begin), continuations)
      : null;
    const chosen = argMax(logProbs.map(sumOf));
    return {
      evidence: [
        {
          kind: 'option-scores',
          texts,
          gold,
          tokenLogProbs: logProbs,
          withoutQuestion: alone?.logProbs ?? null
        }
      ],
      answer: texts[chosen]!,
      verdict: { grade: chosen === gold ? 'right' : 'wrong', rule: 'option' }
    };
  }
});
